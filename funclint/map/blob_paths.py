"""Whether a blob that one path pattern writes can be one that another pattern waits for.

A path is `container/name`; `{expression}` in the name stands for any text, also with slashes (a trigger's pattern
becomes a regular expression with `.*` for each: BindingTemplateSource.cs in github.com/Azure/azure-webjobs-sdk). A
trigger on a container alone takes every blob in it. `%SETTING%` is compared as written.
"""

from __future__ import annotations

import re

_EXPRESSION = re.compile(r"\{[^{}]*\}")


def split_path(path: str) -> tuple[str, tuple[str, ...]]:
    """The container, and the name's literal pieces with an expression between each two (`a/{x}.txt`: `("a/", ".txt")`).

    Without a name, any name is meant. The container is empty where it is an expression itself.
    """
    container, _, name = path.strip("/").partition("/")
    if "{" in container:
        return "", ()
    return container.lower(), tuple(_EXPRESSION.split(name or "{any}"))


def can_match(first: tuple[str, ...], second: tuple[str, ...]) -> bool:
    """Whether some name fits both patterns, given as literal pieces."""
    if len(first) == 1:
        return _fits(first[0], second)
    if len(second) == 1:
        return _fits(second[0], first)
    # Between the longer start and the longer end there is room for whatever the two want in the middle.
    starts, ends = (first[0], second[0]), (first[-1], second[-1])
    return (starts[0].startswith(starts[1]) or starts[1].startswith(starts[0])) and (
        ends[0].endswith(ends[1]) or ends[1].endswith(ends[0])
    )


def _fits(name: str, pieces: tuple[str, ...]) -> bool:
    """Whether a name without expressions fits a pattern."""
    if len(pieces) == 1:
        return name == pieces[0]
    if len(name) < len(pieces[0]) + len(pieces[-1]) or not name.startswith(pieces[0]) or not name.endswith(pieces[-1]):
        return False
    at, end = len(pieces[0]), len(name) - len(pieces[-1])
    for piece in pieces[1:-1]:
        at = name.find(piece, at, end)
        if at < 0:
            return False
        at += len(piece)
    return True
