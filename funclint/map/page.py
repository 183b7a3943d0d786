"""The map as one HTML page that needs nothing else: drawings, a list of the functions, and what was found in them.

Everything is in the document itself; the script only shows, hides and copies what is there, and without it the drawings
link to the list. The policy in the head lets the browser load nothing and run nothing but the page's own script.
"""

from __future__ import annotations

import os
from html import escape
from typing import TYPE_CHECKING

from funclint import __version__
from funclint.findings import SEVERITIES
from funclint.map.cards import edges_by_node, finding_items, function_card, marked, resource_cards
from funclint.map.drawing import draw, symbols
from funclint.map.layout import flows
from funclint.map.model import FUNCTION_KINDS, verdict_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from funclint.map.layout import Flow
    from funclint.map.model import AppMap, FunctionEntry

LEGEND = (
    '<p class="legend map">Left to right: what triggers a function, the function, what it writes, starts or calls.'
    " Dashed arrows: it reads or uses that. Dashed boxes: drawn at each function that shares it, or not known.</p>"
)

UNGROUPED = 12
"""Up to so many functions of an app are shown without groups."""

OPEN = 40
"""Groups are open until so many functions are shown."""

LARGE_MODULE = 40
"""A module with more functions is shown by trigger."""


def render(apps: Sequence[AppMap], folder: str) -> str:
    """The page for some apps; findings are shown with paths relative to `folder`."""
    style, script = _resource("page.css"), _resource("page.js")
    functions = [entry for app in apps for entry in app.functions]
    roots = [app.root for app in apps]
    title = "Function map" + (f" of {roots[0]}" if len(roots) == 1 and roots[0] != "." else "")
    parts = [
        "<!doctype html>\n",
        '<html lang="en"><head><meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{_policy(style, script)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer"><meta name="color-scheme" content="light dark">',
        f'<meta name="generator" content="funclint {__version__}"><link rel="icon" href="data:,">',
        f"<title>{escape(title)}</title>\n<style>{style}</style></head>\n<body>\n",
        symbols(),
        '\n<a class="skip" href="#content">Skip to the map</a>\n',
        f'<header class="top"><div class="heading"><h1>{escape(title)}</h1>',
        f'<p class="summary">{escape(_summary(apps))}</p></div>\n{_tools(functions)}</header>\n',
        '<main id="content" tabindex="-1">\n',
        f"{LEGEND}\n" if functions else "",
        *(_app(app, folder, len(apps) > 1) for app in apps),
        "" if apps else '<p class="empty">No function app was found.</p>\n',
        '<p class="empty" id="nothing" hidden>Nothing fits the search and the filters.</p>\n</main>\n',
        '<aside id="panel" aria-label="Selection" hidden><button type="button" id="close">Close</button>',
        '<div id="selected" tabindex="-1"></div></aside>\n',
        f"<footer>Made by funclint {__version__}: <code>funclint index --format html</code></footer>\n",
        f"<script>{script}</script>\n</body></html>\n",
    ]
    return "".join(parts)


def _resource(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), name), encoding="utf-8") as file:
        return file.read()


def _policy(style: str, script: str) -> str:
    from base64 import b64encode
    from hashlib import sha256

    def hashed(text: str) -> str:
        return f"'sha256-{b64encode(sha256(text.encode()).digest()).decode()}'"

    return (
        f"default-src 'none'; style-src {hashed(style)}; script-src {hashed(script)}; img-src data:; base-uri 'none';"
        " form-action 'none'"
    )


def _summary(apps: Sequence[AppMap]) -> str:
    findings = [finding for app in apps for finding in app.all_findings]
    told = [_counted(len(apps), "app")] if len(apps) > 1 else []
    told.append(_counted(sum(len(app.functions) for app in apps), "function"))
    for severity in SEVERITIES:
        count = sum(finding.severity == severity for finding in findings)
        if count:
            told.append(f"{count} info" if severity == "info" else _counted(count, severity))
    return " · ".join(told if findings else [*told, "no findings"])


def _counted(count: int, what: str) -> str:
    return f"{count} {what}{'' if count == 1 else 's'}"


def _tools(functions: Sequence[FunctionEntry]) -> str:
    """Search, filters and views; shown by the script, without which they would do nothing."""
    counts: dict[str, int] = {}
    for entry in functions:
        counts[entry.trigger] = counts.get(entry.trigger, 0) + 1
    chips = "".join(
        f'<button type="button" class="chip" aria-pressed="false" data-filter="{escape(trigger)}">{escape(trigger)}'
        f" <span>{count}</span></button>"
        for trigger, count in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )
    found = sum(bool(entry.findings) for entry in functions)
    return (
        '<div class="tools" id="tools" hidden><form role="search" class="row" id="search">'
        '<label class="search"><span class="unseen">Search functions, routes, queues and rules</span>'
        '<input type="search" id="query" autocomplete="off" spellcheck="false"'
        ' placeholder="Search names, routes, rules" aria-keyshortcuts="/"><kbd aria-hidden="true">/</kbd>'
        "</label>"
        '<span class="segments" role="group" aria-label="View">'
        '<button type="button" data-view="map" aria-pressed="true">Map</button>'
        '<button type="button" data-view="list" aria-pressed="false">List</button></span>'
        '<span class="segments zoom" role="group" aria-label="Size of the map">'
        '<button type="button" data-zoom="-1" aria-label="Smaller">−</button>'
        '<button type="button" data-zoom="0"><span class="unseen">Original size; now </span>'
        '<span id="size">100%</span></button>'
        '<button type="button" data-zoom="1" aria-label="Larger">+</button>'
        '<button type="button" data-zoom="fit">Fit</button></span>'
        '<button type="button" class="chip" id="groups" aria-pressed="false" hidden>Open all groups</button>'
        '<button type="button" class="chip" aria-pressed="false" id="found">With findings'
        f" <span>{found}</span></button></form>"
        f'<div class="row chips" role="group" aria-label="Filter by trigger">{chips}</div>'
        '<p class="status" id="status" role="status"></p></div>'
    )


