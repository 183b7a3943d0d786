from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.facts import CallFacts


@rule("print-instead-of-logging", "R9906", impact="runtime", when=("call:print",))
def check(app: App) -> Iterator[Report]:
    """A function of the app writes with `print`.

    What is printed has no level, no category and no invocation id; `logging.info(…)` goes to Application Insights
    with all of them. Source: the Azure Functions Python developer guide, "Logging and monitoring".

    ## Limits

    The first `print` of each function of the app; helpers are left alone, and `print(…, file=…)`.
    """
    from funclint.calls.call_graph import graph_of
    from funclint.rules.runtime._handlers import handlers

    graph = graph_of(app)
    for function, scope in handlers(app):
        if graph.target(scope, "print") != "builtins.print":
            continue
        printed = next((call for call in scope.calls if call.callee == "print" and not _goes_elsewhere(call)), None)
        if printed is not None:
            yield Report(
                scope.span(printed.position),
                f"`{function.python_name}()` uses `print`: the line has no level, and is not found with the invocation",
                help="write `logging.info(…)`",
                function=function.name,
            )


def _goes_elsewhere(call: CallFacts) -> bool:
    return any(name in ("file", None) for name, _, _ in call.keywords)
