"""Where a cursor is in text that is being typed, and so hardly ever whole."""

from __future__ import annotations

import pytest

from funclint.server.json_cursor import Cursor, cursor_at
from funclint.server.python_strings import setting_in_percents, string_at

MARK = "▮"


def cursor(marked: str) -> Cursor | None:
    return cursor_at(marked.replace(MARK, ""), marked.index(MARK))


@pytest.mark.parametrize(
    ("marked", "path", "present"),
    [
        ("{▮", [], []),
        ('{"version": "2.0", ▮}', [], ["version"]),
        ('{▮ "version": "2.0"}', [], ["version"]),
        ('{"logging": {"logLevel": {▮}}}', ["logging", "logLevel"], []),
        ('{"logging": {"a": 1}, "ext▮": {"b": 2}}', [], ["logging"]),
        ('{"logging": {"a": [1, {"b": 2}], // "x": {\n "c": {}, /* } */ "▮', ["logging"], ["a", "c"]),
        ('{"a": "}{\\"", ▮', [], ["a"]),
    ],
)
def test_a_key_is_written(marked: str, path: list[str], present: list[str]) -> None:
    found = cursor(marked)
    assert found is not None
    assert (found.is_key, found.path, found.present) == (True, path, present)


@pytest.mark.parametrize(
    ("marked", "key"),
    [('{"version": ▮}', "version"), ('{"version": "▮', "version"), ('{"a": 1, "b": tr▮ }', "b"), ('{"a"▮ ', "a")],
)
def test_a_value_is_written(marked: str, key: str) -> None:
    found = cursor(marked)
    assert found is not None
    if marked != '{"a"▮ ':
        assert (found.is_key, found.key) == (False, key)


@pytest.mark.parametrize("marked", ["▮", "▮{}", "{}▮", '{"a": 1} ▮', "// {▮\n", '{ /* "▮ */ }'])
def test_nothing_is_written_outside_of_objects_and_in_comments(marked: str) -> None:
    assert cursor(marked) is None


def test_in_an_array_no_key_has_a_schema() -> None:
    found = cursor('{"a": [{▮')
    assert found is not None
    assert found.path is None


def site(marked: str) -> tuple[str, str | None, str, bool, bool] | None:
    text = marked.replace(MARK, "")
    found = string_at(text, marked.index(MARK))
    if found is None:
        return None
    return text[found.start : found.end], found.keyword, found.callee, found.is_first, found.in_decorator


@pytest.mark.parametrize(
    ("marked", "expected"),
    [
        ('@app.queue_trigger(connection="O▮', ("O", "connection", "app.queue_trigger", True, True)),
        ('@app.queue_trigger(a="b", connection="O▮RD")', ("ORD", "connection", "app.queue_trigger", False, True)),
        ("f(x['a'], y=g(1), z='▮')", ("", "z", "f", False, False)),
        ('yield context.call_activity(\n    "p▮", 1)', ("p", None, "context.call_activity", True, False)),
        ('os.environ["▮"]', ("", None, "os.environ", True, False)),
        ('f("▮)\ng("b")', ("", None, "f", True, False)),
        ('f("a\\"b▮c")', ('a\\"bc', None, "f", True, False)),
        ('f(rb"▮")', ("", None, "f", True, False)),
        ('x = "▮"', ("", "x", "", False, False)),
    ],
)
def test_the_string_around_the_cursor(marked: str, expected: tuple[object, ...]) -> None:
    assert site(marked) == expected


@pytest.mark.parametrize("marked", ['f("a"▮)', '# "▮', '▮"a"', '"""▮', 'f("a", ▮', "▮"])
def test_no_string_around_the_cursor(marked: str) -> None:
    assert site(marked) is None


@pytest.mark.parametrize(
    ("marked", "name"), [("%▮", ""), ("%A▮B%", "AB"), ("a%A%▮", None), ("%A%-%B▮", "B"), ("▮%A%", None), ("▮", None)]
)
def test_the_setting_between_percents(marked: str, name: str | None) -> None:
    text = marked.replace(MARK, "")
    found = setting_in_percents(text, marked.index(MARK))
    assert (None if found is None else text[found[0] : found[1]]) == name
