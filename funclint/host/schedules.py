"""The schedules of an app's timers, with app settings filled in where their values are certain."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.model import Binding, Function


_LIKE_A_FIELD = re.compile(r"[0-9*/,:.+?#@LW-]*(?:[A-Za-z]{1,9}(?:[-,/][A-Za-z0-9]{1,9})*)?")
"""What a message may repeat of an app setting's value: a setting that is named by mistake may hold a secret."""


class Timer(NamedTuple):
    """A timer function, its schedule as written and with `%SETTING%` replaced, and the place of the schedule."""

    function: Function
    written: str
    text: str
    span: Span

    @property
    def is_from_setting(self) -> bool:
        """Whether part of the schedule is the value of an app setting."""
        return self.text != self.written

    @property
    def may_be_shown(self) -> bool:
        """Whether a message may repeat the schedule (always so for what stands in the code, unless it holds a
        secret)."""
        if self.is_from_setting:
            return len(self.text) <= 120 and all(_LIKE_A_FIELD.fullmatch(part) for part in self.text.split(" "))
        from funclint.settings.secrets import find, looks_like_connection_string

        return not looks_like_connection_string(self.text) and not find(self.text)

    @property
    def shown(self) -> str:
        """The schedule for a message: as written, and with app settings filled in."""
        if not self.is_from_setting:
            return f"`{self.text}`" if self.may_be_shown else "in the code"
        return f"`{self.written}` (`{self.text}`)" if self.may_be_shown else f"`{self.written}`"


def timers(app: App) -> list[Timer]:
    """The timers whose schedules are known. Worked out once."""
    found: list[Timer] | None = app.__dict__.get("timers")
    if found is None:
        found = app.__dict__["timers"] = list(_timers(app))
    return found


def _timers(app: App) -> Iterator[Timer]:
    for (kind, argument), entries in app.index.given.items():
        if kind != "timertrigger" or argument != "schedule":
            continue
        for function, binding, parameter, written in entries:
            text = resolved_schedule(app, binding) if function.registered is not False else None
            if text is not None:
                yield Timer(function, written, text, binding.span_of(parameter))


def resolved_schedule(app: App, binding: Binding) -> str | None:
    """The text that the timer extension parses, or None where it is not known."""
    from funclint.host.binding_expression import resolve_settings

    written = binding.known("schedule")
    if not isinstance(written, str):
        return None
    return resolve_settings(written, app.settings.value) if "%" in written else written
