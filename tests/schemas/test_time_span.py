"""Times as .NET reads them: TimeSpanTests.cs of dotnet/runtime and the host's documentation."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funclint.host.time_span import format_time_span, is_days_by_surprise, parse_ticks, parse_time_span

DAY = 86_400.0


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("00:05:00", 300), ("0:5:0", 300), ("00:05", 300), (" 00:05:00\t", 300), ("-00:05:00", -300),
        ("1.00:00:00", DAY),
        ("1.00:00", DAY), ("1.12:24:02", DAY + 44_642), ("1:2:3", 3_723), ("1:2:3:4", DAY + 7_384), ("5", 5 * DAY),
        ("-1", -DAY), ("0", 0), ("24:00:00", 24 * DAY), ("30:10:59", 30 * DAY + 39_540), ("00:00:00.5", 0.5),
        ("00:00:00.0000001", 1e-7), ("1:2:.5", 3_720.5), ("1.1:2:3.5", DAY + 3_723.5), ("1:1:2:3.5", DAY + 3_723.5),
        ("0000000000005:00", 18_000), ("00:00:00.012345678", 0.0123457), ("10675199", 10_675_199 * DAY),
    ],
)  # fmt: skip
def test_reads(text: str, seconds: float) -> None:
    assert parse_time_span(text) == pytest.approx(seconds)


@pytest.mark.parametrize(
    "text",
    [
        "", " ", "-", "banana", "5 minutes", "PT5M", "1.5", "24:00", "00:60:00", "00:00:60", "99:99:99", "24:00:00.5",
        "1.24:00:00", "- 5", "+5", "00:05:", ":05:00", "1..00:00", "00:05:00.", "00:00:00.12345678", "10675200",
        "10675199.02:48:05.4775808", "00:05:00 x", "٥", "True", "00:05:00\x00", "1:2:3:4:5", "9" * 500, "²:00:00",
    ],
)  # fmt: skip
def test_refuses(text: str) -> None:
    assert parse_time_span(text) is None
    assert not is_days_by_surprise(text)


def test_exact_limits() -> None:
    assert parse_ticks("10675199.02:48:05.4775807") == 2**63 - 1
    assert parse_ticks("-10675199.02:48:05.4775808") == -(2**63)


@pytest.mark.parametrize("text", ["5", "10", "-2", "24:00:00", "30:10:59", " 48:00:00 ", "-24:00:00"])
def test_surprising(text: str) -> None:
    assert is_days_by_surprise(text)


@pytest.mark.parametrize("text", ["0", "-1", "1.00:00:00", "23:59:59", "00:05", "1:2:3:4", "banana"])
def test_not_surprising(text: str) -> None:
    assert not is_days_by_surprise(text)


@given(st.integers(min_value=-(10**17), max_value=10**17))
def test_written_times_are_read_back(ticks: int) -> None:
    # Floats of seconds hold 53 bits: compare what is written, not the last ticks.
    seconds = ticks / 10_000_000
    again = parse_time_span(format_time_span(seconds))
    assert again == pytest.approx(seconds, abs=1e-5)


@given(st.text(max_size=40))
def test_never_fails(text: str) -> None:
    assert parse_time_span(text) is None or isinstance(parse_time_span(text), float)
    is_days_by_surprise(text)


@pytest.mark.parametrize(
    ("text", "is_read"),
    [
        ("10675199.00:00:00", True),
        ("10675200.00:00:00", False),
        ("\u2003\u000b01:00:00\u3000", True),
        ("1.02:03:04", True),
        ("1:02:03:04", True),
        ("1.02:03:.5", True),
    ],
)
def test_limits_and_white_space(text: str, is_read: bool) -> None:
    assert (parse_ticks(text) is not None) == is_read


def test_days_are_shown() -> None:
    assert format_time_span(93_784) == "1.02:03:04"
    assert format_time_span(-93_784) == "-1.02:03:04"
    assert format_time_span(3_600) == "01:00:00"
