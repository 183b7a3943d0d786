"""Times as .NET reads them (`TimeSpan.Parse` with the invariant culture): `00:05:00`, `1.12:00:00`, `7`.

The grammar is that of dotnet/runtime, `System/Globalization/TimeSpanParse.cs` and `TimeSpanTests.cs`:
`[ws][-]{ d | [d.]hh:mm[:ss[.ff]] | d:hh:mm[:ss[.ff]] }[ws]`. Two things surprise: a bare number counts days, and where
the first number of `24:00:00` is no hour (0 to 23), the whole is read as days:hours:minutes.
"""

from __future__ import annotations

import re

_NUMBER = r"0*[0-9]{1,9}"
_SHAPES = (
    # In the order in which .NET tries them; the invariant forms before the localised ones (`d:hh:mm`).
    rf"(?P<d>{_NUMBER})",
    rf"(?P<h>{_NUMBER}):(?P<m>{_NUMBER})",
    rf"(?P<h>{_NUMBER}):(?P<m>{_NUMBER}):(?P<s>{_NUMBER})",
    rf"(?P<d>{_NUMBER})\.(?P<h>{_NUMBER}):(?P<m>{_NUMBER})",
    rf"(?P<h>{_NUMBER}):(?P<m>{_NUMBER}):\.(?P<f>[0-9]+)",
    rf"(?P<d>{_NUMBER}):(?P<h>{_NUMBER}):(?P<m>{_NUMBER})",
    rf"(?P<h>{_NUMBER}):(?P<m>{_NUMBER}):(?P<s>{_NUMBER})\.(?P<f>[0-9]+)",
    rf"(?P<d>{_NUMBER})[.:](?P<h>{_NUMBER}):(?P<m>{_NUMBER}):(?P<s>{_NUMBER})",
    rf"(?P<d>{_NUMBER})[.:](?P<h>{_NUMBER}):(?P<m>{_NUMBER}):\.(?P<f>[0-9]+)",
    rf"(?P<d>{_NUMBER})[.:](?P<h>{_NUMBER}):(?P<m>{_NUMBER}):(?P<s>{_NUMBER})\.(?P<f>[0-9]+)",
)
_PLAIN = re.compile(r"(?:([0-9]{1,7})\.)?([01]?[0-9]|2[0-3]):([0-5]?[0-9]):([0-5]?[0-9])(?:\.([0-9]{1,7}))?\Z")
_LIMITS = {"d": 10_675_199, "h": 23, "m": 59, "s": 59}
_SECONDS = {"d": 86_400, "h": 3_600, "m": 60, "s": 1}
_TICKS = 10_000_000
_MAXIMUM_TICKS = 2**63 - 1
_MAXIMUM_TOKEN = 2**28 - 1
_MAXIMUM_LENGTH = 200
# What `String.Trim` removes; Python's own strip would also take U+001C to U+001F.
_WHITE_SPACE = "\t\n\v\f\r \x85\xa0\u1680\u2028\u2029\u202f\u205f\u3000" + "".join(map(chr, range(0x2000, 0x200B)))


def parse_time_span(text: str) -> float | None:
    """Seconds that .NET reads in `text`, or None where it throws (also on overflow)."""
    ticks = parse_ticks(text)
    return None if ticks is None else ticks / _TICKS


def parse_ticks(text: str) -> int | None:
    """Ticks of 100 ns that .NET reads in `text`, or None where it throws; exact, for comparisons with limits."""
    text = text.strip(_WHITE_SPACE)
    if len(text) > _MAXIMUM_LENGTH:
        return None
    sign = 1
    if text.startswith("-"):
        sign, text = -1, text[1:]
    plain = _PLAIN.match(text)
    if plain:
        days, hours, minutes, seconds, fraction = plain.groups()
        parts = {"d": days, "h": hours, "m": minutes, "s": seconds, "f": fraction}
        ticks = _ticks(parts, sign)
        return None if ticks is None else sign * ticks
    for shape in _SHAPES:
        match = re.fullmatch(shape, text)
        ticks = _ticks(match.groupdict(), sign) if match else None
        if ticks is not None:
            return sign * ticks
    return None


def is_days_by_surprise(text: str) -> bool:
    """Whether .NET counts days where the writer may mean something else: a bare number, or `24:00:00`.

    Zero and -1 (in host.json: no limit) mean the same in every unit and are no surprise.
    """
    text = text.strip(_WHITE_SPACE)
    if parse_ticks(text) is None:
        return False
    if re.fullmatch(r"-?[0-9]+", text):
        return int(text) not in (0, -1)
    first, _, rest = text.lstrip("-").partition(":")
    return rest.count(":") == 1 and first.isdecimal() and int(first) > _LIMITS["h"]


def format_time_span(seconds: float) -> str:
    """`hh:mm:ss` or `d.hh:mm:ss` of a number of seconds, as it should be written in host.json."""
    sign = "-" if seconds < 0 else ""
    ticks = round(abs(seconds) * _TICKS)
    whole, fraction = divmod(ticks, _TICKS)
    days, rest = divmod(whole, _SECONDS["d"])
    text = f"{rest // 3600:02}:{rest // 60 % 60:02}:{rest % 60:02}"
    if fraction:
        text += f".{fraction:07}".rstrip("0")
    return f"{sign}{days}.{text}" if days else sign + text


def _ticks(parts: dict[str, str | None], sign: int) -> int | None:
    total = 0
    for name, seconds in _SECONDS.items():
        number = int(parts.get(name) or 0)
        if number > _LIMITS[name]:
            return None
        total += number * seconds
    fraction = _fraction_ticks(parts.get("f"))
    if fraction is None:
        return None
    ticks = total * _TICKS + fraction
    return ticks if ticks <= _MAXIMUM_TICKS + (sign < 0) else None


def _fraction_ticks(digits: str | None) -> int | None:
    """Ticks of the digits after the point; eight and more digits are rounded, but only after a leading zero."""
    number = int(digits or 0)
    if not digits or number == 0:
        return 0
    if number > _MAXIMUM_TOKEN or (not digits.startswith("0") and number > _TICKS - 1):
        return None
    surplus = len(digits) - 7
    if surplus <= 0:
        return int(digits.ljust(7, "0"))
    return int(number / 10**surplus + 0.5)
