"""The names under which activities, orchestrators and entities are registered, and where they are called by name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.calls.call_graph import Parameter, graph_of
from funclint.calls.call_search import Search
from funclint.calls.durable_code import orchestrators
from funclint.index.modules import text_of
from funclint.index.objects import Builder
from funclint.index.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.findings import Span
    from funclint.index.facts import CallFacts
    from funclint.index.model import Binding, Function

KINDS = {
    "orchestrator": ("orchestrationTrigger", "orchestration"),
    "activity": ("activityTrigger", "activity"),
    "entity": ("entityTrigger", "entity_name"),
}
"""What is called -> the trigger, and its argument that gives the name."""

FROM_CONTEXT = {
    "call_activity": "activity",
    "call_activity_with_retry": "activity",
    "call_sub_orchestrator": "orchestrator",
    "call_sub_orchestrator_with_retry": "orchestrator",
}
FROM_CLIENT = {"start_new": "orchestrator"}
KEYWORDS = {"start_new": "orchestration_function_name"}
ENTITY = "azure.durable_functions.EntityId"


CLIENT_BINDINGS = ("durableclient", "orchestrationclient")
CLIENT_OF_JSON = "azure.durable_functions.DurableOrchestrationClient()."
"""What a client function of function.json makes itself; the decorator model passes it in."""


class Use(NamedTuple):
    """One place where a durable function is called by name: what kind, the name and where it stands.

    `function` is the function whose own code it is (None: a helper's), `callers` are all that come to it. The name of
    a call that is not known is empty; only `all_uses` gives those.
    """

    kind: str
    name: str
    span: Span
    callee: str
    function: Function | None
    callers: tuple[Function, ...] = ()


class Names:
    """The registered names of one kind in lower case -> as written; `is_open` where others may exist."""

    def __init__(self, app: App, kind: str) -> None:
        trigger_type, _ = KINDS[kind]
        self.written: dict[str, str] = {}
        self.is_open = False
        for function in (*app.index.functions, *app.index.unregistered):
            trigger = function.trigger
            if trigger is None or trigger.type is None:
                self.is_open |= trigger is not None or bool(function.notes.get("opaque"))
                continue
            if trigger.type != trigger_type:
                continue
            name = registered_name(function, kind)
            if isinstance(name, str):
                self.written[name.lower()] = name
            else:
                self.is_open = True


def is_index_open(app: App) -> bool:
    """Whether the app may have functions that are not seen."""
    index = app.index
    if index.paths_edited or index.model not in ("v1", "v2"):
        return True
    if index.model == "v2" and (index.entry is None or not index.apps):
        return True
    if any(container.open for container in index.containers) or any(module.open for module in index.modules):
        return True
    return any(not failure.certain for failure in index.failures) or any(
        "follow" in reason or "registered" in reason for reason in index.outcome.open_reasons
    )


def uses(app: App) -> Iterator[Use]:
    """Every call of a durable function by a name that is known, in orchestrators, their helpers and the decorator
    model's client functions."""
    return (use for use in all_uses(app, whole=False) if use.name)


def all_uses(app: App, whole: bool = True) -> Iterator[Use]:
    """Every call of a durable function, also by a name that is not known, in client functions of function.json too, and
    with the callers. Not `whole`, it leaves the last two out."""
    graph = graph_of(app)
    functions: dict[Scope, Function] = {one.scope: one.function for one in orchestrators(app)}

    def of_context(scope: Scope, call: CallFacts, target: Any) -> str | None:
        if isinstance(target, Parameter):
            return FROM_CONTEXT.get(target.name.rpartition(".")[2])
        return "entity" if target == ENTITY else None

    search = Search(graph, functions, of_context, lambda scope, call, target: True)
    yield from _named(app, search, functions, whole)
    clients: dict[Scope, tuple[Function, set[str]]] = {}
    for function in app.index.functions:
        bindings = [b for b in function.bindings if _is_client(b, whole)]
        if any(b.arguments.get(key) is not None for b in bindings for key in ("task_hub", "connection_name")):
            continue
        scope = graph.scope_of(function) if bindings else None
        if scope is not None:
            clients[scope] = (function, {b.name for b in bindings if b.name and b.decorator})

    def of_client(scope: Scope, call: CallFacts, target: Any) -> str | None:
        if isinstance(target, Parameter) and scope in clients:
            owner, _, last = target.name.rpartition(".")
            if owner in clients[scope][1]:
                return FROM_CLIENT.get(last)
        if isinstance(target, str) and target.startswith(CLIENT_OF_JSON) and not clients[scope][1]:
            return FROM_CLIENT.get(target.removeprefix(CLIENT_OF_JSON))
        return "entity" if target == ENTITY and scope in clients else None

    search = Search(graph, clients, of_client, lambda scope, call, target: False)
    yield from _named(app, search, {scope: entry[0] for scope, entry in clients.items()}, whole)


def registered_name(function: Function, kind: str) -> str | None:
    """The name under which an orchestrator, activity or entity (a key of `KINDS`) is called; None where it is not known
    or is none of that kind."""
    trigger_type, argument = KINDS[kind]
    trigger = function.trigger
    if trigger is None or trigger.type != trigger_type:
        return None
    given = trigger.arguments.get(argument)
    if given is None or (isinstance(given.value, Known) and given.value.value is None):
        return function.name
    name = given.value.value if isinstance(given.value, Known) else None
    return name if isinstance(name, str) else None


def _is_client(binding: Binding, whole: bool) -> bool:
    if binding.decorator:
        return binding.decorator == "durable_client_input"
    return whole and (binding.type or "").lower() in CLIENT_BINDINGS


def _named(app: App, search: Search, functions: dict[Scope, Function], whole: bool) -> Iterator[Use]:
    callers: dict[Scope, list[Function]] = {}
    for start, function in functions.items() if whole else ():
        for scope in search.reached_from(start):
            callers.setdefault(scope, []).append(function)
    for scope, found in search.direct.items():
        for call, kind in found:
            argument = _name_argument(call)
            if argument is None:
                continue
            name = _text(app, scope, argument, kind)
            span = scope.span(argument[-1])
            yield Use(kind, name or "", span, call.callee, functions.get(scope), tuple(callers.get(scope, ())))


def _name_argument(call: CallFacts) -> Any:
    if call.arguments:
        return call.arguments[0]
    wanted = (KEYWORDS.get(call.callee.rpartition(".")[2], "name"), "name")
    return next((value for name, value, _ in call.keywords if name in wanted), None)


def _text(app: App, scope: Scope, expression: Any, kind: str) -> str | None:
    """The text of an argument: a literal, a constant of this or another module, or the function itself."""
    if expression[0] == "const":
        value = expression[1]
    else:
        known = graph_of(app).value(scope, text_of(expression))
        if isinstance(known, Builder):
            made = (one for one in app.index.functions if one.notes.get("builder") is known)
            return next((registered_name(function, kind) for function in made), None)
        value = known.value if isinstance(known, Known) else None
    return value if isinstance(value, str) else None
