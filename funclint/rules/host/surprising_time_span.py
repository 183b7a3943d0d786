from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("surprising-time-span", "W9509", impact="runtime", when=("host-settings",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """A time in host.json means days where hours, minutes or milliseconds were likely meant.

    .NET reads a bare number as days (`5` and `"5"` are five days), and `24:00:00` as 24 days, because hours end at
    23: 24 hours are `1.00:00:00` (`TimeSpan.Parse`; learn.microsoft.com/azure/azure-functions/functions-host-json
    says so for functionTimeout). Zero and `-1` are no surprise.
    """
    from funclint.findings import Edit, Fix
    from funclint.host.host_file import is_overridden, python_host_file
    from funclint.host.time_span import format_time_span, is_days_by_surprise, parse_time_span
    from funclint.schema.names import settings

    document = python_host_file(app)
    if document is None:
        return
    for pointer, path, entry, value in settings(document.data, "host"):
        if entry[0] != "time" or isinstance(value, bool) or not isinstance(value, (int, str)):
            continue
        text = str(value).strip()
        seconds = parse_time_span(text)
        if seconds is None or not is_days_by_surprise(text) or is_overridden(app, path):
            continue
        span = document.value_span(pointer)
        meaning = format_time_span(seconds)
        days, _, rest = meaning.partition(".")
        words = f"{days} day{'' if days in ('1', '-1') else 's'}" + (f" and {rest}" if rest != "00:00:00" else "")
        fix, hint = None, f"write `{meaning}` for {words}, `00:05:00` for five minutes"
        if ":" in text:
            hours, _, rest = text.partition(":")
            meant = f"{int(hours) // 24}.{int(hours) % 24:02}:{rest}" if hours.isdecimal() else None
            if meant and parse_time_span(meant) is not None:
                fix = Fix(False, f"Write {meant}", (Edit(span, f'"{meant}"'),))
                hint = f"write `{meant}` for {hours} hours, or `{meaning}` for what it means now"
        yield Report(span, f"`{path}` is `{text}`, which the host reads as {words}", hint, fix=fix)
