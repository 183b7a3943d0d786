"""What the map links: queues, topics, containers, blobs, and durable functions by name."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from map_apps import edges_of, map_of, nodes_of, write_app, write_v1_function

from funclint.map.blob_paths import can_match, split_path

if TYPE_CHECKING:
    from pathlib import Path


def test_a_queue_that_one_writes_and_another_waits_for_is_one_node(tmp_path: Path) -> None:
    made = map_of(
        write_app(
            tmp_path,
            """
            @app.route(route="orders/{id}", methods=["POST", "GET"])
            @app.queue_output(arg_name="out", queue_name="Orders", connection="AzureWebJobsSTORE")
            def create(req: func.HttpRequest, out: func.Out[str]) -> str:
                out.set("x")
                return "x"

            @app.queue_trigger(arg_name="message", queue_name="orders", connection="STORE")
            def work(message: func.QueueMessage) -> None: pass

            @app.queue_trigger(arg_name="message", queue_name="orders", connection="OTHER")
            def elsewhere(message: func.QueueMessage) -> None: pass
            """,
        )
    )
    assert edges_of(made) == [
        "/api/orders/{id} triggers create",
        "orders triggers work",
        "orders triggers elsewhere",
        "create writes orders",
    ]
    assert nodes_of(made) == [
        "http: /api/orders/{id} | HTTP · POST GET",
        "queue: orders | queue · STORE",
        "queue: orders | queue · OTHER",
    ]
    assert len({edge.source for edge in made.edges if edge.kind == "triggers"}) == 3
    assert next(edge.target for edge in made.edges if edge.kind == "writes") == "queue_orders"


def test_topics_hubs_and_containers_link(tmp_path: Path) -> None:
    made = map_of(
        write_app(
            tmp_path,
            """
            @app.timer_trigger(arg_name="timer", schedule="0 */5 * * * *")
            @app.service_bus_topic_output(arg_name="a", topic_name="news", connection="BUS")
            @app.service_bus_queue_output(arg_name="b", queue_name="news", connection="BUS")
            @app.event_hub_output(arg_name="c", event_hub_name="%HUB%", connection="HUBS")
            @app.cosmos_db_output(arg_name="d", database_name="shop", container_name="Orders", connection="COSMOS")
            def source(timer: func.TimerRequest, a: func.Out[str], b: func.Out[str], c: func.Out[str],
                       d: func.Out[func.Document]) -> None: pass

            @app.service_bus_topic_trigger(arg_name="m", topic_name="news", subscription_name="mail", connection="BUS")
            def mail(m: func.ServiceBusMessage) -> None: pass

            @app.service_bus_queue_trigger(arg_name="m", queue_name="news", connection="BUS")
            def queue(m: func.ServiceBusMessage) -> None: pass

            @app.event_hub_message_trigger(arg_name="e", event_hub_name="%HUB%", connection="HUBS")
            def hub(e: func.EventHubEvent) -> None: pass

            @app.cosmos_db_trigger(arg_name="d", database_name="shop", container_name="Orders", connection="COSMOS")
            def feed(d: func.DocumentList) -> None: pass

            @app.cosmos_db_trigger(arg_name="d", database_name="shop", container_name="orders", connection="COSMOS")
            def other_case(d: func.DocumentList) -> None: pass

            @app.route(route="x")
            @app.cosmos_db_input(arg_name="d", database_name="shop", container_name="Orders", connection="COSMOS")
            def read(req: func.HttpRequest, d: func.DocumentList) -> str: return "x"
            """,
        )
    )
    assert edges_of(made) == [
        "0 */5 * * * * triggers source",
        "news triggers mail (mail)",
        "news triggers queue",
        "%HUB% triggers hub",
        "shop/Orders triggers feed",
        "shop/orders triggers other_case",
        "/api/x triggers read",
        "source writes shop/Orders",
        "source writes %HUB%",
        "source writes news",
        "source writes news",
        "shop/Orders reads read",
    ]
    written = {edge.target for edge in made.edges if edge.kind == "writes"}
    awaited = {edge.source for edge in made.edges if edge.kind == "triggers"}
    assert len(written) == 4
    assert written < awaited


def test_what_is_not_known_is_never_linked(tmp_path: Path) -> None:
    made = map_of(
        write_app(
            tmp_path,
            """
            import os
            NAME = os.environ["NAME"]

            @app.queue_trigger(arg_name="m", queue_name=NAME, connection="STORE")
            @app.queue_output(arg_name="o", queue_name=NAME, connection="STORE")
            @app.queue_output(arg_name="p", queue_name="to-{name}", connection="STORE")
            @app.queue_output(arg_name="q", queue_name="fixed", connection=NAME)
            def first(m: func.QueueMessage, o: func.Out[str], p: func.Out[str], q: func.Out[str]) -> None: pass

            @app.queue_trigger(arg_name="m", queue_name="to-{name}", connection="STORE")
            def second(m: func.QueueMessage) -> None: pass

            @app.queue_trigger(arg_name="m", queue_name="fixed", connection=NAME)
            def third(m: func.QueueMessage) -> None: pass
            """,
        )
    )
    assert nodes_of(made) == [
        "queue: (unknown) | queue · STORE",
        "queue: to-{name} | queue · STORE",
        "queue: fixed | queue · (unknown)",
        "queue: fixed | queue · (unknown)",
        "queue: to-{name} | queue · STORE",
        "queue: (unknown) | queue · STORE",
    ]
    assert not any(node.is_shared for node in made.nodes if node.kind == "queue")


def test_blobs_link_where_the_patterns_can_match(tmp_path: Path) -> None:
    made = map_of(
        write_app(
            tmp_path,
            """
            @app.blob_trigger(arg_name="b", path="in/{name}", connection="AzureWebJobsStorage")
            @app.blob_output(arg_name="o", path="out/{name}.json", connection="AzureWebJobsStorage")
            @app.blob_output(arg_name="p", path="done/{name}", connection="AzureWebJobsStorage")
            def convert(b: func.InputStream, o: func.Out[str], p: func.Out[str]) -> None: pass

            @app.blob_trigger(arg_name="b", path="out/{id}.json", connection="AzureWebJobsStorage")
            def same(b: func.InputStream) -> None: pass

            @app.blob_trigger(arg_name="b", path="out/2026/{id}", connection="AzureWebJobsStorage")
            def may(b: func.InputStream) -> None: pass

            @app.blob_trigger(arg_name="b", path="out/{id}.csv", connection="AzureWebJobsStorage")
            def never(b: func.InputStream) -> None: pass

            @app.blob_trigger(arg_name="b", path="out/{id}.json", connection="ELSEWHERE")
            def elsewhere(b: func.InputStream) -> None: pass

            @app.blob_trigger(arg_name="b", path="done", connection="AzureWebJobsStorage")
            def whole_container(b: func.InputStream) -> None: pass
            """,
        )
    )
    assert edges_of(made)[6:] == [
        "convert writes done",
        "convert writes out/{id}.json",
        "out/{id}.json feeds out/2026/{id}",
    ]


@pytest.mark.parametrize(
    ("first", "second", "expected"),
    [
        ("c/{a}", "c/{b}", True),
        ("c/x.txt", "c/{b}.txt", True),
        ("c/x.txt", "c/{b}.csv", False),
        ("c/x.txt", "c/x.txt", True),
        ("c/x.txt", "c/y.txt", False),
        ("c/a/{x}/b", "c/a/{y}", True),
        ("c/a/{x}", "c/b/{y}", False),
        ("c/{x}.json", "c/{y}.csv", False),
        ("c/abc", "c/{x}abcd{y}", False),
        ("c/aXbYc", "c/a{x}b{y}c", True),
        ("c/aYbXc", "c/a{x}X{y}Y{z}c", False),
        ("c/ab", "c/ab{x}b", False),
        ("c", "c/anything/at/all", True),
    ],
)
def test_patterns_of_blobs(first: str, second: str, expected: bool) -> None:
    (one, a), (other, b) = split_path(first), split_path(second)
    assert one == other == "c"
    assert can_match(a, b) is expected
    assert can_match(b, a) is expected


def test_a_container_that_is_an_expression_is_none() -> None:
    assert split_path("{container}/x") == ("", ())


DURABLE = """
from names import PAY
import names

