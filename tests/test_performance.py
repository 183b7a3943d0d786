"""The script that measures: it runs, its edits are edits that a cache notices, and it finds its place on the page."""

from __future__ import annotations

import ast
import importlib.util
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest
from command_line import ROOT

BENCHMARKS = ROOT / "benchmarks"

pytestmark = pytest.mark.skipif(not hasattr(os, "wait4"), reason="measures what a process took as Unix tells it")


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """benchmarks/performance.py."""
    sys.path.insert(0, str(BENCHMARKS))
    spec = importlib.util.spec_from_file_location("performance", BENCHMARKS / "performance.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(BENCHMARKS))


def test_a_small_run() -> None:
    command = [sys.executable, str(BENCHMARKS / "performance.py"), "--pairs", "1", "--sizes", "2"]
    done = subprocess.run(command, capture_output=True, text=True, check=True, env={**os.environ, "PATH": os.defpath})
    rows = [[cell.strip() for cell in line.split("|")[1:-1]] for line in done.stdout.splitlines() if line[:3] == "| 2"]
    names = [row[2] for row in rows]
    assert names[:3] == ["`funclint check --no-cache`", "`funclint index --no-cache`", "Python that does nothing"]
    assert names[-4:] == ["nothing edited", "a comment edited", "a constant in a body edited", "a function added"]
    assert all(float(cell) > 0 for row in rows for cell in row[3:])
    assert "Not there, and so not measured: " in done.stdout
    assert "the real worker" in done.stdout.partition("Not there")[2].partition("\n")[0]
    assert "seconds of processor time with the plugin" in done.stdout


@pytest.mark.parametrize("size", [2, 20])
def test_edits(script: ModuleType, tmp_path: Path, size: int) -> None:
    script.write_app(tmp_path, size)
    dumps = {}
    for name, edit in script.EDITS.items():
        if edit is not None:
            editing = script.Editing(tmp_path, edit)
            editing.again()
            once = editing.path.read_text(encoding="utf-8")
            editing.again()
            assert editing.path.read_text(encoding="utf-8") not in (once, editing.text)
            dumps[name] = ast.dump(ast.parse(once))
            editing.path.write_text(editing.text, encoding="utf-8")
            plain = ast.dump(ast.parse(editing.text))
    assert [name for name, dump in dumps.items() if dump == plain] == ["a comment edited"]
    assert len(set(dumps.values())) == 3


def test_a_command_that_fails_is_no_figure(script: ModuleType, tmp_path: Path) -> None:
    bench = script.Bench(tmp_path, 1, [2], None)
    broken = script.Command("broken", [sys.executable, "-c", "raise SystemExit(3)"])
    with pytest.raises(RuntimeError, match="exit status 3"):
        bench.against_parse(broken, str(tmp_path), 1)


def test_the_page_has_a_place_for_the_figures(script: ModuleType) -> None:
    page = script.PAGE.read_text(encoding="utf-8")
    once = script.rewritten(page, "figures")
    assert f"{script.BEGIN}\nfigures\n{script.END}" in once
    assert script.rewritten(once, "others") == once.replace("figures\n" + script.END, "others\n" + script.END)
    with pytest.raises(ValueError, match="no markers"):
        script.rewritten("a page", "figures")
