"""Whether a root without an entry module is a Python app of the v2 model, and which files could be its entry module."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from funclint.files.source import SourceError
from funclint.host.host_file import is_other_language

if TYPE_CHECKING:
    from funclint.app import App

MAKES_APP = re.compile(rb"^\w+[ \t]*(:[^=\n]+)?=[ \t]*[\w.]*(FunctionApp|DFApp)\(", re.MULTILINE)
"""A top-level name that gets an app object: `app = func.FunctionApp(`, `app: FunctionApp = func.AsgiFunctionApp(`."""

MAY_HAVE_APP = re.compile(rb"FunctionApp|DFApp|function_app|^from[ \t].*\bimport\b.*app", re.MULTILINE | re.IGNORECASE)
"""What makes an app object, or imports something that is called like one."""


def lacks_entry(app: App) -> bool:
    """Whether the functions of this root are Python's, of the v2 model, and there is no entry module."""
    if app.index.entry is not None or app.index.model is not None or is_other_language(app):
        return False
    if app.host_json is not None and app.host_json.data is None:
        return False
    if app.source.is_file(os.path.join(os.path.dirname(app.root), "host.json")):
        return False  # a folder of an app, with a copy of its host.json
    files = app.source.files(app.root)
    return bool(app.settings.value("FUNCTIONS_WORKER_RUNTIME")) or any(is_python(name) for name in files)


def is_python(name: str) -> bool:
    """Whether a file at the root shows that the app is written in Python."""
    return name.endswith(".py") or name in ("requirements.txt", "pyproject.toml")


def modules_that(app: App, pattern: re.Pattern[bytes]) -> list[str]:
    """Names of the top-level modules whose text has the pattern."""
    return [name for name in app.source.files(app.root) if name.endswith(".py") and _has(app, app.path(name), pattern)]


def has_entry_below(app: App) -> bool:
    """Whether a folder below holds a file of the entry module's name: a build step may put the parts together, or the
    root is that of a repository with several apps."""
    from funclint.rules.app._unreached import python_files

    return any(os.path.basename(path) == app.index.script for path in python_files(app, of_others=True))


def _has(app: App, path: str, pattern: re.Pattern[bytes]) -> bool:
    try:
        return pattern.search(app.source.read(path)) is not None
    except SourceError:
        return False
