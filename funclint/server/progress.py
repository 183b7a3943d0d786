"""One line of the editor's own progress display, where it has one."""

from __future__ import annotations

import asyncio
import uuid
from typing import TYPE_CHECKING

from lsprotocol import types

if TYPE_CHECKING:
    from pygls.lsp.server import LanguageServer

PATIENCE = 2.0
"""Seconds that the editor has to make room for the display; without an answer there is none."""


class Progress:
    """What is being done, from `begin` to `end`."""

    def __init__(self, server: LanguageServer) -> None:
        self._server = server
        self._token: str | None = None
        self._percentage = 0

    async def begin(self, title: str) -> None:
        """Show a title, if nothing is shown yet."""
        window = self._server.client_capabilities.window
        if self._token is not None or window is None or not window.work_done_progress:
            return
        token = str(uuid.uuid4())
        try:
            await asyncio.wait_for(self._server.work_done_progress.create_async(token), PATIENCE)
        except Exception:  # the editor refuses or does not answer
            return
        self._token = token
        self._percentage = 0
        self._server.work_done_progress.begin(token, types.WorkDoneProgressBegin(title, percentage=0))

    def tell(self, done: int, total: int) -> None:
        """Say how far it is."""
        percentage = done * 100 // total
        if self._token is not None and percentage > self._percentage:
            self._percentage = percentage
            value = types.WorkDoneProgressReport(message=f"{done} of {total}", percentage=percentage)
            self._server.work_done_progress.report(self._token, value)

    def end(self) -> None:
        """Take the line away."""
        if self._token is not None:
            self._server.work_done_progress.end(self._token, types.WorkDoneProgressEnd())
            self._server.work_done_progress.tokens.pop(self._token, None)
            self._token = None
