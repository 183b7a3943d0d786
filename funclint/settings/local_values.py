"""The app settings of local.settings.json, one by one, with their places."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.files.json_document import child
from funclint.findings import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


def local_values(app: App) -> Iterator[tuple[str, str]]:
    """Name and value (as text) of each setting under `Values`; nothing of an encrypted or broken file."""
    document = app.local_settings
    if document is None or not isinstance(document.data, dict) or document.data.get("IsEncrypted") is True:
        return
    values = document.data.get("Values")
    for name, value in values.items() if isinstance(values, dict) else ():
        if isinstance(value, (str, bool, int, float)):
            yield name, str(value)


def value_span(app: App, name: str) -> Span:
    """The place of the value of a setting, or where it would be added."""
    document = app.local_settings
    return document.value_span(child("/Values", name)) if document else Span(app.path("local.settings.json"))


def key_span(app: App, name: str) -> Span:
    """The place of the name of a setting."""
    document = app.local_settings
    return document.key_span(child("/Values", name)) if document else Span(app.path("local.settings.json"))
