"""Signals of host.json, local.settings.json and the names of files: what is in them that rules wait for.

Like those of functions (see `funclint.signals`), one may be given too often, but never too seldom.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.files.json_document import JsonDocument

PLAIN_BUNDLE = {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}
"""What nearly every host.json has; nothing is wrong with it."""

COMMON_TYPES = frozenset(
    "http httptrigger timertrigger warmuptrigger queue queuetrigger blob blobtrigger table cosmosdb cosmosdbtrigger "
    "eventhub eventhubtrigger servicebus servicebustrigger eventgrid eventgridtrigger sql sqltrigger signalr "
    "orchestrationtrigger activitytrigger entitytrigger durableclient".split()
)
"""Binding types that are built into the host or that the plain bundle has."""

PLATFORM_WORDS = (
    "azurewebjobs", "functions_", "website", "python", "azure_function", "appinsights", "applicationinsights",
    "sql_trigger", "docker",
)  # fmt: skip
"""How the names of settings begin that host, worker or platform read themselves."""

SECTIONS = {"IsEncrypted", "Values", "Host", "ConnectionStrings"}

CONFIG_FILES = (".funcignore", "host.json", "requirements.txt", "local.settings.json")
CONFIG_STARTS = ("func", ".func", "host.", "requirement", "local")


def file_signals(app: App) -> Iterator[str]:
    """The signals of the files beside the modules."""
    if app.host_json is not None:
        yield from _of_host_json(app, app.host_json)
    if app.local_settings is not None:
        yield from _of_local_settings(app.local_settings)
    if any("telemetry" in name.lower() for name in app.settings.names()):
        yield "telemetry-setting"
    if not (app.settings.value("AzureWebJobsStorage") or "").strip():
        yield "no-host-storage"
    if app.config.problems:
        yield "config-problem"
    if any(_is_odd_name(name) for name in app.source.files(app.root)):
        yield "odd-file"


def _of_host_json(app: App, document: JsonDocument) -> Iterator[str]:
    data = document.data
    if document.error is not None or not isinstance(data, dict) or app.index.imports("azure.durable_functions"):
        yield "odd-host-json"
    if not isinstance(data, dict):
        return
    if data.get("version") != "2.0":
        yield "odd-host-version"
    keys = {key.lower() for key in data}
    yield from (f"host-json:{key}" for key in keys)
    bundle = data.get("extensionBundle")
    if bundle is None:
        yield "no-bundle"
    types = {(binding.type or "").lower() for function in app.index.functions for binding in function.bindings}
    if bundle is not None and bundle != PLAIN_BUNDLE:
        yield "odd-bundle"
    elif not types <= COMMON_TYPES:
        yield "uncommon-binding"
    if keys - {"version", "extensionbundle"}:
        from funclint.host.host_file import schema_errors

        yield "host-settings"
        if schema_errors(app, document):
            yield "host-json-refused"


def _of_local_settings(document: JsonDocument) -> Iterator[str]:
    data = document.data
    values: Any = data.get("Values") if isinstance(data, dict) else None
    if not isinstance(values, dict) or not all(isinstance(value, str) for value in values.values()):
        yield from ("odd-local-settings", "platform-setting")
        return
    if (
        not data.keys() <= {"IsEncrypted", "Values", "Host", "ConnectionStrings"}
        or data.get("IsEncrypted") is not False
    ):
        yield "odd-local-settings"
    lowered = {name.lower(): value for name, value in values.items()}
    if lowered.get("functions_worker_runtime") != "python":
        yield "odd-local-settings"
    if any(
        name.startswith(PLATFORM_WORDS) and name not in ("functions_worker_runtime", "azurewebjobsstorage")
        for name in lowered
    ):
        yield "platform-setting"


def _is_odd_name(name: str) -> bool:
    if name in CONFIG_FILES or name.endswith(".py"):
        return False
    if name.lower().startswith(CONFIG_STARTS):
        return True
    return any(
        abs(len(name) - len(known)) <= 1 and (name[:4] == known[:4] or name[-4:] == known[-4:])
        for known in CONFIG_FILES
    )
