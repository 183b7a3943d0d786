""".funcignore: what a deployment leaves out, as Core Tools matches it and as git would.

Core Tools does not read the file as git does: its parser (GitIgnoreParser.cs in
github.com/Azure/azure-functions-core-tools) makes one regular expression `^((pattern)|(pattern))\\b` of all lines and
tries it on the path of each file. So patterns hold from the root only, match the beginning of a path up to the edge of
a word, and a `!pattern` wins wherever it stands; `?` and `[…]` are plain characters. Other tools (the VS Code
extension, azd, zip steps) read the file as git reads .gitignore.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from funclint.files.positions import Positions
from funclint.files.source import SourceError
from funclint.text import decode_leniently

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

    from funclint.files.source import Source
    from funclint.findings import Span

NEVER_UPLOADED = (".funcignore", ".gitignore", "local.settings.json", "project.lock.json")
NEVER_UPLOADED_FOLDERS = (".git", ".vscode")
"""What Core Tools leaves out at the root whatever the file says (FileSystemHelpers.GetLocalFiles)."""

MAXIMUM_LINES = 5_000
MAXIMUM_PATTERN = 1_000


class Pattern:
    """One line: its text without white space around it, whether it keeps (`!`) what others drop, and its place."""

    __slots__ = ("_parts", "is_negative", "span", "text")

    def __init__(self, text: str, span: Span) -> None:
        self.text = text
        self.span = span
        self.is_negative = text.startswith("!")
        self._parts: list[str] | None = None

    def matches(self, path: str) -> bool:
        """Whether Core Tools' matching takes the pattern for the path (relative to the app, with `/`)."""
        if self._parts is None:
            self._parts = re.split(r"(\*\*|\*)", self.text.removeprefix("!").removeprefix("/"))
        # Where a match of the parts so far can end; a regular expression could try for ages on a hostile pattern.
        ends = {0}
        for part in self._parts:
            if part == "*":
                ends = {end for start in ends for end in range(start + 1, _name_end(path, start) + 1)}
            elif part == "**":
                ends = set(range(min(ends) + 1, len(path) + 1))
            else:
                ends = {start + len(part) for start in ends if path.startswith(part, start)}
            if not ends:
                return False
        return any(_is_word(path, end - 1) != _is_word(path, end) for end in ends)


def _name_end(path: str, start: int) -> int:
    slash = path.find("/", start)
    return len(path) if slash < 0 else slash


def _is_word(path: str, index: int) -> bool:
    return 0 <= index < len(path) and path[index].isascii() and (path[index].isalnum() or path[index] == "_")


class FuncIgnore:
    """The .funcignore at `path`. `error` is why it cannot be read, or None; `patterns` are in the order of the lines.

    `text` is the decoded contents.
    """

    def __init__(self, path: str, content: bytes | SourceError) -> None:
        self.path = path
        self.error = str(content) if isinstance(content, SourceError) else None
        self.text = "" if isinstance(content, SourceError) else decode_leniently(content)
        self.patterns: list[Pattern] = []
        self._specs: dict[bool, GitIgnoreSpec] = {}
        positions = Positions(path, self.text)
        offset = 0
        for line in self.text.split("\n")[:MAXIMUM_LINES]:
            text = line.strip()
            if text and not text.startswith("#"):
                start = offset + line.index(text[0])
                self.patterns.append(Pattern(text, positions.span(start, start + len(text))))
            offset += len(line) + 1

    def is_dropped(self, path: str) -> bool:
        """Whether `func azure functionapp publish` leaves out the file at `path` (relative to the app, with `/`)."""
        return self.dropping(path) is not None

    def dropping(self, path: str) -> Pattern | None:
        """The first pattern for which Core Tools leaves out the file, or None where it uploads it."""
        if any(pattern.is_negative and pattern.matches(path) for pattern in self.patterns):
            return None
        return next((one for one in self.patterns if not one.is_negative and one.matches(path)), None)

    def is_dropped_by_git_rules(self, path: str) -> bool:
        """Whether a tool that reads the file as git reads .gitignore leaves out the file."""
        return self._verdict(path)[0]

    def dropping_by_git_rules(self, path: str) -> Pattern | None:
        """The pattern for which git's rules leave out the file, or None where they keep it."""
        is_dropped, index = self._verdict(path)
        return self.patterns[index] if is_dropped and index is not None else None

    def _verdict(self, path: str) -> tuple[bool, int | None]:
        if len(path) > 260:
            return False, None
        spec = self._specs.get(len(path) <= 60)
        if spec is None:
            spec = self._specs[len(path) <= 60] = self._git_rules(path)
        result = spec.check_file(path)
        return bool(result.include), result.index

    def _git_rules(self, path: str) -> GitIgnoreSpec:
        from pathspec import GitIgnoreSpec

        lines = []
        for pattern in self.patterns:
            try:
                text = "" if is_costly(pattern.text, path) else pattern.text
                GitIgnoreSpec.from_lines([text])
                lines.append(text)
            except (ValueError, re.error):
                lines.append("")  # git leaves out a line that is no pattern
        return GitIgnoreSpec.from_lines(lines)


def is_costly(pattern: str, path: str) -> bool:
    """Whether a pattern of git's language takes for ever to compile, or to match with a path.

    Each `*` may end anywhere, and pathspec's regular expressions try all the ways. Nobody writes such patterns.
    """
    wildcards = len(re.findall(r"(?:\A|/)\*\*(?=/|\Z)|\*", pattern))
    allowed = 5 if len(path) <= 60 else 3 if len(path) <= 260 else 0
    return len(pattern) > MAXIMUM_PATTERN or wildcards > allowed


def is_never_uploaded(path: str) -> bool:
    """Whether Core Tools leaves out a file (relative to the app, with `/`) whatever .funcignore says."""
    return path in NEVER_UPLOADED or path.partition("/")[0] in NEVER_UPLOADED_FOLDERS


def read_funcignore(source: Source, root: str) -> FuncIgnore | None:
    """The .funcignore of the app at `root` (absolute), or None where there is none."""
    path = os.path.join(root, ".funcignore")
    if not source.is_file(path):
        return None
    try:
        return FuncIgnore(path, source.read(path))
    except SourceError as error:
        return FuncIgnore(path, error)
