"""One run over paths: find the apps, check each, add up. What the command line and other hosts call."""

from __future__ import annotations

import gc
import os
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from funclint.config import Config, Problem, load_config
from funclint.files.source import Source
from funclint.findings import SEVERITIES, Finding, Span

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from funclint.app import App
    from funclint.baseline import Baseline


NEW_OBJECTS = 50_000
"""Where the garbage collector is off, what apps have taken is freed when there are so many more objects."""


class Options(NamedTuple):
    """What the command line says about a run; it wins over configuration files.

    `select` replaces what files select and ignore, `ignore` adds to it. `config` is a file that is used for every app.
    With `cache`, what an earlier run found may be taken where nothing changed, which makes no difference but in time.
    """

    select: tuple[str, ...] | None = None
    ignore: tuple[str, ...] = ()
    pedantic: bool = False
    no_ignores: bool = False
    fail_on: str | None = None
    config: Config | None = None
    baseline: str | None = None
    no_baseline: bool = False
    cache: bool = False


class CheckedApp(NamedTuple):
    """What was found in one app: see `engine.Result`. `failing` are the severities that fail the run, `rules` the names
    of those that were enabled."""

    root: str
    findings: list[Finding]
    suppressed: list[Finding]
    baselined: list[Finding]
    functions: int
    failing: tuple[str, ...]
    tracebacks: tuple[str, ...]
    rules: tuple[str, ...]
    notes: tuple[str, ...] = ()


class Run:
    """Everything a reporter needs: the apps with their findings, the folder that paths are shown relative to."""

    def __init__(self, apps: list[CheckedApp], folder: str, source: Source) -> None:
        self.apps = apps
        self.folder = folder
        self.source = source
        self.findings = [finding for app in apps for finding in app.findings]
        self.suppressed = [finding for app in apps for finding in app.suppressed]
        self.baselined = [finding for app in apps for finding in app.baselined]

    def count(self, severity: str) -> int:
        """How many findings have this severity."""
        return sum(finding.severity == severity for finding in self.findings)

    @property
    def status(self) -> int:
        """The exit status: 3 without an app, 2 after a crash of funclint, 1 when a finding fails the run, else 0."""
        if not self.apps:
            return 3
        if any(app.tracebacks for app in self.apps):
            return 2
        return int(any(finding.severity in app.failing for app in self.apps for finding in app.findings))


def effective_config(root: str, source: Source, options: Options) -> Config:
    """The configuration of the app at `root` under what the command line says."""
    config = Config()
    config.__dict__.update((options.config or load_config(root, source)).__dict__)
    if options.select is not None:
        config.select, config.ignore = list(options.select), []
    config.ignore = [*config.ignore, *options.ignore]
    config.pedantic = config.pedantic or options.pedantic
    config.fail_on = options.fail_on or config.fail_on
    return config


def find_roots(paths: Iterable[str], source: Source, config: Config | None) -> list[str]:
    """Roots of the apps in `paths` (absolute), without those that a configuration excludes."""
    from funclint.files.discovery import find_apps

    paths = list(paths)
    named = {root for path in paths for root in ([path] if os.path.isdir(path) else find_apps([path], source))}
    return [
        root
        for root in find_apps(paths, source)
        if root in named or not is_excluded(root, config or load_config(root, source))
    ]


def is_excluded(root: str, config: Config) -> bool:
    """Whether `exclude` of a configuration means this app."""
    if not config.exclude or not config.folder:
        return False
    from funclint.paths import matches

    return any(matches(root, pattern, config.folder) for pattern in config.exclude)


def open_app(root: str, source: Source, options: Options) -> App:
    """The app at `root` with its effective configuration."""
    from funclint.app import App

    return App(root, source, effective_config(root, source, options))


def check_root(root: str, source: Source, options: Options) -> CheckedApp:
    """Check one app."""
    if options.cache and not source.overlay and options.config is None:
        from funclint.cached_run import check_with_cache

        return check_with_cache(root, source, options)
    return check_opened(open_app(root, source, options), options)


