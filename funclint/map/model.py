"""The vocabulary of the map: nodes, edges and what is told of each function.

Every text is fit to be shown (on one line, without secrets), but not yet escaped for any format.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from funclint.findings import Finding

FUNCTION_KINDS = ("function", "orchestrator", "activity", "entity")

EDGE_KINDS = ("triggers", "reads", "writes", "starts", "calls", "uses", "feeds")
"""Source → function, read resource → function, function → resource; client → orchestrator, orchestrator → activity or
orchestrator, function → entity; written blobs → the blobs that a trigger waits for."""


class Node(NamedTuple):
    """A function, or something that functions are triggered by, read or write.

    `id` is unique on one page and made of ASCII letters, digits and `_`. `kind` is one of `FUNCTION_KINDS` or of
    `funclint.map.resources.WORDS`. `is_shared`: another function naming the same thing would get the same node.
    """

    id: str
    kind: str
    label: str
    detail: str
    is_shared: bool


class Edge(NamedTuple):
    """From node to node (ids); `label` says by which subscription or consumer group, if any."""

    source: str
    target: str
    kind: str
    label: str = ""


class BindingRow(NamedTuple):
    """One binding: "trigger", "in" or "out", type, name and its other properties as pairs."""

    direction: str
    type: str
    name: str
    properties: tuple[tuple[str, str], ...]


class FunctionEntry(NamedTuple):
    """What the map tells of a function besides its edges.

    `place` is `file:line` and `module` the file; `trigger` is what to filter by. `loads` and `reasons` are as in
    `funclint index`.
    """

    id: str
    name: str
    place: str
    module: str
    trigger: str
    loads: bool | None
    reasons: tuple[str, ...]
    is_async: bool
    bindings: tuple[BindingRow, ...]
    findings: tuple[Finding, ...]


class AppMap(NamedTuple):
    """One app. `root` is relative; `findings` are those about no single function."""

    root: str
    model: str
    loads: bool | None
    reasons: tuple[str, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    functions: tuple[FunctionEntry, ...]
    findings: tuple[Finding, ...]

    @property
    def all_findings(self) -> list[Finding]:
        """Every finding of the app."""
        return [*self.findings, *(finding for function in self.functions for finding in function.findings)]


def worst(findings: tuple[Finding, ...]) -> str:
    """The gravest severity, or an empty text."""
    from funclint.findings import SEVERITIES

    found = {finding.severity for finding in findings}
    return next((severity for severity in SEVERITIES if severity in found), "")


def verdict_words(loads: bool | None) -> str:
    """The verdict on an app in words."""
    return {True: "loads", False: "does not load", None: "may load"}[loads]
