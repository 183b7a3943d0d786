"""What the two rules about determinism share: where orchestrators, and what they call, do what a replay does not"
" repeat."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.calls.call_graph import graph_of
from funclint.calls.call_search import Search
from funclint.calls.durable_code import assignments_in, is_inside, orchestrators, reads_in, unreplayed
from funclint.data.nondeterminism_table import POSSIBLY, SEEDS, replacement_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.calls.call_search import Trail
    from funclint.calls.durable_code import Orchestrator
    from funclint.index.facts import CallFacts
    from funclint.index.values import Position


def found_in(app: App) -> Iterator[tuple[Orchestrator, Trail]]:
    """Each orchestrator with each way to a call that is not repeated by a replay. The verdict of a trail is
    (is certain, what to use instead or what is wrong)."""
    known = list(orchestrators(app))
    if not known:
        return
    starts = {one.scope for one in known}
    harmless: dict[Scope, list[Position]] = {}
    seeded: dict[Scope, bool] = {}

    def judge(scope: Scope, call: CallFacts, target: Any) -> tuple[bool, str] | None:
        if not isinstance(target, str):
            return None
        replacement = replacement_of(target)
        reason = POSSIBLY.get(target) if replacement is None and scope in starts else None
        if replacement is None and reason is None:
            return None
        if scope not in harmless:
            harmless[scope] = _harmless(app, scope)
            graph = graph_of(app)
            seeded[scope] = any(graph.target(scope, other.callee) in SEEDS for other in scope.calls)
        if is_inside(call.position, harmless[scope]) or ("random" in target and seeded[scope]):
            return None
        return (True, replacement) if replacement is not None else (False, reason or "")

    search = Search(graph_of(app), [one.scope for one in known], judge, runs)
    for one in known:
        for trail in search.trails(one.scope):
            yield one, trail


def runs(scope: Scope, call: CallFacts, target: Scope) -> bool:
    """Whether a call runs a function's code: that of a generator only runs where it is gone through."""
    return not target.facts.is_async and (not target.body.is_generator or call.context in ("yield from", "return"))


def _harmless(app: App, scope: Scope) -> list[Position]:
    """The parts of a function where other values do no harm: what a replay skips or only logs, and assignments of
    names that are only used there."""
    spans = unreplayed(app, scope)
    flow = scope.body.flow
    if flow is None or scope.nested:
        return spans
    reads = reads_in(flow)
    assigned = assignments_in(flow)
    names = {name for name, _ in assigned} - set(scope.body.global_names)
    while True:
        places = spans + [place for name, place in assigned if name in names]
        kept = {name for name in names if all(is_inside(place, places) for place in reads.get(name, ()))}
        if kept == names:
            return places
        names = kept
