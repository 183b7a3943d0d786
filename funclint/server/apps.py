"""The apps whose files are open: each is checked when something changes that it hangs on, the newest texts first.

Everything here runs on the event loop but the checks themselves, which take turns in one thread. Edits never queue up:
while a check runs they only mark its app, and what it found is dropped if the app was marked.
"""

from __future__ import annotations

import asyncio
import gc
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from typing import TYPE_CHECKING, Any, TypeVar

from funclint.files.discovery import app_of
from funclint.files.source import Source
from funclint.server.checking import check
from funclint.server.memo import Memo

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from funclint.server.checking import Snapshot, Trace
    from funclint.server.diagnostics import Board
    from funclint.server.documents import Documents
    from funclint.server.sweep import Sweep

    Answer = TypeVar("Answer")

MAXIMUM_SNAPSHOTS = 8
"""Apps that are kept as they were checked; of others with open files only what is shown is kept."""

CHECKS_PER_COLLECTION = 12
QUIET = 0.5
"""Seconds without a check after which garbage is collected; in a stream of edits it is after so many checks."""

PATIENCE = 10.0
"""Seconds that a request waits for a check."""


TRIES = 3
"""Checks that a request waits for: where many apps are asked about at once, one may be forgotten before it answers."""


class LiveApp:
    """An app with open files. `snapshot` is its last check, `sound` the last one in which every module compiled,
    `trace` what the last one looked at."""

    def __init__(self, root: str) -> None:
        self.root = root
        self.memo = Memo()
        self.snapshot: Snapshot | None = None
        self.sound: Snapshot | None = None
        self.trace: Trace | None = None
        self.is_dirty = False
        self.task: asyncio.Task[None] | None = None
        self.settled = asyncio.Event()

    def forget(self) -> None:
        """Free the memory; the next request checks the app again."""
        self.memo = Memo()
        self.snapshot = self.sound = None


class Apps:
    """The live apps by root. `sweep` takes over an app whose last open file was closed; `report` is called with an
    error of funclint's own."""

    sweep: Sweep

    def __init__(self, documents: Documents, board: Board, report: Callable[[Exception], None]) -> None:
        self.documents = documents
        self.board = board
        self.live: dict[str, LiveApp] = {}
        self._report = report
        self._roots: dict[str, str | None] = {}
        self._turn = asyncio.Lock()
        self._thread = ThreadPoolExecutor(1, "funclint-check")
        self._checks = 0
        self._collection: asyncio.TimerHandle | None = None

    @property
    def is_busy(self) -> bool:
        """Whether a check runs or waits."""
        return self._turn.locked()

    def find_roots(self) -> None:
        """Look which apps the open files belong to, after files came or went. New ones are checked."""
        source = Source(self.documents.overlay())
        self._roots = {document.path: app_of(document.path, source) for document in self.documents}
        wanted = set(filter(None, self._roots.values()))
        for root in [root for root in self.live if root not in wanted]:
            self.live.pop(root).settled.set()
            self.sweep.left(root)
        for root in wanted - self.live.keys():
            self._request(self.live.setdefault(root, LiveApp(root)))

    def edited(self, path: str) -> None:
        """Take note of another text of an open file."""
        if app_of(path, Source(self.documents.overlay())) != self._roots.get(path):
            self.find_roots()
        self.touched([(path, False)])

    def touched(self, paths: Iterable[tuple[str, bool]]) -> None:
        """Check the apps that hang on files; each comes with whether it came into being or went."""
        paths = list(paths)
        for live in list(self.live.values()):
            if live.trace is None or any(
                self._roots.get(path) == live.root or live.trace.touches(path, is_new) for path, is_new in paths
            ):
                self._request(live)

    def at(self, path: str) -> LiveApp | None:
        """The live app of an open file, or None."""
        return self.live.get(self._roots.get(path) or "")

    async def fresh(self, path: str) -> LiveApp | None:
        """The live app of an open file, its snapshot that of the present texts if that does not take too long."""
        live = self.at(path)
        if live is None:
            return None
        for _ in range(TRIES):
            if live.snapshot is None and live.task is None:
                self._request(live)
            with suppress(asyncio.TimeoutError):
                await asyncio.wait_for(live.settled.wait(), PATIENCE)
            if live.snapshot is not None or live.trace is None:  # there, or the check failed
                break
        return live

    async def aside(self, function: Callable[..., Answer], *arguments: Any) -> Answer:
        """Run something that takes its time between two checks."""
        async with self._turn:
            return await asyncio.get_running_loop().run_in_executor(self._thread, function, *arguments)

    def close(self) -> None:
        """Wait for nothing any more."""
        if self._collection:
            self._collection.cancel()
        self.live.clear()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _request(self, live: LiveApp) -> None:
        live.is_dirty = True
        live.settled.clear()
        if live.task is None:
            live.task = asyncio.ensure_future(self._run(live))

    async def _run(self, live: LiveApp) -> None:
        try:
            while live.is_dirty and self.live.get(live.root) is live:
                async with self._turn:
                    live.is_dirty = False
                    snapshot = await self._check(live)
                    if not live.is_dirty and self.live.get(live.root) is live:
                        self._keep(live, snapshot)
                        self.board.put(live.root, snapshot.diagnostics)
                    await self._collect_garbage()
        except Exception as error:
            self._report(error)
        finally:
            live.task = None
            live.settled.set()

    async def _check(self, live: LiveApp) -> Snapshot:
        overlay = self.documents.overlay()
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._thread, check, live.root, overlay, live.memo, self.documents.units)

    async def _collect_garbage(self) -> None:
        """Free the apps of earlier checks, which are full of cycles: soon, when nothing is to be done, or now and then
        behind a check."""
        loop = asyncio.get_running_loop()
        if self._collection:
            self._collection.cancel()
        self._collection = loop.call_later(QUIET, self._thread.submit, gc.collect)
        self._checks += 1
        if self._checks % CHECKS_PER_COLLECTION == 0:
            await loop.run_in_executor(self._thread, gc.collect)

    def _keep(self, live: LiveApp, snapshot: Snapshot) -> None:
        live.snapshot, live.trace = snapshot, snapshot.trace
        if snapshot.is_sound:
            live.sound = snapshot
        self.live[live.root] = self.live.pop(live.root)  # the one used last comes last
        kept = [one for one in self.live.values() if one.snapshot is not None]
        for one in kept[:-MAXIMUM_SNAPSHOTS]:
            one.forget()
