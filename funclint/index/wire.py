"""Values as the JSON shows them that the worker sends to the host (`StringifyEnumJsonEncoder` of azure-functions)."""

from __future__ import annotations

from typing import Any

from funclint.index import catalogue
from funclint.index.values import Known, Ref, Unknown, is_large

ENUM_ATTRIBUTES = (".name", ".value")


class NotJsonError(Exception):
    """The library or the JSON encoder refuses a value. `reason` is "not-json" (`value` is the type's name),
    "not-an-enum", "enum" (`allowed` has the names), "methods-string", "methods-not-iterable" or "methods"."""

    def __init__(self, reason: str, value: Any = None, allowed: tuple[str, ...] = ()) -> None:
        super().__init__(reason)
        self.reason = reason
        self.value = value
        self.allowed = allowed


def is_none(value: Any) -> bool | None:
    """Is the value `None`? None where that is not known."""
    if isinstance(value, Known):
        return value.value is None
    if isinstance(value, Ref):
        return False if value.name.startswith("azure.functions.") else None
    return None if isinstance(value, Unknown) else value is None


def sent(value: Any, line: str) -> Any:
    """The value in plain JSON types, `Unknown` inside it where unknown: enum members by name, `None` in lists and
    dictionaries dropped, tuples as lists. Raises `NotJsonError` where it cannot be sent."""
    if isinstance(value, Unknown):
        return value
    if isinstance(value, Ref):
        return _reference(value, line)
    plain = value.value if isinstance(value, Known) else value
    if plain is None or isinstance(plain, (bool, int, float, str)):
        return plain
    if not isinstance(value, Known):
        return Unknown("no plain value")
    if is_large(value):
        return Unknown("a value that is too large")
    if isinstance(plain, list):
        return [sent(item, line) for item in plain if not is_none(item)]
    if isinstance(plain, tuple):
        return [sent(item, line) for item in plain]
    if isinstance(plain, dict):
        return {_key(key): sent(item, line) for key, item in plain.items() if not is_none(item)}
    raise NotJsonError("not-json", "ellipsis" if plain is ... else type(plain).__name__)


def parsed_enum(value: Any, enum: str, line: str) -> Any:
    """A parameter that takes a member or, in any case, the name of one."""
    if isinstance(value, Ref) and value.name.endswith(ENUM_ATTRIBUTES):
        value = _plain_attribute(value, line)
    if isinstance(value, Known) and isinstance(value.value, str):
        members = catalogue.enum_members(enum, line)
        if value.value.upper() not in members:
            raise NotJsonError("enum", value.value, tuple(members))
        return value.value.upper()
    return sent(value, line)


def parsed_methods(value: Any, line: str) -> Any:
    """`methods` of `route`: an iterable of members or names. A string is read letter by letter."""
    if isinstance(value, Ref):
        if catalogue.enum_member(value.name, line):
            raise NotJsonError("methods-not-iterable", value.name)
        return Unknown(value.name)
    if not isinstance(value, Known) or value.value is None:
        return sent(value, line)
    names = value.value
    members = catalogue.enum_members("HttpMethod", line)
    if isinstance(names, str):
        if names:
            raise NotJsonError("methods-string", names, tuple(members))
        return []
    if isinstance(names, (set, frozenset)):
        return Unknown("a set, whose order is not known")
    if not isinstance(names, (list, tuple, dict)):
        raise NotJsonError("methods-not-iterable", names, tuple(members))
    result = []
    for given in names:
        item = _plain_attribute(given, line) if isinstance(given, Ref) else given
        plain = item.value if isinstance(item, Known) else item
        if isinstance(plain, str):
            if plain.upper() not in members:
                raise NotJsonError("methods", plain, tuple(members))
            result.append(plain.upper())
        elif plain is not None:
            result.append(sent(item, line))
    return result


def _plain_attribute(value: Ref, line: str) -> Any:
    """`AuthLevel.ADMIN.value` as a plain value; anything else as it is."""
    path, _, attribute = value.name.rpartition(".")
    member = catalogue.enum_member(path, line) if value.name.endswith(ENUM_ATTRIBUTES) else None
    if member is None:
        return value
    return Known(member[1] if attribute == "name" else member[2])


def _reference(value: Ref, line: str) -> Any:
    member = catalogue.enum_member(value.name, line)
    if member is not None:
        return member[1]
    plain = _plain_attribute(value, line)
    return sent(plain, line) if isinstance(plain, Known) else Unknown(value.name)


def _key(key: Any) -> str:
    """A dictionary's key as json.dumps writes it."""
    if isinstance(key, str):
        return key
    if key is None or isinstance(key, bool):
        return {None: "null", True: "true", False: "false"}[key]
    if isinstance(key, (int, float)):
        return repr(key)
    raise NotJsonError("not-json", type(key).__name__)
