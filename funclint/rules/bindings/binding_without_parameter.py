from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, is_plain, name_span, pairs, placeholders, sides
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Binding


@rule("binding-without-parameter", "E9202", impact="app", when=("mismatch",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A binding whose name is no parameter of the function.

    A parameter must take every binding but `$return`; else the worker refuses the whole app: "the following parameters
    are declared as bindings but are not present in Python" (`Registry` of azure-functions-runtime). `@app.route` binds
    `req` unless `trigger_arg_name` says otherwise.

    ## Limits
    Where a parameter without a binding is probably meant, `parameter-without-binding` names both sides. A function with
    `*args` or `**kwargs` is left to `variadic-parameter`, one that takes a part of the route instead of the request to
    `route-parameter-as-argument`, and bindings above `mcp_tool` to `mcp-tool-parameters`.
    """
    for function in checked(app):
        found = sides(function)
        if found is None or function.notes.get("own_parameters") or not all(map(is_plain, found.parameters)):
            continue
        routes = placeholders(function)
        unfilled = [p for p in found.parameters if p.name not in routes]
        instead_of_request = len(unfilled) < len(found.parameters)
        known = [binding for _, binding in pairs(unfilled, found.bindings)]
        for binding in found.bindings:
            if binding in known or (binding.is_trigger and instead_of_request):
                continue
            yield Report(
                name_span(binding),
                f"{_subject(binding)} of `{function.python_name}()` binds `{binding.name}`, but "
                f"`{function.python_name}()` has no such parameter: {NOTHING_LOADS}",
                help=_help(binding),
                function=function.name,
                related=(Related(function.span, "the function"),),
            )


def _help(binding: Binding) -> str:
    if binding.is_trigger:
        return f"add the parameter `{binding.name}`"
    if binding.decorator == "route":
        return f"add `{binding.name}: func.Out[func.HttpResponse]`, or remove `binding_arg_name` to return the response"
    return f"add the parameter `{binding.name}`, or remove the binding"


def _subject(binding: Binding) -> str:
    if binding.is_trigger:
        return "the trigger"
    return f"`@{binding.decorator}`" if binding.decorator else f"the `{binding.type}` binding"
