"""Comments in Python source that switch rules off: funclint's own and pylint's."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.findings import Span
from funclint.rules import registry

if TYPE_CHECKING:
    import ast
    from collections.abc import Iterator

OWN = re.compile(r"#+\s*funclint:\s*(?P<word>[\w-]*)\s*(?P<list>\[[^\]#]*\]?)?")
PYLINT = re.compile(r"#.*?\bpylint:\s*(?P<text>[^;#\n]+)")
PYLINT_WORD = re.compile(
    r"(?P<word>disable-next|disable-msg|disable|enable|skip-file)\b(?:\s*=\s*(?P<names>[\w,\s-]+))?"
)

MAXIMUM_OWN = 20
"""Of ours that are read in one comment."""

TO_THE_END = 1 << 30
"""A line number behind every file."""


class Pragma(NamedTuple):
    """One such comment. `action` is one of "ignore", "ignore-file", "disable", "disable-next", "enable", "skip-file".

    `names` are the rules it names that exist (by name; "all" for pylint's), `problem` what is wrong with it. `alone`
    means that nothing else stands on the line. `used` collects the names that hid a finding.
    """

    action: str
    names: list[str]
    span: Span
    text: str
    alone: bool
    problem: str | None
    used: set[str]


def read_pragmas(path: str, data: bytes) -> list[Pragma]:
    """All pragmas of a Python file, in order. What looks like a comment in a string is none."""
    import io
    import tokenize

    pragmas: list[Pragma] = []
    try:
        for token in tokenize.tokenize(io.BytesIO(data).readline):
            if token.type == tokenize.COMMENT:
                (line, column), text = token.start, token.string
                alone = not token.line[:column].strip()
                pragmas.extend(_own(path, line, column, text, alone))
                pragmas.extend(_pylint(path, line, column, text, alone))
    except (tokenize.TokenError, SyntaxError, ValueError, RecursionError):
        pass  # a file that is no Python is another rule's matter; the comments up to there count
    return pragmas


def _own(path: str, line: int, column: int, comment: str, alone: bool) -> Iterator[Pragma]:
    for match in islice(OWN.finditer(comment), MAXIMUM_OWN):
        end = comment.find("#", match.end())
        text = comment[match.start() : end if end >= 0 else len(comment)].rstrip()
        start = column + match.start() + 1
        span = Span(path, line, start, line, start + len(text))
        word, listed = match["word"], match["list"] or ""
        names, problem = _resolve(listed.strip("[] \t")) if listed.endswith("]") else ([], None)
        if word not in ("ignore", "ignore-file"):
            problem = f"`{match[0].strip()}` is nothing that funclint knows, so it hides nothing"
        elif not (names or problem):
            problem = f"`{match[0].strip()}` names no rule, so it hides nothing"
        yield Pragma(word, names, span, text, alone and len(text) == len(comment), problem, set())


def _resolve(listed: str) -> tuple[list[str], str | None]:
    names, problem = [], None
    for entry in filter(None, (part.strip() for part in listed.split(","))):
        row = registry.find(entry)
        if row:
            names.append(row.name)
        elif not problem:
            near = registry.nearest(entry)
            problem = f"there is no rule `{entry}`, so this hides nothing of it" + (
                f"; did you mean `{near}`?" if near else ""
            )
    return names, problem


def _pylint(path: str, line: int, column: int, comment: str, alone: bool) -> Iterator[Pragma]:
    match = PYLINT.match(comment)
    if not match:
        return
    start = column + match.start() + 1
    span = Span(path, line, start, line, start + len(match[0]))
    for part in PYLINT_WORD.finditer(match["text"]):
        entries = [entry.strip() for entry in (part["names"] or "").split(",")]
        names = ["all" for entry in entries if entry == "all"]
        names += [row.name for entry in entries if (row := registry.find(entry)) is not None]
        if names or part["word"] == "skip-file":
            action = part["word"].replace("-msg", "")
            if action == "disable" and "all" in names:
                action = "skip-file"  # as in pylint, wherever the comment stands
            yield Pragma(action, names, span, match[0], alone, None, set())


class Lines(NamedTuple):
    """A range of lines, both ends in it."""

    first: int
    last: int

    @property
    def is_rest_of_file(self) -> bool:
        """Whether the range has no end."""
        return self.last == TO_THE_END


class Blocks:
    """Which lines of a module belong together: functions with their headers, and blocks of statements."""

    def __init__(self, data: bytes) -> None:
        from funclint.parsing import parse

        self.module: Any
        try:
            self.module = parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            self.module = None  # then comments count for their own lines only

    def headers(self, line: int) -> list[Lines]:
        """For each function and class around a line: the lines of its decorators and of its `def … :`."""
        import ast

        definitions = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
        return [
            Lines(_start(node), max(node.lineno, node.body[0].lineno - 1))
            for node in self._around(line)
            if isinstance(node, definitions)
        ]

    def scope(self, line: int) -> Lines:
        """The lines for which pylint lets a `disable` on this line count, to the precision of statements."""
        import ast

        around = self._around(line)
        if not around:
            first = self.module.body[0].lineno if self.module and self.module.body else 0
            return Lines(0 if line <= first else line, TO_THE_END)
        node = around[-1]
        body = getattr(node, "body", None)
        if not isinstance(body, list):
            return Lines(node.lineno, node.end_lineno or line)
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)):
            # astroid keeps the docstring out of the body, so a comment behind it counts for the whole function too.
            first = body[1] if len(body) > 1 and ast.get_docstring(node) is not None else body[0]
            return Lines(_start(node) if line <= first.lineno else line, node.end_lineno or line)
        ends = sorted(suite[-1].end_lineno or 0 for suite in _suites(node))
        return Lines(line, next((end for end in ends if end >= line), node.end_lineno or line))

    def _around(self, line: int) -> list[ast.stmt]:
        """The statements that a line lies in, from the outermost inwards."""
        around: list[ast.stmt] = []
        suites: list[list[ast.stmt]] = [self.module.body] if self.module else []
        while suites:
            found = next((node for suite in suites if (node := _at(suite, line)) is not None), None)
            if found is None:
                break
            around.append(found)
            suites = list(_suites(found))
        return around


def _at(suite: list[ast.stmt], line: int) -> ast.stmt | None:
    """The first statement of a suite that a line lies in."""
    index = bisect_left(suite, line, key=lambda node: node.end_lineno or 0)
    return suite[index] if index < len(suite) and _start(suite[index]) <= line else None


def _start(node: ast.stmt) -> int:
    decorators = getattr(node, "decorator_list", None)
    return min(decorators[0].lineno, node.lineno) if decorators else node.lineno


def _suites(node: ast.stmt) -> Iterator[list[ast.stmt]]:
    for field in ("body", "orelse", "finalbody"):
        suite = getattr(node, field, None)
        if isinstance(suite, list) and suite:
            yield suite
    for part in (*getattr(node, "handlers", ()), *getattr(node, "cases", ())):
        yield part.body
