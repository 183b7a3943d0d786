"""A JSON file as the host reads it: plain data, with places beside them by JSON pointer (RFC 6901)."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.files.positions import Positions
from funclint.files.source import SourceError
from funclint.text import encoding_by_bom

if TYPE_CHECKING:
    from funclint.files.json_leniency import StrictText
    from funclint.files.json_places import Places
    from funclint.findings import Span

MAXIMUM_SIZE = 1024 * 1024
"""Bytes; no settings file is larger, and reading one as data and places would cost seconds and much memory."""

MAXIMUM_DEPTH = 64
"""Nested objects and arrays; Newtonsoft.Json refuses more since version 13 (JsonReader.MaxDepth)."""

_MESSAGES = {
    "Expecting value": "a value is missing here",
    "Expecting property name": "a name in double quotes is missing here",
    "Expecting ':'": "`:` is missing before this",
    "Expecting ','": "`,` is missing before this",
    "Extra data": "the document ended before this: a file holds one JSON value",
    "Invalid \\escape": "a `\\` escape that JSON does not know",
    "Invalid \\u": "a `\\u` escape without its four hexadecimal digits",
    "Unterminated string": "this string is never closed",
}


class JsonDocument:
    """One JSON file. `content` is its bytes, or the `SourceError` that reading it gave.

    `data` is plain Python data, None where the host could not read the file: then `error` is (message, span), without
    the file's name. The text of an error never repeats a value. Whatever Newtonsoft's `JObject.Parse` accepts has
    data; `leniencies` tells what makes it no strict JSON, as (kind, span): bom, encoding (bytes that are not UTF-8,
    which the host replaces), comment, trailing-comma, single-quotes, unquoted-name, white-space, control-character,
    escape, number, undefined. `is_strict` says that `json.load` of the UTF-8 file would accept it. Any JSON value is
    data, also one that is no object. Later keys win over equal earlier ones.
    """

    __slots__ = ("_places", "_positions", "_strict", "data", "error", "is_strict", "leniencies", "path", "text")

    def __init__(self, path: str, content: bytes | SourceError) -> None:
        self.path = path
        self.text = ""
        self.data: Any = None
        self.error: tuple[str, Span] | None = None
        self.is_strict = False
        self.leniencies: list[tuple[str, Span]] = []
        self._strict: StrictText | None = None
        self._places: Places | None = None
        self._positions = Positions(path, "")
        if isinstance(content, SourceError):
            self._fail(f"cannot be read: {content}", 0, 0)
        elif len(content) > MAXIMUM_SIZE:
            self._fail(f"larger than {MAXIMUM_SIZE // 1024 // 1024} MiB, too large to check", 0, 0)
        else:
            self._parse(content)

    def key_span(self, pointer: str) -> Span:
        """The place of the key (of the item, in an array) at `pointer`, else of its nearest existing ancestor."""
        places = self._all_places()
        while pointer and pointer not in places.values:
            pointer = pointer.rpartition("/")[0]
        place = places.keys.get(pointer) or places.values.get(pointer) or (0, 0)
        if pointer:
            return self._original_span(*place)
        return self._original_span(place[0], min(place[0] + 1, place[1]))

    def value_span(self, pointer: str) -> Span:
        """The place of the value at `pointer`; where there is none, `key_span` of it."""
        place = self._all_places().values.get(pointer)
        return self._original_span(*place) if place else self.key_span(pointer)

    def find(self, *keys: str | int) -> tuple[str, Any] | None:
        """Look up a path of keys in any case, as the host's configuration does: (pointer, value), or None.

        Of keys that differ only in case the last one counts. An int, or its digits, picks an item of an array.
        """
        pointer, value = "", self.data
        for key in keys:
            found: str | int | None = None
            if isinstance(value, dict):
                wanted = str(key).lower()
                found = next((name for name in reversed(value) if name.lower() == wanted), None)
            elif isinstance(value, list) and str(key).isdecimal() and int(key) < len(value):
                found = int(key)
            if found is None:
                return None
            pointer, value = child(pointer, found), value[found]
        return pointer, value

    @property
    def duplicates(self) -> list[tuple[str, Span, Span]]:
        """Keys given twice in one object: (pointer, place of the earlier key, place of the later key)."""
        return self.duplicate_keys()

    def duplicate_keys(self, ignore_case: bool = False) -> list[tuple[str, Span, Span]]:
        """Like `duplicates`; `ignore_case` adds keys that the host's configuration, which ignores case, takes for one.

        The pointer is that of the later key.
        """
        if self.data is None or not _has_duplicates(self._parsed_text(), ignore_case):
            return []
        return [
            (pointer, self._original_span(*first), self._original_span(*second))
            for pointer, first, second, is_exact in self._all_places().duplicates
            if ignore_case or is_exact
        ]

    def _fail(self, message: str, start: int, end: int) -> None:
        self.data = None
        self.error = (message, self._positions.span(start, end))

    def _parse(self, content: bytes) -> None:
        import json

        encoding = encoding_by_bom(content)
        try:
            text, is_utf8 = content.decode(encoding or "utf-8"), True
        except UnicodeDecodeError:
            text, is_utf8 = content.decode(encoding or "utf-8", "replace"), False
        self.text = text
        self._positions = Positions(self.path, text)
        if encoding:
            self.leniencies.append(("bom", self._positions.span(0)))
        if not is_utf8:
            bad = text.find("\N{REPLACEMENT CHARACTER}")
            self.leniencies.append(("encoding", self._positions.span(bad, bad + 1)))
        if text.count("{") + text.count("[") > MAXIMUM_DEPTH and _is_too_deep(text):
            self._parse_leniently(json)
            return
        try:
            self.data = _load(json, text)
        except (ValueError, RecursionError):
            self._parse_leniently(json)
            return
        self.is_strict = is_utf8 and encoding is None
        if "\\ud" in text or "\\uD" in text:
            self._parse_leniently(json)

    def _parse_leniently(self, json: Any) -> None:
        from funclint.files.json_leniency import StrictText

        if not self.text.strip():
            self._fail("the file is empty", 0, 0)
            return
        strict = self._strict = StrictText(self.text)
        self.leniencies += [(kind, self._positions.span(start, end)) for kind, start, end in strict.leniencies]
        error = strict.error
        try:
            self.data = _load(json, strict.text)
        except json.JSONDecodeError as problem:
            start = strict.original_offset(problem.pos)
            if error is None or start < error[1]:
                error = (_in_plain_words(problem.msg), start, min(start + 1, len(self.text)))
        except (ValueError, RecursionError):
            error = error or ("JSON that cannot be read", 0, 0)
        if error:
            self._fail(*error)

    def _parsed_text(self) -> str:
        return self._strict.text if self._strict else self.text

    def _all_places(self) -> Places:
        if self._places is None:
            from funclint.files.json_places import Places

            self._places = Places(self._parsed_text())
        return self._places

    def _original_span(self, start: int, end: int) -> Span:
        if self._strict:
            start, end = self._strict.original_offset(start), self._strict.original_offset(end)
        return self._positions.span(start, end)


def child(pointer: str, key: str | int) -> str:
    """The pointer of a member or item of what `pointer` points at."""
    return f"{pointer}/{str(key).replace('~', '~0').replace('/', '~1')}"


def _is_too_deep(text: str) -> bool:
    import re

    depth = 0
    # A string that is never closed goes on to the end; tried again from each quote in it, it would take for ever.
    for match in re.finditer(r'"[^"\\]*(?:\\.[^"\\]*)*(?:"|\\?\Z)|[{}\[\]]', text, re.DOTALL):
        token = match.group()
        depth += (token in "{[") - (token in "}]")
        if depth > MAXIMUM_DEPTH:
            return True
    return False


def _load(json: Any, text: str) -> Any:
    try:
        return json.loads(text)
    except json.JSONDecodeError:
        raise
    except ValueError:  # an integer of more digits than Python converts
        return json.loads(text, parse_int=lambda digits: int(digits) if len(digits) < 400 else float(digits))


def _in_plain_words(message: str) -> str:
    return next((words for start, words in _MESSAGES.items() if message.startswith(start)), "this is not JSON")


def _has_duplicates(text: str, ignore_case: bool) -> bool:
    import json

    found = False

    def look(pairs: list[tuple[str, Any]]) -> None:
        nonlocal found
        found = found or len({key.lower() if ignore_case else key for key, _ in pairs}) < len(pairs)

    json.loads(text, object_pairs_hook=look, parse_int=float)
    return found
