"""Other checkers on funclint's broken apps: `python benchmarks/side_by_side.py --env DIR [--schemas DIR]`.

The apps are the examples with a mistake and, of each rule that is on by default, the first `bad*` fixture: what the
rule's page shows. A tool *names the mistake* when it says something about it that it does not say about the app that is
right (the rule's first `good*` fixture, examples/clean). What it says is about the mistake when it stands on a line
that funclint points at, on no line at all, or names in words what funclint names in backticks. That is generous, so
everything that counts was read, and what turned out to be about something else is listed in side_by_side_review.json
with the reason.

Writes benchmarks/side_by_side.json and the tables of docs/evidence/side-by-side.md. --page writes only the page.
Without --env, an environment is made in the cache folder; a tool that is not there is left out and said so.
"""

from __future__ import annotations

import argparse
import concurrent.futures
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

from other_tools import PACKAGES, RUNS, Run, Said, Tools, available

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from funclint.api import check  # noqa: E402 - the checkout's own, whatever is installed
from funclint.rules import registry  # noqa: E402

RESULTS = ROOT / "benchmarks" / "side_by_side.json"
REVIEW = ROOT / "benchmarks" / "side_by_side_review.json"
PAGE = ROOT / "docs" / "evidence" / "side-by-side.md"
MARKED = re.compile(r"(<!-- (table|apps): begin -->\n).*?(<!-- \2: end -->)", re.DOTALL)
EXAMPLE = re.compile(r"^\| \[(\w+)\]\(\1\) \| (.+) \| (.+) \| loads (?:it|nothing) \|$", re.MULTILINE)
WORD = re.compile(r"[A-Za-z_][\w.-]+")


class App(NamedTuple):
    """A broken app: its name, its folder, one that is right, and the rules that name its mistake."""

    name: str
    folder: Path
    twin: Path
    rules: tuple[str, ...]


class Mistake(NamedTuple):
    """Where a mistake is, as funclint sees it: (path, line) pairs, and words."""

    places: set[tuple[str, int]]
    words: set[str]


def apps() -> list[App]:
    """Every app of the comparison, in a fixed order."""
    found = []
    table = (ROOT / "examples" / "README.md").read_text(encoding="utf-8")
    for name, _, rules in EXAMPLE.findall(table):
        if rules != "none":
            folder = ROOT / "examples" / name
            found.append(App(f"examples/{name}", folder, ROOT / "examples" / "clean", tuple(rules.split(", "))))
    for row in registry.rows().values():
        folders = sorted((ROOT / "tests" / "rules" / row.area / row.name).glob("*"))
        bad = [folder for folder in folders if folder.name.startswith("bad")]
        good = [folder for folder in folders if folder.name.startswith("good")]
        if bad and good and not row.pedantic and row.area != "funclint":
            found.append(App(f"{row.area}/{row.name}", bad[0], good[0], (row.name,)))
    return found


def copy(folder: Path, to: str) -> str:
    """A copy of an app without what is no part of it, outside of any repository."""
    shutil.copytree(folder, to, ignore=shutil.ignore_patterns("expected.txt", "__pycache__"))
    return to


def mistake_of(app: App, folder: str) -> Mistake | None:
    """What funclint says is wrong with the app in `folder`; None when it says nothing."""
    places: set[tuple[str, int]] = set()
    words: set[str] = set()
    for finding in check(folder):
        if finding.rule in app.rules:
            spans = [finding.span, *(related.span for related in finding.related)]
            for span in spans:
                path = os.path.relpath(span.path, os.path.realpath(folder)).replace(os.sep, "/")
                places |= {(path, line) for line in range(span.line, span.end_line + 1)}
            words |= {word for quoted in re.findall(r"`([^`]+)`", finding.message) for word in WORD.findall(quoted)}
    return Mistake(places, words) if places else None


def is_about(said: Said, mistake: Mistake) -> bool:
    """Whether something stands on a line of the mistake, or on none, or names what is wrong."""
    if not said.line or (said.path, said.line) in mistake.places:
        return True
    return any(re.search(rf"(?<![\w-]){re.escape(word)}(?![\w-])", said.text) for word in mistake.words)


