"""Parts of a syntax tree as plain data: positions, dotted texts, and expressions as far as rules need them."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from funclint.index.facts import Expression


def position(node: Any) -> tuple[int, int, int, int]:
    """The position of a node."""
    return (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)


def dotted(node: Any) -> str:
    """The dotted text of a chain of attributes; `()` and `[]` stand for calls and subscripts in it."""
    if type(node) is ast.Name:  # the usual case first: this runs for every call
        return node.id
    if type(node) is ast.Attribute:
        inner = node.value
        if type(inner) is ast.Name:
            return f"{inner.id}.{node.attr}"
        return f"{dotted(inner)}.{node.attr}"
    if type(node) is ast.Call:
        return dotted(node.func) + "()"
    if type(node) is ast.Subscript:
        return dotted(node.value) + "[]"
    return "(" + type(node).__name__ + ")"


def root_of(node: Any) -> Any:
    """What a chain of attributes starts with."""
    while node.__class__ is ast.Attribute:
        node = node.value
    return node


def shallow(node: Any, calls: bool = False) -> Expression:
    """An expression as far as rules need it: constants, dotted names and (with `calls`) what is called."""
    kind = type(node)
    where = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    if kind is ast.Constant:
        return ("const", node.value, where)
    if kind is ast.Name:
        return ("name", node.id, where)
    if kind is ast.Attribute:
        return ("attr", shallow(node.value), node.attr, where)
    if kind is ast.Starred:
        return ("star", shallow(node.value), where)
    if kind is ast.Await:
        return ("await", shallow(node.value, calls), where)
    if kind is ast.Call and calls:
        return ("call", shallow(node.func), (), (), where)
    return ("other", kind.__name__, (), where)
