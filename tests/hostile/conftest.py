"""Runs with a limit of processor time and memory, and apps on disk."""

from __future__ import annotations

import json
import os
import sys
import time
from typing import TYPE_CHECKING, Any

import pytest
from limits import limited

from funclint import cli

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

sys.path.insert(0, os.path.dirname(__file__))

SECONDS = 10
"""Processor time for one test; what is tried here takes a tenth of it, or for ever."""


@pytest.fixture(autouse=True)
def limits() -> Iterator[None]:
    """Ends a test that takes too long or too much."""
    with limited(SECONDS):
        yield


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
