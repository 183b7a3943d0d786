from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("outdated-azure-functions", "W9605", impact="deployment", when=("azure-functions-limit", "file:pyproject.toml"))
def check(app: App) -> Iterator[Report]:
    """On Python 3.13 or newer, the app asks for a release of azure-functions made for older versions.

    From Python 3.13 on there is a line of its own, 2.x. Releases up to 1.25 do not say that they are not for it, so
    `azure-functions<2` silently installs 1.25.0 there, and the app has a library that the worker of that version was
    not made with (Requires-Python of the releases on pypi.org/project/azure-functions).

    ## Limits

    Silent where the Python version is not known, and about previews.
    """
    python = app.target_python
    if python is None or python < (3, 13):
        return
    from funclint.dependencies.library_releases import allowed, wanted_versions

    for wanted in wanted_versions(app):
        found = allowed(wanted.specifier, python)
        if found and found[-1].startswith("1."):
            yield Report(
                wanted.span,
                f"`{wanted.specifier}` installs azure-functions {found[-1]} on Python {python[0]}.{python[1]}, whose"
                " line is 2.x: the app gets a library that was made for older versions",
                help="write `azure-functions` without a version, or `azure-functions>=2`",
            )
