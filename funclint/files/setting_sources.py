"""Names of app settings in files other than local.settings.json: samples, environments, containers, infrastructure.

Only names, by regular expressions over the text, and only in the usual places. Infrastructure is written in languages
that can compute anything, so every word of such a file counts as a name: a setting that is looked for and stands there
in whatever role is taken as defined, never as missing.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.files.settings import is_telling
from funclint.files.source import SourceError
from funclint.text import decode_leniently

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.files.source import Source

LOCAL = "local.settings.json"

# Patterns are text, which `re` compiles when a file that needs one is there.
SAMPLE = (
    r"(?i).*local[._-]?settings.*json.*|.*settings.*[._-]local\.json|"
    r"(?:.*[._-])?settings[._-](?:sample|example|template|dist)\.json|(?:sample|example|template)[._-]settings\.json"
)
ENVIRONMENT = r"(?i)\.?env(?:[._-].+)?|.+\.env(?:[._-].+)?"
DEPLOYMENT = (
    r"(?i)(?:.*[._-])?(?:Dockerfile|Containerfile)(?:[._-].*)?|(?:docker-)?compose.*\.ya?ml|azure\.ya?ml|"
    r".*\.(?:bicep|bicepparam|tf|tfvars|tf\.json)|(?:azure-?deploy|main-?template|template|parameters?).*\.json|"
    r".*[._-](?:template|parameters?)\.json|azure-pipelines.*\.ya?ml|\.gitlab-ci\.ya?ml|"
    r"(?:.*deploy.*|setup|infra.*|provision.*)\.(?:sh|ps1)"
)
IN_FOLDER = (".bicep", ".bicepparam", ".tf", ".tfvars", ".json", ".yml", ".yaml", ".sh", ".ps1", ".env")
NEVER = (".py", ".txt", ".md", ".toml", ".lock", ".funcignore", ".gitignore", ".gitattributes", ".dockerignore")
"""Endings of the files of every app, which are none of these."""

FOLDERS = frozenset(
    (
        "infra", ".infra", "infrastructure", "iac", "bicep", "terraform", "tf", "arm", "arm-templates", "deploy",
        "helm", "k8s", "pipelines", ".pipelines", ".azuredevops",
    )
)  # fmt: skip
"""Folders with infrastructure and pipelines, beside the app and above it."""

TOP_FOLDERS = frozenset(("deployment", "deployments", "scripts", ".devcontainer"))
"""More of them, in the app's own folder and in the root of the repository only."""

WORKFLOWS = os.path.join(".github", "workflows")

LEVELS_UP = 4
LEVELS_UP_OUTSIDE = 2
"""Without a repository around the app."""
MAXIMUM_DEPTH = 4
MAXIMUM_FILES = 200
MAXIMUM_FILE = 512 * 1024
MAXIMUM_SIZE = 4 * 1024 * 1024
"""Bytes of one file, and of all."""

_JSON_NAME = r'(?i)"name"\s*:\s*"([^"\\\n]{1,256})"|"([^"\\\n]{1,256})"\s*:'
_VARIABLE = r"(?m)^[ \t#]*(?:export[ \t]+)?([A-Za-z_][\w.:-]{0,255})[ \t]*="
_WORD = r"[A-Za-z_][\w.:-]{0,255}"
_COMPUTED = (
    r"""(?i)\}(?:__|:)[A-Za-z]|\bformat\(\s{0,20}['"][^'"\n]{0,200}(?:\}|%s)(?:__|:)|"""
    r"""\bapp_?settings\b["']?[ \t]{0,40}[:=][^\n]{0,200}\bvar\."""
)
"""A name put together from parts, or settings that come in from outside."""


class Found(NamedTuple):
    """Names as written -> path of the file. `has_settings`: some file lists the settings of a function app.

    `is_incomplete`: something could not be read, was too much, or computes names.
    """

    names: dict[str, str]
    has_settings: bool
    is_incomplete: bool


