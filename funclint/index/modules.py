"""The app's modules: which file an import means, and the facts of each, read once."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

from funclint.data.stdlib_names import STDLIB_NAMES
from funclint.files.source import Source, SourceError, TooLargeError
from funclint.findings import Span
from funclint.index.extract import extract
from funclint.text import Columns

if TYPE_CHECKING:
    from funclint.index.facts import ModuleFacts
    from funclint.index.objects import Frame
    from funclint.index.values import Position


_new_span = tuple.__new__

MAXIMUM_MODULE = 2 * 1024 * 1024
"""Bytes; Python's own syntax tree can take five hundred times as much memory as the text."""


class Module:
    """One module of the app. `name` is what `import` calls it; `state` is new, loading, loaded or failed.

    `open` says why it may have names that are not seen (`from x import *`, `exec`…), or is None. `optional_imports` are
    the positions of those `imports` that happen under a condition or where a handler catches an ImportError.
    """

    __slots__ = (
        "path", "name", "is_package", "facts", "frame", "state", "open", "imports", "optional_imports", "unreadable",
        "too_large", "_columns", "_lines", "_source",
    )  # fmt: skip

    def __init__(self, path: str, name: str, is_package: bool, source: Source) -> None:
        self.path = path
        self.name = name
        self.is_package = is_package
        self._source = source
        self._columns: Columns | bool | None = None
        self._lines: list[bytes] | None = None
        self.frame: Frame | None = None
        self.state = "new"
        self.open: str | None = None
        self.unreadable: str | None = None
        self.too_large = False
        self.imports: list[tuple[str, Position]] = []
        self.optional_imports: set[Position] = set()
        self.facts: ModuleFacts
        try:
            data = source.read(path) if path else b""
            if len(data) > MAXIMUM_MODULE:
                raise TooLargeError(f"it is larger than {MAXIMUM_MODULE // 1024 // 1024} MiB")
        except SourceError as error:
            self.unreadable = str(error)
            self.too_large = isinstance(error, TooLargeError)
            data = b""
        if source.asked is not None:
            source.asked.add(("module", path))
        known = source.facts.get(data) if source.facts is not None else None
        self.facts = known or extract(data, sys.version_info[:2])
        if known is None and source.facts is not None:
            source.facts.put(data, self.facts)

    def source_text(self) -> bytes:
        """The bytes of the module; empty where it cannot be read."""
        try:
            return self._source.read(self.path)
        except SourceError:
            return b""

    def line(self, number: int) -> str:
        """The text of a line (from 1) as Python counts them, without its end; empty where there is none."""
        if self._lines is None:
            self._lines = _lines_in_utf8(self.source_text())
        return self._lines[number - 1].decode("utf-8", "replace") if 0 < number <= len(self._lines) else ""

    def span(self, position: Position) -> Span:
        """The place in the file of a position of the facts."""
        line, column, end_line, end_column = position
        columns = self._columns
        if columns is None:
            data = self.source_text()
            # Positions count in UTF-8 characters' bytes; only a module that is not ASCII needs its lines.
            columns = self._columns = not data.isascii() and Columns(_lines_in_utf8(data))
        if not isinstance(columns, Columns):
            # Not by `Span(…)`: there are many, and this takes half of the time.
            return _new_span(Span, (self.path, line, column + 1, end_line, end_column + 1))
        return Span(self.path, line, columns.at(line, column), end_line, columns.at(end_line, end_column))


def _lines_in_utf8(data: bytes) -> list[bytes]:
    import io
    import tokenize

    try:
        encoding = tokenize.detect_encoding(io.BytesIO(data).readline)[0]
        text = data.decode(encoding)
    except (SyntaxError, UnicodeDecodeError):
        text = data.decode("utf-8", "replace")
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", " ")
    return [line.encode() for line in text.split("\n")]


