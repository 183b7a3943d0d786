"""The server itself: what the editor says, handed to those who know what to do, and their answers."""

from __future__ import annotations

import gc
import io
import logging
import os
import sys
import warnings
from contextlib import suppress
from typing import TYPE_CHECKING, Any

from lsprotocol import types
from pygls.lsp.server import LanguageServer

from funclint import __version__
from funclint.server import features
from funclint.server.actions import Abilities
from funclint.server.apps import Apps
from funclint.server.diagnostics import Board
from funclint.server.documents import Documents, path_of
from funclint.server.progress import Progress
from funclint.server.sweep import Sweep

if TYPE_CHECKING:
    from collections.abc import Iterable

    from _typeshed import ReadableBuffer

WATCHED = (
    "**/*.py", "**/*.json", "**/*.toml", "**/*.txt", "**/*.{yml,yaml,bicep,bicepparam,tf,tfvars,sh,ps1}",
    "**/.{funcignore,gitignore,env}", "**/{Dockerfile,Containerfile}",
)  # fmt: skip
"""What a check may read. The server looks itself which of the changes concern an app."""

SKIPPED = frozenset(("node_modules", "__pycache__", "site-packages", ".venv", "venv", ".git", ".python_packages"))
"""Folders with other people's code, in which thousands of files come and go at once."""


class Server(LanguageServer):
    """funclint's language server. It writes nothing to the disk, and its edits are the editor's to make."""

    documents: Documents
    apps: Apps
    sweep: Sweep
    abilities: Abilities

    def __init__(self) -> None:
        # Whole texts: pygls would take form feeds and Unicode's line separators for line ends in partial changes.
        super().__init__("funclint", __version__, types.TextDocumentSyncKind.Full, max_workers=2)
        self.is_shut_down = self.is_told_to_exit = False
        self.has_snippets = False

    def set_up(self, parameters: types.InitializeParams) -> None:
        """Prepare for a client."""
        capabilities = parameters.capabilities
        units = types.PositionEncodingKind(self.workspace.position_encoding or "utf-16").value
        self.documents = Documents(units)
        board = Board(self.documents, self.text_document_publish_diagnostics)
        self.apps = Apps(self.documents, board, self.report)
        self.sweep = self.apps.sweep = Sweep(self.apps, Progress(self), self.report)
        self.abilities = Abilities.of(capabilities)
        completion = capabilities.text_document.completion if capabilities.text_document else None
        self.has_snippets = bool(
            completion and completion.completion_item and completion.completion_item.snippet_support
        )

    def look_at_workspace(self) -> None:
        """Take over the folders of the workspace."""
        uris = list(self.workspace.folders) or [self.workspace.root_uri or ""]
        self.sweep.folders = [path for path in map(path_of, uris) if path and os.path.isdir(path)]
        self.sweep.search()

    def touched(self, paths: Iterable[tuple[str, bool]]) -> None:
        """Check what hangs on files that have changed on disk."""
        paths = [one for one in paths if SKIPPED.isdisjoint(one[0].split(os.sep))]
        for path, _ in paths:
            document = self.documents.get(path)
            if document:
                document.look_at_disk()
        if any(is_new for _, is_new in paths):
            self.apps.find_roots()
        if paths:
            self.apps.touched(paths)
            self.sweep.touched(paths)

    def watch(self) -> None:
        """Ask the editor to say which files change on disk. Without that, each check still reads the disk anew."""
        workspace = self.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching is None or not watching.dynamic_registration:
            return
        options = types.DidChangeWatchedFilesRegistrationOptions([types.FileSystemWatcher(glob) for glob in WATCHED])
        registration = types.Registration("funclint-files", types.WORKSPACE_DID_CHANGE_WATCHED_FILES, options)
        self.client_register_capability(types.RegistrationParams([registration]))

    def stop(self) -> None:
        """Start nothing any more."""
        self.is_shut_down = True
        self.apps.close()
        self.sweep.close()

    def report_server_error(self, error: Exception, source: Any) -> None:
        """Nothing, where pygls would open a window in the editor: this is about messages that make no sense."""

    def report(self, error: Exception) -> None:
        """Say on stderr where funclint went wrong. The text of the exception is left out: it may hold a secret."""
        if self.is_shut_down or isinstance(error, BrokenPipeError):
            return
        import traceback

        place = "".join(traceback.format_tb(error.__traceback__))
        print(f"{place}{type(error).__name__}", file=sys.stderr, flush=True)


class Outlet(io.BufferedWriter):
    """The pipe to the client. What is said to a client that has gone is lost; its end is seen where it is read from."""

    def write(self, data: ReadableBuffer) -> int:
        """Write, as far as anybody reads."""
        with suppress(BrokenPipeError):
            return super().write(data)
        return 0

    def flush(self) -> None:
        """Flush, as far as anybody reads."""
        with suppress(BrokenPipeError):
            super().flush()


def serve() -> int:
    """Serve one client over stdin and stdout until it goes; gives the exit status."""
    warnings.simplefilter("ignore")  # syntax warnings of apps; and `catch_warnings` is not made for threads
    logging.getLogger("pygls").addHandler(logging.NullHandler())
    logging.getLogger("pygls").propagate = False  # its messages hold the texts of files
    # What Python code prints must not get between the messages.
    stdin, stdout = sys.stdin.buffer, Outlet(io.FileIO(os.dup(sys.stdout.fileno()), "wb"))
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    sys.setswitchinterval(0.001)  # seconds that messages wait for a check that is running
    server = Server()
    features.register(server)
    gc.collect()
    gc.freeze()
    gc.disable()  # garbage is collected between checks, see `apps`
    server.start_io(stdin, stdout)
    return int(server.is_told_to_exit and not server.is_shut_down)
