"""The cache's files: where they are, whether they are whole, and how many.

A file that is missing, cut off, damaged or written by another version counts as absent, and whatever goes wrong while
one is written is no error: a run without a cache is only slower. Files are replaced in one step, so several processes
may share the folder, and deleting it is always safe.
"""

from __future__ import annotations

import marshal
import os
import sys
from contextlib import suppress
from functools import cache
from typing import Any

from funclint import __version__
from funclint.index.facts import VERSION

VARIABLE = "FUNCLINT_CACHE_DIR"

MAXIMUM_BYTES = 256 * 1024 * 1024
MAXIMUM_FILES = 5_000
"""When new files make it more than that, the oldest half goes."""

NEW_FILES = 500
"""So many new files a process writes until it counts all of them again, which it does at its first: not for each app of
a run over many."""


def digest(data: bytes | memoryview) -> bytes:
    """Sixteen bytes that stand for `data`."""
    try:
        from _blake2 import blake2b  # what hashlib gives, without OpenSSL, which takes milliseconds to load
    except ImportError:
        from hashlib import blake2b
    return blake2b(data, digest_size=16).digest()


def cache_folder() -> str | None:
    """The folder of the cache: `FUNCLINT_CACHE_DIR`, else in the platform's own; None where there is no home."""
    given = os.environ.get(VARIABLE)
    if given:
        return os.path.abspath(given)
    if sys.platform == "win32":
        base = os.environ.get("LOCALAPPDATA", "")
    elif sys.platform == "darwin":
        base = os.path.expanduser("~/Library/Caches")
    else:
        base = os.environ.get("XDG_CACHE_HOME") or os.path.expanduser("~/.cache")
    return os.path.join(base, "funclint") if os.path.isabs(base) else None


class Store:
    """Values (plain data) by name. `key` stands for everything that all of them depend on: the versions of funclint, of
    its facts and of Python."""

    _new_files = 0

    def __init__(self, folder: str) -> None:
        self.folder = folder
        version = f"{__version__} {VERSION} {sys.implementation.cache_tag} {sys.version_info[:3]} {_own_state()}"
        self.key = digest(version.encode())

    def make_folder(self) -> None:
        """Make the folder where it is not there yet."""
        with suppress(OSError):
            os.makedirs(self.folder, mode=0o700, exist_ok=True)

    def _path(self, name: str) -> str:
        return os.path.join(self.folder, digest(self.key + os.fsencode(name)).hex())

    def get(self, name: str) -> Any:
        """What was put under a name, or None."""
        try:
            with open(self._path(name), "rb") as file:
                data = file.read()
        except OSError:
            return None
        content = memoryview(data)[16:]  # no copy: it may be as large as all that is known of an app
        if len(data) < 16 or digest(content) != data[:16]:
            return None
        try:
            return marshal.loads(content)
        except (ValueError, EOFError, TypeError):
            return None

    def put(self, name: str, value: Any) -> None:
        """Keep a value; does nothing where that is not possible."""
        try:
            data = marshal.dumps(value)
        except ValueError:  # nested too deeply
            return
        path = self._path(name)
        temporary = f"{path}.{os.getpid()}.tmp"
        with suppress(OSError):
            is_new = not os.path.exists(path)
            try:
                with open(temporary, "xb") as file:
                    file.write(digest(data))
                    file.write(data)
                os.replace(temporary, path)
            except OSError:
                with suppress(OSError):
                    os.unlink(temporary)
                return
            if is_new:
                if Store._new_files % NEW_FILES == 0:
                    self._prune()
                Store._new_files += 1

    def _prune(self) -> None:
        with os.scandir(self.folder) as entries:
            files = [(entry.stat().st_mtime, entry.stat().st_size, entry.path) for entry in entries if entry.is_file()]
        if len(files) <= MAXIMUM_FILES and sum(size for _, size, _ in files) <= MAXIMUM_BYTES:
            return
        for _, _, path in sorted(files)[: (len(files) + 1) // 2]:
            with suppress(OSError):
                os.unlink(path)


@cache
def _own_state() -> str:
    """What tells funclint's own code from that of another build of the same version."""
    return own_state(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))


def own_state(package: str) -> str:
    """The digests of an installed package's files, as the installer recorded them; without a record, as in a checkout,
    the names, sizes and times of its files."""
    beside = os.path.dirname(package)
    with suppress(OSError), open(os.path.join(beside, f"funclint-{__version__}.dist-info", "RECORD"), "rb") as record:
        return digest(record.read()).hex()
    state = []
    waiting = [package, os.path.join(beside, "schemas")]
    while waiting:
        with suppress(OSError), os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name != "__pycache__" and entry.is_dir():
                    waiting.append(entry.path)
                elif entry.name.endswith((".py", ".json")):
                    status = entry.stat()
                    state.append(f"{entry.path} {status.st_size} {status.st_mtime_ns}")
    return " ".join(sorted(state))
