"""Which message of the editor is answered by what."""

from __future__ import annotations

import asyncio
import os
from typing import TYPE_CHECKING, Any, TypeVar

from lsprotocol import types

from funclint.engine import NoIndexError
from funclint.fixes import Fixing
from funclint.server.actions import findings_at, fix_action, suppress_action
from funclint.server.checking import OPTIONS
from funclint.server.completion import Known, completions
from funclint.server.definition import definition_at
from funclint.server.documents import path_of
from funclint.server.hover import hover_at
from funclint.server.outline import lenses, symbols

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from funclint.server.apps import LiveApp
    from funclint.server.checking import Snapshot
    from funclint.server.documents import Document
    from funclint.server.main import Server

    Answer = TypeVar("Answer")
    Handler = Callable[[Any], Awaitable[Answer | None]]

TRIGGERS = ['"', "'", "%", "(", "["]
"""Characters behind which an editor asks for completions by itself."""


def register(server: Server) -> None:
    """Tell a server what to do with each message."""
    _register_life(server)
    _register_files(server)
    _register_requests(server)


def _register_life(server: Server) -> None:
    @server.feature(types.INITIALIZE)
    @_noted(server)
    def initialize(parameters: types.InitializeParams) -> None:
        server.set_up(parameters)

    @server.feature(types.INITIALIZED)
    @_noted(server)
    def initialized(_: types.InitializedParams) -> None:
        server.watch()
        server.look_at_workspace()

    @server.feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)
    @_noted(server)
    def folders(_: types.DidChangeWorkspaceFoldersParams) -> None:
        server.look_at_workspace()

    @server.feature(types.SHUTDOWN)
    @_noted(server)
    def shutdown(_: None) -> None:
        server.stop()

    @server.feature(types.EXIT)
    @_noted(server)
    def leave(_: None) -> None:
        server.is_told_to_exit = True


def _register_files(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_DID_OPEN)
    @_noted(server)
    def opened(parameters: types.DidOpenTextDocumentParams) -> None:
        item = parameters.text_document
        document = server.documents.open(item.uri, item.version, item.text)
        if document:
            server.apps.find_roots()
            server.apps.touched([(document.path, not os.path.exists(document.path))])
            server.apps.board.renew(document.path)

    @server.feature(types.TEXT_DOCUMENT_DID_CHANGE)
    @_noted(server)
    def changed(parameters: types.DidChangeTextDocumentParams) -> None:
        document = server.documents.get(path_of(parameters.text_document.uri))
        if document:
            for change in parameters.content_changes:
                _take_over(document, change, parameters.text_document.version)
            server.apps.edited(document.path)

    @server.feature(types.TEXT_DOCUMENT_DID_CLOSE)
    @_noted(server)
    def closed(parameters: types.DidCloseTextDocumentParams) -> None:
        document = server.documents.get(path_of(parameters.text_document.uri))
        if document:
            server.documents.close(document.path)
            server.apps.find_roots()
            server.apps.touched([(document.path, not os.path.exists(document.path))])

    @server.feature(types.TEXT_DOCUMENT_DID_SAVE)
    @_noted(server)
    def saved(parameters: types.DidSaveTextDocumentParams) -> None:
        path = path_of(parameters.text_document.uri)
        if path:
            server.touched([(path, False)])

    @server.feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)
    @_noted(server)
    def watched(parameters: types.DidChangeWatchedFilesParams) -> None:
        events = [(path_of(event.uri), event.type != types.FileChangeType.Changed) for event in parameters.changes]
        server.touched([(path, is_new) for path, is_new in events if path])


def _take_over(document: Document, change: types.TextDocumentContentChangeEvent, version: int) -> None:
    if isinstance(change, types.TextDocumentContentChangePartial):  # not asked for, but harmless
        text = document.text
        start, end = text.offset(change.range.start), text.offset(change.range.end)
        document.change(version, text.text[:start] + change.text + text.text[end:])
    else:
        document.change(version, change.text)


