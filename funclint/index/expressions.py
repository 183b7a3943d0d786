"""Expressions of the syntax tree as facts, whole: see `funclint.index.facts` for their shapes."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from funclint.index.grammar import at, misplaced, parameters_of

if TYPE_CHECKING:
    from funclint.index.extract import Extractor
    from funclint.index.facts import Expression


def call(extractor: Extractor, node: ast.Call) -> Expression:
    """A call."""
    make = EXPRESSIONS  # not through `Extractor.expression`: most of what runs at import is calls of decorators
    function: Any = node.func
    keywords = [
        (
            keyword.arg,
            make[keyword.value.__class__](extractor, keyword.value),
            (keyword.lineno, keyword.col_offset, keyword.end_lineno, keyword.end_col_offset),
        )
        for keyword in node.keywords
    ]
    return (
        "call",
        make[function.__class__](extractor, function),
        tuple([make[argument.__class__](extractor, argument) for argument in node.args]),
        tuple(keywords),
        (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset),
    )


def attribute(extractor: Extractor, node: ast.Attribute) -> Expression:
    """An attribute."""
    value: Any = node.value
    where = (node.lineno, node.col_offset, node.end_lineno, node.end_col_offset)
    return ("attr", EXPRESSIONS[value.__class__](extractor, value), node.attr, where)


def other(extractor: Extractor, node: Any) -> Expression:
    """What has no shape of its own, with what is inside."""
    inside = [extractor.expression(child) for child in ast.iter_child_nodes(node) if isinstance(child, ast.expr)]
    return ("other", type(node).__name__, tuple(inside), at(node))


def await_(extractor: Extractor, node: ast.Await) -> Expression:
    """`await`, misplaced outside `async def`."""
    if not extractor.in_async:
        raise misplaced("'await' outside async function" if extractor.in_function else "'await' outside function", node)
    return ("await", extractor.expression(node.value), at(node))


def yield_(extractor: Extractor, node: Any) -> Expression:
    """`yield` and `yield from`."""
    if not extractor.in_function:
        raise misplaced("'yield' outside function", node)
    return ("other", type(node).__name__, (extractor.expression(node.value),) if node.value else (), at(node))


def lambda_(extractor: Extractor, node: ast.Lambda) -> Expression:
    """A lambda, whole."""
    outer = (extractor.in_function, extractor.in_async)
    extractor.in_function, extractor.in_async = True, False
    body = extractor.expression(node.body)
    extractor.in_function, extractor.in_async = outer
    return ("lambda", parameters_of(node.args, extractor.expression), body, at(node))


def comprehension(extractor: Extractor, node: Any) -> Expression:
    """A comprehension or generator expression; the latter may be asynchronous in any function."""
    outer, extractor.in_async = extractor.in_async, extractor.in_async or type(node) is ast.GeneratorExp
    if type(node) is ast.DictComp:
        element: Expression = ("tuple", (extractor.expression(node.key), extractor.expression(node.value)), at(node))
    else:
        element = extractor.expression(node.elt)
    generators = tuple(
        [
            (extractor.expression(part.target), extractor.expression(part.iter), extractor.expressions(part.ifs))
            for part in node.generators
        ]
    )
    extractor.in_async = outer
    return ("comp", type(node).__name__, element, generators, at(node))


def fstring(extractor: Extractor, node: ast.JoinedStr) -> Expression:
    """An f-string."""
    parts = []
    for part in node.values:
        if isinstance(part, ast.FormattedValue):
            plain = part.conversion in (-1, ord("s")) and part.format_spec is None
            parts.append(("format", extractor.expression(part.value), not plain, at(part)))
        else:
            parts.append(extractor.expression(part))
    return ("fstring", tuple(parts), at(node))


def operator(node: ast.AST) -> str:
    """The name of an operator: Add, Mod, BitOr, Eq…"""
    return type(node).__name__


class _Makers(dict[type, Any]):
    def __missing__(self, kind: type) -> Any:
        return other


EXPRESSIONS = _Makers(
    {
        ast.Constant: lambda e, n: ("const", n.value, (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)),
        ast.Name: lambda e, n: ("name", n.id, (n.lineno, n.col_offset, n.end_lineno, n.end_col_offset)),
        ast.Attribute: attribute,
        ast.Call: call,
        ast.Starred: lambda e, n: ("star", e.expression(n.value), at(n)),
        ast.Await: await_,
        ast.Yield: yield_,
        ast.YieldFrom: yield_,
        ast.NamedExpr: lambda e, n: ("walrus", n.target.id, e.expression(n.value), at(n)),
        ast.BinOp: lambda e, n: ("bin", operator(n.op), e.expression(n.left), e.expression(n.right), at(n)),
        ast.UnaryOp: lambda e, n: ("unary", operator(n.op), e.expression(n.operand), at(n)),
        ast.BoolOp: lambda e, n: ("bool", operator(n.op), e.expressions(n.values), at(n)),
        ast.Compare: lambda e, n: (
            "compare",
            e.expression(n.left),
            tuple([operator(op) for op in n.ops]),
            e.expressions(n.comparators),
            at(n),
        ),
        ast.JoinedStr: fstring,
        ast.Tuple: lambda e, n: ("tuple", e.expressions(n.elts), at(n)),
        ast.List: lambda e, n: ("list", e.expressions(n.elts), at(n)),
        ast.Set: lambda e, n: ("set", e.expressions(n.elts), at(n)),
        ast.Dict: lambda e, n: (
            "dict",
            tuple([key and e.expression(key) for key in n.keys]),
            e.expressions(n.values),
            at(n),
        ),
        ast.Subscript: lambda e, n: ("sub", e.expression(n.value), e.expression(n.slice), at(n)),
        ast.IfExp: lambda e, n: (
            "if",
            e.expression(n.test),
            e.expression(n.body),
            e.expression(n.orelse),
            at(n),
        ),
        ast.Lambda: lambda_,
        ast.ListComp: comprehension,
        ast.SetComp: comprehension,
        ast.DictComp: comprehension,
        ast.GeneratorExp: comprehension,
    }
)
