from __future__ import annotations

import re
from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "invalid-resource-name",
    "E9313",
    impact="function",
    when=(
        "type:queuetrigger", "type:queue", "type:blobtrigger", "type:blob", "type:table", "type:servicebustrigger",
        "type:servicebus", "type:eventhubtrigger", "type:eventhub", "type:cosmosdbtrigger", "type:cosmosdb",
    ),
)  # fmt: skip
def check(app: App) -> Iterator[Report]:
    """A queue, container, table, topic or hub has a name that its service refuses.

    No such resource can exist, so a trigger never starts and an output fails whenever it is written. Storage
    containers take lower-case letters, digits and single hyphens, 3 to 63 of them (and `$root`, `$web`, `$logs`);
    queues the same, after the extension has made them lower-case; tables letters and digits. Service Bus, Event Hubs
    and Azure Cosmos DB allow much more
    (learn.microsoft.com/azure/azure-resource-manager/management/resource-name-rules).

    ## Limits

    A name with `%SETTING%` or `{expression}` in it is not looked at; of a blob path only the container is.
    """
    from funclint.data.resource_names_table import ARGUMENTS, RULES
    from funclint.settings.secrets import quoted

    for (binding_type, argument), entries in app.index.given.items():
        kind = ARGUMENTS.get(binding_type, {}).get(argument, "")
        for function, binding, parameter, value in entries if kind else ():
            name = value.partition("/")[0] if kind == "container" else value
            if "%" in name or "{" in name or "://" in value:
                continue
            word, pattern, words = RULES[kind]
            if re.match(pattern, name.lower() if kind == "queue" else name):
                continue
            shown = quoted(value).replace(value, name) if name else "an empty text"
            happens = "never runs" if binding.is_trigger else "fails when it uses it"
            yield Report(
                binding.span_of(parameter),
                f"{shown} is not a valid {word} name, so `{function.label}` {happens}",
                help=f"use {words}",
                function=function.name,
                impact=None if binding.is_trigger else "runtime",
            )
