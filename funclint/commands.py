"""The commands of the command line: each takes the parsed arguments and gives the exit status."""

from __future__ import annotations

import os
import sys
from contextlib import nullcontext
from typing import TYPE_CHECKING

from funclint import run as runs
from funclint.files.source import Source
from funclint.output import Progress, has_colour, outputs_of, write
from funclint.paths import relative_path
from funclint.rules import registry

if TYPE_CHECKING:
    import argparse

    from funclint.config import Config
    from funclint.fixes import Fixing


def check(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint check`."""
    from funclint.reporters import render

    # The difference takes the place of the report; who wants both, names a file for the latter.
    outputs = outputs_of(options.formats, parser) if options.formats or not options.diff else []
    if options.diff and any(file is None for _, file in outputs):
        parser.error("--diff writes to stdout: give each --format an --output-file")
    source = Source()
    config = _given_config(options.config, source, parser)
    roots = _roots(options.paths, source, config, parser)
    chosen = runs.Options(
        tuple(options.select) if options.select is not None else None,
        tuple(options.ignore or ()),
        options.pedantic,
        options.no_ignores,
        options.fail_on,
        config,
        os.path.abspath(options.baseline) if options.baseline else None,
        cache=not options.no_cache,
    )
    progress = Progress(len(roots))
    if chosen.baseline:
        from funclint.baseline import Baseline, BaselineError

        try:
            Baseline.load(chosen.baseline, source)
        except BaselineError as error:
            parser.error(f"{options.baseline}: {error}")
    fixing = _fix(options, roots, chosen, parser) if options.fix or options.unsafe_fixes or options.diff else None
    if len(roots) > 1:
        source = Source()  # what was read to find them is not needed any more
    try:
        apps = runs.check_roots(roots, source, chosen, options.jobs, progress.done)
    finally:
        progress.clear()
    run = runs.Run(apps, os.getcwd(), source)
    for name, file in outputs:
        write(render(name, run, has_colour(file)), name, file, parser)
    if fixing:
        fixing.report(run.findings, sys.stdout if ("text", None) in outputs else sys.stderr)
    if options.verbose:
        for app in apps:
            print(f"checked {app.root}: {app.functions} functions, {len(app.rules)} rules enabled", file=sys.stderr)
            for note in app.notes:
                print(f"  {note}", file=sys.stderr)
            for traceback in app.tracebacks:
                print(traceback, file=sys.stderr)
    return 0 if run.status == 1 and options.exit_zero else run.status


def _fix(
    options: argparse.Namespace, roots: list[str], chosen: runs.Options, parser: argparse.ArgumentParser
) -> Fixing:
    """Fix the apps, or show as a difference what would be fixed."""
    from funclint.fixes import Fixing, unified_diff

    fixing = Fixing(chosen, options.unsafe_fixes, only_shown=options.diff)
    for root in roots:
        fixing.fix(root)
    if options.diff:
        write(unified_diff(fixing.changed, os.getcwd()), "diff", None, parser)
    else:
        fixing.write()
    return fixing


def index(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint index`."""
    from funclint.cached_run import known_facts
    from funclint.reporters import index_listing

    source = Source()
    config = _given_config(options.config, source, parser)
    roots = _roots(options.paths, source, config, parser)
    folder = os.getcwd()
    chosen = runs.Options(config=config)
    if options.format in ("mermaid", "html"):
        text, has_crashed = _map(roots, source, chosen, options.format)
    else:
        listed = []
        for root in roots:
            with nullcontext() if options.no_cache else known_facts(root, source):
                listed.append(index_listing.describe(runs.open_app(root, source, chosen)))
        as_chosen = index_listing.as_json if options.format == "json" else index_listing.as_text
        text, has_crashed = as_chosen(listed, folder), any(one.verdict.crashed for one in listed)
    write(text, options.format, options.output_file, parser)
    if has_crashed:
        return 2
    return 0 if roots else 3


def _map(roots: list[str], source: Source, chosen: runs.Options, name: str) -> tuple[str, bool]:
    """The map of some apps in a format, and whether funclint crashed on one of them."""
    from funclint.map import build, formats
    from funclint.reporters import index_listing

    found = []
    has_crashed = False
    for root in roots:
        app = runs.open_app(root, source, chosen)
        checked = runs.check_opened(app, chosen)
        found.append(build.Checked(index_listing.describe(app), checked.findings))
        has_crashed = has_crashed or found[-1].listed.verdict.crashed or bool(checked.tracebacks)
    text, remark = formats.render(name, found, os.getcwd())
    if remark:
        print(f"funclint: {remark}", file=sys.stderr)
    return text, has_crashed


def package(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint package --list`."""
    from funclint.reporters import package_listing

    source = Source()
    roots = _roots(options.paths, source, None, parser)
    folder = os.getcwd()
    text = "\n".join(package_listing.listing(runs.open_app(root, source, runs.Options()), folder) for root in roots)
    write(text, "text", None, parser)
    return 0 if roots else 3


def baseline(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint baseline write` and `funclint baseline prune`."""
    from funclint.baseline import Baseline, BaselineError, as_text, rows_of
    from funclint.reporters.text import counted

    source = Source()
    config = _given_config(options.config, source, parser)
    roots = _roots(options.paths, source, config, parser)
    if not roots:
        return 3
    chosen = runs.Options(pedantic=options.pedantic, config=config, no_baseline=True)
    path = os.path.abspath(
        options.baseline or runs.configured_baseline(roots, source, chosen) or "funclint-baseline.json"
    )
    apps = [runs.check_root(root, source, chosen) for root in roots]
    rows = rows_of([app.findings for app in apps], path, source)
    shown = relative_path(path, os.getcwd())
    if options.action == "prune":
        try:
            old = Baseline.load(path, source).rows
        except BaselineError as error:
            parser.error(f"{path}: {error}")
        rows &= set(old)
        print(f"{shown}: {counted(len(rows), 'finding')}, {len(set(old)) - len(rows)} taken out")
    else:
        print(f"{shown}: {counted(len(rows), 'finding')}")
        if runs.configured_baseline(roots, source, chosen) is None:
            print(f"`funclint check --baseline {shown}` reports only what is new")
    write(as_text(rows), "json", path, parser)
    return 2 if any(app.tracebacks for app in apps) else 0


def rules(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint rules`."""
    from funclint.reporters import rule_listing

    listed = list(registry.rows().values())
    text = rule_listing.as_json(listed) if options.format == "json" else rule_listing.as_text(listed)
    write(text, options.format, None, parser)
    return 0


def explain(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint explain NAME`."""
    from funclint.reporters import rule_listing

    row = registry.find(options.name)
    if not row:
        near = registry.nearest(options.name)
        parser.error(f"there is no rule `{options.name}`" + (f"; did you mean `{near}`?" if near else ""))
    write(rule_listing.page(registry.load_rule(row)), "text", None, parser)
    return 0


def explain_schedule(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint explain-schedule EXPR`."""
    from datetime import datetime, timezone

    from funclint.host import explain_schedule as schedules
    from funclint.host.ncrontab import ScheduleError

    try:
        text = schedules.explain(options.expression, datetime.now(timezone.utc))
    except ScheduleError as error:
        print(f"funclint: the timer extension refuses this schedule: {error}", file=sys.stderr)
        return 1
    write(text + "\n", "text", None, parser)
    return 0


def server(options: argparse.Namespace, parser: argparse.ArgumentParser) -> int:
    """`funclint server`."""
    try:
        from funclint.server import main
    except ModuleNotFoundError as error:
        if (error.name or "").partition(".")[0] not in ("pygls", "lsprotocol"):
            raise
        print("funclint: the language server needs more packages: pip install 'funclint[lsp]'", file=sys.stderr)
        return 2
    return main.serve()


def _given_config(path: str | None, source: Source, parser: argparse.ArgumentParser) -> Config | None:
    if path is None:
        return None
    from funclint.config import read_config

    config = read_config(os.path.abspath(path), source)
    for problem in config.problems if config else ():
        parser.error(f"{path}:{problem.span.line}:{problem.span.column}: {problem.message}")
    return config


def _roots(paths: list[str], source: Source, config: Config | None, parser: argparse.ArgumentParser) -> list[str]:
    for path in paths:
        if not os.path.exists(path):
            parser.error(f"there is no file or folder `{path}`")
    roots = runs.find_roots([os.path.abspath(path) for path in paths], source, config)
    if not roots:
        shown = ", ".join(f"`{path}`" for path in paths)
        print(
            f"funclint: no function app in {shown}: an app is a folder with a host.json or a function_app.py",
            file=sys.stderr,
        )
    return roots
