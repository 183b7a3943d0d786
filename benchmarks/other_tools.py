"""Runs other checkers on one app and gives what they say in one shape, for side_by_side.py.

Each function takes the app's folder and gives a list of `Said`. Paths are relative to the folder, with `/`; a line of
0 means that the tool names none. What a tool says of the machine (no virtual environment, no Core Tools) is kept:
side_by_side.py takes it out, because the app that is right gets it as well.
"""

from __future__ import annotations

import json
import os
import re
import shlex
import subprocess
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, NamedTuple

PACKAGES = (
    "azure-functions==1.26.0",
    "azure-functions-durable==1.7.0",
    "azure-functions-doctor==0.23.1",
    "mypy==2.4.1",
    "pylint==4.0.5",
    "ruff==0.17.6",
)
"""What is installed side by side. The libraries are there so that mypy and pylint see their types and names."""

SCHEMAS = ("host.json", "local.settings.json", "function.json")
"""Files for which SchemaStore has a schema, which editors fetch by themselves."""

LONGEST = 300


class Said(NamedTuple):
    """One thing that a tool says: its name for it, its words, and where."""

    what: str
    text: str
    path: str
    line: int


class Tools(NamedTuple):
    """Where the tools are: programs of a virtual environment, a folder of schemas, a command; None for what is not."""

    programs: str
    schemas: str | None
    microsoft: str | None


Run = Callable[[Tools, str], list[Said]]


def output_of(command: list[str], folder: str) -> str:
    """The standard output of a command, started in the folder; its exit status says how much it found."""
    environment = {**os.environ, "NO_COLOR": "1", "MYPY_CACHE_DIR": os.path.join(tempfile.gettempdir(), "side-by-side")}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    return done.stdout


def short(text: str) -> str:
    """A text as one line of bounded length."""
    line = " ".join(text.split())
    return line if len(line) <= LONGEST else line[: LONGEST - 1] + "…"


def relative(path: str, folder: str) -> str:
    """A path as `Said` has it."""
    whole = os.path.realpath(os.path.join(folder, path))
    return os.path.relpath(whole, os.path.realpath(folder)).replace(os.sep, "/") if path else ""


def pylint(tools: Tools, folder: str) -> list[Said]:
    """pylint with what it has switched on by default, which is what VS Code's extension runs."""
    command = [os.path.join(tools.programs, "pylint"), "--rcfile=", "--output-format=json2", "--recursive=y", "."]
    text = output_of(command, folder)
    messages: list[dict[str, Any]] = json.loads(text)["messages"] if text.strip() else []
    return [
        Said(message["symbol"], short(message["message"]), relative(message["path"], folder), message["line"])
        for message in messages
    ]


def mypy(tools: Tools, folder: str) -> list[Said]:
    """mypy in strict mode."""
    command = [os.path.join(tools.programs, "mypy"), "--config-file=", "--strict", "--explicit-package-bases"]
    found = []
    for line in output_of([*command, "--output=json", "."], folder).splitlines():
        if line.startswith("{"):
            item = json.loads(line)
            code = item["code"] or item["severity"]
            found.append(Said(code, short(item["message"]), relative(item["file"], folder), max(0, item["line"])))
        elif match := re.match(r"(.+?):(?:(\d+):)? error: (.+)", line):
            found.append(Said("error", short(match[3]), relative(match[1], folder), int(match[2] or 0)))
        elif line.strip():
            found.append(Said("error", short(line), "", 0))
    return found


def ruff(tools: Tools, folder: str) -> list[Said]:
    """ruff with every rule that it has."""
    command = [os.path.join(tools.programs, "ruff"), "check", "--isolated", "--no-cache", "--select=ALL"]
    items = json.loads(output_of([*command, "--output-format=json", "."], folder) or "[]")
    return [
        Said(
            item["code"] or "invalid-syntax", short(item["message"]), relative(item["filename"], folder),
            item["location"]["row"],
        )
        for item in items
    ]  # fmt: skip


def functions_doctor(tools: Tools, folder: str) -> list[Said]:
    """azure-functions-doctor with all its rules."""
    command = [os.path.join(tools.programs, "azure-functions-doctor"), "doctor", "--profile=full", "--format=json"]
    text = output_of([*command, "--path", folder], folder)
    if not text.lstrip().startswith("{"):
        return []
    found = []
    for section in json.loads(text)["results"]:
        for item in section["items"]:
            if item["status"] in ("pass", "skip"):
                continue
            words = short(str(item["value"]).replace(folder + os.sep, ""))
            places = item.get("locations") or [{"file": item.get("file") or "", "line": item.get("line") or 0}]
            for place in places:
                path = relative(place.get("file") or "", folder)
                found.append(Said(item["rule_id"], words, path, place.get("line") or 0))
    return found


def microsoft_doctor(tools: Tools, folder: str) -> list[Said]:
    """The built-in checks of the doctor of @azure/functions-skills; its --deep asks a language model: left out."""
    with tempfile.TemporaryDirectory() as temporary:
        report = os.path.join(temporary, "report.json")
        arguments = ["doctor", "--dir", folder, "--format", "json", "--output", report]
        output_of([*shlex.split(tools.microsoft or ""), *arguments], folder)
        with open(report, encoding="utf-8") as file:
            checks = json.load(file)["tiers"]["builtin"]["checks"]
    return [
        Said(
            check["id"], short(f"{check['title']}: {check['message']}"), relative(check.get("file") or "", folder),
            check.get("line") or 0,
        )
        for check in checks
        if check["status"] in ("fail", "warn")
    ]  # fmt: skip


def schemastore(tools: Tools, folder: str) -> list[Said]:
    """What an editor underlines in the JSON files of an app, by the public schemas."""
    from jsonschema import Draft4Validator

    assert tools.schemas is not None
    found: list[Said] = []
    for path in sorted(Path(folder).rglob("*.json")):
        schema = Path(tools.schemas, path.name)
        if path.name not in SCHEMAS or not schema.is_file():
            continue
        name = relative(str(path), folder)
        try:
            document = json.loads(path.read_text(encoding="utf-8-sig"))
        except ValueError as error:
            found.append(Said("json", short(str(error)), name, getattr(error, "lineno", 0)))
            continue
        validator = Draft4Validator(json.loads(schema.read_text(encoding="utf-8")))
        found += [Said("schema", short(text), name, 0) for text in errors_of(validator.iter_errors(document))]
    return found


def errors_of(errors: Any) -> Iterator[str]:
    """The errors of a schema and, for alternatives, those of each of them."""
    for error in errors:
        yield f"{error.json_path}: {error.message}"
        yield from errors_of(error.context)


RUNS: dict[str, Run] = {
    "azure-functions-doctor": functions_doctor,
    "Microsoft's doctor": microsoft_doctor,
    "SchemaStore": schemastore,
    "pylint": pylint,
    "mypy": mypy,
    "ruff": ruff,
}


def available(tools: Tools) -> dict[str, Run]:
    """The tools that are there."""
    there = dict(RUNS)
    programs = {
        name: os.path.join(tools.programs, name) for name in ("azure-functions-doctor", "pylint", "mypy", "ruff")
    }
    for name, program in programs.items():
        if not os.access(program, os.X_OK):
            del there[name]
    if not tools.schemas:
        del there["SchemaStore"]
    if not tools.microsoft:
        del there["Microsoft's doctor"]
    return there
