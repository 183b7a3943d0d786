from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-time-span", "E9508", impact="app", when=("host-json-refused",))
def check(app: App) -> Iterator[Report]:
    """A time in host.json is not one that .NET can read, so the host does not start.

    Times are read by `TimeSpan.Parse`: `hh:mm:ss` with up to 23 hours and 59 minutes and seconds, days in front with
    a point (`1.00:00:00`), fractions of a second behind (`00:00:00.5`). `"5 minutes"`, `"PT5M"`, `"00:90:00"`, `1.5`
    and `true` throw while the host starts. Grammar: TimeSpanParse.cs and TimeSpanTests.cs in
    github.com/dotnet/runtime.

    ## Limits

    Only in what the host certainly reads, as `invalid-host-setting`.
    """
    from funclint.host.host_file import problems

    for problem in problems(app):
        if problem.is_certain and problem.error.keyword == "timeSpan":
            error = problem.error
            message = f"`{error.path}` is {error.found}, which is not a time that the host can read: it does not start"
            yield Report(problem.span, message, f"write {error.expected}")
