"""One check of one app, off the event loop: from the open texts to what the editor shows."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from funclint import run as runs
from funclint.files.discovery import HOST_FILE, has_entry_module
from funclint.files.source import Source
from funclint.server.diagnostics import diagnostics_of
from funclint.server.texts import Texts

if TYPE_CHECKING:
    from collections.abc import Mapping

    from lsprotocol import types

    from funclint.app import App
    from funclint.findings import Finding
    from funclint.run import CheckedApp
    from funclint.server.memo import Memo

OPTIONS = runs.Options()
"""As the command line without options: all that is configured holds."""


class Trace(NamedTuple):
    """What a check of the app at `root` has looked at outside of it: single paths, and folders for what is in them."""

    root: str
    paths: frozenset[str]
    folders: frozenset[str]

    def touches(self, path: str, is_new: bool) -> bool:
        """Whether what was found may change with a file; `is_new` if it came into being or went."""
        if path.startswith(self.root + os.sep) or path in self.paths:
            return True
        if not is_new:
            return False
        folder = os.path.dirname(path)
        while folder not in self.folders:
            parent = os.path.dirname(folder)
            if parent == folder:
                return False
            folder = parent
        return True


class Snapshot(NamedTuple):
    """An app as it was checked. `diagnostics` are by path. `is_sound`: every module that is imported compiles.
    `verdicts` are those on the fixes of its findings that were tried."""

    app: App
    checked: CheckedApp
    diagnostics: dict[str, list[types.Diagnostic]]
    texts: Texts
    trace: Trace
    is_sound: bool
    verdicts: dict[Finding, bool]

    @property
    def findings(self) -> list[Finding]:
        """What is shown: neither suppressed nor in the baseline."""
        return self.checked.findings


def check(root: str, overlay: Mapping[str, bytes], memo: Memo | None, units: str) -> Snapshot:
    """Check the app at `root` with the unsaved texts `overlay`. Nothing is found in a folder that is excluded, or is no
    app any more."""
    if memo is not None:
        memo.begin()
    source = Source(overlay)
    source.facts = memo
    source.asked = set()
    texts = Texts(source, units)
    app = runs.open_app(root, source, OPTIONS)
    is_checked = is_root(root, source) and not runs.is_excluded(root, app.config)
    checked = runs.check_opened(app, OPTIONS) if is_checked else runs.CheckedApp(root, [], [], [], 0, (), (), ())
    diagnostics = diagnostics_of(checked.findings, texts)
    return Snapshot(app, checked, diagnostics, texts, _trace(root, source), is_checked and is_sound(app), {})


def is_root(root: str, source: Source) -> bool:
    """Whether a folder is that of an app."""
    return source.is_file(os.path.join(root, HOST_FILE)) or has_entry_module(root, source)


def _trace(root: str, source: Source) -> Trace:
    inside = root + os.sep
    asked = [(kind, path) for kind, path in source.asked or () if not path.startswith(inside)]
    return Trace(
        root,
        frozenset(path for kind, path in asked if kind != "list"),
        frozenset(path for kind, path in asked if kind == "list"),
    )


def is_sound(app: App) -> bool:
    """Whether the index is there and every module that it saw compiles."""
    from funclint.engine import NoIndexError

    try:
        return not any(module.facts.error for module in app.index.modules)
    except NoIndexError:
        return False
