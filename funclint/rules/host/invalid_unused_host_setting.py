from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-unused-host-setting", "W9507", impact="runtime", when=("host-json-refused",))
def check(app: App) -> Iterator[Report]:
    """A setting of host.json has a wrong value in a place that does not stop the host for certain.

    The same as `invalid-host-setting` in sections that no binding of the app is known to use (it fails with the first
    function that does), values that are silently replaced (`telemetryMode`), a value where a section belongs or the
    other way round, and ranges that are documented but not enforced.
    """
    from funclint.host.host_file import problems

    for problem in problems(app):
        if not problem.is_certain:
            yield Report(problem.span, f"{problem.words}: {_effect(problem.error.path, problem.error)}")


def _effect(path: str, error: object) -> str:
    if path == "telemetryMode":
        return "the host takes `ApplicationInsights` instead"
    if getattr(error, "is_section", False):
        return "the host cannot use it"
    if getattr(error, "advisory", False):
        return "it is not a value that is documented"
    if path.startswith("extensions."):
        return "no function uses the section now, but the first that does keeps the host from starting"
    return "the host refuses it where it reads the section"
