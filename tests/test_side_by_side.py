"""The comparison with other tools: its page fits what was measured, and what was judged by reading it."""

from __future__ import annotations

import importlib.util
import json
import re
import sys
from collections.abc import Iterator
from types import ModuleType
from typing import Any

import pytest
from command_line import ROOT

BENCHMARKS = ROOT / "benchmarks"
DATA: dict[str, Any] = json.loads((BENCHMARKS / "side_by_side.json").read_text(encoding="utf-8"))
REVIEW: list[dict[str, str]] = json.loads((BENCHMARKS / "side_by_side_review.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def script() -> Iterator[ModuleType]:
    """benchmarks/side_by_side.py."""
    sys.path.insert(0, str(BENCHMARKS))
    spec = importlib.util.spec_from_file_location("side_by_side", BENCHMARKS / "side_by_side.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    sys.path.remove(str(BENCHMARKS))


def test_the_page_shows_what_was_measured(script: ModuleType) -> None:
    assert script.PAGE.read_text(encoding="utf-8") == script.page(DATA, REVIEW)


def test_every_app_is_there_and_funclint_finds_its_mistake(script: ModuleType) -> None:
    apps = {app.name: app for app in script.apps()}
    assert len(DATA["apps"]) > 150
    assert [name for name in DATA["apps"] if name not in apps] == []
    assert [name for name, says in DATA["apps"].items() if "funclint" not in says] == []


def test_every_judgement_is_about_something_and_has_a_reason() -> None:
    tools = set(DATA["versions"])
    for row in REVIEW:
        assert row["tool"] in tools, row
        assert row["why"], row
        said = [
            one
            for name, says in DATA["apps"].items()
            if row["app"] in ("*", name)
            for one in says.get(row["tool"], ())
            if one[0] == row["what"]
        ]
        assert said, row


def test_what_is_about_a_mistake(script: ModuleType) -> None:
    mistake = script.Mistake({("function_app.py", 3)}, {"orders"})
    said = script.Said
    assert script.is_about(said("rule", "anything", "function_app.py", 3), mistake)
    assert script.is_about(said("rule", "the name orders is taken", "host.json", 9), mistake)
    assert script.is_about(said("rule", "the app is not ready", "", 0), mistake)
    assert not script.is_about(said("rule", "orders_bp is not", "function_app.py", 4), mistake)
    assert not script.is_about(said("rule", "anything", "other.py", 3), mistake)


def test_what_stands_in_the_page_is_what_the_environment_gets() -> None:
    text = (BENCHMARKS / "other_tools.py").read_text(encoding="utf-8")
    pinned = dict(re.findall(r'"([\w-]+)==([\d.]+)"', text))
    measured = {name: version for name, version in DATA["versions"].items() if version}
    assert measured == {name: pinned[name] for name in measured}
