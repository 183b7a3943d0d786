"""Every fixture of every rule: a tiny whole app with all findings that all rules have on it.

`tests/rules/<area>/<rule>/{bad*,good*,unknown*}/`; `bad*` has an `expected.txt`, others expect nothing. Rewrite what
is expected with `pytest tests/test_rules.py --update-expected` and review the difference.

Each fixture runs on a copy in a temporary folder: here its files would be tracked by git, which some rules are about.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from pathlib import Path

import pytest

from funclint.app import App
from funclint.files.source import Source
from funclint.reporters.concise import concise_line
from funclint.rules import registry
from funclint.run import Options, check_root
from funclint.signals import SAVING, signals_of

FIXTURES = Path(__file__).parent / "rules"
CASES = sorted(path for path in FIXTURES.glob("*/*/*") if path.is_dir())


def findings_of(folder: Path, copy: Path, cache: bool = False) -> str:
    """All findings of all rules on a fixture, copied to `copy`, in concise form, paths relative to it. Advice, which is
    off by default, comes from the fixture's own rule only."""
    if not copy.exists():  # `expected.txt` itself is no part of the app.
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns("expected.txt", "__pycache__"))
    checked = check_root(str(copy), Source(), Options(pedantic=is_advice(folder.parent.name), cache=cache))
    for traceback in checked.tracebacks:
        print(traceback)
    findings = [one for one in checked.findings if one.rule == folder.parent.name or not is_advice(one.rule)]
    return "".join(concise_line(finding, str(copy)) + "\n" for finding in findings)


class EverySignal(frozenset[str]):
    """The signals of an app, and all of those that only save a look."""

    def isdisjoint(self, other: Iterable[object]) -> bool:
        names = frozenset(other)
        saving = names & SAVING or any(str(name).startswith("refusal:") for name in names)
        return not saving and super().isdisjoint(names)


def is_advice(rule: str) -> bool:
    """Whether a rule runs only with --pedantic."""
    row = registry.find(rule)
    return row is not None and row.pedantic


@pytest.mark.parametrize("folder", CASES, ids=lambda path: "/".join(path.parts[-3:]))
def test_fixture(folder: Path, tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    found = findings_of(folder, tmp_path / "app", cache=True)
    assert findings_of(folder, tmp_path / "app", cache=True) == found, "what was kept is not what was found"
    monkeypatch.setattr(App, "signals", property(lambda app: EverySignal(signals_of(app))))
    assert findings_of(folder, tmp_path / "app") == found, "a rule waits for a signal that does not come"
    expected = folder / "expected.txt"
    if folder.name.startswith("bad"):
        if request.config.getoption("--update-expected"):
            expected.write_text(found, encoding="utf-8", newline="\n")
        assert found == expected.read_text(encoding="utf-8")
        assert f"[{folder.parent.name}]" in found, "a bad fixture shows its own rule at work"
    else:
        assert not expected.exists(), "only bad* fixtures expect findings"
        assert found == ""
