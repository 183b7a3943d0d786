"""Many apps in one call: one after the other or in processes, with one outcome and no more memory than for one."""

from __future__ import annotations

import gc
import multiprocessing
import os
import shutil
import signal
import subprocess
import sys
import time
import weakref
from pathlib import Path
from typing import Any

import pytest
from command_line import ROOT, run

from funclint import run as runs
from funclint.files.source import Source
from funclint.reporters import FORMATS

FIXTURES = sorted((ROOT / "tests" / "rules").glob("*/*/bad*"))[::25]

forks = pytest.mark.skipif(multiprocessing.get_start_method() != "fork", reason="processes inherit what is patched")
has_terminals = pytest.mark.skipif(os.name == "nt", reason="needs a pseudo-terminal and process groups")


@pytest.fixture
def apps(tmp_path: Path) -> Path:
    """A folder with a dozen apps that have findings."""
    for number, fixture in enumerate(FIXTURES[:12]):
        shutil.copytree(fixture, tmp_path / "apps" / f"{number:02} {fixture.parent.name}")
    return tmp_path / "apps"


@pytest.fixture
def three(tmp_path: Path) -> list[str]:
    """Roots of three apps."""
    for name in ("a", "b", "c"):
        shutil.copytree(ROOT / "examples" / "guide_cosmos", tmp_path / "three" / name)
    return [str(tmp_path / "three" / name) for name in ("a", "b", "c")]


@pytest.mark.parametrize("name", FORMATS)
def test_processes_change_no_byte(name: str, apps: Path) -> None:
    alone, together = (run("check", "--no-cache", "--format", name, "-j", jobs, cwd=apps) for jobs in ("1", "3"))
    assert (together.stdout, together.stderr, together.returncode) == (alone.stdout, alone.stderr, alone.returncode)
    assert sum(fixture.parent.name in alone.stdout for fixture in FIXTURES[:12]) >= 10


def crash_on(monkeypatch: pytest.MonkeyPatch, name: str, crash: Any) -> None:
    """Let funclint do `crash()` when it comes to the app in a folder of this name."""
    real = runs.check_root

    def check_root(root: str, source: Source, options: runs.Options) -> runs.CheckedApp:
        return crash() if os.path.basename(root) == name else real(root, source, options)

    monkeypatch.setattr(runs, "check_root", check_root)


@pytest.mark.parametrize("jobs", [1, pytest.param(2, marks=forks)])
def test_a_crash_on_one_app_leaves_the_others(jobs: int, three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    def crash() -> None:
        raise ValueError("".join(["hid", "den"]))

    crash_on(monkeypatch, "b", crash)
    done: list[int] = []
    checked = runs.check_roots(three, Source(), runs.Options(), jobs, done.append)
    assert [[finding.rule for finding in app.findings] for app in checked] == [
        ["parameter-without-binding"], ["internal-error"], ["parameter-without-binding"],
    ]  # fmt: skip
    assert checked[1].findings[0].span.path == os.path.join(three[1], "host.json")
    assert "ValueError" in checked[1].tracebacks[0]
    assert "hidden" not in repr(checked)
    assert runs.Run(checked, three[0], Source()).status == 2
    assert done == [1, 2, 3]


@forks
def test_a_process_that_dies_takes_only_its_app(three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    crash_on(monkeypatch, "a", lambda: os.kill(os.getpid(), signal.SIGKILL))
    checked = runs.check_roots(three, Source(), runs.Options(), 2, lambda _: None)
    assert [app.findings[0].rule for app in checked] == ["internal-error", *["parameter-without-binding"] * 2]
    assert "the process died (exit status -9)" in checked[0].findings[0].message
    assert multiprocessing.active_children() == []


@forks
def test_processes_that_die_one_after_the_other(three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runs, "check_root", lambda *_: os._exit(7))
    checked = runs.check_roots(three, Source(), runs.Options(), 2, lambda _: None)
    assert [app.root for app in checked] == three
    assert all("(exit status 7)" in app.findings[0].message for app in checked)


def test_what_an_app_took_is_freed_after_its_turn(three: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    alive: list[int] = []
    sources: list[weakref.ref[Source]] = []
    real = runs.check_opened

    def check_opened(app: Any, options: runs.Options) -> runs.CheckedApp:
        alive.append(sum(source() is not None for source in sources))
        sources.append(weakref.ref(app.source))
        return real(app, options)

    monkeypatch.setattr(runs, "check_opened", check_opened)
    monkeypatch.setattr(runs, "NEW_OBJECTS", 0)
    gc.disable()  # as on the command line
    try:
        runs.check_roots(three, Source(), runs.Options(), 1, lambda _: None)
    finally:
        gc.unfreeze()
        gc.enable()
    assert alive == [0, 0, 0]


START = """
import os, sys, time
from funclint import cli, output, run
output.PROGRESS_AFTER = -1
if {slow!r}:
    def check_root(*_):
        os.write(2, b"at work\\n")
        time.sleep(100)
    run.check_root = check_root
sys.argv[0] = "funclint"
cli.command()
"""


def start(roots: list[str], jobs: str, stderr: int, slow: bool = False) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", START.format(slow=slow), "check", "--no-cache", "-j", jobs, *roots]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    return subprocess.Popen(
        command, env=environment, stdout=subprocess.PIPE, stderr=stderr, encoding="utf-8", start_new_session=True
    )


@has_terminals
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_progress_on_a_terminal(jobs: str, three: list[str]) -> None:
    ours, theirs = os.openpty()
    process = start(three, jobs, theirs)
    out, _ = process.communicate(timeout=60)
    os.close(theirs)
    shown = os.read(ours, 10_000).decode()
    os.close(ours)
    assert shown == "".join(f"\rchecked {number} of 3 apps" for number in (1, 2, 3)) + "\r\033[K"
    assert "in 3 apps" in out
    assert "checked" not in out


@has_terminals
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_no_progress_in_a_pipe(jobs: str, three: list[str]) -> None:
    _, err = start(three, jobs, subprocess.PIPE).communicate(timeout=60)
    assert err == ""


@forks
@has_terminals
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_interrupted(jobs: str, three: list[str]) -> None:
    process = start(three, jobs, subprocess.PIPE, slow=True)
    assert process.stderr
    for _ in range(int(jobs)):
        assert process.stderr.readline() == "at work\n"
    begin = time.monotonic()
    os.killpg(process.pid, signal.SIGINT)  # as a terminal does
    out, err = process.communicate(timeout=60)
    assert (process.returncode, out, err) == (130, "", "")
    assert time.monotonic() - begin < 10
    with pytest.raises(ProcessLookupError):  # nobody is left
        os.killpg(process.pid, 0)
