from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule
from funclint.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("entry-point-misnamed", "W9105", impact="app", confidence="medium", when=("no-entry",))
def check(app: App) -> Iterator[Report]:
    """There is no function_app.py, but another top-level module makes a function app.

    The worker imports `function_app.py` unless the app setting PYTHON_SCRIPT_FILE_NAME names another file. That setting
    may exist in Azure only, hence this is a warning.

    ## Limits

    Silent where the setting is known to exist, whatever its value.
    """
    if app.index.entry is not None:
        return
    from funclint.rules.app._entry import MAKES_APP, lacks_entry, modules_that

    if app.settings.is_defined("PYTHON_SCRIPT_FILE_NAME") or not lacks_entry(app):
        return
    files = modules_that(app, MAKES_APP)
    if not files:
        return
    makes = "makes a function app" if len(files) == 1 else "make function apps"
    yield Report(
        Span(app.path(files[0])),
        f"{quoted(files)} {makes}, but the worker imports `{app.index.script}`: it will load no function",
        help=f"rename the file, or set the app setting PYTHON_SCRIPT_FILE_NAME to `{files[0]}`",
    )
