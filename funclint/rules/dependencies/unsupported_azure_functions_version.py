from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "unsupported-azure-functions-version",
    "E9604",
    impact="deployment",
    when=("azure-functions-limit", "file:pyproject.toml"),
)
def check(app: App) -> Iterator[Report]:
    """No release of azure-functions satisfies what the app asks for, or none that has what the app uses.

    Releases from 2.0 on need Python 3.13 or newer; 1.26 refuses to be installed there (Requires-Python of the
    releases on pypi.org/project/azure-functions). pip then finds no matching distribution and installs nothing. A
    release that is older than a decorator which the app uses raises `AttributeError` while the worker imports the
    app.

    ## Limits

    Needs to know the Python version for the first part. Previews and releases newer than the table of releases
    (`funclint/data/python_versions_table.py`) are left out.
    """
    from funclint.dependencies.library_releases import allowed, wanted_versions

    python = app.target_python
    for wanted in wanted_versions(app):
        found = allowed(wanted.specifier, python)
        if found is None:
            continue
        if not found:
            on = f" on Python {python[0]}.{python[1]}" if python else ""
            yield Report(
                wanted.span,
                f"no release of azure-functions satisfies `{wanted.specifier}`{on}: the build fails",
                help=_help(python),
            )
            continue
        newest = found[-1]
        missing = _used_but_newer(app, newest)
        if missing:
            name, first = missing
            yield Report(
                wanted.span,
                f"`{wanted.specifier}` allows azure-functions {newest} at most, but the app uses `{name}`, which came"
                f" with {first}: importing the app fails, and the worker loads none of its functions",
                help=f"ask for `azure-functions>={first.partition('b')[0]}`",
                impact="app",
            )


def _help(python: tuple[int, int] | None) -> str:
    if python is None:
        return "write `azure-functions` without a version"
    line = "azure-functions>=2" if python >= (3, 13) else "azure-functions<2"
    return f"write `{line}`, or `azure-functions` without a version"


def _used_but_newer(app: App, newest: str) -> tuple[str, str] | None:
    """A name of azure-functions that the app uses for certain and that a release does not have yet."""
    from funclint.data.python_versions_table import FEATURES
    from funclint.dependencies.library_releases import numbers_of

    used = {name.rpartition(".")[2] for module in app.index.modules for name, position in module.imports
            if name.startswith("azure.functions.") and position not in module.optional_imports}  # fmt: skip
    # Functions of the v1 model have no app object, and what their function.json files ask for is the host's matter.
    if app.index.model != "v1":
        for function in app.index.functions:
            used.update(binding.decorator for binding in function.bindings if not binding.uncertain)
        if app.index.functions:
            used.add("FunctionApp")
    limit = numbers_of(newest)
    for name, first in FEATURES.items():
        if name in used and numbers_of(first) > limit:
            return name, first
    return None
