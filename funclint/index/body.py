"""The summary of a function's body: what it calls, returns, reads and yields. One quick walk, no copies of the code."""

from __future__ import annotations

import ast
from typing import TYPE_CHECKING, Any

from funclint.index.body_statements import STATEMENTS
from funclint.index.endings import endings_of
from funclint.index.expressions import await_
from funclint.index.facts import pack
from funclint.index.shallow import dotted, position, root_of, shallow

if TYPE_CHECKING:
    from funclint.index.extract import Extractor
    from funclint.index.facts import Expression, Packed

SMALL = 3
"""A function of at most this many statements is kept whole: it may be a helper that computes a decorator's argument."""

MAXIMUM_NESTED = 4
"""Functions inside each other whose code is kept: each holds what is inside of it twice more."""

AT_IMPORT = frozenset(
    "FunctionApp Blueprint DFApp AsgiFunctionApp WsgiFunctionApp register_functions register_blueprint function_name "
    "route schedule timer_trigger retry __init__".split()
)
"""A function that calls one of these (`__init__`: of a class that the app's own class extends), or anything that ends
in `_trigger`, `_input` or `_output`, may build the app."""

TASKS = frozenset(
    "call_activity call_activity_with_retry call_sub_orchestrator call_sub_orchestrator_with_retry call_entity "
    "call_http create_timer wait_for_external_event task_all task_any".split()
)
"""Methods of an orchestrator's context that make tasks: a function that calls one of them is kept whole as `flow`."""

PURPOSES: dict[str, str] = {}
"""What `purpose_of` said of each name so far."""


def purpose_of(last: str) -> str:
    """What a call of something with this last name may do: build the "app", make a durable "task", or nothing of it."""
    if last in AT_IMPORT or last.endswith(("_trigger", "_input", "_output")):
        return "app"
    return "task" if last in TASKS else ""


MARKS = frozenset(("is_replaying", "invocation_id", "thread_local_storage"))
"""Attributes whose mere mention tells something."""

PLAIN = frozenset("ctx op ops id attr arg kind conversion type_comment name names is_async simple level".split())
"""Fields that hold no nodes, or operators."""

FIELDS: dict[type, tuple[str, ...]] = {
    kind: tuple([field for field in kind._fields if field not in PLAIN])
    for kind in vars(ast).values()
    if isinstance(kind, type) and issubclass(kind, ast.AST)
}
"""The fields of each kind of node that hold nodes."""


