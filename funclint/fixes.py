"""Fixes: apply what findings propose in memory, check again until nothing is left to do, then write each file once."""

from __future__ import annotations

import os
import stat
import sys
from typing import TYPE_CHECKING, NamedTuple, TextIO

from funclint.edits import EditableText
from funclint.files.source import Source, SourceError
from funclint.files.writing import replace_files
from funclint.findings import SEVERITIES
from funclint.paths import relative_path
from funclint.run import check_root

if TYPE_CHECKING:
    from collections.abc import Iterable

    from funclint.findings import Finding
    from funclint.run import CheckedApp, Options

ROUNDS = 100
"""Per app. A repaired mistake can uncover others, and fixes that touch one place take turns."""

Key = tuple[str, str, str, str | None]


class Place(NamedTuple):
    """An edit in offsets of a file's text."""

    path: str
    start: int
    end: int
    text: str

    def touches(self, other: Place) -> bool:
        """Whether both concern one place; an insertion also touches what it is beside, for the order would matter."""
        if self.path != other.path or self.end < other.start or other.end < self.start:
            return False
        is_beside = self.end == other.start or other.end == self.start
        return not is_beside or self.start == self.end or other.start == other.end


class Fixing:
    """The fixes of one run. Nothing is written before `write`.

    `fixed` counts the findings that were fixed per app (root). `problems` are (path, why it was not fixed), each once.
    `source` gives unsaved texts to start from, and where to keep what modules say.
    """

    def __init__(self, options: Options, unsafe: bool, only_shown: bool = False, source: Source | None = None) -> None:
        # Neither what is ignored nor what the baseline lists is changed.
        self.options = options._replace(no_ignores=False)
        self.unsafe = unsafe
        self.only_shown = only_shown
        self.fixed: dict[str, int] = {}
        self.problems: dict[tuple[str, str], None] = {}
        self._facts = source.facts if source else None
        self._before: dict[str, bytes] = dict(source.overlay) if source else {}
        self._now: dict[str, bytes] = dict(self._before)
        self._files_of: dict[str, set[str]] = {}
        self._real: dict[str, str] = {}
        self._source = self._as_now()

    def fix(self, root: str) -> None:
        """Fix the app at `root`, in memory."""
        self.fixed[root] = 0
        self._files_of[root] = set()
        blocked: set[Key] = set()
        seen = {_state(self._now)}
        alone = False
        checked = self._check(root)
        for _ in range(ROUNDS):
            chosen, places = self._choose(checked.findings, root, blocked, alone)
            if not chosen:
                return
            previous = dict(self._now)
            is_readable = self._apply(places)
            again = self._check(root)
            problem = _problem(chosen, checked, again) if is_readable else "would no longer be read"
            if not problem and _state(self._now) in seen:
                problem = "changes nothing, or leads in a circle"
            if not problem:
                seen.add(_state(self._now))
                self.fixed[root] += len(chosen)
                self._files_of[root].update(place.path for place in places)
                checked = again
                continue
            self._now = previous
            self._source = self._as_now()
            if alone:
                blocked.update(map(_key, chosen))
                title = chosen[0].fix.title if chosen[0].fix else ""
                self.problems[places[0].path, f"`{title}` {problem}"] = None
            alone = True  # one of several fixes is to blame: which one shows when each is tried by itself

    def helps(self, finding: Finding, checked: CheckedApp) -> bool:
        """Whether the fix of a finding of an app as it was checked can be made and does what it should."""
        chosen, places = self._choose([finding], finding.app, set(), alone=True)
        return bool(chosen) and self._apply(places) and not _problem(chosen, checked, self._check(finding.app))

    @property
    def changed(self) -> dict[str, tuple[bytes, bytes]]:
        """The files with changes: path -> contents as read and as fixed."""
        return {
            path: (self._before[path], data) for path, data in sorted(self._now.items()) if data != self._before[path]
        }

    def write(self) -> None:
        """Write the changed files, of an app all or none; those that cannot be written stay as they are."""
        changed = self.changed
        for root, paths in self._files_of.items():
            mine = sorted(path for path in paths if path in changed)
            problem = replace_files({path: changed.pop(path) for path in mine})
            if problem:
                self.problems[problem] = None
                self.fixed[root] = 0

    def report(self, left: Iterable[Finding], stream: TextIO) -> None:
        """Say what was fixed, and on stderr what could not be. `left` are the findings after that."""
        for path, problem in self.problems:
            print(f"funclint: {relative_path(path, os.getcwd())}: not fixed: {problem}", file=sys.stderr)
        fixed = sum(self.fixed.values())
        unsafe = 0 if self.unsafe else sum(finding.fix is not None and not finding.fix.safe for finding in left)
        more = f" ({unsafe} need --unsafe-fixes)" if unsafe else ""
        stream.write(f"{'would fix' if self.only_shown else 'fixed'} {fixed}{more}\n")

    def _as_now(self) -> Source:
        source = Source(self._now)
        source.facts = self._facts
        return source

    def _check(self, root: str) -> CheckedApp:
        self._source = self._as_now()
        return check_root(root, self._source, self.options)

    def _choose(
        self, findings: Iterable[Finding], root: str, blocked: set[Key], alone: bool
    ) -> tuple[list[Finding], list[Place]]:
        """The findings to fix in this round (only one fix, if `alone`), and the edits: none touches another."""
        chosen: list[Finding] = []
        places: list[Place] = []
        for finding in findings:
            fix = finding.fix
            if fix is None or not (fix.safe or self.unsafe) or _key(finding) in blocked:
                continue
            mine = self._places(finding, root)
            if not mine or any(one.touches(other) for one in mine for other in mine if one is not other):
                continue
            if all(one in places for one in mine):  # the same edits repair several findings
                chosen.append(finding)
            elif not (alone and chosen) and not any(one.touches(other) for one in mine for other in places):
                chosen.append(finding)
                places += mine
        return chosen, places

    def _places(self, finding: Finding, root: str) -> list[Place] | None:
        places = []
        for span, text in finding.fix.edits if finding.fix else ():
            try:
                file = self._open(span.path, root)
                start, end = file.offset(span.line, span.column), file.offset(span.end_line, span.end_column)
            except ValueError as error:
                self.problems[span.path, str(error)] = None
                return None
            places.append(
                Place(span.path, start, max(start, end), text.replace("\r\n", "\n").replace("\n", file.newline))
            )
        return places

    def _open(self, path: str, root: str) -> EditableText:
        """A file that may be changed. Raises `ValueError` with the reason for others."""
        real = os.path.realpath(path)
        if not real.startswith(os.path.join(os.path.realpath(root), "")):
            raise ValueError("it is not in the folder of the app")
        if self._real.setdefault(real, path) != path:
            raise ValueError(f"it is the same file as `{os.path.basename(self._real[real])}`, which is fixed first")
        try:
            data = self._source.read(path)
            status = os.stat(path)
        except (SourceError, OSError) as error:
            raise ValueError(f"it cannot be read: {error}") from None
        # To replace a file needs rights on its folder only; that a file is read-only is respected all the same.
        if not status.st_mode & stat.S_IWUSR or not os.access(path, os.W_OK):
            raise ValueError("it is read-only")
        self._before.setdefault(path, data)
        return EditableText(path, data)

    def _apply(self, places: list[Place]) -> bool:
        """Change the files in memory; False where one of them would no longer be read as what it is."""
        for path in dict.fromkeys(place.path for place in places):
            data = self._now.get(path, self._before[path])
            file = EditableText(path, data)
            text = file.text
            for place in sorted((one for one in places if one.path == path), key=lambda one: one.start, reverse=True):
                text = text[: place.start] + place.text + text[place.end :]
            try:
                self._now[path] = file.encoded(text)
            except UnicodeError:
                return False
            if is_readable(path, data) and not is_readable(path, self._now[path]):
                return False
        return True


