from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

STORAGE = ("blob", "queue", "table")


@rule(
    "connection-setting-undefined",
    "E9401",
    impact="function",
    when=("connection", "type:eventgrid", "type:sendgrid", "type:twiliosms"),
    fixable=True,
)
def check(app: App) -> Iterator[Report]:
    """A binding names a connection that local.settings.json does not define.

    `connection` is the name of an app setting. Where nothing of that name exists, the trigger's listener cannot start,
    or the binding fails at every call, and the host logs something like "The listener for function … was unable to
    start". Names are looked up the way the extensions do: as written, with `AzureWebJobs` in front
    (`connection="Storage"` means `AzureWebJobsStorage`), under `ConnectionStrings`, and as a group of settings
    (`NAME__fullyQualifiedNamespace`) for connections by identity. Case does not matter.

    ## Limits

    Only where local.settings.json is a real, complete settings file (it sets `FUNCTIONS_WORKER_RUNTIME`) and nothing
    else that could hold settings is known; see `possibly-undefined-connection` for the other cases, among them a file
    that git tracks and that has no setting of the app's own. Kafka's arguments may hold the value itself and are not
    looked at. A function that a setting disables is left out.
    """
    from funclint.edits import added_member
    from funclint.findings import Fix
    from funclint.settings.connections import are_settings_certain, missing_connections

    if not are_settings_certain(app):
        return
    for connection in missing_connections(app):
        document = app.local_settings
        edit = None
        if document is not None and connection.name.isidentifier():
            value = "UseDevelopmentStorage=true" if connection.service in STORAGE else "<connection string>"
            edit = added_member(document, "/Values", connection.name, f'"{value}"')
        yield Report(
            connection.span,
            f"no app setting provides the connection `{connection.name}`: `{connection.function.label}` cannot reach"
            f" {connection.service_name}",
            help=f"set `{connection.name}` under `Values` in local.settings.json{connection.identity_hint}, or name"
            " a setting"
            " that is there",
            function=connection.function.name,
            # Unsafe: the value is a guess or has to be filled in.
            fix=Fix(False, f"Add {connection.name} to local.settings.json", (edit,)) if edit else None,
        )
