"""What the checkers share while pylint runs: each app is checked once, when the first of its modules is visited."""

from __future__ import annotations

import gc
import os
import sys
from typing import TYPE_CHECKING

from funclint.cached_run import known_facts
from funclint.files.source import Source
from funclint.findings import Span
from funclint.pylint_plugin import advice
from funclint.pylint_plugin.opened import opened_module
from funclint.pylint_plugin.ownership import Message, needs_other_files, share_out
from funclint.rules.registry import rows
from funclint.run import Options, find_roots, load_baseline, open_app

if TYPE_CHECKING:
    from astroid import nodes
    from pylint.lint import PyLinter

    from funclint.pylint_plugin.opened import OpenedModule

Messages = list[Message]


class Session:
    """The outcomes of one run of pylint: of each app the messages by module, never anything of an earlier run."""

    def __init__(self) -> None:
        self._checked: dict[tuple[str, str | None, bool], dict[str, Messages]] = {}
        self._roots: dict[str, str | None] = {}
        self._visited: tuple[nodes.Module | None, Messages] = (None, [])

    def begin(self, linter: PyLinter) -> None:
        """Forget everything, since a server may lint again and again; but not between the files of a worker of `-j`."""
        self._visited = (None, [])
        if getattr(sys.modules.get("pylint.lint.parallel"), "_worker_linter", None) is not linter:
            self._checked.clear()
            self._roots.clear()

    def messages(self, module: nodes.Module, linter: PyLinter) -> Messages:
        """What `module` has to report; all checkers ask."""
        if self._visited[0] is not module:
            try:
                found = self._find(opened_module(module, linter), advice.is_wanted(linter))
            except Exception as error:  # an exception here would end pylint's run with F0002
                found = [_crash(module, error)]
            self._visited = (module, found)
        return self._visited[1]

    def _find(self, opened: OpenedModule | None, with_advice: bool) -> Messages:
        if opened is None:
            return []
        root = self._root(opened)
        if root is None:
            return []
        key = (root, opened.path if opened.unsaved is not None else None, with_advice)
        if key not in self._checked:
            self._checked[key] = {}  # a crash is reported once, not by every module
            self._checked[key] = check(root, opened, with_advice)
        return self._checked[key].get(os.path.normcase(opened.path), [])

    def _root(self, opened: OpenedModule) -> str | None:
        """The root of the app that the module is in, or None; looked for once per folder."""
        folder = os.path.dirname(opened.path)
        if folder not in self._roots:
            self._roots[folder] = None
            roots = find_roots([opened.path], _source(opened), None)
            self._roots[folder] = roots[0] if roots else None
        return self._roots[folder]


def check(root: str, opened: OpenedModule, with_advice: bool) -> dict[str, Messages]:
    """Check the app at `root`, with the unsaved text of the open module; give its messages by module."""
    from funclint.engine import check_app

    app = open_app(root, _source(opened), Options())
    baseline = load_baseline(app.config, Options(), app.source)
    configured = frozenset(row.name for row in app.config.enabled())
    app.config.pedantic = app.config.pedantic or with_advice
    collects = gc.isenabled()
    gc.disable()  # pylint keeps the trees of all files, and each collection would go through them
    try:
        with known_facts(root, app.source):
            result = check_app(app)
    finally:
        if collects:
            gc.enable()
    findings = baseline.divide(result.findings, app.source)[0] if baseline else result.findings
    if opened.is_alone:
        findings = [finding for finding in findings if not needs_other_files(finding)]
    return share_out(app, result._replace(findings=findings), configured)


def _source(opened: OpenedModule) -> Source:
    return Source({} if opened.unsaved is None else {opened.path: opened.unsaved})


def _crash(module: nodes.Module, error: Exception) -> Message:
    """What is reported when funclint fails outside of its engine. The text of the exception may hold a secret."""
    row = rows()["internal-error"]
    text = f"funclint crashed (`{type(error).__name__}`) and has not checked this module; please report it"
    return Message(row.code, row.confidence, text, Span(module.file or ""), False, True)
