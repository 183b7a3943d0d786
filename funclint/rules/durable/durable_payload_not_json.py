from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import CallGraph, Scope
    from funclint.index.facts import CallFacts

INPUT: dict[str, int] = {
    "call_activity": 1,
    "call_activity_with_retry": 2,
    "call_sub_orchestrator": 1,
    "call_sub_orchestrator_with_retry": 2,
    "set_custom_status": 0,
    "continue_as_new": 0,
}
"""Methods of the context -> the index of the argument that is sent as JSON."""

MADE = {
    "datetime.datetime": "a datetime",
    "datetime.datetime.now": "a datetime",
    "datetime.datetime.utcnow": "a datetime",
    "datetime.datetime.fromisoformat": "a datetime",
    "datetime.datetime.strptime": "a datetime",
    "datetime.date": "a date",
    "datetime.date.today": "a date",
    "datetime.timedelta": "a timedelta",
    "decimal.Decimal": "a Decimal",
    "uuid.uuid4": "a UUID",
    "uuid.UUID": "a UUID",
    "builtins.set": "a set",
    "builtins.frozenset": "a set",
    "builtins.bytes": "bytes",
}
"""Calls -> what they give, of which JSON has none."""

LITERALS = {"Set": "a set", "SetComp": "a set", "Lambda": "a function", "GeneratorExp": "a generator"}


@rule("durable-payload-not-json", "W9814", impact="runtime", when=("type:orchestrationtrigger", "type:activitytrigger"))
def check(app: App) -> Iterator[Report]:
    """An activity or orchestrator gets or returns a value that cannot be sent as JSON.

    Inputs and results of durable functions are kept as JSON. Sets, bytes, dates, `Decimal` and `UUID` are none, and the
    call raises "class … does not expose a `to_json` function". Objects of the app's own classes need `to_json` and
    `from_json`.
    Source: github.com/Azure/azure-functions-python-library, `_durable_functions.py`.

    ## Limits

    Values that are made where they are passed, or kept in a local name that is bound once; not what is inside of them.
    """
    from funclint.calls.call_graph import graph_of
    from funclint.calls.durable_code import is_of_context, orchestrators
    from funclint.rules.runtime._handlers import handlers

    graph = graph_of(app)
    for one in orchestrators(app):
        for call in one.scope.calls:
            last = call.callee.rpartition(".")[2]
            if last not in INPUT or is_of_context(graph.target(one.scope, call.callee), one.context) != last:
                continue
            value = _input(call, INPUT[last])
            kind = value and _kind(graph, one.scope, value, one.context)
            if value is not None and kind:
                yield Report(
                    one.scope.span(value[-1]),
                    f"`{call.callee}()` gets {kind}, which cannot be sent as JSON: the call raises `TypeError`",
                    help="pass text, numbers, lists and dicts",
                    function=one.function.name,
                )
    for function, scope in handlers(app):
        trigger = function.trigger
        if trigger is None or trigger.type != "activityTrigger":
            continue
        for value, position in scope.body.returns:
            kind = value and _kind(graph, scope, value, None)
            if kind:
                yield Report(
                    scope.span(position),
                    f"activity `{function.label}` returns {kind}, which cannot be sent as JSON: the activity fails",
                    help="return text, numbers, lists and dicts",
                    function=function.name,
                )


def _input(call: CallFacts, index: int) -> Any:
    if len(call.arguments) > index and not any(argument[0] == "star" for argument in call.arguments):
        return call.arguments[index]
    return next((value for name, value, _ in call.keywords if name in ("input_", "status")), None)


def _kind(graph: CallGraph, scope: Scope, value: Any, context: str | None, depth: int = 0) -> str | None:
    """What a value certainly is, if JSON has no such thing."""
    match value:
        case ("const", constant, _):
            return "bytes" if isinstance(constant, bytes) else None
        case ("attr", ("name", owner, _), "current_utc_datetime", _):
            return "a datetime" if owner == context else None
        case ("other", "Call", _, position):
            made = next((call for call in scope.calls if call.position == position), None)
            target = graph.target(scope, made.callee) if made is not None else None
            return MADE.get(target) if isinstance(target, str) else None
        case ("other", kind, _, _):
            return LITERALS.get(kind)
        case ("call", _, _, _, position):
            return _kind(graph, scope, ("other", "Call", (), position), context, depth)
        case ("name", name, _) if name in scope.assigned and name not in scope.parameters and depth == 0:
            if name not in scope.body.unsure and not scope.nested:
                return _kind(graph, scope, scope.assigned[name], context, 1)
    return None
