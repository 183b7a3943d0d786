"""Where host.json and the entry module lie, when not side by side."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from funclint.host.host_file import NAME, is_other_language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

ENTRY = "function_app.py"
SCRIPT_SETTING = "PYTHON_SCRIPT_FILE_NAME"
SKIPPED = frozenset(
    ("node_modules", "site-packages", "venv", "env", "__pycache__", "bin", "obj", "build", "dist", "tests", "test")
)
MAXIMUM_FOLDERS = 400
LEVELS_UP = 2


class Misplaced(NamedTuple):
    """The one host.json and the one entry module of a folder tree; `is_host_json_here`: it lies in the app's root."""

    host_json: str
    entry: str
    is_host_json_here: bool


def misplaced(app: App) -> Misplaced | None:
    """The two files, where they certainly belong together and lie in different folders."""
    if is_other_language(app) or app.settings.is_defined(SCRIPT_SETTING):
        return None
    has_host_json = app.source.is_file(app.path(NAME))
    if has_host_json:
        return None if app.index.entry is not None or app.index.model is not None else _entry_below(app)
    if app.index.entry is None or not app.index.imports("azure.functions"):
        return None
    return _host_json_elsewhere(app, app.index.entry.path)


def parent_app(app: App) -> bool:
    """Whether a folder above has a host.json and an entry module of its own, which may use this folder."""
    return any(
        app.source.is_file(os.path.join(folder, NAME)) and app.source.is_file(os.path.join(folder, ENTRY))
        for folder in _above(app)
    )


def relative(app: App, path: str) -> str:
    """A path as seen from the app's root."""
    return os.path.relpath(path, app.root).replace(os.sep, "/")


def _entry_below(app: App) -> Misplaced | None:
    if app.source.is_file(app.path("Dockerfile")):
        return None
    entries, host_files = _files_of(app, app.root)
    if len(entries) != 1 or len(host_files) != 1 or not _uses_azure_functions(app, entries[0]):
        return None
    return Misplaced(host_files[0], entries[0], True)


def _host_json_elsewhere(app: App, entry: str) -> Misplaced | None:
    for folder in (app.root, *_above(app)):
        if app.source.is_file(os.path.join(folder, "Dockerfile")):
            return None
        is_above = folder != app.root
        if is_above and not app.source.is_file(os.path.join(folder, NAME)):
            continue
        entries, host_files = _files_of(app, folder)
        if len(host_files) == 1 and len(entries) <= 1 and entries in ([], [entry]):
            return Misplaced(host_files[0], entry, False)
        if host_files:
            return None
    return None


def _above(app: App) -> Iterator[str]:
    """The nearest folders above, not beyond the repository's root."""
    folder = app.root
    for _ in range(LEVELS_UP):
        if app.source.exists(os.path.join(folder, ".git")) or os.path.dirname(folder) == folder:
            return
        folder = os.path.dirname(folder)
        yield folder


def _files_of(app: App, root: str) -> tuple[list[str], list[str]]:
    """Entry modules and host.json files at and below a folder, without environments, tests and hidden folders."""
    entries: list[str] = []
    host_files: list[str] = []
    waiting, count = [root], 0
    while waiting and count < MAXIMUM_FOLDERS:
        folder = waiting.pop()
        count += 1
        files = app.source.files(folder)
        if folder != root and "pyvenv.cfg" in files:
            continue
        entries += [os.path.join(folder, name) for name in files if name == ENTRY]
        host_files += [os.path.join(folder, name) for name in files if name == NAME]
        names = [
            name for name in app.source.folders(folder) if not name.startswith(".") and name.lower() not in SKIPPED
        ]
        waiting += [os.path.join(folder, name) for name in names if not app.source.is_link(os.path.join(folder, name))]
    # A tree that is too large to be seen whole says nothing.
    return (entries, host_files) if not waiting else ([], [])


def _uses_azure_functions(app: App, path: str) -> bool:
    from funclint.files.source import SourceError

    try:
        text = app.source.read(path)
    except SourceError:
        return False
    return (
        b"import azure.functions" in text or b"from azure.functions" in text or b"from azure import functions" in text
    )
