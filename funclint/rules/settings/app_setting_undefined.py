from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("app-setting-undefined", "W9406", impact="function", when=("percent",))
def check(app: App) -> Iterator[Report]:
    """A `%SETTING%` in a binding names an app setting that none of the known sources has.

    `%NAME%` is replaced when the host indexes the function; where there is no such setting, or a percent sign has no
    partner, the host drops the function: "'%NAME%' does not resolve to a value" (NameResolverExtensions in
    github.com/Azure/azure-webjobs-sdk). There is no way to write a literal percent sign.

    ## Limits

    Silent where no source of settings is known, as with `possibly-undefined-connection`. Texts in which a percent
    sign is no reference (SQL, descriptions of tools) are not looked at.
    """
    from funclint.data.percent_table import takes_settings
    from funclint.host.binding_expression import has_unpaired_percent, setting_names
    from funclint.settings.connections import certain_functions
    from funclint.settings.secrets import quoted

    for function in certain_functions(app):
        for binding in function.bindings:
            for parameter in binding.arguments:
                value = binding.known(parameter)
                if not isinstance(value, str) or "%" not in value or not takes_settings(binding.type, parameter):
                    continue
                if has_unpaired_percent(value):
                    yield Report(
                        binding.span_of(parameter),
                        f"a `%` in `{parameter}` has no partner, so the host does not load `{function.label}`",
                        help="write `%NAME%` for the value of the app setting `NAME`; a literal `%` is not possible",
                        function=function.name,
                    )
                    continue
                missing = [name for name in setting_names(value) if app.settings.is_defined(name) is False]
                if missing:
                    yield Report(
                        binding.span_of(parameter),
                        f"no known app setting is called {quoted(missing[0])}, so `{parameter}` cannot be filled in"
                        f" and the host does not load `{function.label}`",
                        help="define it; where it comes from elsewhere, list it under `settings` in `[tool.funclint]`",
                        function=function.name,
                    )
