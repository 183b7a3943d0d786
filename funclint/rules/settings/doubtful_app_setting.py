from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("doubtful-app-setting", "W9419", impact="runtime", when=("platform-setting",))
def check(app: App) -> Iterator[Report]:
    """An app setting has a value that is silently ignored or replaced.

    A flag of the Python worker that is neither true (`1`, `true`, `t`, `yes`, `y`) nor false (`0`, `false`, `f`,
    `no`, `n`) leaves the default. A thread count below 1 or that is no number is ignored; a process count below 1
    becomes 1. The feature flags of the host are split at commas and not trimmed, so a space before a name switches it
    off. A function is only disabled by `true` or `1`.

    ## Limits

    Placeholders are left out, and so are encrypted files.
    """
    from funclint.settings.app_setting_values import doubtful
    from funclint.settings.local_values import local_values, value_span

    for name, value in local_values(app):
        reason = doubtful(name, value)
        if reason:
            yield Report(value_span(app, name), reason.message, help=reason.help)
