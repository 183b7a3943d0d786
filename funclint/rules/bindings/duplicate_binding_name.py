from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, name_span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.model import Binding, Function


@rule("duplicate-binding-name", "E9206", impact="function", when=("same-binding-name",), refused_by="host")
def check(app: App) -> Iterator[Report]:
    """Two bindings of one function have the same name.

    The host compares the names without regard to case, also two `$return`, and drops the function: "Multiple bindings
    with name '…' discovered. Binding names must be unique" (WorkerFunctionMetadataProvider.cs of azure-functions-host).
    `@app.route` always brings an HTTP output `$return` with it.

    ## Limits
    Of several triggers on one function, only `multiple-triggers` speaks.
    """
    for function in checked(app):
        seen: dict[str, Binding] = {}
        triggers: set[Span] | None = None
        for binding in function.bindings:
            if binding.name is None:
                continue
            first = seen.setdefault(binding.name.lower(), binding)
            if first is binding:
                continue
            if triggers is None:  # to know places may take a look at the text
                triggers = {one.span for one in function.bindings if one.is_trigger}
            if first.span == binding.span or first.span not in triggers or binding.span not in triggers:
                yield _report(function, *sorted((first, binding), key=name_span))


def _report(function: Function, first: Binding, second: Binding) -> Report:
    implied = next((one for one in (first, second) if one.decorator == "route"), None)
    if second is implied:
        first, second = second, first
    if second.name == "$return":
        what = "two outputs `$return`" + (", one of which `@route` brings" if implied else "")
        advice = "write the value through an output with a parameter of its own: `arg_name` and `func.Out[str]`"
    else:
        other = "" if first.name == second.name else f" and `{first.name}` (case does not count)"
        what = f"two bindings named `{second.name}`{other}"
        advice = "give one of them another name"
    return Report(
        name_span(second),
        f"`{function.python_name}()` has {what}: the host does not load `{function.label}`",
        help=advice,
        function=function.name,
        related=(Related(name_span(first), "the other one"),),
    )
