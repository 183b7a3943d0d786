"""Where the nodes of the map go: columns from the sources on the left to the outputs on the right.

The map falls into flows, the parts that no edge connects; each is laid out alone. What very many functions share is
drawn beside each of them, as a copy, so that no flow becomes a tangle. Everything is in whole numbers, so that the
result is the same on every Python.
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from funclint.map.model import FUNCTION_KINDS, Edge, Node
from funclint.map.ranks import ordered_columns, without_cycles
from funclint.map.text_room import NARROWEST, node_width

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence, Set

HEIGHT = 46
COLUMN_GAP = 52
ROW_GAP = 14
BEND_HEIGHT = 12
"""The room that an edge takes in a column that it passes."""

MARGIN = 4
SIDE = 24
"""The margin at the left and right, where edges turn that go back."""
MAXIMUM_NEIGHBOURS = 8
"""A node with more callers, writers or readers is drawn beside each of them."""

MAXIMUM_BENDS = 4_000
"""With more edges through other columns than this they go straight."""

SWEEPS = 8


class Place(NamedTuple):
    """Where a node is drawn. `is_copy`: it is shown beside what uses it, and has its main place (if any) elsewhere."""

    node: Node
    column: int
    x: int
    y: int
    width: int
    is_copy: bool


class Line(NamedTuple):
    """The way of an edge: points in pairs, from a node's right side to another's left. `is_back`: it goes leftwards,
    below everything else."""

    edge: Edge
    points: tuple[tuple[int, int], ...]
    is_back: bool


class Flow(NamedTuple):
    """One connected part of the map: its places and lines, in a frame of `width` and `height` pixels."""

    places: tuple[Place, ...]
    lines: tuple[Line, ...]
    width: int
    height: int


class _Item(NamedTuple):
    """A node or a copy of one under a key of its own."""

    key: str
    node: Node
    is_copy: bool


class _Arranged(NamedTuple):
    """A part with its columns, the chains of its edges (see `_chains`), and tops and heights in each column."""

    items: list[_Item]
    links: list[tuple[str, str, Edge]]
    columns: dict[str, int]
    chains: dict[tuple[str, str], list[str]]
    tops: dict[str, int]
    heights: dict[str, int]


def flows(nodes: Sequence[Node], edges: Sequence[Edge], marked: Set[str] = frozenset()) -> list[Flow]:
    """The flows of a map, in the order of its nodes; `marked` are ids of nodes that need room for a badge.

    A column is as wide in every flow, so that flows below each other look like one table.
    """
    items, links = _with_copies(nodes, edges)
    arranged = [_arranged(part, inner) for part, inner in _parts(items, links)]
    widths: dict[int, int] = {}
    for part in arranged:
        for item in part.items:
            column = part.columns[item.key]
            widths[column] = max(widths.get(column, NARROWEST), node_width(item.node, item.node.id in marked))
    lefts = [SIDE]
    for column in range(max(widths, default=0) + 1):
        lefts.append(lefts[-1] + widths.get(column, NARROWEST) + COLUMN_GAP)
    return [_placed(part, lefts) for part in arranged]


def _with_copies(nodes: Sequence[Node], edges: Sequence[Edge]) -> tuple[list[_Item], list[tuple[str, str, Edge]]]:
    """Items and links between their keys, where what many use is copied."""
    incoming: dict[str, int] = {}
    outgoing: dict[str, int] = {}
    for edge in edges:
        incoming[edge.target] = incoming.get(edge.target, 0) + 1
        outgoing[edge.source] = outgoing.get(edge.source, 0) + 1
    crowded: set[str] = set()
    for node in nodes:
        count = incoming.get(node.id, 0)
        if node.kind not in FUNCTION_KINDS:
            count += outgoing.get(node.id, 0)
        if count > MAXIMUM_NEIGHBOURS:
            crowded.add(node.id)
    by_id = {node.id: node for node in nodes}
    items = {
        node.id: _Item(node.id, node, False) for node in nodes if node.id not in crowded or node.kind in FUNCTION_KINDS
    }
    links: list[tuple[str, str, Edge]] = []
    for edge in edges:
        source, target = edge.source, edge.target
        if source in crowded and by_id[source].kind not in FUNCTION_KINDS:
            source = f"{edge.source} for {edge.target}"
            items.setdefault(source, _Item(source, by_id[edge.source], True))
        if target in crowded:
            target = f"{edge.target} of {edge.source}"
            items.setdefault(target, _Item(target, by_id[edge.target], True))
        links.append((source, target, edge))
    return list(items.values()), links


def _parts(
    items: list[_Item], links: list[tuple[str, str, Edge]]
) -> Iterable[tuple[list[_Item], list[tuple[str, str, Edge]]]]:
    """The connected parts."""
    parent = {item.key: item.key for item in items}

    def root(key: str) -> str:
        while parent[key] != key:
            parent[key] = parent[parent[key]]
            key = parent[key]
        return key

    for source, target, _ in links:
        parent[root(source)] = root(target)
    parts: dict[str, tuple[list[_Item], list[tuple[str, str, Edge]]]] = {}
    for item in items:
        parts.setdefault(root(item.key), ([], []))[0].append(item)
    for link in links:
        parts[root(link[0])][1].append(link)
    return parts.values()


def _arranged(items: list[_Item], links: list[tuple[str, str, Edge]]) -> _Arranged:
    keys = [item.key for item in items]
    pairs = dict.fromkeys((source, target) for source, target, _ in links)
    # A circle is drawn from a source on: a queue, the function it triggers, and back to the queue.
    starts = sorted(items, key=lambda item: item.node.kind in FUNCTION_KINDS)
    forward, _ = without_cycles([item.key for item in starts], list(pairs))
    columns = _columns(items, forward)
    chains = _chains(forward, columns)
    for chain in chains.values():
        for number, key in enumerate(chain[1:-1], 1):
            columns[key] = columns[chain[0]] + number
    steps = [pair for chain in chains.values() for pair in pairwise(chain)]
    order = ordered_columns(columns, steps, SWEEPS)
    real = set(keys)
    heights = {key: HEIGHT if key in real else BEND_HEIGHT for key in columns}
    return _Arranged(items, links, columns, chains, _tops(order, steps, heights), heights)


def _placed(part: _Arranged, lefts: list[int]) -> Flow:
    """A part in pixels; `lefts` are the left sides of the columns."""
    columns, tops, heights = part.columns, part.tops, part.heights

    def right(key: str) -> int:
        return lefts[columns[key] + 1] - COLUMN_GAP

    def middle(key: str) -> int:
        return tops[key] + heights[key] // 2 + MARGIN

    places = tuple(
        Place(
            item.node,
            columns[item.key],
            lefts[columns[item.key]],
            tops[item.key] + MARGIN,
            right(item.key) - lefts[columns[item.key]],
            item.is_copy,
        )
        for item in part.items
    )
    bottom = max((tops[key] + heights[key] for key in columns), default=0) + MARGIN
    lines = []
    tracks: dict[tuple[str, str], int] = {}
    for source, target, edge in part.links:
        chain = part.chains.get((source, target))
        if chain is None:  # it would close a circle
            low = tracks.setdefault((source, target), bottom + 10 + 8 * len(tracks))
            start, end = (right(source), middle(source)), (lefts[columns[target]], middle(target))
            lines.append(Line(edge, (start, (start[0], low), (end[0], low), end), True))
            continue
        points = [(right(source), middle(source))]
        for key in chain[1:-1]:
            points += [(lefts[columns[key]], middle(key)), (right(key), middle(key))]
        points.append((lefts[columns[target]], middle(target)))
        lines.append(Line(edge, tuple(points), False))
    width = max((place.x + place.width for place in places), default=0) + SIDE
    return Flow(places, tuple(lines), width, max([bottom, *tracks.values()]) + MARGIN)


def _columns(items: list[_Item], forward: list[tuple[str, str]]) -> dict[str, int]:
    """The column of each key: behind all that leads to it; functions never in the first, which is for sources."""
    after: dict[str, list[str]] = {item.key: [] for item in items}
    waits = {item.key: 0 for item in items}
    for source, target in forward:
        after[source].append(target)
        waits[target] += 1
    columns = {item.key: int(item.node.kind in FUNCTION_KINDS) for item in items}
    sources = {key for key, count in waits.items() if not count}
    ready = [item.key for item in items if item.key in sources]
    for key in ready:
        for target in after[key]:
            columns[target] = max(columns[target], columns[key] + 1)
            waits[target] -= 1
            if not waits[target]:
                ready.append(target)
    for item in items:
        if item.key in sources and item.node.kind not in FUNCTION_KINDS and after[item.key]:
            columns[item.key] = min(columns[target] for target in after[item.key]) - 1
    return columns


def _chains(forward: list[tuple[str, str]], columns: dict[str, int]) -> dict[tuple[str, str], list[str]]:
    """Each edge as a chain of keys, with a bend in each column that it passes."""
    bends = sum(max(columns[target] - columns[source] - 1, 0) for source, target in forward)
    chains = {}
    for number, (source, target) in enumerate(forward):
        between = range(columns[source] + 1, columns[target]) if bends <= MAXIMUM_BENDS else ()
        chains[source, target] = [source, *(f"bend {number} {column}" for column in between), target]
    return chains


def _tops(order: list[list[str]], steps: list[tuple[str, str]], heights: dict[str, int]) -> dict[str, int]:
    """The top of each key: as near as its column allows to the middle of its neighbours."""
    neighbours: dict[str, tuple[list[str], list[str]]] = {key: ([], []) for column in order for key in column}
    for source, target in steps:
        neighbours[target][0].append(source)
        neighbours[source][1].append(target)
    tops: dict[str, int] = {}
    for column in order:
        top = 0
        for key in column:
            tops[key] = top
            top += heights[key] + ROW_GAP
    for sweep in range(SWEEPS):
        side = sweep % 2
        for column in order if side == 0 else reversed(order):
            wanted = []
            for key in column:
                near = neighbours[key][side] or neighbours[key][1 - side]
                centres = [tops[one] + heights[one] // 2 for one in near]
                wanted.append(sum(centres) // len(centres) - heights[key] // 2 if centres else tops[key])
            for key, top in zip(column, _apart(wanted, [heights[key] for key in column]), strict=True):
                tops[key] = top
    least = min(tops.values(), default=0)
    return {key: top - least for key, top in tops.items()}


def _apart(wanted: list[int], heights: list[int]) -> list[int]:
    """Positions in the same order that do not overlap, as near as possible to those wanted (in least squares: blocks
    that would overlap are merged and moved to their mean)."""
    blocks: list[list[int]] = []  # sum of what is wanted less the offset in the column, how many
    offset = 0
    offsets = []
    for top, height in zip(wanted, heights, strict=True):
        offsets.append(offset)
        blocks.append([top - offset, 1])
        offset += height + ROW_GAP
        while len(blocks) > 1 and blocks[-2][0] * blocks[-1][1] > blocks[-1][0] * blocks[-2][1]:
            total, count = blocks.pop()
            blocks[-1][0] += total
            blocks[-1][1] += count
    found = []
    for total, count in blocks:
        found += [total // count] * count
    return [base + offset for base, offset in zip(found, offsets, strict=True)]
