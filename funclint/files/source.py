"""The only door to the disk: reads each file once, with unsaved text (an overlay) in front of it."""

from __future__ import annotations

import os
import stat
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from typing import Protocol

    from funclint.index.facts import ModuleFacts

    class KnownFacts(Protocol):
        """Whoever keeps the facts of modules by their text."""

        def get(self, data: bytes) -> ModuleFacts | None:
            """The facts of a module with this text, or None."""

        def put(self, data: bytes, facts: ModuleFacts) -> None:
            """Take the facts of a module with this text."""


MAXIMUM_SIZE = 20 * 1024 * 1024
"""Bytes; a larger file is no source or settings file of a function app, and reading it could exhaust the memory."""


Question = tuple[str, str]
"""What is asked of the disk: "read", "list" or one of `QUESTIONS`, and a path; "module" notes that a file is one."""

QUESTIONS: dict[str, Callable[[str], Any]] = {
    "exists": os.path.exists,
    "file": os.path.isfile,
    "folder": os.path.isdir,
    "link": os.path.islink,
    "size": os.path.getsize,
}


class SourceError(Exception):
    """A file that is there but cannot be read; the text says why, without the path."""


class TooLargeError(SourceError):
    """A file that is there and is not read because of its size."""


class Source:
    """Files by absolute path. `overlay` holds unsaved text: it wins over the disk, also for files that do not exist.

    Contents are remembered, so a run sees one state of each file; make a new object to see changes. `facts` gives and
    takes the facts of modules by their text, where somebody keeps them. `asked` collects what is asked of the disk,
    where somebody wants to know.
    """

    def __init__(self, overlay: Mapping[str, bytes] | None = None) -> None:
        self.overlay = dict(overlay or {})
        self.facts: KnownFacts | None = None
        self.asked: set[Question] | None = None
        self._contents: dict[str, bytes | SourceError] = {}
        self._folders: dict[str, tuple[frozenset[str], frozenset[str]]] = {}
        self._answers: dict[Question, Any] = {}

    def read(self, path: str) -> bytes:
        """Give the bytes of a file. Raises `SourceError` for whatever cannot be read as one (also a missing file)."""
        if self.asked is not None:
            self.asked.add(("read", path))
        content = self._contents.get(path)
        if content is None:
            content = self._contents[path] = self.overlay[path] if path in self.overlay else _read(path)
        if isinstance(content, SourceError):
            raise content
        return content

    def is_file(self, path: str) -> bool:
        """Whether there is a file (of the overlay or on disk)."""
        folder, name = os.path.split(path)
        return path in self.overlay or name in self._listing(folder)[0]

    def is_folder(self, path: str) -> bool:
        """Whether there is a folder on disk."""
        folder, name = os.path.split(path)
        return name in self._listing(folder)[1] if name else bool(self.ask("folder", path))

    def is_link(self, path: str) -> bool:
        """Whether a path is a symbolic link."""
        return bool(self.ask("link", path))

    def exists(self, path: str) -> bool:
        """Whether there is anything on disk, asked without listing the folder around it."""
        return bool(self.ask("exists", path))

    def ask(self, kind: str, path: str) -> Any:
        """The answer of one of `QUESTIONS` about a path; None where it cannot be had."""
        question = (kind, path)
        if self.asked is not None:
            self.asked.add(question)
        if question not in self._answers:
            try:
                self._answers[question] = QUESTIONS[kind](path)
            except (OSError, ValueError):
                self._answers[question] = None
        return self._answers[question]

    def files(self, folder: str) -> list[str]:
        """Names of the files in a folder, sorted; empty where it cannot be listed."""
        return sorted(self._listing(folder)[0])

    def folders(self, folder: str) -> list[str]:
        """Names of the folders in a folder, sorted; empty where it cannot be listed."""
        return sorted(self._listing(folder)[1])

    def _listing(self, folder: str) -> tuple[frozenset[str], frozenset[str]]:
        if self.asked is not None:
            self.asked.add(("list", folder))
        listing = self._folders.get(folder)
        if listing is None:
            files = {os.path.basename(path) for path in self.overlay if os.path.dirname(path) == folder}
            folders: set[str] = set()
            try:
                with os.scandir(folder or os.curdir) as entries:
                    for entry in entries:
                        try:
                            (folders if entry.is_dir() else files).add(entry.name)
                        except OSError:
                            files.add(entry.name)
            except (OSError, ValueError):  # ValueError: a path with a null byte or half a character
                pass
            listing = self._folders[folder] = (frozenset(files), frozenset(folders))
        return listing


def _read(path: str) -> bytes | SourceError:
    try:
        # O_NONBLOCK: a FIFO without a writer must not hold up the run.
        with open(os.open(path, os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0)), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                return SourceError("it is not a regular file")
            if status.st_size > MAXIMUM_SIZE:
                return TooLargeError(f"it is larger than {MAXIMUM_SIZE // 1024 // 1024} MiB")
            return file.read()
    except OSError as error:
        if os.path.isdir(path):
            return SourceError("it is a folder")
        return SourceError(error.strerror or type(error).__name__)
    except ValueError as error:  # a null byte in the path
        return SourceError(str(error))