def check_opened(app: App, options: Options) -> CheckedApp:
    """Check an app that `open_app` gave."""
    from funclint.engine import check_app

    source = app.source
    baseline = load_baseline(app.config, options, source)
    result = check_app(app)
    findings, suppressed = result.findings, result.suppressed
    if options.no_ignores:
        findings, suppressed = sorted([*findings, *suppressed], key=lambda one: (one.span, one.rule)), []
    baselined: list[Finding] = []
    if baseline:
        findings, baselined = baseline.divide(findings, source)
    failing = SEVERITIES[: SEVERITIES.index(app.config.fail_on or "error") + 1]
    rules = tuple(row.name for row in app.config.enabled())
    told = (result.tracebacks, rules, result.notes)
    return CheckedApp(app.root, findings, suppressed, baselined, result.functions, failing, *told)


def configured_baseline(roots: list[str], source: Source, options: Options) -> str | None:
    """The baseline that the configuration of the first app names, as an absolute path, or None."""
    return _configured(effective_config(roots[0], source, options))


def _configured(config: Config) -> str | None:
    return os.path.normpath(os.path.join(config.folder, config.baseline)) if config.baseline and config.folder else None


def load_baseline(config: Config, options: Options, source: Source) -> Baseline | None:
    """The baseline that holds for an app: of the command line, else of its configuration.

    Raises `BaselineError` for a broken one of the command line; of a configuration it becomes one of its problems.
    """
    path = options.baseline or _configured(config)
    if not path or options.no_baseline:
        return None
    from funclint.baseline import Baseline, BaselineError

    try:
        return Baseline.load(path, source)
    except BaselineError as error:
        if options.baseline:
            raise
        message = f"`baseline`: `{config.baseline}` hides nothing: {error}"
        config.problems = [*config.problems, Problem(Span(config.path or path), message)]
        return None


def check_roots(
    roots: list[str], source: Source, options: Options, jobs: int, progress: Callable[[int], None]
) -> list[CheckedApp]:
    """Check apps, in up to `jobs` processes; `progress` is called with the number of apps that are done.

    Of several apps each gets a source of its own, so that their files are not remembered longer than their turn. An app
    on which funclint crashes does not take the others with it.
    """
    if len(roots) == 1:
        apps = [_check_contained(roots[0], source, options)]
        progress(1)
        return apps
    if jobs > 1 and not source.overlay:
        from funclint.processes import check_in_processes

        return check_in_processes(roots, options, jobs, progress)
    apps = []
    for root in roots:
        apps.append(with_shared_names(check_in_turn(root, Source(source.overlay), options)))
        progress(len(apps))
    return apps


def check_in_turn(root: str, source: Source, options: Options) -> CheckedApp:
    """Check one app of many, and free what it took."""
    checked = _check_contained(root, source, options)
    del source
    if not gc.isenabled() and gc.get_count()[0] > NEW_OBJECTS:
        gc.collect()
        gc.freeze()  # what is left stays to the end; the next collection need not go through it
    return checked


def with_shared_names(checked: CheckedApp) -> CheckedApp:
    """The same, sharing the names of its rules with others: a cache and a process give new text each time."""
    return checked._replace(rules=_shared(checked.rules))


@cache
def _shared(names: tuple[str, ...]) -> tuple[str, ...]:
    return names


def _check_contained(root: str, source: Source, options: Options) -> CheckedApp:
    try:
        return check_root(root, source, options)
    except Exception as error:
        import traceback

        from funclint.baseline import BaselineError

        if isinstance(error, BaselineError):
            raise
        frames = "".join(traceback.format_tb(error.__traceback__))
        # The text of the exception is left out: it may hold a secret of the app.
        return crashed_app(root, f"funclint crashed (`{type(error).__name__}`)", f"{frames}{type(error).__name__}")


def crashed_app(root: str, what: str, traceback: str) -> CheckedApp:
    """What stands for an app that could not be checked: the finding `internal-error`."""
    from funclint.rules import registry

    row = registry.rows()["internal-error"]
    names = (os.path.join(root, name) for name in ("host.json", "function_app.py"))
    finding = Finding(
        row.name,
        row.code,
        row.severity,
        row.impact,
        row.confidence,
        f"{what}: this app is not checked",
        Span(next((name for name in names if os.path.isfile(name)), root)),
        root,
        help="this is a mistake in funclint: please report it, with the output of `funclint check --verbose`",
    )
    told = f"the check of {root} crashed\n{traceback}"
    return CheckedApp(root, [finding], [], [], 0, SEVERITIES[:1], (told,), (row.name,))
