"""Finds the roots of function apps below folders, quickly also in large trees."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from funclint.files.source import Source, SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

HOST_FILE = "host.json"
ENTRY_MODULE = "function_app.py"
SETTINGS_FILE = "local.settings.json"

SKIPPED_FOLDERS = frozenset({"node_modules", "__pycache__", "site-packages"})
"""Folders that hold other people's code or copies. So do those whose name starts with a dot (.venv, .git,
.python_packages, .tox), those with a pyvenv.cfg, and bin and obj beside a .NET project."""

DOTNET_PROJECTS = (".csproj", ".fsproj", ".sln")

_COMMENT = rb"#[^\r\n]*"
_IMPORT = rb"(?m)^[ \t]*(?:import|from)[ \t][^\r\n]*"
_AZURE = rb"\bazure\.(?:functions|durable_functions)\b|\bazurefunctions\b"
_FROM_AZURE = rb"\bfrom\s+azure\s+import\b"
_FUNCTION_APP = rb"(?i)FunctionApp|\bDFApp\b|function_?app"
_RE_EXPORT = rb"(?m)^from[ \t]+[\w.]+[ \t]+import\b[^\r\n]*(?:\bapp\b|_app\b|App\b)"
_OTHER_FRAMEWORK = rb"(?m)^[ \t]*(?:import|from)[ \t]+(?:streamlit|flask|dash|gradio|django|nicegui)\b"
_SCRIPT_NAME = rb'"PYTHON_SCRIPT_FILE_NAME"\s*:\s*"([\w-]+\.py)"'
"""Compiled on first use only: a folder with a host.json is an app without a look at its modules."""


def find_apps(paths: Iterable[str], source: Source) -> list[str]:
    """Roots (absolute, sorted) of the function apps in `paths`: folders to search, files that belong to an app.

    A root is a folder with a host.json, or one with an entry module that builds or imports an app and has no root
    above it inside the folder that is searched. A folder of `paths` that has either is always one. A path that does not
    exist gives none.
    """
    overlay: dict[str, set[str]] = {}
    for path in source.overlay:
        overlay.setdefault(os.path.dirname(path), set()).add(os.path.basename(path))
    roots: set[str] = set()
    for path in dict.fromkeys(os.path.abspath(path) for path in paths):
        if os.path.isdir(path):
            roots.update(_search(path, source, overlay))
        elif path in source.overlay or os.path.lexists(path):
            root = app_of(path, source)
            if root:
                roots.add(root)
    return sorted(roots)


def app_of(path: str, source: Source) -> str | None:
    """The root of the app that holds the file `path` (absolute), or None.

    It is the nearest folder above with a host.json, else the outermost one with an entry module. Looks no higher than
    the root of the repository.
    """
    outermost = None
    for folder in _folders_above(path):
        if _exists(os.path.join(folder, HOST_FILE), source):
            return folder
        if has_entry_module(folder, source):
            outermost = folder
    return outermost


def has_entry_module(folder: str, source: Source) -> bool:
    """Whether a folder has an entry module that seems to build or import a function app."""
    for name in (ENTRY_MODULE, _configured_name(folder, source)):
        path = os.path.join(folder, name or ENTRY_MODULE)
        if name and _exists(path, source):
            try:
                if seems_function_app(source.read(path)):
                    return True
            except SourceError:
                continue
    return False


def seems_function_app(data: bytes) -> bool:
    """Whether the text of an entry module has to do with a function app: not, say, with Streamlit.

    An import of the library is enough. Without one, an app object that comes from elsewhere (`app = create_app()`,
    `from src.function_app import app`) is, unless another web framework is imported.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    code = re.sub(_COMMENT, b"", data)
    if any(map(_imports_library, re.findall(_IMPORT, code))):
        return True
    if re.search(_OTHER_FRAMEWORK, code):
        return False
    return bool(re.search(_FUNCTION_APP, code) or re.search(_RE_EXPORT, code))


def _imports_library(line: bytes) -> bool:
    if re.search(_AZURE, line):
        return True
    match = re.search(_FROM_AZURE, line)
    return match is not None and re.search(rb"\bfunctions\b", line[match.end() :]) is not None


def _configured_name(folder: str, source: Source) -> str | None:
    path = os.path.join(folder, SETTINGS_FILE)
    if not _exists(path, source):
        return None
    try:
        match = re.search(_SCRIPT_NAME, source.read(path))
    except SourceError:
        return None
    return match[1].decode() if match else None


def _exists(path: str, source: Source) -> bool:
    # Not `source.is_file`, which would list each folder of a large tree and remember it.
    return path in source.overlay or os.path.isfile(path)


def _folders_above(path: str) -> Iterator[str]:
    folder = os.path.dirname(path)
    while True:
        yield folder
        parent = os.path.dirname(folder)
        if parent == folder or any(os.path.lexists(os.path.join(folder, name)) for name in (".git", ".hg")):
            return
        folder = parent


def _search(top: str, source: Source, overlay: dict[str, set[str]]) -> Iterator[str]:
    real_top = os.path.realpath(top)
    seen: set[str] = set()
    waiting = [(top, False, False)]
    while waiting:
        folder, is_below_root, is_linked = waiting.pop()
        files, folders, links = _list(folder)
        files |= overlay.get(folder, set())
        if folder != top and "pyvenv.cfg" in files:
            continue
        is_root = HOST_FILE in files or (
            not is_below_root and (ENTRY_MODULE in files or SETTINGS_FILE in files) and has_entry_module(folder, source)
        )
        if is_root:
            yield folder
        skipped = SKIPPED_FOLDERS
        if any(name.endswith(DOTNET_PROJECTS) for name in files):
            skipped = skipped | {"bin", "obj"}
        for name in folders:
            if name not in skipped and name[0] != ".":
                waiting.append((os.path.join(folder, name), is_below_root or is_root, is_linked))
        # Links are followed once, never into the tree itself or to a folder around it: no loops, nothing twice.
        for name in () if is_linked else links:
            real = os.path.realpath(os.path.join(folder, name))
            if (
                name in skipped
                or name[0] == "."
                or real in seen
                or _is_inside(real, real_top)
                or _is_inside(real_top, real)
            ):
                continue
            seen.add(real)
            waiting.append((os.path.join(folder, name), is_below_root or is_root, True))


def _is_inside(path: str, folder: str) -> bool:
    return path == folder or path.startswith(folder.rstrip(os.sep) + os.sep)


def _list(folder: str) -> tuple[set[str], list[str], list[str]]:
    """Names of files, of folders, and of links to folders."""
    files: set[str] = set()
    folders: list[str] = []
    links: list[str] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    if not entry.is_dir():
                        files.add(entry.name)
                    elif entry.is_symlink():
                        links.append(entry.name)
                    else:
                        folders.append(entry.name)
                except OSError:
                    continue
    except OSError:
        pass
    return files, folders, links
