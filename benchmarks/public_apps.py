"""Run funclint over checkouts of other people's apps, for review: `python benchmarks/public_apps.py FOLDER…`.

Each function app at or below the folders is checked and indexed by processes of their own, so that a crash, a hang or
a killed process of one app is seen and the others still come. Prints, as Markdown: what crashed, the slowest apps, the
verdicts on loading, and the findings per rule with a few places each. `--json FILE` keeps the run; `--compare FILE`
adds what appeared and what went away since a kept one. Nothing is fetched, and no code of the apps is run. Exit status:
1 when something crashed, else 0.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Any

from funclint.files.source import Source
from funclint.findings import SEVERITIES
from funclint.run import find_roots

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

FINISHED = (0, 1)
"""Exit statuses of a run that did its work on a folder that holds an app."""

Kept = dict[str, Any]
"""A run as plain JSON: the name of each app with what was seen of it, see `look_at`."""


def main() -> int:
    """Look at all apps and print the review."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folders", nargs="+", metavar="FOLDER", help="a checkout, or a folder of checkouts")
    parser.add_argument("--places", type=int, default=3, help="examples per rule (default: 3)")
    parser.add_argument("--slowest", type=int, default=10, help="how many of the slowest apps are shown (default: 10)")
    parser.add_argument("--timeout", type=float, default=60, help="seconds that a process may take (default: 60)")
    parser.add_argument("-j", "--jobs", type=int, default=1, help="apps at the same time; times are true with 1 only")
    parser.add_argument("--json", metavar="FILE", help="keep the run here")
    parser.add_argument("--compare", metavar="FILE", help="show what is different from a run that was kept")
    arguments = parser.parse_args()
    roots = named_roots(arguments.folders)
    with tempfile.TemporaryDirectory() as cache, ThreadPoolExecutor(arguments.jobs) as pool:
        environment = {**os.environ, "FUNCLINT_CACHE_DIR": cache}
        seen = pool.map(lambda root: look_at(root, arguments.timeout, environment), roots.values())
        kept: Kept = dict(zip(roots, seen, strict=True))
    print("\n".join(review(kept, arguments.places, arguments.slowest)))
    if arguments.compare:
        with open(arguments.compare, encoding="utf-8") as file:
            print("\n".join(changes(json.load(file), kept)))
    if arguments.json:
        with open(arguments.json, "w", encoding="utf-8") as file:
            json.dump(kept, file, indent=1)
    return int(any(app["crashes"] for app in kept.values()))


def named_roots(folders: Iterable[str]) -> dict[str, str]:
    """The root of each app by its name: its path from the folder that was given, which stays the same elsewhere."""
    roots = {}
    for folder in folders:
        top = os.path.abspath(folder)
        for root in find_roots([top], Source(), None):
            roots[os.path.relpath(root, os.path.dirname(top)).replace(os.sep, "/")] = root
    return roots


def look_at(root: str, timeout: float, environment: dict[str, str]) -> dict[str, Any]:
    """What check and index say about one app: crashes, seconds of wall clock, verdict, functions, findings."""
    crashes = []
    documents: list[Any] = []
    seconds = []
    for command in (["check", "--no-cache"], ["index"]):
        whole = [sys.executable, "-m", "funclint", *command, "--format", "json", root]
        begin = time.perf_counter()
        document, crash = run(whole, root, timeout, environment)
        seconds.append(round(time.perf_counter() - begin, 3))
        documents.append(document)
        if crash:
            crashes.append(f"{command[0]}: {crash}")
    checked, indexed = documents
    # A folder inside another app's folder is an app as well: each speaks for itself alone.
    own = [finding for finding in checked["findings"] if finding["app"] == "."] if checked else []
    app = next((one for one in indexed["apps"] if one["root"] == "."), None) if indexed else None
    return {
        "crashes": crashes,
        "seconds": dict(zip(("check", "index"), seconds, strict=True)),
        "loads": app["loads"] if app else None,
        "functions": [function["name"] for function in app["functions"]] if app else [],
        "findings": [[one[key] for key in ("severity", "rule", "path", "line", "message")] for one in own],
    }


