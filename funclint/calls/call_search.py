"""Finds calls in functions and in the functions of the app that they call, with the way to them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.calls.call_graph import Scope
from funclint.index.facts import CallFacts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from funclint.calls.call_graph import CallGraph
    from funclint.findings import Related

MAXIMUM_SCOPES = 20_000
"""Functions that one search looks at; what is beyond is not looked at."""

MAXIMUM_CALLS = 3_000
"""A function with more calls is generated code and is not looked into."""

MAXIMUM_SHOWN = 6


class Trail:
    """How a function comes to a call: `steps` are (scope, call in it), the last one is the call itself.

    `verdict` is what the judge said of it.
    """

    __slots__ = ("steps", "verdict")

    def __init__(self, steps: tuple[tuple[Scope, CallFacts], ...], verdict: Any) -> None:
        self.steps = steps
        self.verdict = verdict

    def related(self) -> tuple[Related, ...]:
        """The steps after the first one, to be shown beside it."""
        from funclint.findings import Related

        return tuple(
            Related(scope.span(call.position), f"`{scope.name}()` calls `{shown(call)}()`")
            for scope, call in self.steps[1 : MAXIMUM_SHOWN + 1]
        )


def shown(call: CallFacts) -> str:
    """The text of what is called, without the brackets of the call itself."""
    return call.callee.replace("()", "(…)").replace("[]", "[…]")


class Search:
    """Finds calls that `judge` objects to (it gives anything but None), in functions and in what they call.

    `follow` says whether a call of one of the app's functions is followed. All functions that can be reached are looked
    at once, then what was found travels back to its callers; cycles do no harm. With `last_names` methods and module
    functions with other last names are left out, which is quicker.
    """

    def __init__(
        self,
        graph: CallGraph,
        starts: Iterable[Scope],
        judge: Callable[[Scope, CallFacts, Any], Any],
        follow: Callable[[Scope, CallFacts, Scope], bool],
        last_names: frozenset[str] | None = None,
    ) -> None:
        self.direct: dict[Scope, list[tuple[CallFacts, Any]]] = {}
        self.edges: dict[Scope, list[tuple[CallFacts, Scope]]] = {}
        self._next: dict[Scope, tuple[CallFacts, Scope | None, Any]] = {}
        callers: dict[Scope, list[tuple[CallFacts, Scope]]] = {}
        own_names = graph.own_names
        waiting = list(dict.fromkeys(starts))
        while waiting and len(self.direct) < MAXIMUM_SCOPES:
            scope = waiting.pop()
            if scope in self.direct:
                continue
            found, edges = self.direct.setdefault(scope, []), self.edges.setdefault(scope, [])
            if last_names is not None and not _may_matter(graph, scope, last_names):
                continue
            raw_calls = scope.body.raw_calls
            if len(raw_calls) > MAXIMUM_CALLS:
                note = f"`{scope.facts.name}()` makes {len(raw_calls)} calls: what it calls is not looked into"
                if note not in graph.notes:
                    graph.notes.append(note)
            for raw in raw_calls if len(raw_calls) <= MAXIMUM_CALLS else ():
                owner, _, last = raw[0].rpartition(".")
                if raw[2] or (owner and last_names is not None and last not in last_names and last not in own_names):
                    continue  # deferred, or certainly of no interest
                call = CallFacts(*raw)
                target = graph.target(scope, call.callee)
                verdict = judge(scope, call, target)
                if verdict is not None:
                    found.append((call, verdict))
                elif isinstance(target, Scope) and follow(scope, call, target):
                    edges.append((call, target))
                    callers.setdefault(target, []).append((call, scope))
                    waiting.append(target)
        if waiting:
            graph.notes.append(f"more than {MAXIMUM_SCOPES} functions call each other: the rest is not searched")
        self._spread(callers)

    def _spread(self, callers: dict[Scope, list[tuple[CallFacts, Scope]]]) -> None:
        """Tell each function the shortest way to what is objected to."""
        level = [scope for scope, found in self.direct.items() if found]
        for scope in level:
            call, verdict = self.direct[scope][0]
            self._next[scope] = (call, None, verdict)
        while level:
            above = []
            for scope in level:
                verdict = self._next[scope][2]
                for call, caller in callers.get(scope, ()):
                    if caller not in self._next:
                        self._next[caller] = (call, scope, verdict)
                        above.append(caller)
            level = above

    def reached_from(self, start: Scope) -> Iterator[Scope]:
        """A function and all that it calls, directly or not, each once."""
        seen = {start}
        waiting = [start]
        while waiting:
            scope = waiting.pop()
            yield scope
            for _, target in self.edges.get(scope, ()):
                if target not in seen:
                    seen.add(target)
                    waiting.append(target)

    def trails(self, start: Scope) -> list[Trail]:
        """What is objected to in a function itself, then what is in functions that it calls, in the order of the"
        " text."""
        found = [Trail(((start, call),), verdict) for call, verdict in self.direct.get(start, ())]
        seen = set()
        for call, target in self.edges.get(start, ()):
            if target in self._next and target not in seen:
                seen.add(target)
                found.append(self._trail(start, call, target))
        return found

    def _trail(self, start: Scope, call: CallFacts, target: Scope) -> Trail:
        steps = [(start, call)]
        scope: Scope | None = target
        verdict = None
        while scope is not None:
            call, following, verdict = self._next[scope]
            steps.append((scope, call))
            scope = following
        return Trail(tuple(steps), verdict)


def _may_matter(graph: CallGraph, scope: Scope, last_names: frozenset[str]) -> bool:
    """Whether a function calls one of the app's functions or something with one of these last names.

    Says so without the details of the body, which need not be unpacked then.
    """
    for callee in scope.body.callees:
        owner, _, last = callee.rpartition(".")
        if last in last_names or last in graph.own_names:
            return True
        if not owner:  # an import may have given it another name
            target = graph.target(scope, callee)
            if isinstance(target, Scope) or (isinstance(target, str) and target.rpartition(".")[2] in last_names):
                return True
    return False
