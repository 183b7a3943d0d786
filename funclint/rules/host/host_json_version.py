from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("host-json-version", "E9504", impact="app", when=("odd-host-version",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """The `version` of host.json is missing or not the text `"2.0"`, so the host does not start.

    Only the text `"2.0"` is right: the number `2.0` becomes `"2"`, and every other version is refused. This one name
    must be in lower case, because the host looks for it before it makes its configuration, which does not care about
    case (HostJsonFileConfigurationSource.cs in github.com/Azure/azure-functions-host). A file with `{}` alone is
    right: the host completes it.
    """
    from funclint.findings import Edit, Fix, Span
    from funclint.host.host_file import python_host_file

    document = python_host_file(app)
    if document is None or not document.data or document.data.get("version") == "2.0":
        return
    help_text = 'write `"version": "2.0"`'
    if "version" in document.data:
        value = document.data["version"]
        shown = f"`{value}`" if isinstance(value, str) and len(value) < 40 else _kind(value)
        span = document.value_span("/version")
        fix = Fix(True, 'Write "2.0"', (Edit(span, '"2.0"'),))
        yield Report(span, f"`version` is {shown}, not the string `2.0`: the host does not start", help_text, fix=fix)
        return
    other = next((key for key in document.data if key.lower() == "version"), None)
    if other is not None:
        message = f"the host only reads `version` in lower case, not `{other}`, and does not start without it"
        span = document.key_span(f"/{other}")
        fix = Fix(True, "Write version", (Edit(span, '"version"'),))
        yield Report(span, message, help_text, fix=fix)
        return
    start = document.value_span("")
    after = Span(start.path, start.line, start.column + 1, start.line, start.column + 1)
    fix = Fix(True, 'Add "version": "2.0"', (Edit(after, '\n  "version": "2.0",'),))
    yield Report(
        start._replace(end_line=after.line, end_column=after.column),
        "`version` is missing: the host does not start",
        help_text,
        fix=fix,
    )


def _kind(value: object) -> str:
    return "a number" if isinstance(value, (int, float)) and not isinstance(value, bool) else "something else"
