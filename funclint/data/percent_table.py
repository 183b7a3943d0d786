"""Arguments of bindings in which the host replaces `%SETTING%`.

They are the properties marked [AutoResolve], or resolved by the extension itself, in the extensions' attribute
classes (github.com/Azure/azure-webjobs-sdk-extensions and github.com/Azure/azure-sdk-for-net,
sdk/*/Microsoft.Azure.WebJobs.Extensions.*). Only those in which a percent sign can mean nothing else are listed.
"""

from __future__ import annotations

from funclint.index.given import bare

_NAMES = frozenset(
    (
        "schedule", "path", "queuename", "topicname", "subscriptionname", "eventhubname", "consumergroup",
        "containername", "collectionname", "databasename", "leasecontainername", "leasecollectionname",
        "leasedatabasename",
    )
)  # fmt: skip
_TYPES = frozenset(
    (
        "timertrigger", "blobtrigger", "blob", "queuetrigger", "queue", "servicebustrigger", "servicebus",
        "eventhubtrigger", "eventhub", "cosmosdbtrigger", "cosmosdb", "table",
    )
)  # fmt: skip


def takes_settings(binding_type: str | None, parameter: str) -> bool:
    """Whether the host replaces `%SETTING%` in this argument of a binding of this type."""
    kind, name = (binding_type or "").lower(), bare(parameter)
    return kind in _TYPES and (name in _NAMES or (kind == "table" and name == "tablename"))
