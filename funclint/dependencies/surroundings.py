"""What lies around an app in its repository, and what takes part in building it: workflows, scripts, containers."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from funclint.files.source import SourceError
from funclint.text import decode_leniently

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

LEVELS_UP = 10
MAXIMUM_FILES = 60
MAXIMUM_FILE = 512 * 1024
"""Bytes."""

MANIFESTS = (
    "requirements.txt", "pyproject.toml", "Pipfile", "environment.yml", "environment.yaml", "setup.py", "setup.cfg",
)  # fmt: skip

_BUILD_FILE = re.compile(
    r"azure-pipelines.*\.ya?ml|\.gitlab-ci\.ya?ml|azure\.ya?ml|bitbucket-pipelines\.yml|Jenkinsfile|Makefile|[Jj]ustfile|"
    r"Taskfile\.ya?ml|tasks\.py|noxfile\.py|(?:docker-)?compose.*\.ya?ml|.*Dockerfile.*|Containerfile|"
    r".*\.(?:sh|ps1|cmd|bat|tf)",
)
_BUILD_FOLDERS = (os.path.join(".github", "workflows"), ".azuredevops", ".pipelines", "pipelines", "scripts", ".ci")
_INSTALL = re.compile(
    r"\bpip3?(?:\.exe)?[\"']?,?\s+[\"']?(?:install|download|wheel)\b|\buv\s+(?:sync|pip|export)\b|\bpip-(?:compile|sync)\b|"
    r"\bpoetry\s+(?:install|export)\b|\bpdm\s+(?:install|sync|export)\b|\bpipenv\s+(?:install|sync|requirements)\b|"
    r"\bconda\s+(?:env|install)\b|\bbuild-native-deps\b|\.python_packages",
)
_MAKES_REQUIREMENTS = re.compile(
    r"\buv\s+(?:export|pip\s+compile)\b|\bpip-compile\b|\b(?:poetry|pdm)\s+export\b|\bpipenv\s+requirements\b|"
    r"\bpip\s+freeze\b|>\s*[\w./${}\"-]*requirements\.txt|\.python_packages|--target\b|\bcp\s[^\n]{0,200}requirements\.txt|--no-build\b"
)


def folders_above(app: App) -> list[str]:
    """The folders above the app up to the root of its repository, the nearest first; one outside of a repository."""
    found: list[str] = []
    folder = app.root
    for _ in range(LEVELS_UP + 1):
        if app.source.exists(os.path.join(folder, ".git")):
            return found
        parent = os.path.dirname(folder)
        if parent == folder:
            break
        found.append(parent)
        folder = parent
    return found[:1]


def manifests_above(app: App) -> list[str]:
    """Absolute paths of dependency manifests and lock files above the app."""
    from funclint.files.manifest import LOCK_FILES

    names = {*MANIFESTS, *LOCK_FILES}
    return [
        os.path.join(folder, name)
        for folder in folders_above(app)
        for name in app.source.files(folder)
        if name in names or re.fullmatch(r"requirements[\w.-]*\.(?:txt|in)", name)
    ]


def has_container(app: App) -> bool:
    """Whether the app is built as a container, as far as a Dockerfile beside it or above it tells."""
    return any(
        "Dockerfile" in name or name == "Containerfile"
        for folder in (app.root, *folders_above(app))
        for name in app.source.files(folder)
    )


def installs_packages(app: App) -> bool:
    """Whether some workflow, script or build file around the app installs Python packages."""
    return any(_INSTALL.search(text) for text in build_texts(app))


def makes_requirements(app: App) -> bool:
    """Whether some build step around the app writes a requirements file or brings the packages along."""
    return any(_MAKES_REQUIREMENTS.search(text) for text in build_texts(app))


def build_texts(app: App) -> Iterator[str]:
    """The contents of the workflows, scripts and build files around the app, as far as they can be read."""
    for count, path in enumerate(_build_files(app)):
        if count >= MAXIMUM_FILES:
            return
        try:
            yield decode_leniently(app.source.read(path)[:MAXIMUM_FILE])
        except SourceError:
            continue


def workflows(app: App) -> list[tuple[str, str]]:
    """The GitHub workflows of the app's repository: paths and texts."""
    found: list[tuple[str, str]] = []
    for folder in (app.root, *folders_above(app)):
        below = os.path.join(folder, ".github", "workflows")
        for name in app.source.files(below) if app.source.is_folder(os.path.join(folder, ".github")) else ():
            if name.endswith((".yml", ".yaml")) and len(found) < MAXIMUM_FILES:
                try:
                    found.append(
                        (os.path.join(below, name), decode_leniently(app.source.read(os.path.join(below, name))))
                    )
                except SourceError:
                    continue
    return found


def _build_files(app: App) -> Iterator[str]:
    for folder in (app.root, *folders_above(app)):
        for name in app.source.files(folder):
            if _BUILD_FILE.fullmatch(name):
                yield os.path.join(folder, name)
        names = app.source.folders(folder)
        for inner in _BUILD_FOLDERS:
            if inner.partition(os.sep)[0] in names:
                for name in app.source.files(os.path.join(folder, inner)):
                    yield os.path.join(folder, inner, name)
