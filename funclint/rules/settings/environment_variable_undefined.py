from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("environment-variable-undefined", "R9407", impact="runtime", confidence="medium", when=("functions",))
def check(app: App) -> Iterator[Report]:
    """A function reads `os.environ["NAME"]`, and none of the known sources of app settings has NAME.

    App settings are environment variables of the app. `os.environ["NAME"]` raises `KeyError` where the setting is
    absent, and the call of the function fails.

    ## Limits

    Silent where no source of settings is known, for look-ups that cannot fail (`os.environ.get`, `os.getenv`), and
    for variables that the platform or the operating system sets. Settings that are only made in the portal are not
    seen.
    """
    from funclint.data.platform_variables import is_platform_variable
    from funclint.settings.secrets import quoted

    if not app.settings.sources:
        return
    modules = {module.path: module for module in app.index.modules}
    for function in app.index.functions:
        module = modules.get(function.span.path)
        if function.facts is None or module is None:
            continue
        for kind, key, position in function.facts.body.reads:
            if kind != "os.environ" or key[0] != "const" or not isinstance(key[1], str):
                continue
            if is_platform_variable(key[1]) or app.settings.is_defined(key[1]) is not False:
                continue
            yield Report(
                module.span(position),
                f"no known app setting is called {quoted(key[1])}: `os.environ` raises `KeyError` when"
                f" `{function.label}` runs",
                help="define it, or list it under `settings` in `[tool.funclint]`",
                function=function.name,
            )
