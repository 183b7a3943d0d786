"""Quick fixes: the edits that findings propose, and the one that hides a finding with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from lsprotocol import types

from funclint.server.suppressing import suppression

if TYPE_CHECKING:
    from collections.abc import Iterable

    from funclint.findings import Edit, Finding
    from funclint.server.checking import Snapshot
    from funclint.server.documents import Documents


class Abilities(NamedTuple):
    """What the client can do with edits: name the version of a file that they are for, make files."""

    versions: bool
    creation: bool

    @classmethod
    def of(cls, capabilities: types.ClientCapabilities) -> Abilities:
        """Read them from what the client has said."""
        edits = capabilities.workspace.workspace_edit if capabilities.workspace else None
        if edits is None:
            return cls(False, False)
        has_versions = bool(edits.document_changes)
        operations = edits.resource_operations or ()
        return cls(has_versions, has_versions and types.ResourceOperationKind.Create in operations)


def findings_at(snapshot: Snapshot, path: str, place: types.Range) -> list[tuple[Finding, types.Diagnostic]]:
    """The findings in a file that touch a range, with what is shown of them."""
    mine = [finding for finding in snapshot.findings if finding.span.path == path]
    pairs = zip(mine, snapshot.diagnostics.get(path, ()), strict=True)
    return [
        (finding, shown)
        for finding, shown in pairs
        if _key(shown.range.start) <= _key(place.end) and _key(place.start) <= _key(shown.range.end)
    ]


def fix_action(
    finding: Finding, shown: types.Diagnostic, snapshot: Snapshot, documents: Documents, abilities: Abilities
) -> types.CodeAction | None:
    """The action that makes the fix of a finding."""
    if finding.fix is None:
        return None
    title = finding.fix.title if finding.fix.safe else f"{finding.fix.title} (may change what the app does)"
    return types.CodeAction(
        title,
        types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        is_preferred=finding.fix.safe,
        edit=_workspace_edit(finding.fix.edits, snapshot, documents, abilities),
    )


def suppress_action(
    finding: Finding, shown: types.Diagnostic, snapshot: Snapshot, documents: Documents, abilities: Abilities
) -> types.CodeAction | None:
    """The action that hides a finding."""
    edit = suppression(snapshot.app, finding)
    if edit is None or not (snapshot.app.source.is_file(edit.span.path) or abilities.creation):
        return None
    where = "with a reason" if edit.span.path == finding.span.path else f"in {edit.span.path.rpartition('/')[2]}"
    return types.CodeAction(
        f"Suppress {finding.rule} {where}",
        types.CodeActionKind.QuickFix,
        diagnostics=[shown],
        edit=_workspace_edit([edit], snapshot, documents, abilities),
    )


def _workspace_edit(
    edits: Iterable[Edit], snapshot: Snapshot, documents: Documents, abilities: Abilities
) -> types.WorkspaceEdit:
    by_path: dict[str, list[types.TextEdit]] = {}
    for span, text in edits:
        file = snapshot.texts.of(span.path)
        newline = "\r\n" if "\r\n" in file.text else "\n"
        edit = types.TextEdit(file.range(span), text.replace("\r\n", "\n").replace("\n", newline))
        by_path.setdefault(span.path, []).append(edit)
    if not abilities.versions:
        return types.WorkspaceEdit(changes={documents.uri(path): mine for path, mine in by_path.items()})
    changes: list[types.CreateFile | types.TextDocumentEdit | types.RenameFile | types.DeleteFile] = []
    for path, mine in by_path.items():
        document = documents.get(path)
        uri = documents.uri(path)
        if not snapshot.app.source.is_file(path):
            changes.append(types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)))
        version = document.version if document else None
        changes.append(types.TextDocumentEdit(types.OptionalVersionedTextDocumentIdentifier(uri, version), [*mine]))
    return types.WorkspaceEdit(document_changes=changes)


def _key(position: types.Position) -> tuple[int, int]:
    return position.line, position.character
