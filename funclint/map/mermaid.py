"""The map as a Mermaid flowchart, as GitHub and other renderers of Markdown draw it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from funclint.map.model import FUNCTION_KINDS, verdict_words, worst

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from funclint.map.model import AppMap, Edge, Node

MAXIMUM_EDGES = 500
MAXIMUM_TEXT = 50_000
"""What Mermaid draws unless it is configured otherwise (`maxEdges` and `maxTextSize` at mermaid.js.org/config)."""

SHAPES = {
    "http": ("([", "])"),
    "timer": ("{{", "}}"),
    "queue": ("[/", "/]"),
    "bus_queue": ("[/", "/]"),
    "topic": ("[/", "/]"),
    "event_hub": ("[/", "/]"),
    "kafka": ("[/", "/]"),
    "rabbitmq": ("[/", "/]"),
    "dapr": ("[/", "/]"),
    "redis": ("[/", "/]"),
    "blob": ("[(", ")]"),
    "cosmos": ("[(", ")]"),
    "table": ("[(", ")]"),
    "sql": ("[(", ")]"),
    "mysql": ("[(", ")]"),
    "function": ("[", "]"),
    "orchestrator": ("[[", "]]"),
    "activity": ("(", ")"),
    "entity": ("[/", "\\]"),
    "missing": (">", "]"),
}
"""The brackets of each kind of node; other sources look like HTTP."""

ARROWS = {"reads": "-.->", "uses": "-.->", "feeds": "-.->"}

CLASSES = {
    "function": "fill:#e8f0fe,stroke:#1a56b0,color:#10243f",
    "error": "fill:#fde7e9,stroke:#b3001b,color:#4a000b,stroke-width:3px",
    "warning": "fill:#fff4d6,stroke:#8a5a00,color:#3d2800,stroke-width:3px",
    "info": "fill:#e8f0fe,stroke:#1a56b0,color:#10243f,stroke-width:3px",
    "refused": "fill:#f1f1f1,stroke:#b3001b,color:#4a000b,stroke-dasharray:5 3",
}
"""Colours that can be read on a light and on a dark page. No line ends with a semicolon: Mermaid would take it for the
end of an entity."""

_SPECIAL = re.compile(r"[^\w .,/!?()+=*@'~^|-]|__|^[-+*\d]", re.ASCII)
"""What means something to Mermaid, Markdown or HTML, or may one day: it is written as an entity. Letters of other
scripts are among it and stay as they are."""


def render(apps: Sequence[AppMap]) -> str:
    """A flowchart of some apps: each in a frame of its own if there are several."""
    lines = ["graph LR"]
    for number, app in enumerate(apps, 1):
        if len(apps) == 1:
            lines += (f"  {line}" for line in _app(app, "a1"))
        else:
            lines.append(f"  subgraph a{number}[{_quoted(f'{app.root}: {verdict_words(app.loads)}')}]")
            lines += ["    direction LR", *(f"    {line}" for line in _app(app, f"a{number}")), "  end"]
    if not apps:
        lines.append('  none["no function app"]')
    lines += (f"  classDef {name} {style}" for name, style in CLASSES.items())
    return "\n".join(lines) + "\n"


def too_large(apps: Sequence[AppMap], text: str) -> str | None:
    """Why Mermaid would not draw the flowchart, or None."""
    edges = sum(len(app.edges) for app in apps)
    advice = "unless it is told otherwise: name a smaller folder, or see --format html"
    if edges > MAXIMUM_EDGES:
        return f"the flowchart has {edges} arrows, and Mermaid draws up to {MAXIMUM_EDGES} {advice}"
    if len(text) > MAXIMUM_TEXT:
        return f"the flowchart has {len(text)} characters, and Mermaid draws up to {MAXIMUM_TEXT} {advice}"
    return None


def _app(app: AppMap, name: str) -> Iterator[str]:
    if app.loads is False or not app.functions:
        why = f": {', '.join(app.reasons)}" if app.reasons else ""
        told = f"the app {verdict_words(app.loads)}{why}" if app.loads is False else "no function is seen"
        yield f"{name}_note[{_quoted(told)}]{':::refused' if app.loads is False else ''}"
    entries = {entry.id: entry for entry in app.functions}
    for node in app.nodes:
        entry = entries.get(node.id)
        if entry is None:
            yield _node(node)
            continue
        looks = "refused" if entry.loads is False else worst(entry.findings) or "function"
        count = len(entry.findings)
        told = f" ({count} finding{'' if count == 1 else 's'})" if count else ""
        yield f"{_node(node, told)}:::{looks}"
    for edge in app.edges:
        yield _edge(edge)


def _node(node: Node, told: str = "") -> str:
    left, right = SHAPES.get(node.kind, SHAPES["http"])
    if node.kind in FUNCTION_KINDS:
        label = _escaped(node.label + told)
    elif node.detail:
        label = f"{_escaped(node.label)}<br>{_escaped(node.detail)}"
    else:
        label = _escaped(node.label)
    return f'{node.id}{left}"{label}"{right}'


def _edge(edge: Edge) -> str:
    arrow = ARROWS.get(edge.kind, "-->")
    label = edge.label or {"starts": "starts", "calls": "calls", "uses": "uses", "feeds": "may feed"}.get(edge.kind, "")
    return f"{edge.source} {arrow}{f'|{_quoted(label)}|' if label else ''} {edge.target}"


def _quoted(text: str) -> str:
    return f'"{_escaped(text)}"'


def _escaped(text: str) -> str:
    return _SPECIAL.sub(_entity, text)


def _entity(match: re.Match[str]) -> str:
    return "".join(_one(character) for character in match.group())


def _one(character: str) -> str:
    return character if character > "\x7f" else f"#{ord(character)};"
