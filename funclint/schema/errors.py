"""What is wrong with a document that the quick check does not accept, in words; imports jsonschema."""

from __future__ import annotations

import json
import os
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, Any

from funclint.host.time_span import parse_ticks
from funclint.schema.validation import (
    MAXIMUM_DEPTH,
    Entry,
    Json,
    SchemaError,
    broken_relations,
    escape,
    lookup,
    to_boolean,
    to_enum,
    to_number,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from jsonschema.exceptions import ValidationError
    from jsonschema.protocols import Validator

MAXIMUM_ERRORS = 1_000
"""Errors of a document that are explained: to explain one takes a fifth of a millisecond."""

LONGEST_VALUE = 60
"""Characters of a value that are shown in a message."""

SECRET_WORDS = ("accountkey=", "sharedaccesskey=", "password=", "pwd=", "sig=", "authtoken=", "apikey=")
"""Parts of connection strings and addresses: a text with one of them is not shown, wherever it stands."""


def schema_file(kind: str) -> str:
    """The path of a schema: in the installed package, else beside it in a checkout."""
    package = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
    name = f"{kind}.schema.json"
    inside = os.path.join(package, "schemas", name)
    return inside if os.path.exists(inside) else os.path.join(os.path.dirname(package), "schemas", name)


@cache
def load_schema(kind: str) -> dict[str, Any]:
    """A schema as data."""
    with open(schema_file(kind), encoding="utf-8") as file:
        schema: dict[str, Any] = json.load(file)
    return schema


def explain(document: Json, kind: str, table: Entry) -> list[SchemaError]:
    """The errors of a document, one per cause, in the order of the document's settings."""
    pointers: dict[tuple[str | int, ...], str] = {(): ""}
    normal = normalise(table, document, (), "", pointers)
    errors: dict[tuple[str, str | None], SchemaError] = {}
    for problem in islice(_validator(kind).iter_errors(normal), MAXIMUM_ERRORS):
        for error in _errors_of(problem, pointers):
            errors.setdefault((error.pointer, error.missing), error)
    if kind == "host":
        for error in _relations(normal, pointers):
            errors.setdefault((error.pointer, None), error)
    order = {pointer: index for index, pointer in enumerate(pointers.values())}
    return sorted(errors.values(), key=lambda error: order.get(error.pointer, len(order)))


def normalise(entry: Entry, value: Json, path: tuple[str | int, ...], pointer: str, pointers: dict[Any, str]) -> Json:
    """A copy of a value with the schema's spelling and types.

    Fills `pointers`: from the place in the copy to the pointer into the document. Of names that differ only by case
    the last one wins, sections are merged, as in the host's configuration.
    """
    kind = entry[0]
    if kind == "section" and isinstance(value, dict) and len(path) < MAXIMUM_DEPTH:
        result: dict[str, Json] = {}
        for key, item in value.items():
            name, child = lookup(entry, key)
            at = (*path, name)
            old = result.get(name)
            pointers[at] = f"{pointer}/{escape(key)}"
            new = normalise(child or ("any",), item, at, pointers[at], pointers)
            result[name] = {**old, **new} if isinstance(old, dict) and isinstance(new, dict) else new
        return result
    if kind == "array" and isinstance(value, list):
        items = []
        for index, item in enumerate(value):
            at = (*path, index)
            pointers[at] = f"{pointer}/{index}"
            items.append(normalise(entry[1], item, at, pointers[at], pointers))
        return items
    return _plain(entry, value)


def _plain(entry: Entry, value: Json) -> Json:
    kind = entry[0]
    changed: Json = None
    if kind in ("integer", "number") and isinstance(value, str):
        changed = to_number(value, kind)
    elif kind == "boolean" and isinstance(value, str):
        changed = to_boolean(value)
    elif kind == "enum":
        changed = to_enum(entry, value)
    elif kind == "text" and isinstance(value, (bool, int, float)):
        changed = str(value)
    elif kind == "time" and isinstance(value, float) and value.is_integer():
        changed = int(value)
    return value if changed is None else changed


@cache
def _validator(kind: str) -> Validator:
    from jsonschema import Draft7Validator
    from jsonschema.validators import extend

    limits = {
        "x-timeSpan": lambda ticks, _, __: ticks is not None,
        "x-timeSpanMinimum": lambda ticks, limit, also: ticks >= limit or ticks in also,
        "x-timeSpanMaximum": lambda ticks, limit, _: ticks <= limit,
        "x-timeSpanExclusiveMinimum": lambda ticks, limit, _: ticks > limit,
        "x-timeSpanExclusiveMaximum": lambda ticks, limit, _: ticks < limit,
    }
    checks = {name: _time_check(is_right) for name, is_right in limits.items()}
    with_times: Any = extend(Draft7Validator, checks)  # type: ignore[no-untyped-call]
    validator: Validator = with_times(load_schema(kind))
    return validator


def _time_check(is_right: Any) -> Any:
    def check(_: Any, limit: Any, value: Any, schema: dict[str, Any]) -> Iterator[ValidationError]:
        from jsonschema.exceptions import ValidationError

        if isinstance(value, bool) or not isinstance(value, (str, int)):
            return
        ticks = parse_ticks(str(value))
        if ticks is None and limit is not True:
            return
        also = [parse_ticks(str(other)) for other in schema.get("x-also", ())]
        if not is_right(ticks, None if limit is True else parse_ticks(limit), also):
            yield ValidationError("not a right time")

    return check


def _errors_of(problem: ValidationError, pointers: dict[Any, str]) -> Iterator[SchemaError]:
    at = tuple(problem.absolute_path)
    node: Any = problem.schema
    instance: Any = problem.instance
    pointer, path = pointers.get(at, ""), ".".join(str(name) for name in at if isinstance(name, str))
    if problem.validator == "required":
        needed: Any = problem.validator_value
        for name in needed:
            if name not in instance:
                yield SchemaError(pointer, f"{path}.{name}".strip("."), "required", f"`{name}`", "none", name)
        return
    keyword = _keyword(problem, node)
    is_section = keyword == "type" and (isinstance(instance, (dict, list)) or "object" in node.get("type", ()))
    yield SchemaError(
        pointer,
        path,
        keyword,
        expected(node, keyword),
        found(instance, node),
        None,
        bool(node.get("x-advisory")),
        is_section,
    )


def _keyword(problem: ValidationError, node: dict[str, Any]) -> str:
    value, keyword = problem.instance, str(problem.validator)
    if keyword == "type" and value is None:
        return "timeSpan" if node.get("x-timeSpan") else "type"
    if isinstance(value, (dict, list, bool)) and keyword != "enum":
        return "timeSpan" if node.get("x-timeSpan") and isinstance(value, bool) else "type"
    if node.get("x-timeSpan"):
        return "timeSpan" if keyword in ("x-timeSpan", "pattern", "type") else "range"
    if "enum" in node or _choices(node):
        return "type" if isinstance(value, (dict, list)) else "enum"
    if "minimum" in keyword.lower() or "maximum" in keyword.lower() or keyword == "anyOf":
        return "range"
    return (
        "pattern" if keyword == "pattern" and "integer" not in _types(node) and "number" not in _types(node) else "type"
    )


def _types(node: dict[str, Any]) -> list[str]:
    types = node.get("type", [])
    return [types] if isinstance(types, str) else types


def _choices(node: dict[str, Any]) -> list[str]:
    parts = node.get("anyOf", [node])
    return parts[0].get("enum", []) if "minimum" not in parts[0] else []


def expected(node: dict[str, Any], keyword: str) -> str:
    """What a setting must be, in words; its limits only where the value is of the right kind (`keyword` "range")."""
    types = _types(node)
    if "x-expected" in node:
        return str(node["x-expected"])
    if node.get("x-timeSpan"):
        limits = {name: node.get(f"x-timeSpan{name[0].upper()}{name[1:]}") for name in _LIMIT_WORDS}
        words = _range_words(limits)
        return f"a time{words}" if words and keyword == "range" else "a time like `00:05:00`"
    if _choices(node):
        names = [f"`{name}`" for name in _choices(node) if name]
        return names[0] if len(names) == 1 else f"one of {', '.join(names)}"
    if "string" in types and "pattern" not in node:
        return "a string"
    if "integer" in types or "number" in types:
        limits = {name: node.get(name) for name in _LIMIT_WORDS}
        for part in node.get("anyOf", ()):
            limits["minimum"] = part.get("minimum", limits["minimum"])
        also = next((f", or `{part['enum'][0]}`" for part in node.get("anyOf", ()) if "enum" in part), "")
        return ("a whole number" if "integer" in types else "a number") + _range_words(limits) + also
    if "boolean" in types:
        return "`true` or `false`"
    if "object" in types:
        return "a section (`{…}`)"
    if "array" in types:
        return "a list (`[…]`)"
    return f"a string that matches `{node['pattern']}`" if "pattern" in node else "a string"


_LIMIT_WORDS = {"minimum": "at least", "exclusiveMinimum": "above", "maximum": "at most", "exclusiveMaximum": "below"}


def _range_words(limits: dict[str, Any]) -> str:
    given = {name: limit for name, limit in limits.items() if limit is not None}
    if list(given) == ["minimum", "maximum"]:
        return f" from `{given['minimum']}` to `{given['maximum']}`"
    words = [f"{_LIMIT_WORDS[name]} `{limit}`" for name, limit in given.items()]
    of = "of " if words and words[0].startswith("at") else ""
    return f" {of}{' and '.join(words)}" if words else ""


def found(value: Json, node: dict[str, Any]) -> str:
    """A value in words; a secret is never shown."""
    if isinstance(value, dict):
        return "a section (`{…}`)"
    if isinstance(value, list):
        return "a list (`[…]`)"
    if node.get("x-secret") or (isinstance(value, str) and any(word in value.lower() for word in SECRET_WORDS)):
        return "another value"
    text = json.dumps(value, ensure_ascii=False).strip('"')
    text = text if len(text) <= LONGEST_VALUE else text[: LONGEST_VALUE - 1] + "…"
    return "an empty text" if text == "" else f"`{text.replace('`', chr(39))}`"


def _relations(normal: Json, pointers: dict[Any, str]) -> Iterator[SchemaError]:
    for lower, higher, is_enforced, low, high in broken_relations(normal):
        words = f"at most the value of `{higher.rpartition('.')[2]}` (`{high}`)"
        pointer = pointers[tuple(lower.split("."))]
        yield SchemaError(pointer, lower, "relation", words, f"`{low}`", None, not is_enforced)
