"""The server shows what the command line reports, for every fixture with findings at once."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path
from typing import NamedTuple

import pytest
from command_line import ROOT
from editor import Editor, path_of
from lsprotocol import types

from funclint.cli import main

FOLDERS = sorted(path for path in (ROOT / "tests" / "rules").glob("*/*/bad*") if path.is_dir())
SEVERITIES = {"error": 1, "warning": 2, "info": 3}
OPENED = 60
"""Modules that are opened too: then they come from the editor and no longer from the disk."""


class Shown(NamedTuple):
    """One finding as both can say it; columns from 0 in characters."""

    path: str
    rule: str
    severity: int
    start: tuple[int, int]
    end: tuple[int, int]
    message: str
    related: int


@pytest.fixture(scope="module")
def reported(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Counter[Shown]]:
    """What the command line reports, by path."""
    file = tmp_path_factory.mktemp("reported") / "findings.json"
    assert main(["check", "--format", "json", "--output-file", str(file), *map(str, FOLDERS)]) == 1
    found: dict[str, Counter[Shown]] = {}
    for one in json.loads(file.read_text(encoding="utf-8"))["findings"]:
        path = str(Path.cwd() / one["path"])
        message = f"{one['message']}\nhelp: {one['help']}" if one["help"] else one["message"]
        shown = Shown(
            path, one["rule"], SEVERITIES[one["severity"]],
            place(path, one["line"], one["column"]), place(path, one["end_line"], one["end_column"]),
            message, len(one["related"]),
        )  # fmt: skip
        found.setdefault(path, Counter())[shown] += 1
    return found


def place(path: str, line: int, column: int) -> tuple[int, int]:
    """A place from 0; what is behind the end of a line becomes its end, as editors have it."""
    if Path(path).is_dir():
        return line - 1, column - 1
    lines = re.split(r"\r\n?|\n", Path(path).read_bytes().decode("utf-8", "replace"))
    if line > len(lines):
        return len(lines) - 1, len(lines[-1])
    return line - 1, min(column - 1, len(lines[line - 1]))


def as_shown(parameters: types.PublishDiagnosticsParams) -> Counter[Shown]:
    """What the server publishes of a file."""
    path = path_of(parameters.uri)
    return Counter(
        Shown(
            path, str(one.code), int(one.severity or 0),
            (one.range.start.line, one.range.start.character), (one.range.end.line, one.range.end.character),
            one.message, len(one.related_information or ()),
        )
        for one in parameters.diagnostics
    )  # fmt: skip


def test_the_server_shows_what_the_command_line_reports(reported: dict[str, Counter[Shown]]) -> None:
    editor = Editor(*FOLDERS, encodings=["utf-32"])
    editor.wait(lambda: "end" in editor.progress)
    shown = {path: found for path, one in editor.shown.items() if (found := as_shown(one))}
    assert sum(map(len, reported.values())) > 500
    assert differences(reported, shown) == []
    paths = [Path(path) for path in reported if path.endswith(".py") and is_text(Path(path))]
    for path in paths[:: max(1, len(paths) // OPENED)]:
        editor.open(path, path.read_bytes().decode())
        editor.wait_for_version(path, 1)
        expected = {one: found for one, found in reported.items() if Path(one).parent == path.parent}
        now = {one: as_shown(editor.shown[one]) for one in expected}
        assert differences(expected, now) == []
        editor.close(path)
    assert editor.leave() == (0, "")


def is_text(path: Path) -> bool:
    """Whether an editor has no need to guess the encoding."""
    try:
        return "\r" not in re.sub("\r\n", "\n", path.read_bytes().decode())
    except UnicodeDecodeError:
        return False


def differences(reported: dict[str, Counter[Shown]], shown: dict[str, Counter[Shown]]) -> list[str]:
    """What only one of both says."""
    found = []
    for path in sorted({*reported, *shown}):
        one, other = reported.get(path, Counter()), shown.get(path, Counter())
        if one != other:
            found.append(f"{path}: lacks {[*(one - other)]}, has {[*(other - one)]}")
    return found
