from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._annotations import refused
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.rules.bindings._annotations import Refused


SUPPORT = {
    "blob": "azurefunctions-extensions-bindings-blob",
    "blobTrigger": "azurefunctions-extensions-bindings-blob",
    "cosmosDB": "azurefunctions-extensions-bindings-cosmosdb",
    "eventHubTrigger": "azurefunctions-extensions-bindings-eventhub",
    "serviceBusTrigger": "azurefunctions-extensions-bindings-servicebus",
}
"""Triggers and inputs that have SDK types, with the package that provides them."""


@rule("sdk-type-not-supported", "E9221", impact="app", when=("refusal:sdk-type-not-supported",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """An SDK type on a binding that has none, or the SDK's own class instead of the extension's.

    SDK types (`BlobClient`, `EventData` …) come from the azurefunctions-extensions-bindings packages, and only blob
    triggers and inputs, Cosmos DB inputs, Event Hubs triggers and Service Bus triggers have them. Elsewhere, for
    outputs, and for the class of the same name from azure.storage.blob or azure.cosmos, the worker refuses the whole
    app.

    ## Limits
    Silent where an annotation cannot be resolved.
    """
    for entry in refused(app, "sdk-type-not-supported"):
        yield Report(
            entry.span,
            f"{_subject(entry)} is annotated `{entry.text}`, {_what(entry)}: {NOTHING_LOADS}",
            help=_help(entry),
            function=entry.function.name,
        )


def _subject(entry: Refused) -> str:
    name = f"`{entry.function.python_name}()`"
    return f"the result of {name}" if entry.parameter is None else f"`{entry.parameter}` of {name}"


def _package(entry: Refused) -> str | None:
    """The package with the SDK types of the binding, or None where it has none."""
    return None if entry.binding.direction == "OUT" else SUPPORT.get(entry.binding.type or "")


def _what(entry: Refused) -> str:
    if entry.binding.direction == "OUT":
        return f"an SDK type, which outputs (`{entry.binding.type}`) do not take"
    if _package(entry) is None:
        return f"an SDK type, and `{entry.binding.type}` takes none"
    return f"which is not one of the SDK types that `{entry.binding.type}` takes"


def _help(entry: Refused) -> str:
    package = _package(entry)
    if package is None:
        return "make the client in the function, or use a class of azure.functions"
    return f"use a class of {package}"
