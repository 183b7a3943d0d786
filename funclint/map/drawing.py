"""A flow of the map as SVG: `funclint.map.layout` says where things go. Nodes that have a card are links to it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from funclint.map.layout import HEIGHT
from funclint.map.model import FUNCTION_KINDS, worst
from funclint.map.text_room import LEFT, detail_in, label_in

if TYPE_CHECKING:
    from collections.abc import Mapping

    from funclint.map.layout import Flow, Line, Place
    from funclint.map.model import Edge, FunctionEntry

ICONS = {
    "http": "M9 1.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M1.5 9h15M9 1.5c-5 4-5 11 0 15M9 1.5c5 4 5 11 0 15",
    "timer": "M9 1.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M9 4.5V9l3 2.5",
    "queue": "M1.5 4.5h15v9h-15zM5.5 4.5v9M9 4.5v9M12.5 4.5v9",
    "topic": "M2 9h5M7 9l7-5M7 9h8M7 9l7 5M14 4h1.5M14 14h1.5",
    "event_hub": "M1.5 5c3-3 4.5 3 7.5 0s4.5 3 7.5 0M1.5 11c3-3 4.5 3 7.5 0s4.5 3 7.5 0",
    "blob": "M4 1.5h6.5L14.5 5.5v11H4zM10.5 1.5v4h4",
    "database": "M3 4.5c0-4 12-4 12 0v9c0 4-12 4-12 0zM3 4.5c0 4 12 4 12 0M3 9c0 4 12 4 12 0",
    "event": "M10 1.5L4 10h4.5L7.5 16.5L14 7.5H9.5z",
    "tool": "M6 1.5v5M12 1.5v5M3.5 6.5h11v3a5.5 4 0 0 1-11 0zM9 13.5v3",
    "function": "M6 2.5L2.5 9L6 15.5M12 2.5L15.5 9L12 15.5M10 5.5L8 12.5",
    "orchestrator": "M1.5 6.5h4v5h-4zM12.5 1.5h4v4h-4zM12.5 12.5h4v4h-4zM5.5 9H9V3.5h3.5M9 9v5.5h3.5",
    "activity": "M9 1.5a7.5 7.5 0 1 0 0 15a7.5 7.5 0 1 0 0-15M7 6l5 3l-5 3z",
    "entity": "M9 1.5L15.5 5v8L9 16.5L2.5 13V5zM2.5 5L9 8.5L15.5 5M9 8.5v8",
    "missing": "M6 6.5c0-4 6-4 6 0c0 2.5-3 2-3 5M9 14v1",
}
"""Paths in a box of 18 by 18, drawn with strokes."""

ICON_OF = {
    "bus_queue": "queue", "rabbitmq": "queue", "kafka": "event_hub", "dapr": "topic", "cosmos": "database",
    "table": "database", "sql": "database", "mysql": "database", "redis": "database", "event_grid": "event",
    "signalr": "topic", "web_pubsub": "topic", "mcp": "tool", "other": "event",
}  # fmt: skip


def symbols() -> str:
    """The icons, to be used by every drawing of the page."""
    found = "".join(
        f'<symbol id="icon-{name}" viewBox="0 0 18 18"><path d="{path}"/></symbol>' for name, path in ICONS.items()
    )
    return f'<svg class="icons" width="0" height="0" aria-hidden="true" focusable="false">{found}</svg>'


def icon(kind: str) -> str:
    """The name of the icon of a node's kind."""
    name = ICON_OF.get(kind, kind)
    return name if name in ICONS else "event"


def draw(flow: Flow, entries: Mapping[str, FunctionEntry], label: str) -> str:
    """One flow. `entries` are the functions by id, `label` is for those who do not see it."""
    owners: dict[str, str] = {}
    for line in flow.lines:
        for one, other in ((line.edge.source, line.edge.target), (line.edge.target, line.edge.source)):
            owners.setdefault(one, other)
    edges = "".join(map(_line, flow.lines))
    nodes = "".join(_node(place, entries, owners) for place in sorted(flow.places, key=lambda one: (one.column, one.y)))
    return (
        f'<svg class="drawing" width="{flow.width}" height="{flow.height}" viewBox="0 0 {flow.width} {flow.height}"'
        f' role="group" aria-label="{escape(label)}">{edges}{nodes}</svg>'
    )


