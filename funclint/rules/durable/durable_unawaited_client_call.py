from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.index.facts import CallFacts

COROUTINES = frozenset(
    "start_new get_status get_status_all get_status_by purge_instance_history purge_instance_history_by raise_event "
    "terminate wait_for_completion_or_create_check_status_response signal_entity read_entity_state rewind suspend "
    "resume restart".split()
)
"""Methods of `DurableOrchestrationClient` that are `async def` (github.com/Azure/azure-functions-durable-python)."""


@rule(
    "durable-unawaited-client-call",
    "E9811",
    impact="runtime",
    when=tuple(f"call:{name}" for name in sorted(COROUTINES)),
)
def check(app: App) -> Iterator[Report]:
    """A call of the durable client is not awaited.

    `client.start_new(…)` and nearly all other methods of the client are coroutines: without `await` nothing is sent,
    the orchestration never starts, and what was to be its id is a coroutine object.

    ## Limits

    Only in the function that has the client as its parameter, where the result is dropped or used as an id.
    """
    from funclint.calls.call_graph import Parameter, graph_of

    graph = graph_of(app)
    for function in app.index.functions:
        clients = {b.name for b in function.bindings if b.decorator == "durable_client_input" and b.name}
        scope = graph.scope_of(function) if clients else None
        if scope is None or not scope.facts.is_async:
            continue
        for call in scope.calls:
            owner, _, last = call.callee.rpartition(".")
            if last not in COROUTINES or owner not in clients or not _is_lost(scope, call, owner):
                continue
            if isinstance(graph.target(scope, call.callee), Parameter):
                yield Report(
                    scope.span(call.position),
                    f"`{call.callee}()` is not awaited: it is a coroutine, and nothing is sent to the orchestration",
                    help=f"write `await {call.callee}(…)`",
                    function=function.name,
                )


def _is_lost(scope: Scope, call: CallFacts, client: str) -> bool:
    if call.deferred:
        return False
    if call.context == "expression":
        return True
    if not call.context.startswith("assign:"):
        return False
    name = call.context.partition(":")[2]
    if name in scope.body.unsure:
        return False
    used = (f"{client}.create_check_status_response", f"{client}.create_http_management_payload")
    return any(
        other.callee in used and any(argument[:2] == ("name", name) for argument in other.arguments)
        for other in scope.calls
    )
