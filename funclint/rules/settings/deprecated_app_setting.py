from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("deprecated-app-setting", "W9416", impact="runtime", when=("platform-setting",))
def check(app: App) -> Iterator[Report]:
    """local.settings.json has a setting that is out of use.

    Some settings belong to versions of the host that are gone, others have been replaced
    (learn.microsoft.com/azure/azure-functions/functions-app-settings).
    """
    from funclint.data.app_settings_table import DEPRECATED
    from funclint.settings.local_values import key_span, local_values

    for name, _ in local_values(app):
        reason = DEPRECATED.get(name.lower())
        if reason:
            yield Report(key_span(app, name), f"`{name}` is obsolete: {reason}", help=f"remove `{name}`")
