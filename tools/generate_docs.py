"""Write docs/rules/ from the rules and their fixtures: `python tools/generate_docs.py [--check]`.

A page says what `funclint explain` says, and shows the rule at work: the first `bad*` fixture with what funclint
prints about it, and the first `good*` one. With `--check` nothing is written: the exit status is 1 when a page is out
of date, when a rule is not documented, or when a relative link in README.md or docs/ leads nowhere; each is named on
stderr.
"""

from __future__ import annotations

import argparse
import re
import shutil
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from funclint.deployment import today  # noqa: E402 - the checkout's own, whatever is installed
from funclint.files.source import Source  # noqa: E402
from funclint.findings import Finding  # noqa: E402
from funclint.reporters import rule_listing, text  # noqa: E402
from funclint.rule import AREA_OF_DIGITS, Rule  # noqa: E402
from funclint.rules import registry  # noqa: E402
from funclint.run import Options, Run, check_root  # noqa: E402
from funclint.text import decode_leniently  # noqa: E402

PAGES = ROOT / "docs" / "rules"
FIXTURES = ROOT / "tests" / "rules"
DAY = "2026-11-23"
"""What depends on dates is shown as of this day, as in the tests."""

SHOWN_FINDINGS = 2
SHOWN_FILES = 4
"""Of an app that is right; the others are named."""

NOT_SHOWN = ("expected.txt", "__pycache__")
LANGUAGES = {
    ".py": "python", ".json": "json", ".toml": "toml", ".yml": "yaml", ".yaml": "yaml", "Dockerfile": "dockerfile",
}  # fmt: skip
LINK = re.compile(r"\]\((?!\w+:)([^)#\s]+)")
CODE = re.compile(r"^(`{3,})[^`\n]*\n.*?^\1$|`[^`\n]+`", re.DOTALL | re.MULTILINE)

TITLES = {
    "app": "The app and its functions",
    "bindings": "Bindings and parameters",
    "triggers": "Triggers, routes and schedules",
    "settings": "App settings and secrets",
    "host": "host.json",
    "dependencies": "Dependencies",
    "deployment": "Deployment",
    "durable": "Durable Functions",
    "runtime": "What goes wrong when it runs",
    "funclint": "funclint itself",
}


class Files:
    """The text files of a fixture by their relative names."""

    def __init__(self, folder: Path) -> None:
        paths = sorted(path for path in folder.rglob("*") if path.is_file() and not set(NOT_SHOWN) & {*path.parts})
        self.texts = {
            path.relative_to(folder).as_posix(): decode_leniently(path.read_bytes()).replace("\r\n", "\n")
            for path in paths
        }

    def show(self, names: list[str]) -> str:
        """These files as blocks of code with their names."""
        return "\n\n".join(self._block(name) for name in names)

    def _block(self, name: str) -> str:
        content = "".join(one if one in "\n\t" or one.isprintable() else "\N{REPLACEMENT CHARACTER}"
                          for one in self.texts[name])  # fmt: skip
        base = name.rpartition("/")[2]
        language = LANGUAGES.get(base) or LANGUAGES.get(Path(base).suffix, "text")
        return fenced(content.strip("\n") or "(empty)", f'{language} title="{name}"')