def compare(app: App, tools: Tools, runs: dict[str, Run]) -> dict[str, list[Said]]:
    """What each tool says about the mistake of an app, and not about the app that is right. funclint is one of them."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = os.path.realpath(temporary)
        bad, good = copy(app.folder, os.path.join(folder, "app")), os.path.join(folder, "right", "app")
        mistake = mistake_of(app, bad)
        if mistake is None:
            return {}
        copy(app.twin, good)
        found = {"funclint": [Said(rule, "", *place) for rule in app.rules[:1] for place in sorted(mistake.places)[:1]]}
        for name, run in runs.items():
            about = [said for said in run(tools, bad) if is_about(said, mistake)]
            if about:
                always = {(said.what, said.text) for said in run(tools, good)}
                about = [said for said in about if (said.what, said.text) not in always]
            if about:
                found[name] = sorted(set(about))
        return found


def versions(tools: Tools, runs: dict[str, Run]) -> dict[str, str | None]:
    """The versions of the tools that are there, as they are installed; None where pip does not know."""
    done = subprocess.run(
        [os.path.join(tools.programs, "python"), "-m", "pip", "list", "--format=json"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    installed = {item["name"]: item["version"] for item in json.loads(done.stdout)}
    return {name: installed.get(name) for name in ("azure-functions", *runs)}


def measure(tools: Tools, jobs: int) -> dict[str, Any]:
    """The whole comparison as data."""
    runs = available(tools)
    for name in RUNS.keys() - runs.keys():
        print(f"{name} is not there and is left out", file=sys.stderr)
    chosen = apps()
    with concurrent.futures.ThreadPoolExecutor(jobs) as pool:
        found = list(pool.map(lambda app: compare(app, tools, runs), chosen))
    results = {
        app.name: {name: [list(said) for said in says] for name, says in one.items()}
        for app, one in zip(chosen, found, strict=True)
    }
    return {"versions": versions(tools, runs), "apps": results}


def not_about(name: str, tool: str, said: list[Any], review: list[dict[str, str]]) -> bool:
    """Whether reading it showed that it is about something else."""
    return any(
        row["tool"] == tool
        and row["app"] in (name, "*")
        and row["what"] == said[0]
        and re.search(row.get("text", ""), said[1])
        for row in review
    )


Named = dict[str, dict[str, list[list[Any]]]]


def named_by(data: dict[str, Any], review: list[dict[str, str]]) -> Named:
    """What each tool says about the mistake of each app, without what is about something else."""
    named: Named = {}
    for app, says in data["apps"].items():
        kept = {tool: [said for said in says[tool] if not not_about(app, tool, said, review)] for tool in says}
        named[app] = {tool: said for tool, said in kept.items() if said}
    return named


def table(named: Named, tools: list[str]) -> str:
    """How many mistakes each tool names, as Markdown."""
    groups = Counter(app.partition("/")[0] for app in named)
    lines = [f"| broken apps | {' | '.join(tools)} |", f"|---|{'---:|' * len(tools)}"]
    for group, count in [*groups.items(), ("all", len(named))]:
        inside = [says for app, says in named.items() if group in ("all", app.partition("/")[0])]
        cells = [str(sum(tool in says for says in inside)) for tool in tools]
        lines.append(f"| {group}: {count} | {' | '.join(cells)} |")
    alone = sum(set(says) == {"funclint"} for says in named.values())
    return "\n".join([*lines, "", f"{alone} of the {len(named)} are named by no other tool."])


def app_by_app(named: Named) -> str:
    """What others than funclint say about each mistake, as Markdown."""
    lines = []
    for app, says in named.items():
        others = {tool: said for tool, said in says.items() if tool != "funclint"}
        if others:
            rule = says["funclint"][0][0]
            lines += [f"- {app} ([{rule}](../rules/{rule}.md))", ""]
            lines += [f"    - {tool}: {quoted(said[0])}" for tool, said in others.items()]
            lines.append("")
    return "\n".join(lines).rstrip()


def quoted(said: list[Any]) -> str:
    """One thing that a tool said, for the page."""
    what, text, path, line = said
    place = f" ({path}:{line})" if line else f" ({path})" if path else ""
    return f"`{text.replace('`', chr(39))}`{place} [{what}]"


def page(data: dict[str, Any], review: list[dict[str, str]]) -> str:
    """The page, with what follows from the data between its marks."""
    named = named_by(data, review)
    texts = {
        "table": table(named, ["funclint", *(tool for tool in RUNS if tool in data["versions"])]),
        "apps": app_by_app(named),
    }
    return MARKED.sub(lambda mark: f"{mark[1]}\n{texts[mark[2]]}\n\n{mark[3]}", PAGE.read_text(encoding="utf-8"))


def make_environment(folder: str) -> str:
    """The programs of the environment in `folder`, made where it is missing."""
    programs = os.path.join(folder, "bin")
    if not os.path.exists(programs):
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        pip = [os.path.join(programs, "python"), "-m", "pip", "install", "-q", "--disable-pip-version-check"]
        subprocess.run([*pip, *PACKAGES], check=True)
    return programs


def main() -> int:
    """Give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    cache = os.environ.get("XDG_CACHE_HOME") or os.path.join(os.path.expanduser("~"), ".cache")
    parser.add_argument("--env", default=os.path.join(cache, "funclint-side-by-side"), help="the tools' environment")
    parser.add_argument("--schemas", help="a folder with host.json, local.settings.json, function.json of SchemaStore")
    parser.add_argument("--microsoft", help="the command of its doctor, like `npx @azure/functions-skills`")
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--page", action="store_true", help="only write the page from what was measured")
    arguments = parser.parse_args()
    if not arguments.page:
        tools = Tools(make_environment(arguments.env), arguments.schemas, arguments.microsoft)
        data = measure(tools, arguments.jobs)
        lines = [f"{json.dumps(name)}: {json.dumps(one, ensure_ascii=False)}" for name, one in data["apps"].items()]
        head = f'{{"versions": {json.dumps(data["versions"])},\n"apps": {{\n'
        RESULTS.write_text(head + ",\n".join(lines) + "\n}}\n", encoding="utf-8", newline="\n")
    data = json.loads(RESULTS.read_text(encoding="utf-8"))
    review = json.loads(REVIEW.read_text(encoding="utf-8"))
    PAGE.write_text(page(data, review), encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
