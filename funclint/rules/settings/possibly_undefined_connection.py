from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


HOST_STORAGE = ("azurewebjobsstorage", "storage")
"""The host's own storage as a connection, in lower case: extensions put `AzureWebJobs` in front."""


@rule(
    "possibly-undefined-connection",
    "W9402",
    impact="function",
    confidence="medium",
    when=("connection", "type:eventgrid", "type:sendgrid", "type:twiliosms"),
)
def check(app: App) -> Iterator[Report]:
    """A binding names a connection that none of the known sources of app settings has.

    The same as `connection-setting-undefined`, with less certain knowledge: sample settings files, `.env` files, the
    `ENV` lines of a Dockerfile, compose files, Bicep, ARM or Terraform files, or `settings` in `[tool.funclint]` are
    there, and none of them has the name.

    ## Limits

    Silent where no source of settings is known, and about `AzureWebJobsStorage`, which Azure and its tools set for
    every function app. A setting that is only made in the portal or by a pipeline is not seen: name it under `settings`
    in `[tool.funclint]`.
    """
    from funclint.settings.connections import are_settings_certain, missing_connections

    if not app.settings.sources or are_settings_certain(app):
        return
    for connection in missing_connections(app):
        name = connection.name.strip().lower()
        if name in HOST_STORAGE or app.settings.is_defined(connection.name) is not False:
            continue
        yield Report(
            connection.span,
            f"none of the known app settings provides the connection `{connection.name}`: without it"
            f" `{connection.function.label}` cannot reach {connection.service_name}",
            help=f"define `{connection.name}`{connection.identity_hint}; where it comes from elsewhere, list it under"
            " `settings` in `[tool.funclint]`",
            function=connection.function.name,
        )
