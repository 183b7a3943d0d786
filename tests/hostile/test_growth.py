"""Time and memory stay in bounds, whatever stands in the files."""

from __future__ import annotations

from typing import Any

import pytest
from growth import BYTES, DEEP, DEPTHS, DOUBLING, HEAD, HTTP, LONG, MANY, module


@pytest.mark.parametrize("name", DOUBLING)
def test_code_that_doubles_what_it_has(write: Any, survives: Any, name: str) -> None:
    survives(write(module(DOUBLING[name])))


@pytest.mark.parametrize("name", MANY)
def test_much_of_one_thing(write: Any, survives: Any, name: str) -> None:
    survives(write(MANY[name]))


@pytest.mark.parametrize("depth", DEPTHS)
@pytest.mark.parametrize("name", DEEP)
def test_deep_nesting(write: Any, survives: Any, name: str, depth: int) -> None:
    survives(write(DEEP[name](depth)))


@pytest.mark.parametrize("name", LONG)
def test_long_lines(write: Any, survives: Any, name: str) -> None:
    survives(write(LONG[name]))


@pytest.mark.parametrize("name", BYTES)
def test_bytes_that_are_no_text(write: Any, survives: Any, name: str) -> None:
    names = (
        "requirements.txt pyproject.toml local.settings.json host.json .funcignore .gitignore Dockerfile .env".split()
    )
    survives(write({"function_app.py": HEAD + "import helper\n" + HTTP, "helper.py": BYTES[name]}))
    survives(write({"function_app.py": BYTES[name], **dict.fromkeys(names, BYTES[name])}))


@pytest.mark.parametrize("methods", ["x", "['GET', x]"])
def test_a_huge_value_is_not_sent(write: Any, survives: Any, methods: str) -> None:
    code = "x = 'GET'\n" + "x = [x, x]\n" * 60 + f"@app.route('y', methods={methods})\ndef g(req): pass\n"
    survives(write(module(code + "@app.generic_trigger(arg_name='a', type='t', data=x)\ndef h(a): pass\n")))


def test_many_findings(write: Any, survives: Any) -> None:
    count = 10_000
    found = survives(write(module("# funclint: nonsense\n" * count)))["findings"]
    assert len([one for one in found if one["rule"] == "unknown-suppression"]) == count
