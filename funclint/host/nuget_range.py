"""Version ranges as NuGet reads them, which is how the host reads `extensionBundle.version`.

The grammar is that of NuGet.Versioning (`VersionRangeFactory.TryParse` with floating versions allowed): `[4.*, 5.0.0)`,
`[4.5.0]`, `4.*`, `*`. A bare `4.5.0` is a minimum, not a pin. Docs: https://learn.microsoft.com/nuget/concepts/package-versioning.
"""

from __future__ import annotations

import re
from typing import NamedTuple

Version = tuple[int, int, int, int]

_VERSION = re.compile(
    r"\s*([0-9]{1,9})\s*(?:\.\s*([0-9]{1,9})\s*)?(?:\.\s*([0-9]{1,9})\s*)?(?:\.\s*([0-9]{1,9})\s*)?"
    r"(-[0-9A-Za-z-]+(?:\.[0-9A-Za-z-]+)*)?(?:\+[0-9A-Za-z.-]+)?\s*"
)
_FLOATING = re.compile(r"\s*(?:[0-9]{1,9}\.){0,3}\*\s*")


class NuGetRange(NamedTuple):
    """A range of versions. `minimum` and `maximum` are None where there is no bound.

    `is_clear` is False for rare forms whose exact bounds funclint does not claim to know (prereleases, `4*`).
    """

    minimum: Version | None
    includes_minimum: bool
    maximum: Version | None
    includes_maximum: bool
    is_clear: bool = True

    def contains(self, version: Version) -> bool:
        """Whether a released version lies in the range."""
        if self.minimum is not None and (
            version < self.minimum or (version == self.minimum and not self.includes_minimum)
        ):
            return False
        if self.maximum is None:
            return True
        return version < self.maximum or (version == self.maximum and self.includes_maximum)


def parse_version(text: str) -> Version | None:
    """A released version of one to four numbers, missing ones being 0, or None for anything else."""
    match = _VERSION.fullmatch(text)
    return _numbers(match) if match and not match[5] else None


def parse_range(text: str) -> NuGetRange | None:
    """The range that NuGet reads in `text`, or None where it reads none."""
    text = text.strip()
    if not text:
        return None
    if text[0] not in "[(":
        return _range(text, True, "", False)
    if len(text) < 2 or text[-1] not in "])":
        return None
    includes_minimum, includes_maximum = text[0] == "[", text[-1] == "]"
    parts = text[1:-1].split(",")
    if len(parts) > 2 or not any(part.strip() for part in parts):
        return None
    if len(parts) == 1 and not (includes_minimum and includes_maximum):
        return None
    return _range(parts[0], includes_minimum, parts[-1], includes_maximum)


def _range(low: str, includes_minimum: bool, high: str, includes_maximum: bool) -> NuGetRange | None:
    minimum, maximum, is_clear = None, None, True
    if "*" in low:
        if _FLOATING.fullmatch(low):
            numbers = [int(number) for number in low.replace("*", "").split(".") if number.strip()]
            minimum = _pad(numbers)
        else:
            is_clear = False
    elif low.strip():
        match = _VERSION.fullmatch(low)
        if not match:
            return None
        minimum, is_clear = _numbers(match), not match[5]
    if high.strip():
        match = _VERSION.fullmatch(high)
        if not match:
            return None
        maximum, is_clear = _numbers(match), is_clear and not match[5]
    if is_clear and minimum is not None and maximum is not None and minimum >= maximum:
        is_exact = minimum == maximum and includes_minimum and includes_maximum
        if not is_exact:
            return None
    return NuGetRange(minimum, includes_minimum, maximum, includes_maximum, is_clear)


def _numbers(match: re.Match[str]) -> Version:
    return _pad([int(number) for number in match.groups()[:4] if number])


def _pad(numbers: list[int]) -> Version:
    first, second, third, fourth = [*numbers, 0, 0, 0, 0][:4]
    return first, second, third, fourth
