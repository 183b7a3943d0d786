"""The schedule parser against NCrontab's and the timer extension's own cases, and what schedules mean."""

from __future__ import annotations

import datetime
import json
import pathlib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funclint.host.ncrontab import ScheduleError, next_runs, parse
from funclint.host.time_span import parse_time_span

CASES = json.loads((pathlib.Path(__file__).parent / "data" / "ncrontab_cases.json").read_text(encoding="utf-8"))
NOON = datetime.datetime(2026, 11, 23, 12, 0, 0)  # a Monday


@pytest.mark.parametrize(
    "case", [case for case in CASES if case["valid"] is not None], ids=lambda case: case["expression"]
)
def test_agrees_with_the_timer_extension(case):
    kind = "invalid"
    try:
        schedule = parse(case["expression"])
        kind = "timespan" if schedule.interval is not None else "cron6" if schedule.has_seconds else "cron5"
    except ScheduleError:
        pass
    assert kind == case["kind"]


@pytest.mark.parametrize(
    ("expression", "field", "part"),
    [
        ("0 60 * * * *", "minute", "60 is out of range for the minute field, which goes from 0 to 59"),
        ("0 0 24 * * *", "hour", "0 to 23"),
        ("0 0 0 0 * *", "day", "1 to 31"),
        ("0 0 0 * 13 *", "month", "1 to 12"),
        ("0 0 0 * * 7", "day of the week", "Sunday is 0"),
        ("0 0 12 * * ?", "day of the week", "`?` is not valid in the day of the week field"),
        ("0 bad * * * *", "minute", "`bad` is not valid in the minute field"),
        ("0 5, * * * *", "minute", "a value is missing"),
        ("0 5- * * * *", "minute", "a value is missing"),
        ("0 */x * * * *", "minute", "`x` is not a whole number"),
        ("0 99999999999 * * * *", "minute", "not a whole number"),
        ("0 " + "9" * 5000 + " * * * *", "minute", "not a whole number"),
        ("0 61/5 * * * *", "minute", "61 is out of range for the minute field"),
        ("* * * *", None, "4 fields"),
        ("@daily", None, "it has 1 field;"),
        ("", None, "empty"),
        ("25:61:00", None, "TimeSpan"),
        ("0\t*/5 * * * *", None, "5"),
    ],
)
def test_errors_name_the_field_and_its_range(expression, field, part):
    if expression.startswith("0\t"):
        # A tab separates nothing: five fields remain, of which the first is no number.
        field, part = "minute", "not a whole number"
    with pytest.raises(ScheduleError) as caught:
        parse(expression)
    assert caught.value.field == field
    assert part in str(caught.value)
    assert "\n" not in str(caught.value)


def values(expression, position):
    return list(parse(expression).fields[position].values)


def test_values_of_fields():
    assert values("0 0 22-2 * * *", 2) == list(range(2, 23))
    assert values("0 0 0 * * FRI-MON", 5) == [1, 2, 3, 4, 5]
    assert values("0 */-5 * * * *", 1) == list(range(60))
    assert values("0 */90 * * * *", 1) == [0]
    assert values("0 50/5 * * * *", 1) == [50, 55]
    assert values("0 0 0 * * W", 5) == [3]
    assert values("0 0 0 * J *", 4) == [1]
    assert values("0 0 0 * ju *", 4) == [6]
    assert values("5 4 * * *", 0) == [0]


@pytest.mark.parametrize(
    ("expression", "after", "expected"),
    [
        # From NCrontab's own tests (five fields), then six fields.
        ("45 16 1 * Mon", datetime.datetime(2003, 1, 1), [datetime.datetime(2003, 9, 1, 16, 45)]),
        ("1 12 29 2 *", datetime.datetime(2003, 1, 1), [datetime.datetime(2004, 2, 29, 12, 1)]),
        ("30 23 19 * *", datetime.datetime(2003, 12, 20), [datetime.datetime(2004, 1, 19, 23, 30)]),
        ("0 */5 * * * *", NOON, [NOON + datetime.timedelta(minutes=5), NOON + datetime.timedelta(minutes=10)]),
        ("0 0 12 * * *", NOON, [NOON + datetime.timedelta(days=1)]),
        ("0 59 11 * * 1-5", datetime.datetime(2026, 11, 27, 12), [datetime.datetime(2026, 11, 30, 11, 59)]),
        ("*/20 * * * * *", NOON, [NOON + datetime.timedelta(seconds=20), NOON + datetime.timedelta(seconds=40)]),
        ("00:00:45", NOON, [NOON + datetime.timedelta(seconds=45), NOON + datetime.timedelta(seconds=90)]),
        ("0 0 0 1 1 *", datetime.datetime(9999, 6, 1), []),
        ("* * 31 Feb *", NOON, []),
        ("0 0 0 30 2,4 *", NOON, [datetime.datetime(2027, 4, 30)]),
    ],
)
def test_next_runs(expression, after, expected):
    assert next_runs(parse(expression), after, max(len(expected), 1)) == expected


def test_next_runs_keep_the_time_zone():
    after = NOON.replace(tzinfo=datetime.timezone.utc)
    assert next_runs(parse("0 0 13 * * *"), after, 1) == [after.replace(hour=13)]


def test_never_runs():
    assert parse("0 0 0 31 2,4 *").never_runs
    assert parse("0 0 0 30 2 *").never_runs
    assert not parse("0 0 0 29 2 1").never_runs
    assert not parse("0 0 0 31 * *").never_runs
    assert not parse("00:05:00").never_runs


@given(st.text(alphabet="0123456789*/,-?#LWSUNMONJAN: .%\t\n", max_size=40))
def test_any_text_is_read_or_refused(text):
    try:
        schedule = parse(text)
    except ScheduleError as error:
        assert str(error)
    else:
        assert (schedule.interval is None) == bool(schedule.fields)
        assert all(field.values for field in schedule.fields)


@given(st.datetimes(), st.sampled_from(["0 0 0 29 2 1", "7 13 */3 * *", "*/7 */11 1-5 * JAN,JUL 1,3"]))
def test_next_runs_satisfy_the_schedule(after, expression):
    schedule = parse(expression)
    previous = after
    for run in next_runs(schedule, after, 3):
        assert run > previous
        parts = (run.second, run.minute, run.hour, run.day, run.month, run.isoweekday() % 7)
        assert all(part in field.values for part, field in zip(parts, schedule.fields, strict=True))
        previous = run


def test_time_spans_are_read_once():
    assert parse("1.00:00").interval == parse_time_span("1.00:00") == 86400


@pytest.mark.parametrize("month", range(1, 13))
def test_the_last_day_of_each_month(month):
    """February has 29 in some years; nothing runs on the day after the last one."""
    last = 29 if month == 2 else (datetime.date(2026 + month // 12, month % 12 + 1, 1) - datetime.timedelta(1)).day
    schedule = parse(f"0 0 0 {last} {month} *")
    assert not schedule.never_runs
    (run,) = next_runs(schedule, NOON, 1)
    assert (run.month, run.day) == (month, last)
    if last < 31:
        schedule = parse(f"0 0 0 {last + 1} {month} *")
        assert schedule.never_runs
        assert next_runs(schedule, NOON, 1) == []


@pytest.mark.parametrize("name", ["September", "sep", "JANUARY", "December"])
def test_names_of_months(name):
    assert next_runs(parse(f"0 0 0 1 {name} *"), NOON, 1)[0].strftime("%B").lower().startswith(name.lower()[:3])


def test_an_interval_of_nothing_never_runs():
    assert next_runs(parse("00:00:00"), NOON, 3) == []