def _problem(chosen: list[Finding], before: CheckedApp, after: CheckedApp) -> str | None:
    """What is wrong with fixes that have been applied: they do not help, or uncover or make another mistake."""
    old, new = [_key(finding) for finding in before.findings], [_key(finding) for finding in after.findings]
    done = [_key(finding) for finding in chosen]
    if (after.tracebacks and not before.tracebacks) or any(
        new.count(key) > old.count(key) - done.count(key) for key in done
    ):
        return "does not help"
    # What is milder may come to light: advice on what was wrong so far.
    grave = max(SEVERITIES.index(finding.severity) for finding in chosen)
    old_rules = [finding.rule for finding in before.findings]
    new_rules = [finding.rule for finding in after.findings if SEVERITIES.index(finding.severity) <= grave]
    worse = next((rule for rule in new_rules if new_rules.count(rule) > old_rules.count(rule)), None)
    return f"would bring a finding of `{worse}`, to be repaired by hand" if worse else None


def unified_diff(changed: dict[str, tuple[bytes, bytes]], folder: str) -> str:
    """What was changed, as a unified diff with paths relative to `folder`; with asterisks for what may be a secret."""
    from difflib import unified_diff as compare

    from funclint.reporters.excerpt import without_secrets

    parts = []
    for path, contents in changed.items():
        before, after = (_lines(EditableText(path, data).text) for data in contents)
        name = relative_path(path, folder)
        head, lines = [f"--- {name}\n", f"+++ {name}\n"], list(compare(before, after))[2:]
        for line in [*head, *map(without_secrets, lines)]:
            parts.append(line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n")
    return "".join(parts)


def _lines(text: str) -> list[str]:
    *lines, last = text.split("\n")
    return [*(f"{line}\n" for line in lines), *([last] if last else ())]


def _key(finding: Finding) -> Key:
    """What a finding is, wherever in its file it stands."""
    return finding.rule, finding.span.path, finding.message, finding.function


def _state(contents: dict[str, bytes]) -> int:
    return hash(tuple(sorted(contents.items())))


def is_readable(path: str, data: bytes) -> bool:
    """Whether a Python file parses and a JSON file can be read; other files always can."""
    if path.endswith(".py"):
        import ast
        import warnings

        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                ast.parse(data)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return False
    elif path.endswith(".json"):
        from funclint.files.json_document import JsonDocument

        return JsonDocument(path, data).error is None
    return True
