from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-schedule", "E9310", impact="function", when=("type:timertrigger",))
def check(app: App) -> Iterator[Report]:
    """A timer's schedule is no NCRONTAB expression and no TimeSpan, so the timer never runs.

    The worker does not look at a schedule; the host does, when it indexes the function, and drops the function where
    it cannot read it. NCRONTAB has six fields, `second minute hour day month weekday`, or five without the seconds
    (NCrontab 3.3.3 and TimerSchedule.Create in github.com/Azure/azure-webjobs-sdk-extensions). Numbers, lists,
    ranges, steps and English names of months and weekdays are read; Sunday is 0. `?`, `L`, `#`, `@daily`, a year and
    a 7 for Sunday belong to other kinds of cron. An interval that is zero or negative is read, but makes no schedule.

    ## Limits

    `funclint index` still lists the function as one that loads: it is the timer extension that refuses it, after the
    host has accepted its bindings.

    `%SETTING%` is filled in only from local.settings.json and from `settings` in `[tool.funclint]`.
    """
    from funclint.host.ncrontab import ScheduleError, parse
    from funclint.host.schedules import timers

    for timer in timers(app):
        try:
            schedule = parse(timer.text)
            if schedule.interval is None or schedule.interval > 0:
                continue
            reason = "the interval is not positive"
        except ScheduleError as error:
            reason = str(error) if timer.may_be_shown else "the value is neither an NCRONTAB expression nor a TimeSpan"
        yield Report(
            timer.span,
            f"the schedule {timer.shown} is not valid, so `{timer.function.label}` never runs: {reason}",
            help="write six fields, `second minute hour day month weekday`, such as `0 */5 * * * *` for every five"
            " minutes",
            function=timer.function.name,
        )
