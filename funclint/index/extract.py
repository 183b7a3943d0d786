"""One pass over a module's syntax tree takes out its facts; then the tree is dropped."""

from __future__ import annotations

import ast
from typing import Any

from funclint.index.body import MAXIMUM_NESTED, Body
from funclint.index.expressions import EXPRESSIONS, operator
from funclint.index.facts import Expression, ModuleFacts, Statement, pack
from funclint.index.grammar import MisplacedError, at, is_misplaced, looks_newer, misplaced, parameters_of
from funclint.parsing import parse
from funclint.settings.secrets import may_contain_secret

NEWEST_GRAMMAR = (3, 14)
"""The newest Python whose grammar matters; an older one that runs funclint may refuse what the app's accepts."""


def extract(source: bytes, running: tuple[int, int]) -> ModuleFacts:
    """Give the facts of a module's source. Never raises: what does not compile is said in `ModuleFacts.error`."""
    may_be_newer = running < NEWEST_GRAMMAR
    try:
        tree: Any = parse(source)
        return Extractor().module(tree)._replace(may_hold_secret=may_contain_secret(source))
    except SyntaxError as error:
        line, column = error.lineno or 1, max((error.offset or 1) - 1, 0)
        newer = may_be_newer and not is_misplaced(error) and looks_newer(source, line, error.msg)
        return ModuleFacts((), False, (error.msg, line, column), newer, ())
    except (ValueError, UnicodeDecodeError) as error:  # null bytes
        return ModuleFacts((), False, (str(error), 1, 0), False, ())
    except (RecursionError, MemoryError):
        return ModuleFacts((), False, ("nested too deeply to be read", 1, 0), True, ())


class Extractor:
    """Turns the tree of one module into facts."""

    def __init__(self) -> None:
        self.azure_names: set[str] = set()
        self.called: set[str] = set()
        self.attributes: set[str] = set()
        self.loops = 0
        self.depth = 0
        self.in_function = False
        self.in_async = False
        self.nested: dict[Any, Statement] = {}

    def module(self, tree: ast.Module) -> ModuleFacts:
        """The facts of a whole module."""
        code = self.block(tree.body)
        future = any(
            statement[0] == "from" and statement[1] == "__future__" and any(n == "annotations" for n, _ in statement[2])
            for statement in code
        )
        return ModuleFacts(code, future, None, False, tuple(sorted(self.called)), tuple(sorted(self.attributes)))

    def block(self, body: list[ast.stmt]) -> tuple[Statement, ...]:
        """Statements that run while importing, whole."""
        return tuple([STATEMENTS[type(statement)](self, statement) for statement in body])

    def expression(self, node: Any) -> Expression:
        """One expression, whole."""
        return EXPRESSIONS[node.__class__](self, node)  # type: ignore[no-any-return]

    def expressions(self, nodes: list[Any]) -> tuple[Expression, ...]:
        """Several expressions."""
        return tuple([EXPRESSIONS[node.__class__](self, node) for node in nodes])

    # statements

    def function(self, node: Any) -> Statement:
        """A `def`, with the summary of its body; one inside another is met by the summary and by the code of that."""
        known = self.nested.get(node)
        if known is not None:
            return known
        outer = (self.loops, self.in_function, self.in_async)
        decorators = self.expressions(node.decorator_list)
        parameters = parameters_of(node.args, self.expression)
        returns = node.returns and self.expression(node.returns)
        is_async = type(node) is ast.AsyncFunctionDef
        self.loops, self.in_function, self.in_async = 0, True, is_async
        self.depth += 1
        body = Body(self)
        summary, details = body.walk(node.body)
        if is_async and body.is_generator:
            for value, place in body.returns:
                if value is not None:
                    raise MisplacedError("'return' with value in async generator", (None, place[0], place[1] + 1, None))
        code = self.block(node.body) if body.may_run_at_import and self.depth <= MAXIMUM_NESTED else None
        self.depth -= 1
        self.loops, self.in_function, self.in_async = outer
        offset = len("async def ") if is_async else len("def ")
        line, column = node.lineno, node.col_offset + offset
        name_position = (line, column, line, column + len(node.name.encode()))
        doc = ast.get_docstring(node, clean=False) if decorators else None
        made = (
            "def",
            node.name,
            is_async,
            decorators,
            parameters,
            returns,
            name_position,
            summary,
            details,
            None if code is None else pack(code),
            doc,
            at(node),
        )
        if self.depth:
            self.nested[node] = made
        return made

    def klass(self, node: ast.ClassDef) -> Statement:
        """A class; its body runs at import."""
        outer = (self.loops, self.in_function, self.in_async)
        decorators = self.expressions(node.decorator_list)
        bases = self.expressions(node.bases)
        keywords = tuple([(keyword.arg, self.expression(keyword.value), at(keyword)) for keyword in node.keywords])
        self.loops, self.in_function, self.in_async = 0, False, False
        body = self.block(node.body)
        self.loops, self.in_function, self.in_async = outer
        return ("class", node.name, bases, keywords, decorators, body, at(node))

    def import_(self, node: ast.Import) -> Statement:
        """`import a.b as c`."""
        for alias in node.names:
            if alias.name.startswith("azure"):
                self.azure_names.add(alias.asname or "azure")
        return ("import", tuple([(alias.name, alias.asname) for alias in node.names]), at(node))

    def from_(self, node: ast.ImportFrom) -> Statement:
        """`from a import b as c`."""
        if node.module and node.module.startswith("azure") and not node.level:
            self.azure_names.update(alias.asname or alias.name for alias in node.names)
        names = tuple([(alias.name, alias.asname) for alias in node.names])
        return ("from", node.module, names, node.level, at(node))

    def loop(self, node: Any) -> tuple[Statement, ...]:
        """The body of a loop."""
        self.loops += 1
        body = self.block(node.body)
        self.loops -= 1
        return body

    def for_(self, node: Any) -> Statement:
        """`for` and `async for`."""
        if type(node) is ast.AsyncFor and not self.in_async:
            raise misplaced("'async for' outside async function", node)
        iterable, target = self.expression(node.iter), self.expression(node.target)
        return ("for", target, iterable, self.loop(node), self.block(node.orelse), at(node))

    def while_(self, node: ast.While) -> Statement:
        """`while`."""
        return ("while", self.expression(node.test), self.loop(node), self.block(node.orelse), at(node))

    def with_(self, node: Any) -> Statement:
        """`with` and `async with`."""
        if type(node) is ast.AsyncWith and not self.in_async:
            raise misplaced("'async with' outside async function", node)
        items = tuple(
            [
                (self.expression(item.context_expr), item.optional_vars and self.expression(item.optional_vars))
                for item in node.items
            ]
        )
        return ("with", items, self.block(node.body), at(node))

    def try_(self, node: Any) -> Statement:
        """`try`, also with `except*`."""
        handlers = tuple(
            [
                (handler.type and self.expression(handler.type), handler.name, self.block(handler.body))
                for handler in node.handlers
            ]
        )
        return ("try", self.block(node.body), handlers, self.block(node.orelse), self.block(node.finalbody), at(node))

    def match(self, node: ast.Match) -> Statement:
        """`match`; of a pattern only the names that it binds are kept."""
        cases = []
        for case in node.cases:
            names = tuple(
                sorted(
                    {
                        n
                        for p in ast.walk(case.pattern)
                        for n in (getattr(p, "name", None), getattr(p, "rest", None))
                        if n
                    }
                )
            )
            cases.append((names, case.guard and self.expression(case.guard), self.block(case.body)))
        return ("match", self.expression(node.subject), tuple(cases), at(node))

    def return_(self, node: ast.Return) -> Statement:
        """`return`."""
        if not self.in_function:
            raise misplaced("'return' outside function", node)
        return ("return", node.value and self.expression(node.value), at(node))

    def jump(self, node: Any) -> Statement:
        """`break` and `continue`."""
        if not self.loops:
            word = type(node).__name__.lower()
            raise misplaced("'break' outside loop" if word == "break" else "'continue' not properly in loop", node)
        return ("pass", type(node).__name__, at(node))

    def nonlocal_(self, node: ast.Nonlocal) -> Statement:
        """`nonlocal`."""
        if not self.depth:
            raise misplaced("nonlocal declaration not allowed at module level", node)
        return ("pass", "Nonlocal", at(node))


