from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "incomplete-identity-connection",
    "E9404",
    impact="function",
    when=("connection", "type:eventgrid", "type:sendgrid", "type:twiliosms"),
)
def check(app: App) -> Iterator[Report]:
    """The settings of an identity-based connection lack the one that names the service.

    A group of settings such as `NAME__credential` and `NAME__clientId` says who connects; one more has to say where to:
    `fullyQualifiedNamespace` for Service Bus and Event Hubs, `accountEndpoint` for Azure Cosmos DB, `blobServiceUri`,
    `queueServiceUri` or `tableServiceUri` (or `accountName`) for storage
    (learn.microsoft.com/azure/azure-functions/functions-reference#configure-an-identity-based-connection).

    ## Limits

    Only where local.settings.json is the one source of settings that is known. Services whose keys are not certain
    (SignalR, OpenAI, …) are left out.
    """
    from funclint.data.connections_table import IDENTITY_KEYS
    from funclint.settings.connections import certain_connections, group_keys, is_reference

    if not app.settings.only_local:
        return
    for connection in certain_connections(app):
        accepted = IDENTITY_KEYS.get(connection.service)
        if not accepted or not connection.name or is_reference(connection.name):
            continue
        keys = group_keys(app, connection.name)
        if keys is None or keys & {key.lower() for key in accepted}:
            continue
        wanted = " or ".join(f"`{connection.name}__{key}`" for key in accepted)
        yield Report(
            connection.span,
            f"the settings `{connection.name}__…` do not say which service to connect to:"
            f" `{connection.function.label}` cannot"
            f" reach {connection.service_name}",
            help=f"add {wanted}",
            function=connection.function.name,
        )
