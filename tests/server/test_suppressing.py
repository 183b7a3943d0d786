"""The edit that hides a finding, in all the places where it can stand."""

from __future__ import annotations

from pathlib import Path

import pytest
from editor import HOST

from funclint.edits import EditableText
from funclint.files.source import Source
from funclint.run import Options, check_opened, open_app
from funclint.server.suppressing import suppression

RULE = "host-json-version"
ENTRY = f'"host.json#/version:{RULE}"'
BROKEN = HOST.replace('"2.0"', "2.0")


def after_suppressing(folder: Path, rule: str) -> tuple[str, str] | None:
    """Name and text of the file that the edit for the one finding of a rule changes; the finding has to be gone."""
    app = open_app(str(folder), Source(), Options())
    finding = next(one for one in check_opened(app, Options()).findings if one.rule == rule)
    edit = suppression(app, finding)
    if edit is None:
        return None
    path = Path(edit.span.path)
    file = EditableText(str(path), path.read_bytes() if path.exists() else b"")
    start, end = (
        file.offset(edit.span.line, edit.span.column),
        file.offset(edit.span.end_line, edit.span.end_column),
    )
    text = file.text[:start] + edit.text + file.text[end:]
    path.write_text(text, encoding="utf-8", newline="")
    again = check_opened(open_app(str(folder), Source(), Options()), Options())
    assert rule not in [one.rule for one in again.findings]
    return path.relative_to(folder).as_posix(), text


@pytest.mark.parametrize(
    ("name", "before", "after"),
    [
        (None, "", f"ignore-findings = [\n    {ENTRY},  # reason\n]\n"),
        ("funclint.toml", "pedantic = true\n[settings]\nA = 'b'\n",
         f"ignore-findings = [\n    {ENTRY},  # reason\n]\npedantic = true\n[settings]\nA = 'b'\n"),
        ("pyproject.toml", "[project]\nname = 'a'",
         f"[project]\nname = 'a'\n\n[tool.funclint]\nignore-findings = [\n    {ENTRY},  # reason\n]\n"),
        ("pyproject.toml", "[tool.funclint]\npedantic = true\n[x]\n",
         f"[tool.funclint]\nignore-findings = [\n    {ENTRY},  # reason\n]\npedantic = true\n[x]\n"),
        ("pyproject.toml", "[tool.funclint]\nignore-findings = []\n",
         f"[tool.funclint]\nignore-findings = [{ENTRY}]\n"),
        ("pyproject.toml", "[tool.funclint]\nignore-findings = ['a.json:no-function-app']\n",
         f"[tool.funclint]\nignore-findings = [{ENTRY}, 'a.json:no-function-app']\n"),
        ("pyproject.toml", "[tool.funclint]\nignore-findings = [\n    'a.json:no-function-app',\n]\n",
         f"[tool.funclint]\nignore-findings = [\n    {ENTRY},  # reason\n    'a.json:no-function-app',\n]\n"),
    ],
)  # fmt: skip
def test_an_entry_of_the_configuration(tmp_path: Path, name: str | None, before: str, after: str) -> None:
    (tmp_path / "host.json").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "function_app.py").write_text("import azure.functions as func\napp = func.FunctionApp()\n")
    if name:
        (tmp_path / name).write_text(before, encoding="utf-8")
    assert after_suppressing(tmp_path, RULE) == (name or "funclint.toml", after)


def test_a_configuration_that_cannot_be_edited_by_its_text_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "host.json").write_text(BROKEN, encoding="utf-8")
    (tmp_path / "pyproject.toml").write_text("tool.funclint = {pedantic = true}\n", encoding="utf-8")
    assert after_suppressing(tmp_path, RULE) is None


START = "import azure.functions as func\n\napp = func.FunctionApp()\n\n\n"


@pytest.mark.parametrize(
    ("module", "line"),
    [
        ('@app.route(route="a")\ndef f(other: func.HttpRequest):\n    return ""\n',
         "def f(other: func.HttpRequest):  # funclint: ignore[parameter-without-binding] reason"),
        ('@app.route(route="a")\ndef f(other: func.HttpRequest):  # noqa\n    return ""\n',
         "def f(other: func.HttpRequest):  # noqa  # funclint: ignore[parameter-without-binding] reason"),
        ('@app.route(route="a")\ndef f(other: str):  # funclint: ignore[no-function-app] why\n    return ""\n',
         "def f(other: str):  # funclint: ignore[no-function-app, parameter-without-binding] why"),
        ('@app.route(route="a")\ndef f(\\\n    other: func.HttpRequest, \\\n    ):\n    return ""\n',
         "    ):  # funclint: ignore[parameter-without-binding] reason"),
    ],
)  # fmt: skip
def test_a_comment(tmp_path: Path, module: str, line: str) -> None:
    (tmp_path / "host.json").write_text(HOST, encoding="utf-8")
    (tmp_path / "function_app.py").write_text(START + module, encoding="utf-8")
    changed = after_suppressing(tmp_path, "parameter-without-binding")
    assert changed is not None
    assert changed[0] == "function_app.py"
    assert line in changed[1].split("\n")


def test_what_cannot_be_ignored_has_no_edit(tmp_path: Path) -> None:
    (tmp_path / "host.json").write_text(HOST, encoding="utf-8")
    (tmp_path / "funclint.toml").write_text("no-such-key = 1\n", encoding="utf-8")
    assert after_suppressing(tmp_path, "invalid-configuration") is None
