"""Measures how long funclint takes, and writes docs/performance.md: `python benchmarks/performance.py --write`.

Apps of 2, 100 and 2,000 functions (see make_app.py) are checked by whole processes, each in turn with one that only
parses the same files. Run it on a quiet machine; the interpreter that runs this runs funclint. Other tools are looked
for beside it and on the PATH; those that are not there are left out, which the tables say.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import shutil
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

from make_app import handlers, write_app
from timing import Command, Compared, compare

ROOT = Path(__file__).resolve().parent.parent
PAGE = ROOT / "docs" / "performance.md"
WORKER = ROOT / "tools" / "worker_record" / "child.py"
BEGIN, END = "<!-- measured: written by benchmarks/performance.py -->\n", "<!-- end of measured -->"

SIZES = (2, 100, 2000)
PLUGIN_SIZE = 100
OTHERS_PAIRS = 3
"""Pairs for other tools, some of which take minutes; the differences are large."""

HEAD = (
    "| functions | files | command | wall | cpu | seconds | cpu seconds | peak MiB |\n|---|---|---|---|---|---|---|---|"
)

PARSE = """
import ast, os
for folder, folders, files in os.walk("."):
    for name in files:
        if name.endswith(".py"):
            with open(os.path.join(folder, name), "rb") as file:
                ast.parse(file.read())
"""

EDITS: dict[str, Callable[[str, int], str] | None] = {
    "nothing edited": None,
    "a comment edited": lambda text, number: f"{text}# Note {number}.\n",
    "a constant in a body edited": lambda text, number: text.replace('get("note", "none")', f'get("note", "{number}")'),
    "a function added": lambda text, number: text + handlers(3_000_000 + 3 * number, 1),
}
"""What is done to one module between two runs: a text that no run has seen, of its text and a number."""


class Bench:
    """Where the apps are, and in which environment all commands run."""

    def __init__(self, folder: Path, pairs: int, sizes: list[int], worker: str | None) -> None:
        self.folder = folder
        self.pairs = pairs
        self.sizes = sizes
        self.worker = worker
        self.parse = Command("`ast.parse` of the same files", [sys.executable, "-c", PARSE])
        # As with an installed package, everything is compiled when the time is taken. The cache is not above the apps:
        # its folder would be one that a run looks at.
        self.environment = {
            **os.environ,
            "PYTHONPYCACHEPREFIX": str(folder / "compiled"),
            "FUNCLINT_CACHE_DIR": str(folder / "cache"),
            "PYLINTHOME": str(folder / "pylint"),
            "PYTHONPATH": str(ROOT),
            "NO_COLOR": "1",
        }
        self.environment.pop("PYTHONDONTWRITEBYTECODE", None)

    def app(self, size: int) -> tuple[str, int]:
        """The folder of a new app and how many Python files it has."""
        app = Path(tempfile.mkdtemp(dir=self.folder, prefix=f"app{size}-"))
        return str(app), write_app(app, size)

    def against_parse(
        self, command: Command, app: str, pairs: int, before: Callable[[], None] | None = None
    ) -> Compared:
        return compare(command, self.parse, pairs, app, self.environment, before or (lambda: None))

    def cold(self) -> Iterator[str]:
        """Without a cache, and other tools on the same apps."""
        yield HEAD
        checks: dict[int, Compared] = {}
        for size in self.sizes:
            app, files = self.app(size)
            for command in ours("--no-cache"):
                found = self.against_parse(command, app, self.pairs)
                checks.setdefault(size, found)
                yield row(size, files, command.name, found)
            others, _ = other_commands(self.worker, app)
            for command in others:
                found = self.against_parse(command, app, min(self.pairs, OTHERS_PAIRS))
                yield row(size, files, command.name, found)
        _, missing = other_commands(self.worker, "")
        if missing:
            yield f"\nNot there, and so not measured: {', '.join(missing)}."
        if len(self.sizes) > 1:
            few, many = self.sizes[-2:]
            times = checks[many].cost.cpu / checks[few].cost.cpu
            yield f"\n`check` takes {times:.1f} times as long for {many:,} functions as for {few:,}."

    def warm(self) -> Iterator[str]:
        """With the cache of the run before, and one module edited since."""
        yield HEAD
        for size in self.sizes:
            app, files = self.app(size)
            command = ours("")[0]
            for name, edit in EDITS.items():
                before = None if edit is None else Editing(Path(app), edit).again
                yield row(size, files, name, self.against_parse(command, app, self.pairs, before))

    def plugin(self) -> Iterator[str]:
        """A full run of pylint with and without the plugin."""
        pylint = program("pylint")
        if pylint is None:
            yield "pylint is not there, and so nothing is measured."
            return
        size = PLUGIN_SIZE if PLUGIN_SIZE in self.sizes else self.sizes[0]
        app, _ = self.app(size)
        statuses = tuple(range(32))  # what it found, as bits; 32 is a usage error
        # The pylint of this interpreter, for which funclint is there.
        arguments = [sys.executable, "-m", "pylint", "--rcfile="]
        without = Command("without", [*arguments, "--recursive=y", "."], fine=statuses)
        with_plugin = Command("with", [*arguments, "--load-plugins=funclint", "--recursive=y", "."], fine=statuses)
        found = compare(with_plugin, without, self.pairs, app, self.environment)
        yield (
            f"A run of pylint with all its checks over the app of {size} functions takes {found.cost.cpu:.2f} seconds"
            f" of processor time with the plugin, {100 * (found.cpu - 1):+.1f} % (median of {self.pairs} pairs)."
        )


class Editing:
    """One module of an app, which is edited again and again, each time from its first text."""

    def __init__(self, app: Path, edit: Callable[[str, int], str]) -> None:
        modules = sorted((app / "parts").glob("handlers_*.py")) or [app / "function_app.py"]
        self.path = modules[len(modules) // 2]
        self.text = self.path.read_text(encoding="utf-8")
        self.edit = edit
        self.number = 0

    def again(self) -> None:
        self.number += 1
        edited = self.edit(self.text, self.number)
        assert edited != self.text
        self.path.write_text(edited, encoding="utf-8")


def ours(options: str) -> list[Command]:
    """funclint's commands that are measured."""
    start = [sys.executable, "-m", "funclint"]
    return [
        Command(f"`funclint {name} {options}`".replace(" `", "`"), [*start, name, *options.split(), "."])
        for name in ("check", "index")
    ]


