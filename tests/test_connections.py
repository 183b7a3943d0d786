"""How connections are found among the app settings."""

from __future__ import annotations

from types import SimpleNamespace

import pytest

from funclint.data.connections_table import IDENTITY_KEYS, PARAMETERS, SERVICE_NAMES, SERVICES
from funclint.findings import Span
from funclint.index.model import Argument, Binding, Function
from funclint.index.values import Known, Ref, Unknown
from funclint.settings.connections import (
    certain_functions,
    connections_of,
    group_keys,
    is_connection_defined,
    missing_connections,
)

PLACE = Span("/app/function_app.py", 3, 5, 3, 9)


def binding(kind, **arguments):
    values = {
        name: Argument(Known(value) if isinstance(value, str) else value, PLACE, None)
        for name, value in arguments.items()
    }
    return Binding(kind, "IN", "msg", "decorator", values, {}, PLACE, True)


def function(*bindings, name="orders", registered=True, conditional=()):
    made = Function(name, "function_app", PLACE)
    made.bindings = list(bindings)
    made.registered = registered
    made.conditional = conditional
    return made


def app(names, *functions):
    settings, index = SimpleNamespace(names=lambda: tuple(names)), SimpleNamespace(functions=list(functions))
    return SimpleNamespace(host_json=None, settings=settings, index=index)


@pytest.mark.parametrize(
    ("setting", "expected"),
    [
        ("Orders", True),
        ("ORDERS", True),
        ("AzureWebJobsOrders", True),
        ("ConnectionStrings:Orders", True),
        ("ConnectionStrings__AzureWebJobsOrders", True),
        ("SQLCONNSTR_Orders", True),
        ("Orders__fullyQualifiedNamespace", True),
        ("Orders:fullyQualifiedNamespace", True),
        ("AzureWebJobsOrders__accountName", True),
        ("Orders2", False),
        ("MyOrders", False),
        ("Orders_fullyQualifiedNamespace", False),
        ("AzureWebJobs", False),
    ],
)
def test_what_provides_a_connection(setting, expected):
    assert is_connection_defined(app([setting]), "Orders") is expected


def test_storage_means_the_storage_of_the_host():
    assert is_connection_defined(app(["AzureWebJobsStorage"]), "Storage")
    assert is_connection_defined(app(["AzureWebJobsStorage__accountName"]), "storage")


def test_a_name_with_a_section_in_it():
    assert is_connection_defined(app(["Shop__Orders"]), "Shop:Orders")
    assert not is_connection_defined(app(["Shop__Orders"]), "Shop:Other")


@pytest.mark.parametrize(
    ("names", "expected"),
    [
        ([], None),
        (["Orders"], None),
        (["Orders", "Orders__credential"], None),
        (["ConnectionStrings:Orders", "Orders__credential"], None),
        (["Orders__credential", "AzureWebJobsOrders:ClientId", "Other__x"], {"credential", "clientid"}),
    ],
)
def test_groups(names, expected):
    assert group_keys(app(names), "Orders") == expected


def names_of(*bindings):
    return [(connection.parameter, connection.name) for connection in connections_of(function(*bindings))]


def test_arguments_that_name_a_connection():
    assert names_of(binding("queueTrigger", queue_name="q", connection="A")) == [("connection", "A")]
    assert names_of(binding("cosmosDBTrigger", connection="A", lease_connection="B", database_name="C")) == [
        ("connection", "A"),
        ("lease_connection", "B"),
    ]
    assert names_of(binding("signalR", connectionStringSetting="A", hubName="B")) == [("connectionStringSetting", "A")]
    assert names_of(binding("durableClient", connection_name="A", task_hub="B")) == [("connection_name", "A")]
    assert names_of(binding("eventGrid", topic_endpoint_uri="A", topic_key_setting="B")) == [
        ("topic_endpoint_uri", "A"),
        ("topic_key_setting", "B"),
    ]
    assert names_of(binding("kafkaTrigger", broker_list="A", password="B")) == []
    assert names_of(binding("httpTrigger", route="A")) == []
    assert names_of(binding(None, connection="A")) == []
    assert names_of(binding("queue", connection=Unknown("computed")), binding("queue", connection=Ref("os.name"))) == []


def test_only_what_is_certain():
    kinds = [
        function(name="sure"),
        function(name="maybe", registered=None),
        function(name="lost", registered=False),
        function(name="branch", conditional=((1, 0),)),
        function(name="Off"),
        function(name="off_too"),
    ]
    found = certain_functions(app(["AzureWebJobs.off.Disabled", "AzureWebJobs_off_too_Disabled"], *kinds))
    assert [each.name for each in found] == ["sure"]


@pytest.mark.parametrize("name", ["", " ", "%BUS%", "{bus}", "Endpoint=sb://x/", "UseDevelopmentStorage=true", "Bus"])
def test_names_that_are_not_missing(name):
    assert list(missing_connections(app(["Bus"], function(binding("serviceBus", connection=name))))) == []


def test_missing():
    (missing,) = missing_connections(app(["Bus"], function(binding("serviceBus", connection="Buss"))))
    assert (missing.name, missing.span, missing.service_name) == ("Buss", PLACE, "Service Bus")
    assert "`Buss__fullyQualifiedNamespace`" in missing.identity_hint


def test_the_tables_belong_together():
    assert set(SERVICES.values()) == set(PARAMETERS) == set(SERVICE_NAMES)
    assert set(IDENTITY_KEYS) <= set(PARAMETERS)
    assert all(kind == kind.lower() for kind in SERVICES)
    assert all(name == name.lower() and "_" not in name for names in PARAMETERS.values() for name in names)
