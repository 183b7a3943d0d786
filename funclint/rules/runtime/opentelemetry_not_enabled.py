from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "opentelemetry-not-enabled",
    "W9912",
    impact="runtime",
    confidence="medium",
    when=("host-json:telemetrymode", "telemetry-setting"),
)
def check(app: App) -> Iterator[Report]:
    """OpenTelemetry is turned on in one place and not in the others that it needs.

    It takes three: `"telemetryMode": "OpenTelemetry"` in host.json for the host; an app setting for the worker,
    `PYTHON_APPLICATIONINSIGHTS_ENABLE_TELEMETRY` (Application Insights) or `PYTHON_ENABLE_OPENTELEMETRY` (others);
    and the package, `azure-monitor-opentelemetry` or `opentelemetry-api`. With the host alone, what the functions do
    is missing from the traces; with the worker alone, everything is sent twice; without the package the worker only
    logs that it cannot import it. Source: learn.microsoft.com/azure/azure-functions/opentelemetry-howto;
    azure-functions-runtime, `otel.py`.

    ## Limits

    A setting counts as missing only where the settings are known whole, a package only where what is installed is.
    """
    from funclint.rules.runtime._telemetry import MONITOR, OPEN, host_uses_opentelemetry, is_on

    document = app.host_json
    if document is None:
        return
    host = host_uses_opentelemetry(app)
    if host is None:
        return
    monitor, plain = is_on(app, MONITOR), is_on(app, OPEN)
    if host and monitor is False and plain is False and not _is_done_in_code(app):
        yield Report(
            document.value_span("/telemetryMode") if "telemetryMode" in document.data else Span(document.path),
            f"host.json turns OpenTelemetry on, and the worker does not take part: neither `{MONITOR}` nor `{OPEN}`"
            " is set",
            help=f'set `{MONITOR}` to "true"',
        )
    elif not host and monitor and not document.find("telemetryMode"):
        yield Report(
            Span(document.path),
            f"`{MONITOR}` is on, and host.json has no `telemetryMode`: host and worker both send, and their traces"
            " do not join",
            help='add `"telemetryMode": "OpenTelemetry"`',
        )
    for setting, state, package in (
        (MONITOR, monitor, "azure-monitor-opentelemetry"),
        (OPEN, plain, "opentelemetry-api"),
    ):
        if state and _lacks(app, package):
            yield Report(
                Span(app.path("requirements.txt")),
                f"`{setting}` is on, and `{package}` is not in requirements.txt: the worker cannot import it and"
                " sends nothing",
                help=f"add a line `{package}`",
            )


def _is_done_in_code(app: App) -> bool:
    return app.index.imports("opentelemetry") or app.index.imports("azure.monitor")


def _lacks(app: App, package: str) -> bool:
    """Whether the app certainly does not declare a package, nor another that may bring it."""
    if app.requirements is None or app.source.is_file(app.path("Dockerfile")):
        return False
    from funclint.files.manifest import declared

    manifest = declared(app)
    if not manifest.is_complete or (manifest.lock_files and manifest.locked is None):
        return False
    return not any(package in name or "opentelemetry" in name for name in manifest.names())
