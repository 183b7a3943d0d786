from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.host.suspicious_schedules import Doubt


@rule("suspicious-schedule", "W9311", impact="runtime", confidence="medium", when=("type:timertrigger",))
def check(app: App) -> Iterator[Report]:
    """A timer's schedule is valid, but hardly means what was wanted.

    What is looked for: a `*` in the seconds or minutes before a fixed later field (`* 5 * * * *` runs sixty times,
    not once), dates that do not exist (`31 2`), a day *and* a weekday (NCRONTAB wants both to match, other kinds of
    cron either), ranges written backwards (`FRI-SUN` is read as Sunday to Friday), steps that are larger than their
    field (`*/90` minutes is once an hour), and time spans that mean days (`5`, `24:00:00`).

    ## Limits

    A `*` in the seconds of an otherwise free schedule is reported too; where every second is meant, write `*/1`.
    A range of days with a weekday (`1-7` and `MON`: the first Monday) is taken as meant.
    """
    from funclint.host.ncrontab import ScheduleError, parse
    from funclint.host.schedules import timers
    from funclint.host.suspicious_schedules import doubts

    known: dict[str, Doubt | None] = {}
    for timer in timers(app):
        if timer.text not in known:
            try:
                known[timer.text] = doubts(parse(timer.text))
            except ScheduleError:
                known[timer.text] = None
        doubt = known[timer.text]
        if doubt:
            yield Report(
                timer.span,
                f"the schedule {timer.shown} of `{timer.function.label}` {doubt.message}",
                help=doubt.help,
                function=timer.function.name,
            )
