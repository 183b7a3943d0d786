"""A static run of the app's modules: what the worker executes while importing, followed as far as it can be known.

The state and the limits live here; `evaluate`, `execute`, `calls`, `library` and `containers` do the work on it.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

from funclint.index import calls, evaluate, execute, imports
from funclint.index.objects import (
    BoundMethod,
    Builder,
    Container,
    Frame,
    FunctionValue,
    LibraryMethod,
    Partial,
    PendingDecorator,
)
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from funclint.findings import Span
    from funclint.index.facts import Expression, Statement
    from funclint.index.library import Library
    from funclint.index.model import Argument
    from funclint.index.modules import Module, Modules
    from funclint.index.outcome import Outcome
    from funclint.index.values import Position

MAXIMUM_STEPS = 200_000
"""Statements and calls; a module that runs longer computes something, and what it builds counts as unknown."""


class Run:
    """One static run. `target_python` is the app's Python where it is known."""

    def __init__(
        self, modules: Modules, outcome: Outcome, library: Library, target_python: tuple[int, int] | None
    ) -> None:
        self.modules = modules
        self.outcome = outcome
        self.library = library
        self.target_python = target_python
        self.steps = 0
        self.depth = 0
        self.exhausted = False
        self.guards = 0
        """Handlers around the running statement that would catch an ImportError."""
        self.references: dict[tuple[str, str], Ref] = {}
        """Attributes of libraries that are there, by the dotted name of the owner and the name."""
        self._sdk_types: bool | None = None
        self.constructing: list[Container] = []
        self.current: Any = None
        """The module that runs."""

    def is_running_new_enough(self) -> bool:
        """Whether the Python that runs funclint knows all the syntax that the app's Python knows."""
        return self.target_python is not None and sys.version_info[:2] >= self.target_python

    def step(self) -> bool:
        """Count one step; False when there have been too many."""
        self.steps += 1
        if self.steps > MAXIMUM_STEPS and not self.exhausted:
            self.exhausted = True
            self.outcome.doubt("importing the app runs more code than is followed")
        return not self.exhausted

    def charge(self, items: int) -> None:
        """Count the copying of so many items: a short line of code can copy much, and do so again and again."""
        self.steps += items // 20

    def evaluate(self, expression: Expression, frame: Frame) -> Any:
        """The value of an expression."""
        handler = evaluate.HANDLERS.get(expression[0], evaluate.other)
        return handler(self, expression, frame)

    def execute(self, statements: Sequence[Statement], frame: Frame) -> str | None:
        """Run statements; gives "return", "raise" or "exit" where they certainly end there."""
        return execute.block(self, statements, frame)

    def call(
        self,
        function: Any,
        positional: list[Argument],
        keywords: list[tuple[str | None, Argument]],
        span: Span,
        text: str,
    ) -> Any:
        """The result of a call."""
        return calls.call(self, function, positional, keywords, span, text)

    def import_module(self, name: str, module: Module, position: Position) -> Any:
        """The value that a dotted import gives for the whole name."""
        return imports.load(self, name, module, position)

    def has_sdk_types(self) -> bool:
        """Whether the app imports an extension with SDK types; asked when all modules have run."""
        if self._sdk_types is None:
            self._sdk_types = self.imports("azurefunctions.extensions.bindings")
        return self._sdk_types

    def imports(self, top: str) -> bool:
        """Whether a module that was reached imports a dotted name or something below it."""
        return self.modules.imports(top)

    def escape(self, values: list[Any], reason: str, seen: set[int] | None = None) -> None:
        """Note that code which is not seen got hold of these values: what is registered may change.

        `seen` holds the ids of lists and dicts that are being gone through: one may hold itself.
        """
        seen = set() if seen is None else seen
        for value in values:
            if isinstance(value, Builder | PendingDecorator):
                value = value.container  # noqa: PLW2901
            elif isinstance(value, LibraryMethod | BoundMethod | Partial):
                value = value.receiver  # noqa: PLW2901
            if isinstance(value, FunctionValue):
                value.called = True  # for all that is known
            elif isinstance(value, Container):
                value.open.append(reason)
                self.outcome.doubt(reason)
            elif isinstance(value, Known) and isinstance(value.value, list | tuple | dict):
                content = value.value
                if id(content) not in seen:
                    seen.add(id(content))
                    self.steps += 1
                    self.escape(list(content.values() if isinstance(content, dict) else content), reason, seen)

    def unknown(self, reason: str) -> Unknown:
        """A value that cannot be known."""
        return Unknown(reason)
