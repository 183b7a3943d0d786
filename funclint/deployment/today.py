"""The day of the run, for what depends on dates. Tests put another function in the place of `today`."""

from __future__ import annotations

import time


def today() -> str:
    """Today's date (UTC) as ISO text, which compares as dates do."""
    return time.strftime("%Y-%m-%d", time.gmtime())


def months_before(date: str, months: int) -> str:
    """The same day of an earlier month; a day that this month lacks is fine for comparing."""
    year, month, day = map(int, date.split("-"))
    count = year * 12 + month - 1 - months
    return f"{count // 12:04}-{count % 12 + 1:02}-{day:02}"
