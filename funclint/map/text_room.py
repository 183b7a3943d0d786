"""How much room the texts of a node take, estimated from their characters, and how they are cut to fit."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from funclint.map.model import Node

LABEL = (79, 79)
"""Tenths of a pixel of a character of the label, and of a capital: in any of the monospaced fonts of the page at 13
pixels."""

DETAIL = (61, 78)
"""The same for the second line, in a wide one of the proportional fonts at 11 pixels."""

LEFT = 40
RIGHT = 14
BADGE = 32
NARROWEST = 128
WIDEST = 280
"""Pixels: beside the texts, and of a node."""


def node_width(node: Node, has_badge: bool) -> int:
    """The width of a node's box in pixels, so that its texts fit unless they are very long."""
    label = _size(node.label, LABEL) // 10 + 1 + (BADGE if has_badge else 0)
    detail = _size(node.detail, DETAIL) // 10 + 1
    return min(max(LEFT + RIGHT + max(label, detail), NARROWEST), WIDEST)


def label_in(width: int, text: str, has_badge: bool) -> str:
    """The label, cut at its end to fit a node of this width."""
    return _cut(text, (width - LEFT - RIGHT - (BADGE if has_badge else 0)) * 10, LABEL)


def detail_in(width: int, text: str, keeps_end: bool) -> str:
    """The second line, cut at its end; of a place (`keeps_end`) at its start, for the end matters."""
    room = (width - LEFT - RIGHT) * 10
    return _cut(text[::-1], room, DETAIL)[::-1] if keeps_end else _cut(text, room, DETAIL)


def _cut(text: str, room: int, unit: tuple[int, int]) -> str:
    if _size(text, unit) <= room:
        return text
    taken = unit[1]
    for number, character in enumerate(text):
        taken += _size(character, unit)
        if taken > room:
            return text[:number] + "…"
    return text


def _size(text: str, unit: tuple[int, int]) -> int:
    """The characters of East Asian scripts and pictures count twice (from U+1100 on: tables of them differ between
    versions of Python)."""
    small, capital = unit
    return sum(
        2 * small if character >= "\u1100" else capital if character.isupper() or character in "_…%@" else small
        for character in text
    )
