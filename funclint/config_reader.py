"""Reads the text of a configuration file into a `Config`; imported only where there is one.

Whatever is not valid becomes a `Problem` at its place in the text and is left out.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, Any

from funclint.config import IgnoredFinding, Problem, unknown_rule
from funclint.findings import SEVERITIES, Span
from funclint.rules import registry

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from funclint.config import Config


MAXIMUM_SEARCHES = 100
"""Mistakes of a configuration after which no similar names are looked for any more."""


def read_text(config: Config, text: str, only_table: bool) -> bool:
    """Fill `config` from TOML text; False where it is a pyproject.toml without our table (and `only_table`)."""
    import tomli

    path = config.path or ""
    try:
        document = tomli.loads(text)
    except (tomli.TOMLDecodeError, RecursionError) as error:
        config.problems.append(_broken_toml(path, str(error)))
        return True
    table: Any = document
    if os.path.basename(path) == "pyproject.toml":
        tool = document.get("tool", {})
        table = tool.get("funclint") if isinstance(tool, dict) else None
        if table is None and only_table:
            return False
    _Reader(config, text).read({} if table is None else table)
    return True


def _broken_toml(path: str, error: str) -> Problem:
    place = re.search(r" \(at line (\d+), column (\d+)\)", error)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    what = error[: place.start()] if place else error.replace(" (at end of document)", " at the end of the file")
    message = f"the configuration is not valid TOML, so nothing of it counts: {what[:1].lower()}{what[1:]}"
    return Problem(Span(path, line, column, line, column + 1), message)


class _Reader:
    """Fills a `Config` from a parsed table; whatever is not valid becomes a problem at its place in the text."""

    def __init__(self, config: Config, text: str) -> None:
        self.config = config
        self.lines = text.split("\n")
        self.keys: dict[str, Callable[[str, Any], None]] = {
            "select": self.rules_of("select"),
            "ignore": self.rules_of("ignore"),
            "severity": self.severity,
            "per-path-ignores": self.per_path_ignores,
            "settings": self.settings,
            "target-python": self.target_python,
            "azure-functions": self.azure_functions,
            "fail-on": self.fail_on,
            "pedantic": self.pedantic,
            "ignore-findings": self.ignore_findings,
            "exclude": self.exclude,
            "baseline": self.baseline,
        }

    def read(self, table: Any) -> None:
        if not isinstance(table, dict):
            self.problem("funclint", "`tool.funclint` must be a table")
            return
        for key, value in table.items():
            if key in self.keys:
                self.keys[key](key, value)
            else:
                from difflib import get_close_matches

                near = get_close_matches(key.replace("_", "-"), self.keys, n=1)
                known = ", ".join(f"`{name}`" for name in self.keys)
                self.problem(
                    key,
                    f"funclint has no setting `{key}`, so it does nothing"
                    + (f"; did you mean `{near[0]}`?" if near else ""),
                    help=None if near else f"the settings are {known}",
                )

    def problem(self, key: str, message: str, near: str | None = None, help: str | None = None) -> None:  # noqa: A002
        self.config.problems.append(Problem(self.place(key, near), message, help))

    def place(self, key: str, near: str | None = None) -> Span:
        """Where `key` stands, or the string `near` at or below it; TOML libraries do not tell."""
        path = self.config.path or ""
        pattern = re.compile(
            rf"""^\s*(?:\[.*\.)?(["']?{re.escape(key)}["']?)\s*(?:=|\]|\.)|\b(["']?{re.escape(key)}["']?)\s*="""
        )
        found = next(
            ((number, match) for number, line in enumerate(self.lines) if (match := pattern.search(line))), None
        )
        if not found:
            return Span(path)
        first, match = found
        group = 1 if match[1] else 2
        if near is not None:
            for number in range(first, len(self.lines)):
                column = self.lines[number].find(near, match.end(group) if number == first else 0)
                if column >= 0:
                    return Span(path, number + 1, column + 1, number + 1, column + 1 + len(near))
        return Span(path, first + 1, match.start(group) + 1, first + 1, match.end(group) + 1)

    def strings(self, key: str, value: Any, what: str = "a list of strings") -> Iterator[str]:
        if not isinstance(value, list):
            self.problem(key, f"`{key}` must be {what}")
            return
        for item in value:
            if isinstance(item, str):
                yield item
            else:
                self.problem(key, f"`{key}` must be {what}; `{item}` is not a string")

    def rules(self, key: str, value: Any) -> list[str]:
        entries = []
        for entry in self.strings(key, value, "a list of rules"):
            wrong = unknown_rule(entry, may_search=len(self.config.problems) < MAXIMUM_SEARCHES)
            if wrong:
                self.problem(key, f"`{key}`: {wrong}", near=entry)
            else:
                entries.append(entry)
        return entries

    def rules_of(self, attribute: str) -> Callable[[str, Any], None]:
        return lambda key, value: setattr(self.config, attribute, self.rules(key, value))

    def table(self, key: str, value: Any) -> dict[str, Any]:
        if isinstance(value, dict):
            return value
        self.problem(key, f"`{key}` must be a table")
        return {}

    def severity(self, key: str, value: Any) -> None:
        for name, severity in self.table(key, value).items():
            row = registry.find(name)
            if not row:
                self.problem(name, f"`{key}`: {unknown_rule(name) or f'`{name}` is not a single rule'}")
            elif severity not in SEVERITIES:
                self.problem(name, f"`{key}`: the severity of `{name}` must be one of {_quoted(SEVERITIES)}")
            else:
                self.config.severity[row.name] = severity

    def per_path_ignores(self, key: str, value: Any) -> None:
        for pattern, names in self.table(key, value).items():
            self.config.per_path_ignores[pattern] = self.rules(pattern, names)

    def settings(self, key: str, value: Any) -> None:
        if not isinstance(value, dict):
            self.config.settings = dict.fromkeys(self.strings(key, value, "a list of names or a table"))
            return
        for name, text in value.items():
            if isinstance(text, str):
                self.config.settings[name] = text
            else:
                self.problem(name, f"`{key}`: the value of `{name}` must be a string, as all app settings are")

    def target_python(self, key: str, value: Any) -> None:
        match = re.fullmatch(r"3\.(\d{1,2})", value) if isinstance(value, str) else None
        if match:
            self.config.target_python = (3, int(match[1]))
        else:
            self.problem(key, f'`{key}` must be a string like `"3.12"`')

    def azure_functions(self, key: str, value: Any) -> None:
        if isinstance(value, str) and re.fullmatch(r"\d+(\.\d+)*([ab]\d+|rc\d+)?", value):
            self.config.azure_functions = value
        else:
            self.problem(key, f'`{key}` must be the version of azure-functions that the app has, like `"1.23.0"`')

    def fail_on(self, key: str, value: Any) -> None:
        if value in SEVERITIES:
            self.config.fail_on = value
        else:
            self.problem(key, f"`{key}` must be one of {_quoted(SEVERITIES)}")

    def pedantic(self, key: str, value: Any) -> None:
        if isinstance(value, bool):
            self.config.pedantic = value
        else:
            self.problem(key, f"`{key}` must be `true` or `false`")

    def ignore_findings(self, key: str, value: Any) -> None:
        for text in self.strings(key, value):
            match = re.fullmatch(r"([^#]+?)(?:#(.*))?:([\w-]+)", text)
            row = registry.find(match[3]) if match else None
            if not match:
                self.problem(key, f"`{key}`: `{text}` must read `path:rule` or `path#/json/pointer:rule`", near=text)
            elif not row:
                wrong = unknown_rule(match[3]) or f"`{match[3]}` is not a single rule"
                self.problem(key, f"`{key}`: {wrong}", near=text)
            else:
                entry = IgnoredFinding(match[1], match[2], row.name, text, self.place(key, near=text))
                self.config.ignore_findings.append(entry)

    def exclude(self, key: str, value: Any) -> None:
        self.config.exclude = list(self.strings(key, value))

    def baseline(self, key: str, value: Any) -> None:
        if isinstance(value, str) and value:
            self.config.baseline = value
        else:
            self.problem(key, f"`{key}` must be the path of a file")


def _quoted(words: tuple[str, ...]) -> str:
    return ", ".join(f"`{word}`" for word in words)
