"""Makes the map of an app from its index and its findings."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.calls.durable_names import KINDS, all_uses, registered_name
from funclint.findings import SEVERITIES
from funclint.index.values import Unknown
from funclint.map.blob_paths import can_match
from funclint.map.model import AppMap, BindingRow, Edge, FunctionEntry, Node
from funclint.map.resources import HIDDEN, Resource, resource_of, shown, shown_setting
from funclint.paths import relative_path
from funclint.reporters.index_listing import UNKNOWN, loads_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from funclint.findings import Finding
    from funclint.index.model import Binding, Function
    from funclint.reporters.index_listing import Listed

KIND_OF_TRIGGER = {trigger.lower(): kind for kind, (trigger, _) in KINDS.items()}
TRIGGERS = {
    "httptrigger": "HTTP",
    "timertrigger": "timer",
    "queuetrigger": "queue",
    "servicebustrigger": "Service Bus",
    "eventhubtrigger": "Event Hubs",
    "blobtrigger": "blob",
    "cosmosdbtrigger": "Cosmos DB",
    "eventgridtrigger": "Event Grid",
    "kafkatrigger": "Kafka",
    "rabbitmqtrigger": "RabbitMQ",
    "sqltrigger": "SQL",
    "mysqltrigger": "MySQL",
    "signalrtrigger": "SignalR",
    "webpubsubtrigger": "Web PubSub",
    "mcptooltrigger": "MCP",
    "mcpresourcetrigger": "MCP",
    "mcpprompttrigger": "MCP",
    "warmuptrigger": "warm-up",
    **KIND_OF_TRIGGER,
}
"""What to call triggers in a filter; others go by their type."""

EDGE_OF_KIND = {"orchestrator": "starts", "activity": "calls", "entity": "uses"}

MAXIMUM_VALUE = 300
"""Characters of a property's value that are shown."""

OF_SETTING = re.compile(r"connection|setting|key|broker|sid$|uri$", re.IGNORECASE)
"""Properties that name an app setting, where its value may stand by mistake."""

SECRET_PROPERTY = re.compile(r"(?:password|secret|token|pem)$", re.IGNORECASE)
SETTING = re.compile(r"%[^%]+%|[A-Z][A-Z0-9_]*")
"""What stands in such a property if it is no secret: an app setting."""


class Checked(NamedTuple):
    """One app with its verdict and what was found in it."""

    listed: Listed
    findings: Sequence[Finding]


def build_map(checked: Checked, folder: str, prefix: str = "") -> AppMap:
    """The map of one app, paths relative to `folder`; ids start with `prefix`, so that several apps go on one page."""
    listed = checked.listed
    builder = _Builder(listed, folder, prefix)
    findings = builder.divide(checked.findings)
    builder.add_functions()
    builder.add_bindings()
    if listed.functions:
        builder.add_calls()
    builder.add_feeds()
    return AppMap(
        relative_path(listed.app.root, folder),
        listed.model,
        listed.verdict.loads,
        tuple(shown(reason) for reason in listed.verdict.reasons),
        tuple(builder.nodes),
        tuple(dict.fromkeys(builder.edges)),
        tuple(builder.entry(function) for function in listed.functions),
        tuple(findings),
    )


