"""Lines of source to show below a finding: what stands there, without secrets, and where the marks go."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from funclint.files.source import Source, SourceError
from funclint.text import decode_leniently

if TYPE_CHECKING:
    from funclint.findings import Span

LINE_END = re.compile(r"\r\n|\r|\n")

WIDTH = 160
"""Columns of an excerpt; of a longer line the part around the finding is shown."""

SECRETS = (
    re.compile(r"""(?<=[;"'&?])(?:AccountKey|\w*AccessKey|Password|Pwd|sig)\s*=\s*([^;"'&\s]+)""", re.IGNORECASE),
    re.compile(r"""["'][\w.:-]*(?:key|secret|password|pwd|token)["']\s*:\s*["']([^"']{6,})["']""", re.IGNORECASE),
    re.compile(r"(?<![\w+/~.-])(?=[\w+/~.-]*[0-9])(?=[\w+/~.-]*[A-Z])(?=[\w+/~.-]*[a-z])([\w+/~.-]{32,}={0,2})"),
)
"""What may be a secret (the group is hidden). Rather too much than too little: reports end up in logs."""


REMEMBERED = 50
"""Files whose lines are kept; a run over many apps shows lines of thousands."""


class Excerpts:
    """Lines of files. Findings come by file, so that each is read and split once or little more."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.files: dict[str, list[str]] = {}

    def line(self, span: Span) -> str | None:
        """The text of the first line of a place, or None where there is none."""
        lines = self.files.get(span.path)
        if lines is None:
            if len(self.files) >= REMEMBERED:
                self.files.clear()
                self.source = Source(self.source.overlay)
            try:
                text = decode_leniently(self.source.read(span.path))
            except SourceError:
                text = ""
            lines = self.files[span.path] = LINE_END.split(text)
        return lines[span.line - 1] if span.line <= len(lines) else None

    def marked(self, span: Span, mark: str) -> tuple[str, str, str] | None:
        """The line as it is shown, and below it the blanks and the marks; None where nothing can be shown."""
        line = self.line(span)
        if line is None or not line.strip():
            return None
        line = without_secrets(line)
        start = min(span.column - 1, len(line))
        end = min(span.end_column - 1, len(line)) if span.end_line == span.line else len(line.rstrip())
        before, middle, after = line[:start], line[start : max(end, start)], line[max(end, start) :]
        if len(line) > WIDTH:
            before = "..." + before[-(WIDTH // 3) :] if len(before) > WIDTH // 3 + 3 else before
            middle = middle[: WIDTH // 2] + "..." if len(middle) > WIDTH // 2 + 3 else middle
            after = after[: WIDTH // 3] + "..." if len(after) > WIDTH // 3 + 3 else after
        before, middle, after = shown(before), shown(middle), shown(after)
        return (before + middle + after).rstrip(), " " * width(before), mark * max(width(middle), 1)


def shown(text: str) -> str:
    """Text fit for a terminal: tabs are four blanks, what does not print is a replacement character."""
    text = text.replace("\t", "    ")
    if text.isprintable():
        return text
    return "".join(character if character.isprintable() else "\N{REPLACEMENT CHARACTER}" for character in text)


def width(text: str) -> int:
    """Columns that a text takes in a terminal."""
    if text.isascii():
        return len(text)
    from unicodedata import combining, east_asian_width

    return sum(0 if combining(one) else 2 if east_asian_width(one) in "WF" else 1 for one in text)


def without_secrets(line: str) -> str:
    """The line with asterisks for everything that may be a secret, as long as before."""
    for pattern in SECRETS:
        for match in pattern.finditer(line):
            start, end = match.span(1)
            line = line[:start] + "*" * (end - start) + line[end:]
    return line
