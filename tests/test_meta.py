"""The set of rules stays honest: each has its fixtures, its words, its name and its place."""

from __future__ import annotations

import re
import subprocess
import sys
from functools import cache
from pathlib import Path

import pytest

from funclint.findings import IMPACTS
from funclint.rule import AREA_OF_DIGITS, SEVERITY_OF_LETTER, Rule
from funclint.rules import registry
from funclint.rules.registry import Row
from funclint.signals import SAVING

ROOT = Path(__file__).parent.parent
FIXTURES = Path(__file__).parent / "rules"
ROWS = list(registry.rows().values())

ENGINE_ONLY = ("internal-error",)
"""Needs a crash of funclint, which no app can be a fixture of: see test_engine.py."""

NO_BAD_FIXTURE = {
    "internal-error": "see ENGINE_ONLY",
    "committed-local-settings": "needs a `.git` folder, which no fixture can hold: see test_settings_rules.py",
    "unignored-local-settings": "needs a `.git` folder, which no fixture can hold: see test_settings_rules.py",
    "secret-in-settings": "needs a key that looks real, which no fixture may hold: see test_settings_rules.py",
    "secret-in-source": "needs a key that looks real, which no fixture may hold: see test_settings_rules.py",
}
"""Rules whose bad case cannot be a fixture, with the reason."""

SIGNAL = re.compile(
    r"engine|entry|functions|connection|percent|v1|target-python|no-requirements|requirement-place|requirements-error|"
    r"requirements-encoding|azure-functions-limit|third-party|undeclared|secret-file|"
    r"(file|type|failure|import|call|requirement|refusal):[\w.*-]+"
)

each_rule = pytest.mark.parametrize("row", ROWS, ids=lambda row: row.name)


@cache
def rule_of(row: Row) -> Rule:
    return registry.load_rule(row)


def test_the_registry_is_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "generate_registry.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_there_are_rules() -> None:
    assert len(ROWS) > 100


def test_names_and_codes_are_unique() -> None:
    assert len({row.code for row in ROWS}) == len(ROWS)
    assert len({row.module for row in ROWS}) == len(ROWS)


def test_names_and_codes_are_not_those_of_pylint() -> None:
    from pylint.lint import PyLinter

    linter = PyLinter()
    linter.load_default_plugins()
    taken = {message.symbol for message in linter.msgs_store.messages} | {
        message.msgid for message in linter.msgs_store.messages
    }
    names = {row.name for row in ROWS}
    assert len(taken) > 100
    assert not taken & (names | {row.code for row in ROWS})
    old = {name for message in linter.msgs_store.messages for _, name in message.old_names}
    assert not old & names


@each_rule
def test_place_and_code(row: Row) -> None:
    assert row.module == f"funclint.rules.{row.area}.{row.name.replace('-', '_')}"
    assert re.fullmatch(r"[EWR]\d{4}", row.code)
    assert row.code[0] in SEVERITY_OF_LETTER
    assert AREA_OF_DIGITS[row.code[1:3]] == row.area
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)+", row.name)
    assert row.name not in registry.areas()


@each_rule
def test_metadata(row: Row) -> None:
    assert row.impact in IMPACTS
    assert row.confidence in ("high", "medium", "low")
    assert row.refused_by in (None, "worker", "host")
    assert re.fullmatch(r"\d+\.\d+\.\d+", row.since)
    assert [signal for signal in row.when if signal not in SAVING and not SIGNAL.fullmatch(signal)] == []


@each_rule
def test_words(row: Row) -> None:
    docs = rule_of(row).docs
    summary, _, rest = docs.partition("\n")
    assert len(summary) <= 100
    assert summary.endswith(".")
    assert summary == summary.strip()
    assert rest.strip(), "the docs say more than the summary: why it matters"
    assert not re.search(r"\b(TODO|FIXME|XXX)\b|/work\b|\.\./shared", docs)


@each_rule
def test_fixtures(row: Row) -> None:
    folder = FIXTURES / row.area / row.name
    kinds = {path.name for path in folder.iterdir() if path.is_dir()} if folder.is_dir() else set()
    needed = () if row.name in ENGINE_ONLY else ("good", "unknown")
    wanted = needed if row.name in NO_BAD_FIXTURE else ("bad", *needed)
    assert [kind for kind in wanted if not any(name.startswith(kind) for name in kinds)] == []
    assert [name for name in kinds if not name.startswith(("bad", "good", "unknown"))] == []


def test_exceptions_are_needed() -> None:
    assert set(NO_BAD_FIXTURE) <= {row.name for row in ROWS}
    assert [name for name in NO_BAD_FIXTURE if any(FIXTURES.glob(f"*/{name}/bad*"))] == []


def test_every_folder_of_fixtures_is_of_a_rule() -> None:
    folders = {f"{path.parent.name}/{path.name}" for path in FIXTURES.glob("*/*") if path.is_dir()}
    assert folders - {f"{row.area}/{row.name}" for row in ROWS} == set()


def test_fixtures_hold_nothing_that_checkouts_lose() -> None:
    names = [path for path in FIXTURES.rglob("*") if path.name in (".git", ".hg")]
    assert names == []
    folded = [str(path).casefold() for path in FIXTURES.rglob("*")]
    assert len(set(folded)) == len(folded), "names that differ only by case"


def test_modules_are_short() -> None:
    written = [
        path
        for path in (ROOT / "funclint").rglob("*.py")
        if not path.stem.endswith("_table") and "checks" not in path.parts
    ]
    lengths = {str(path.relative_to(ROOT)): path.read_text(encoding="utf-8").count("\n") for path in written}
    assert {name: length for name, length in lengths.items() if length >= 300} == {}
