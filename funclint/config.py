"""The configuration of an app: `[tool.funclint]` of the nearest pyproject.toml, or funclint.toml.

Looked for in the app's folder and upwards, to the root of the repository (the folder with `.git` or `.hg`) or of the
file system. What is not valid becomes a `Problem` and is left out. `schemas/funclint.schema.json` describes the keys
for editors; a test keeps it and `config_reader` in step.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.files.source import SourceError
from funclint.findings import Span
from funclint.rules import registry

if TYPE_CHECKING:
    from funclint.files.source import Source

HAS_TABLE = (
    rb"""(?m)^[ \t]*(?:\[|tool\b|["']tool["'])[^\n]*\bfunclint\b|^[ \t]*["']?funclint["']?[ \t]*(?:=[ \t]*\{|\.)"""
)
"""What a pyproject.toml with our table contains; without it the file need not be parsed for us."""

ALWAYS = ("internal-error", "invalid-configuration")
"""Rules that cannot be switched off or suppressed: what was meant, or what was missed, is not known."""


class Problem(NamedTuple):
    """Something wrong in a configuration file."""

    span: Span
    message: str
    help: str | None = None


class Config:
    """What is configured. `path` is the file (None: nothing configured), `folder` what its globs and paths start from.

    `select` is None where nothing is selected (then every rule that is no advice). `settings` maps names of app
    settings that the deployed app has to their values (None: not told). `target_python` is (major, minor),
    `azure_functions` the version of the library as text; both None where they are not told.
    """

    def __init__(self, path: str | None = None) -> None:
        self.path = path
        self.folder = os.path.dirname(path) if path else None
        self.problems: list[Problem] = []
        self.select: list[str] | None = None
        self.ignore: list[str] = []
        self.severity: dict[str, str] = {}
        self.per_path_ignores: dict[str, list[str]] = {}
        self.settings: dict[str, str | None] = {}
        self.target_python: tuple[int, int] | None = None
        self.azure_functions: str | None = None
        self.fail_on: str | None = None
        self.pedantic = False
        self.ignore_findings: list[IgnoredFinding] = []
        self.exclude: list[str] = []
        self.baseline: str | None = None

    def enabled(self) -> list[registry.Row]:
        """The rules that are to run, in the order of their codes."""
        selected = expand(self.select) if self.select is not None else None
        exact = set() if self.select is None else {row.name for entry in self.select if (row := registry.find(entry))}
        ignored = expand(self.ignore)
        return [
            row
            for name, row in registry.rows().items()
            if name in ALWAYS
            or (
                name not in ignored
                and (selected is None or name in selected)
                and (not row.pedantic or self.pedantic or name in exact)
            )
        ]


class IgnoredFinding(NamedTuple):
    """One entry of `ignore-findings`: the finding of `rule` in files that match `path`, at or below `pointer`."""

    path: str
    pointer: str | None
    rule: str
    text: str
    span: Span


def expand(entries: list[str]) -> set[str]:
    """Names of the rules that a list of names, codes, areas and `all` means."""
    names: set[str] = set()
    for entry in entries:
        row = registry.find(entry)
        if row:
            names.add(row.name)
        else:
            names.update(name for name, row in registry.rows().items() if entry.lower() in ("all", row.area))
    return names


def unknown_rule(entry: str, may_search: bool = True) -> str | None:
    """What is wrong with an entry of a list of rules, or None: it must be a rule's name or code, an area, or `all`.

    Without `may_search` no similar name is looked for.
    """
    if entry.lower() == "all" or entry.lower() in registry.areas() or registry.find(entry):
        return None
    near = registry.nearest(entry) if may_search else None
    return f"there is no rule `{entry}`" + (f"; did you mean `{near}`?" if near else "")


def load_config(root: str, source: Source) -> Config:
    """The configuration that holds for the app at `root` (absolute)."""
    folder = root
    while True:
        pyproject = os.path.join(folder, "pyproject.toml")
        if _exists(pyproject, source):
            config = read_config(pyproject, source, only_table=True)
            if config:
                return config
        own = os.path.join(folder, "funclint.toml")
        if _exists(own, source):
            return read_config(own, source) or Config()
        parent = os.path.dirname(folder)
        if parent == folder or any(source.exists(os.path.join(folder, name)) for name in (".git", ".hg")):
            return Config()
        folder = parent


def _exists(path: str, source: Source) -> bool:
    # Not `source.is_file`, which would list each folder above the app.
    return path in source.overlay or bool(source.ask("file", path))


def read_config(path: str, source: Source, only_table: bool = False) -> Config | None:
    """Read a configuration file; with `only_table` give None where a pyproject.toml has no `[tool.funclint]`."""
    config = Config(path)
    try:
        data = source.read(path)
        if only_table and not (b"funclint" in data and re.search(HAS_TABLE, data)):
            return None
        text = data.decode("utf-8-sig").replace("\r\n", "\n")
    except SourceError as error:
        config.problems.append(Problem(Span(path), f"the configuration cannot be read: {error}"))
        return config
    except UnicodeDecodeError:
        config.problems.append(Problem(Span(path), "the configuration is not UTF-8 text, which TOML has to be"))
        return config
    from funclint.config_reader import read_text

    return config if read_text(config, text, only_table) else None
