from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.index.facts import FunctionFacts
    from funclint.index.model import Function
    from funclint.index.objects import Frame

LIBRARY = frozenset(
    ("asyncio.sleep", "asyncio.to_thread", "asyncio.wait_for", "asyncio.wait", "asyncio.open_connection")
)
"""Coroutines of the standard library."""


@rule("unawaited-coroutine", "E9902", impact="runtime", when=("functions",))
def check(app: App) -> Iterator[Report]:
    """An `async def` function is called and what it gives is dropped without `await`.

    Calling a coroutine function runs none of its code; it makes a coroutine that somebody must await. Python only
    warns "coroutine … was never awaited" when the object is thrown away. A plain `def` handler that returns the
    coroutine hands the object itself to the worker, which cannot make a response of it.

    ## Limits

    Only `async def` functions of the app without decorators, and a few of `asyncio`, where the result is dropped, or
    returned by a plain `def` handler with a `$return` output. What is kept in a name is not followed.
    """
    candidates = list(_candidates(app))
    if not candidates:
        return
    from funclint.calls.call_graph import graph_of
    from funclint.calls.call_search import shown
    from funclint.rules.runtime._handlers import handlers

    graph = graph_of(app)
    known = {scope: function for function, scope in handlers(app)}
    for facts, frame in candidates:
        scope = graph.scope(facts, frame, None, None)
        function = known.get(scope)
        for call in scope.calls:
            if call.deferred or call.context not in ("expression", "return"):
                continue
            target = graph.target(scope, call.callee)
            if not (target in LIBRARY if isinstance(target, str) else _is_coroutine(target)):
                continue
            if call.context == "return" and (function is None or not _must_answer(function, scope)):
                continue
            text = shown(call)
            happens = (
                "none of its code runs"
                if call.context == "expression"
                else "the worker gets a coroutine object and the call fails"
            )
            own = f"make `{scope.name}()` an `async def` and await it"
            yield Report(
                scope.span(call.position),
                f"`{text}()` is a coroutine and is not awaited: {happens}",
                help=f"write `await {text}(…)`" if scope.facts.is_async else own,
                function=function.name if function else None,
            )


def _candidates(app: App) -> Iterator[tuple[FunctionFacts, Frame]]:
    """The functions that drop or return the result of a call by a name that a coroutine function has."""
    functions = app.index.outcome.functions
    names = {name.rpartition(".")[2] for name in LIBRARY}
    for function in functions:
        nested = function.facts.body.functions
        names.update(inner[1] for inner in (function.facts.statement, *nested) if inner[2])
    for function in functions:
        if any(callee.rpartition(".")[2] in names for callee in function.facts.body.dropped):
            yield function.facts, function.frame


def _must_answer(function: Function, scope: Scope) -> bool:
    """Whether the worker makes an output of what a function returns, and does not await it."""
    if scope.facts.is_async or scope.body.is_generator or function.notes.get("handle"):
        return False
    return any(binding.name == "$return" for binding in function.bindings)


def _is_coroutine(target: Any) -> bool:
    from funclint.calls.call_graph import Scope

    return isinstance(target, Scope) and target.facts.is_async and not target.body.is_generator
