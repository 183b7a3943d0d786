from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("missing-host-json", "W9501", impact="deployment")
def check(app: App) -> Iterator[Report]:
    """There is no host.json beside the entry module.

    In Azure the host writes a default one, but Azure Functions Core Tools refuses to start or publish the folder
    without it, and no setting of yours is in force (HostJsonFileConfigurationSource.cs in
    github.com/Azure/azure-functions-host; the Azure Functions Python developer guide: host.json is required and
    published).
    """
    from funclint.findings import Span
    from funclint.host.host_json_places import misplaced, parent_app

    entry = app.index.entry
    if entry is None or not app.index.apps or app.host_json is not None:
        return
    if misplaced(app) or parent_app(app):
        return
    yield Report(
        Span(entry.path),
        "host.json is missing: Azure Functions Core Tools will not start or publish the app",
        'add a host.json with `{"version": "2.0"}` and the extension bundle beside the entry module',
    )
