"""Graphs in columns: edges that close a circle are set aside, and columns are put in an order with few crossings."""

from __future__ import annotations

from bisect import bisect_right, insort

MAXIMUM_STEPS = 3_000
"""With more edges than this crossings are not counted, and the last order is taken."""


def without_cycles(keys: list[str], pairs: list[tuple[str, str]]) -> tuple[list[tuple[str, str]], set[tuple[str, str]]]:
    """The edges that make no circle, and those that would close one, seen from what nothing leads to."""
    after: dict[str, list[str]] = {key: [] for key in keys}
    targets = set()
    for source, target in pairs:
        after[source].append(target)
        targets.add(target)
    state: dict[str, int] = {}
    backward: set[tuple[str, str]] = set()
    for start in [*(key for key in keys if key not in targets), *keys]:
        if start in state:
            continue
        state[start] = 1
        waiting = [(start, iter(after[start]))]
        while waiting:
            key, rest = waiting[-1]
            target = next(rest, "")
            if not target:
                state[key] = 2
                waiting.pop()
            elif target not in state:
                state[target] = 1
                waiting.append((target, iter(after[target])))
            elif state[target] == 1:
                backward.add((key, target))
    return [pair for pair in pairs if pair not in backward], backward


def ordered_columns(columns: dict[str, int], steps: list[tuple[str, str]], sweeps: int) -> list[list[str]]:
    """The keys of each column from top to bottom: each near the mean of its neighbours, the best of some sweeps."""
    order: list[list[str]] = [[] for _ in range(max(columns.values(), default=-1) + 1)]
    for key in _as_reached(columns, steps):
        order[columns[key]].append(key)
    near: dict[str, tuple[list[str], list[str]]] = {key: ([], []) for key in columns}
    for source, target in steps:
        near[target][0].append(source)
        near[source][1].append(target)
    best, fewest = [list(column) for column in order], _crossings(order, columns, steps)
    for sweep in range(sweeps):
        side = sweep % 2
        for number in range(1, len(order)) if side == 0 else range(len(order) - 2, -1, -1):
            _sort(order[number], order[number + (1 if side else -1)], near, side)
        crossings = _crossings(order, columns, steps)
        if crossings < fewest or crossings < 0:
            best, fewest = [list(one) for one in order], crossings
        if not crossings:
            break
    return best


def _as_reached(columns: dict[str, int], steps: list[tuple[str, str]]) -> list[str]:
    """The keys as one comes to them along the edges, so that what a function calls first stands first."""
    after: dict[str, list[str]] = {key: [] for key in columns}
    targets = set()
    for source, target in steps:
        after[source].append(target)
        targets.add(target)
    seen: dict[str, None] = {}
    waiting = [key for key in reversed(columns) if key not in targets]
    while waiting:
        key = waiting.pop()
        if key not in seen:
            seen[key] = None
            waiting.extend(reversed(after[key]))
    return list(seen)


def _sort(column: list[str], other: list[str], near: dict[str, tuple[list[str], list[str]]], side: int) -> None:
    """Sort a column by the mean place of the neighbours in another; what has none there stays about where it is."""
    places = {key: number * 1_000_000 // len(other) for number, key in enumerate(other)}
    wanted = {}
    for number, key in enumerate(column):
        found = [places[neighbour] for neighbour in near[key][side] if neighbour in places]
        wanted[key] = sum(found) // len(found) if found else number * 1_000_000 // len(column)
    column.sort(key=lambda key: wanted[key])


def _crossings(order: list[list[str]], columns: dict[str, int], steps: list[tuple[str, str]]) -> int:
    """How many pairs of edges cross; -1 where there are too many edges to count."""
    if len(steps) > MAXIMUM_STEPS:
        return -1
    place = {key: number for column in order for number, key in enumerate(column)}
    between: dict[int, list[tuple[int, int]]] = {}
    for source, target in steps:
        between.setdefault(columns[source], []).append((place[source], place[target]))
    count = 0
    for pairs in between.values():
        seen: list[int] = []
        for _, end in sorted(pairs):
            count += len(seen) - bisect_right(seen, end)
            insort(seen, end)
    return count
