"""What the grammar says beside the tree: errors that only the compiler finds, and syntax of newer Pythons only."""

from __future__ import annotations

import ast
import re
from typing import Any

from funclint.index.values import Position

NEWER_ANYWHERE = rb"(?m)^\s*except\s*\*|^\s*type\s+\w+\s*(\[|=)|^\s*(async\s+def|def|class)\s+\w+\s*\["
NEWER_NEARBY = rb"\b[fFrRtT]{1,2}[\"']|^\s*except\s+\w+\s*,|\[[^\]]*\*\w"
"""Compiled on first use only: few modules do not compile."""


def looks_newer(source: bytes, line: int, message: str) -> bool:
    """Whether a newer Python may accept what this one refuses: it has `except*`, type aliases or parameters, or the
    error stands near an f-string (freer since 3.12), a template string or an `except` without parentheses (3.14)."""
    if "encoding" in message or "codec" in message:
        return False
    if re.search(NEWER_ANYWHERE, source):
        return True
    nearby = b"\n".join(source.splitlines()[max(line - 4, 0) : line + 2])
    return re.search(NEWER_NEARBY, nearby) is not None


class MisplacedError(SyntaxError):
    """What the parser accepts and the compiler refuses, on every Python."""


def is_misplaced(error: SyntaxError) -> bool:
    """Whether every Python refuses this, a newer one too."""
    return isinstance(error, MisplacedError)


def misplaced(message: str, node: Any) -> MisplacedError:
    """Make the error for a node that stands where it must not."""
    return MisplacedError(message, (None, node.lineno, node.col_offset + 1, None))


def at(node: Any) -> Position:
    """The position of a node."""
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def parameters_of(arguments: ast.arguments, expression: Any) -> tuple[Any, ...]:
    """The parameters of a `def` or `lambda` as tuples of the shape of `ParameterFacts`."""
    if arguments.kwonlyargs or arguments.posonlyargs or arguments.defaults or arguments.vararg or arguments.kwarg:
        result = _all_parameters(arguments, expression)
    else:  # the usual case
        result = [
            (
                argument.arg,
                "positional",
                None,
                argument.annotation and expression(argument.annotation),
                (argument.lineno, argument.col_offset, argument.end_lineno, argument.end_col_offset),
            )
            for argument in arguments.args
        ]
    seen = set()
    for entry in result:
        if entry[0] in seen:
            raise MisplacedError(
                f"duplicate argument '{entry[0]}' in function definition", (None, entry[4][0], entry[4][1] + 1, None)
            )
        seen.add(entry[0])
    return tuple(result)


def _all_parameters(arguments: ast.arguments, expression: Any) -> list[Any]:
    result = []
    positional = [*arguments.posonlyargs, *arguments.args]
    defaults: list[Any] = [None] * (len(positional) - len(arguments.defaults)) + list(arguments.defaults)

    def add(argument: ast.arg, kind: str, default: ast.expr | None) -> None:
        annotation = argument.annotation and expression(argument.annotation)
        result.append((argument.arg, kind, default and expression(default), annotation, at(argument)))

    for index, argument in enumerate(positional):
        add(argument, "positional-only" if index < len(arguments.posonlyargs) else "positional", defaults[index])
    if arguments.vararg:
        add(arguments.vararg, "var-positional", None)
    for argument, default in zip(arguments.kwonlyargs, arguments.kw_defaults, strict=True):
        add(argument, "keyword-only", default)
    if arguments.kwarg:
        add(arguments.kwarg, "var-keyword", None)
    return result
