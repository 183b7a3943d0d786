"""Where the nodes of the map go."""

from __future__ import annotations

import time

from funclint.map.layout import HEIGHT, MAXIMUM_NEIGHBOURS, Flow, flows
from funclint.map.model import Edge, Node
from funclint.map.text_room import WIDEST, detail_in, label_in, node_width


def function(name: str) -> Node:
    return Node(name, "function", name, "app.py:1", True)


def queue(name: str) -> Node:
    return Node(name, "queue", name, "queue", True)


def columns(flow: Flow) -> dict[str, int]:
    return {place.node.id: place.column for place in flow.places}


def overlapping(flow: Flow) -> list[tuple[str, str]]:
    """Pairs of nodes of which one lies over the other."""
    return [
        (a.node.id, b.node.id)
        for number, a in enumerate(flow.places)
        for b in flow.places[:number]
        if a.column == b.column and abs(a.y - b.y) < HEIGHT
    ]


def test_a_chain_goes_from_left_to_right() -> None:
    nodes = [function("f"), function("g"), queue("a"), queue("b")]
    (flow,) = flows(nodes, [Edge("a", "f", "triggers"), Edge("f", "b", "writes"), Edge("b", "g", "triggers")])
    assert columns(flow) == {"a": 0, "f": 1, "b": 2, "g": 3}
    assert len({place.y for place in flow.places}) == 1
    for line in flow.lines:
        assert line.points[0][0] < line.points[-1][0]
        assert not line.is_back


def test_what_is_not_connected_is_a_flow_of_its_own_in_the_same_columns() -> None:
    nodes = [queue("a"), function("f"), queue("very-long-name-of-a-queue"), function("g"), function("alone")]
    found = flows(nodes, [Edge("a", "f", "triggers"), Edge("very-long-name-of-a-queue", "g", "triggers")])
    assert [list(columns(flow)) for flow in found] == [["a", "f"], ["very-long-name-of-a-queue", "g"], ["alone"]]
    lefts = {place.x for flow in found for place in flow.places if place.column == 1}
    assert len(lefts) == 1
    assert columns(found[2]) == {"alone": 1}


def test_an_edge_that_closes_a_circle_goes_back_below() -> None:
    nodes = [queue("a"), function("f")]
    (flow,) = flows(nodes, [Edge("a", "f", "triggers"), Edge("f", "a", "writes"), Edge("f", "f", "calls")])
    assert columns(flow) == {"a": 0, "f": 1}
    back = [line for line in flow.lines if line.is_back]
    assert [line.edge.kind for line in back] == ["writes", "calls"]
    bottom = max(place.y + HEIGHT for place in flow.places)
    lows = [line.points[1][1] for line in back]
    assert all(bottom < low < flow.height for low in lows)
    assert len(set(lows)) == 2


def test_a_circle_without_an_entry_starts_at_what_triggers() -> None:
    nodes = [function("f"), function("g"), queue("a"), queue("b")]
    pairs = [("a", "f"), ("f", "b"), ("b", "g"), ("g", "a")]
    (flow,) = flows(nodes, [Edge(*pair, "writes") for pair in pairs])
    assert columns(flow) == {"a": 0, "f": 1, "b": 2, "g": 3}


def test_an_edge_over_several_columns_goes_around_what_is_between() -> None:
    nodes = [queue("a"), function("f"), queue("b"), function("g"), queue("c")]
    edges = [Edge(*pair, "calls") for pair in (("a", "f"), ("f", "b"), ("b", "g"), ("g", "c"), ("f", "c"))]
    (flow,) = flows(nodes, edges)
    line = next(line for line in flow.lines if (line.edge.source, line.edge.target) == ("f", "c"))
    between = [place for place in flow.places if place.node.id in ("b", "g")]
    assert len(line.points) == 6
    for place in between:
        passing = [y for x, y in line.points if place.x <= x <= place.x + place.width]
        assert passing
        assert all(y < place.y or y > place.y + HEIGHT for y in passing)


def test_what_is_called_first_stands_first() -> None:
    nodes = [function(name) for name in ("last", "middle", "first", "caller")]
    edges = [Edge("caller", name, "calls") for name in ("first", "middle", "last")]
    (flow,) = flows(nodes, edges)
    tops = {place.node.id: place.y for place in flow.places}
    assert tops["first"] < tops["middle"] == tops["caller"] < tops["last"]


def test_what_many_share_is_drawn_at_each_of_them() -> None:
    count = MAXIMUM_NEIGHBOURS + 1
    writers = [function(f"f{number}") for number in range(count)]
    nodes = [*writers, function("reader"), queue("shared")]
    edges = [Edge(writer.id, "shared", "writes") for writer in writers] + [Edge("shared", "reader", "triggers")]
    found = flows(nodes, edges)
    assert len(found) == count + 1
    assert all(place.is_copy for flow in found for place in flow.places if place.node.id == "shared")
    (one,) = flows(nodes[2:], edges[2:])
    assert not any(place.is_copy for place in one.places)


def test_nothing_overlaps_and_crossings_are_avoided() -> None:
    nodes = [queue(f"q{number}") for number in range(6)] + [function(f"f{number}") for number in range(6)]
    edges = [Edge(f"q{number}", f"f{5 - number}", "triggers") for number in range(6)]
    edges += [Edge(f"q{number}", f"f{(number + 1) % 6}", "reads") for number in range(6)]
    found = flows(nodes, edges)
    assert [overlapping(flow) for flow in found] == [[] for _ in found]
    straight = flows(nodes, edges[:6])
    assert all(line.points[0][1] == line.points[-1][1] for flow in straight for line in flow.lines)


def test_three_hundred_functions_in_one_flow_take_no_time() -> None:
    nodes = [function(f"f{number}") for number in range(300)] + [queue(f"q{number}") for number in range(300)]
    edges = [Edge(f"q{number}", f"f{number}", "triggers") for number in range(300)]
    edges += [Edge(f"f{number}", f"q{(number * 7 + 1) % 300}", "writes") for number in range(300)]
    edges += [Edge(f"f{number}", f"q{(number * 11 + 5) % 300}", "writes") for number in range(300)]
    start = time.process_time()
    found = flows(nodes, edges)
    assert time.process_time() - start < 10
    assert sum(len(flow.places) for flow in found) == 600
    assert [overlapping(flow) for flow in found] == [[] for _ in found]


def test_orchestrators_that_all_call_each_other_take_no_time() -> None:
    nodes = [Node(f"f{number}", "orchestrator", f"f{number}", "", True) for number in range(150)]
    edges = [Edge(a.id, b.id, "calls") for a in nodes for b in nodes]
    start = time.process_time()
    assert flows(nodes, edges)
    assert time.process_time() - start < 20


def test_texts_fit_their_boxes() -> None:
    long = Node("x", "function", "x" * 90, "folder/" * 20 + "app.py:7", True)
    width = node_width(long, True)
    assert width == WIDEST
    assert label_in(width, long.label, True).endswith("x…")
    assert len(label_in(width, long.label, True)) < len(label_in(width, long.label, False))
    assert detail_in(width, long.detail, True).startswith("…")
    assert detail_in(width, long.detail, True).endswith("app.py:7")
    assert len(label_in(width, "関" * 90, False)) < len(label_in(width, "x" * 90, False))
    short = Node("x", "function", "create_order", "app.py:7", True)
    assert label_in(node_width(short, True), short.label, True) == short.label
    assert detail_in(node_width(short, True), short.detail, True) == short.detail
