from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.index.facts import CallFacts


@rule("blocking-call-in-async-function", "W9901", impact="runtime", when=("async",))
def check(app: App) -> Iterator[Report]:
    """An `async def` function waits in a call that blocks the worker's event loop.

    All `async def` functions of a worker process share one event loop. While one of them sits in `requests.get(…)`,
    `time.sleep(…)` or a synchronous Azure SDK client, no other invocation moves, and neither does the worker's talk
    with the host. A plain `def` function runs in a thread of its own and may block. Source:
    learn.microsoft.com/azure/azure-functions/python-scale-performance-reference.

    ## Limits

    Calls known to block, in the function itself or in what it certainly calls. What is handed to `asyncio.to_thread` or
    an executor is not called there; lambdas are not looked into.
    """
    if not any(function.facts is not None and function.facts.is_async for function in app.index.functions):
        return
    from funclint.data.blocking_calls_table import last_names, replacement_of
    from funclint.rules.runtime._imports import imported_names

    names = last_names(imported_names(app))
    if app.signals.isdisjoint([f"call:{name}" for name in names]):
        return
    from funclint.calls.call_search import shown
    from funclint.rules.runtime._handlers import found_in

    def judge(scope: Scope, call: CallFacts, target: Any) -> str | None:
        if not isinstance(target, str) or call.context == "await":
            return None
        if target == "time.sleep" and call.arguments and call.arguments[0][:2] == ("const", 0):
            return None
        return replacement_of(target)

    for function, scope, trail in found_in(app, judge, only_async=True, last_names=names):
        call, last = trail.steps[0][1], trail.steps[-1][1]
        way = "" if len(trail.steps) == 1 else f", which comes to `{shown(last)}()`,"
        yield Report(
            scope.span(call.position),
            f"`{shown(call)}()`{way} blocks the event loop: until it is done no other async function of the worker"
            " moves",
            help=f"use {trail.verdict}, `await asyncio.to_thread(…)`, or make `{function.python_name}()` a plain `def`",
            function=function.name,
            related=trail.related(),
        )
