"""Findings as an editor shows them, and the board of what has been sent to it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lsprotocol import types

from funclint.rules import registry
from funclint.server.documents import uri_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from funclint.findings import Finding
    from funclint.server.documents import Documents
    from funclint.server.texts import Texts

    ByPath = dict[str, list[types.Diagnostic]]
    Publish = Callable[[types.PublishDiagnosticsParams], None]

SOURCE = "funclint"

SEVERITIES = {
    "error": types.DiagnosticSeverity.Error,
    "warning": types.DiagnosticSeverity.Warning,
    "info": types.DiagnosticSeverity.Information,
}

TAGS = {
    "deprecated-app-setting": [types.DiagnosticTag.Deprecated],
    "unused-suppression": [types.DiagnosticTag.Unnecessary],
    "unknown-suppression": [types.DiagnosticTag.Unnecessary],
    "ignored-blueprint-argument": [types.DiagnosticTag.Unnecessary],
    "ignored-decorator-argument": [types.DiagnosticTag.Unnecessary],
}
"""Rules about what is obsolete (editors strike it through) or without effect (editors fade it)."""


def diagnostics_of(findings: Iterable[Finding], texts: Texts) -> ByPath:
    """The findings by the file that they are about."""
    found: ByPath = {}
    for finding in findings:
        found.setdefault(finding.span.path, []).append(_diagnostic(finding, texts))
    return found


def _diagnostic(finding: Finding, texts: Texts) -> types.Diagnostic:
    row = registry.rows()[finding.rule]
    return types.Diagnostic(
        texts.of(finding.span.path).range(finding.span),
        f"{finding.message}\nhelp: {finding.help}" if finding.help else finding.message,
        severity=SEVERITIES[finding.severity],
        code=finding.rule,
        code_description=types.CodeDescription(registry.url(row)),
        source=SOURCE,
        tags=TAGS.get(finding.rule),
        related_information=[
            types.DiagnosticRelatedInformation(
                types.Location(uri_of(related.span.path), texts.of(related.span.path).range(related.span)),
                related.message,
            )
            for related in finding.related
        ]
        or None,
    )


class Board:
    """What the editor shows: the diagnostics of each app by file. Only what has changed is sent."""

    def __init__(self, documents: Documents, publish: Publish) -> None:
        self._documents = documents
        self._publish = publish
        self._of_app: dict[str, ByPath] = {}
        self._sent: dict[str, list[types.Diagnostic]] = {}

    @property
    def roots(self) -> list[str]:
        """The apps that something has been put up for, also an empty list."""
        return list(self._of_app)

    def put(self, root: str, found: ByPath) -> None:
        """Show what was found in an app in place of what was found before. Open files are sent always: their editor
        then knows that the text it shows has been checked."""
        before = self._of_app.get(root, {})
        self._of_app[root] = found
        self._send(dict.fromkeys((*before, *found)), [one.path for one in self._documents if _is_below(one.path, root)])

    def remove(self, root: str) -> None:
        """Show nothing more of an app."""
        self._send(self._of_app.pop(root, {}), ())

    def renew(self, path: str) -> None:
        """Send again what is known of a file: its address may be spelt in another way now."""
        self._sent.pop(path, None)
        if any(path in found for found in self._of_app.values()):
            self._send((path,), ())

    def _send(self, paths: Iterable[str], always: Iterable[str]) -> None:
        for path in dict.fromkeys((*always, *paths)):
            shown = [one for found in self._of_app.values() for one in found.get(path, ())]
            document = self._documents.get(path)
            if path not in always and shown == self._sent.get(path, []):
                continue
            if shown:
                self._sent[path] = shown
            else:
                self._sent.pop(path, None)
            version = document.version if document else None
            self._publish(types.PublishDiagnosticsParams(self._documents.uri(path), shown, version=version))


def _is_below(path: str, folder: str) -> bool:
    import os

    return path.startswith(folder + os.sep)
