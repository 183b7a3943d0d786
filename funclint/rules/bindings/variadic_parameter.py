from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, is_plain, sides
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("variadic-parameter", "E9204", impact="app", when=("mismatch",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A function of the app takes `*args` or `**kwargs`.

    The worker takes them for parameters of the names `args` and `kwargs`, which no binding fills, and refuses the whole
    app: "declared in Python but not in the function definition" (`Registry` of azure-functions-runtime).

    ## Limits
    `*args, **kwargs` of a decorator's wrapper without `functools.wraps` is `decorator-hides-signature`.
    """
    for function in checked(app):
        found = sides(function)
        for parameter in found.parameters if found is not None else ():
            if not is_plain(parameter):
                stars = "*" if parameter.kind == "var-positional" else "**"
                yield Report(
                    parameter.span,
                    f"`{function.python_name}()` takes `{stars}{parameter.name}`, which counts as a parameter that no "
                    f"binding fills: {NOTHING_LOADS}",
                    help="write one parameter for each binding, with the binding's name",
                    function=function.name,
                )
