"""An editor for tests: pygls's own client with `funclint server` as a process, and calls that wait."""

from __future__ import annotations

import asyncio
import sys
import threading
import time
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any, TypeVar

from lsprotocol import types
from pygls.lsp.client import LanguageClient

ROOT = Path(__file__).resolve().parent.parent.parent
START = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from funclint.cli import command; command()"
PATIENCE = 30.0
HOST = (
    '{\n  "version": "2.0",\n  "extensionBundle": {\n'
    '    "id": "Microsoft.Azure.Functions.ExtensionBundle",\n    "version": "[4.*, 5.0.0)"\n  }\n}\n'
)

Make = Callable[..., Path]

Result = TypeVar("Result")


class Editor:
    """A client with one server. `shown` is what the server published last of each file, by path."""

    def __init__(
        self, *folders: Path, encodings: list[str] | None = None, can_watch: bool = True, can_create: bool = True
    ) -> None:
        self.shown: dict[str, types.PublishDiagnosticsParams] = {}
        self.published: list[types.PublishDiagnosticsParams] = []
        self.registered: list[types.Registration] = []
        self.progress: list[str] = []
        self.messages: list[str] = []
        self._open: dict[Path, types.VersionedTextDocumentIdentifier] = {}
        self._changed = threading.Condition()
        self._loop = asyncio.new_event_loop()
        threading.Thread(target=self._loop.run_forever, daemon=True).start()
        self.client = LanguageClient("editor", "1")
        self._listen()
        command = (sys.executable, "-c", START, "server", "--stdio")
        self.run(self.client.start_io(*command))
        self.process = self.client._server
        self.started = self.run(
            self.client.initialize_async(
                types.InitializeParams(
                    _capabilities(encodings, can_watch, can_create),
                    workspace_folders=[types.WorkspaceFolder(folder.as_uri(), folder.name) for folder in folders],
                )
            )
        )
        self.call(self.client.initialized, types.InitializedParams())

    def _listen(self) -> None:
        client = self.client

        @client.feature(types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS)
        def published(parameters: types.PublishDiagnosticsParams) -> None:
            with self._changed:
                self.shown[path_of(parameters.uri)] = parameters
                self.published.append(parameters)
                self._changed.notify_all()

        @client.feature(types.CLIENT_REGISTER_CAPABILITY)
        def register(parameters: types.RegistrationParams) -> None:
            self.registered.extend(parameters.registrations)

        @client.feature(types.WINDOW_WORK_DONE_PROGRESS_CREATE)
        def create(parameters: types.WorkDoneProgressCreateParams) -> None:
            pass

        @client.feature(types.PROGRESS)
        def progress(parameters: types.ProgressParams) -> None:
            with self._changed:
                self.progress.append(parameters.value["kind"])
                self._changed.notify_all()

        @client.feature(types.WINDOW_SHOW_MESSAGE)
        def message(parameters: types.ShowMessageParams) -> None:
            self.messages.append(parameters.message)

    def run(self, coroutine: Coroutine[Any, Any, Result]) -> Result:
        """Wait for a coroutine of the client."""
        return asyncio.run_coroutine_threadsafe(coroutine, self._loop).result(PATIENCE)

    def call(self, function: Callable[..., Any], *arguments: Any) -> None:
        """Call a function of the client in its thread."""

        async def in_loop() -> None:
            function(*arguments)

        self.run(in_loop())

    def open(self, path: Path, text: str | None = None, uri: str | None = None) -> None:
        """Open a file, with another text than on disk where one is given."""
        text = path.read_text(encoding="utf-8") if text is None else text
        self._open[path] = types.VersionedTextDocumentIdentifier(1, uri or path.as_uri())
        item = types.TextDocumentItem(uri or path.as_uri(), _language(path), 1, text)
        self.call(self.client.text_document_did_open, types.DidOpenTextDocumentParams(item))

    def change(self, path: Path, text: str) -> int:
        """Change the text of an open file; gives its version."""
        identifier = self._open[path]
        identifier.version += 1
        changes = [types.TextDocumentContentChangeWholeDocument(text)]
        self.call(self.client.text_document_did_change, types.DidChangeTextDocumentParams(identifier, changes))
        return identifier.version

    def save(self, path: Path) -> None:
        """Tell that a file was saved."""
        self.call(self.client.text_document_did_save, types.DidSaveTextDocumentParams(_identifier(path)))

    def close(self, path: Path) -> None:
        """Close a file."""
        del self._open[path]
        self.call(self.client.text_document_did_close, types.DidCloseTextDocumentParams(_identifier(path)))

    def close_all(self) -> None:
        """Close every file."""
        for path in list(self._open):
            self.close(path)

    def on_disk(self, *events: tuple[Path, types.FileChangeType]) -> None:
        """Tell that files changed on disk."""
        changes = [types.FileEvent(path.as_uri(), kind) for path, kind in events]
        self.call(self.client.workspace_did_change_watched_files, types.DidChangeWatchedFilesParams(changes))

    def wait(self, what: Callable[[], Any]) -> None:
        """Wait until something holds of what was published."""
        end = time.monotonic() + PATIENCE
        with self._changed:
            while not what():
                left = end - time.monotonic()
                assert left > 0, f"not seen: { ({path: names(one) for path, one in self.shown.items()}) }"
                self._changed.wait(left)

    def rules(self, path: Path) -> list[str]:
        """The rules that are shown in a file, sorted."""
        return names(self.shown[str(path)]) if str(path) in self.shown else []

    def wait_for(self, path: Path, *rules: str) -> list[types.Diagnostic]:
        """Wait until exactly these rules are shown in a file; gives what is shown."""
        self.wait(lambda: str(path) in self.shown and names(self.shown[str(path)]) == sorted(rules))
        return list(self.shown[str(path)].diagnostics)

    def wait_for_version(self, path: Path, version: int) -> None:
        """Wait until what is shown of a file is about a version of it."""
        self.wait(lambda: str(path) in self.shown and self.shown[str(path)].version == version)

    def ask(self, method: Callable[[Any], Coroutine[Any, Any, Result]], parameters: Any) -> Result:
        """Send a request and wait for the answer."""
        return self.run(method(parameters))

    def hover(self, path: Path, line: int, character: int) -> str | None:
        """The Markdown of a hover (line and character from 0)."""
        position = types.Position(line, character)
        answer = self.ask(self.client.text_document_hover_async, types.HoverParams(_identifier(path), position))
        if answer is None:
            return None
        assert isinstance(answer.contents, types.MarkupContent)
        return answer.contents.value

    def complete(self, path: Path, line: int, character: int) -> list[types.CompletionItem]:
        """The items of a completion."""
        position = types.Position(line, character)
        answer = self.ask(
            self.client.text_document_completion_async, types.CompletionParams(_identifier(path), position)
        )
        assert answer is None or isinstance(answer, types.CompletionList)
        return list(answer.items) if answer else []

    def define(self, path: Path, line: int, character: int) -> list[tuple[str, int, int]]:
        """Path, line and character of each definition."""
        position = types.Position(line, character)
        answer = self.ask(
            self.client.text_document_definition_async, types.DefinitionParams(_identifier(path), position)
        )
        assert answer is None or isinstance(answer, list)
        return [
            (path_of(one.uri), one.range.start.line, one.range.start.character)
            for one in answer or ()
            if isinstance(one, types.Location)
        ]

    def actions(self, path: Path, place: types.Range) -> list[types.CodeAction]:
        """The code actions for a range."""
        context = types.CodeActionContext([one for one in self.shown[str(path)].diagnostics if one.range == place])
        answer = self.ask(
            self.client.text_document_code_action_async, types.CodeActionParams(_identifier(path), place, context)
        )
        return [one for one in answer or () if isinstance(one, types.CodeAction)]

    def leave(self) -> tuple[int, str]:
        """Shut the server down; gives its exit status and what it wrote to stderr."""

        async def shut_down() -> tuple[int, bytes]:
            await self.client.shutdown_async(None)
            self.client.exit(None)
            assert self.process is not None and self.process.stderr is not None
            return await self.process.wait(), await self.process.stderr.read()

        status, errors = self.run(shut_down())
        return status, errors.decode()