STATEMENTS: dict[type, Any] = {
    ast.FunctionDef: Extractor.function,
    ast.AsyncFunctionDef: Extractor.function,
    ast.ClassDef: Extractor.klass,
    ast.Import: Extractor.import_,
    ast.ImportFrom: Extractor.from_,
    ast.Expr: lambda self, n: ("expr", self.expression(n.value), at(n)),
    ast.Assign: lambda self, n: ("assign", self.expressions(n.targets), self.expression(n.value), at(n)),
    ast.AugAssign: lambda self, n: (
        "augment",
        self.expression(n.target),
        operator(n.op),
        self.expression(n.value),
        at(n),
    ),
    ast.AnnAssign: lambda self, n: (
        "annotate",
        self.expression(n.target),
        self.expression(n.annotation),
        n.value and self.expression(n.value),
        at(n),
    ),
    ast.Delete: lambda self, n: ("delete", self.expressions(n.targets), at(n)),
    ast.If: lambda self, n: ("if", self.expression(n.test), self.block(n.body), self.block(n.orelse), at(n)),
    ast.While: Extractor.while_,
    ast.For: Extractor.for_,
    ast.AsyncFor: Extractor.for_,
    ast.With: Extractor.with_,
    ast.AsyncWith: Extractor.with_,
    ast.Try: Extractor.try_,
    ast.Match: Extractor.match,
    ast.Return: Extractor.return_,
    ast.Raise: lambda self, n: ("raise", n.exc and self.expression(n.exc), at(n)),
    ast.Global: lambda self, n: ("global", tuple(n.names), at(n)),
    ast.Nonlocal: Extractor.nonlocal_,
    ast.Assert: lambda self, n: ("assert", self.expression(n.test), at(n)),
    ast.Pass: lambda self, n: ("pass", "Pass", at(n)),
    ast.Break: Extractor.jump,
    ast.Continue: Extractor.jump,
}
if hasattr(ast, "TryStar"):
    STATEMENTS[ast.TryStar] = Extractor.try_
if hasattr(ast, "TypeAlias"):
    STATEMENTS[ast.TypeAlias] = lambda self, n: ("type", n.name.id, at(n))
