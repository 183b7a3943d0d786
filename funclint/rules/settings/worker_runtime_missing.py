from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("worker-runtime-missing", "W9409", impact="local", when=("odd-local-settings",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """local.settings.json does not set FUNCTIONS_WORKER_RUNTIME.

    `func start` then asks for the language and writes the answer into the file; where nobody can answer (a pipeline, a
    container), it fails (StartHostAction.cs in github.com/Azure/azure-functions-core-tools).

    ## Limits

    Only for apps that have Python functions, and not for encrypted files. The variable may also come from the
    environment of the shell, which is not looked at.
    """
    from funclint.edits import added_member
    from funclint.findings import Edit, Fix

    document = app.local_settings
    if document is None or not isinstance(document.data, dict) or not app.index.functions:
        return
    values = document.data.get("Values", {})
    if not isinstance(values, dict) or any(isinstance(value, (dict, list)) for value in values.values()):
        return  # `invalid-local-settings` says what is wrong
    if document.data.get("IsEncrypted", bool(values)) is not False:
        return
    runtime = next((value for name, value in values.items() if name.lower() == "functions_worker_runtime"), None)
    if runtime not in (None, ""):
        return
    name, text = "FUNCTIONS_WORKER_RUNTIME", '"python"'
    edit: Edit | None
    given = document.find("Values", name)
    if given is not None:
        edit = Edit(document.value_span(given[0]), text)
    elif "Values" in document.data:
        edit = added_member(document, "/Values", name, text)
    else:
        edit = added_member(document, "", "Values", f'{{"{name}": {text}}}')
    yield Report(
        document.key_span("/Values"),
        "`FUNCTIONS_WORKER_RUNTIME` is not set: `func start` stops to ask for the language, and fails without a"
        " terminal",
        help='add `"FUNCTIONS_WORKER_RUNTIME": "python"` to `Values`',
        fix=Fix(True, "Set the language", (edit,)) if edit else None,
    )
