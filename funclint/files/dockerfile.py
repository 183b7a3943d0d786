"""Dockerfiles, as docs.docker.com/reference/dockerfile describes them: instructions with their places, and stages.

A reader of its own: dockerfile-parse, the one light parser on PyPI, takes the lines of a heredoc for instructions and
raises on text that is not UTF-8.
"""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.files.positions import Positions
from funclint.files.source import SourceError
from funclint.text import decode_leniently

if TYPE_CHECKING:
    from funclint.files.source import Source
    from funclint.findings import Span

MAXIMUM_SIZE = 1024 * 1024
"""Characters that are read."""
MAXIMUM_INSTRUCTIONS = 2_000

_ESCAPE = re.compile(r"#[ \t]*escape[ \t]*=[ \t]*([\\`])[ \t]*\Z", re.IGNORECASE)
_DIRECTIVE = re.compile(r"#[ \t]*\w+[ \t]*=")
_WORD = re.compile(r"\s*([A-Za-z]+)(?:\s+|\Z)")
_HEREDOC = re.compile(r"<<(-?)([\"']?)([A-Za-z_]\w*)\2")
_VARIABLE = re.compile(r"\$(?:(\w+)|\{(\w+)(?:(:?[-+])([^}]{0,1000}))?\})")


class Instruction(NamedTuple):
    """One instruction: its keyword in upper case, its text without the keyword and with lines joined, and its place
    (the first line)."""

    keyword: str
    value: str
    span: Span

    @property
    def words(self) -> list[str]:
        """The arguments, without options (`--from=x`): the list of the JSON form, else split at white space."""
        if self.value.lstrip().startswith("["):
            try:
                values = json.loads(self.value)
            except ValueError:
                values = None
            if isinstance(values, list):
                return [word for word in values if isinstance(word, str)]
        return [word.strip("\"'") for word in self.value.split() if not word.startswith("--")]

    @property
    def options(self) -> dict[str, str]:
        """The options before the arguments: `--from=x` as {"from": "x"}."""
        return {
            name: value
            for name, _, value in (word[2:].partition("=") for word in self.value.split() if word[:2] == "--")
        }


class Stage(NamedTuple):
    """One build stage: the image (None where it is computed), the name (lower case), where it starts, and the rest."""

    image: str | None
    name: str
    span: Span
    instructions: list[Instruction]


class Dockerfile:
    """The Dockerfile at `path`, as text. `stages` are in order; the last one is what is built."""

    def __init__(self, path: str, text: str) -> None:
        self.path = path
        self.text = text[:MAXIMUM_SIZE]
        self.instructions = _instructions(path, self.text)
        self.stages = _stages(self.instructions)

    def final(self) -> list[Stage]:
        """The last stage and those that it builds on, the last one first; empty without any."""
        chain: list[Stage] = []
        stage = self.stages[-1] if self.stages else None
        while stage is not None and stage not in chain:
            chain.append(stage)
            image = (stage.image or "").lower()
            before = self.stages[: self.stages.index(stage)]
            stage = next((one for one in reversed(before) if one.name and one.name == image), None)
        return chain


def read_dockerfile(source: Source, root: str) -> Dockerfile | None:
    """The Dockerfile beside host.json, or None where there is none that can be read."""
    path = os.path.join(root, "Dockerfile")
    if not source.is_file(path):
        return None
    try:
        return Dockerfile(path, decode_leniently(source.read(path)).replace("\r\n", "\n"))
    except SourceError:
        return None


def expand(text: str, variables: dict[str, str]) -> str | None:
    """`$NAME` and `${NAME:-default}` filled in; None where a variable is not known."""
    missing = False

    def value(match: re.Match[str]) -> str:
        nonlocal missing
        name = match[1] or match[2]
        known = variables.get(name)
        if match[3] in ("-", ":-"):
            return known or match[4]
        if known is None or match[3]:
            missing = True
            return ""
        return known

    expanded = _VARIABLE.sub(value, text)
    return None if missing else expanded


def assignments(instruction: Instruction) -> dict[str, str]:
    """The variables that an ENV or ARG instruction sets; those without a value are left out."""
    text = instruction.value.strip()
    if instruction.keyword == "ENV" and "=" not in text.split(None, 1)[0]:
        name, _, value = text.partition(" ")
        return {name: value.strip()} if value else {}
    found = {}
    for match in re.finditer(r"(\w+)=(\"(?:[^\"\\]|\\.)*\"|'[^']*'|(?:[^\s\\]|\\.)*)", text):
        value = match[2]
        found[match[1]] = value[1:-1] if value[:1] in ("'", '"') and len(value) > 1 else value
    return found


def _instructions(path: str, text: str) -> list[Instruction]:
    positions = Positions(path, text)
    lines = text.split("\n")
    escape = "\\"
    found: list[Instruction] = []
    index, offset, may_direct = 0, 0, True
    while index < len(lines) and len(found) < MAXIMUM_INSTRUCTIONS:
        line = lines[index]
        stripped = line.strip()
        if may_direct:
            directive = _ESCAPE.match(stripped)
            escape = directive[1] if directive else escape
            may_direct = _DIRECTIVE.match(stripped) is not None
        start, first = offset, line
        index, offset = index + 1, offset + len(line) + 1
        if not stripped or stripped.startswith("#"):
            continue
        parts = [line]
        while parts[-1].rstrip().endswith(escape) and index < len(lines):
            parts[-1] = parts[-1].rstrip()[:-1]
            following = lines[index]
            index, offset = index + 1, offset + len(following) + 1
            if following.lstrip().startswith("#") or not following.strip():
                parts.append(escape)  # a comment or an empty line does not end the instruction
            else:
                parts.append(following)
        whole = " ".join(part for part in parts if part != escape)
        bodies = [whole]
        keyword = _WORD.match(whole)
        if keyword is None:
            continue
        if keyword[1].upper() in ("RUN", "COPY", "ADD"):
            for strip, _, word in _HEREDOC.findall(whole):
                while index < len(lines):
                    body = lines[index]
                    index, offset = index + 1, offset + len(body) + 1
                    if (body.lstrip("\t") if strip else body) == word:
                        break
                    if keyword[1].upper() == "RUN":
                        bodies.append(body)
        begin = start + len(first) - len(first.lstrip())
        span = positions.span(begin, start + len(first.rstrip()))
        found.append(Instruction(keyword[1].upper(), "\n".join(bodies)[keyword.end() :].strip(), span))
    return found


def _stages(instructions: list[Instruction]) -> list[Stage]:
    stages: list[Stage] = []
    arguments: dict[str, str] = {}
    for instruction in instructions:
        if instruction.keyword == "FROM":
            words = instruction.words
            name = words[2].lower() if len(words) > 2 and words[1].lower() == "as" else ""
            image = expand(words[0], arguments) if words else None
            stages.append(Stage(image, name, instruction.span, []))
        elif stages:
            stages[-1].instructions.append(instruction)
        elif instruction.keyword == "ARG":
            arguments.update(assignments(instruction))
    return stages
