from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Fix, Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

INDEX_OPTIONS = frozenset(("-i", "--index-url", "--extra-index-url", "-f", "--find-links", "--no-index"))


@rule(
    "azure-functions-not-declared",
    "W9603",
    impact="deployment",
    confidence="medium",
    when=("azure-functions-not-listed",),
    fixable=True,
)
def check(app: App) -> Iterator[Report]:
    """The app imports azure.functions, and none of its manifests lists azure-functions.

    The worker ships a copy of the library, so the app may well run in Azure, but with whatever version the platform has
    that day; an environment made from the file has none, and there tests and `func start` fail.

    ## Limits

    Silent where something else may bring the library: any other package with Azure Functions in its name, packages
    from a URL, a folder or a private index, a Dockerfile, a lock file that has it, and files that cannot be read whole.
    """
    if not app.index.imports("azure.functions") or app.source.is_file(app.path("Dockerfile")):
        return
    from funclint.edits import line_at_end
    from funclint.files.manifest import declared

    manifest = declared(app)
    if not manifest.has_manifest or not manifest.is_complete or _may_come_from_elsewhere(app):
        return
    if any(map(_brings_it, manifest.names())) or (manifest.lock_files and manifest.locked is None):
        return
    name = "requirements.txt" if app.requirements is not None else "pyproject.toml"
    edit = line_at_end(app, app.path(name), "azure-functions") if app.requirements is not None else None
    yield Report(
        Span(app.path(name)),
        f"{name} does not list `azure-functions`, which the app imports: it gets whatever version the platform ships,"
        " and none where nothing ships it",
        help="add a line `azure-functions`" if app.requirements is not None else "add it to `dependencies`",
        fix=Fix(True, "Add azure-functions", (edit,)) if edit else None,
    )


def _brings_it(name: str) -> bool:
    return "azurefunctions" in name.replace("-", "")


def _may_come_from_elsewhere(app: App) -> bool:
    requirements, project = app.requirements, app.pyproject
    if requirements is not None:
        if any(entry.url is not None for entry in requirements.requirements):
            return True
        if any(option.name in INDEX_OPTIONS for option in requirements.options):
            return True
    return project is not None and any(one.requirement.url is not None for one in project.requirements)
