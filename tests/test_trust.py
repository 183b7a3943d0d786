"""The code under check is never imported or run; nothing is sent, started or written."""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

if sys.version_info >= (3, 11):
    import tomllib
else:
    import tomli as tomllib

ROOT = Path(__file__).resolve().parent.parent
MARK = "open({!r}, 'a').write(__name__ + '\\n')\n"
APP = (
    "import azure.functions as func\nimport helper\n\napp = func.FunctionApp()\n\n\n@app.route('x')\ndef f(req): pass\n"
)
STANDARD = "json ast re os abc enum typing bisect marshal difflib tokenize warnings gc argparse hashlib tomllib".split()
THIRD = "tomli packaging pathspec jsonschema tree_sitter tree_sitter_json pylint astroid azure".split()
"""Names that funclint imports, or might."""

EARLY = frozenset("re os abc enum typing warnings".split())
"""What `python -m` itself imports from the current folder, before it comes to funclint; `python -P -m` does not."""


def environment(**more: str) -> dict[str, str]:
    """As for `command_line`, with this checkout and no byte code written."""
    return {**os.environ, "NO_COLOR": "1", "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1", **more}


def state(folder: Path) -> dict[str, tuple[str, int]]:
    """Everything in a folder: contents, and when it was changed."""
    found = {}
    for path in sorted(folder.rglob("*")):
        content = path.read_bytes() if path.is_file() else b""
        found[str(path)] = (hashlib.sha256(content).hexdigest(), path.stat().st_mtime_ns)
    return found


@pytest.fixture
def trap(tmp_path: Path) -> tuple[Path, Path]:
    """An app of which every module, if it is run, leaves its name in a file; and that file."""
    mark = tmp_path / "mark"
    root = tmp_path / "app"
    names = [*STANDARD, *THIRD, "helper", "conftest", "setup", "sitecustomize", "usercustomize", "noxfile"]
    for name in [f"{name}.py" for name in names] + ["azure/functions/__init__.py", "f/__init__.py", "tests/test_x.py"]:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(MARK.format(str(mark)))
    (root / "function_app.py").write_text(MARK.format(str(mark)) + APP)
    (root / "host.json").write_text('{"version": "2.0"}')
    (root / "pyproject.toml").write_text("[tool.funclint]\npedantic = true\n[tool.pylint.main]\ninit-hook = '1 / 0'\n")
    (root / "f" / "function.json").write_text('{"bindings": [{"type": "httpTrigger", "name": "req"}]}')
    return root, mark


@pytest.mark.parametrize("start", ["module", "script"])
@pytest.mark.parametrize("arguments", [["check", "."], ["index", "."], ["package", "--list"], ["check", "--diff", "."]])
def test_the_code_under_check_is_not_run(trap: tuple[Path, Path], start: str, arguments: list[str]) -> None:
    root, mark = trap
    script = ["-m", "funclint"]
    for name in EARLY if start == "module" else ():
        (root / f"{name}.py").unlink()
    if start == "script":
        (root.parent / "funclint-script").write_text("import sys\nfrom funclint.cli import main\nsys.exit(main())\n")
        script = [str(root.parent / "funclint-script")]
    command = [sys.executable, *script, *arguments]
    done = subprocess.run(command, cwd=root, env=environment(), capture_output=True, text=True, check=False)
    assert (done.returncode in (0, 1), "Traceback" in done.stderr) == (True, False)
    assert not mark.exists(), mark.read_text()


def test_nothing_is_sent_started_or_written(tmp_path: Path) -> None:
    apps = tmp_path / "apps"
    shutil.copytree(ROOT / "tests" / "rules", apps / "rules", ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copytree(ROOT / "examples", apps / "examples", ignore=shutil.ignore_patterns("__pycache__"))
    allowed = tmp_path / "allowed"
    allowed.mkdir()
    formats = ["concise", "json", "github", "sarif", "junit", "markdown"]
    outputs = [part for name in formats for part in ("--format", name, "--output-file", str(allowed / name))]
    here = str(apps)
    commands = [
        [here, "check", "--pedantic", *outputs, "."],
        [here, "check", "--diff", "examples"],
        [here, "index", "examples"],
        [here, "index", "--format", "json", "."],
        [here, "package", "--list", "examples"],
        [here, "explain", "duplicate-route"],
        [here, "explain-schedule", "0 */5 * * * *"],
        [here, "rules", "--format", "json"],
        [here, "baseline", "write", "--baseline", str(allowed / "baseline.json"), "examples"],
        [str(apps / "examples" / "clean"), "check"],
    ]
    before = state(apps)
    report = tmp_path / "report.json"
    command = [sys.executable, str(ROOT / "tests" / "watched_run.py"), str(apps), str(allowed), str(report)]
    lines = "\n".join(map(json.dumps, commands))
    cache = environment(FUNCLINT_CACHE_DIR=str(allowed / "cache"))
    done = subprocess.run(command, input=lines, env=cache, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, done.stderr[-2000:]
    seen: dict[str, Any] = json.loads(report.read_text())
    assert seen["events"] == []
    assert seen["modules"] == []
    assert set(seen["statuses"]) == {0, 1}
    assert state(apps) == before
    assert (allowed / "json").stat().st_size > 100_000


@pytest.mark.parametrize(
    ("act", "event"),
    [
        ("import socket; socket.socket()", "socket."),
        ("import subprocess; subprocess.run(['true'])", "subprocess.Popen"),
        ("open('x', 'w')", "open to write"),
        ("import os; os.mkdir('x')", "os.mkdir"),
        ("exec(compile('1', os.path.join(os.getcwd(), 'y.py'), 'exec'))", "exec"),
    ],
)
def test_the_watch_sees_what_it_is_for(tmp_path: Path, act: str, event: str) -> None:
    apps = tmp_path / "apps"
    apps.mkdir()
    watched = tmp_path / "watched.py"
    text = (ROOT / "tests" / "watched_run.py").read_text()
    watched.write_text(text.replace("statuses.append(cli.main(command))", act))
    command = [sys.executable, str(watched), str(apps), str(tmp_path / "allowed"), str(tmp_path / "report")]
    subprocess.run(command, input=json.dumps([str(apps)]), env=environment(), encoding="utf-8", check=True)
    assert any(one.startswith(event) for one in json.loads((tmp_path / "report").read_text())["events"])


def test_the_lock_has_what_the_project_needs() -> None:
    """Names and bounds of pyproject.toml hold in requirements.lock, and each entry has hashes and no address."""
    from packaging.requirements import Requirement

    text = (ROOT / "requirements.lock").read_text(encoding="utf-8")
    assert "://" not in text
    entries = re.findall(r"(?m)^([^\s#].*?) \\\n((?:    --hash=sha256:[0-9a-f]{64}(?: \\)?\n)+)", text)
    assert len(entries) == len(re.findall(r"(?m)^[^\s#]", text))
    locked: dict[str, list[str]] = {}
    for entry, _ in entries:
        requirement = Requirement(entry)
        locked.setdefault(requirement.name, []).append(str(requirement.specifier).removeprefix("=="))
    wanted = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["dependencies"]
    for line in wanted:
        requirement = Requirement(line)
        versions = locked.get(requirement.name, [])
        assert versions, f"{requirement.name} is not locked"
        assert all(requirement.specifier.contains(version) for version in versions), line
