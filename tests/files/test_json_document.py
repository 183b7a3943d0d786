"""JSON as the host reads it, and where things stand in it."""

from __future__ import annotations

import json
import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from funclint.files.json_document import JsonDocument, child
from funclint.files.source import SourceError

PATH = "/app/host.json"


def document(content):
    return JsonDocument(PATH, content if isinstance(content, bytes) else content.encode())


def at(span):
    return tuple(span[1:])


@pytest.mark.parametrize(
    ("content", "data", "kinds"),
    [
        ('{"a": 1,}', {"a": 1}, ["trailing-comma"]),
        ('{"a": [1, 2,],}', {"a": [1, 2]}, ["trailing-comma", "trailing-comma"]),
        ('// x\n{"a": /* y */ "//no"}', {"a": "//no"}, ["comment", "comment"]),
        ('{"a": 1, // b\n}', {"a": 1}, ["comment", "trailing-comma"]),
        ("{'version': '2.0'}", {"version": "2.0"}, ["single-quotes", "single-quotes"]),
        ("{'a\"b': 'c\\'d'}", {'a"b': "c'd"}, ["single-quotes", "single-quotes"]),
        ("{version: 1, $x_9: 2}", {"version": 1, "$x_9": 2}, ["unquoted-name", "unquoted-name"]),
        ("[010, -0x1F, .5, undefined]", [8, -31, 0.5, None], ["number", "number", "number", "undefined"]),
        ('{"a": "x\ny"}', {"a": "x\ny"}, ["control-character"]),
        ('{\u00a0"a": 1}', {"a": 1}, ["white-space"]),
        (b'\xef\xbb\xbf{"a": 1}', {"a": 1}, ["bom"]),
        ('{"a": "é"}'.encode("utf-16"), {"a": "é"}, ["bom"]),
        (b'{"a": "caf\xe9"}', {"a": "caf\N{REPLACEMENT CHARACTER}"}, ["encoding"]),
    ],
)
def test_what_the_host_accepts(content, data, kinds):
    found = document(content)
    assert (found.data, found.error, found.is_strict) == (data, None, False)
    assert sorted(kind for kind, _ in found.leniencies) == sorted(kinds)


@pytest.mark.parametrize("content", ['{"a": [1, {"b": null}]}', "[]", '"x"', "\n{}\n"])
def test_strict(content):
    found = document(content)
    assert (found.data, found.error, found.is_strict, found.leniencies) == (json.loads(content), None, True, [])


@pytest.mark.parametrize(
    ("content", "part", "place"),
    [
        ("", "empty", (1, 1, 1, 1)),
        (" \n ", "empty", (1, 1, 1, 1)),
        ('{"a": 1}\n{"b": 2}', "document ended before this", (2, 1, 2, 2)),
        ('{"a": 1', "`}` is missing: the `{` of line 1", (1, 8, 1, 8)),
        ('{\n"a": [\n1', "`]` is missing: the `[` of line 2", (3, 2, 3, 2)),
        ('{"a": [1}', "`}` found where `]`", (1, 9, 1, 10)),
        ('{"a": 1}}', "closes nothing", (1, 9, 1, 10)),
        ('{"a": 1\n "b": 2}', "`,` is missing before this", (2, 2, 2, 3)),
        ('{"a" 1}', "`:` is missing before this", (1, 6, 1, 7)),
        ('{"a": }', "value is missing", (1, 7, 1, 8)),
        ("{,}", "name in double quotes is missing", (1, 2, 1, 3)),
        ('{"a": True}', "JSON writes `true`", (1, 7, 1, 11)),
        ('{"a": "b}', "string is never closed", (1, 7, 1, 8)),
        ('{"a": 1 /* }', "comment that is never closed", (1, 9, 1, 10)),
        ('{"a": "\\q"}', "escape", (1, 8, 1, 9)),
        ('{"a":\0 1}', "null character", (1, 6, 1, 7)),
        ('{"a": 1}'.encode("utf-16-le"), "null character", (1, 2, 1, 3)),
        ('// é\r\n{"a": 1\r\n"b": 2}', "`,` is missing", (3, 1, 3, 2)),
    ],
)
def test_what_the_host_refuses(content, part, place):
    found = document(content)
    assert found.data is None
    assert not found.is_strict
    message, span = found.error
    assert part in message
    assert "\n" not in message
    assert at(span) == place


@pytest.mark.parametrize("content", ['{"k": hunter2}', '{"k" "hunter2"}', '{"k": \'hunter2}', '{"k": "hunter2" "x"}'])
def test_errors_repeat_no_value(content):
    message, _ = document(content).error
    assert "hunter2" not in message


@pytest.mark.parametrize(
    "content", ["[" * 6000, "[" * 6000 + "]" * 6000, '{"a":' * 9000 + "1" + "}" * 9000, "[" * 65 + "]" * 65]
)
def test_deep_nesting_is_an_error_everywhere_the_same(content):
    found = document(content)
    assert found.data is None
    assert "nested more than 64 deep" in found.error[0]


