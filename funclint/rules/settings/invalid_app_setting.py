from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-app-setting", "E9418", impact="runtime", when=("platform-setting",))
def check(app: App) -> Iterator[Report]:
    """An app setting has a value that the host refuses.

    `FUNCTIONS_WORKER_PROCESS_COUNT` must be a whole number up to 10, else the host cannot configure the worker
    (RpcWorkerConfigFactory.cs in github.com/Azure/azure-functions-host). `AzureWebJobsSecretStorageType` is one of
    `blob`, `files`, `keyvault` and `kubernetes`. `APPLICATIONINSIGHTS_AUTHENTICATION_STRING` needs the key
    `Authorization`.

    ## Limits

    Placeholders are left out, and so are encrypted files.
    """
    from funclint.settings.app_setting_values import refused
    from funclint.settings.local_values import local_values, value_span

    for name, value in local_values(app):
        reason = refused(name, value)
        if reason:
            yield Report(value_span(app, name), reason.message, help=reason.help)
