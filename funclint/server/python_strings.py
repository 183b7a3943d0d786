"""The string literal around a place in Python source, also in source that does not parse at the moment.

Read from the text alone, since what is being typed is hardly ever whole: the line up to the place for the string, what
stands before it for the argument and the call that it belongs to.
"""

from __future__ import annotations

import re
from typing import NamedTuple

LOOK_BACK = 4_000
"""Characters before a string in which its call begins."""


class StringSite(NamedTuple):
    """A string literal. `start` and `end` are the offsets of its contents; it may lack its closing quote.

    `keyword` is the argument that it is given for (None: the first of the call, or none), `callee` the dotted text of
    the function that is called or of the object that is subscripted, `is_first` whether it is its first argument.
    `in_decorator` tells whether the call is a decorator.
    """

    start: int
    end: int
    keyword: str | None
    callee: str
    is_first: bool
    in_decorator: bool


def string_at(text: str, offset: int) -> StringSite | None:
    """The string of one line that an offset lies in, or None."""
    line_start = text.rfind("\n", 0, offset) + 1
    line_end = min(end for end in (text.find("\n", offset), len(text)) if end >= 0)
    line = text[line_start:line_end]
    at = offset - line_start
    position = 0
    while position <= at:
        match = re.compile(r"[\"'#]").search(line, position)
        if match is None or match.start() >= at or match[0] == "#":
            return None
        quote = match[0]
        if line.startswith(quote * 3, match.start()):
            return None  # a docstring, or text of several lines
        closing = re.compile(rf"(?:\\.|[^\\{quote}])*").match(line, match.end())
        end = closing.end() if closing else len(line)
        if at <= end:
            if end == len(line):  # never closed: what follows a bracket or comma is no part of it
                end = match.end() + len(re.match(r"[^\"'(),\[\]{}#]*", line[match.end() :])[0].rstrip())  # type: ignore[index]
                end = max(end, at)
            return _site(text, line_start + match.start(), line_start + match.end(), line_start + end)
        position = end + 1
    return None


def _site(text: str, quote: int, start: int, end: int) -> StringSite:
    before = re.sub(r"\b[rRuUbBfF]{1,2}\Z", "", text[max(0, quote - LOOK_BACK) : quote]).rstrip()
    keyword = re.search(r"\b(\w+)\s*=\Z", before)
    head = before[: keyword.start()].rstrip() if keyword else before
    opening = _opening(head)
    callee = ""
    is_first = in_decorator = False
    if opening is not None:
        called = re.search(r"[\w.]+\Z", head[:opening].rstrip())
        callee = called[0] if called else ""
        is_first = opening == len(head) - 1
        line = head[head.rfind("\n", 0, opening) + 1 : opening]
        in_decorator = line.lstrip().startswith("@")
    return StringSite(start, end, keyword[1] if keyword else None, callee, is_first, in_decorator)


def _opening(head: str) -> int | None:
    """The offset of the bracket that is open at the end of a text."""
    depth = 0
    for offset in range(len(head) - 1, -1, -1):
        if head[offset] in ")]}":
            depth += 1
        elif head[offset] in "([{":
            if depth == 0:
                return offset
            depth -= 1
    return None


def setting_in_percents(contents: str, at: int) -> tuple[int, int] | None:
    """Start and end of the name between `%…%` that offset `at` of a string lies in; the second `%` may be missing."""
    percents = [match.start() for match in re.finditer("%", contents)]
    for first, second in zip(percents[::2], [*percents[1::2], None], strict=False):
        end = len(contents) if second is None else second
        if first < at <= end:
            return first + 1, end
    return None
