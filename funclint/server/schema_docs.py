"""What the schemas say about the properties of host.json, local.settings.json and function.json."""

from __future__ import annotations

import os
from typing import Any

from funclint.schema.errors import load_schema

KINDS = {"host.json": "host", "local.settings.json": "local.settings", "function.json": "function"}
"""The schema of each file name."""


def schema_of(path: str) -> dict[str, Any] | None:
    """The schema of a file by its name, or None."""
    kind = KINDS.get(os.path.basename(path))
    return load_schema(kind) if kind else None


def at(schema: dict[str, Any], keys: list[str]) -> dict[str, Any] | None:
    """The schema of the value under a path of keys (in any case, as the host reads them), or None."""
    for key in keys:
        properties = schema.get("properties", {})
        found = next((name for name in properties if name.lower() == key.lower()), None)
        below = properties[found] if found is not None else schema.get("additionalProperties")
        if not isinstance(below, dict):
            return None
        schema = below
    return schema


def keys_of(pointer: str) -> list[str]:
    """The parts of a JSON pointer."""
    return [part.replace("~1", "/").replace("~0", "~") for part in pointer.split("/")[1:]]


def values_of(schema: dict[str, Any]) -> list[Any]:
    """The values that a property may have, where the schema lists them."""
    listed = next((one["enum"] for one in (schema, *schema.get("anyOf", ())) if "enum" in one), None)
    if listed is not None:
        return list(listed)
    return [True, False] if "boolean" in types_of(schema) else []


def types_of(schema: dict[str, Any]) -> list[str]:
    """The JSON types of a property; those that are only other spellings of it left out."""
    given = schema.get("type", [])
    types = [given] if isinstance(given, str) else list(given)
    if "properties" in schema:
        return ["object"]
    return [one for one in types if one != "null" and (one != "string" or len(types) == 1 or schema.get("x-timeSpan"))]


def markdown(name: str, schema: dict[str, Any]) -> str:
    """A property in words."""
    import json

    facts = []
    if types_of(schema):
        facts.append("time span" if schema.get("x-timeSpan") else " or ".join(types_of(schema)))
    if "default" in schema:
        facts.append(f"default `{json.dumps(schema['default'])}`")
    values = values_of(schema)
    if values and not isinstance(values[0], bool):
        facts.append("one of " + ", ".join(f"`{json.dumps(value)}`" for value in values))
    head = f"**{name}**" + (f": {', '.join(facts)}" if facts else "")
    return f"{head}\n\n{schema.get('description', '')}".strip()
