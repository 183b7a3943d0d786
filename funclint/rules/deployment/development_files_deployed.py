from __future__ import annotations

import os
from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

FOLDERS = {
    "tests": "tests", "test": "tests", ".pytest_cache": "a cache", ".mypy_cache": "a cache", ".ruff_cache": "a cache",
    "node_modules": "packages of Node.js", ".github": "workflows", ".devcontainer": "a development container",
    ".tox": "test environments", ".nox": "test environments", "htmlcov": "a coverage report",
}  # fmt: skip


@rule("development-files-deployed", "R9704", impact="deployment", when=("file:host.json",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """Tests, caches or a virtual environment would be uploaded with the app.

    Everything below the folder of host.json is deployed but what .funcignore drops. A virtual environment makes
    hundreds of megabytes that Azure never uses, and each start slower; tests have no business there
    (learn.microsoft.com/azure/azure-functions/functions-reference-python#folder-structure).

    ## Limits

    Looks at folders at the root of the app. Those that the app imports are left out, `.git` and `.vscode` are never
    uploaded. Silent where only a Dockerfile builds the app.
    """
    from funclint.deployment.deployed_files import is_uploaded
    from funclint.edits import line_in_funcignore

    if app.funcignore is None and app.source.is_file(app.path("Dockerfile")):
        return
    for name in app.source.folders(app.root):
        what = FOLDERS.get(name)
        if app.source.is_file(app.path(name, "pyvenv.cfg")):
            what = "a virtual environment"
        if what is None or any(module.name.partition(".")[0] == name for module in app.index.modules):
            continue
        inside = _some_files(app, name)
        if inside and all(is_uploaded(app, path) for path in inside):
            yield Report(
                Span(app.path(".funcignore" if app.funcignore is not None else "host.json")),
                f"the folder `{name}` is uploaded with the app: {what} that nothing there needs",
                help=f"write `{name}` into .funcignore"
                + (", without a slash at its end" if name.startswith(".") else ""),
                fix=line_in_funcignore(app, name, inside[0]),
            )


def _some_files(app: App, folder: str) -> list[str]:
    found = [f"{folder}/{name}" for name in app.source.files(app.path(folder))[:20]]
    for inner in app.source.folders(app.path(folder))[:5]:
        found += [f"{folder}/{inner}/{name}" for name in app.source.files(os.path.join(app.path(folder), inner))[:20]]
    # What Core Tools' matching leaves over of a folder that is dropped is no matter: names that begin with a dot.
    return [path for path in found if not path.rpartition("/")[2].startswith(".")]
