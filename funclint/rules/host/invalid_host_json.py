from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-host-json", "E9503", impact="app", when=("odd-host-json",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """host.json cannot be read as JSON by the host, or by Durable Functions, which is stricter.

    The host reads it with Newtonsoft.Json: comments, trailing commas, single quotes and a byte order mark are right,
    anything else that is no JSON object keeps it from starting (HostJsonFileConfigurationSource.cs in
    github.com/Azure/azure-functions-host). `import azure.durable_functions` reads the same file with Python's
    `json.loads`, so that a comment there makes the import fail and the worker load no function
    (azure-functions-durable-python, `azure/durable_functions/__init__.py`).
    """
    from funclint.findings import Span
    from funclint.host.host_file import is_other_language

    document = app.host_json
    if document is None or is_other_language(app):
        return
    uses_durable = app.index.imports("azure.durable_functions")
    # Without Durable Functions it is the host that does not start, which is not the worker's verdict.
    refused_by = None if uses_durable else "nobody"
    if document.error is not None:
        message, span = document.error
        so = (
            "neither the host nor `azure.durable_functions` can read it"
            if uses_durable
            else "the host cannot read it and does not start"
        )
        unreadable = message.removeprefix("cannot be read: ")
        what = f"is not valid JSON ({message})" if unreadable == message else f"cannot be read ({unreadable})"
        if unreadable != message and not uses_durable:
            so = "the host does not start"
        yield Report(span, f"host.json {what}: {so}", refused_by=refused_by)
    elif not isinstance(document.data, dict):
        kind = "a list" if isinstance(document.data, list) else "a single value"
        yield Report(
            document.value_span(""),
            f"host.json holds {kind}, not an object: the host does not start",
            'write `{"version": "2.0"}`',
            refused_by="nobody",
        )
    elif uses_durable and not document.is_strict:
        kind, span = next(iter(document.leniencies), ("leniency", Span(document.path)))
        yield Report(
            span,
            f"host.json has {_WORDS.get(kind, f'no strict JSON ({kind})')}: the host accepts it, but "
            "`azure.durable_functions` does not, and the worker will load none of the app's functions",
            "write strict JSON: no comments, no trailing commas, no byte order mark",
        )


_WORDS = {"comment": "a comment", "trailing-comma": "a trailing comma", "bom": "a byte order mark"}
