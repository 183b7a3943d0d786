"""Mutated inputs for every reader and for whole apps; the same ones in every run, so that a failure is a change.

`FUNCLINT_FUZZ=20` tries twenty times as many, each time others; `python tools/fuzz.py` goes on by coverage.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

import pytest
from fuzz_targets import SECONDS, TARGETS, Broken, check_files
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from limits import limited

if TYPE_CHECKING:
    from fuzz_targets import Target

FACTOR = int(os.environ.get("FUNCLINT_FUZZ", "0"))
SLOW = frozenset(
    "module host local-settings function-json requirements pyproject funcignore dockerfile function-module app".split()
)
"""Targets that check a whole app for each input."""


@st.composite
def mutated(draw: Any, target: Target, seeds: list[bytes]) -> bytes:
    """A seed of a target with parts taken out, doubled, or replaced by words that matter or by noise."""
    data: bytes = draw(st.sampled_from(seeds))
    words = st.sampled_from([word.encode() for word in target.words])
    inserted = st.one_of(words, st.binary(max_size=6), st.builds(lambda word, n: word * n, words, st.integers(2, 400)))
    for place, length, text in draw(st.lists(st.tuples(st.floats(0, 1), st.integers(0, 40), inserted), max_size=5)):
        start = int(place * len(data))
        data = data[:start] + text + data[start + length :]
    return data


def _few(seeds: list[bytes]) -> list[bytes]:
    """Not all fixtures of the rules: whoever changes one of them does not change what is tried."""
    return seeds[:: max(1, len(seeds) // 40)]


@pytest.mark.parametrize("name", TARGETS)
def test_mutated_inputs(name: str) -> None:
    target = TARGETS[name]
    count = 10 if name == "command-line" else 25 if name in SLOW else 100

    @settings(
        max_examples=count * max(1, FACTOR),
        derandomize=not FACTOR,
        database=None,
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(mutated(target, _few(list(target.seeds()))))
    def try_all(data: bytes) -> None:
        target.run(data)

    with limited(30 * max(1, FACTOR)):
        try_all()


def test_the_targets_can_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    """A crash and a run that takes too long are both told."""
    import fuzz_targets

    from funclint.host import time_span

    monkeypatch.setattr(fuzz_targets, "SECONDS", -1.0)
    with pytest.raises(Broken, match="processor time"):
        TARGETS["time-span"].run(b"1")
    monkeypatch.setattr(fuzz_targets, "SECONDS", SECONDS)
    monkeypatch.setattr(time_span, "parse_time_span", lambda text: 1.0)
    with pytest.raises(Broken, match="disagree"):
        TARGETS["time-span"].run(b"no time")


def test_a_crash_of_a_rule_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    from funclint.rules import registry

    def crash(row: Any) -> Any:
        raise ZeroDivisionError

    monkeypatch.setattr(registry, "load_rule", crash)
    with pytest.raises(Broken, match="ZeroDivisionError"):
        check_files({"function_app.py": b"", "host.json": b"{"})
