"""The edit that hides one finding with a reason: a comment in Python, an entry of the configuration for other files.

An edit is only offered when the suppressions, read from the edited text, would hide the finding.
"""

from __future__ import annotations

import json
import os
import re
from itertools import islice
from typing import TYPE_CHECKING

from funclint.comments import Blocks, read_pragmas
from funclint.config import ALWAYS
from funclint.edits import EditableText
from funclint.files.source import Source, SourceError
from funclint.findings import Edit, Span
from funclint.fixes import is_readable
from funclint.paths import relative_path
from funclint.run import Options, open_app
from funclint.server.json_places import pointer_at
from funclint.suppression import Suppressions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Finding

REASON = "reason"
"""What the edit writes for the reason, to be overwritten."""

MAXIMUM_TRIES = 8

OWN_FILE = "funclint.toml"

HEADER = re.compile(r"(?m)^[ \t]*\[[ \t]*tool[ \t]*\.[ \t]*funclint[ \t]*\][^\n]*(?:\n|\Z)")
TABLE = re.compile(r"(?m)^[ \t]*\[")
LIST = re.compile(r"(?m)^[ \t]*[\"']?ignore-findings[\"']?[ \t]*=[ \t]*\[")


def suppression(app: App, finding: Finding) -> Edit | None:
    """The edit that hides a finding of an app, or None. It may be in a file that does not exist yet."""
    if finding.rule in ALWAYS:
        return None
    tries = _comments(app, finding) if finding.span.path.endswith(".py") else _entries(app, finding)
    return next((edit for edit in islice(tries, MAXIMUM_TRIES) if _hides(app, finding, edit)), None)


def _hides(app: App, finding: Finding, edit: Edit) -> bool:
    path = edit.span.path
    try:
        file = EditableText(path, _data(app, path))
        start = file.offset(edit.span.line, edit.span.column)
        end = file.offset(edit.span.end_line, edit.span.end_column)
        data = file.encoded(file.text[:start] + edit.text + file.text[end:])
    except ValueError:
        return False
    if is_readable(path, _data(app, path)) and not is_readable(path, data):
        return False  # a comment behind a backslash, say
    edited = open_app(app.root, Source({**app.source.overlay, path: data}), Options())
    return len(edited.config.problems) <= len(app.config.problems) and Suppressions(edited).hides(finding)


def _data(app: App, path: str) -> bytes:
    try:
        return app.source.read(path)
    except SourceError:
        return b""


def _comments(app: App, finding: Finding) -> Iterator[Edit]:
    """Comments on the finding's lines, then on those of the decorators and `def` around it."""
    path, first = finding.span.path, finding.span.line
    data = _data(app, path)
    try:
        file = EditableText(path, data)
    except ValueError:
        return
    lines = [first, finding.span.end_line]
    for header in reversed(Blocks(data).headers(first)):
        lines += range(header.last, header.first - 1, -1)
    pragmas = [pragma for pragma in read_pragmas(path, data) if pragma.action == "ignore" and not pragma.problem]
    for number in dict.fromkeys(line for line in lines if line <= file.line_count):
        pragma = next((one for one in pragmas if one.span.line == number), None)
        if pragma:
            column = pragma.span.column + pragma.text.index("]")
            yield Edit(Span(path, number, column, number, column), f", {finding.rule}")
        else:
            line = file.line(number).rstrip("\r\n")
            column = len(line.rstrip()) + 1
            place = Span(path, number, column, number, len(line) + 1)
            yield Edit(place, f"  # funclint: ignore[{finding.rule}] {REASON}")


def _entries(app: App, finding: Finding) -> Iterator[Edit]:
    """An entry of `ignore-findings`, in the list that is there or in a new one."""
    path = app.config.path or app.path("pyproject.toml")
    if not app.source.is_file(path):
        path = app.path(OWN_FILE)
    folder = os.path.dirname(path)
    shown = relative_path(finding.span.path, folder)
    pointers = [""]
    document = next((one for one in (app.host_json, app.local_settings) if one and one.path == finding.span.path), None)
    if document is not None and document.data is not None:
        pointer = pointer_at(document, finding.span.line, finding.span.column)
        pointers = [f"#{pointer}", ""] if pointer else [""]
    try:
        file = EditableText(path, _data(app, path))
    except ValueError:
        return
    for pointer in pointers:
        entry = json.dumps(f"{shown}{pointer}:{finding.rule}", ensure_ascii=False)
        for offset, text in _insertions(file.text, path.endswith("pyproject.toml"), entry):
            before = file.text[:offset]
            line = before.count("\n") + 1
            column = offset - (before.rfind("\n") + 1) + 1
            yield Edit(Span(path, line, column, line, column), text)


def _insertions(text: str, is_pyproject: bool, entry: str) -> Iterator[tuple[int, str]]:
    """Offsets in the text of a configuration with what to insert there, the likeliest first."""
    header = HEADER.search(text) if is_pyproject else None
    start = header.end() if header else 0
    end = TABLE.search(text, start)
    found = LIST.search(text, start, end.start() if end else len(text))
    if found and (header or not is_pyproject):
        rest = text[found.end() :]
        if re.match(r"[ \t]*(?:#[^\n]*)?\n", rest):
            yield found.end(), f"\n    {entry},  # {REASON}"
        else:
            yield found.end(), entry if rest.lstrip().startswith("]") else f"{entry}, "
        return
    lines = f"ignore-findings = [\n    {entry},  # {REASON}\n]\n"
    if is_pyproject and not header:
        gap = "" if not text else "\n" if text.endswith("\n") else "\n\n"
        yield len(text), f"{gap}[tool.funclint]\n{lines}"
    else:
        yield start, ("" if not header or header[0].endswith("\n") else "\n") + lines