def _capabilities(encodings: list[str] | None, can_watch: bool, can_create: bool) -> types.ClientCapabilities:
    return types.ClientCapabilities(
        general=types.GeneralClientCapabilities(position_encodings=encodings),
        window=types.WindowClientCapabilities(work_done_progress=True),
        workspace=types.WorkspaceClientCapabilities(
            did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(dynamic_registration=can_watch),
            workspace_edit=types.WorkspaceEditClientCapabilities(
                document_changes=can_create, resource_operations=[types.ResourceOperationKind.Create]
            ),
        ),
    )


def names(shown: types.PublishDiagnosticsParams) -> list[str]:
    """The rules that are shown, sorted."""
    return sorted(str(one.code) for one in shown.diagnostics)


def path_of(uri: str) -> str:
    """The path of an address."""
    from urllib.parse import unquote, urlparse

    return unquote(urlparse(uri).path)


def _identifier(path: Path) -> types.TextDocumentIdentifier:
    return types.TextDocumentIdentifier(path.as_uri())


def _language(path: Path) -> str:
    return {".py": "python", ".json": "json"}.get(path.suffix, "plaintext")


def edited(text: str, edits: list[types.TextEdit]) -> str:
    """A text of characters that are one unit each after some edits."""
    lines = text.splitlines(keepends=True)
    starts = [0]
    for line in lines:
        starts.append(starts[-1] + len(line))

    def offset(position: types.Position) -> int:
        return min(starts[min(position.line, len(starts) - 1)] + position.character, len(text))

    for edit in sorted(edits, key=lambda one: offset(one.range.start), reverse=True):
        text = text[: offset(edit.range.start)] + edit.new_text + text[offset(edit.range.end) :]
    return text
