"""How control falls off the end of a function, read from its tree: only last statements are looked at."""

from __future__ import annotations

import ast
from typing import Any

Ending = tuple[str, tuple[int, int, int, int], str | None]
"""("certain" | "open", position of the last statement, dotted callee where that statement is a call or None).

"open" means that the path may be impossible: conditions that together hold always, a loop that always returns."""

FINAL = (ast.Return, ast.Raise, ast.Break, ast.Continue)


STOPS = frozenset((*FINAL, ast.While))
"""Statements that may keep a body from reaching the next one."""


def endings_of(statements: list[ast.stmt]) -> tuple[Ending, ...]:
    """Every way in which control reaches the end of a body; empty where it always returns, raises or runs for ever."""
    last: Any = statements[-1]
    if last.__class__ is ast.Return or last.__class__ is ast.Raise:  # the usual cases
        return ()
    if last.__class__ is ast.Expr and last.value.__class__ is ast.Call and STOPS.isdisjoint(map(type, statements)):
        where = (last.lineno, last.col_offset, last.end_lineno, last.end_col_offset)
        return (("certain", where, _text(last.value.func)),)  # type: ignore[return-value]
    found: list[Ending] = []
    try:
        _block(statements, found, frozenset())
    except RecursionError:
        return (
            ("open", (last.lineno, last.col_offset, last.end_lineno or last.lineno, last.end_col_offset or 0), None),
        )
    return tuple(found)


def _block(statements: list[ast.stmt], found: list[Ending], tested: frozenset[str]) -> None:
    """Add the endings of a block; `tested` are the names that conditions above decided on before returning."""
    for statement in statements[:-1]:
        if isinstance(statement, FINAL) or _is_endless(statement):
            return
        if type(statement) is ast.If and _leaves(statement.body):
            tested |= _names(statement.test)
    last = statements[-1]
    kind = type(last)
    if kind in FINAL or _is_endless(last):
        return
    handler = HANDLERS.get(kind)
    if handler is not None:
        handler(last, found, tested)
        return
    if isinstance(last, ast.Assert):
        _add(found, "open", last)
        return
    value = last.value if isinstance(last, ast.Expr) else None
    if isinstance(value, ast.Await):
        value = value.value
    if isinstance(value, ast.Call):
        _add(found, "certain", last, _text(value.func))
    else:
        plain = value is None or isinstance(value, (ast.Constant, ast.Yield, ast.YieldFrom))
        _add(found, "certain" if plain else "open", last)  # `1 / 0`


def _add(found: list[Ending], kind: str, node: Any, callee: str | None = None) -> None:
    found.append((kind, (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset), callee))


def _if(node: ast.If, found: list[Ending], tested: frozenset[str]) -> None:
    if isinstance(node.test, ast.Constant):
        _either(node, found, tested)
        return
    inside = tested | _names(node.test)
    before = len(found)
    _block(node.body, found, inside)
    if node.orelse:
        _block(node.orelse, found, inside)
    elif len(found) > before:
        return  # the branch that is there falls off: what happens without it says no more
    else:
        _add(found, "certain" if _is_open_question(node.test, tested) else "open", node)


def _either(node: ast.If, found: list[Ending], tested: frozenset[str]) -> None:
    """`if True`, `if 0`."""
    taken = node.body if node.test.value else node.orelse  # type: ignore[attr-defined]
    if taken:
        _block(taken, found, tested)
    else:
        _add(found, "certain", node)


def _is_open_question(test: ast.expr, tested: frozenset[str]) -> bool:
    """Whether a condition may well be false here: it asks for truth, of something that was not asked before."""
    if _names(test) & tested:
        return False
    for node in ast.walk(test):
        if isinstance(node, ast.Compare) and not all(isinstance(op, (ast.Is, ast.IsNot, ast.In)) for op in node.ops):
            return False
        if isinstance(node, ast.Attribute) and "method" in node.attr:
            return False
    return True


def _loop(node: Any, found: list[Ending], tested: frozenset[str]) -> None:
    if node.orelse:
        _block(node.orelse, found, tested)
    elif _leaves(node.body):
        _add(found, "open", node)  # it may always return
    else:
        _add(found, "certain", node)


def _while(node: ast.While, found: list[Ending], tested: frozenset[str]) -> None:
    if isinstance(node.test, ast.Constant) and node.test.value:
        _add(found, "open" if _leaves(node.body) else "certain", node)  # it has a `break`, else it is endless
    else:
        _loop(node, found, tested)


def _with(node: Any, found: list[Ending], tested: frozenset[str]) -> None:
    _block(node.body, found, tested)


def _try(node: Any, found: list[Ending], tested: frozenset[str]) -> None:
    if node.finalbody:
        inside: list[Ending] = []
        _block(node.finalbody, inside, tested)
        if not inside:
            return
    _block(node.orelse or node.body, found, tested)
    for handler in node.handlers:
        _block(handler.body, found, tested)


def _match(node: ast.Match, found: list[Ending], tested: frozenset[str]) -> None:
    for case in node.cases:
        _block(case.body, found, tested)
    last = node.cases[-1]
    if last.guard is not None or not isinstance(last.pattern, ast.MatchAs) or last.pattern.pattern is not None:
        _add(found, "open", node)


def _is_endless(node: ast.stmt) -> bool:
    """`while True` without a `break` of its own."""
    if type(node) is not ast.While or not isinstance(node.test, ast.Constant) or not node.test.value:
        return False
    return not any(_breaks(statement) for statement in node.body)


def _breaks(node: ast.AST) -> bool:
    if isinstance(node, ast.Break):
        return True
    if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef, ast.For, ast.AsyncFor, ast.While)):
        return any(_breaks(child) for child in getattr(node, "orelse", ()))
    return any(_breaks(child) for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr))


def _leaves(statements: list[ast.stmt]) -> bool:
    """Whether statements hold a `return` or `raise` of their own function."""
    for statement in statements:
        if isinstance(statement, (ast.Return, ast.Raise)):
            return True
        if isinstance(statement, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            continue
        for field in ("body", "orelse", "finalbody"):
            if _leaves(getattr(statement, field, None) or []):
                return True
        for inner in (*getattr(statement, "handlers", ()), *getattr(statement, "cases", ())):
            if _leaves(inner.body):
                return True
    return False


def _names(node: ast.AST) -> frozenset[str]:
    return frozenset([inner.id for inner in ast.walk(node) if isinstance(inner, ast.Name)])


def _text(node: Any) -> str:
    from funclint.index.shallow import dotted

    return dotted(node)


HANDLERS: dict[type, Any] = {
    ast.If: _if,
    ast.For: _loop,
    ast.AsyncFor: _loop,
    ast.While: _while,
    ast.With: _with,
    ast.AsyncWith: _with,
    ast.Try: _try,
    ast.Match: _match,
}
if hasattr(ast, "TryStar"):
    HANDLERS[ast.TryStar] = _try
