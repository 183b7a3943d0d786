from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("ineffective-app-setting", "W9417", impact="runtime", when=("platform-setting",))
def check(app: App) -> Iterator[Report]:
    """local.settings.json has a setting without effect.

    The worker for Python 3.13 and later always isolates dependencies, always indexes early and has no worker
    extensions or shared memory, so the settings for these do nothing. `EnableWorkerIndexing` has not been needed
    since host 4.28 and Core Tools 4.0.5382. Core Tools sets `AZURE_FUNCTIONS_ENVIRONMENT` to `Development`, whatever
    the file says.

    ## Limits

    The settings that depend on the Python version are only reported where that version is known.
    """
    from funclint.data.app_settings_table import NO_EFFECT_FROM_3_13
    from funclint.settings.local_values import key_span, local_values

    values = {name.lower(): value for name, value in local_values(app)}
    for name, value in local_values(app):
        lowered = name.lower()
        message = None
        if lowered in NO_EFFECT_FROM_3_13 and app.target_python is not None and app.target_python >= (3, 13):
            version = ".".join(map(str, app.target_python))
            message = f"`{name}` has no effect on Python {version}: the worker for 3.13 and later does not read it"
        elif lowered == "azurewebjobsfeatureflags" and "EnableWorkerIndexing" in value.split(","):
            message = (
                f"`EnableWorkerIndexing` in `{name}` has no effect: host 4.28 and later always index in the worker"
            )
        elif lowered == "azure_functions_environment" and value.strip().lower() not in ("", "development"):
            message = f"`{name}` has no effect here: Core Tools always sets it to `Development`"
        elif lowered == "functions_worker_runtime_version":
            message = f"`{name}` has no effect: it chooses a version of PowerShell"
        elif lowered == "docker_shm_size":
            enabled = values.get("functions_worker_shared_memory_data_transfer_enabled", "").lower()
            if enabled not in ("1", "true"):
                message = f"`{name}` has no effect without `FUNCTIONS_WORKER_SHARED_MEMORY_DATA_TRANSFER_ENABLED=1`"
        if message:
            yield Report(key_span(app, name), message, help="remove it")