def _register_requests(server: Server) -> None:
    @server.feature(types.TEXT_DOCUMENT_HOVER)
    @_contained(server)
    async def hover(parameters: types.HoverParams) -> types.Hover | None:
        document, snapshot = await _present(server, parameters.text_document.uri)
        if document is None or snapshot is None:
            return None
        told = hover_at(snapshot, document.path, *document.text.place(parameters.position))
        if not told:
            return None
        text = "\n\n---\n\n".join(dict.fromkeys(one.text for one in told))
        return types.Hover(
            types.MarkupContent(types.MarkupKind.Markdown, text), snapshot.texts.of(document.path).range(told[0].span)
        )

    @server.feature(types.TEXT_DOCUMENT_DEFINITION)
    @_contained(server)
    async def definition(parameters: types.DefinitionParams) -> list[types.Location] | None:
        document, snapshot = await _present(server, parameters.text_document.uri)
        if document is None or snapshot is None:
            return None
        return [
            types.Location(server.documents.uri(span.path), snapshot.texts.of(span.path).range(span))
            for span in definition_at(snapshot, document.path, *document.text.place(parameters.position))
        ]

    @server.feature(types.TEXT_DOCUMENT_COMPLETION, types.CompletionOptions(trigger_characters=TRIGGERS))
    @_contained(server)
    async def completion(parameters: types.CompletionParams) -> types.CompletionList | None:
        document, live = await _live(server, parameters.text_document.uri, is_patient=False)
        if document is None or live is None or live.snapshot is None:
            return None
        known = Known(live.snapshot.app, (live.sound or live.snapshot).app)
        items = completions(known, document.path, document.text, parameters.position, server.has_snippets)
        return types.CompletionList(False, items)

    @server.feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)
    @_contained(server)
    async def symbol(parameters: types.DocumentSymbolParams) -> list[types.DocumentSymbol] | None:
        document, live = await _live(server, parameters.text_document.uri)
        snapshot = live and (live.sound or live.snapshot)
        return symbols(snapshot, document.path) if document and snapshot else None

    @server.feature(types.TEXT_DOCUMENT_CODE_LENS, types.CodeLensOptions(resolve_provider=False))
    @_contained(server)
    async def lens(parameters: types.CodeLensParams) -> list[types.CodeLens] | None:
        document, live = await _live(server, parameters.text_document.uri)
        snapshot = live and (live.sound or live.snapshot)
        return lenses(snapshot, document.path) if document and snapshot else None

    @server.feature(
        types.TEXT_DOCUMENT_CODE_ACTION, types.CodeActionOptions(code_action_kinds=[types.CodeActionKind.QuickFix])
    )
    @_contained(server)
    async def action(parameters: types.CodeActionParams) -> list[types.CodeAction] | None:
        document, snapshot = await _present(server, parameters.text_document.uri)
        only = parameters.context.only
        if document is None or snapshot is None or (only and not {"", types.CodeActionKind.QuickFix} & {*only}):
            return None
        found = findings_at(snapshot, document.path, parameters.range)
        fixes, others = [], []
        for finding, shown in found:
            given = (finding, shown, snapshot, server.documents, server.abilities)
            if finding.fix is not None and await _helps(server, snapshot, finding):
                fixes.append(fix_action(*given))
            others.append(await server.apps.aside(suppress_action, *given))
        return [one for one in (*fixes, *others) if one is not None]


async def _helps(server: Server, snapshot: Snapshot, finding: Any) -> bool:
    """Whether the command line would keep the fix of a finding; found out once for each state of the app."""
    if finding not in snapshot.verdicts:
        fixing = Fixing(OPTIONS, unsafe=True, source=snapshot.app.source)
        snapshot.verdicts[finding] = await server.apps.aside(fixing.helps, finding, snapshot.checked)
    return snapshot.verdicts[finding]


async def _live(server: Server, uri: str, is_patient: bool = True) -> tuple[Document | None, LiveApp | None]:
    """An open file and its app; with `is_patient` when the app has been checked with the present texts."""
    document = server.documents.get(path_of(uri))
    live = server.apps.at(document.path) if document else None
    if document and (is_patient or live is None or live.snapshot is None):
        live = await server.apps.fresh(document.path)
    return document, live


async def _present(server: Server, uri: str) -> tuple[Document | None, Snapshot | None]:
    """An open file and its app as it was checked with the present text; None where that is not to be had."""
    document, live = await _live(server, uri)
    snapshot = live.snapshot if live else None
    if document is None or snapshot is None or snapshot.texts.of(document.path).text != document.text.text:
        return document, None
    return document, snapshot


def _noted(server: Server) -> Callable[[Callable[[Any], None]], Callable[[Any], None]]:
    """What goes wrong with a message that wants no answer is told on stderr."""

    def decorate(handler: Callable[[Any], None]) -> Callable[[Any], None]:
        def take(parameters: Any) -> None:
            try:
                handler(parameters)
            except Exception as error:
                server.report(error)

        return take

    return decorate


def _contained(server: Server) -> Callable[[Handler[Answer]], Handler[Answer]]:
    """A request that fails has no answer; what went wrong is told on stderr, without the texts pygls would send."""

    def decorate(handler: Handler[Answer]) -> Handler[Answer]:
        async def answer(parameters: Any) -> Answer | None:
            try:
                return await handler(parameters)
            except (NoIndexError, asyncio.CancelledError):
                return None
            except Exception as error:
                server.report(error)
                return None

        return answer

    return decorate
