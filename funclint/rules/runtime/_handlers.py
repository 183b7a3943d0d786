"""What rules about running code share: the handlers with their scopes, and what they reach."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.calls.call_graph import Scope, graph_of
from funclint.calls.call_search import Search

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from funclint.app import App
    from funclint.calls.call_search import Trail
    from funclint.index.facts import CallFacts
    from funclint.index.model import Function


def handlers(app: App, only_async: bool = False) -> Iterator[tuple[Function, Scope]]:
    """The app's functions whose own code is what runs; with `only_async` those that are `async def`."""
    graph = graph_of(app)
    for function in app.index.functions:
        if function.notes.get("failed") or (only_async and (function.facts is None or not function.facts.is_async)):
            continue
        scope = graph.scope_of(function)
        if scope is not None:
            yield function, scope


def found_in(
    app: App,
    judge: Callable[[Scope, CallFacts, Any], Any],
    only_async: bool = False,
    follow: Callable[[Scope, CallFacts, Scope], bool] | None = None,
    last_names: frozenset[str] | None = None,
) -> Iterator[tuple[Function, Scope, Trail]]:
    """Each handler with each way from it to a call that `judge` objects to."""
    known = list(handlers(app, only_async))
    if not known:
        return
    search = Search(graph_of(app), [scope for _, scope in known], judge, follow or runs_at_once, last_names)
    for function, scope in known:
        for trail in search.trails(scope):
            yield function, scope, trail


def reached(app: App, judge: Callable[[Scope, CallFacts, Any], Any]) -> Iterator[tuple[Scope, CallFacts, Any]]:
    """Every call that `judge` objects to in handlers and what they call, once each."""
    search = Search(graph_of(app), [scope for _, scope in handlers(app)], judge, runs_at_once)
    for scope, found in search.direct.items():
        for call, verdict in found:
            yield scope, call, verdict


def runs_at_once(scope: Scope, call: CallFacts, target: Scope) -> bool:
    """Whether a call runs the function's code, here or on the same event loop: calling a generator runs none of it."""
    return not target.body.is_generator
