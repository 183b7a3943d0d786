"""Timer schedules as the timer extension reads them: NCRONTAB with 5 or 6 fields, else a TimeSpan.

The grammar is that of NCrontab 3.3.3 (github.com/atifaziz/NCrontab), which Microsoft.Azure.WebJobs.Extensions uses: a
schedule of five fields has no seconds, any other number of fields is read as six, and only spaces separate them. What
is no NCRONTAB expression is tried as a TimeSpan (TimerSchedule.Create in
github.com/Azure/azure-webjobs-sdk-extensions).
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    import datetime

MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
WEEKDAYS = ("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday")

DAYS_IN_MONTH = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)

_INTEGER = re.compile(r"[\t-\r ]*[+-]?[0-9]+[\t-\r ]*\Z")
"""What .NET's `int.Parse` reads in the invariant culture."""


class Kind(NamedTuple):
    """A field of a schedule: its name in messages, its range, and the names that may stand for its values."""

    name: str
    low: int
    high: int
    names: tuple[str, ...] = ()


SECOND = Kind("second", 0, 59)
MINUTE = Kind("minute", 0, 59)
HOUR = Kind("hour", 0, 23)
DAY = Kind("day", 1, 31)
MONTH = Kind("month", 1, 12, MONTHS)
WEEKDAY = Kind("day of the week", 0, 6, WEEKDAYS)

KINDS = (SECOND, MINUTE, HOUR, DAY, MONTH, WEEKDAY)


class ScheduleError(Exception):
    """A schedule that the timer extension refuses. The text says why, and `field` names the field at fault, if one
    is."""

    def __init__(self, message: str, field: str | None = None) -> None:
        super().__init__(message)
        self.field = field


class Item(NamedTuple):
    """One item of a field, as written: `start` and `end` before a reversed range is swapped, and the step.

    `start` is None for `*`; `end` is None for a single value. `step` is None where none is written.
    """

    text: str
    start: int | None
    end: int | None
    step: int | None


class Field(NamedTuple):
    """A field: what it is, its items as written, and the values that it means, in order."""

    kind: Kind
    text: str
    items: tuple[Item, ...]
    values: tuple[int, ...]

    @property
    def is_every(self) -> bool:
        """Whether the field restricts nothing."""
        return len(self.values) == self.kind.high - self.kind.low + 1


class Schedule(NamedTuple):
    """A schedule that the timer extension accepts.

    Either `fields` (always six; without seconds in the text the first is `0`) or `interval` (seconds) is there.
    """

    text: str
    fields: tuple[Field, ...]
    interval: float | None
    has_seconds: bool

    @property
    def never_runs(self) -> bool:
        """Whether no date satisfies the day and month fields, as in `0 0 0 31 2 *`."""
        if not self.fields:
            return False
        days, months = self.fields[3].values, self.fields[4].values
        return all(days[0] > DAYS_IN_MONTH[month - 1] for month in months)


@lru_cache(maxsize=1024)
def parse(text: str) -> Schedule:
    """Read a schedule (after `%SETTING%` is replaced). Raises `ScheduleError` for what the timer extension refuses."""
    try:
        return _parse_cron(text)
    except ScheduleError as error:
        from funclint.host.time_span import parse_time_span

        interval = parse_time_span(text)
        if interval is None:
            if ":" in text:
                raise ScheduleError("it is neither an NCRONTAB expression nor a TimeSpan (`hh:mm:ss`)") from None
            raise error from None
        return Schedule(text, (), interval, False)


def next_runs(schedule: Schedule, after: datetime.datetime, count: int) -> list[datetime.datetime]:
    """The first `count` times strictly after `after`, in its own time zone; fewer where the calendar ends.

    The wall clock is followed: changes to and from summer time are not considered.
    """
    import datetime  # here, because its import costs more than reading a schedule

    if schedule.interval is not None:
        return _repeat(after, schedule.interval, count)
    if schedule.never_runs:
        return []
    seconds, minutes, hours, days, months, weekdays = (field.values for field in schedule.fields)
    runs: list[datetime.datetime] = []
    first_day = after.date()
    for year in range(after.year, datetime.MAXYEAR + 1):
        for month in months:
            if (year, month) < (after.year, after.month):
                continue
            for day in days:
                try:
                    date = datetime.date(year, month, day)
                except ValueError:
                    continue
                if date < first_day or date.isoweekday() % 7 not in weekdays:
                    continue
                for hour in hours:
                    if date == first_day and hour < after.hour:
                        continue
                    for minute in minutes:
                        for second in seconds:
                            run = datetime.datetime(year, month, day, hour, minute, second, tzinfo=after.tzinfo)
                            if run > after:
                                runs.append(run)
                                if len(runs) == count:
                                    return runs
    return runs


