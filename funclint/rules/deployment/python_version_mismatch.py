from __future__ import annotations

import os
from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.rules.deployment._python import excludes, of_workflows, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span

WHEN = ("file:.python-version", "file:Dockerfile", "file:runtime.txt", "file:pyproject.toml", "target-python")


@rule("python-version-mismatch", "W9709", impact="deployment", confidence="medium", when=WHEN)
def check(app: App) -> Iterator[Report]:
    """Two files of the app name different Python versions.

    Packages that are installed with one version need not load with another: compiled modules are made for one minor
    version, and pip chooses other releases. Compared are .python-version, runtime.txt, the base image of the
    Dockerfile, `requires-python` of pyproject.toml, and the workflow that deploys the app with
    Azure/functions-action.

    ## Limits

    Workflows count where they name one literal version and deploy this app. `[tool.funclint] target-python` settles
    which version is meant.
    """
    from funclint.files.python_version import version_sources

    sources = version_sources(app)
    if app.config.target_python is not None:
        return
    sources += of_workflows(app, sources)
    if not sources:
        return
    first_version, first_span = sources[0]
    seen = {first_version}
    for version, span in sources[1:]:
        if version in seen:
            continue
        seen.add(version)
        yield Report(
            span,
            f"this names Python {text_of(version)}, and {_name(app, first_span)} names {text_of(first_version)}:"
            " packages for one version may not load in the other",
            help="name the same version, the one that the function app has in Azure",
            related=(Related(first_span, f"Python {text_of(first_version)}"),),
        )
    project = app.pyproject
    wanted = project.requires_python if project is not None and len(seen) == 1 else None
    if wanted and project is not None and excludes(wanted, first_version):
        yield Report(
            project.requires_python_span,
            f"`{wanted}` excludes Python {text_of(first_version)}, which {_name(app, first_span)} names: by its own"
            " word the app does not run there, and tools that install it as a project refuse",
            related=(Related(first_span, f"Python {text_of(first_version)}"),),
        )


def _name(app: App, span: Span) -> str:
    return f"`{os.path.relpath(span.path, app.root).replace(os.sep, '/')}`"
