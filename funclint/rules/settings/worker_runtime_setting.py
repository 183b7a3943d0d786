from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Edit, Fix, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("worker-runtime-setting", "E9408", impact="local", when=("odd-local-settings",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """local.settings.json names another language than Python in FUNCTIONS_WORKER_RUNTIME.

    `func start` starts the worker of that language, which finds none of the app's Python functions. Case does not
    matter.

    ## Limits

    Only for apps that have Python functions.
    """
    from funclint.settings.local_values import local_values, value_span
    from funclint.settings.secrets import is_placeholder, quoted

    if not app.index.functions:
        return
    for name, value in local_values(app):
        if name.lower() == "functions_worker_runtime" and value.strip() and value.lower() != "python":
            if is_placeholder(value):
                continue
            span = value_span(app, name)
            yield Report(
                span,
                f"`{name}` is {quoted(value)}, so `func start` looks for functions in another language than Python",
                help="set it to `python`",
                fix=Fix(True, "Write python", (Edit(span, '"python"'),)),
            )
