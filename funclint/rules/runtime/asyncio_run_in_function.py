from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.index.facts import CallFacts

RUNS = frozenset(
    "asyncio.run asyncio.Runner().run asyncio.get_event_loop().run_until_complete"
    " asyncio.new_event_loop().run_until_complete "
    "asyncio.get_running_loop().run_until_complete asyncio.get_event_loop().run_forever".split()
)

ASKS = frozenset(("get_running_loop", "is_running", "_get_running_loop", "set_event_loop_policy"))
"""Calls by which a function finds out whether a loop runs already."""


@rule(
    "asyncio-run-in-function",
    "E9903",
    impact="runtime",
    when=("call:run", "call:run_until_complete", "call:run_forever"),
)
def check(app: App) -> Iterator[Report]:
    """An `async def` function starts an event loop, where one runs already.

    The worker runs `async def` functions on its own loop, and Python refuses a second one in the same thread:
    "asyncio.run() cannot be called from a running event loop". A plain `def` function runs in a thread without a loop
    and may do so.

    ## Limits

    In the function itself or in what it certainly calls. Silent where the code asks first whether a loop runs, and
    where `nest_asyncio` is imported.
    """
    if not any(function.is_async for function in app.index.functions) or app.index.imports("nest_asyncio"):
        return
    from funclint.calls.call_search import shown
    from funclint.rules.runtime._handlers import found_in, runs_at_once

    def asks(scope: Scope) -> bool:
        return any(call.callee.rpartition(".")[2] in ASKS for call in scope.calls)

    def judge(scope: Scope, call: CallFacts, target: Any) -> str | None:
        return target if isinstance(target, str) and target in RUNS and not asks(scope) else None

    for function, scope, trail in found_in(
        app, judge, True, lambda scope, call, target: runs_at_once(scope, call, target) and not asks(scope)
    ):
        call, last = trail.steps[0][1], trail.steps[-1][1]
        way = "" if len(trail.steps) == 1 else f" comes to `{shown(last)}()`, which"
        yield Report(
            scope.span(call.position),
            f"`{shown(call)}()`{way} starts an event loop where one runs already: the call raises `RuntimeError`",
            help="`await` the coroutine instead",
            function=function.name,
            related=trail.related(),
        )
