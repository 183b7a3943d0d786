from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.findings import Span
    from funclint.index.facts import CallFacts


@rule("telemetry-configured-twice", "W9911", impact="runtime", confidence="medium", when=("import:azure.monitor",))
def check(app: App) -> Iterator[Report]:
    """The app sets up Azure Monitor itself, and host or worker send the same as well.

    Without `"telemetryMode": "OpenTelemetry"` in host.json the host sends every log line and request of the app to
    Application Insights; `configure_azure_monitor()` sends them once more from the worker. With
    `PYTHON_APPLICATIONINSIGHTS_ENABLE_TELEMETRY` the worker makes that call itself, and the app's is a second one. Both
    show as doubled lines and doubled cost.
    Source: learn.microsoft.com/azure/azure-functions/opentelemetry-howto.

    ## Limits

    Calls that certainly run while importing, or in functions. Silent where the host's mode is set by an app setting,
    where host.json turns logs off, where no Application Insights setting is known, and for a call with arguments of
    its own about where to send.
    """
    from funclint.rules.runtime._telemetry import CONFIGURE, MONITOR, host_uses_opentelemetry, is_host_silent, is_on

    if not app.index.imports("azure.monitor"):
        return
    spans = list(_calls(app, CONFIGURE))
    if not spans:
        return
    if is_on(app, MONITOR):
        what = (
            f"`configure_azure_monitor()` is called, and with `{MONITOR}` the worker calls it too: telemetry is"
            " sent twice"
        )
        advice = f"remove the call, or the app setting `{MONITOR}`"
    elif (
        host_uses_opentelemetry(app) is False
        and not is_host_silent(app)
        and app.settings.is_defined("APPLICATIONINSIGHTS_CONNECTION_STRING")
    ):
        what = (
            "`configure_azure_monitor()` sends what the host sends to Application Insights as well: log lines"
            " come twice"
        )
        advice = 'add `"telemetryMode": "OpenTelemetry"` to host.json'
    else:
        return
    for span in spans:
        yield Report(span, what, help=advice)


def _calls(app: App, name: str) -> Iterator[Span]:
    for done in app.index.import_calls:
        if done.name == name and done.certain and "connection_string" not in done.keywords:
            yield done.span
    if "call:configure_azure_monitor" not in app.signals:
        return
    from funclint.rules.runtime._handlers import reached

    def judge(scope: Scope, call: CallFacts, target: Any) -> bool | None:
        own = any(keyword in ("connection_string", None) for keyword, _, _ in call.keywords)
        return True if target == name and not own else None

    for scope, call, _ in reached(app, judge):
        yield scope.span(call.position)
