"""Which binding types a bundle brings, by its id and range; and that fixes of host.json give a right host.json."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from funclint.app import App
from funclint.data.bundles_table import GENERAL, LINES
from funclint.host.bundles import Bundle, verdict
from funclint.host.nuget_range import parse_range, parse_version
from funclint.rules.registry import rule_of_module
from funclint.schema.validation import validate

FIXTURES = Path(__file__).parents[1] / "rules" / "host"


def bundle(version: str, suffix: str = "") -> Bundle:
    versions = parse_range(version)
    assert versions is not None
    document: Any = None
    return Bundle(document, "Microsoft.Azure.Functions.ExtensionBundle" + suffix, version, versions, "/x")


@pytest.mark.parametrize(
    ("version", "suffix", "kind", "expected"),
    [
        ("[4.*, 5.0.0)", "", "queueTrigger", True),
        ("[4.*, 5.0.0)", "", "SQL", True),
        ("[4.0.0, 4.5.0)", "", "table", False),
        ("[4.0.0, 4.7.0)", "", "table", False),
        ("[4.0.0, 4.7.0]", "", "table", True),
        ("[4.5.0]", "", "table", False),
        ("4.5.0", "", "table", True),  # a minimum, no pin
        ("[3.3.0, 4.0.0)", "", "sql", False),
        ("[3.0.0, 3.2.0]", "", "sql", True),
        ("[3.3.0, 4.0.0)", "", "table", True),
        ("[4.*, 5.0.0)", "", "kusto", False),
        ("[4.*, 5.0.0)", ".Preview", "kusto", True),
        ("[4.*, 5.0.0)", ".Preview", "table", False),
        ("[4.*, 5.0.0)", ".Preview", "chatBotCreate", False),
        ("[4.16.0]", ".Preview", "chatBotCreate", True),
        ("[4.*, 5.0.0)", "", "noSuchType", None),
        ("[4.0.0, 4.30.0)", "", "noSuchType", False),
        ("[6.*, 7.0.0)", "", "noSuchType", True),  # nothing is known of such a line
        ("[1.*, 2.0.0)", ".Workflows", "noSuchType", True),
    ],
)
def test_verdict(version: str, suffix: str, kind: str, expected: bool | None) -> None:
    assert verdict(bundle(version, suffix), kind)[0] is expected


def test_table_is_consistent() -> None:
    for (name, major), (oldest, newest, types) in LINES.items():
        assert name.startswith(GENERAL)
        low, high = parse_version(oldest), parse_version(newest)
        assert low and high and low[0] == high[0] == major
        for kind, (first, last) in types.items():
            start, end = parse_version(first), parse_version(last or newest)
            assert kind == kind.lower()
            assert start and end and low <= start <= end <= high, kind


@pytest.mark.parametrize(
    ("rule", "case"),
    [
        ("host-json-version", "bad_number"),
        ("host-json-version", "bad_missing"),
        ("extension-bundle-missing", "bad"),
        ("outdated-extension-bundle", "bad"),
        ("surprising-time-span", "bad"),
    ],
)
def test_fixes(rule: str, case: str, tmp_path: Path) -> None:
    folder = tmp_path / "app"
    shutil.copytree(FIXTURES / rule / case, folder)
    check = rule_of_module(f"funclint.rules.host.{rule.replace('-', '_')}").check
    before = list(check(App(str(folder))))
    edits = sorted((edit for report in before if report.fix for edit in report.fix.edits), reverse=True)
    assert edits
    lines = (folder / "host.json").read_text("utf-8").splitlines(keepends=True)
    for span, text in edits:
        assert span.line == span.end_line
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    (folder / "host.json").write_text("".join(lines), encoding="utf-8")
    assert validate(json.loads("".join(lines)), "host") == []
    without_fix = [report for report in before if not report.fix]
    assert len(list(check(App(str(folder))))) == len(without_fix)
