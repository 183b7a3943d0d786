"""Runs with a limit of processor time and memory, and apps on disk."""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from funclint import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

sys.path.insert(0, os.path.dirname(__file__))

SECONDS = 10
"""Processor time for one run; what is tried here takes a tenth of it, or for ever."""

MEMORY = 1536 * 1024 * 1024
"""Bytes that a run may take beside what the tests have already."""


class TooLong(BaseException):
    """Not caught by what contains the crashes of rules."""


@pytest.fixture(autouse=True)
def limits() -> Iterator[None]:
    """Ends a test that takes too long or too much, where the system can."""
    if sys.platform != "linux":
        yield
        return
    import resource

    def stop(*_: object) -> None:
        raise TooLong(f"more than {SECONDS} s of processor time, or waits")

    used = int(Path("/proc/self/statm").read_text().split()[0]) * resource.getpagesize()
    before = resource.getrlimit(resource.RLIMIT_AS)
    handlers = [(timer, signal.signal(number, stop)) for timer, number in TIMERS]
    resource.setrlimit(resource.RLIMIT_AS, (used + MEMORY, before[1]))
    signal.setitimer(signal.ITIMER_VIRTUAL, SECONDS)
    signal.setitimer(signal.ITIMER_REAL, 12 * SECONDS)
    try:
        yield
    finally:
        for (timer, number), (_, handler) in zip(TIMERS, handlers, strict=True):
            signal.setitimer(timer, 0)
            signal.signal(number, handler)
        resource.setrlimit(resource.RLIMIT_AS, before)


TIMERS = (
    [(signal.ITIMER_VIRTUAL, signal.SIGVTALRM), (signal.ITIMER_REAL, signal.SIGALRM)]
    if hasattr(signal, "ITIMER_VIRTUAL")
    else []
)


@pytest.fixture
def write(tmp_path: Path) -> Callable[[dict[str, Any]], Path]:
    """Writes an app to disk, with a host.json."""

    def write_app(files: dict[str, Any]) -> Path:
        root = tmp_path / "app"
        for name, content in {"host.json": '{"version": "2.0"}', **files}.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content if isinstance(content, bytes) else content.encode())
        (root / ".git").mkdir(exist_ok=True)
        return root

    return write_app


@pytest.fixture
def survives(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Callable[[Path], Any]:
    """Checks and indexes an app: no crash, one JSON document each, in time. Gives the document of the check."""

    def check(root: Path) -> Any:
        monkeypatch.chdir(root)
        documents = []
        for command in ("check", "index"):
            start = time.process_time()
            status = cli.main([command, "--format", "json", *(["--pedantic"] if command == "check" else []), "."])
            used = time.process_time() - start
            output = capsys.readouterr()
            assert (status in (0, 1), output.err) == (True, ""), f"{command}: {status} {output.out[:2000]}"
            documents.append(json.loads(output.out))
            assert used < SECONDS
        assert not [one for one in documents[0]["findings"] if one["rule"] == "internal-error"]
        return documents[0]

    return check