def _node(place: Place, entries: Mapping[str, FunctionEntry], owners: Mapping[str, str]) -> str:
    node, x, y = place.node, place.x, place.y
    entry = entries.get(node.id)
    count = len(entry.findings) if entry else 0
    severity = worst(entry.findings) if entry else ""
    names = ["node", node.kind]
    if node.kind in FUNCTION_KINDS:
        names.append("fn")
    if place.is_copy:
        names.append("copy")
    if entry and entry.loads is False:
        names.append("refused")
    told = _told(place, entry)
    is_function = node.kind in FUNCTION_KINDS
    label = escape(label_in(place.width, node.label, bool(count)))
    text = f'<text class="label" x="{x + LEFT}" y="{y + (20 if node.detail else 28)}">{label}</text>'
    if node.detail:
        detail = escape(detail_in(place.width, node.detail, is_function))
        text += f'<text class="detail" x="{x + LEFT}" y="{y + 36}">{detail}</text>'
    badge = ""
    if count:
        right = x + place.width - 22
        badge = (
            f'<g class="badge {severity}"><rect x="{right - 14}" y="{y + 6}" width="28" height="18" rx="9"/>'
            f'<text x="{right}" y="{y + 19}">{count if count < 100 else "99+"}</text></g>'
        )
    inner = (
        f"<title>{escape(told)}</title>"
        f'<rect class="box" x="{x}" y="{y}" width="{place.width}" height="{HEIGHT}" rx="{8 if "fn" in names else 22}"/>'
        f'<use href="#icon-{icon(node.kind)}" x="{x + 12}" y="{y + 14}" width="18" height="18"/>{text}{badge}'
    )
    shared = f'class="{" ".join(names)}" data-id="{node.id}" data-column="{place.column}"'
    if node.is_shared:
        return f'<a {shared} href="#{node.id}">{inner}</a>'
    return f'<g {shared} data-owner="{owners.get(node.id, "")}">{inner}</g>'


def _told(place: Place, entry: FunctionEntry | None) -> str:
    """Everything that a node says, in words."""
    node = place.node
    told = f"{node.label}, {node.kind if entry else node.detail}" if entry or node.detail else node.label
    if entry:
        told += f", {entry.place}"
        if entry.loads is False:
            told += ", does not load"
        if entry.findings:
            told += f", {len(entry.findings)} finding{'' if len(entry.findings) == 1 else 's'}"
    return told + (", also drawn elsewhere" if place.is_copy else "")


def _line(line: Line) -> str:
    points = line.points
    if line.is_back:
        (x1, y1), (_, low), _, (x2, y2) = points
        way = f"M{x1} {y1}c18 0 18 {low - y1} 0 {low - y1}H{x2}c-18 0 -18 {y2 - low} 0 {y2 - low}"
    else:
        way = f"M{points[0][0]} {points[0][1]}"
        for number, (x, y) in enumerate(points[1:], 1):
            before_x, before_y = points[number - 1]
            if y == before_y:
                way += f"H{x}"
            else:
                middle = (before_x + x) // 2
                way += f"C{middle} {before_y} {middle} {y} {x} {y}"
    x, y = points[-1]
    edge = line.edge
    title = _title(edge)
    return (
        f'<g class="edge {edge.kind}" data-from="{edge.source}" data-to="{edge.target}">{title}'
        f'<path class="way" d="{way}"/><path d="M{x - 7} {y - 4}L{x - 1} {y}L{x - 7} {y + 4}"/></g>'
    )


def _title(edge: Edge) -> str:
    return f"<title>{escape(f'{edge.kind} ({edge.label})' if edge.label else edge.kind)}</title>"
