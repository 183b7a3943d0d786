"""What docs/first-hour.md shows is what comes out, step by step."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest
from command_line import ROOT, run

PAGE = ROOT / "docs" / "first-hour.md"
TEXT = PAGE.read_text(encoding="utf-8")
FILES = dict(re.findall(r'^```\w+ title="([^"]+)"\n(.*?)^```$', TEXT, re.DOTALL | re.MULTILINE))
OUTPUTS = re.findall(r"^```text\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)
CODE = re.findall(r"^```python\n(.*?)^```$", TEXT, re.DOTALL | re.MULTILINE)


@pytest.fixture
def app(tmp_path: Path) -> Path:
    """The page's app, in a repository that ignores local.settings.json as the page's reader would have it."""
    for name, content in FILES.items():
        (tmp_path / name).write_text(content, encoding="utf-8")
    (tmp_path / ".gitignore").write_text(".venv/\nlocal.settings.json\n", encoding="utf-8")
    (tmp_path / ".git").mkdir()
    return tmp_path


def edit(path: Path, old: str, new: str) -> None:
    """Replace a text that is there once."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def test_the_page_shows_what_comes_out(app: Path, request: pytest.FixtureRequest) -> None:
    module = app / "function_app.py"
    repair, suppression, addition = CODE
    seen = [run("check", cwd=app)]
    old = re.search(r"def get_order\(.*?\n\n", module.read_text(encoding="utf-8"), re.DOTALL)
    assert old
    edit(module, old[0], repair + "\n")
    (app / "requirements.txt").write_text("azure-functions\nrequests\n", encoding="utf-8")
    seen.append(run("check", "--format", "concise", cwd=app))
    edit(module, suppression.partition("  #")[0] + "\n", suppression)
    written = run("baseline", "write", cwd=app)
    assert written.returncode == 0
    known = run("check", "--baseline", "funclint-baseline.json", cwd=app)
    assert known.returncode == 0
    module.write_text(f"{module.read_text(encoding='utf-8')}\n\n{addition}", encoding="utf-8")
    gate = run("check", "--baseline", "funclint-baseline.json", "--format", "concise", cwd=app)
    assert [one.returncode for one in (*seen, gate)] == [1, 1, 1]
    outputs = [*(one.stdout for one in seen), written.stdout + known.stdout, gate.stdout]
    if request.config.getoption("--update-expected"):
        text = TEXT
        for shown, output in zip(OUTPUTS, outputs, strict=True):
            text = text.replace(f"```text\n{shown}```", f"```text\n{output}```", 1)
        PAGE.write_text(text, encoding="utf-8", newline="\n")
    else:
        assert outputs == OUTPUTS


def test_nothing_but_the_baseline_is_written(app: Path) -> None:
    before = sorted(os.listdir(app))
    run("check", cwd=app)
    run("baseline", "write", cwd=app)
    assert sorted(os.listdir(app)) == sorted([*before, "funclint-baseline.json"])
