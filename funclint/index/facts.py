"""What one module says, as plain data: nested tuples of strings, numbers and None that can be kept in a cache.

Expressions and statements are tuples whose first item is a tag and whose last item is a `Position`. They are read with
`match`. Only code that runs while the worker imports the module is kept whole; of a function's body there is a summary
(`BodyFacts`), and its code only where running it at import may matter: factories, decorators, small helpers.

Expressions:
    ("const", value, pos)            ("name", id, pos)                 ("attr", value, name, pos)
    ("call", function, arguments, keywords, pos)   keywords: ((name | None, value, pos), …)
    ("star", value, pos)             ("await", value, pos)             ("walrus", name, value, pos)
    ("bin", operator, left, right, pos)            ("unary", operator, operand, pos)
    ("bool", "And" | "Or", values, pos)            ("compare", left, operators, values, pos)
    ("fstring", parts, pos)          parts: constants and ("format", value, has_spec, pos)
    ("tuple" | "list" | "set", items, pos)         ("dict", keys (None for **), values, pos)
    ("sub", value, index, pos)       ("if", test, then, otherwise, pos)
    ("lambda", parameters, body, pos)
    ("comp", kind, element, ((target, iterable, conditions), …), pos)  kind: ListComp, SetComp, DictComp, GeneratorExp
    ("other", kind, children, pos)   anything else, with its sub-expressions

Statements:
    ("def", …)  see `FunctionFacts`  ("class", name, bases, keywords, decorators, body, pos)
    ("import", ((module, alias | None), …), pos)
    ("from", module | None, ((name, alias | None), …), level, pos)
    ("expr", value, pos)             ("assign", targets, value, pos)   ("augment", target, operator, value, pos)
    ("annotate", target, annotation, value | None, pos)                ("delete", targets, pos)
    ("if", test, then, otherwise, pos)             ("while", test, body, otherwise, pos)
    ("for", target, iterable, body, otherwise, pos)                    ("with", ((value, target | None), …), body, pos)
    ("try", body, ((type | None, name | None, body), …), otherwise, final, pos)
    ("match", subject, ((names, guard | None, body), …), pos)
    ("return", value | None, pos)    ("raise", value | None, pos)      ("global", names, pos)
    ("assert", test, pos)            ("type", name, pos)               ("pass", kind, pos)
"""

from __future__ import annotations

import marshal
from typing import Any, NamedTuple

from funclint.index.values import Position

Expression = tuple[Any, ...]
Statement = tuple[Any, ...]
Packed = bytes | tuple[Any, ...]

VERSION = 6
"""Goes up whenever the shape or meaning of the facts changes, so that a cache never gives old ones."""


class ParameterFacts(NamedTuple):
    """One parameter of a `def`, as written."""

    name: str
    kind: str
    default: Expression | None
    annotation: Expression | None
    position: Position


class CallFacts(NamedTuple):
    """One call in a body.

    `callee` is the dotted text (`context.df.call_activity`; calls and subscripts inside the chain are written `()` and
    `[]`). `context` tells what becomes of the result: "await", "yield", "yield from", "expression" (dropped), "return",
    "assign:<name>" or "" (used in another way); `deferred` is true inside a lambda. Arguments that are not names,
    dotted names or constants are ("other", kind, (), pos).
    """

    callee: str
    context: str
    deferred: bool
    arguments: tuple[Expression, ...]
    keywords: tuple[tuple[str | None, Expression, Position], ...]
    position: Position


