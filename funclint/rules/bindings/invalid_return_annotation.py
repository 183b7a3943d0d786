from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.refusals import HTTP_EXTENSION
from funclint.rule import rule
from funclint.rules.bindings._annotations import refused, without_none
from funclint.rules.bindings._signature import checked, name_span
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "invalid-return-annotation",
    "E9215",
    impact="app",
    when=("refusal:invalid-return-annotation", "return:IN"),
    refused_by="worker",
    fixable=True,
)
def check(app: App) -> Iterator[Report]:
    """A return annotation that the `$return` binding does not accept.

    Every `@app.route` function has an HTTP output `$return`. `-> None`, `-> dict`, `-> Optional[func.HttpResponse]` or
    `-> func.Out[…]` on it makes the worker refuse the whole app: it takes `func.HttpResponse`, `str`, or no annotation.
    Outputs with `arg_name="$return"` take the classes of their binding, never unions and lists. An input cannot have
    the name `$return` at all.

    ## Limits
    Functions without `$return` may have any return annotation, and so may those of activities, MCP tools and other
    triggers whose result the worker sends on by itself. Silent where an annotation cannot be resolved.
    """
    for entry in refused(app, "invalid-return-annotation"):
        advice = "leave the annotation out, or use a class that the output takes"
        if entry.binding.type == "http" and not app.index.imports(HTTP_EXTENSION):
            advice = "write `-> func.HttpResponse` or `-> str`, or leave the annotation out"
        yield Report(
            entry.span,
            f"`{entry.function.python_name}()` is annotated `-> {entry.text}`, which its `{entry.binding.type}` output "
            f"does not accept: {NOTHING_LOADS}",
            help=advice,
            function=entry.function.name,
            fix=without_none(app, entry, safe=False),
        )
    for function in checked(app):
        for binding in function.bindings:
            if binding.name == "$return" and binding.direction == "IN":
                what = f"`@{binding.decorator}`" if binding.decorator else f"the `{binding.type}` binding"
                yield Report(
                    name_span(binding),
                    f"{what} of `{function.python_name}()` is an input, but named `$return`: {NOTHING_LOADS}",
                    help="give the input the name of a parameter",
                    function=function.name,
                )