class _Builder:
    def __init__(self, listed: Listed, folder: str, prefix: str) -> None:
        self.listed = listed
        self.app = listed.app
        self.folder = folder
        self.prefix = prefix
        self.nodes: list[Node] = []
        self.edges: list[Edge] = []
        self.ids: dict[int, str] = {}
        self.found: dict[int, list[Finding]] = {}
        self._taken: set[str] = set()
        self._shared: dict[tuple[str, ...], str] = {}
        self._blobs: dict[str, tuple[Resource, bool, bool]] = {}

    # nodes

    def _id(self, kind: str, label: str) -> str:
        """An id made of the label, so that a change elsewhere in the app does not change it."""
        base = f"{self.prefix}{kind}_{re.sub('[^A-Za-z0-9]+', '_', label)[:40].strip('_')}".rstrip("_")
        made, number = base, 1
        while made in self._taken:
            number += 1
            made = f"{base}_{number}"
        self._taken.add(made)
        return made

    def add_functions(self) -> None:
        """A node for each function."""
        for function in self.listed.functions:
            trigger = function.trigger
            kind = KIND_OF_TRIGGER.get((trigger.type or "").lower(), "function") if trigger else "function"
            label = shown(function.label)
            self.ids[id(function)] = made = self._id("fn", label)
            self.nodes.append(Node(made, kind, label, self._place(function), True))

    def _resource(self, resource: Resource) -> str:
        if resource.key in self._shared:
            return self._shared[resource.key]
        made = self._id(resource.kind, resource.label)
        if resource.key is not None:
            self._shared[resource.key] = made
        self.nodes.append(Node(made, resource.kind, resource.label, resource.detail, resource.key is not None))
        return made

    # edges

    def add_bindings(self) -> None:
        """What triggers the functions, and what they read and write. Triggers first: a blob path that is both written
        and waited for is shown as the trigger spells it."""
        for triggers in (True, False):
            for function in self.listed.functions:
                for binding in function.bindings:
                    if binding.is_trigger is triggers:
                        self._add_binding(function, binding)

    def _add_binding(self, function: Function, binding: Binding) -> None:
        resource = resource_of(self.app, function, binding)
        if resource is None:
            return
        node, own = self._resource(resource), self.ids[id(function)]
        if resource.pieces is not None:
            _, written, awaited = self._blobs.get(node, (resource, False, False))
            written, awaited = written or binding.direction != "IN", awaited or binding.is_trigger
            self._blobs[node] = (resource, written, awaited)
        if binding.is_trigger:
            self.edges.append(Edge(node, own, "triggers", resource.via))
            return
        if binding.direction != "OUT":
            self.edges.append(Edge(node, own, "reads"))
        if binding.direction != "IN":
            self.edges.append(Edge(own, node, "writes"))

    def add_feeds(self) -> None:
        """From blobs that are written to other patterns of the same container that triggers wait for."""
        awaiting: dict[tuple[str, ...], list[tuple[str, tuple[str, ...]]]] = {}
        for node, (resource, _, awaited) in self._blobs.items():
            if awaited and resource.key and resource.pieces:
                awaiting.setdefault(resource.key[:3], []).append((node, resource.pieces))  # kind, connection, container
        for source, (resource, written, _) in self._blobs.items():
            for target, pieces in awaiting.get(resource.key[:3], ()) if written and resource.key else ():
                if target != source and resource.pieces and can_match(resource.pieces, pieces):
                    self.edges.append(Edge(source, target, "feeds"))

    def add_calls(self) -> None:
        """Who starts and calls orchestrators, activities and entities by name."""
        named: dict[tuple[str, str], list[str]] = {}
        for function in self.listed.functions:
            for kind in KINDS:
                name = registered_name(function, kind)
                if name is not None:
                    named.setdefault((kind, name.lower()), []).append(self.ids[id(function)])
        kinds = {node.id: node.kind for node in self.nodes}
        order = {made: number for number, made in enumerate(self.ids.values())}
        calls = [
            (order[self.ids[id(caller)]], use.span, self.ids[id(caller)], use)
            for use in all_uses(self.app)
            for caller in use.callers
            if id(caller) in self.ids
        ]
        for _, _, caller, use in sorted(calls, key=lambda call: call[:2]):
            kind = EDGE_OF_KIND[use.kind]
            if kind == "starts" and kinds[caller] == "orchestrator":
                kind = "calls"
            targets = named.get((use.kind, use.name.lower()), []) if use.name else []
            for target in targets or [self._missing(use.kind, use.name, caller)]:
                self.edges.append(Edge(caller, target, kind))

    def _missing(self, kind: str, name: str, caller: str) -> str:
        """A node for a durable function that is not seen; one for each caller where the name is not known."""
        key = ("missing", kind, name.lower() or caller, "" if name else UNKNOWN)
        detail = f"{kind} · not seen" if name else f"{kind} · name not known"
        return self._resource(Resource("missing", shown(name) if name else UNKNOWN, detail, key))

    # what is told of a function

    def entry(self, function: Function) -> FunctionEntry:
        """What the map tells of a function besides its edges."""
        loads, reasons = loads_of(function, self.listed.verdict)
        trigger = function.trigger
        kind = (trigger.type or UNKNOWN) if trigger else "no trigger"
        return FunctionEntry(
            self.ids[id(function)],
            shown(function.label),
            self._place(function),
            relative_path(function.span.path, self.folder),
            TRIGGERS.get(kind.lower()) or shown(kind.removesuffix("Trigger")),
            loads,
            tuple(map(shown, reasons)),
            function.is_async,
            tuple(map(_row, sorted(function.bindings, key=lambda binding: not binding.is_trigger))),
            tuple(self.found.get(id(function), ())),
        )

    def _place(self, function: Function) -> str:
        return f"{relative_path(function.span.path, self.folder)}:{function.line}"

    def divide(self, findings: Sequence[Finding]) -> list[Finding]:
        """Give each finding to its function, the gravest first; what is about none or several is returned."""
        named: dict[str, list[Function]] = {}
        placed: dict[str, list[Function]] = {}
        for function in self.listed.functions:
            named.setdefault(function.label, []).append(function)
            placed.setdefault(function.span.path, []).append(function)
        rest = []
        for finding in sorted(findings, key=lambda one: SEVERITIES.index(one.severity)):
            inside = [one for one in placed.get(finding.span.path, ()) if _is_inside(finding, one)]
            same = named.get(finding.function, []) if finding.function else []
            owner = next((one for one in inside if one in same), None)
            owner = owner or next(iter(same), None) or (inside[-1] if inside else None)
            if owner is None:
                rest.append(finding)
            else:
                self.found.setdefault(id(owner), []).append(finding)
        return rest


def _is_inside(finding: Finding, function: Function) -> bool:
    """Whether a finding is between a function's first decorator and its end."""
    whole = function.notes.get("def_span") or function.span
    return function.line <= finding.span.line <= max(whole.end_line, function.span.end_line)


def _row(binding: Binding) -> BindingRow:
    direction = "trigger" if binding.is_trigger else {"IN": "in", "OUT": "out"}.get(binding.direction, "in and out")
    properties = [
        (shown(key), _value(key, value))
        for key, value in binding.data.items()
        if key.lower() not in ("direction", "type", "name") and value is not None
    ]
    name = UNKNOWN if binding.name is None else shown(binding.name)
    return BindingRow(direction, shown(binding.type or UNKNOWN), name, tuple(properties))


def _value(key: str, value: Any) -> str:
    """A property's value; not where it may be a secret."""
    if isinstance(value, Unknown):
        return UNKNOWN
    plain = _plain(value)
    text = plain if isinstance(plain, str) else json.dumps(plain, ensure_ascii=False)
    if SECRET_PROPERTY.search(key) and not SETTING.fullmatch(text):
        return HIDDEN
    text = shown_setting(text) if OF_SETTING.search(key) else shown(text)
    return text if len(text) <= MAXIMUM_VALUE else text[: MAXIMUM_VALUE - 1] + "…"


def _plain(value: Any) -> Any:
    if isinstance(value, Unknown):
        return UNKNOWN
    if isinstance(value, dict):
        return {str(key): _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else UNKNOWN
