"""What git knows of a file: whether it is tracked and whether it is ignored, read from git's own files.

No process is started. The index is read as git's `Documentation/gitformat-index.txt` describes it (versions 2 to 4),
patterns as `gitignore(5)` does: `.gitignore` in every folder from the file up to the root of the work tree, then
`.git/info/exclude`. A user's own global ignore file is left out: it protects nobody else who works on the repository.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from funclint.files.funcignore import MAXIMUM_LINES, is_costly
from funclint.files.source import SourceError

if TYPE_CHECKING:
    from funclint.files.source import Source

_FIXED_SIZE = 62
"""Bytes of an index entry before its path (version 2), with the SHA-1 object name."""

_MAXIMUM_ENTRIES = 2_000_000


class WorkTree:
    """A git work tree: its root and its git folder, both absolute."""

    __slots__ = ("common_folder", "git_folder", "root")

    def __init__(self, root: str, git_folder: str, common_folder: str) -> None:
        self.root = root
        self.git_folder = git_folder
        self.common_folder = common_folder


def find_work_tree(source: Source, folder: str) -> WorkTree | None:
    """The work tree that holds `folder` (absolute), or None outside of git."""
    while True:
        git = os.path.join(folder, ".git")
        # Asked so, neither the folders above the app nor git's own are listed.
        if source.ask("folder", git):
            return WorkTree(folder, git, git) if source.ask("file", os.path.join(git, "HEAD")) else None
        if source.ask("file", git):
            return _linked_work_tree(source, folder, git)
        parent = os.path.dirname(folder)
        if parent == folder:
            return None
        folder = parent


def is_tracked(source: Source, tree: WorkTree, path: str) -> bool | None:
    """Whether git tracks the file at `path` (absolute); None where the index cannot be read."""
    index = os.path.join(tree.git_folder, "index")
    if not source.ask("file", index):
        return False
    try:
        data = source.read(index)
    except SourceError:
        return None
    try:
        wanted = os.fsencode(_relative(tree, path))
    except ValueError:
        return None
    return _contains_path(data, wanted)


def is_ignored(source: Source, tree: WorkTree, path: str) -> bool | None:
    """Whether git would ignore the (untracked) file at `path`; None where a pattern file cannot be read."""
    try:
        relative = _relative(tree, path)
    except ValueError:
        return None
    parts = relative.split("/")
    # A folder that is ignored takes everything below it along, whatever patterns say inside.
    for count in range(1, len(parts) + 1):
        verdict = _match(source, tree, parts[:count], is_folder=count < len(parts))
        if verdict is None:
            return None
        if verdict:
            return True
    return False


def _match(source: Source, tree: WorkTree, parts: list[str], is_folder: bool) -> bool | None:
    """The verdict of the nearest pattern file that says anything about one path."""
    for depth in range(len(parts) - 1, -1, -1):
        ignore_file = os.path.join(tree.root, *parts[:depth], ".gitignore")
        verdict = _verdict(source, ignore_file, "/".join(parts[depth:]), is_folder)
        if verdict is not False:
            return verdict == "ignored" if isinstance(verdict, str) else None
    verdict = _verdict(source, os.path.join(tree.common_folder, "info", "exclude"), "/".join(parts), is_folder)
    return verdict == "ignored" if isinstance(verdict, str) else verdict


def _verdict(source: Source, ignore_file: str, relative: str, is_folder: bool) -> str | bool | None:
    """ "ignored" or "wanted" where the file's last matching pattern says so, False where none matches, None
    unreadable."""
    if not source.is_file(ignore_file):
        return False
    try:
        text = source.read(ignore_file).decode("utf-8-sig", "surrogateescape")
    except SourceError:
        return None
    lines = text.splitlines()
    if len(lines) > MAXIMUM_LINES:
        return None
    name = relative + "/" if is_folder else relative
    included = _check([line for line in lines if not is_costly(line, name)], name)
    return False if included is None else "ignored" if included else "wanted"


def _check(lines: list[str], name: str) -> bool | None:
    """The verdict of the last pattern that matches: True to ignore, False to keep, None where none matches."""
    from pathspec import GitIgnoreSpec

    try:
        return GitIgnoreSpec.from_lines(lines).check_file(name).include
    except ValueError:
        if len(lines) == 1:  # git leaves out a line that is no pattern
            return None
    for line in reversed(lines):
        included = _check([line], name)
        if included is not None:
            return included
    return None


def _linked_work_tree(source: Source, folder: str, git: str) -> WorkTree | None:
    """A submodule or a work tree of `git worktree`: `.git` is a file that names the git folder."""
    try:
        text = source.read(git).decode("utf-8", "surrogateescape")
    except SourceError:
        return None
    if not text.startswith("gitdir:") or "\0" in text:
        return None
    git_folder = os.path.normpath(os.path.join(folder, text.removeprefix("gitdir:").strip()))
    common = git_folder
    try:
        common_text = source.read(os.path.join(git_folder, "commondir")).decode("utf-8", "surrogateescape").strip()
        common = os.path.normpath(os.path.join(git_folder, common_text))
    except SourceError:
        pass
    return WorkTree(folder, git_folder, common) if source.ask("file", os.path.join(git_folder, "HEAD")) else None


def _relative(tree: WorkTree, path: str) -> str:
    return os.path.relpath(path, tree.root).replace(os.sep, "/")


def _contains_path(data: bytes, wanted: bytes) -> bool | None:
    if data[:4] != b"DIRC" or len(data) < 12:
        return None
    version = int.from_bytes(data[4:8], "big")
    count = int.from_bytes(data[8:12], "big")
    if version not in (2, 3, 4) or count > _MAXIMUM_ENTRIES:
        return None
    if version < 4 and wanted not in data:
        return None if _is_split_or_sparse(data) else False
    for name_size in (20, 32):  # SHA-1, then SHA-256 object names: the header does not say which
        found = _scan(data, count, version, wanted, name_size)
        if found is not None:
            return found or (None if _is_split_or_sparse(data) else False)
    return None


def _is_split_or_sparse(data: bytes) -> bool:
    """Whether the index leaves entries to a shared index (`link`) or has whole folders as entries (`sdir`)."""
    tail = data[-4096:]
    return b"link\0" in tail or b"sdir\0" in tail


def _scan(data: bytes, count: int, version: int, wanted: bytes, name_size: int) -> bool | None:
    """Go through the entries; None where the bytes are no index with object names of that size."""
    position, path = 12, b""
    fixed = _FIXED_SIZE - 20 + name_size
    for _ in range(count):
        start = position
        position += fixed
        if position > len(data):
            return None
        flags = int.from_bytes(data[position - 2 : position], "big")
        if flags & 0x4000:
            if version == 2:
                return None
            position += 2
        if version == 4:
            strip, position = _variable_width(data, position)
            if strip > len(path):
                return None
        end = data.find(b"\0", position)
        if end < 0:
            return None
        path = path[: len(path) - strip] + data[position:end] if version == 4 else data[position:end]
        length = flags & 0xFFF
        if length != min(len(path), 0xFFF):
            return None
        if path == wanted:
            return True
        position = end + 1 if version == 4 else start + (end - start + 8) // 8 * 8
    return False


def _variable_width(data: bytes, position: int) -> tuple[int, int]:
    """The offset encoding of pack files: how many bytes of the previous path to drop, and where the rest starts."""
    value = -1
    while position < len(data):
        byte = data[position]
        position += 1
        value = (value + 1 << 7) | (byte & 0x7F)
        if not byte & 0x80:
            break
    return value, position
