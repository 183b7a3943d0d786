"""What a binding reads, writes or waits for: its kind, how it is shown and when two bindings mean the same thing.

The identity is the kind, the connection's name and the resource's name. Nothing that is not known is compared, nor a
name with an `{expression}` (blob paths excepted); `%SETTING%` is the same where the text is. Names of storage queues,
tables, Service Bus entities and event hubs know no case, those of other services do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.engine import one_line
from funclint.host.http_routes import route_prefix
from funclint.index.values import Unknown
from funclint.map.blob_paths import split_path
from funclint.reporters.index_listing import SOURCES, UNKNOWN
from funclint.settings.connections import PREFIX
from funclint.settings.secrets import find, looks_like_connection_string, may_be_shown

if TYPE_CHECKING:
    from funclint.app import App
    from funclint.index.model import Binding, Function

HIDDEN = "(not shown: it may hold a secret)"

STORAGE = "AzureWebJobsStorage"
"""The connection that storage bindings have when they name none; it goes without saying."""

WORDS = {
    "http": "HTTP",
    "timer": "timer",
    "queue": "queue",
    "bus_queue": "Service Bus queue",
    "topic": "Service Bus topic",
    "event_hub": "event hub",
    "blob": "blobs",
    "cosmos": "Cosmos DB",
    "table": "table",
    "sql": "SQL table",
    "mysql": "MySQL table",
    "event_grid": "Event Grid",
    "kafka": "Kafka topic",
    "rabbitmq": "RabbitMQ queue",
    "redis": "Redis",
    "dapr": "Dapr topic",
    "signalr": "SignalR hub",
    "web_pubsub": "Web PubSub hub",
    "mcp": "MCP",
    "missing": "not seen",
    "other": "",
}
"""Kinds of resources, in words for the second line of a node."""


class Family(NamedTuple):
    """Bindings that name one kind of resource: the properties with its name and with its connection (lower-cased), and
    whether case matters. `default` is the connection where none is given."""

    kind: str
    names: tuple[tuple[str, ...], ...]
    connection: tuple[str, ...] = ("connection",)
    has_case: bool = False
    default: str = ""


_QUEUE = Family("queue", (("queuename",),), default=STORAGE)
_TABLE = Family("table", (("tablename",),), default=STORAGE)
_BLOB = Family("blob", (("path", "blobpath"),), default=STORAGE, has_case=True)
_BUS_QUEUE = Family("bus_queue", (("queuename",),))
_TOPIC = Family("topic", (("topicname",),))
_HUB = Family("event_hub", (("eventhubname", "path"),))
_COSMOS = Family(
    "cosmos",
    (("databasename",), ("containername", "collectionname")),
    ("connection", "connectionstringsetting"),
    has_case=True,
)
_SETTING = ("connectionstringsetting",)
_SQL = Family("sql", (("tablename", "commandtext"),), _SETTING, has_case=True)
_MYSQL = _SQL._replace(kind="mysql")
_KAFKA = Family("kafka", (("topic",),), ("brokerlist",), has_case=True)
_RABBIT = Family("rabbitmq", (("queuename",),), _SETTING, has_case=True)
_DAPR = Family("dapr", (("pubsubname",), ("topic",)), ("daprnone",), has_case=True)

FAMILIES = {
    "queuetrigger": _QUEUE,
    "queue": _QUEUE,
    "table": _TABLE,
    "blobtrigger": _BLOB,
    "blob": _BLOB,
    "eventhubtrigger": _HUB,
    "eventhub": _HUB,
    "cosmosdbtrigger": _COSMOS,
    "cosmosdb": _COSMOS,
    "sqltrigger": _SQL,
    "sql": _SQL,
    "mysqltrigger": _MYSQL,
    "mysql": _MYSQL,
    "kafkatrigger": _KAFKA,
    "kafka": _KAFKA,
    "rabbitmqtrigger": _RABBIT,
    "rabbitmq": _RABBIT,
    "daprtopictrigger": _DAPR,
    "daprpublish": _DAPR,
}

_OWN = {
    "eventgridtrigger": ("event_grid", ()),
    "eventgrid": ("event_grid", ("topicendpointuri", "connection")),
    "signalr": ("signalr", ("hubname",)),
    "signalrtrigger": ("signalr", ("hubname", "category", "event")),
    "signalrconnectioninfo": ("signalr", ("hubname",)),
    "webpubsub": ("web_pubsub", ("hub",)),
    "webpubsubtrigger": ("web_pubsub", ("hub", "eventtype", "eventname")),
    "webpubsubconnection": ("web_pubsub", ("hub",)),
    "mcptooltrigger": ("mcp", ("toolname",)),
    "mcpresourcetrigger": ("mcp", ("uri",)),
    "mcpprompttrigger": ("mcp", ("promptname",)),
    "redispubsubtrigger": ("redis", ("channel",)),
    "redislisttrigger": ("redis", ("key",)),
    "redisstreamtrigger": ("redis", ("key",)),
    "redis": ("redis", ("command",)),
}  # fmt: skip
"""Bindings whose two ends are not the same thing (what is sent to a SignalR hub goes to its clients) or are not in the
binding (an Event Grid subscription): each has a node of its own."""

WITHOUT_NODE = frozenset(
    "http durableclient orchestrationclient orchestrationtrigger activitytrigger entitytrigger".split()
)
"""Answers of HTTP functions, and what the calls of durable functions show."""


class Resource(NamedTuple):
    """What a binding names. `key` is its identity, None where it is not to be linked with anything. `via` is the
    subscription or consumer group. `pieces` are those of a blob path (`funclint.map.blob_paths`)."""

    kind: str
    label: str
    detail: str
    key: tuple[str, ...] | None
    via: str = ""
    pieces: tuple[str, ...] | None = None


def shown(text: str) -> str:
    """A text of the app on one line; not where it is a connection string or has a key in it."""
    return HIDDEN if looks_like_connection_string(text) or find(text) else one_line(text)


def shown_setting(text: str) -> str:
    """What should be the name of an app setting, on one line; not where it may be its value: anything that looks made
    by chance, as the names of functions and routes may."""
    return one_line(text) if may_be_shown(text) else HIDDEN


def resource_of(app: App, function: Function, binding: Binding) -> Resource | None:
    """What a binding reads, writes or waits for; None for those of `WITHOUT_NODE`."""
    kind = (binding.type or "").lower()
    if kind in WITHOUT_NODE:
        return None
    if kind == "httptrigger":
        return Resource("http", _route(app, function, binding), _methods(binding), None)
    if kind == "timertrigger":
        return Resource("timer", _shown(_text(binding, "schedule")), WORDS["timer"], None)
    if kind in ("servicebustrigger", "servicebus"):
        return _named(binding, _BUS_QUEUE if _text(binding, "queuename") != "" else _TOPIC)
    if kind in FAMILIES:
        return _named(binding, FAMILIES[kind])
    return _own(binding, kind)


def _named(binding: Binding, family: Family) -> Resource:
    names = [_text(binding, *keys) for keys in family.names]
    connection = _text(binding, *family.connection)
    if connection == "":
        connection = family.default
    label = "/".join(map(_shown, names))
    detail = WORDS[family.kind]
    if connection not in ("", STORAGE):
        detail += f" · {shown_setting(connection) if connection else UNKNOWN}"
    via = _text(binding, "subscriptionname", "consumergroup")
    shown_via = shown(via) if via else UNKNOWN if via is None else ""
    key: tuple[str, ...] | None = None
    pieces = None
    known = [name for name in names if name]
    if len(known) == len(names) and connection is not None:
        identity = (family.kind, _connection_key(connection, family))
        if family.kind == "blob":
            container, pieces = split_path(known[0])
            key = (*identity, container, *pieces) if container else None
        elif family.kind in ("sql", "mysql"):
            key = _table_key(identity, known[0])
            detail = detail if key else detail.replace("table", "query", 1)
        elif not any("{" in name for name in known):
            key = (*identity, *(name if family.has_case else name.lower() for name in known))
    return Resource(family.kind, label, detail, key, shown_via, pieces if key else None)


def _table_key(identity: tuple[str, ...], name: str) -> tuple[str, ...] | None:
    """The identity of a table; None for a query."""
    bare = name.translate({ord(character): None for character in '[]"`'})
    return (*identity, bare) if bare and not any(one.isspace() or one in "{;" for one in bare) else None


def _connection_key(connection: str, family: Family) -> str:
    """The host looks a connection up with `AzureWebJobs` in front, too; SQL, RabbitMQ and Kafka do not."""
    name = connection.lower()
    return name if family.connection in (_SETTING, ("brokerlist",)) else name.removeprefix(PREFIX)


def _own(binding: Binding, kind: str) -> Resource:
    own, names = _OWN.get(kind, ("other", ()))
    texts = [_text(binding, name) for name in names]
    label = " ".join(_shown(text) for text in texts if text != "")
    words = WORDS[own] or shown(binding.type or UNKNOWN)
    if own == "mcp":
        words = f"MCP {kind.removeprefix('mcp').removesuffix('trigger')}"
    if not label and own == "other":
        told = [_text(binding, key.lower()) for key in SOURCES]
        label = " ".join(_shown(text) for text in told if text != "")
    if not label:
        return Resource(own, words, "not named in the app" if own == "event_grid" else "", None)
    return Resource(own, label, words, None)


def _text(binding: Binding, *keys: str) -> str | None:
    """The text of the first of some properties that is there; empty where none is, None where it is not known."""
    values = {key.lower(): (key, value) for key, value in binding.data.items()}
    for wanted in keys:
        if wanted in values:
            key, value = values[wanted]
            if value is None:
                continue
            return value if isinstance(value, str) and key not in binding.uncertain else None
    return None if binding.open else ""


def _shown(text: str | None) -> str:
    return shown(text) if text else UNKNOWN


def _route(app: App, function: Function, binding: Binding) -> str:
    prefix = route_prefix(app)
    route = _text(binding, "route")
    path = UNKNOWN if route is None else shown(route or function.label)
    parts = (UNKNOWN if prefix is None else shown(prefix).strip("/"), path.strip("/"))
    return "/" + "/".join(part for part in parts if part)


def _methods(binding: Binding) -> str:
    methods = next((value for key, value in binding.data.items() if key.lower() == "methods"), None)
    if methods is None or methods == []:
        return "HTTP · any method"
    if not isinstance(methods, list):
        return f"HTTP · {UNKNOWN}"
    return "HTTP · " + " ".join(UNKNOWN if _is_unknown(one) else shown(str(one)).upper() for one in methods)


def _is_unknown(value: Any) -> bool:
    return isinstance(value, Unknown) or not isinstance(value, str)