class Modules:
    """Finds and reads the modules of one app. Imports start at `root`, as the worker has it on `sys.path`.

    `package` is a package that stands for `root` too: `__app__` in the v1 model. `foreign` are top-level names that
    are taken for a library's although the app has them.
    """

    def __init__(self, root: str, source: Source, foreign: frozenset[str] = frozenset()) -> None:
        self.foreign = foreign
        self.root = root
        self.source = source
        self.by_name: dict[str, Module] = {}
        self._tops: dict[tuple[str, str | None], bool] = {}
        self.paths_edited = False
        self.package: str | None = None

    def is_of_app(self, name: str) -> bool:
        """Whether the first part of a dotted name is a module or package of the app."""
        top = name.partition(".")[0]
        if top in STDLIB_NAMES or top == "azure" or top in self.foreign:
            return False  # what the worker has imported already wins
        known = self._tops.get((top, self.package))
        if known is None:
            known = self._tops[top, self.package] = self.file_of(top) is not None
        return known

    def is_sibling(self, module: Module, top: str) -> bool:
        """Whether a top-level name is no module at the root, but one in the folder of a function of the v1 model."""
        package = module.name if module.is_package else module.name.rpartition(".")[0]
        if self.package is None or self.paths_edited or top in STDLIB_NAMES or not package.partition(".")[2]:
            return False
        return self.file_of(f"{package}.{top}") is not None

    def file_of(self, name: str) -> tuple[str, bool] | None:
        """The file of a dotted module name and whether it is a package; ("", True) for a folder without `__init__`."""
        parts = name.split(".")
        if parts[0] == self.package:
            if len(parts) == 1:
                return "", True
            parts = parts[1:]
        base = os.path.join(self.root, *parts)
        if self.source.is_folder(base):
            if self.source.is_file(os.path.join(base, "__init__.py")):
                return os.path.join(base, "__init__.py"), True
            if not self.source.is_file(base + ".py"):
                return ("", True) if self._holds_python(base) else None
        if self.source.is_file(base + ".py"):
            return base + ".py", False
        return None

    def _holds_python(self, folder: str) -> bool:
        """A folder without `__init__.py` is a package too; one without any Python below is more likely data."""
        if any(name.endswith(".py") for name in self.source.files(folder)):
            return True
        return any(
            any(name.endswith(".py") for name in self.source.files(os.path.join(folder, inner)))
            for inner in self.source.folders(folder)[:200]
        )

    def is_extension(self, name: str) -> bool:
        """Whether a compiled module or stub of that name lies in the app."""
        folder, base = os.path.split(os.path.join(self.root, *name.split(".")))
        return any(
            file.startswith(base + ".") and file.endswith((".so", ".pyd", ".pyc")) for file in self.source.files(folder)
        )

    def get(self, name: str) -> Module | None:
        """The module of a dotted name, or None where the app has none."""
        module = self.by_name.get(name)
        if module is None:
            found = self.file_of(name)
            if found is None:
                return None
            module = self.by_name[name] = Module(found[0], name, found[1], self.source)
        return module

    def imports(self, top: str) -> bool:
        """Whether a module that was reached imports a dotted name or something below it."""
        below = top + "."
        return any(
            name == top or name.startswith(below) for module in self.by_name.values() for name, _ in module.imports
        )

    def loaded(self) -> list[Module]:
        """Every module that was reached, with a file."""
        return [module for module in self.by_name.values() if module.path]


def absolute_name(module: Module, target: str | None, level: int) -> str | None:
    """The dotted name that a relative import means, or None where it leaves the top-level package."""
    parts = module.name.split(".")
    if not module.is_package:
        parts = parts[:-1]
    if level - 1 >= len(parts):
        return None
    parts = parts[: len(parts) - (level - 1)]
    return ".".join(parts + (target.split(".") if target else []))


def text_of(expression: Any) -> str:
    """The dotted text of an expression, for messages."""
    kind = expression[0]
    if kind == "name":
        return str(expression[1])
    if kind == "attr":
        return f"{text_of(expression[1])}.{expression[2]}"
    return text_of(expression[1]) if kind in ("call", "sub") else "(…)"
