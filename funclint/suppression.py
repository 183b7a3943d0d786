"""Which findings are hidden: by comments in Python source, and by the configuration in any file."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from funclint.files.source import SourceError
from funclint.findings import Edit, Fix, Report, Span
from funclint.paths import matches

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.comments import Blocks, Pragma
    from funclint.config import IgnoredFinding
    from funclint.edits import EditableText
    from funclint.findings import Finding


class Suppressions:
    """All suppressions that hold for an app; comments are read when a file is first asked for."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.folder = app.config.folder or app.root
        self.files: dict[str, _File] = {}
        self.used_entries: set[IgnoredFinding] = set()

    def hides(self, finding: Finding) -> bool:
        """Whether a finding is suppressed; what does so is noted as used."""
        # All are asked, not only the first: each of them is of use.
        return any([self._by_comment(finding), self._by_path(finding), self._by_entry(finding)])

    def unknown(self) -> Iterator[Report]:
        """Comments of ours that hide nothing because they are not understood."""
        for file in self._read_files():
            for pragma in file.pragmas:
                if pragma.problem:
                    yield Report(
                        pragma.span, pragma.problem, help="write `# funclint: ignore[rule-name]` with names of rules"
                    )

    def unused(self, judged: set[str]) -> Iterator[Report]:
        """Suppressions that hid nothing although their rules are among those that ran (`judged`)."""
        for file in self._read_files():
            for pragma in file.pragmas:
                if pragma.action in ("ignore", "ignore-file"):
                    idle = [name for name in pragma.names if name in judged - pragma.used]
                    if idle and "unused-suppression" not in pragma.names:
                        yield _unused(pragma, idle, file)
        for entry in self.app.config.ignore_findings:
            if entry.rule in judged and entry not in self.used_entries and self._is_of_app(entry):
                yield Report(entry.span, f"`ignore-findings`: `{entry.text}` hides nothing", help="remove the entry")

    def _is_of_app(self, entry: IgnoredFinding) -> bool:
        # A configuration above several apps has entries for each of them.
        return self.app.source.is_file(os.path.join(self.folder, entry.path)) and os.path.join(
            self.folder, entry.path
        ).startswith(self.app.root + os.sep)

    def _read_files(self) -> list[_File]:
        try:
            modules = list(self.app.index.modules)
        except Exception:
            modules = []  # the index crashed, which is reported elsewhere
        for module in modules:
            path = module if isinstance(module, str) else module.path
            self._file(path)
        return [self.files[path] for path in sorted(self.files)]

    def _file(self, path: str) -> _File:
        if path not in self.files:
            self.files[path] = _File(path, self.app)
        return self.files[path]

    def _by_comment(self, finding: Finding) -> bool:
        if not finding.span.path.endswith(".py"):
            return False
        file = self._file(finding.span.path)
        return bool(file.pragmas) and file.hides(finding)

    def _by_path(self, finding: Finding) -> bool:
        config = self.app.config
        if not config.per_path_ignores:
            return False
        from funclint.config import expand

        return any(
            matches(finding.span.path, pattern, self.folder) and finding.rule in expand(names)
            for pattern, names in config.per_path_ignores.items()
        )

    def _by_entry(self, finding: Finding) -> bool:
        hits = [
            entry
            for entry in self.app.config.ignore_findings
            if entry.rule == finding.rule
            and matches(finding.span.path, entry.path, self.folder)
            and (not entry.pointer or self._is_below(finding.span, entry.pointer))
        ]
        self.used_entries.update(hits)
        return bool(hits)

    def _is_below(self, span: Span, pointer: str) -> bool:
        document = self._document(span.path)
        if document is None or not _exists(document.data, pointer):
            return False
        first, last = document.key_span(pointer), document.value_span(pointer)
        return bool((first.line, first.column) <= (span.line, span.column) < (last.end_line, last.end_column))

    def _document(self, path: str) -> Any:
        documents = (self.app.host_json, self.app.local_settings)
        return next((document for document in documents if document and document.path == path), None)


