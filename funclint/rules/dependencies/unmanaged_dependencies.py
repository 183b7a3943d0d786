from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

MANIFESTS = ("Pipfile", "environment.yml", "environment.yaml", "setup.py", "setup.cfg", "conda.yml")


@rule("unmanaged-dependencies", "E9602", impact="deployment", when=("third-party",))
def check(app: App) -> Iterator[Report]:
    """The app imports packages, and nothing says that they are to be installed.

    Azure installs what requirements.txt (or, with some tools, pyproject.toml) lists. Without any such file the imports
    work on the machine where the packages happen to be, and fail in Azure with `ModuleNotFoundError`: then the worker
    loads none of the app's functions.

    ## Limits

    Silent where there is anything that may install packages: a manifest, a lock file, a Dockerfile, a
    `.python_packages` folder, a workflow or script that installs packages, beside the app or above it in the
    repository. Imports that are guarded by `except ImportError` or happen under a condition do not count.
    """
    from funclint.dependencies.packages import is_namespace
    from funclint.dependencies.surroundings import folders_above, has_container, installs_packages, manifests_above
    from funclint.dependencies.undeclared import imported
    from funclint.files.manifest import declared

    names = app.source.files(app.root)
    manifest = declared(app)
    if app.requirements is not None or app.pyproject is not None or manifest.lock_files or app.index.paths_edited:
        return
    if any(name in MANIFESTS or (name.startswith("requirements") and name.endswith((".txt", ".in"))) for name in names):
        return
    if any(app.source.is_folder(app.path(name)) for name in (".python_packages", "requirements", "__pypackages__")):
        return
    if manifests_above(app) or has_container(app) or installs_packages(app):
        return
    for name, span in imported(app):
        top = name.partition(".")[0]
        if any(
            app.source.is_folder(f"{folder}/{top}") or app.source.is_file(f"{folder}/{top}.py")
            for folder in folders_above(app)
        ):
            continue
        yield Report(
            span,
            f"`{name if is_namespace(top) else top}` is imported, but nothing says what is to be installed: in Azure"
            " the import fails, and the worker loads none of the app's functions",
            help="write a requirements.txt beside host.json, with `azure-functions` and the packages that are imported",
        )
        return
