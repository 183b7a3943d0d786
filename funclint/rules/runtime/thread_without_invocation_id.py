from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import CallGraph, Scope
    from funclint.index.facts import CallFacts

EXECUTORS = ("concurrent.futures.ThreadPoolExecutor()", "concurrent.futures.thread.ThreadPoolExecutor()")


@rule(
    "thread-without-invocation-id",
    "W9904",
    impact="runtime",
    when=("call:Thread", "call:submit", "call:map", "call:run_in_executor"),
)
def check(app: App) -> Iterator[Report]:
    """A new thread runs a function that logs, and is not told which invocation it belongs to.

    The worker knows by a thread-local value to which invocation a log line belongs. In a thread that the app starts it
    is empty: the lines do not appear with the invocation's in Application Insights. The thread must set
    `context.thread_local_storage.invocation_id = context.invocation_id` before it logs.
    Source: the Azure Functions Python developer guide, "Logging from background threads".

    ## Limits

    Only functions of the app that are named as the target. Silent where anything that the thread runs mentions
    `thread_local_storage` or `invocation_id`, for executors with an initializer, and for `asyncio.to_thread`.
    """
    from funclint.calls.call_graph import Scope, graph_of
    from funclint.rules.runtime._handlers import handlers, reached

    graph = graph_of(app)

    def judge(scope: Scope, call: CallFacts, target: Any) -> Scope | None:
        runs = _what_runs(call, target)
        if runs is None or runs[0] != "name":
            return None
        if _has_initializer(scope):
            return None
        started = graph.target(scope, runs[1])
        return started if isinstance(started, Scope) and _logs(graph, started) else None

    names = {scope: function.name for function, scope in handlers(app)}
    for scope, call, started in reached(app, judge):
        yield Report(
            scope.span(call.position),
            f"`{started.name}()` logs in a thread of its own, which has no invocation id: its lines are not found"
            " with the invocation",
            help=(
                "pass `context` on, and begin with `context.thread_local_storage.invocation_id = context.invocation_id`"
            ),
            function=names.get(scope),
        )


def _what_runs(call: CallFacts, target: Any) -> Any:
    """The expression of the function that a new thread will run."""
    if target == "threading.Thread":
        named = next((value for name, value, _ in call.keywords if name == "target"), None)
        return named if named is not None else (call.arguments[1] if len(call.arguments) > 1 else None)
    if not isinstance(target, str):
        return None
    owner, _, last = target.rpartition(".")
    if last in ("submit", "map") and owner in EXECUTORS:
        return call.arguments[0] if call.arguments else None
    if last == "run_in_executor" and owner.startswith("asyncio."):
        return call.arguments[1] if len(call.arguments) > 1 else None
    return None


def _has_initializer(scope: Scope) -> bool:
    return any(name == "initializer" for call in scope.calls for name, _, _ in call.keywords)


def _logs(graph: CallGraph, start: Scope) -> bool:
    """Whether a thread's function, or what it calls, logs, and nothing of that knows of invocations."""
    from funclint.calls.call_search import Search
    from funclint.calls.durable_code import LOG_METHODS

    def judge(scope: Scope, call: CallFacts, target: Any) -> bool | None:
        is_logging = (
            isinstance(target, str) and target.startswith("logging.") and target.rpartition(".")[2] in LOG_METHODS
        )
        return True if is_logging else None

    search = Search(graph, [start], judge, lambda scope, call, target: True)
    if any(scope.body.marks for scope in search.direct):
        return False
    return any(search.direct.values())
