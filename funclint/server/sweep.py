"""The apps of the workspace that no open file belongs to, checked while nothing else is to be done.

So the editor's list of problems is that of `funclint check` on the workspace, also where it has many apps; of these
only what is shown is kept. They have a thread of their own: a large one does not hold up the app that is being edited.
"""

from __future__ import annotations

import asyncio
import gc
import os
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from funclint import run as runs
from funclint.files.discovery import ENTRY_MODULE, HOST_FILE, SETTINGS_FILE
from funclint.files.source import Source
from funclint.server.checking import check

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from funclint.server.apps import Apps
    from funclint.server.checking import Snapshot, Trace
    from funclint.server.progress import Progress

CONFIGURATIONS = ("pyproject.toml", "funclint.toml")

DECISIVE = frozenset((HOST_FILE, ENTRY_MODULE, SETTINGS_FILE, *CONFIGURATIONS))
"""Names of files that make a folder an app, or exclude it."""

PAUSE = 0.05
"""Seconds between two looks at whether the apps that are being edited leave time."""

CHECKS_PER_COLLECTION = 10

SHOWN_FROM = 5
"""Apps; a sweep over fewer is too short to show its progress."""


class Sweep:
    """Checks the apps in `folders` that are not live. `report` is called with an error of funclint's own."""

    def __init__(self, apps: Apps, progress: Progress, report: Callable[[Exception], None]) -> None:
        self.folders: list[str] = []
        self._apps = apps
        self._progress = progress
        self._report = report
        self._traces: dict[str, Trace | None] = {}
        self._waiting: dict[str, None] = {}
        self._is_search_due = False
        self._task: asyncio.Task[None] | None = None
        self._thread = ThreadPoolExecutor(1, "funclint-sweep")

    def search(self) -> None:
        """Look for the apps of the workspace anew."""
        self._is_search_due = True
        self._wake()

    def left(self, root: str) -> None:
        """Take over an app whose last open file was closed; one outside of the workspace is forgotten."""
        if root in self._traces and os.path.isdir(root):
            self._waiting[root] = None
            self._wake()
        else:
            self._apps.board.remove(root)

    def touched(self, paths: Iterable[tuple[str, bool]]) -> None:
        """Check again what hangs on files; each comes with whether it came into being or went."""
        paths = list(paths)
        if any(is_new and os.path.basename(path) in DECISIVE for path, is_new in paths) or any(
            os.path.basename(path) in CONFIGURATIONS for path, _ in paths
        ):
            self.search()
        for root, trace in self._traces.items():
            if trace is None or any(trace.touches(path, is_new) for path, is_new in paths):
                self._waiting[root] = None
        self._wake()

    def close(self) -> None:
        """Wait for nothing any more."""
        self._waiting.clear()
        if self._task:
            self._task.cancel()
        self._thread.shutdown(wait=False, cancel_futures=True)

    def _wake(self) -> None:
        if self._task is None and (self._waiting or self._is_search_due):
            self._task = asyncio.ensure_future(self._run())

    async def _run(self) -> None:
        done = 0
        try:
            while self._waiting or self._is_search_due:
                while self._apps.is_busy:
                    await asyncio.sleep(PAUSE)
                if self._is_search_due:
                    await self._search()
                    if len(self._waiting) >= SHOWN_FROM:
                        await self._progress.begin("funclint: apps of the workspace")
                else:
                    root = next(iter(self._waiting))
                    del self._waiting[root]
                    await self._check(root)
                    done += 1
                    self._progress.tell(done, done + len(self._waiting))
                    if done % CHECKS_PER_COLLECTION == 0:
                        await self._in_thread(gc.collect)
        except Exception as error:
            self._report(error)
        finally:
            self._task = None
            self._progress.end()

    async def _search(self) -> None:
        self._is_search_due = False
        source = Source(self._apps.documents.overlay())
        roots = await self._in_thread(runs.find_roots, list(self.folders), source, None)
        self._traces = {root: self._traces.get(root) for root in roots}
        for root in self._apps.board.roots:
            if root not in self._traces and root not in self._apps.live:
                self._apps.board.remove(root)
        self._waiting = dict.fromkeys(root for root in roots if root not in self._apps.live)

    async def _check(self, root: str) -> None:
        if root in self._apps.live:
            return
        overlay = self._apps.documents.overlay()
        try:
            snapshot: Snapshot = await self._in_thread(check, root, overlay, None, self._apps.documents.units)
        except Exception as error:
            self._report(error)
            return
        if root not in self._traces or root in self._apps.live or root in self._waiting:
            return
        self._traces[root] = snapshot.trace
        self._apps.board.put(root, snapshot.diagnostics)

    async def _in_thread(self, function: Callable[..., Any], *arguments: Any) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._thread, function, *arguments)
