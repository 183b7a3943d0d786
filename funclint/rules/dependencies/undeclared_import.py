from __future__ import annotations

import os
from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("undeclared-import", "E9607", impact="app", when=("undeclared",))
def check(app: App) -> Iterator[Report]:
    """The app imports a package that is certainly not installed for it.

    In Azure an app has what its requirements.txt or pyproject.toml lists, what those packages need, and what the worker
    ships (azure-functions). A module that is only in the developer's own environment raises `ModuleNotFoundError` while
    the worker imports the app, which then has no function at all.

    Certain are `azure.durable_functions` and `azurefunctions.extensions`, which nothing brings but packages that are
    named after Azure Functions, and well-known packages of which a lock file shows that they are not installed.

    ## Limits

    Silent where more may be installed than is listed: a file that cannot be read whole, packages from a URL, a folder
    or another index, a Dockerfile, changes of `sys.path`, and for imports that are guarded by `except ImportError`, by
    `TYPE_CHECKING` or another condition. Imports inside functions are not looked at.
    """
    from funclint.dependencies.undeclared import missing_imports

    for missing in missing_imports(app):
        if not missing.is_certain:
            continue
        if missing.proof:
            where = os.path.basename(missing.proof)
            reason = f"and {where} shows that nothing brings it"
        else:
            where = "requirements.txt" if app.requirements is not None else "pyproject.toml"
            reason = f"and nothing in {where} brings it"
        yield Report(
            missing.span,
            f"`{missing.name}` is imported {reason}: in Azure the import fails, and the worker loads none of the app's"
            " functions",
            help=f"declare `{missing.distribution}`" if missing.distribution else "declare the package that has it",
        )
