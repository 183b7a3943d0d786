from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Edit, Fix, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

SECTIONS = ("IsEncrypted", "Values", "ConnectionStrings", "Host")
HOST_KEYS = ("LocalHttpPort", "LocalHttpAddress", "CORS", "CORSCredentials")


@rule("misplaced-local-setting", "W9411", impact="local", when=("odd-local-settings",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """A key of local.settings.json stands where Core Tools does not look, and has no effect.

    App settings belong under `Values`; beside it Core Tools knows only `IsEncrypted`, `ConnectionStrings` and `Host`,
    spelt exactly so. `CORS`, `CORSCredentials`, `LocalHttpPort` and `LocalHttpAddress` belong under `Host`
    (AppSettingsFile.cs and HostStartSettings.cs in github.com/Azure/azure-functions-core-tools).

    ## Limits

    Keys that are comments or hints for editors (`$schema`, `_comment`, `//`) are not reported.
    """
    from funclint.files.json_document import child

    document = app.local_settings
    if document is None or not isinstance(document.data, dict):
        return
    for name in document.data:
        if name in SECTIONS or not name or name[0] in "$_/#" or "comment" in name.lower():
            continue
        span = document.key_span(child("", name))
        section = next((section for section in SECTIONS if section.lower() == name.lower()), None)
        if section:
            yield Report(
                span,
                f"`{name}` must be spelt `{section}`: as it is, Core Tools does not read it",
                help=f"write `{section}`",
                fix=Fix(True, f"Write {section}", (Edit(span, f'"{section}"'),))
                if section not in document.data
                else None,
            )
            continue
        yield Report(
            span,
            f"`{name}` stands outside `Values`, so it is not an app setting and has no effect",
            help=f"move `{name}` into `{'Host' if name in HOST_KEYS else 'Values'}`",
        )
    values = document.data.get("Values")
    for name in values if isinstance(values, dict) else ():
        if name in HOST_KEYS:
            yield Report(
                document.key_span(f"/Values/{name}"),
                f"`{name}` stands in `Values`, where Core Tools does not look for it",
                help=f'move it into `"Host": {{"{name}": …}}`',
            )
