"""What happens to an order."""

import azure.durable_functions as df
import azure.functions as func

bp = df.Blueprint()


@bp.orchestration_trigger(context_name="context")
def fulfil(context: df.DurableOrchestrationContext):
    order = context.get_input()
    yield context.call_activity("charge", order)
    yield context.call_sub_orchestrator("deliver", order)
    yield context.call_entity(df.EntityId("sales", order["shop"]), "add", order["total"])


@bp.orchestration_trigger(context_name="context")
def deliver(context: df.DurableOrchestrationContext):
    order = context.get_input()
    yield context.call_activity("pack", order)
    yield context.call_activity("ship", order)


@bp.activity_trigger(input_name="order")
def charge(order: dict) -> str:
    return f"charged {order['total']}"


@bp.activity_trigger(input_name="order")
def pack(order: dict) -> str:
    return f"packed {order['id']}"


@bp.activity_trigger(input_name="order")
@bp.service_bus_topic_output(arg_name="shipped", topic_name="shipped", connection="SERVICE_BUS")
def ship(order: dict, shipped: func.Out[str]) -> str:
    shipped.set(order["id"])
    return "shipped"


@bp.entity_trigger(context_name="context")
def sales(context: df.DurableEntityContext):
    total = context.get_state(lambda: 0)
    context.set_state(total + context.get_input())
    context.set_result(total)