def run(command: list[str], folder: str, timeout: float, environment: dict[str, str]) -> tuple[Any, str | None]:
    """The document that a command prints, or None, and what was wrong with the run, or None."""
    try:
        done = subprocess.run(
            command, cwd=folder, env=environment, timeout=timeout, capture_output=True, encoding="utf-8", check=False
        )
    except subprocess.TimeoutExpired:
        return None, f"took more than {timeout:g} s"
    said = done.stderr.strip().splitlines()
    told = f": {said[-1]}" if said else ""
    try:
        document = json.loads(done.stdout)
    except ValueError:
        return None, f"exit status {done.returncode} and no document{told}"
    if done.returncode not in FINISHED:
        return document, f"exit status {done.returncode}{told}"
    return document, "traceback" + told if "Traceback (most recent call last)" in done.stderr else None


def review(kept: Kept, places: int, slowest: int) -> Iterator[str]:
    """The review as lines of Markdown."""
    findings = [(name, *finding) for name, app in kept.items() for finding in app["findings"]]
    counted = Counter(severity for _, severity, *_ in findings)
    functions = sum(len(app["functions"]) for app in kept.values())
    yield f"{len(kept)} apps, {functions} functions, " + ", ".join(f"{counted[one]} {one}" for one in SEVERITIES)
    crashes = [(name, crash) for name, app in kept.items() for crash in app["crashes"]]
    yield f"\n## Crashes: {len(crashes)}\n"
    for name, crash in crashes:
        yield f"- {name}: {crash}"
    yield "\n## Slowest apps\n\n| app | check s | index s | functions |\n|---|---|---|---|"
    for name, app in sorted(kept.items(), key=lambda one: -sum(one[1]["seconds"].values()))[:slowest]:
        taken = app["seconds"]
        yield f"| {name} | {taken['check']:.2f} | {taken['index']:.2f} | {len(app['functions'])} |"
    verdicts = Counter(str(app["loads"]) for app in kept.values())
    yield "\n## Verdicts\n\n" + ", ".join(f"loads {verdict}: {count}" for verdict, count in sorted(verdicts.items()))
    by_rule: dict[tuple[int, str], list[tuple[str, ...]]] = defaultdict(list)
    for name, severity, rule, *place in findings:
        by_rule[SEVERITIES.index(severity), rule].append((name, *place))
    yield "\n## Findings\n"
    for (severity, rule), found in sorted(by_rule.items()):
        apps = {name for name, *_ in found}
        yield f"- {SEVERITIES[severity]} `{rule}`: {len(found)} in {len(apps)} apps"
        yield from (f"  - {name}: {path}:{line} {message}" for name, path, line, message in spread(found, places))


def spread(found: list[tuple[str, ...]], places: int) -> Iterator[tuple[str, ...]]:
    """A few of the findings of a rule, of as many different apps as there are."""
    turns = Counter[str]()
    ranked = []
    for number, one in enumerate(found):
        ranked.append((turns[one[0]], number))
        turns[one[0]] += 1
    return (found[number] for _, number in sorted(ranked)[:places])


def changes(before: Kept, after: Kept) -> Iterator[str]:
    """What appeared and what went away, of the apps that both runs saw. A finding that moved to another line stays."""
    yield "\n## Changes\n"
    for name in sorted(before.keys() | after.keys()):
        if name not in after or name not in before:
            yield f"- {name}: only in the {'newer' if name in after else 'older'} run"
            continue
        old, new = before[name], after[name]
        for key in ("loads", "functions", "crashes"):
            if old[key] != new[key]:
                yield f"- {name}: {key} {old[key]} → {new[key]}"
        said = [Counter((rule, path, message) for _, rule, path, _, message in app["findings"]) for app in (old, new)]
        for sign, gone in (("-", said[0] - said[1]), ("+", said[1] - said[0])):
            for rule, path, message in sorted(gone.elements()):
                yield f"- {name}: {sign} {path} {rule}: {message}"


if __name__ == "__main__":
    sys.exit(main())