def _app(app: AppMap, folder: str, several: bool) -> str:
    heading = f"<h2>{escape(app.root)}</h2>" if several else f'<h2 class="unseen">{escape(app.root)}</h2>'
    looks = {True: "yes", False: "no", None: "open"}[app.loads]
    verdict = f'<p class="verdict {looks}">The app {verdict_words(app.loads)}'
    if app.reasons:
        verdict += f": {marked(', '.join(app.reasons))}"
    parts = [f'<section class="app" aria-label="App {escape(app.root)}">{heading}{verdict}.</p>\n']
    if app.findings:
        count = _counted(len(app.findings), "finding")
        parts.append(
            f'<section class="of-app" aria-label="Findings about the app"><h3>{count} about the app</h3>'
            f"<ul>{finding_items(app.findings, folder)}</ul></section>\n"
        )
    if not app.functions:
        parts.append('<p class="empty">No function is seen in this app.</p>\n</section>\n')
        return "".join(parts)
    parts.append(f'<div class="map"><h3 class="unseen">Map</h3>\n{"".join(_groups(app))}</div>\n')
    nodes = {node.id: node for node in app.nodes}
    edges = edges_by_node(app)
    cards = "".join(function_card(entry, nodes, edges, folder) for entry in app.functions)
    parts.append(f'<div class="list"><h3>Functions</h3>\n<div class="cards">{cards}</div>\n')
    resources = resource_cards(app, edges)
    if resources:
        parts.append(f'<h3>What they read and write</h3>\n<div class="cards">{resources}</div>\n')
    parts.append("</div>\n</section>\n")
    return "".join(parts)


def _groups(app: AppMap) -> Iterator[str]:
    """The drawings: those across modules first, then module by module; large ones by trigger."""
    entries = {entry.id: entry for entry in app.functions}
    grouped: dict[str, list[Flow]] = {}
    alone: list[Flow] = []
    sizes: dict[str, int] = {}
    for entry in app.functions:
        sizes[entry.module] = sizes.get(entry.module, 0) + 1
    by_group = len(entries) > UNGROUPED
    for flow in flows(app.nodes, app.edges, {entry.id for entry in app.functions if entry.findings}):
        inside = _functions(flow, entries)
        modules = list(dict.fromkeys(entry.module for entry in inside))
        if not by_group:
            alone.append(flow)
        elif len(modules) > 1:
            grouped.setdefault("Across modules", []).append(flow)
        else:
            name = modules[0] if modules else "Without a function"
            if modules and sizes[name] > LARGE_MODULE:
                name = f"{name} · {inside[0].trigger}" if len(inside) == 1 else f"{name} · connected"
            grouped.setdefault(name, []).append(flow)
    if not by_group:
        yield from _drawn(alone, entries)
        return
    shown = 0
    for name, inner in sorted(grouped.items(), key=lambda item: item[0] != "Across modules"):
        functions = [entry for flow in inner for entry in _functions(flow, entries)]
        is_open = shown == 0 or shown + len(functions) <= OPEN
        shown += len(functions)
        heading = _group_heading(name, functions)
        yield f'<details class="group"{" open" if is_open else ""}><summary>{heading}</summary>\n'
        yield from _drawn(inner, entries)
        yield "</details>\n"


def _group_heading(name: str, functions: list[FunctionEntry]) -> str:
    counts: dict[str, int] = {}
    for entry in functions:
        counts[entry.trigger] = counts.get(entry.trigger, 0) + 1
    told = ", ".join(f"{count} {trigger}" for trigger, count in counts.items())
    found = sum(len(entry.findings) for entry in functions)
    findings = f' <span class="count">{_counted(found, "finding")}</span>' if found else ""
    return (
        f'<span class="name">{escape(name)}</span> <span class="told">{_counted(len(functions), "function")}:'
        f" {escape(told)}</span>{findings}"
    )


def _functions(flow: Flow, entries: dict[str, FunctionEntry]) -> list[FunctionEntry]:
    """The functions that have their place in a flow."""
    return [entries[place.node.id] for place in flow.places if place.node.kind in FUNCTION_KINDS and not place.is_copy]


def _drawn(inner: list[Flow], entries: dict[str, FunctionEntry]) -> Iterator[str]:
    """Flows with several functions first."""
    for flow in sorted(inner, key=lambda one: len(_functions(one, entries)) < 2):
        names = [entry.name for entry in _functions(flow, entries)]
        label = f"Flow of {', '.join(names[:3])}{f' and {len(names) - 3} more' if len(names) > 3 else ''}"
        yield f'<div class="flow">{draw(flow, entries, label)}</div>\n'
