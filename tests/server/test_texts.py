"""Places in texts, as funclint and as clients count them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lsprotocol import types

from funclint.findings import Span
from funclint.server.texts import Text, is_inside

ODD = "a\N{WAVING HAND SIGN}\N{EURO SIGN}b"


@pytest.mark.parametrize(("units", "character"), [("utf-8", 8), ("utf-16", 4), ("utf-32", 3)])
def test_columns_are_counted_in_the_units_of_the_client(units: str, character: int) -> None:
    text = Text(f"first\r\n{ODD}\n", units)
    assert text.position(2, 4) == types.Position(1, character)
    assert text.place(types.Position(1, character)) == (2, 4)
    assert text.text[text.offset(types.Position(1, character))] == "b"


def test_lines_end_only_where_editors_and_python_end_them() -> None:
    text = Text("one\x0c\u2028\x85\rtwo\r\nthree\n", "utf-16")
    assert text.line_count == 4
    assert [text.line(number) for number in range(1, 6)] == ["one\x0c\u2028\x85", "two", "three", "", ""]


def test_what_is_not_in_the_text_becomes_the_nearest_place() -> None:
    text = Text("one\ntwo", "utf-16")
    assert text.position(1, 99) == types.Position(0, 3)
    assert text.position(9, 1) == types.Position(1, 3)
    assert text.position(0, 0) == types.Position(0, 0)
    assert text.place(types.Position(9, 9)) == (2, 4)
    assert text.range(Span("", 2, 3, 1, 1)) == types.Range(types.Position(1, 2), types.Position(1, 2))


def test_a_position_in_the_middle_of_a_character_is_before_it() -> None:
    assert Text(ODD, "utf-16").place(types.Position(0, 2)) == (1, 2)


@given(
    st.text("a\n\r\N{WAVING HAND SIGN}\N{EURO SIGN}\ud800"), st.sampled_from(["utf-8", "utf-16", "utf-32"]), st.data()
)
def test_there_and_back(content: str, units: str, data: st.DataObject) -> None:
    text = Text(content, units)
    line = data.draw(st.integers(1, text.line_count))
    column = data.draw(st.integers(1, len(text.line(line)) + 1))
    assert text.place(text.position(line, column)) == (line, column)
    offset = text.offset_of(line, column)
    assert text.offset(text.position(line, column)) == offset
    assert text.position(*text.place_of_offset(offset)) == text.position(line, column)


def test_a_cursor_at_either_end_of_a_span_is_inside() -> None:
    span = Span("", 2, 3, 2, 5)
    assert [column for column in range(1, 8) if is_inside(span, 2, column)] == [3, 4, 5]
