"""Where an app says which Python it runs on."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from funclint.findings import Span

if TYPE_CHECKING:
    from funclint.app import App

_WORKFLOW_VERSION = re.compile(
    r"^[ \t-]*(?:python-version|PYTHON_VERSION)[ \t]*:[ \t]*[\"']?(3\.\d+)(?:\.\d+|\.x)?[\"']?[ \t]*(?:#.*)?$",
    re.MULTILINE,
)
_ANY_VERSION = re.compile(r"\bpython-version\b|\bPYTHON_VERSION[ \t]*:")
_DEPLOYS = re.compile(r"azure/functions-action", re.IGNORECASE)


def place_of_target(app: App) -> Span:
    """Where the app's Python version is written: the file that names it, else host.json (it is configured)."""
    from funclint.files.python_version import version_sources

    python = app.target_python
    for version, span in version_sources(app):
        if version == python:
            return span
    names = app.source.files(app.root)
    name = next((one for one in ("pyproject.toml", "host.json") if one in names), None) or (names[0] if names else "")
    return Span(os.path.join(app.root, name))


def text_of(version: tuple[int, int]) -> str:
    """`3.11`."""
    return f"{version[0]}.{version[1]}"


def excludes(specifier: str, version: tuple[int, int]) -> bool:
    """Whether a specifier allows no release of a minor version of Python."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    try:
        parsed = SpecifierSet(specifier)
        return not any(parsed.contains(f"{version[0]}.{version[1]}.{patch}") for patch in (0, 1, 2, 5, 9, 12, 20, 99))
    except InvalidSpecifier:
        return False


def of_workflows(app: App, sources: list[tuple[tuple[int, int], Span]]) -> list[tuple[tuple[int, int], Span]]:
    """What the workflow that deploys the app builds it with; only asked where another file names a version too."""
    if not sources and not (app.pyproject is not None and app.pyproject.requires_python):
        return []
    from funclint.dependencies.surroundings import workflows
    from funclint.files.positions import Positions

    found = []
    for path, text in workflows(app):
        if not _DEPLOYS.search(text):
            continue
        repository = os.path.dirname(os.path.dirname(os.path.dirname(path)))
        relative = os.path.relpath(app.root, repository).replace(os.sep, "/")
        if relative != "." and not re.search(rf"(?<![\w/-]){re.escape(relative)}(?![\w-])", text):
            continue
        matches = list(_WORKFLOW_VERSION.finditer(text))
        versions = {match[1] for match in matches}
        mentions = [line for line in text.split("\n") if _ANY_VERSION.search(line) and not line.strip().startswith("#")]
        literal = [line for line in mentions if "${{" not in line]
        if len(versions) != 1 or len(literal) != len(matches):
            continue
        found.append(((3, int(matches[0][1][2:])), Positions(path, text).span(*matches[0].span(1))))
    return found
