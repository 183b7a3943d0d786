"""Which rules, run them, contain crashes, suppress, sort: from an app to findings."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.config import ALWAYS
from funclint.findings import Finding, Report, Span
from funclint.rules import registry
from funclint.words import NOTHING_LOADS, for_one_function

if TYPE_CHECKING:
    from collections.abc import Iterable

    from funclint.app import App
    from funclint.index.model import Function
    from funclint.rule import Rule


class Result(NamedTuple):
    """What was found in one app.

    `findings` and `suppressed` are sorted by path, line, column and rule. `functions` counts those the worker would
    send to the host. `tracebacks` says where funclint itself crashed (`crashed`), without what was in the app.
    `notes` say what was left out because of its size.
    """

    findings: list[Finding]
    suppressed: list[Finding]
    crashed: bool
    functions: int
    tracebacks: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()


class Verdict(NamedTuple):
    """Whether the worker loads an app (None: that is open) and why not; `refused` maps functions that the host refuses
    to the names of the rules that say so. `crashed` tells that funclint did."""

    loads: bool | None
    reasons: list[str]
    refused: dict[str, list[str]]
    crashed: bool


class NoIndexError(Exception):
    """A rule asked for the index of an app whose indexing crashed, which is reported once and not per rule."""


class _NoIndex:
    def __getattr__(self, name: str) -> Any:
        raise NoIndexError


def check_app(app: App, rules: Iterable[Rule] | None = None) -> Result:
    """Run the rules that the configuration enables (or exactly `rules`) on an app."""
    from funclint.suppression import Suppressions

    run = _Run(app)
    findings: list[Finding] = []
    enabled = app.config.enabled() if rules is None else list(rules)
    silent = rules is None and run.is_of_another_language()
    for rule in enabled:
        if not silent or rule.area == "funclint":
            findings.extend(map(run.as_seen_by_model, run.findings(rule)))
    findings.extend(run.internal_errors)
    suppressions = Suppressions(app)
    judged = {rule.name for rule in enabled} - run.crashed
    meta = {rule.name: rule for rule in enabled if rule.name in ("unknown-suppression", "unused-suppression")}
    if "unknown-suppression" in meta:
        findings.extend(run.finding(meta["unknown-suppression"], report) for report in suppressions.unknown())
    suppressed = [finding for finding in findings if finding.rule not in ALWAYS and suppressions.hides(finding)]
    if "unused-suppression" in meta and not run.index_crashed:
        unused = [run.finding(meta["unused-suppression"], report) for report in suppressions.unused(judged)]
        findings.extend(unused)
        suppressed.extend(finding for finding in unused if suppressions.hides(finding))
    hidden = set(suppressed)
    return Result(
        _in_order(finding for finding in findings if finding not in hidden),
        _in_order(suppressed),
        bool(run.tracebacks),
        run.count_functions(),
        tuple(run.tracebacks),
        tuple(getattr(app, "notes", ())),
    )


def worker_verdict(app: App) -> Verdict:
    """What worker and host make of an app, whatever is selected or suppressed: for `funclint index`."""
    run = _Run(app)
    reasons, refused = _refusals(run)
    open_reasons = ["internal-error"] if run.tracebacks or run.index_crashed else []
    if not run.index_crashed:
        if not reasons and _hangs_on_condition(run):
            open_reasons.append("a function that would be refused depends on a condition that is not known")
        open_reasons.extend(app.index.open_reasons)
    loads = False if reasons else None if open_reasons else True
    return Verdict(
        loads,
        sorted(reasons) if reasons else list(dict.fromkeys(open_reasons)),
        {name: sorted(names) for name, names in refused.items()},
        bool(run.tracebacks),
    )


def _hangs_on_condition(run: _Run) -> bool:
    """Whether the worker would load nothing if each function under a condition that is not known were there."""
    conditional = [(function, function.conditional) for function in run.app.index.functions if function.conditional]
    if not conditional:
        return False
    for function, _ in conditional:
        function.conditional = ()
    reasons, _ = _refusals(run)
    for function, conditions in conditional:
        function.conditional = conditions
    if reasons != {"duplicate-function-name"}:
        return bool(reasons)
    named: dict[str | None, list[Function]] = {}
    for function in run.app.index.functions:
        named.setdefault(function.name, []).append(function)
    return any(not a.excludes(b) for same in named.values() for i, a in enumerate(same) for b in same[:i])


def _refusals(run: _Run) -> tuple[set[str], dict[str, set[str]]]:
    """The rules by which the worker loads nothing, and by function name those by which it or the host refuses one."""
    reasons: set[str] = set()
    refused: dict[str, set[str]] = {}
    names = run.function_names()
    for row in registry.rows().values():
        if not row.refused_by:
            continue
        for finding in run.findings(row):
            # A finding's impact may differ from its rule's: fails when invoked only, say, or is dropped alone.
            if finding.refused_by == "worker" and finding.impact == "app":
                reasons.add(row.name)
                finding = run.as_seen_by_model(finding)  # noqa: PLW2901
            if finding.refused_by in ("worker", "host") and finding.impact == "function" and finding.function in names:
                refused.setdefault(finding.function, set()).add(row.name)
    return reasons, refused


class _Run:
    """One app under the rules, with what crashed."""

    def __init__(self, app: App) -> None:
        self.app = app
        self.internal_errors: list[Finding] = []
        self.tracebacks: list[str] = []
        self.crashed: set[str] = set()
        self.index_crashed = False
        try:
            self.index_crashed = isinstance(app.index, _NoIndex)  # builds it, unless an earlier run could not
        except Exception as error:
            self.index_crashed = True
            self.crash(error, "the index of the app", "what the rules that need it would have found is not reported")
            app.__dict__["index"] = _NoIndex()
        try:
            self.signals = app.signals
        except Exception as error:
            if not self.index_crashed:
                self.crash(error, "the search for the app's signals", "many rules did not run")
            from funclint.signals import SAVING

            self.signals = SAVING.union(f"file:{name}" for name in app.source.files(app.root))

    def is_of_another_language(self) -> bool:
        """Whether the app has no Python function and is written in another language: nothing is said about it then."""
        if self.index_crashed or self.app.index.entry is not None or self.app.index.functions:
            return False
        from funclint.host.host_file import is_other_language

        return not self.app.index.unregistered and (is_other_language(self.app) or self._has_scripts_but_no_python())

    def _has_scripts_but_no_python(self) -> bool:
        """Whether there are folders with a function.json and no Python file in them or beside them."""
        from funclint.index.build import v1_folders

        source, root = self.app.source, self.app.root
        folders = [os.path.join(root, name) for name in v1_folders(self.app)]
        return bool(folders) and not any(
            name.endswith(".py") or name == "requirements.txt"
            for folder in (root, *folders)
            for name in source.files(folder)
        )

    def findings(self, rule: Rule | registry.Row) -> list[Finding]:
        """What a rule finds, as far as it comes."""
        found: list[Finding] = []
        if rule.when and self.signals.isdisjoint(rule.when):
            return found
        try:
            check = registry.load_rule(rule).check if isinstance(rule, registry.Row) else rule.check
            found.extend(self.finding(rule, report) for report in check(self.app))
        except NoIndexError:
            self.crashed.add(rule.name)
        except Exception as error:
            self.crashed.add(rule.name)
            self.crash(error, f"rule `{rule.name}`", "what it would have found further is not reported")
        return found

    def finding(self, rule: Rule | registry.Row, report: Report) -> Finding:
        """Make a finding of a report: with who says it, and fit to be printed on one line."""
        return Finding(
            rule.name,
            rule.code,
            self.app.config.severity.get(rule.name, rule.severity),
            report.impact or rule.impact,
            rule.confidence,
            one_line(report.message),
            self.place(report.span),
            self.app.root,
            one_line(report.help) if report.help else None,
            one_line(report.function) if report.function is not None else None,
            tuple(
                related._replace(span=_in_file(related.span), message=one_line(related.message))
                for related in report.related
            ),
            report.fix,
            report.refused_by or rule.refused_by,
        )

    def as_seen_by_model(self, finding: Finding) -> Finding:
        """The finding itself; in the v1 model, what keeps the worker from loading an app concerns one function only."""
        if self.index_crashed or self.app.index.model != "v1":
            return finding
        if finding.impact != "app" or (finding.refused_by != "worker" and NOTHING_LOADS not in finding.message):
            return finding
        return finding._replace(impact="function", message=for_one_function(finding.message, finding.function))

    def function_names(self) -> set[str]:
        """The names of the functions that the host may refuse; in the v1 model also of those that no worker sees."""
        if self.index_crashed:
            return set()
        index = self.app.index
        functions = [*index.functions, *index.unregistered] if index.model == "v1" else index.functions
        return {function.name for function in functions if function.name is not None}

    def crash(self, error: Exception, what: str, so: str) -> None:
        """Note a crash. The text of the exception is left out: it may hold a secret of the app."""
        import traceback

        frames = traceback.extract_tb(error.__traceback__, limit=-20)
        package = os.path.dirname(os.path.abspath(__file__))
        ours = [frame for frame in frames if frame.filename.startswith(package)] or list(frames)
        place = f"{os.path.relpath(ours[-1].filename, os.path.dirname(package))}:{ours[-1].lineno}" if ours else "?"
        name = type(error).__name__
        row = registry.rows()["internal-error"]
        report = Report(
            Span(self.nearest_file()),
            f"{what} crashed (`{name}` at `{place.replace(os.sep, '/')}`): {so}",
            help="this is a mistake in funclint: please report it, with the output of `funclint check --verbose`",
        )
        self.internal_errors.append(self.finding(row, report))
        self.tracebacks.append(f"{what} crashed\n{''.join(traceback.format_list(frames))}{name}")

    def place(self, span: Span) -> Span:
        """The span, fit to be shown; a file that is not there (its absence is the finding) gives way to one that is."""
        source = self.app.source
        if source.is_file(span.path) or source.is_folder(span.path):
            return _in_file(span)
        return Span(self.nearest_file())

    def nearest_file(self) -> str:
        """A file of the app that exists, for findings that are about none."""
        names = self.app.source.files(self.app.root)
        first = next((name for name in ("host.json", "function_app.py", *names) if name in names), None)
        return self.app.path(first) if first else self.app.root

    def count_functions(self) -> int:
        """How many functions the worker would send to the host."""
        if self.index_crashed or isinstance(self.app.index, _NoIndex):
            return 0
        return sum(function.registered is not False for function in self.app.index.functions)


def one_line(text: str) -> str:
    """`text` with everything that would break a line or steer a terminal escaped: it may quote hostile names."""
    if text.isprintable():
        return text
    return "".join(
        character if character.isprintable() else character.encode("unicode_escape").decode("ascii")
        for character in text
    )


def _in_file(span: Span) -> Span:
    """The span with lines and columns from 1 and its end not before its start."""
    path, line, column, end_line, end_column = span
    line, column = max(line, 1), max(column, 1)
    end_line, end_column = max((end_line, end_column), (line, column))
    return Span(path, line, column, end_line, end_column)


def _in_order(findings: Iterable[Finding]) -> list[Finding]:
    return sorted(
        dict.fromkeys(findings),
        key=lambda one: (one.span.path, one.span.line, one.span.column, one.rule, one.message, one.span),
    )
