from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Related, Report, Span
from funclint.rule import rule
from funclint.rules.bindings._signature import checked
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.modules import Module

NAMES = ("unbound-name-at-import", "unknown-azure-functions-name", "unresolved-app-import")
"""What goes wrong when a name is looked up."""


@rule(
    "unresolvable-annotation",
    "E9212",
    impact="app",
    when=("unresolvable", "failure:unresolvable-annotation"),
    refused_by="worker",
)
def check(app: App) -> Iterator[Report]:
    """An annotation names something that is not there when the worker looks it up.

    The worker calls `typing.get_type_hints` on each function, which evaluates every annotation, also of what no binding
    needs. A name that is misspelt, or imported only under `if TYPE_CHECKING:`, raises a NameError there, and none of
    the app's functions loads. Without `from __future__ import annotations`, an annotation that is not in quotes is
    evaluated with the `def` and fails while the module is imported.

    ## Limits
    The worker does not look at orchestrators and entities, nor at the annotation of a durable client.
    """
    at_import = app.index.failures_of("unresolvable-annotation")
    for failure in at_import:
        yield _report(
            app, failure.span, failure.details["name"], f"an annotation of `{failure.details['function']}()`", None
        )
    for function in checked(app):
        if function.notes.get("handle") or function.notes.get("own_parameters"):
            continue
        for parameter, span, failure in function.notes.get("unresolvable", ()):
            python_name, name = function.python_name, failure.details.get("name")
            where = "the return annotation" if parameter == "return" else f"the annotation of `{parameter}`"
            if failure.kind == "annotation-syntax":
                yield Report(
                    span,
                    f"{where} of `{python_name}()`, `{name}`, is not a Python expression: {NOTHING_LOADS}",
                    help="write an expression, or leave the annotation out",
                    function=function.name,
                )
            elif failure.kind in NAMES and not any(_holds(span, other.span) for other in at_import):
                report = _report(app, span, name, f"{where} of `{python_name}()`", function.name)
                owner = failure.details.get("owner")
                near = app.index.library.near(owner, name) if isinstance(owner, str) else None
                yield report._replace(help=f"did you mean `{near}`?") if near else report


def _holds(outer: Span, inner: Span) -> bool:
    """Whether one place is inside another."""
    return outer.path == inner.path and outer[1:3] <= inner[1:3] and inner[3:] <= outer[3:]


def _report(app: App, span: Span, name: Any, where: str, function: str | None) -> Report:
    module = next((module for module in app.index.modules if module.path == span.path), None)
    place = _import_for_type_checkers(module, str(name)) if module is not None else None
    why = "cannot be resolved" if place is None else "is imported only under `if TYPE_CHECKING:`"
    return Report(
        span,
        f"`{name}` in {where} {why}: {NOTHING_LOADS}",
        help="import or define it in the module" if place is None else "import it outside of `if TYPE_CHECKING:`",
        function=function,
        related=(Related(place, "imported for type checkers only"),) if place is not None else (),
    )


def _import_for_type_checkers(module: Module, name: str) -> Span | None:
    """Where the module imports a name under `if TYPE_CHECKING:`."""
    for statement in module.facts.code:
        if statement[0] != "if" or "TYPE_CHECKING" not in (statement[1][1], statement[1][-2]):
            continue
        for inner in statement[2]:
            names = inner[1] if inner[0] == "import" else inner[2] if inner[0] == "from" else ()
            if any((alias or imported.partition(".")[0]) == name for imported, alias in names):
                return module.span(inner[-1])
    return None
