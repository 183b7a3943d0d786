"""The functions of a file with their triggers: as symbols, and as lines above them (code lenses)."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from lsprotocol import types

from funclint.findings import Span
from funclint.host.explain_schedule import describe
from funclint.host.http_routes import route_prefix
from funclint.host.ncrontab import ScheduleError, parse
from funclint.host.schedules import Timer, resolved_schedule
from funclint.index.values import Unknown
from funclint.reporters.index_listing import SOURCES
from funclint.server.setting_places import functions_of
from funclint.settings.secrets import may_be_shown

if TYPE_CHECKING:
    from funclint.app import App
    from funclint.index.model import Binding, Function
    from funclint.server.checking import Snapshot

UNKNOWN = "(unknown)"


def symbols(snapshot: Snapshot, path: str) -> list[types.DocumentSymbol]:
    """The functions that are defined in a file."""
    text = snapshot.texts.of(path)
    found = []
    for function in _functions_in(snapshot, path):
        whole, name = _whole(function), function.span
        found.append(
            types.DocumentSymbol(
                function.label or function.python_name,
                types.SymbolKind.Function,
                text.range(whole),
                text.range(name),
                detail=trigger_words(snapshot.app, function),
            )
        )
    return found


def lenses(snapshot: Snapshot, path: str) -> list[types.CodeLens]:
    """A line above each function of a file that says what triggers it, and how often a timer does."""
    text = snapshot.texts.of(path)
    return [
        types.CodeLens(
            text.range(Span(path, function.line, 1, function.line, 1)),
            types.Command(_lens_words(snapshot.app, function), ""),
        )
        for function in _functions_in(snapshot, path)
    ]


def _functions_in(snapshot: Snapshot, path: str) -> list[Function]:
    mine = [function for function in functions_of(snapshot.app) if function.span.path == path]
    return sorted(mine, key=lambda function: (function.line, function.span))


def _whole(function: Function) -> Span:
    """From the first decorator to the last line, as far as that is known."""
    own: Span = function.notes.get("def_span") or function.span
    if own.path != function.span.path:
        own = function.span
    start = min((function.line, 1), (own.line, own.column), (function.span.line, function.span.column))
    end = max((own.end_line, own.end_column), (function.span.end_line, function.span.end_column))
    return Span(function.span.path, *start, *end)


def trigger_words(app: App, function: Function) -> str:
    """What triggers a function: `queueTrigger orders`, `httpTrigger GET /api/items/{id}`."""
    trigger = function.trigger
    if trigger is None:
        return "no trigger"
    if (trigger.type or "").lower() == "httptrigger":
        return f"{trigger.type} {_http_words(app, function, trigger)}"
    return binding_words(trigger)


def binding_words(binding: Binding) -> str:
    """A binding's type and what it reads or writes."""
    told = [_shown(value) for key in SOURCES if (value := binding.data.get(key)) is not None]
    return f"{binding.type or UNKNOWN} {' '.join(told)}".rstrip()


def _shown(value: object) -> str:
    if isinstance(value, Unknown):
        return UNKNOWN
    return str(value) if may_be_shown(str(value)) else "(not shown)"


def _http_words(app: App, function: Function, trigger: Binding) -> str:
    methods = trigger.data.get("methods")
    listed = [str(getattr(one, "value", one)) for one in methods] if isinstance(methods, list | tuple) else []
    route = trigger.data.get("route")
    prefix = route_prefix(app)
    parts = [UNKNOWN if prefix is None else prefix, _shown(route or function.label).strip("/")]
    return f"{','.join(listed).upper()} /{'/'.join(filter(None, parts))}".strip()


def _lens_words(app: App, function: Function) -> str:
    words = trigger_words(app, function)
    trigger = function.trigger
    if trigger is not None and (trigger.type or "").lower() == "timertrigger":
        text = resolved_schedule(app, trigger)
        if text is not None and Timer(function, trigger.known("schedule"), text, trigger.span).may_be_shown:
            with suppress(ScheduleError):
                words = f"{words}: {describe(parse(text))}"
    return words if function.registered is not False else f"{words} (not registered)"
