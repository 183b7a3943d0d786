from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Report


@rule("internal-error", "E8901", impact="runtime", when=("engine",))
def check(app: App) -> Iterator[Report]:
    """A rule of funclint crashed and could not say anything about the app.

    This is a mistake in funclint, not in the app. The message names the rule and the place in its code; the other rules
    still ran. The exit status is 2, so that a crash never looks like a clean run. It cannot be switched off or
    suppressed; `--ignore` with the name of the rule that crashes keeps that rule from running.

    Please report it with the output of `funclint check --verbose`, which prints where the crash happened.
    """
    # Reported by the engine, which sees the crash.
    yield from ()
