from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-host-setting", "E9506", impact="app", when=("host-json-refused",))
def check(app: App) -> Iterator[Report]:
    """A setting of host.json has a value that the host refuses, so it does not start.

    The host turns every value into text and binds it to typed options: `"16"` is as good as `16`, and the case of
    names and of listed values does not matter, but what cannot be converted, or is out of a range that the code
    enforces, throws while the host starts. Types, values and ranges: `schemas/host.schema.json`, sources in
    `schemas/SOURCES.md`.

    ## Limits

    Only what the host certainly reads: the root, `logging`, `retry`, `concurrency` and the sections of extensions
    that the app's bindings use; for the others see `invalid-unused-host-setting`. Silent where a known app setting
    (`AzureFunctionsJobHost__…`) replaces the value.
    """
    from funclint.host.host_file import problems

    for problem in problems(app):
        if problem.is_certain and problem.error.keyword != "timeSpan":
            yield Report(problem.span, f"{problem.words}: the host does not start", _help(problem.error.missing))


def _help(missing: str | None) -> str | None:
    return f"add `{missing}`, or remove the section" if missing else None
