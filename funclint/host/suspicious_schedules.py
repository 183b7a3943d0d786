"""Valid schedules that hardly mean what their author wanted."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from funclint.host.ncrontab import Field, Item, Schedule

_LONG_DAYS = re.compile(r"\s*0*(2[4-9]|[3-9][0-9]|[1-9][0-9]{2,}):[0-9]+:[0-9]+\s*\Z")
_BARE_NUMBER = re.compile(r"\s*[0-9]+\s*\Z")


class Doubt(NamedTuple):
    """What a schedule does, to follow "the schedule `…` of `f`", and what to write instead."""

    message: str
    help: str


def doubts(schedule: Schedule) -> Doubt | None:
    """The gravest doubt about a schedule, or None."""
    if schedule.interval is not None:
        return _time_span(schedule)
    if schedule.never_runs:
        day, month = schedule.fields[3].text, schedule.fields[4].text
        return Doubt(
            f"never runs: the day field (`{day}`) is no day of the month field (`{month}`)", "choose a date that exists"
        )
    return _backwards(schedule) or _step(schedule) or _too_often(schedule) or _day_and_weekday(schedule)


def _time_span(schedule: Schedule) -> Doubt | None:
    days = (schedule.interval or 0) / 86400
    if _BARE_NUMBER.match(schedule.text):
        return Doubt(
            f"means every {days:g} {'day' if days == 1 else 'days'}, because a single number is a TimeSpan in days",
            f"write `{days:g}.00:00:00` where days are meant, else six fields such as `0 */5 * * * *`",
        )
    if _LONG_DAYS.match(schedule.text):
        return Doubt(
            f"means every {round(days, 1):g} days: where the first number is above 23, it counts days",
            "write days before a full stop, such as `1.00:00:00` for 24 hours",
        )
    return None


def _backwards(schedule: Schedule) -> Doubt | None:
    for field in schedule.fields:
        for item in field.items:
            if item.start is not None and item.end is not None and item.start > item.end:
                turned = f"{_word(field, item.end)} to {_word(field, item.start)}"
                return Doubt(
                    f"reads `{item.text}` in the {field.kind.name} field as {turned}: a range never wraps around",
                    f"write two ranges, such as `{_wrapped(field, item)}`",
                )
    return None


def _word(field: Field, value: int) -> str:
    return field.kind.names[value - field.kind.low] if field.kind.names else str(value)


def _wrapped(field: Field, item: Item) -> str:
    ends = []
    for low, high in ((item.start, field.kind.high), (field.kind.low, item.end)):
        ends.append(str(low) if low == high else f"{low}-{high}")
    return ",".join(ends)


def _step(schedule: Schedule) -> Doubt | None:
    for field in schedule.fields:
        size = field.kind.high - field.kind.low + 1
        for item in field.items:
            if item.step is None:
                continue
            if item.step < 1:
                return Doubt(
                    f"has the step {item.step} in the {field.kind.name} field, which is read as a step of 1",
                    "write a step of 1 or more",
                )
            # A step as large as the field (`*/60` minutes) does what was wanted: it runs once in the field's range.
            if item.start is None and item.step > size:
                return Doubt(
                    f"has the step {item.step} in the {field.kind.name} field, which has only {size} values:"
                    f" it stands for {field.kind.low} alone",
                    "use a larger unit: a step never reaches beyond its own field",
                )
    return None


def _too_often(schedule: Schedule) -> Doubt | None:
    second, minute, hour, *_ = schedule.fields
    rest = " ".join(field.text for field in schedule.fields[1:])
    if second.text == "*":
        if minute.is_every:
            free = all(field.is_every for field in schedule.fields)
            often = "runs every second" if free else "runs every second of the time that the other fields name"
        else:
            often = "runs 60 times, once a second, in every minute that it names"
        return Doubt(often, f"write `0 {rest}` to run once a minute at most; where every second is meant, write `*/1`")
    if minute.text == "*" and (len(hour.values) == 1 or _is_step(hour)):
        seconds = f"{second.text} " if schedule.has_seconds else ""
        rest = " ".join(field.text for field in schedule.fields[2:])
        return Doubt(
            "runs 60 times, once a minute, in every hour that it names",
            f"write `{seconds}0 {rest}` to run once; where every minute is meant, write `*/1` for the minute",
        )
    return None


def _is_step(field: Field) -> bool:
    return len(field.items) == 1 and field.items[0].start is None and (field.items[0].step or 1) > 1


def _day_and_weekday(schedule: Schedule) -> Doubt | None:
    day, weekday = schedule.fields[3], schedule.fields[5]
    if day.is_every or weekday.is_every or any(item.end is not None for item in day.items):
        return None
    return Doubt(
        f"runs only when the day (`{day.text}`) and the weekday (`{weekday.text}`) both match, which is seldom",
        "restrict one of the two; for the first Monday of a month and the like, write a range of days, such as `1-7`",
    )
