"""Where a cursor is in a JSON text that is being typed: in which object, with which keys, at a key or at a value.

A scanner and no parser, for such a text is hardly ever whole. Comments and trailing commas are read as the host does.
"""

from __future__ import annotations

import re
from typing import NamedTuple

TOKEN = re.compile(
    r'(?P<comment>//[^\r\n]*|/\*.*?(?:\*/|\Z))|(?P<string>"(?:[^"\\\r\n]|\\.)*"?)|(?P<mark>[{}\[\],:])|'
    r'(?P<word>[^\s{}\[\],:"/]+)',
    re.DOTALL,
)


class Cursor(NamedTuple):
    """`path` are the keys from the root to the object around the cursor; None in an array or below one.

    `is_key` tells whether a key is written there, else `key` is the one whose value is. `present` are the keys of the
    object, but for the one under the cursor. `start` and `end` are the offsets of the word or string under the cursor,
    with its quotes; `has_value` tells whether a `:` follows it.
    """

    path: list[str] | None
    is_key: bool
    key: str | None
    present: list[str]
    start: int
    end: int
    has_value: bool


class _Level:
    """An object or array that is open. `keys` are with their offsets, `key` is the last of them."""

    __slots__ = ("expects_key", "is_array", "key", "keys")

    def __init__(self, is_array: bool) -> None:
        self.is_array = is_array
        self.expects_key = not is_array
        self.key: str | None = None
        self.keys: list[tuple[str, int]] = []


def cursor_at(text: str, offset: int) -> Cursor | None:
    """The cursor at an offset of a text; None in a comment and outside of any object."""
    tokens = list(TOKEN.finditer(text))
    number = next(
        (number for number, one in enumerate(tokens) if one.start() >= offset or _holds(one, offset)), len(tokens)
    )
    levels: list[_Level] = []
    for token in tokens[:number]:
        _read(token, levels)
    held = tokens[number] if number < len(tokens) and tokens[number].start() < offset else None
    if not levels or (held and held.lastgroup == "comment"):
        return None
    level = levels[-1]
    path = None if any(one.is_array for one in levels) else [one.key or "" for one in levels[:-1]]
    is_key, key = level.expects_key, level.key
    for token in tokens[number:]:
        _read(token, levels)
        if not any(one is level for one in levels):
            break
    start, end = held.span() if held else (offset, offset)
    present = [name for name, place in level.keys if not held or place != start]
    has_value = re.match(r"\s*:", text[end : end + 200]) is not None
    return Cursor(path, is_key, None if is_key else key, present, start, end, has_value)


def _holds(token: re.Match[str], offset: int) -> bool:
    """Whether an offset lies in a string, word or comment, so that typing there would change it."""
    start, end = token.span()
    if not start < offset <= end or token.lastgroup == "mark":
        return False
    is_open = (
        token.lastgroup == "word"
        or (token.lastgroup == "string" and (end - start == 1 or token[0][-1] != '"'))
        or token[0].startswith("//")
    )
    return offset < end or is_open


def _read(token: re.Match[str], levels: list[_Level]) -> None:
    """Take note of a token."""
    mark = token[0]
    if token.lastgroup in ("string", "word"):
        if levels and levels[-1].expects_key:
            levels[-1].key = mark.strip('"')
            levels[-1].keys.append((mark.strip('"'), token.start()))
    elif token.lastgroup != "mark":
        return
    elif mark in "{[":
        levels.append(_Level(mark == "["))
    elif mark in "}]":
        del levels[-1:]
    elif levels:
        levels[-1].expects_key = mark == "," and not levels[-1].is_array
