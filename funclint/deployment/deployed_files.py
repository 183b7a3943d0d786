"""Which files of an app would be uploaded: all below its root but what .funcignore drops, as Core Tools matches it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from funclint.files.funcignore import NEVER_UPLOADED_FOLDERS, is_never_uploaded

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

MAXIMUM_FILES = 50_000
"""That are looked at; a virtual environment has some ten thousand."""
MAXIMUM_DEPTH = 60

LARGE = 5 * 1024 * 1024
"""Bytes of a file that nobody uploads by intention."""
MAXIMUM_FOLDERS = 100


class Upload(NamedTuple):
    """`files` are (path relative to the app with `/`, bytes) by path, `size` their bytes together, `dropped` counts the
    others. `is_complete` is False where there were too many files or a folder could not be read.
    """

    files: list[tuple[str, int]]
    size: int
    dropped: int
    is_complete: bool

    def largest(self, count: int) -> list[tuple[str, int]]:
        """The largest files first."""
        return sorted(self.files, key=lambda file: (-file[1], file[0]))[:count]


def upload_of(app: App) -> Upload:
    """What `func azure functionapp publish` would upload of an app, before it builds anything.

    Links to files count with what they point to; links to folders are not followed.
    """
    funcignore = app.funcignore
    files: list[tuple[str, int]] = []
    dropped = seen = 0
    is_complete = True
    waiting = [("", app.root, 0)]
    while waiting:
        prefix, folder, depth = waiting.pop()
        try:
            with os.scandir(folder) as scanned:
                entries = sorted(scanned, key=lambda entry: entry.name)
        except OSError:
            is_complete = False
            continue
        for entry in entries:
            path = prefix + entry.name
            try:
                if entry.is_dir():
                    if depth >= MAXIMUM_DEPTH:
                        is_complete = False
                    elif path not in NEVER_UPLOADED_FOLDERS and not entry.is_symlink():
                        waiting.append((path + "/", entry.path, depth + 1))
                    continue
                size = entry.stat().st_size
            except OSError:  # a link to nothing
                continue
            seen += 1
            if seen > MAXIMUM_FILES:
                return Upload(sorted(files), sum(size for _, size in files), dropped, False)
            if is_never_uploaded(path) or (funcignore is not None and funcignore.is_dropped(path)):
                dropped += 1
            else:
                files.append((path, size))
    return Upload(sorted(files), sum(size for _, size in files), dropped, is_complete)


def is_uploaded(app: App, path: str) -> bool:
    """Whether Core Tools would upload a file (relative to the app, with `/`)."""
    return not is_never_uploaded(path) and not (app.funcignore is not None and app.funcignore.is_dropped(path))


def files_that_matter(app: App) -> Iterator[tuple[str, str]]:
    """Files (relative to the app, with `/`) at the root and in the folders there that should not be uploaded, with why:
    those with secrets, large ones, and some of each virtual environment.
    """
    if "secret-file" in app.signals:
        from funclint.settings.secret_files import secret_files

        for file in secret_files(app):
            yield file.path, "which holds secrets"
    for folder in ["", *app.source.folders(app.root)[:MAXIMUM_FOLDERS]]:
        if folder in NEVER_UPLOADED_FOLDERS:
            continue
        below = os.path.join(app.root, folder)
        names = app.source.files(below)
        if folder and (folder == "node_modules" or "pyvenv.cfg" in names):
            # Some of thousands are enough.
            yield from ((f"{folder}/{name}", "a virtual environment") for name in names[:3] if name[0] != ".")
            continue
        for name in names:
            if (app.source.ask("size", os.path.join(below, name)) or 0) > LARGE:
                yield f"{folder}/{name}" if folder else name, "which is large"
