"""Which releases of azure-functions a requirement allows on a Python version, by the dated table."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.data.python_versions_table import FIRST_LIMITED_1, RELEASES_1, RELEASES_2

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span

LIBRARY = "azure-functions"
FIRST_OF_2 = (3, 13)

Release = tuple[int, ...]
"""The numbers of a version, padded with zeros to four."""

_CLAUSE = re.compile(r"\s*(==|!=|>=|<=|>|<|~=)\s*v?(\d{1,6}(?:\.\d{1,6}){0,3})(\.\*)?\s*")

_LATER_1 = ((1, 27, 0, 0), (1, 27, 1, 0), (1, 28, 0, 0), (1, 99, 0, 0))
_LATER_2 = ((2, 3, 1, 0), (2, 4, 0, 0), (2, 5, 0, 0), (2, 99, 0, 0), (3, 0, 0, 0))
"""Releases that may come after those of the table."""


class Wanted(NamedTuple):
    """What the app asks of azure-functions: the specifier as written (not empty) and its place."""

    specifier: str
    span: Span


def wanted_versions(app: App) -> Iterator[Wanted]:
    """Each limit on azure-functions that certainly applies: of requirements.txt, else of pyproject.toml."""
    listed = app.requirements.find(LIBRARY) if app.requirements is not None else []
    if app.requirements is None and app.pyproject is not None:
        listed = [entry for entry, group in app.pyproject.find(LIBRARY) if group is None]
    for entry in listed:
        if entry.specifier and entry.url is None and entry.applies(app.target_python):
            yield Wanted(entry.specifier, entry.span)


def numbers_of(version: str) -> Release:
    """The numbers of a release; what makes it a preview is left out."""
    numbers = [int(number) for number in re.split(r"[^\d.]", version, maxsplit=1)[0].split(".") if number]
    return tuple((*numbers, 0, 0, 0, 0)[:4])


def allowed(specifier: str, python: tuple[int, int] | None) -> list[str] | None:
    """The releases that a specifier allows on a Python version (None: on any), oldest first.

    None where it may mean one that is not in the table: a preview, a later one, one that was withdrawn.
    """
    clauses = [_CLAUSE.fullmatch(part) for part in specifier.split(",")]
    has_1, has_2 = python is None or python < FIRST_OF_2, python is None or python >= FIRST_OF_2
    first_limited = numbers_of(FIRST_LIMITED_1)
    known = [*RELEASES_1, *(RELEASES_2 if has_2 else ())]
    if not has_1:
        known = [release for release in known if numbers_of(release)[0] > 1 or numbers_of(release) < first_limited]
    wanted = [clause for clause in clauses if clause is not None]
    if len(wanted) < len(clauses):
        return None
    pinned = next((clause[2] for clause in wanted if clause[1] == "==" and not clause[3]), None)
    if pinned is not None:
        release = numbers_of(pinned)
        if release[0] >= 2:
            return _pinned(pinned, known, RELEASES_2[-1]) if has_2 else []
        if release >= first_limited and not has_1:
            return []
        return _pinned(pinned, known, RELEASES_1[-1])
    found = [release for release in known if _holds(wanted, numbers_of(release))]
    later = (_LATER_1 if has_1 else ()) + (_LATER_2 if has_2 else ())
    return found if found or not any(_holds(wanted, release) for release in later) else None


def _pinned(version: str, known: list[str], newest: str) -> list[str] | None:
    # Releases that were withdrawn can still be pinned, and the table may be older than the newest.
    return [version] if version in known or numbers_of(version) <= numbers_of(newest) else None


def _holds(clauses: list[re.Match[str]], release: Release) -> bool:
    return all(_holds_for(clause[1], clause[2], clause[3] is not None, release) for clause in clauses)


def _holds_for(operator: str, text: str, is_prefix: bool, release: Release) -> bool:
    limit, given = numbers_of(text), text.count(".") + 1
    if operator == "~=":
        return release >= limit and release[: given - 1] == limit[: given - 1]
    is_equal = release[:given] == limit[:given] if is_prefix else release == limit
    verdicts = {
        "==": is_equal, "!=": not is_equal, ">=": release >= limit, "<=": release <= limit, ">": release > limit,
        "<": release < limit,
    }  # fmt: skip
    return verdicts[operator]