def test_sixty_four_levels_are_fine():
    assert document("[" * 64 + "]" * 64).error is None
    assert document('["[[[[' + "[" * 100 + '"]').error is None


def test_size():
    assert "larger than 1 MiB" in document(b" " * (10 * 1024 * 1024)).error[0]


def test_unreadable():
    found = JsonDocument(PATH, SourceError("Permission denied"))
    assert found.error[0] == "cannot be read: Permission denied"
    assert found.key_span("/a/b").line == 1


def test_numbers_that_python_does_not_convert():
    assert document('{"a": ' + "9" * 5000 + "}").error is None


def test_half_a_surrogate_pair_can_be_printed():
    found = document('{"a\\ud800": "\\uDC00x"}')
    found.data["a\N{REPLACEMENT CHARACTER}"].encode()
    assert found.is_strict


def test_places():
    found = document('{\n  "é": {"a/b~": [1, {"x": "y"}]},\n  "n": null\n}')
    deep = child(child("/é", "a/b~"), 1) + "/x"
    assert deep == "/é/a~1b~0/1/x"
    assert at(found.key_span(deep)) == (2, 22, 2, 25)
    assert at(found.value_span(deep)) == (2, 27, 2, 30)
    assert at(found.value_span("/é/a~1b~0/0")) == (2, 18, 2, 19)
    assert at(found.key_span("/n")) == (3, 3, 3, 6)
    assert at(found.value_span("")) == (1, 1, 4, 2)


def test_places_of_what_is_absent():
    found = document('{\n  "logging": {"x": 1}\n}')
    assert at(found.key_span("/logging/logLevel/default")) == (2, 3, 2, 12)
    assert found.value_span("/logging/no") == found.key_span("/logging")
    assert at(found.key_span("/no")) == (1, 1, 1, 2)


def test_places_in_lenient_text():
    found = document("// é\r\n{\r\n  'a\"': [1,\r\n 0x10, // c\r\n], b: 'é'}")
    assert at(found.key_span('/a"')) == (3, 3, 3, 7)
    assert at(found.value_span('/a"/1')) == (4, 2, 4, 6)
    assert at(found.key_span("/b")) == (5, 4, 5, 5)
    assert at(found.value_span("/b")) == (5, 7, 5, 10)


def test_find():
    found = document('{"Logging": {"LOGLEVEL": {"default": 1}}, "a": [{"B": 2}], "x": 1, "X": 2}')
    assert found.find("logging", "logLevel") == ("/Logging/LOGLEVEL", {"default": 1})
    assert found.find("A", 0, "b") == ("/a/0/B", 2)
    assert found.find("x") == ("/X", 2)
    assert found.find("a", 5) is None
    assert found.find("x", "y") is None
    assert document("[").find("a") is None


def test_duplicates():
    found = document('{"a": {"b": 1, "c": 2,\n "b": {"d": 3}}, "A": 2}')
    assert found.data["a"]["b"] == {"d": 3}
    assert [(pointer, at(first), at(second)) for pointer, first, second in found.duplicates] == [
        ("/a/b", (1, 8, 1, 11), (2, 2, 2, 5))
    ]
    assert [pointer for pointer, _, _ in found.duplicate_keys(ignore_case=True)] == ["/a/b", "/A"]
    assert at(found.value_span("/a/b/d")) == (2, 13, 2, 14)
    assert document('{"a": 1, "b": {"a": 1}}').duplicates == []


TEXT = st.text(alphabet=st.characters(blacklist_categories=["Cs"]))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | TEXT,
    lambda inner: st.lists(inner) | st.dictionaries(TEXT, inner),
    max_leaves=20,
)


@given(JSON, st.booleans())
def test_every_document_is_read_back_with_its_places(data, ascii_only):
    text = json.dumps(data, ensure_ascii=ascii_only)
    found = JsonDocument(PATH, text.encode())
    assert (found.data, found.error, found.is_strict) == (data, None, True)
    for key, value in data.items() if isinstance(data, dict) else ():
        span = found.value_span(child("", key))
        assert span.line == span.end_line == 1
        assert json.loads(text[span.column - 1 : span.end_column - 1]) == value


@given(st.text(alphabet="{}[]:,'\"\\/*ab01.-\n \t\0é", max_size=40))
def test_nothing_crashes(text):
    found = document(text)
    assert (found.error is None) or found.data is None
    assert found.key_span("/a/0").line >= 1
    assert isinstance(found.duplicate_keys(ignore_case=True), list)
    try:
        strict = json.loads(text)
    except ValueError:
        assert not found.is_strict
    else:
        assert found.is_strict
        assert found.data == strict


def test_strict_files_import_nothing_heavy():
    code = (
        "import sys\nfrom funclint.files.json_document import JsonDocument\n"
        "assert JsonDocument('x', b'{\"a\": 1}').find('A')\n"
        "print(*(name for name in ('tree_sitter', 'dataclasses', 'inspect', 'pathlib') if name in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-I", "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == ""