class Body:
    """Walks one body. `may_run_at_import` says afterwards whether the code itself must be kept."""

    def __init__(self, extractor: Extractor) -> None:
        self.extractor = extractor
        self.may_run_at_import = False
        self.calls: list[Any] = []
        self.returns: list[Any] = []
        self.attributes: list[Any] = []
        self.imports: list[Any] = []
        self.reads: list[Any] = []
        self.assigned: dict[str, Expression] = {}
        self.names: dict[str, None] = {}  # in the order of the text, so that facts are the same in every run
        self.callees: dict[str, None] = {}
        self.dropped: dict[str, None] = {}
        self.bound: set[str] = set()
        self.global_names: list[str] = []
        self.functions: list[Any] = []
        self.is_generator = False
        self.deferred = False
        self.is_durable = False
        self.unsure: set[str] = set()
        self.marks: set[str] = set()
        self.changed: set[str] = set()

    def walk(self, statements: list[ast.stmt]) -> tuple[tuple[Any, ...], Packed]:
        """Walk the statements of the body and give the outline and the packed details of a `BodyFacts`."""
        for statement in statements:
            self.visit(statement, "")
        size = len(statements) - (isinstance(statements[0], ast.Expr) and isinstance(statements[0].value, ast.Constant))
        if size <= SMALL and any(value is not None for value, _ in self.returns):
            self.may_run_at_import = True
        needs_flow = self.is_durable or self.is_generator or "is_replaying" in self.marks
        attributes = tuple([item for item in self.attributes if item[0].partition(".")[0] not in self.bound])
        self.extractor.attributes.update([text for text, _ in attributes])
        outline = (
            tuple(self.callees),
            tuple(self.dropped),
            tuple(self.returns),
            tuple(self.imports),
            tuple(self.reads),
            tuple(self.names),
            tuple(self.global_names),
            tuple(self.functions),
            self.is_generator,
            tuple(sorted(self.unsure)) if self.unsure else (),
            tuple(sorted(self.marks)) if self.marks else (),
            tuple(sorted(self.changed)) if self.changed else (),
            endings_of(statements),
            tuple(self.assigned),
        )
        flow = self.whole(statements) if needs_flow and self.extractor.depth <= MAXIMUM_NESTED else None
        return outline, pack((tuple(self.calls), attributes, tuple(self.assigned.items()), flow))

    def whole(self, statements: list[ast.stmt]) -> tuple[Any, ...] | None:
        """The code itself; None where it is nested too deeply, which the summary may stand."""
        made = self.extractor
        state = (made.loops, made.depth, made.in_function, made.in_async)
        try:
            return made.block(statements)
        except RecursionError:
            made.loops, made.depth, made.in_function, made.in_async = state
            return None

    def visit(self, node: Any, context: str) -> None:
        """Visit one node; `context` tells a call what becomes of its result."""
        HANDLERS[node.__class__](self, node, context)

    def visit_all(self, nodes: list[Any]) -> None:
        """Visit nodes whose results are used in another way; most are names and constants, which need no call."""
        for node in nodes:
            kind = node.__class__
            if kind is ast.Name:
                self.names[node.id] = None
            elif kind is not ast.Constant and node is not None:  # None: the key of `**` in a dict
                HANDLERS[kind](self, node, "")

    def name(self, node: ast.Name, context: str) -> None:
        """A name; one that is bound here is no import of the module."""
        self.names[node.id] = None
        if node.ctx.__class__ is not ast.Load:
            self.bound.add(node.id)
            self.unsure.add(node.id)

    def attribute(self, node: ast.Attribute, context: str) -> None:
        """A dotted name: remembered when it is rooted in an import of the libraries."""
        root = root_of(node)
        if root.__class__ is not ast.Name:
            HANDLERS[root.__class__](self, root, "")
        else:
            self.names[root.id] = None
            if root.id in self.extractor.azure_names:
                self.attributes.append((dotted(node), position(node)))
        if node.attr in MARKS:
            self.marks.add(node.attr)

    def call(self, node: ast.Call, context: str) -> None:
        """A call: remembered with its arguments, before what is called inside of it."""
        function: Any = node.func
        callee = dotted(function)
        if function.__class__ is ast.Name:
            last = callee
            self.names[callee] = None
        else:
            last = function.attr if function.__class__ is ast.Attribute else callee.rpartition(".")[2]
        purpose = PURPOSES.get(last)
        if purpose is None:
            purpose = PURPOSES[last] = purpose_of(last)
        if purpose == "app":
            self.may_run_at_import = True
        elif purpose == "task":
            self.is_durable = True
        self.extractor.called.add(last)
        self.callees[callee] = None
        if context in ("expression", "return"):
            self.dropped[callee] = None
        deferred, place = self.deferred, len(self.calls)
        self.calls.append(None)
        if function.__class__ is not ast.Name:
            HANDLERS[function.__class__](self, function, "")
        arguments = []
        for argument in node.args:
            kind = argument.__class__
            if kind is ast.Name:
                self.names[argument.id] = None  # type: ignore[attr-defined]
                arguments.append(shallow(argument))
            else:
                arguments.append(shallow(argument))
                if kind is not ast.Constant:
                    HANDLERS[kind](self, argument, "")
        keywords = []
        for keyword in node.keywords:
            value = keyword.value
            keywords.append((keyword.arg, shallow(value), position(keyword)))
            if value.__class__ is not ast.Constant:
                HANDLERS[value.__class__](self, value, "")
        self.calls[place] = (callee, context, deferred, tuple(arguments), tuple(keywords), position(node))

    def subscript(self, node: ast.Subscript, context: str) -> None:
        """A subscript; `os.environ[…]` that is read raises for an absent setting."""
        if isinstance(node.ctx, ast.Load) and dotted(node.value) in ("os.environ", "environ"):
            self.reads.append(("os.environ", shallow(node.slice), position(node)))
        self.visit(node.value, "")
        self.visit(node.slice, "")

    def statement(self, node: ast.Expr, context: str) -> None:
        """An expression statement."""
        self.visit(node.value, "expression")

    def await_(self, node: ast.Await, context: str) -> None:
        """`await`."""
        if not self.extractor.in_async and not self.deferred:
            await_(self.extractor, node)
        self.visit(node.value, "await")

    def yield_(self, node: Any, context: str) -> None:
        """`yield` and `yield from`."""
        self.is_generator = True
        if node.value is not None:
            self.visit(node.value, "yield" if type(node) is ast.Yield else "yield from")

    def return_(self, node: ast.Return, context: str) -> None:
        """`return`."""
        value = node.value
        self.returns.append((None if value is None else shallow(value, calls=True), position(node)))
        if value is not None:
            if isinstance(value, ast.Lambda):
                self.may_run_at_import = True
            self.visit(value, "return")

    def bind(self, name: str, value: Expression) -> None:
        """Remember what a local name is; one that is bound twice may be either."""
        if name in self.assigned:
            self.unsure.add(name)
        self.assigned[name] = value
        self.bound.add(name)

    def lambda_(self, node: ast.Lambda, context: str) -> None:
        """A lambda: its body runs later."""
        outer, self.deferred = self.deferred, True
        self.visit(node.body, "")
        self.deferred = outer

    def generator(self, node: ast.GeneratorExp, context: str) -> None:
        """A generator expression; it may be asynchronous in any function."""
        outer, self.extractor.in_async = self.extractor.in_async, True
        for part in node.generators:
            self.visit(part, "")
        self.visit(node.elt, "")
        self.extractor.in_async = outer

    def constant(self, node: ast.Constant, context: str) -> None:
        """A constant says nothing by itself."""


def _default(fields: tuple[str, ...]) -> Any:
    """The handler of a kind of node about which nothing special is to be said: it visits what is inside."""

    def visit_inside(body: Body, node: Any, context: str) -> None:
        for field in fields:
            value = getattr(node, field)
            if value.__class__ is list:
                body.visit_all(value)
            elif value is not None:
                HANDLERS[value.__class__](body, value, "")

    return visit_inside


HANDLERS: dict[type, Any] = (
    {kind: _default(fields) for kind, fields in FIELDS.items()}
    | STATEMENTS
    | {
        ast.Name: Body.name,
        ast.Attribute: Body.attribute,
        ast.Call: Body.call,
        ast.Constant: Body.constant,
        ast.Subscript: Body.subscript,
        ast.Expr: Body.statement,
        ast.Await: Body.await_,
        ast.Yield: Body.yield_,
        ast.YieldFrom: Body.yield_,
        ast.Return: Body.return_,
        ast.Lambda: Body.lambda_,
        ast.GeneratorExp: Body.generator,
    }
)
