"""Options of the test command."""

from __future__ import annotations

import pytest

from funclint.deployment import today


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-expected` rewrites what fixtures expect, to be reviewed in the difference."""
    parser.addoption("--update-expected", action="store_true", help="rewrite expected.txt of the fixtures of rules")


@pytest.fixture(autouse=True)
def _own_cache(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> None:
    """The user's own cache is neither used nor written."""
    monkeypatch.setenv("FUNCLINT_CACHE_DIR", str(tmp_path_factory.getbasetemp() / "cache"))


@pytest.fixture(autouse=True)
def _fixed_day(monkeypatch: pytest.MonkeyPatch) -> None:
    """What depends on dates is the same whenever the tests run."""
    monkeypatch.setattr(today, "today", lambda: "2026-11-23")
