"""App settings in an app: which one a place names, and where it is defined."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.files.json_document import child
from funclint.files.settings import normalise
from funclint.files.source import SourceError
from funclint.findings import Span
from funclint.server.python_strings import setting_in_percents, string_at
from funclint.server.texts import is_inside
from funclint.settings.connections import CONNECTION_STRINGS, PREFIX, connections_of, is_reference
from funclint.settings.secrets import may_be_shown
from funclint.text import decode_leniently

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Function
    from funclint.server.texts import Text
    from funclint.settings.connections import Connection

ENVIRONMENT = re.compile(r"(?:.*\.)?(?:environ|getenv|environ\.get)\Z")
"""What is called or subscripted to read an app setting."""


class Named(NamedTuple):
    """A setting that a place names. `connection` is set where it is a binding's connection."""

    name: str
    span: Span
    connection: Connection | None


def functions_of(app: App) -> Iterator[Function]:
    """All functions of an app, registered or not."""
    yield from app.index.functions
    yield from app.index.unregistered


def setting_at(app: App, path: str, text: Text, line: int, column: int) -> Named | None:
    """The setting that is named at a place: as a connection, between `%…%` in a binding, or read from the
    environment."""
    for function in functions_of(app):
        for connection in connections_of(function):
            span = connection.span
            if span.path == path and is_inside(span, line, column) and not is_reference(connection.name):
                return Named(connection.name, span, connection) if may_be_shown(connection.name) else None
    if path.endswith(".json"):
        return _in_json(app, path, text, line, column)
    offset = text.offset_of(line, column)
    site = string_at(text.text, offset)
    if site is None:
        return None
    contents = text.text[site.start : site.end]
    if ENVIRONMENT.match(site.callee) and site.is_first:
        return Named(contents, text.span(path, site.start, site.end), None)
    return _between_percents(path, text, site.start, contents, offset) if site.in_decorator else None


def _in_json(app: App, path: str, text: Text, line: int, column: int) -> Named | None:
    for function in functions_of(app):
        for binding in function.bindings:
            for name in binding.arguments:
                value = binding.known(name)
                if isinstance(value, str) and "%" in value:
                    span = binding.span_of(name)
                    if span.path == path and is_inside(span, line, column):
                        start = text.offset_of(span.line, span.column)
                        contents = text.text[start : text.offset_of(span.end_line, span.end_column)]
                        return _between_percents(path, text, start, contents, text.offset_of(line, column))
    return None


def _between_percents(path: str, text: Text, start: int, contents: str, offset: int) -> Named | None:
    found = setting_in_percents(contents, offset - start)
    if found is None or not re.fullmatch(r"[\w.:-]+", contents[found[0] : found[1]]):
        return None
    name = contents[found[0] : found[1]]
    return Named(name, text.span(path, start + found[0], start + found[1]), None)


def definitions(app: App, named: Named) -> list[Span]:
    """Where a setting, or what stands for it as a connection, is defined; local.settings.json first."""
    wanted = normalise(named.name)
    names = (wanted, PREFIX + wanted) if named.connection else (wanted,)
    found = [*_in_local_settings(app, names)]
    if not found and app.config.path and any(_is_one_of(name, names) for name in app.config.settings):
        found += _mentions(app, app.config.path, list(app.config.settings), names)
    if not found:
        sources = app.settings.sources
        own = [name for name in sources if _is_one_of(name, names)]
        for path in dict.fromkeys(sources[name] for name in own):
            found += _mentions(app, path, own, names)
    return found


def _in_local_settings(app: App, names: tuple[str, ...]) -> Iterator[Span]:
    document = app.local_settings
    if document is None or not isinstance(document.data, dict):
        return
    for section in ("Values", "ConnectionStrings"):
        members = document.data.get(section)
        for name in members if isinstance(members, dict) else ():
            full = f"ConnectionStrings:{name}" if section == "ConnectionStrings" else name
            if _is_one_of(full, names):
                yield document.key_span(child(f"/{section}", name))


def _is_one_of(setting: str, names: tuple[str, ...]) -> bool:
    """Whether a setting is one of some names (normalised), a member of such a group, or a connection string of that
    name."""
    known = normalise(setting)
    return any(
        known == name
        or known.startswith(name + ":")
        or (known.endswith(name) and known.removesuffix(name).rstrip(":") in CONNECTION_STRINGS)
        for name in names
    )


def _mentions(app: App, path: str, written: list[str], names: tuple[str, ...]) -> Iterator[Span]:
    """The first mention in a file of the settings that count."""
    if os.path.isdir(path):
        return
    try:
        text = decode_leniently(app.source.read(path))
    except SourceError:
        return
    for number, line in enumerate(re.split(r"\r\n?|\n", text), 1):
        for name in written:
            if _is_one_of(name, names) and (match := re.search(re.escape(name), line, re.IGNORECASE)):
                yield Span(path, number, match.start() + 1, number, match.end() + 1)
                return