class _File:
    """The comments of one Python file."""

    def __init__(self, path: str, app: App) -> None:
        try:
            self.data = app.source.read(path)
        except SourceError:
            self.data = b""
        self.pragmas: list[Pragma] = []
        if b"funclint:" in self.data or b"pylint:" in self.data:
            from funclint.comments import read_pragmas

            self.pragmas = read_pragmas(path, self.data)
        self.line_count = self.data.count(b"\n") if self.pragmas else 0
        self._blocks: Blocks | None = None
        self._text: EditableText | None = None
        self._by_line: dict[int, list[int]] = {}
        self._everywhere: list[int] = []
        self._scopes: list[tuple[int, int, int]] | None = None
        self._short_scopes: dict[int, list[int]] = {}
        for index, pragma in enumerate(self.pragmas):
            if pragma.action in ("ignore-file", "skip-file"):
                self._everywhere.append(index)
            else:
                line = pragma.span.line + (pragma.action == "disable-next")
                self._by_line.setdefault(line, []).append(index)

    @property
    def blocks(self) -> Blocks:
        if self._blocks is None:
            from funclint.comments import Blocks

            self._blocks = Blocks(self.data)
        return self._blocks

    def hides(self, finding: Finding) -> bool:
        span = finding.span
        last = span.end_line - (span.end_line > span.line and span.end_column == 1)
        hidden = False
        disabled = None
        for index in self._near(span.line, last):
            pragma = self.pragmas[index]
            if pragma.action != "skip-file" and finding.rule not in pragma.names and "all" not in pragma.names:
                continue
            if pragma.action in ("disable", "disable-next", "enable"):
                line = pragma.span.line + (pragma.action == "disable-next")
                if self._in_scope(pragma, line, span.line, last):
                    disabled = pragma.action != "enable"
            elif pragma.action in ("ignore-file", "skip-file") or self._on_finding(pragma.span.line, span.line, last):
                hidden = True
                pragma.used.add(finding.rule)
        return hidden or bool(disabled)

    def _near(self, first: int, last: int) -> list[int]:
        """The pragmas that may concern a finding on these lines, in their order: a file may have thousands of each."""
        found = set(self._everywhere)
        for start, end in ((first, last), *self.blocks.headers(first)) if self._by_line else ():
            lines = self._by_line if end - start > len(self._by_line) else range(start, end + 1)
            found.update(*[self._by_line.get(line, ()) for line in lines if start <= line <= end])
        if self._scopes is None:
            self._scopes = self._find_scopes()
        found.update(self._short_scopes.get(first, ()))
        found.update([index for start, end, index in self._scopes if start <= first <= end])
        return sorted(found)

    def _find_scopes(self) -> list[tuple[int, int, int]]:
        """The lines for which each of pylint's comments counts; those of a few lines are found by line."""
        scopes = []
        for line, indexes in self._by_line.items():
            if any(self.pragmas[index].action in ("disable", "disable-next", "enable") for index in indexes):
                scope = self.blocks.scope(line)
                if scope.last - scope.first > 50:
                    scopes += [(scope.first, scope.last, index) for index in indexes]
                    continue
                for inside in range(scope.first, scope.last + 1):
                    self._short_scopes.setdefault(inside, []).extend(indexes)
        return scopes

    def with_space_before(self, span: Span) -> Span:
        """The place of a comment with the white space before it, where it is the last thing on its line."""
        from funclint.edits import EditableText

        try:
            self._text = self._text or EditableText(span.path, self.data)
            line = self._text.line(span.line)
        except ValueError:
            return span
        if line[span.end_column - 1 :].strip():
            return span
        return span._replace(column=len(line[: span.column - 1].rstrip()) + 1)

    def _on_finding(self, line: int, first: int, last: int) -> bool:
        return first <= line <= last or any(head.first <= line <= head.last for head in self.blocks.headers(first))

    def _in_scope(self, pragma: Pragma, line: int, first: int, last: int) -> bool:
        if pragma.action != "enable" and self._on_finding(line, first, last):
            return True
        scope = self.blocks.scope(line)
        if scope.is_rest_of_file and not pragma.alone:
            return False  # behind code that could not be parsed: for its own line only
        return scope.first <= first <= scope.last


def _exists(data: Any, pointer: str) -> bool:
    for part in pointer.split("/")[1:]:
        key = part.replace("~1", "/").replace("~0", "~")
        if isinstance(data, dict) and key in data:
            data = data[key]
        elif isinstance(data, list) and key.isdecimal() and int(key) < len(data):
            data = data[int(key)]
        else:
            return False
    return True


def _unused(pragma: Pragma, idle: list[str], file: _File) -> Report:
    span = pragma.span
    listed = ", ".join(f"`{name}`" for name in idle)
    left = [name for name in pragma.names if name not in idle]
    if left and not pragma.problem:
        before, _, rest = pragma.text.partition("[")
        text = f"{before}[{', '.join(left)}]{rest.partition(']')[2]}"
        fix = Fix(True, f"Remove {listed} from the comment", (Edit(span, text),))
    elif pragma.problem:
        fix = None
    else:
        whole_line = pragma.alone and span.line <= file.line_count
        place = Span(span.path, span.line, 1, span.line + 1, 1) if whole_line else file.with_space_before(span)
        fix = Fix(True, "Remove the comment", (Edit(place, ""),))
    where = "in this file" if pragma.action == "ignore-file" else "here"
    return Report(
        span,
        f"there is no finding of {listed} {where}, so this comment hides nothing",
        help="remove it, or put it on a line of the finding, a decorator or the `def` line",
        fix=fix,
    )
