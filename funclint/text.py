"""Source text: encodings, lines and columns."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_left

BOMS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


def encoding_by_bom(data: bytes) -> str | None:
    """The encoding that a byte order mark at the start names, or None without one."""
    return next((encoding for bom, encoding in BOMS if data.startswith(bom)), None)


def decode(data: bytes) -> str:
    """Text of a settings or requirements file: by its byte order mark, else UTF-8. Raises `UnicodeDecodeError`."""
    return data.decode(encoding_by_bom(data) or "utf-8")


def decode_leniently(data: bytes) -> str:
    """Text to show in an excerpt: never fails, replaces what cannot be decoded."""
    return data.decode(encoding_by_bom(data) or "utf-8", "replace")


class Columns:
    """Columns in characters (from 1) of UTF-8 byte offsets (from 0), which is what `ast` counts in, by line.

    A line is gone through once, however many places in it are asked for: generated code has lines of megabytes.
    """

    __slots__ = ("_inner", "_lines")

    def __init__(self, lines: list[bytes]) -> None:
        self._lines = lines
        self._inner: dict[int, list[int]] = {}

    def at(self, line: int, offset: int) -> int:
        """The column of an offset in a line (from 1); of one that is not there, as if it were ASCII."""
        if not 0 < line <= len(self._lines):
            return offset + 1
        inner = self._inner.get(line)
        if inner is None:
            text = self._lines[line - 1]
            # The bytes of a character behind its first one.
            inner = self._inner[line] = [m.start() for m in re.finditer(rb"[\x80-\xbf]", text)] if text else []
        return offset - bisect_left(inner, offset) + 1
