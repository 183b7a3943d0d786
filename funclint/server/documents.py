"""The files that are open in the editor, with their unsaved texts; which path an address (URI) means."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING
from urllib.parse import quote

from pygls.uris import from_fs_path, to_fs_path

from funclint.edits import EditableText
from funclint.files.source import Source, SourceError
from funclint.server.texts import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

OTHER_ENCODINGS = ("utf-8", "cp1252", "latin-1")
"""What editors take for the encoding of a file that is no UTF-8."""


def path_of(uri: str) -> str | None:
    """The absolute path that an address names; None for what is no file on disk (`untitled:`, `git:`)."""
    path = to_fs_path(uri)
    if not path or not os.path.isabs(path) or "\0" in path:
        return None
    return os.path.normpath(path)


def uri_of(path: str) -> str:
    """The address of an absolute path."""
    try:
        return from_fs_path(path) or ""
    except UnicodeEncodeError:  # a name with bytes that are no text
        return "file://" + quote(os.fsencode(path))


class Document:
    """An open file: the client's address and version of it, its text, and the bytes that saving it would write."""

    __slots__ = ("_data", "_saved", "path", "text", "uri", "version")

    def __init__(self, uri: str, path: str, version: int | None, text: str, units: str) -> None:
        self.uri = uri
        self.path = path
        self.version = version
        self.text = Text(text, units)
        self._saved = _on_disk(path)
        self._data: bytes | None = None

    def change(self, version: int | None, text: str) -> None:
        """Take over another text."""
        self.version = version
        self.text = Text(text, self.text.units)
        self._data = None

    def look_at_disk(self) -> None:
        """Learn anew which encoding the file has on disk."""
        self._saved = _on_disk(self.path)
        self._data = None

    @property
    def data(self) -> bytes:
        """The bytes of the text, in the encoding that the file has on disk."""
        if self._data is None:
            self._data = _encoded(self.path, self._saved, self.text.text)
        return self._data


def _on_disk(path: str) -> bytes | None:
    try:
        return Source().read(path)
    except SourceError:
        return None


def _encoded(path: str, saved: bytes | None, text: str) -> bytes:
    if saved is not None and not text.startswith("\N{BYTE ORDER MARK}"):
        try:
            return EditableText(path, saved).encoded(text)
        except UnicodeError:
            pass  # a character that the file's encoding lacks: the editor would have to choose another one
        except ValueError:
            if any(saved.decode(encoding, "replace") == text for encoding in OTHER_ENCODINGS):
                return saved  # opened and not changed: what is wrong with its bytes is still wrong
    return text.encode("utf-8", "replace")


class Documents:
    """All open files by path. `units` is how the client counts characters."""

    def __init__(self, units: str) -> None:
        self.units = units
        self._open: dict[str, Document] = {}

    def __iter__(self) -> Iterator[Document]:
        return iter(self._open.values())

    def get(self, path: str | None) -> Document | None:
        """The open file at a path, or None."""
        return self._open.get(path or "")

    def open(self, uri: str, version: int | None, text: str) -> Document | None:
        """Note that a file was opened; None where the address is of no file on disk."""
        path = path_of(uri)
        if path is None:
            return None
        document = self._open[path] = Document(uri, path, version, text, self.units)
        return document

    def close(self, path: str) -> None:
        """Note that a file was closed."""
        self._open.pop(path, None)

    def overlay(self) -> dict[str, bytes]:
        """The unsaved texts: path -> bytes."""
        return {document.path: document.data for document in self}

    def uri(self, path: str) -> str:
        """The address of a path, in the client's own spelling where it has the file open."""
        document = self._open.get(path)
        return document.uri if document else uri_of(path)