@app.route(route="start")
@app.durable_client_input(client_name="client")
async def begin(req: func.HttpRequest, client: df.DurableOrchestrationClient) -> str:
    await client.start_new("outer")
    await client.start_new(req.params["which"])
    await client.signal_entity(df.EntityId("Counter", "k"), "add", 1)
    return "x"

@app.orchestration_trigger(context_name="context")
def outer(context: df.DurableOrchestrationContext):
    yield context.call_activity("reserve", 1)
    yield context.call_activity_with_retry(PAY, df.RetryOptions(1000, 2), 1)
    yield names.helped(context)
    yield context.call_activity(refund, 1)
    yield context.call_sub_orchestrator("inner", 1)
    yield context.call_entity(df.EntityId("counter", "k"), "get")
    yield context.call_activity("gone", 1)

@app.orchestration_trigger(context_name="context", orchestration="inner")
def other_name(context: df.DurableOrchestrationContext):
    yield names.helped(context)

@app.activity_trigger(input_name="x")
def reserve(x: int) -> int: return x

@app.activity_trigger(input_name="x", activity="pay")
def pay_it(x: int) -> int: return x

@app.activity_trigger(input_name="x")
def ship(x: int) -> int: return x

@app.activity_trigger(input_name="x")
def refund(x: int) -> int: return x

@app.entity_trigger(context_name="context", entity_name="Counter")
def count(context: df.DurableEntityContext): context.set_result(1)
"""
NAMES = """
PAY = "pay"

def helped(context):
    return context.call_activity("ship", 1)
