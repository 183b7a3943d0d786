"""The list on the page: a card for each function and each thing that functions share, with what is connected to it."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from funclint.map.drawing import icon
from funclint.map.model import FUNCTION_KINDS
from funclint.paths import relative_path

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from funclint.findings import Finding
    from funclint.map.model import AppMap, BindingRow, Edge, FunctionEntry, Node

INCOMING = {
    "triggers": "Triggered by", "reads": "Reads", "writes": "Written by", "starts": "Started by",
    "calls": "Called by", "uses": "Used by", "feeds": "May be fed by",
}  # fmt: skip
OUTGOING = {
    "triggers": "Triggers", "reads": "Read by", "writes": "Writes", "starts": "Starts", "calls": "Calls",
    "uses": "Uses", "feeds": "May feed",
}  # fmt: skip


def function_card(
    entry: FunctionEntry, nodes: Mapping[str, Node], edges: Mapping[str, Sequence[Edge]], folder: str
) -> str:
    """One function: what it is, what is connected to it, its bindings and its findings."""
    node = nodes[entry.id]
    told = [entry.trigger, "async" if entry.is_async else ""]
    parts = [
        f'<article class="card" id="{entry.id}" data-trigger="{escape(entry.trigger)}"'
        f' data-findings="{len(entry.findings)}">{_heading(node)}'
        f'<p class="told">{escape(" · ".join(text for text in told if text))} ·'
        f" <code>{escape(entry.place)}</code></p>"
    ]
    if entry.loads is not True:
        word = "It does not load" if entry.loads is False else "Whether it loads is open"
        parts.append(f'<p class="refusal">{word}: {marked(", ".join(entry.reasons))}.</p>')
    parts.append(_connections(entry.id, nodes, edges))
    if entry.findings:
        parts.append(f'<h5>Findings</h5><ul class="findings">{finding_items(entry.findings, folder)}</ul>')
    if entry.bindings:
        rows = "".join(map(_binding, entry.bindings))
        count = f"{len(entry.bindings)} binding{'' if len(entry.bindings) == 1 else 's'}"
        parts.append(f'<details><summary>{count}</summary><ul class="bindings">{rows}</ul></details>')
    parts.append("</article>\n")
    return "".join(parts)


def edges_by_node(app: AppMap) -> dict[str, list[Edge]]:
    """The edges that come to a node or leave it."""
    found: dict[str, list[Edge]] = {}
    for edge in app.edges:
        for node in dict.fromkeys((edge.source, edge.target)):
            found.setdefault(node, []).append(edge)
    return found


def resource_cards(app: AppMap, edges: Mapping[str, Sequence[Edge]]) -> str:
    """A card for each queue, topic, container and the like that has an identity."""
    nodes = {node.id: node for node in app.nodes}
    return "".join(
        f'<article class="card resource" id="{node.id}">{_heading(node)}<p class="told">{escape(node.detail)}</p>'
        f"{_connections(node.id, nodes, edges)}</article>\n"
        for node in app.nodes
        if node.is_shared and node.kind not in FUNCTION_KINDS
    )


def finding_items(findings: Iterable[Finding], folder: str) -> str:
    """Findings as items of a list: severity, rule, message, place and what to do."""
    return "".join(
        f'<li class="finding {finding.severity}"><span class="severity">{finding.severity}</span>'
        f' <code class="rule">{escape(finding.rule)}</code>'
        f' <span class="message">{marked(finding.message)}</span>'
        f' <span class="where">{escape(relative_path(finding.span.path, folder))}:{finding.span.line}</span>'
        + (f' <span class="help">{marked(finding.help)}</span>' if finding.help else "")
        + "</li>"
        for finding in findings
    )


def marked(text: str) -> str:
    """A message; what stands between backticks is code."""
    parts = text.split("`")
    if len(parts) % 2 == 0:
        return escape(text)
    return "".join(f"<code>{escape(part)}</code>" if number % 2 else escape(part) for number, part in enumerate(parts))


def _heading(node: Node) -> str:
    return (
        f'<h4><svg class="icon {node.kind}" width="18" height="18" aria-hidden="true" focusable="false">'
        f'<use href="#icon-{icon(node.kind)}"/></svg> <span>{escape(node.label)}</span></h4>'
    )


def _connections(own: str, nodes: Mapping[str, Node], edges: Mapping[str, Sequence[Edge]]) -> str:
    groups: dict[str, list[str]] = {}
    for edge in edges.get(own, ()):
        if edge.target == own:
            groups.setdefault(INCOMING[edge.kind], []).append(_reference(nodes[edge.source], edge.label))
        if edge.source == own:
            groups.setdefault(OUTGOING[edge.kind], []).append(_reference(nodes[edge.target], edge.label))
    if not groups:
        return ""
    rows = "".join(
        f"<dt>{word}</dt>" + "".join(f"<dd>{text}</dd>" for text in dict.fromkeys(texts))
        for word, texts in groups.items()
    )
    return f"<dl>{rows}</dl>"


def _reference(node: Node, label: str) -> str:
    name = f"<code>{escape(node.label)}</code>"
    if node.is_shared:
        name = f'<a href="#{node.id}">{name}</a>'
    told = [] if node.kind in FUNCTION_KINDS else [node.detail]
    told += [label]
    shown = " · ".join(text for text in told if text)
    return f'{name} <span class="told">{escape(shown)}</span>' if shown else name


def _binding(row: BindingRow) -> str:
    properties = "".join(
        f'<span class="property">{escape(key)}: <code>{escape(value)}</code></span> ' for key, value in row.properties
    )
    return (
        f'<li><span class="direction">{row.direction}</span> <code>{escape(row.type)}</code>'
        f" as <code>{escape(row.name)}</code> {properties}</li>"
    )