def other_commands(worker: str | None, app: str) -> tuple[list[Command], list[str]]:
    """Other tools on an app, and the names of those that are not there."""
    jobs = json.dumps([{"name": "app", "root": app}])
    wanted = [
        Command("Python that does nothing", [sys.executable, "-c", "pass"]),
        Command(
            "ruff, its default rules", [program("ruff") or "", "check", "--isolated", "--no-cache", "."], fine=(0, 1)
        ),
        Command("the real worker: import and index", [worker or "", "-P", str(WORKER), "1", "600"], stdin=jobs),
        Command(
            "pylint, everything off but syntax errors",
            [program("pylint") or "", "--rcfile=", "--disable=all", "--enable=syntax-error", "--recursive=y", "."],
        ),
        Command(
            "azure-functions-doctor",
            [program("azure-functions-doctor") or "", "doctor", "--profile=full", "--format=json"],
            fine=(0, 1),
        ),
    ]
    return [one for one in wanted if one.arguments[0]], [one.name for one in wanted if not one.arguments[0]]


def program(name: str) -> str | None:
    """A tool beside this interpreter or on the PATH."""
    beside = os.path.dirname(sys.executable)
    return shutil.which(name, path=os.pathsep.join([beside, os.environ.get("PATH", "")]))


def row(size: int, files: int, name: str, found: Compared) -> str:
    """One line of a table."""
    cost = found.cost
    return (
        f"| {size:,} | {files} | {name} | {found.wall:.2f} | {found.cpu:.2f} "
        f"| {cost.wall:.3f} | {cost.cpu:.3f} | {cost.peak:.0f} |"
    )


def machine(pairs: int) -> str:
    """What it was measured on."""
    return (
        f"Measured with {pairs} pairs (other tools: {min(pairs, OTHERS_PAIRS)}) on {platform.system()} "
        f"{platform.machine()}, {os.cpu_count()} cores, Python {platform.python_version()}."
    )


def report(bench: Bench) -> Iterator[str]:
    """The tables, as Markdown."""
    yield machine(bench.pairs)
    for title, lines in (("Without a cache", bench.cold), ("With the cache of the run before", bench.warm)):
        yield f"\n### {title}\n"
        yield from lines()
    yield "\n### The pylint plugin\n"
    yield from bench.plugin()


def rewritten(page: str, text: str) -> str:
    """The page with new figures between its markers."""
    before, _, rest = page.partition(BEGIN)
    _, _, after = rest.partition(END)
    if not rest or END not in rest:
        raise ValueError("the page has no markers")
    return f"{before}{BEGIN}\n{text}\n{END}{after}"


def main() -> None:
    """Print the tables, line by line as they come; with --write put them into docs/performance.md, too."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=int, default=9)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument(
        "--worker",
        metavar="PYTHON",
        help="of an environment with the real worker (tools/record_worker.py --env makes one)",
    )
    parser.add_argument("--write", action="store_true", help=f"write {PAGE.relative_to(ROOT)}")
    arguments = parser.parse_args()
    lines = []
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), arguments.pairs, sorted(arguments.sizes), arguments.worker)
        for line in report(bench):
            print(line, flush=True)
            lines.append(line)
    if arguments.write:
        PAGE.write_text(rewritten(PAGE.read_text(encoding="utf-8"), "\n".join(lines)), encoding="utf-8")


if __name__ == "__main__":
    main()