def find_names(root: str, source: Source) -> Found:
    """The names of app settings in the files of the app at `root` (absolute) and of the repository around it."""
    names: dict[str, str] = {}
    has_settings = is_incomplete = False
    size = 0
    for count, (path, is_code) in enumerate(_files(root, source)):
        if count >= MAXIMUM_FILES or size > MAXIMUM_SIZE:
            return Found(names, has_settings, True)
        try:
            data = source.read(path)
        except SourceError:
            is_incomplete = True
            continue
        if len(data) > MAXIMUM_FILE:
            is_incomplete = True
            continue
        size += len(data)
        text = decode_leniently(data)
        found = set(_words(text) if is_code else _listed(path, text))
        if any(map(is_telling, found)):
            has_settings = True
            is_incomplete = is_incomplete or (is_code and re.search(_COMPUTED, text) is not None)
        for name in found:
            names.setdefault(name.upper(), path)
    return Found(names, has_settings, is_incomplete)


def _listed(path: str, text: str) -> Iterator[str]:
    """The names of a sample of local.settings.json, or of an environment file."""
    if re.fullmatch(SAMPLE, os.path.basename(path)):
        for match in re.finditer(_JSON_NAME, text):
            yield match[1] or match[2]
    else:
        for match in re.finditer(_VARIABLE, text):
            yield match[1]


def _words(text: str) -> Iterator[str]:
    for word in set(re.findall(_WORD, text)):
        yield word.rstrip(".:-")
        if "." in word or ":" in word or "-" in word:
            yield from filter(None, re.split(r"[.:-]", word))


def _files(root: str, source: Source) -> Iterator[tuple[str, bool]]:
    """The files to look at, and whether each is one in which every word counts."""
    repository = _repository(root, source)
    folder, level = root, 0
    while True:
        is_top = folder in (root, repository)
        if folder == root or repository is not None:
            yield from _files_beside(folder, source, folder == root)
            folders = [name for name in source.folders(folder) if _is_usual(name, is_top)]
        else:
            # Folders outside of a repository can be anything, and too large to be listed.
            folders = [name for name in sorted(FOLDERS) if source.ask("folder", os.path.join(folder, name))]
        for name in folders:
            yield from _files_below(os.path.join(folder, name), source, MAXIMUM_DEPTH)
        if is_top and source.ask("folder", os.path.join(folder, WORKFLOWS)):
            yield from _files_below(os.path.join(folder, WORKFLOWS), source, 1)
        level += 1
        parent = os.path.dirname(folder)
        if folder in (repository, parent) or level > (LEVELS_UP if repository else LEVELS_UP_OUTSIDE):
            return
        folder = parent


def _is_usual(name: str, is_top: bool) -> bool:
    return name.lower() in FOLDERS or (is_top and name.lower() in TOP_FOLDERS)


def _files_beside(folder: str, source: Source, is_app: bool) -> Iterator[tuple[str, bool]]:
    for name in source.files(folder):
        if name in (LOCAL, "host.json") or name.lower().endswith(NEVER):
            continue
        if is_app and (re.fullmatch(SAMPLE, name) or re.fullmatch(ENVIRONMENT, name)):
            yield os.path.join(folder, name), False
        elif re.fullmatch(DEPLOYMENT, name):
            yield os.path.join(folder, name), True


def _files_below(folder: str, source: Source, depth: int) -> Iterator[tuple[str, bool]]:
    for name in source.files(folder):
        if name.lower().endswith(IN_FOLDER) or re.fullmatch(DEPLOYMENT, name):
            yield os.path.join(folder, name), True
    if depth > 1:
        for name in source.folders(folder):
            path = os.path.join(folder, name)
            if name not in (".terraform", "node_modules", "__pycache__", ".git") and not source.is_link(path):
                yield from _files_below(path, source, depth - 1)


def _repository(root: str, source: Source) -> str | None:
    """The root of the repository around the app, when it is near."""
    folder = root
    for _ in range(LEVELS_UP + 1):
        if source.exists(os.path.join(folder, ".git")):
            return folder
        folder = os.path.dirname(folder)
    return None
