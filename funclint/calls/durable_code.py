"""What rules about orchestrators share: which functions they are, what is theirs to replay, and who is registered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.calls.call_graph import Parameter, Scope, graph_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.facts import CallFacts, Statement
    from funclint.index.model import Function
    from funclint.index.values import Position

LOG_METHODS = frozenset("debug info warning warn error exception critical log".split())

TASKS = frozenset(
    "call_activity call_activity_with_retry call_sub_orchestrator call_sub_orchestrator_with_retry call_entity"
    " call_http "
    "create_timer wait_for_external_event task_all task_any".split()
)
"""Methods of an orchestrator's context that give a task."""


class Orchestrator(NamedTuple):
    """An orchestrator: the function, its scope and the name of its context parameter."""

    function: Function
    scope: Scope
    context: str


def orchestrators(app: App) -> Iterator[Orchestrator]:
    """The app's orchestrators whose own code is what runs."""
    graph = graph_of(app)
    for function in app.index.functions:
        if function.notes.get("handle") == "orchestrator" and not function.notes.get("failed"):
            scope = graph.scope_of(function)
            if scope is not None and scope.parameters:
                yield Orchestrator(function, scope, scope.parameters[0])


def is_logging(call: CallFacts, target: Any) -> bool:
    """Whether a call only tells somebody something: what its arguments are does not matter to a replay."""
    if isinstance(target, str) and (target.startswith("logging.") or target == "builtins.print"):
        return True
    owner, _, last = call.callee.rpartition(".")
    return (last in LOG_METHODS and "log" in owner.lower()) or last == "set_custom_status"


def unreplayed(app: App, scope: Scope) -> list[Position]:
    """The parts of a function in which it does no harm that a replay gives other values: what is done under a
    condition on `is_replaying`, and arguments of logging calls."""
    graph = graph_of(app)
    spans = [call.position for call in scope.calls if is_logging(call, graph.target(scope, call.callee))]
    if scope.body.flow is not None:
        for statement in scope.body.flow:
            _guarded(statement, spans)
    return spans


def _guarded(node: Any, spans: list[Position]) -> None:
    """Add the places of everything under a condition on `is_replaying`; what follows an early return, too."""
    waiting = [node]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, tuple) or not item:
            continue
        if item[0] == "if" and len(item) == 5 and _mentions_replay(item[1]):
            spans.append(item[-1])
            if isinstance(item[2], tuple) and item[2] and item[2][-1][0] in ("return", "raise"):
                spans.append((item[-1][0], 0, 1 << 30, 0))
        else:
            waiting.extend(item)


def _mentions_replay(test: Any) -> bool:
    waiting = [test]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            waiting.extend(item)
        elif isinstance(item, str) and "replay" in item.lower():
            return True
    return False


def is_inside(position: Position, spans: list[Position]) -> bool:
    """Whether a place lies in one of some others."""
    start, end = position[:2], position[2:]
    return any(span[:2] <= start and end <= span[2:] for span in spans)


def is_of_context(target: Any, context: str) -> str | None:
    """The name of the method of the context that is called, or None: `context.call_activity`."""
    if isinstance(target, Parameter):
        owner, _, last = target.name.partition(".")
        if owner == context and last and "." not in last:
            return last
    return None


def reads_in(statements: tuple[Statement, ...]) -> dict[str, list[Position]]:
    """Every place in whole code where a name is read, by name; that it is assigned to is no reading."""
    found: dict[str, list[Position]] = {}
    waiting: list[Any] = [statements]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, tuple):
            continue
        if len(item) == 3 and item[0] == "name" and isinstance(item[1], str):
            found.setdefault(item[1], []).append(item[2])
        elif item and item[0] in ("assign", "annotate"):
            targets = item[1] if item[0] == "assign" else (item[1],)
            waiting.extend(target for target in targets if target[0] != "name")
            waiting.extend(item[2:])
        else:
            waiting.extend(item)
    return found


def assignments_in(statements: tuple[Statement, ...]) -> list[tuple[str, Position]]:
    """Every assignment of a plain name in whole code, with the place of the statement."""
    found = []
    waiting: list[Any] = [statements]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, tuple):
            continue
        if item and item[0] == "assign" and len(item) == 4 and len(item[1]) == 1 and item[1][0][0] == "name":
            found.append((item[1][0][1], item[-1]))
        waiting.extend(item)
    return found