def fenced(content: str, info: str) -> str:
    """A block of code, with a fence that its content does not close."""
    longest = max((len(run) for run in re.findall(r"`{3,}", content)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{info}\n{content}\n{fence}"


def first_fixture(rule: Rule, kind: str) -> Path | None:
    """The first fixture of a kind, by name."""
    found = sorted(path for path in (FIXTURES / rule.area / rule.name).glob(f"{kind}*") if path.is_dir())
    return found[0] if found else None


def example(rule: Rule) -> str:
    """The sections that show a rule at work."""
    bad, good = first_fixture(rule, "bad"), first_fixture(rule, "good")
    parts: list[str] = []
    shown: list[str] = []
    wrong = Files(bad) if bad else None
    if bad and wrong:
        output, shown, fixes = run_on(bad, rule)
        shown = [name for name in wrong.texts if name in shown]
        parts += [
            "## Example",
            app_of(wrong, shown),
            wrong.show(shown),
            "funclint says:",
            fenced(output, "text"),
            fixes,
        ]
    if good and wrong:
        right = Files(good)
        changed = [name for name, content in right.texts.items() if wrong.texts.get(name) != content]
        names = [name for name in shown if name in changed]
        new = [name for name in changed if name not in wrong.texts and right.texts[name].strip()]
        if not set(shown) <= {*names, *new}:  # what is shown of the bad one stayed, or is gone: look elsewhere, too
            names += [name for name in changed if name in wrong.texts and name not in names]
        names = [*names, *new][:SHOWN_FILES]
        others = app_of(right, names)
        parts += [f"This is right. {others}" if others else "This is right:", right.show(names)] if names else []
    return "\n\n".join(filter(None, parts))


def app_of(files: Files, shown: list[str]) -> str:
    """What else is in the app."""
    others = [f"`{name}`" for name in files.texts if name not in shown]
    return (
        f"In an app that also has {' and '.join(filter(None, [', '.join(others[:-1]), others[-1]]))}:" if others else ""
    )


def run_on(folder: Path, rule: Rule) -> tuple[str, list[str], str]:
    """What funclint prints about a fixture, the files it is about, and what the fixes are.

    The fixture runs on a copy: where it lies its files would be tracked by git, which some rules are about.
    """
    with tempfile.TemporaryDirectory() as temporary:
        copy = Path(temporary).resolve() / "app"
        shutil.copytree(folder, copy, ignore=shutil.ignore_patterns(*NOT_SHOWN))
        source = Source()
        checked = check_root(str(copy), source, Options(pedantic=rule.pedantic))
        own = [one for one in checked.findings if one.rule == rule.name]
        if not own or checked.tracebacks:
            raise LookupError(f"{folder.relative_to(ROOT)} does not show the rule at work")
        run = Run([checked._replace(findings=own[:SHOWN_FINDINGS])], str(copy), source)
        output = text.render(run).rpartition("\n\n")[0]
        if len(own) > SHOWN_FINDINGS:
            output += f"\n\n… and {len(own) - SHOWN_FINDINGS} more of this rule"
        if temporary in output:
            raise LookupError(f"what is said about {folder.relative_to(ROOT)} names a folder of this machine")
        spans = [span for one in run.findings for span in (one.span, *(two.span for two in one.related))]
        names = [Path(span.path).relative_to(copy).as_posix() for span in spans if span.path.startswith(str(copy))]
        return output, names, fixes_of(run.findings)


def fixes_of(findings: list[Finding]) -> str:
    """The titles of the fixes, in a sentence."""
    fixes = []
    for fix in (one.fix for one in findings if one.fix):
        options = "--fix" if fix.safe else "--fix --unsafe-fixes"
        fixes.append(f"`funclint check {options}` does: {fix.title[:1].lower()}{fix.title[1:]}.")
    return "\n".join(dict.fromkeys(fixes))


def index_page(rules: list[Rule]) -> str:
    """The table of all rules, by area."""
    lines = [
        "# Rules", "",
        f"{len(rules)} rules. An **error** is certain; a **warning** is likely, or certain and less grave; **advice**"
        " is off unless `--pedantic` asks for it. *Impact* is what happens because of it:", "",
        *(f"- **{impact}**: {words}" for impact, words in rule_listing.IMPACT_WORDS.items()), "",
        "Rules with a ✓ are fixable, see [fixes](../fixes.md).",
    ]  # fmt: skip
    areas = {area: [rule for rule in rules if rule.area == area] for area in AREA_OF_DIGITS.values()}
    for area, title in TITLES.items():
        lines += ["", f"## {title}", ""]
        lines += [f"Together they are the area `{area}`, for `--select` and `--ignore`.", ""]
        lines += ["| rule | what it finds | severity | impact | fix | code |", "|---|---|---|---|---|---|"]
        for rule in areas[area]:
            severity = "advice" if rule.pedantic else rule.severity
            summary = rule.summary.replace("|", "\\|")
            lines.append(
                f"| [{rule.name}]({rule.name}.md) | {summary} | {severity} | {rule.impact} |"
                f" {'✓' if rule.fixable else ''} | {rule.code} |"
            )
    return "\n".join(lines) + "\n"


def pages() -> tuple[dict[str, str], list[str]]:
    """The text of each page by its file name, and what is wrong with rules."""
    today.today = lambda: DAY
    rules = [registry.load_rule(row) for row in registry.rows().values()]
    made = {"index.md": index_page(rules)}
    problems = []
    for rule in rules:
        if not rule.docs.partition("\n")[2].strip():
            problems.append(f"{rule.name} is not documented: its docstring has no more than a summary")
        try:
            made[f"{rule.name}.md"] = rule_listing.page(rule, example(rule)) + "\n[All rules](index.md)\n"
        except LookupError as error:
            problems.append(f"{rule.name}: {error}")
    return made, problems


def dead_links(root: Path) -> list[str]:
    """Relative links of README.md and docs/ to files that are not there; examples of code are no links."""
    files = [root / "README.md", *sorted((root / "docs").rglob("*.md"))]
    return [
        f"{file.relative_to(root).as_posix()}: the link `{link}` leads nowhere"
        for file in files
        for link in LINK.findall(CODE.sub("", file.read_text(encoding="utf-8")))
        if not (file.parent / link).exists()
    ]


def main() -> int:
    """Give the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="only say whether the pages are up to date")
    arguments = parser.parse_args()
    made, problems = pages()
    old = {path.name: path.read_text(encoding="utf-8") for path in PAGES.glob("*.md")}
    for name in sorted(made.keys() | old.keys()):
        if made.get(name) == old.get(name):
            continue
        if arguments.check:
            words = "is of no rule" if name not in made else "is out of date" if name in old else "is missing"
            problems.append(f"docs/rules/{name} {words}: run tools/generate_docs.py")
        elif name in made:
            PAGES.mkdir(exist_ok=True)
            (PAGES / name).write_text(made[name], encoding="utf-8", newline="\n")
        else:
            (PAGES / name).unlink()
    problems += dead_links(ROOT)
    for problem in problems:
        print(problem, file=sys.stderr)
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
