"""Where in a JSON document a place is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.files.json_document import child

if TYPE_CHECKING:
    from funclint.files.json_document import JsonDocument


def pointer_at(document: JsonDocument, line: int, column: int) -> str:
    """The pointer of the innermost member or item with its key or value at a place; "" for the document itself."""
    pointer, value = "", document.data
    while True:
        keys = value if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
        for key in keys:
            below = child(pointer, key)
            first, last = document.key_span(below), document.value_span(below)
            if (first.line, first.column) <= (line, column) <= (last.end_line, last.end_column):
                pointer, value = below, value[key]
                break
        else:
            return pointer
