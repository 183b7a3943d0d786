"""Merges SARIF logs that funclint wrote for parts of the same folder: `python merge_sarif.py MERGED LOG…`.

Writes one log with one run, and prints a summary as Markdown: how many findings each repository (the first folder of a
path) and each rule has. Needs nothing but Python. Results that are suppressed are merged, but not counted.
"""

from __future__ import annotations

import collections
import json
import sys
from typing import Any
from urllib.parse import unquote


def merge(logs: list[dict[str, Any]]) -> dict[str, Any]:
    """One log of several. Rules come once; their places in the list, which results refer to, are new."""
    runs = [run for log in logs for run in log["runs"]]
    rules: dict[str, Any] = {}
    for run in runs:
        rules.update((rule["id"], rule) for rule in run["tool"]["driver"]["rules"])
    ordered = sorted(rules)
    places = {name: number for number, name in enumerate(ordered)}
    first = runs[0]
    merged = {
        **first,
        "tool": {"driver": {**first["tool"]["driver"], "rules": [rules[name] for name in ordered]}},
        "invocations": [one for run in runs for one in run["invocations"]],
        "results": [{**one, "ruleIndex": places[one["ruleId"]]} for run in runs for one in run["results"]],
    }
    return {**logs[0], "runs": [merged]}


def summary(log: dict[str, Any]) -> str:
    """Tables of the findings by repository and by rule."""
    (run,) = log["runs"]
    by_repository: dict[str, collections.Counter[str]] = {}
    by_rule: collections.Counter[str] = collections.Counter()
    for result in run["results"]:
        if not result.get("suppressions"):
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            repository = unquote(uri.partition("/")[0])
            by_repository.setdefault(repository, collections.Counter())[result["level"]] += 1
            by_rule[result["ruleId"]] += 1
    lines = ["| repository | errors | warnings | notes |", "|---|---|---|---|"]
    for name, levels in sorted(by_repository.items(), key=lambda one: (-one[1]["error"], -one[1]["warning"], one[0])):
        lines.append(f"| {name} | {levels['error']} | {levels['warning']} | {levels['note']} |")
    lines += ["", "| rule | findings |", "|---|---|"]
    lines += [f"| {name} | {count} |" for name, count in sorted(by_rule.items(), key=lambda one: (-one[1], one[0]))]
    return "\n".join(lines)


def main() -> None:
    """Merge, write, and print the summary."""
    if len(sys.argv) < 3:
        sys.exit("usage: python merge_sarif.py MERGED LOG...")
    logs = []
    for path in sys.argv[2:]:
        with open(path, encoding="utf-8") as file:
            logs.append(json.load(file))
    merged = merge(logs)
    with open(sys.argv[1], "w", encoding="utf-8") as file:
        json.dump(merged, file, ensure_ascii=False)
    print(summary(merged))


if __name__ == "__main__":
    main()
