"""What a static run of the app leaves behind: failures, reasons for doubt, and what happened while importing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.index.model import Failure

if TYPE_CHECKING:
    from funclint.findings import Span
    from funclint.index.objects import Conditions, Container, FunctionValue


EXITS = frozenset(
    (
        "sys.exit",
        "os._exit",
        "os.abort",
        "builtins.exit",
        "builtins.quit",
        "raise SystemExit",
        "raise KeyboardInterrupt",
    )
)
"""Calls, and errors that are raised, which end the process: `except Exception` does not catch them."""


class ImportCall(NamedTuple):
    """A call of a library function while importing: `name` is dotted; arguments are values."""

    name: str
    arguments: tuple[Any, ...]
    keywords: dict[str | None, Any]
    span: Span
    certain: bool


class Outcome:
    """Filled while the modules run. `conditions` are the unknown conditions that hold at the moment,
    `conditional_names` the names that hold an app object or blueprint under one condition and nothing under another."""

    def __init__(self) -> None:
        self.conditions: Conditions = ()
        self.failures: list[Failure] = []
        self._reasons: dict[str, None] = {}
        self.import_calls: list[ImportCall] = []
        self.containers: list[Container] = []
        self.functions: list[FunctionValue] = []
        self.conditional_names: set[str] = set()
        self._numbers = 0

    def number(self) -> int:
        """A new number for a condition."""
        self._numbers += 1
        return self._numbers

    def fail(self, kind: str, span: Span, **details: Any) -> None:
        """Note what goes wrong here, certain unless it hangs on a condition."""
        self.failures.append(Failure(kind, span, details, not self.conditions))

    def doubt(self, reason: str) -> None:
        """Note why the verdict on the app is open."""
        self._reasons.setdefault(reason)

    @property
    def open_reasons(self) -> list[str]:
        """Why the verdict on the app is open, each once."""
        return list(self._reasons)
