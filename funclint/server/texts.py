"""Places in a text: lines and characters from 1 here, lines and code units from 0 in a client.

A client counts in UTF-16 unless both sides agreed on UTF-8 or UTF-32 when they met.
"""

from __future__ import annotations

import re
from bisect import bisect_right

from lsprotocol import types

from funclint.edits import EditableText
from funclint.files.source import Source, SourceError
from funclint.findings import Span
from funclint.text import decode_leniently

LINE_END = re.compile(r"\r\n?|\n")
"""As the protocol, Python and pip count; `str.splitlines` would end lines at more characters."""


class Text:
    """A text with its lines. `units` is how the client counts: "utf-8", "utf-16" or "utf-32"."""

    __slots__ = ("_is_plain", "_starts", "text", "units")

    def __init__(self, text: str, units: str) -> None:
        self.text = text
        self.units = units
        self._is_plain = text.isascii() or units == "utf-32"
        self._starts = [0, *(match.end() for match in LINE_END.finditer(text))]

    @property
    def line_count(self) -> int:
        """How many lines there are, the empty one after the last line end too."""
        return len(self._starts)

    def line(self, number: int) -> str:
        """A line (from 1) without its end; empty where there is none."""
        if not 0 < number <= len(self._starts):
            return ""
        end = self._starts[number] if number < len(self._starts) else len(self.text)
        return self.text[self._starts[number - 1] : end].rstrip("\r\n")

    def position(self, line: int, column: int) -> types.Position:
        """A place (from 1) as the client counts; what is not in the text becomes the nearest place that is."""
        if line > len(self._starts):
            line, column = len(self._starts), len(self.line(len(self._starts))) + 1
        line = max(line, 1)
        text = self.line(line)
        before = min(max(column - 1, 0), len(text))
        return types.Position(line - 1, before if self._is_plain else self._width(text[:before]))

    def range(self, span: Span) -> types.Range:
        """A span as the client counts."""
        return types.Range(
            self.position(span.line, span.column),
            self.position(*max((span.end_line, span.end_column), (span.line, span.column))),
        )

    def place(self, position: types.Position) -> tuple[int, int]:
        """Line and column (from 1) of the client's position; behind the end of a line means its end."""
        line = min(max(position.line, 0), len(self._starts) - 1) + 1
        text = self.line(line)
        if self._is_plain:
            return line, min(max(position.character, 0), len(text)) + 1
        column, units = 1, 0
        for character in text:
            units += self._width(character)
            if units > position.character:
                break
            column += 1
        return line, column

    def offset(self, position: types.Position) -> int:
        """The offset in `text` of the client's position."""
        return self.offset_of(*self.place(position))

    def offset_of(self, line: int, column: int) -> int:
        """The offset in `text` of a line and column (from 1) that are in it."""
        return self._starts[min(line, len(self._starts)) - 1] + column - 1

    def span(self, path: str, start: int, end: int) -> Span:
        """Two offsets in `text` as a span of the file."""
        return Span(path, *self.place_of_offset(start), *self.place_of_offset(end))

    def place_of_offset(self, offset: int) -> tuple[int, int]:
        """Line and column (from 1) of an offset in `text`."""
        line = bisect_right(self._starts, offset)
        return line, offset - self._starts[line - 1] + 1

    def range_of_offsets(self, start: int, end: int) -> types.Range:
        """Two offsets in `text` as the client counts."""
        return types.Range(self.position(*self.place_of_offset(start)), self.position(*self.place_of_offset(end)))

    def _width(self, text: str) -> int:
        if self.units == "utf-8":
            return len(text.encode("utf-8", "surrogatepass"))
        return len(text.encode("utf-16-le", "surrogatepass")) // 2


class Texts:
    """The files of a run as texts, each made once."""

    def __init__(self, source: Source, units: str) -> None:
        self._source = source
        self._units = units
        self._texts: dict[str, Text] = {}

    def of(self, path: str) -> Text:
        """A file as text; an empty one where it cannot be read."""
        text = self._texts.get(path)
        if text is None:
            text = self._texts[path] = Text(_read(path, self._source), self._units)
        return text


def _read(path: str, source: Source) -> str:
    try:
        data = source.read(path)
    except SourceError:
        return ""
    try:
        return EditableText(path, data).text
    except ValueError:
        return decode_leniently(data)


def is_inside(span: Span, line: int, column: int) -> bool:
    """Whether a place is in a span or at one of its ends, as a cursor is."""
    return (span.line, span.column) <= (line, column) <= (span.end_line, span.end_column)
