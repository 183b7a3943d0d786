from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("missing-dependency-manifest", "W9601", impact="deployment", confidence="medium", when=("no-requirements",))
def check(app: App) -> Iterator[Report]:
    """There is no requirements.txt beside host.json, which Core Tools needs to publish an app.

    `func azure functionapp publish` and `func pack` end with "requirements.txt is not found" in every build mode but
    `--no-build` (PythonHelpers.cs in github.com/Azure/azure-functions-core-tools, also its issue 4705). The remote
    build of other tools (VS Code, azd, zip deployment) knows pyproject.toml too: with uv.lock it runs uv, without one
    poetry (PythonBashBuildSnippet.sh.tpl in github.com/microsoft/Oryx).

    ## Limits

    Silent for containers, where a workflow or script beside or above the app writes a requirements.txt or brings the
    packages along, where azd deploys a pyproject.toml (azure.yaml), and where a requirements.txt lies above the app.
    """
    from funclint.dependencies.surroundings import (
        MANIFESTS,
        has_container,
        installs_packages,
        makes_requirements,
        manifests_above,
    )

    if app.source.is_folder(app.path(".python_packages")) or has_container(app) or makes_requirements(app):
        return
    above = [path for path in manifests_above(app) if path.endswith(".txt")]
    if above:
        return
    project, names = app.pyproject, app.source.files(app.root)
    if project is not None and (project.declares_dependencies or project.errors):
        if installs_packages(app) or _is_deployed_by_azd(app):
            return
        yield Report(
            Span(project.path),
            "pyproject.toml lists the dependencies, but there is no requirements.txt: Core Tools refuses to publish the"
            " app",
            help="export one (`uv export --no-dev -o requirements.txt`, `poetry export`), or deploy with a tool that"
            " leaves the build to the platform",
        )
    elif not manifests_above(app):
        yield Report(
            Span(app.path("host.json")),
            "there is no requirements.txt: Core Tools refuses to publish the app"
            + ("" if any(name in MANIFESTS for name in names) else ", and nothing is installed for it"),
            help="write a requirements.txt beside host.json, with a line `azure-functions`",
        )


def _is_deployed_by_azd(app: App) -> bool:
    from funclint.dependencies.surroundings import folders_above

    return any(
        name in ("azure.yaml", "azure.yml")
        for folder in (app.root, *folders_above(app))
        for name in app.source.files(folder)
    )
