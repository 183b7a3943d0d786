"""Apps written for tests of the map, and the map as short lines."""

from __future__ import annotations

import json
import textwrap
from typing import TYPE_CHECKING

from funclint import run
from funclint.files.source import Source
from funclint.map.build import Checked, build_map
from funclint.reporters.index_listing import describe

if TYPE_CHECKING:
    from pathlib import Path

    from funclint.map.model import AppMap

HEAD = """
import azure.functions as func
import azure.durable_functions as df

app = df.DFApp()
"""


def write_app(folder: Path, main: str, **modules: str) -> Path:
    """An app of the decorator model."""
    (folder / "host.json").write_text('{"version": "2.0"}', encoding="utf-8")
    (folder / "requirements.txt").write_text("azure-functions\nazure-functions-durable\n", encoding="utf-8")
    (folder / "function_app.py").write_text(HEAD + textwrap.dedent(main), encoding="utf-8")
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(textwrap.dedent(text), encoding="utf-8")
    return folder


def write_v1_function(folder: Path, name: str, script: str, *bindings: dict[str, object]) -> None:
    """A function with a function.json."""
    (folder / "host.json").write_text('{"version": "2.0"}', encoding="utf-8")
    (folder / name).mkdir()
    document = {"scriptFile": "__init__.py", "bindings": bindings}
    (folder / name / "function.json").write_text(json.dumps(document), encoding="utf-8")
    (folder / name / "__init__.py").write_text(textwrap.dedent(script), encoding="utf-8")


def map_of(folder: Path, prefix: str = "") -> AppMap:
    """The map of the app in a folder, with its findings."""
    app = run.open_app(str(folder), Source(), run.Options())
    checked = run.check_opened(app, run.Options())
    return build_map(Checked(describe(app), checked.findings), str(folder), prefix)


def edges_of(made: AppMap) -> list[str]:
    """`source kind target`, by labels."""
    labels = {node.id: node.label for node in made.nodes}
    return [
        f"{labels[edge.source]} {edge.kind} {labels[edge.target]}" + (f" ({edge.label})" if edge.label else "")
        for edge in made.edges
    ]


def nodes_of(made: AppMap) -> list[str]:
    """`kind: label | detail` of what is no function."""
    return [
        f"{node.kind}: {node.label} | {node.detail}"
        for node in made.nodes
        if node.id not in {entry.id for entry in made.functions}
    ]
