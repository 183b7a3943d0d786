from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.values import Known
from funclint.rule import rule
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("setting-read-at-import", "W9111", impact="app", confidence="medium", when=("import-call",))
def check(app: App) -> Iterator[Report]:
    """An app setting that is not known to exist is read with `os.environ["…"]` while importing.

    A missing setting raises a KeyError, and the worker loads no function. Settings of `local.settings.json` exist on
    the developer's machine only; in Azure they must be set on the function app.

    ## Limits

    Silent where nothing is known about the app's settings, for settings that the platform sets, and inside `try` with
    a handler. Settings classes of libraries are not looked into.
    """
    for call in app.index.import_calls:
        key = call.arguments[0] if call.arguments else None
        if call.name != "os.environ[]" or not call.certain or not isinstance(key, Known):
            continue
        from funclint.data.platform_variables import is_platform_variable
        from funclint.settings.secrets import quoted

        name = key.value
        if not isinstance(name, str) or is_platform_variable(name) or app.settings.is_defined(name) is not False:
            continue
        yield Report(
            call.span,
            f"no known app setting is called {quoted(name)}, which is read while importing: without it {NOTHING_LOADS}",
            help="define it, list it under `settings` in `[tool.funclint]`, or read it inside the function",
        )
