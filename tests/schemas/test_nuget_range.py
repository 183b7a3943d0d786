"""Ranges of versions: NuGet's documentation and ExtensionBundleConfigHelperTest.cs of the host."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funclint.host.nuget_range import NuGetRange, parse_range, parse_version


@pytest.mark.parametrize(
    ("text", "inside", "outside"),
    [
        ("[4.*, 5.0.0)", ["4.0.0", "4.38.0"], ["3.9.0", "5.0.0"]),
        ("[4.0.0,5.0.0)", ["4.0.0"], ["5.0.0"]),
        ("[3.3.0, 4.0.0)", ["3.3.0", "3.41.0"], ["3.2.9", "4.0.0"]),
        ("(4.0.0, 4.5.0]", ["4.0.1", "4.5.0"], ["4.0.0", "4.5.1"]),
        ("4.*", ["4.0.0", "5.0.0"], ["3.9.9"]),
        ("*", ["0.0.1", "9.0.0"], []),
        ("4.5.0", ["4.5.0", "9.0.0"], ["4.4.9"]),
        ("[4.5.0]", ["4.5.0", "4.5"], ["4.5.1", "4.4.9"]),
        ("(,5.0)", ["1.0.0", "4.9"], ["5.0.0"]),
        ("[4,)", ["4.0.0", "7.0.0"], ["3.0.0"]),
        (" [ 4.* , 5 ) ", ["4.1.0"], ["5.0.0"]),
    ],
)
def test_reads(text: str, inside: list[str], outside: list[str]) -> None:
    versions = parse_range(text)
    assert versions is not None
    assert versions.is_clear
    assert [version for version in inside if not versions.contains(_version(version))] == []
    assert [version for version in outside if versions.contains(_version(version))] == []


@pytest.mark.parametrize(
    "text",
    [
     "", "  ", "latest", "random", "(1.0.0", "[4.0.0", "4.0.0)", "(4.5.0)", "[4.5.0)", "[]", "(,)", "[4,5,6]",
     "[5.0.0, 4.0.0]",
     "[4.0.0, 4.0.0)", "^4", "~4.0", ">=4", "4.x", "[4.*]", "[4.0.0, 5.*)", "4..0", "1.2.3.4.5", "v4"],
)  # fmt: skip
def test_refuses(text: str) -> None:
    assert parse_range(text) is None


def test_rare_forms_claim_nothing() -> None:
    for text in ("4.0.0-beta", "4*", "*-*", "[4.0.0-rc.1, 5.0.0)"):
        versions = parse_range(text)
        assert versions is not None
        assert not versions.is_clear


@given(st.text(max_size=30))
def test_never_fails(text: str) -> None:
    assert parse_range(text) is None or isinstance(parse_range(text), NuGetRange)


def _version(text: str) -> tuple[int, int, int, int]:
    version = parse_version(text)
    assert version is not None
    return version


@pytest.mark.parametrize("text", ["[", "(", "]", "[)", "[1.0,1.0)", "(1.0,1.0]", "(1.0,1.0)"])
def test_ranges_of_nothing(text: str) -> None:
    """NuGet refuses what has no end, and an exact version without both ends."""
    parsed = parse_range(text)
    assert parsed is None or not parsed.contains(parse_version("1.0"))
