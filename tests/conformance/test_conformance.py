"""funclint against the real worker: each conformance app, its recorded verdict, its functions and their bindings.

The records come from `python tools/record_worker.py`. What funclint leaves open stands in unknown.txt with a reason.
"""

from __future__ import annotations

import json
import os
import re
import sys

import pytest
from worker_record.apps import CONFORMANCE, load_apps, materialise
from worker_record.compare import DIFFERS, UNKNOWN, claim, compare

APPS = load_apps()

with open(os.path.join(CONFORMANCE, "records.json"), encoding="utf-8") as stream:
    RECORDS = json.load(stream)["apps"]

with open(os.path.join(CONFORMANCE, "unknown.txt"), encoding="utf-8") as stream:
    LINES = [line.partition(": ") for line in stream.read().splitlines() if line and not line.startswith("#")]
OPEN = {name: reason for name, _, reason in LINES}


NEWER_PYTHON = re.compile(r"\[before (\d+)\.(\d+)\]")
"""Starts the reason where the verdict is open only because funclint runs on an older Python than that."""


def is_open(name: str) -> bool:
    """Whether the verdict on this app should be open on the Python that runs the test."""
    version = NEWER_PYTHON.match(OPEN.get(name, ""))
    return name in OPEN and not (version and sys.version_info >= (int(version[1]), int(version[2])))


def outcome(record: dict[str, object]) -> str:
    """The outcome of a record in the words of the app files."""
    return "FAILS" if not record["loads"] else "HOST" if record.get("host") else "loads"


def test_every_app_is_recorded_and_no_other() -> None:
    assert sorted(RECORDS) == sorted(APPS)


def test_every_app_does_what_its_author_expects() -> None:
    assert {name: outcome(record) for name, record in RECORDS.items()} == {
        name: app.outcome for name, app in APPS.items()
    }


def test_open_verdicts_are_explained() -> None:
    assert [name for name, reason in OPEN.items() if name not in APPS or not reason.strip()] == []


@pytest.mark.parametrize("name", sorted(APPS))
def test_funclint_says_what_the_worker_says(name: str, tmp_path: object) -> None:
    root = materialise(APPS[name], os.path.join(str(tmp_path), "app"))
    comparison = compare(RECORDS[name], claim(root), root)
    assert comparison.result != DIFFERS, comparison.details
    assert (comparison.result == UNKNOWN) == is_open(name), (comparison, OPEN.get(name))


def test_the_page_of_evidence_names_the_present_figures() -> None:
    path = os.path.join(CONFORMANCE, "..", "..", "docs", "evidence", "worker.md")
    with open(path, encoding="utf-8") as page:
        (row,) = re.findall(r"^\| (\d+) conformance apps, .* \| (\d+) \| 0 \| (\d+) \|$", page.read(), re.MULTILINE)
    assert row == (str(len(APPS)), str(len(APPS) - len(OPEN)), str(len(OPEN)))
