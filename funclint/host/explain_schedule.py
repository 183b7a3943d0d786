"""A timer schedule in words, with its next runs: what `funclint explain-schedule` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.host.ncrontab import ScheduleError, next_runs, parse
from funclint.host.suspicious_schedules import doubts

if TYPE_CHECKING:
    import datetime

    from funclint.host.ncrontab import Field, Schedule

RUNS = 5
"""How many of the next runs are shown."""


def explain(expression: str, now: datetime.datetime) -> str:
    """Text for the terminal: the schedule in words and its next runs after `now`, in the time zone of `now`.

    A schedule that the timer extension refuses raises `funclint.host.ncrontab.ScheduleError`, which says why.
    """
    schedule = parse(expression)
    if schedule.interval is not None and schedule.interval <= 0:
        raise ScheduleError("the interval is not positive")
    lines = [f"{expression.strip()}: {describe(schedule)}"]
    runs = next_runs(schedule, now, RUNS)
    zone = f" ({now.tzname()})" if now.tzname() else ""
    lines.append(f"next runs{zone}:" if runs else "it never runs: no such date exists")
    lines += ["  " + run.strftime("%a %Y-%m-%d %H:%M:%S") for run in runs]
    doubt = doubts(schedule)
    if doubt and runs:
        lines.append(f"note: it {doubt.message}; {doubt.help}")
    return "\n".join(lines)


def describe(schedule: Schedule) -> str:
    """Say in words when a schedule runs, such as "every 5 minutes".

    The words are cron-descriptor's (the optional dependency `funclint[schedule]`); without it the fields are listed.
    """
    if schedule.interval is not None:
        return f"every {_duration(schedule.interval)}"
    try:
        from cron_descriptor import (  # type: ignore[import-untyped,import-not-found,unused-ignore]
            Options,
            get_description,
        )
    except ImportError:
        return _plain(schedule)
    options = Options(locale_code="en_US")  # else in the language of the machine
    options.use_24hour_time_format = True
    options.day_of_week_start_index_zero = True
    texts = [_canonical(field) for field in schedule.fields]
    # cron-descriptor says "or" where day and weekday are both restricted; NCRONTAB wants both to match.
    weekday = texts[5]
    if weekday != "*" and texts[3] != "*":
        texts[5] = "*"
        only = str(get_description(f"0 0 0 * * {weekday}", options)).partition(", ")[2].removeprefix("only ")
        only = only if only.startswith("on ") else f"on {only}"
        return _lower_first(str(get_description(" ".join(texts), options))) + f", but only if that is {only}"
    return _lower_first(str(get_description(" ".join(texts), options)))


def _canonical(field: Field) -> str:
    """The field in numbers, ranges put in order and odd steps resolved, so that any cron library reads it alike."""
    kind = field.kind
    if field.is_every:
        return "*"
    parts: list[str] = []
    for item in field.items:
        step = max(item.step or 1, 1)
        if item.start is None:
            parts.append(str(kind.low) if step > kind.high - kind.low else f"*/{step}")
            continue
        end = item.end if item.end is not None else item.start if item.step is None else kind.high
        low, high = sorted((item.start, end))
        whole = str(low) if low == high or step > high - low else f"{low}-{high}"
        parts.append(whole + (f"/{step}" if "-" in whole and step > 1 else ""))
    return ",".join(parts)


def _plain(schedule: Schedule) -> str:
    return "; ".join(f"{field.kind.name} {_canonical(field)}" for field in schedule.fields)


def _lower_first(text: str) -> str:
    return text[:1].lower() + text[1:]


def _duration(seconds: float) -> str:
    parts: list[str] = []
    rest = abs(seconds)
    for name, size in (("day", 86400), ("hour", 3600), ("minute", 60)):
        count, rest = divmod(rest, size)
        if count:
            parts.append(f"{count:.0f} {name}{'' if count == 1 else 's'}")
    if rest or not parts:
        parts.append(f"{rest:g} second{'' if rest == 1 else 's'}")
    return ("-" if seconds < 0 else "") + " ".join(parts)
