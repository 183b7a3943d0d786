"""Schedules in words."""

from __future__ import annotations

import datetime
import sys

import pytest

from funclint.host.explain_schedule import describe, explain
from funclint.host.ncrontab import ScheduleError, parse

NOW = datetime.datetime(2026, 11, 23, 12, 0, tzinfo=datetime.timezone.utc)


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("0 */5 * * * *", "every 5 minutes"),
        ("0 0 9 * * 1-5", "at 09:00, Monday through Friday"),
        ("0 0 9 * * FRI-MON", "at 09:00, Monday through Friday"),
        ("0 30 9 1 * MON", "at 09:30, on day 1 of the month, but only if that is on Monday"),
        ("0 0 0 * * W", "at 00:00, only on Wednesday"),
        ("0 */90 * * * *", "every hour"),
        ("00:05:00", "every 5 minutes"),
        ("5", "every 5 days"),
        ("1.00:00:30", "every 1 day 30 seconds"),
    ],
)
def test_words(expression, words):
    pytest.importorskip("cron_descriptor")
    assert describe(parse(expression)) == words


def test_without_the_library_the_fields_are_listed(monkeypatch):
    monkeypatch.setitem(sys.modules, "cron_descriptor", None)
    assert describe(parse("0 */5 22-2 * * MON")) == "second 0; minute */5; hour 2-22; day *; month *; day of the week 1"


def test_explain_shows_the_next_runs():
    text = explain("0 0 13 * * *", NOW)
    assert "0 0 13 * * *: " in text
    assert "next runs (UTC):\n  Mon 2026-11-23 13:00:00\n  Tue 2026-11-24 13:00:00" in text
    assert len(text.splitlines()) == 7


def test_explain_doubts_what_is_hardly_meant():
    assert "note: it runs only when the day" in explain("0 30 9 1 * MON", NOW)
    assert "note" not in explain("0 30 9 * * MON", NOW)


def test_explain_says_that_a_schedule_never_runs():
    assert "it never runs" in explain("0 0 0 31 2 *", NOW)


@pytest.mark.parametrize("expression", ["0 0 0 * * 7", "00:00:00", "-00:05:00"])
def test_explain_refuses(expression):
    with pytest.raises(ScheduleError):
        explain(expression, NOW)