def _repeat(after: datetime.datetime, interval: float, count: int) -> list[datetime.datetime]:
    from datetime import timedelta

    runs: list[datetime.datetime] = []
    if interval > 0:
        try:
            for number in range(1, count + 1):
                runs.append(after + timedelta(seconds=interval * number))
        except OverflowError:
            pass
    return runs


def _parse_cron(text: str) -> Schedule:
    texts = [part for part in text.split(" ") if part]
    if len(texts) not in (5, 6):
        raise ScheduleError(_wrong_count(len(texts)))
    has_seconds = len(texts) == 6
    fields = [_parse_field(part, kind) for part, kind in zip(texts, KINDS if has_seconds else KINDS[1:], strict=True)]
    if not has_seconds:
        fields.insert(0, Field(SECOND, "0", (Item("0", 0, None, None),), (0,)))
    return Schedule(text, tuple(fields), None, has_seconds)


def _wrong_count(count: int) -> str:
    if count == 0:
        return "it is empty"
    fields = "1 field" if count == 1 else f"{count} fields"
    return f"it has {fields}; NCRONTAB has 6 (second minute hour day month weekday), or 5 without seconds"


@lru_cache(maxsize=256)
def _parse_field(text: str, kind: Kind) -> Field:
    # As in NCrontab, a comma or slash at the very start is no separator but part of a value that then fails.
    items = [_parse_item(part, kind) for part in (text.split(",") if text.find(",") > 0 else [text])]
    values: set[int] = set()
    for item in items:
        values.update(_values(item, kind))
    return Field(kind, text, tuple(items), tuple(sorted(values)))


def _parse_item(text: str, kind: Kind) -> Item:
    rest, step = text, None
    slash = text.find("/")
    if slash > 0:
        rest, step = text[:slash], _integer(text[slash + 1 :], kind, text)
    if rest == "*":
        return Item(text, None, None, step)
    dash = rest.find("-")
    if dash > 0:
        return Item(text, _value(rest[:dash], kind, text), _value(rest[dash + 1 :], kind, text), step)
    return Item(text, _value(rest, kind, text), None, step)


def _values(item: Item, kind: Kind) -> range:
    step = max(item.step or 1, 1)
    if item.start is None:
        return range(kind.low, kind.high + 1, step)
    end = item.end
    if end is None:
        end = item.start if item.step is None else kind.high
    start, end = min(item.start, end), max(item.start, end)
    for value in (start, end):
        if not kind.low <= value <= kind.high:
            hint = "; Sunday is 0" if kind is WEEKDAY and value == 7 else ""
            raise ScheduleError(
                f"{value} is out of range for the {kind.name} field, which goes from {kind.low} to {kind.high}{hint}",
                kind.name,
            )
    if start == end:
        step = 1
    return range(start, end + 1, step)


def _value(text: str, kind: Kind, item: str) -> int:
    if text[:1].isascii() and text[:1].isdigit():
        return _integer(text, kind, item)
    if not text:
        raise ScheduleError(f"a value is missing in the {kind.name} field (`{item}`)", kind.name)
    if not kind.names:
        raise ScheduleError(
            f"`{text}` is not valid in the {kind.name} field, which takes numbers from {kind.low} to {kind.high}",
            kind.name,
        )
    lowered = text.lower()
    for position, name in enumerate(kind.names):
        if name.lower().startswith(lowered):
            return position + kind.low
    raise ScheduleError(
        f"`{text}` is not valid in the {kind.name} field, which takes numbers from {kind.low} to {kind.high} and names"
        f" ({kind.names[0]} to {kind.names[-1]})",
        kind.name,
    )


def _integer(text: str, kind: Kind, item: str) -> int:
    # More digits than that overflow .NET's int as well, and would only make Python slow.
    if not _INTEGER.match(text) or len(text) > 64 or abs(number := int(text)) > 0x7FFFFFFF:
        raise ScheduleError(f"`{text}` is not a whole number in the {kind.name} field (`{item}`)", kind.name)
    return number
