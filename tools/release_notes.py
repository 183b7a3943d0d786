"""Say whether CHANGELOG.md fits the version and the rules: `python tools/release_notes.py [--tag v1.2.3]`.

With --tag, which is that of a release, the tag has to be the version, its section has to have a date and nothing may
stand under Unreleased any more; the section is printed. What is wrong is named on stderr, and the exit status is 1.
"""

from __future__ import annotations

import argparse
import datetime
import re
import sys
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from funclint import __version__  # noqa: E402 - the checkout's own, whatever is installed
from funclint.rules import registry  # noqa: E402

HEADING = re.compile(r"^## \[(?P<name>[^\]]+)\](?: - (?P<day>.+))?$", re.MULTILINE)
KINDS = ("Added", "Changed", "Deprecated", "Removed", "Fixed", "Security")
UNDATED = "unreleased"


class Section(NamedTuple):
    """One version in the changelog: its name, its day as written, and its text without the heading."""

    name: str
    day: str
    text: str


def sections(changelog: str) -> list[Section]:
    """The sections of a changelog, in its order."""
    found = list(HEADING.finditer(changelog))
    ends = [match.start() for match in found[1:]] + [len(changelog)]
    return [
        Section(match["name"], match["day"] or "", changelog[match.end() : end].strip())
        for match, end in zip(found, ends, strict=True)
    ]


def number(version: str) -> tuple[int, ...]:
    """A version as numbers; raises `ValueError` for what is none."""
    return tuple(int(part) for part in version.split("."))


def problems(found: list[Section], version: str, since: dict[str, str]) -> list[str]:
    """What is wrong with the sections, for the present version and the rules with the version each came with."""
    if [section.name for section in found[:2]] != ["Unreleased", version]:
        return [f"the first sections have to be [Unreleased] and [{version}], the version of funclint/__init__.py"]
    said = []
    days = []
    for section in found[1:]:
        if section.day == UNDATED and section.name == version:
            continue
        try:
            days.append(datetime.date.fromisoformat(section.day))
        except ValueError:
            said.append(f"[{section.name}] has no date like 2026-11-23, but `{section.day}`")
    if days != sorted(days, reverse=True):
        said.append("the dates are not in the order of the versions")
    versions = [section.name for section in found[1:]]
    if versions != sorted(set(versions), key=number, reverse=True):
        said.append("the versions are not in order, or one stands there twice")
    for section in found:
        wrong = [kind for kind in re.findall(r"^### (.+)$", section.text, re.MULTILINE) if kind not in KINDS]
        said += [f"[{section.name}] has a part `{kind}`, which is none of {', '.join(KINDS)}" for kind in wrong]
    texts = {section.name: section.text for section in found}
    for rule, came in since.items():
        first = "Unreleased" if came not in texts and number(came) > number(version) else came
        if first not in texts:
            said.append(f"{rule} is there since {first}, which is no version of the changelog")
        elif first != versions[-1] and not re.search(rf"`{re.escape(rule)}`", texts[first]):
            said.append(f"{rule} is new in [{first}], which does not name it")
    return said


def problems_of_release(found: list[Section], version: str, tag: str) -> list[str]:
    """What keeps the sections from being released under a tag."""
    said = []
    if tag != f"v{version}":
        said.append(f"the tag is `{tag}`, the version of funclint/__init__.py is `{version}`")
    if found[0].text:
        said.append("something still stands under [Unreleased]")
    if len(found) > 1 and found[1].day == UNDATED:
        said.append(f"[{found[1].name}] has no date yet")
    if len(found) > 1 and not found[1].text:
        said.append(f"[{found[1].name}] says nothing")
    return said


def main() -> int:
    """Give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--tag", help="the tag of the release, like v1.2.3")
    arguments = parser.parse_args()
    found = sections((ROOT / "CHANGELOG.md").read_text(encoding="utf-8"))
    since = {row.name: row.since for row in registry.rows().values()}
    said = problems(found, __version__, since)
    if not said and arguments.tag is not None:
        said = problems_of_release(found, __version__, arguments.tag)
    for problem in said:
        print(f"CHANGELOG.md: {problem}", file=sys.stderr)
    if not said and arguments.tag is not None:
        print(found[1].text)
    return 1 if said else 0


if __name__ == "__main__":
    sys.exit(main())
