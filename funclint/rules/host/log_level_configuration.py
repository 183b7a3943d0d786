from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("log-level-configuration", "W9517", impact="runtime", confidence="medium", when=("host-json:logging",))
def check(app: App) -> Iterator[Report]:
    """A log level in host.json does not exist, or filters out debug messages that the functions write.

    Levels are Trace, Debug, Information, Warning, Error, Critical and None (of .NET, not Python's names); any other
    value throws while the host starts. What functions log with `logging.debug` has the category
    `Function.<name>.User`; the longest configured category that fits decides, and debug messages need `Debug` or
    `Trace` there (learn.microsoft.com/azure/azure-functions/configure-monitoring).

    ## Limits

    Debug messages are only missed where host.json itself sets a level for them, on calls named `debug` of `logging`,
    `logger` or `log`. Silent where a log provider has levels of its own or an app setting replaces them.
    """
    from funclint.host.host_file import is_log_level, is_overridden, python_host_file, schema_errors
    from funclint.host.log_levels import hidden_debug_calls

    document = python_host_file(app)
    if document is None or document.find("logging") is None or is_overridden(app, "logging"):
        return
    errors = [error for error in schema_errors(app, document) if is_log_level(error)]
    for error in errors:
        yield Report(
            document.value_span(error.pointer),
            f"`{error.path}` is {error.found}, which is not a log level: the host does not start",
            f"write {error.expected}",
            impact="app",
        )
    if not errors:
        yield from hidden_debug_calls(app, document)
