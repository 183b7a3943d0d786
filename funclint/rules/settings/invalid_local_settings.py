from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-local-settings", "E9410", impact="local", when=("odd-local-settings",))
def check(app: App) -> Iterator[Report]:
    """Core Tools cannot read local.settings.json, or reads it as encrypted, and drops all of its settings.

    The file must be a JSON object (comments and trailing commas are fine). `Values` is read as names and texts: one
    object or array in it makes Core Tools drop *all* settings, and the host then says "Missing value for
    AzureWebJobsStorage" or finds no functions. Numbers and booleans are converted. Without `IsEncrypted` the file
    counts as encrypted, whatever the documentation says, and reading it fails (AppSettingsFile.cs in
    github.com/Azure/azure-functions-core-tools).
    """
    from funclint.settings.local_values import value_span

    document = app.local_settings
    if document is None:
        return
    if document.error is not None:
        message, span = document.error
        yield Report(
            span,
            f"Core Tools cannot read local.settings.json and drops all of its settings: {message}",
            help="write a JSON object with `IsEncrypted` and `Values`",
        )
        return
    data = document.data
    if not isinstance(data, dict):
        yield Report(
            document.value_span(""),
            "local.settings.json is not a JSON object: Core Tools drops all of its settings",
            help='write an object, such as `{"IsEncrypted": false, "Values": {}}`',
        )
        return
    values = data.get("Values")
    if values is not None and not isinstance(values, dict):
        yield Report(
            document.value_span("/Values"),
            "`Values` is not an object: Core Tools drops all settings of this file",
            help='write an object of names and texts, such as `"Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}`',
        )
        return
    for name, value in (values or {}).items():
        if isinstance(value, (dict, list)):
            kind = "an object" if isinstance(value, dict) else "an array"
            yield Report(
                value_span(app, name),
                f"`{name}` is {kind}, where a string belongs: Core Tools then drops all of the settings",
                help=f"write a string; parts become settings of their own, such as `{name}__part`",
            )
    if values and "IsEncrypted" not in data:
        yield Report(
            document.key_span("/Values"),
            "`IsEncrypted` is missing, so Core Tools takes the values to be encrypted and cannot read them",
            help='add `"IsEncrypted": false` beside `Values`',
        )
