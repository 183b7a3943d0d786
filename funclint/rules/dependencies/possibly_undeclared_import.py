from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("possibly-undeclared-import", "W9608", impact="app", confidence="medium", when=("undeclared",))
def check(app: App) -> Iterator[Report]:
    """The app imports a package that it does not declare, and that no declared package is known to bring.

    What is only in the developer's own environment is not in Azure: there the import raises `ModuleNotFoundError`, and
    the worker loads none of the app's functions. What comes along with another package is there today, and is gone the
    day that package no longer needs it.

    ## Limits

    What packages bring is known for some two hundred that function apps use. Where the app declares any other, only
    packages that hardly any other brings are reported (sendgrid, stripe, pyodbc, …). Further limits are those of
    `undeclared-import`.
    """
    from funclint.dependencies.undeclared import missing_imports

    for missing in missing_imports(app):
        if missing.is_certain:
            continue
        where = "requirements.txt" if app.requirements is not None else "pyproject.toml"
        yield Report(
            missing.span,
            f"`{missing.name}` is imported, but {where} does not list "
            + (f"`{missing.distribution}`" if missing.distribution else "what has it")
            + ", and nothing there is known to bring it: where it is missing, the worker loads none of the app's"
            " functions",
            help=f"add `{missing.distribution}`" if missing.distribution else "add the package that has it",
        )
