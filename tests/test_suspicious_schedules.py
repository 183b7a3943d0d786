"""Which valid schedules are doubted: few, and none that is likely meant."""

from __future__ import annotations

import pytest

from funclint.host.ncrontab import parse
from funclint.host.suspicious_schedules import doubts

MEANT = [
    "0 */5 * * * *", "*/5 * * * *", "* * * * *", "0 * * * * *", "0 * 9-17 * * 1-5", "*/30 * * * * *", "*/1 * * * * *",
    "*/5 * * * * *", "0 0 9 1-7 * MON", "0 0 9 25-31 * FRI", "0 */60 * * * *", "0 0 */24 * * *", "0 0 0 29 2 *",
    "0 0 0 31 * *", "0 0 8,20 * * *", "0 0 0 1 */3 *", "1.00:00:00", "00:00:30", "0 0 22,23,0,1 * * *", "0 0 0 * * SUN",
    "0 0 0 * * 0-6", "0 0 0 1 * 0-6", "0 0 0 */1 * MON", "0 0 9 * * MON-FRI", "0 5/15 * * * *", "15 10 3 * * *",
    "0 */45 * * * *", "0 0/5 14,18 * * *", "23:59:59", "0 */1 8 * * *", "0 30 9 28 2 *",
    "0,30 * * * * *", "0 * 8,9,10 * * *", "0 0 0 30 4,6 *",
]  # fmt: skip

DOUBTED = {
    "* 5 * * * *": "60 times",
    "* */5 * * * *": "60 times",
    "* * * * * *": "every second",
    "* * 9 * * *": "every second of the time",
    "0 * 8 * * *": "once a minute",
    "* 8 * * *": "once a minute",
    "* */2 * * *": "once a minute",
    "0 0 0 31 2 *": "never runs",
    "0 0 0 30,31 2 *": "never runs",
    "0 0 0 31 4,6,9,11 *": "never runs",
    "0 0 9 1 * MON": "both match",
    "0 0 9 1,15 * 1-5": "both match",
    "0 0 9 * * FRI-MON": "Monday to Friday",
    "0 0 9 * * 5-0": "Sunday to Friday",
    "0 0 22-2 * * *": "2 to 22",
    "0 */90 * * * *": "it stands for 0 alone",
    "0 0 */48 * * *": "it stands for 0 alone",
    "0 */0 * * * *": "a step of 1",
    "0 */-5 * * * *": "a step of 1",
    "5": "every 5 days",
    "1": "every 1 day,",
    "24:00:00": "every 24 days",
    "60:00:00": "every 60 days",
}


@pytest.mark.parametrize("expression", MEANT)
def test_meant(expression):
    assert doubts(parse(expression)) is None


@pytest.mark.parametrize("expression", DOUBTED)
def test_doubted(expression):
    doubt = doubts(parse(expression))
    assert doubt is not None
    assert DOUBTED[expression] in doubt.message


@pytest.mark.parametrize("expression", ["0 0 9 * * FRI-MON", "0 0 22-2 * * *", "0 0 9 * * 5-0", "0 0 23-0 * * *"])
def test_what_is_proposed_for_a_backward_range_wraps_around(expression):
    doubt = doubts(parse(expression))
    assert doubt is not None
    proposal = doubt.help.split("`")[1]
    position = 5 if "* * *" not in expression else 2
    texts = expression.split(" ")
    texts[position] = proposal
    values = parse(" ".join(texts)).fields[position].values
    low, high = (parse(expression).fields[position].values[at] for at in (0, -1))
    size = 7 if position == 5 else 24
    assert set(values) == {low, *range(high, size), *range(low + 1)}
