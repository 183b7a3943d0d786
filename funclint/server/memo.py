"""What the modules of one app say, kept between its checks: an edit changes one module, the others stay as they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from funclint.index.facts import ModuleFacts


class Memo:
    """Facts by the bytes of a module. Holds those of the last check and of the one that runs, never more."""

    def __init__(self) -> None:
        self._before: dict[bytes, ModuleFacts] = {}
        self._now: dict[bytes, ModuleFacts] = {}

    def begin(self) -> None:
        """Start a check: what the last one did not need is dropped."""
        self._before, self._now = self._now, {}

    def get(self, data: bytes) -> ModuleFacts | None:
        """The facts of a module's bytes, or None."""
        facts = self._now.get(data) or self._before.get(data)
        if facts is not None:
            self._now[data] = facts
        return facts

    def put(self, data: bytes, facts: ModuleFacts) -> None:
        """Keep the facts of a module's bytes."""
        self._now[data] = facts
