from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.index.facts import CallFacts
    from funclint.index.values import Position

NOT_YIELDED = "is never waited for: a task is only run when it is yielded"
NEVER_RUNS = "is a generator that nothing goes through: its code, with the tasks in it, never runs"
NO_TASK = "is a generator, and a generator is no task: the orchestrator fails when it is yielded"

OWN = ("call_activity", "call_sub_orchestrator", "task_")
"""How methods begin that nothing but an orchestrator's context has, for helpers."""

COLLECTIONS = ("ListComp", "SetComp", "DictComp", "GeneratorExp", "List", "Tuple", "Set", "Dict")


@rule("durable-missing-yield", "E9804", impact="runtime", when=("type:orchestrationtrigger",))
def check(app: App) -> Iterator[Report]:
    """A task that an orchestrator makes is never waited for.

    `context.call_activity(…)` and the like only describe a task; the Python SDK schedules it when it is yielded,
    alone or in `context.task_all(…)` or `context.task_any(…)`. Without `yield` nothing is run and no error is shown.
    The same goes for a generator helper that is called without `yield from`. Source:
    github.com/Azure/azure-functions-durable-python, `TaskOrchestrationExecutor`.

    ## Limits

    Only where the result is dropped, or kept in a local name or list that nothing reads.
    """
    from funclint.calls.call_graph import Parameter, Scope, graph_of
    from funclint.calls.call_search import Search, shown
    from funclint.calls.durable_code import TASKS, orchestrators

    graph = graph_of(app)
    kept: dict[Scope, Kept] = {}
    functions = {one.scope: one.function for one in orchestrators(app)}

    def judge(scope: Scope, call: CallFacts, target: object) -> tuple[str, str] | None:
        if isinstance(target, Parameter):
            last = target.name.rpartition(".")[2]
            if last in TASKS and (scope in functions or last.startswith(OWN)):
                if scope not in kept:
                    kept[scope] = Kept(scope)
                return ("yield", NOT_YIELDED) if kept[scope].is_lost(call) else None
        elif isinstance(target, Scope) and call.context in ("expression", "yield") and _makes_tasks(target):
            return "yield from", NEVER_RUNS if call.context == "expression" else NO_TASK
        return None

    search = Search(graph, functions, judge, lambda scope, call, target: True)
    for scope, found in search.direct.items():
        for call, (word, why) in found:
            function = functions.get(scope)
            yield Report(
                scope.span(call.position),
                f"`{shown(call)}()` {why}",
                help=f"write `{word} {shown(call)}(…)`",
                function=function.name if function else None,
            )


def _makes_tasks(scope: Scope) -> bool:
    """Whether a function is a generator with tasks in it."""
    from funclint.calls.durable_code import TASKS

    if not scope.body.is_generator or scope.facts.is_async:
        return False
    return any(call.callee.rpartition(".")[2] in TASKS for call in scope.calls)


class Kept:
    """What becomes of tasks in one function: which names are read, and what is put into which list."""

    def __init__(self, scope: Scope) -> None:
        from funclint.calls.durable_code import reads_in

        self.scope = scope
        self.reads = reads_in(scope.body.flow or ())
        self.appended: dict[Position, str] = {}
        self.fillings: dict[str, set[tuple[int, int]]] = {}
        for call in scope.calls:
            owner, _, last = call.callee.rpartition(".")
            if last == "append" and owner.isidentifier() and call.arguments:
                self.appended[call.arguments[0][-1]] = owner
                self.fillings.setdefault(owner, set()).add(call.position[:2])

    def is_lost(self, call: CallFacts) -> bool:
        """Whether nothing can read the task that a call makes."""
        if call.context == "expression":
            return True
        if call.context.startswith("assign:"):
            return self._is_unread(call.context.partition(":")[2])
        if call.context:
            return False
        if call.position in self.appended:
            return self._is_unread(self.appended[call.position])
        from funclint.calls.durable_code import is_inside

        for name, value in self.scope.assigned.items():
            if value[0] == "other" and value[1] in COLLECTIONS and is_inside(call.position, [value[-1]]):
                return not self._is_inside_call(call.position, value[-1]) and self._is_unread(name)
        return False

    def _is_inside_call(self, position: Position, whole: Position) -> bool:
        """Whether the task is handed to a call within the collection."""
        from funclint.calls.durable_code import is_inside

        return any(
            is_inside(position, [other.position]) and is_inside(other.position, [whole]) and other.position != position
            for other in self.scope.calls
        )

    def _is_unread(self, name: str) -> bool:
        """Whether nothing but `.append(…)` ever takes what a local name holds."""
        scope, body = self.scope, self.scope.body
        if body.flow is None or name in scope.parameters or name in body.global_names or scope.nested:
            return False
        if "locals" in body.names or name not in scope.assigned:
            return False
        filled = self.fillings.get(name, set())
        return all(place[:2] in filled for place in self.reads.get(name, ()))
