"""The review of other people's apps, on our own examples."""

from __future__ import annotations

import importlib.util
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

from command_line import ROOT

SCRIPT = ROOT / "benchmarks" / "public_apps.py"


def review(*arguments: str) -> str:
    command = [sys.executable, str(SCRIPT), *arguments]
    return subprocess.run(command, cwd=ROOT, capture_output=True, encoding="utf-8", check=True).stdout


def test_review_and_changes(tmp_path: Path) -> None:
    apps, kept = tmp_path / "apps", str(tmp_path / "kept.json")
    for name in ("clean", "duplicate_name"):
        shutil.copytree(ROOT / "examples" / name, apps / name, ignore=shutil.ignore_patterns("__pycache__"))
    text = review(str(apps), "--json", kept)
    assert text.startswith("2 apps, 6 functions, 1 error, 0 warning, 0 info\n\n## Crashes: 0\n")
    assert "loads False: 1, loads True: 1" in text
    assert "- error `duplicate-function-name`: 1 in 1 apps\n  - apps/duplicate_name: admin.py:9 the function" in text
    assert sorted(json.loads(Path(kept).read_text(encoding="utf-8"))) == ["apps/clean", "apps/duplicate_name"]

    admin = apps / "duplicate_name" / "admin.py"
    admin.write_text(admin.read_text(encoding="utf-8").replace("def status(", "def health("), encoding="utf-8")
    changes = review(str(apps), "--compare", kept).partition("## Changes")[2].split("\n")
    assert [line.partition(": ")[2][:40] for line in changes if line] == [
        "loads False → True",
        "functions ['status', 'status'] → ['statu",
        "- admin.py duplicate-function-name: the ",
    ]


def test_crashes_are_told(tmp_path: Path) -> None:
    spec = importlib.util.spec_from_file_location("public_apps", SCRIPT)
    assert spec and spec.loader
    public_apps = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(public_apps)

    def told(code: str, timeout: float = 60) -> str | None:
        crash: str | None = public_apps.run([sys.executable, "-c", code], str(tmp_path), timeout, dict(os.environ))[1]
        return crash

    assert told("print('{}')") is None
    assert told("1 / 0") == "exit status 1 and no document: ZeroDivisionError: division by zero"
    assert told("print('{}'); raise SystemExit(2)") == "exit status 2"
    assert told("import time; time.sleep(60)", timeout=0.2) == "took more than 0.2 s"
