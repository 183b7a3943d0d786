from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.dependencies._places import ABSOLUTE, CREDENTIALS, problem

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

_INDEXES = ("-i", "--index-url", "--extra-index-url", "--pypi-url", "-f", "--find-links")


@rule("unresolvable-requirement", "W9611", impact="deployment", confidence="medium", when=("requirement-place",))
def check(app: App) -> Iterator[Report]:
    """A requirement that only the developer's machine can resolve.

    The build in Azure sees the app's own folder and public servers. A path outside of the app, the `file://` URLs that
    `pip freeze` writes in conda environments, a repository over SSH and an index whose password is in the file make it
    fail, or give the password to everybody who reads the file. For a private index there are the app settings
    `PIP_INDEX_URL` and `PIP_EXTRA_INDEX_URL`
    (learn.microsoft.com/azure/azure-functions/functions-reference-python#package-management).

    ## Limits

    Silent about paths where a Dockerfile, workflow or script installs the packages. Whether a server asks for a
    password is not known, nor whether a package exists.
    """
    requirements = app.requirements
    if requirements is None:
        return
    is_built_elsewhere: bool | None = None
    for entry in requirements.requirements:
        what = problem(app, entry)
        if what is None or entry.applies(app.target_python) is False:
            continue
        if what[2]:
            if is_built_elsewhere is None:
                is_built_elsewhere = _is_built_elsewhere(app)
            if is_built_elsewhere:
                continue
        yield Report(entry.line_span, what[0], help=what[1])
    for option in requirements.options:
        if option.name in _INDEXES and CREDENTIALS.search(option.value) and "${" not in option.value:
            yield Report(
                option.span,
                f"the URL after `{option.name}` holds a password: whoever reads the file has it",
                help="put the URL into the app setting `PIP_EXTRA_INDEX_URL`, or write `${NAME}` for the password",
                impact="security",
            )
        elif option.name in ("-f", "--find-links", "-i", "--index-url") and ABSOLUTE.match(option.value):
            yield Report(option.span, f"`{option.name}` names a folder of this machine: the build in Azure has none")


def _is_built_elsewhere(app: App) -> bool:
    from funclint.dependencies.surroundings import has_container, installs_packages

    return has_container(app) or installs_packages(app)
