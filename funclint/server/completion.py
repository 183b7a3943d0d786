"""What can be written at a place: app settings, names of durable functions, keys and values of host.json."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING, Any, NamedTuple

from lsprotocol import types

from funclint.calls.durable_names import FROM_CLIENT, FROM_CONTEXT
from funclint.data.connections_table import PARAMETERS
from funclint.files.settings import RUNTIME
from funclint.server import schema_docs
from funclint.server.definition import durable_names
from funclint.server.json_cursor import cursor_at
from funclint.server.python_strings import setting_in_percents, string_at
from funclint.server.setting_places import ENVIRONMENT, functions_of
from funclint.settings.connections import connections_of, is_reference
from funclint.settings.secrets import may_be_shown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from funclint.app import App
    from funclint.server.json_cursor import Cursor
    from funclint.server.texts import Text

CONNECTIONS = frozenset(name for names in PARAMETERS.values() for name in names)
"""Arguments that name a connection, lower-cased and without underscores."""

DURABLE = {**FROM_CONTEXT, **FROM_CLIENT, "EntityId": "entity"}
"""What calls a durable function by the name that is its first argument -> the kind of function."""

NAME_KEYWORDS = ("name", "orchestration_function_name")
"""What the argument with that name is called."""


class Known(NamedTuple):
    """What is known of an app: as it is `now`, and as it was when every module compiled (`sound`) for its functions,
    which are hard to see while one of them is being written."""

    now: App
    sound: App

    def settings(self) -> list[str]:
        """The app settings that local.settings.json and the configuration list."""
        return sorted({*(self.now.settings.local or ()), *self.now.config.settings}, key=str.lower)

    def connections(self) -> list[str]:
        """What a binding may give as its connection: settings, groups (`NAME__…`), connection strings, and what other
        bindings of the app name."""
        names = {name.partition("__")[0] for name in self.settings()} | set(self.now.settings.connection_strings)
        names.discard(RUNTIME)
        for function in functions_of(self.sound):
            named = (one.name for one in connections_of(function))
            names.update(name for name in named if may_be_shown(name) and not is_reference(name))
        return sorted(filter(None, names), key=str.lower)


def completions(
    known: Known, path: str, text: Text, position: types.Position, snippets: bool
) -> list[types.CompletionItem]:
    """What can be written at a position of the present text of a file."""
    offset = text.offset(position)
    name = os.path.basename(path)
    if name in ("host.json", "function.json", "local.settings.json"):
        return _in_json(known, path, text, offset, snippets)
    return _in_python(known, text, offset) if name.endswith(".py") else []


def _in_python(known: Known, text: Text, offset: int) -> list[types.CompletionItem]:
    site = string_at(text.text, offset)
    if site is None:
        return []
    contents = text.text[site.start : site.end]
    if site.in_decorator and setting_in_percents(contents, offset - site.start):
        return _in_percents(known, text, site.start, site.end, offset)
    place = text.range_of_offsets(site.start, site.end)
    if (site.keyword or "").replace("_", "").lower() in CONNECTIONS:
        return _items(known.connections(), place, "connection")
    if site.keyword is None and site.is_first and ENVIRONMENT.match(site.callee):
        return _items(known.settings(), place, "app setting")
    kind = DURABLE.get(site.callee.rpartition(".")[2])
    if kind and (site.keyword in NAME_KEYWORDS or (site.keyword is None and site.is_first)):
        return _items(durable_names(known.sound, kind), place, kind)
    return []


def _in_percents(known: Known, text: Text, start: int, end: int, offset: int) -> list[types.CompletionItem]:
    """The settings for a `%…%` in the contents of a string that begin and end at two offsets."""
    contents = text.text[start:end]
    found = setting_in_percents(contents, offset - start)
    if found is None:
        return []
    place = text.range_of_offsets(start + found[0], start + found[1])
    return _items(known.settings(), place, "app setting", "" if contents[found[1] :].startswith("%") else "%")


def _items(names: Iterable[str], place: types.Range, detail: str, after: str = "") -> list[types.CompletionItem]:
    return [
        types.CompletionItem(
            name,
            kind=types.CompletionItemKind.Constant,
            detail=detail,
            filter_text=name,
            text_edit=types.TextEdit(place, name + after),
        )
        for name in names
    ]


def _in_json(known: Known, path: str, text: Text, offset: int, snippets: bool) -> list[types.CompletionItem]:
    cursor = cursor_at(text.text, offset)
    if cursor is None:
        return []
    if os.path.basename(path) == "function.json" and not cursor.is_key:
        return _setting_of_binding(known, text, cursor, offset)
    schema = schema_docs.schema_of(path)
    section = None if schema is None or cursor.path is None else schema_docs.at(schema, cursor.path)
    if section is None:
        return []
    place = text.range_of_offsets(cursor.start, cursor.end)
    if cursor.is_key:
        return _keys(section, cursor, place, snippets)
    own = schema_docs.at(section, [cursor.key]) if cursor.key else None
    return [_value(value, place) for value in schema_docs.values_of(own)] if own else []


def _setting_of_binding(known: Known, text: Text, cursor: Cursor, offset: int) -> list[types.CompletionItem]:
    contents = text.text[cursor.start : cursor.end]
    if not contents.startswith('"'):
        return []
    start = cursor.start + 1
    end = max(cursor.end - (len(contents) > 1 and contents.endswith('"')), start)
    if setting_in_percents(text.text[start:end], offset - start):
        return _in_percents(known, text, start, end, offset)
    if (cursor.key or "").lower() in CONNECTIONS:
        return _items(known.connections(), text.range_of_offsets(start, end), "connection")
    return []


def _keys(section: dict[str, Any], cursor: Cursor, place: types.Range, snippets: bool) -> list[types.CompletionItem]:
    present = {name.lower() for name in cursor.present}
    items = []
    for name, schema in section.get("properties", {}).items():
        if name.lower() in present or schema.get("deprecated") or "x-ignored" in schema:
            continue
        written = json.dumps(name)
        if not cursor.has_value:
            written += f": {_skeleton(schema, snippets)}"
        items.append(
            types.CompletionItem(
                name,
                kind=types.CompletionItemKind.Property,
                documentation=types.MarkupContent(types.MarkupKind.Markdown, schema_docs.markdown(name, schema)),
                filter_text=json.dumps(name),
                text_edit=types.TextEdit(place, written),
                insert_text_format=types.InsertTextFormat.Snippet if snippets else types.InsertTextFormat.PlainText,
            )
        )
    return items


def _skeleton(schema: dict[str, Any], snippets: bool) -> str:
    """The value to begin with: the default or an example, else empty of its type."""
    types_ = schema_docs.types_of(schema)
    if "properties" in schema or "object" in types_:
        return "{$0}" if snippets else "{}"
    if "array" in types_:
        return "[$0]" if snippets else "[]"
    given = schema.get("default", next(iter([*schema_docs.values_of(schema), *schema.get("examples", ())]), None))
    if given is None:
        given = 0 if {"integer", "number"} & set(types_) else ""
    text = json.dumps(given)
    if not snippets:
        return text
    escaped = text.replace("\\", "\\\\").replace("$", "\\$").replace("}", "\\}")
    return f'"${{0:{escaped[1:-1]}}}"' if isinstance(given, str) else f"${{0:{escaped}}}"


def _value(value: object, place: types.Range) -> types.CompletionItem:
    text = json.dumps(value)
    return types.CompletionItem(
        text, kind=types.CompletionItemKind.Value, filter_text=text, text_edit=types.TextEdit(place, text)
    )