"""


def test_a_durable_app_is_drawn_as_it_runs(tmp_path: Path) -> None:
    made = map_of(write_app(tmp_path, DURABLE, names=NAMES))
    assert edges_of(made) == [
        "/api/start triggers begin",
        "begin starts outer",
        "begin starts (unknown)",
        "begin uses count",
        "outer calls reserve",
        "outer calls pay_it",
        "outer calls refund",
        "outer calls other_name",
        "outer uses count",
        "outer calls gone",
        "outer calls ship",
        "other_name calls ship",
    ]
    assert nodes_of(made)[1:] == [
        "missing: (unknown) | orchestrator · name not known",
        "missing: gone | activity · not seen",
    ]
    assert {node.label: node.kind for node in made.nodes if node.id.startswith("fn_")} == {
        "begin": "function", "outer": "orchestrator", "other_name": "orchestrator", "reserve": "activity",
        "pay_it": "activity", "ship": "activity", "refund": "activity", "count": "entity",
    }  # fmt: skip


def test_a_v1_app_is_linked_like_any_other(tmp_path: Path) -> None:
    write_v1_function(
        tmp_path,
        "Begin",
        """
        import azure.functions as func
        import azure.durable_functions as df

        async def main(req: func.HttpRequest, starter: str, out: func.Out[str]) -> func.HttpResponse:
            client = df.DurableOrchestrationClient(starter)
            await client.start_new("Outer", None, None)
            return client.create_check_status_response(req, "x")
        """,
        {"type": "httpTrigger", "direction": "in", "name": "req", "route": "go", "methods": ["post"]},
        {"type": "orchestrationClient", "direction": "in", "name": "starter"},
        {"type": "queue", "direction": "out", "name": "out", "queueName": "orders", "connection": ""},
        {"type": "http", "direction": "out", "name": "$return"},
    )
    write_v1_function(
        tmp_path,
        "Outer",
        """
        import azure.durable_functions as df

        def run(context: df.DurableOrchestrationContext):
            yield context.call_activity("Pack", 1)

        main = df.Orchestrator.create(run)
        """,
        {"type": "orchestrationTrigger", "direction": "in", "name": "context"},
    )
    write_v1_function(
        tmp_path, "Pack", "def main(x: int) -> int:\n    return x\n",
        {"type": "activityTrigger", "direction": "in", "name": "x"},
    )  # fmt: skip
    write_v1_function(
        tmp_path, "Work", "def main(m) -> None:\n    pass\n",
        {"type": "queueTrigger", "direction": "in", "name": "m", "queueName": "orders"},
    )  # fmt: skip
    made = map_of(tmp_path)
    assert made.model == "v1"
    assert edges_of(made) == [
        "/api/go triggers Begin",
        "orders triggers Work",
        "Begin writes orders",
        "Begin starts Outer",
        "Outer calls Pack",
    ]


def test_sources_of_every_kind_are_told_apart(tmp_path: Path) -> None:
    made = map_of(
        write_app(
            tmp_path,
            """
            @app.event_grid_trigger(arg_name="e")
            @app.event_grid_output(arg_name="o", topic_endpoint_uri="TOPIC", topic_key_setting="KEY")
            def grid(e: func.EventGridEvent, o: func.Out[func.EventGridOutputEvent]) -> None: pass

            @app.generic_trigger(arg_name="k", type="kafkaTrigger", brokerList="BROKERS", topic="news")
            @app.generic_output_binding(arg_name="o", type="kafka", brokerList="BROKERS", topic="news")
            def kafka(k: str, o: func.Out[str]) -> None: pass

            @app.generic_trigger(arg_name="k", type="customTrigger", path="a/b")
            def custom(k: str) -> None: pass

            @app.sql_trigger(arg_name="c", table_name="[dbo].[ToDo]", connection_string_setting="SQL")
            @app.sql_input(arg_name="i", command_text="SELECT * FROM dbo.ToDo", command_type="Text",
                           connection_string_setting="SQL")
            @app.sql_output(arg_name="o", command_text="dbo.ToDo", connection_string_setting="SQL")
            def sql(c: str, i: func.SqlRowList, o: func.Out[func.SqlRow]) -> None: pass

            @app.warm_up_trigger(arg_name="w")
            def warm(w) -> None: pass
            """,
        )
    )
    assert nodes_of(made) == [
        "event_grid: Event Grid | not named in the app",
        "kafka: news | Kafka topic · BROKERS",
        "other: a/b | customTrigger",
        "sql: [dbo].[ToDo] | SQL table · SQL",
        "other: warmupTrigger | ",
        "event_grid: TOPIC | Event Grid",
        "sql: SELECT * FROM dbo.ToDo | SQL query · SQL",
    ]
    assert "news triggers kafka" in edges_of(made)
    assert "kafka writes news" in edges_of(made)
    assert "sql writes [dbo].[ToDo]" in edges_of(made)


def test_ids_do_not_change_with_what_stands_before(tmp_path: Path) -> None:
    text = """
        @app.timer_trigger(arg_name="t", schedule="0 0 * * * *")
        def tick(t: func.TimerRequest) -> None: pass
    """
    first = map_of(write_app(tmp_path, text))
    more = text.replace("tick", "other").replace("0 0 *", "0 5 *") + text
    second = map_of(write_app(tmp_path, more))
    assert {node.id for node in first.nodes} < {node.id for node in second.nodes}
    assert [node.id for node in map_of(tmp_path, "a2_").nodes] == [f"a2_{node.id}" for node in second.nodes]