class BodyFacts:
    """What a function's body does, nested functions not included.

    A view of an outline and of details, which are kept packed (see `pack`) and unpacked whenever they are asked for:
    most functions have nothing to say in most rules, and who asks twice keeps what he got.
    """

    __slots__ = ("outline", "packed")

    def __init__(self, outline: tuple[Any, ...], packed: Packed) -> None:
        self.outline = outline
        self.packed = packed

    @property
    def callees(self) -> tuple[str, ...]:
        """The dotted texts of everything that is called, each once."""
        return self.outline[0]  # type: ignore[no-any-return]

    @property
    def dropped(self) -> tuple[str, ...]:
        """Those `callees` whose result is dropped or returned somewhere."""
        return self.outline[1]  # type: ignore[no-any-return]

    @property
    def returns(self) -> tuple[tuple[Expression | None, Position], ...]:
        """What each `return` gives."""
        return self.outline[2]  # type: ignore[no-any-return]

    @property
    def imports(self) -> tuple[Statement, ...]:
        """The import statements."""
        return self.outline[3]  # type: ignore[no-any-return]

    @property
    def reads(self) -> tuple[tuple[str, Expression, Position], ...]:
        """("os.environ", key expression, position): look-ups that raise when the key is absent."""
        return self.outline[4]  # type: ignore[no-any-return]

    @property
    def names(self) -> tuple[str, ...]:
        """All names that are read."""
        return self.outline[5]  # type: ignore[no-any-return]

    @property
    def global_names(self) -> tuple[str, ...]:
        """The names after `global`."""
        return self.outline[6]  # type: ignore[no-any-return]

    @property
    def functions(self) -> tuple[Statement, ...]:
        """The definitions of the functions inside."""
        return self.outline[7]  # type: ignore[no-any-return]

    @property
    def is_generator(self) -> bool:
        """Whether it yields."""
        return self.outline[8]  # type: ignore[no-any-return]

    @property
    def unsure(self) -> tuple[str, ...]:
        """Local names that may be more than `assigned` tells: bound twice, by a loop, in a tuple, by `except`."""
        return self.outline[9]  # type: ignore[no-any-return]

    @property
    def marks(self) -> tuple[str, ...]:
        """Attributes among is_replaying, invocation_id and thread_local_storage that are mentioned."""
        return self.outline[10]  # type: ignore[no-any-return]

    @property
    def changed(self) -> tuple[str, ...]:
        """Names with `+=` and the like."""
        return self.outline[11]  # type: ignore[no-any-return]

    @property
    def locals(self) -> tuple[str, ...]:
        """The names in `assigned`."""
        return self.outline[13]  # type: ignore[no-any-return]

    @property
    def endings(self) -> tuple[Any, ...]:
        """How control falls off the end: see `funclint.index.endings`."""
        return self.outline[12]  # type: ignore[no-any-return]

    @property
    def details(self) -> tuple[Any, ...]:
        """`raw_calls`, `attributes`, `assigned` and `flow`."""
        return unpack(self.packed)

    @property
    def raw_calls(self) -> tuple[Any, ...]:
        """The fields of `CallFacts` of every call, in the order of the text."""
        return self.details[0]  # type: ignore[no-any-return]

    @property
    def attributes(self) -> tuple[tuple[str, Position], ...]:
        """Dotted names that are rooted in an import of azure-functions, with their positions."""
        return self.details[1]  # type: ignore[no-any-return]

    @property
    def assigned(self) -> tuple[tuple[str, Expression], ...]:
        """Plain local names and what each is assigned last; in `with … as name` that is ("with", expression, pos)."""
        return self.details[2]  # type: ignore[no-any-return]

    @property
    def flow(self) -> tuple[Statement, ...] | None:
        """The whole code of generators and of what works with durable tasks, for others None."""
        return self.details[3]  # type: ignore[no-any-return]


def pack(data: tuple[Any, ...]) -> Packed:
    """Facts that are seldom needed, as bytes, which take a fifth of the memory; as they are if nested too deeply."""
    try:
        return marshal.dumps(data)
    except ValueError:
        return data


def unpack(packed: Packed) -> tuple[Any, ...]:
    """What `pack` was given."""
    return marshal.loads(packed) if isinstance(packed, bytes) else packed


class FunctionFacts:
    """A view of a ("def", …) statement."""

    __slots__ = ("_body", "statement")

    def __init__(self, statement: Statement) -> None:
        self.statement = statement
        self._body: BodyFacts | None = None

    @property
    def name(self) -> str:
        """The name after `def`."""
        return self.statement[1]  # type: ignore[no-any-return]

    @property
    def is_async(self) -> bool:
        """Whether it is an `async def`."""
        return self.statement[2]  # type: ignore[no-any-return]

    @property
    def decorators(self) -> tuple[Expression, ...]:
        """From the top down, as written."""
        return self.statement[3]  # type: ignore[no-any-return]

    @property
    def parameters(self) -> list[ParameterFacts]:
        """In the order of the signature."""
        return [ParameterFacts(*parameter) for parameter in self.statement[4]]

    @property
    def returns(self) -> Expression | None:
        """The return annotation."""
        return self.statement[5]  # type: ignore[no-any-return]

    @property
    def name_position(self) -> Position:
        """The place of the name after `def`."""
        return self.statement[6]  # type: ignore[no-any-return]

    @property
    def body(self) -> BodyFacts:
        """The summary of the body."""
        if self._body is None:
            self._body = BodyFacts(self.statement[7], self.statement[8])
        return self._body

    @property
    def calls(self) -> list[CallFacts]:
        """The calls in the body, in the order of the text."""
        return [CallFacts(*call) for call in self.body.raw_calls]

    @property
    def code(self) -> tuple[Statement, ...] | None:
        """The statements, where running the function at import may matter."""
        packed = self.statement[9]
        return None if packed is None else unpack(packed)

    @property
    def doc(self) -> str | None:
        """The docstring as written, of a decorated function."""
        return self.statement[10]  # type: ignore[no-any-return]

    @property
    def position(self) -> Position:
        """The whole definition, from `def` on."""
        return self.statement[-1]  # type: ignore[no-any-return]


class ModuleFacts(NamedTuple):
    """Everything that the index and the rules know of a module.

    `error` is (message, line, UTF-8 column from 0) where the module does not compile; `may_be_newer` is then true if
    a newer Python than the running one might accept it. `called` are the last names of everything called in bodies,
    `attributes` the dotted names rooted in an import of azure-functions that bodies mention. `may_hold_secret` is what
    `funclint.settings.secrets.may_contain_secret` says of the text.
    """

    code: tuple[Statement, ...]
    future_annotations: bool
    error: tuple[str, int, int] | None
    may_be_newer: bool
    called: tuple[str, ...]
    attributes: tuple[str, ...] = ()
    may_hold_secret: bool = True
