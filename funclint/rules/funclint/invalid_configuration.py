from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-configuration", "E8902", impact="local", when=("config-problem", "file:pyproject.toml"))
def check(app: App) -> Iterator[Report]:
    """The configuration of funclint for this app cannot be read or has an entry that is not valid.

    funclint reads `[tool.funclint]` of the nearest `pyproject.toml` in the app's folder or above, or a `funclint.toml`.
    An entry that is not valid is left out, and the rest counts; a file that is no TOML counts as empty. The finding
    cannot be switched off, since what was meant is not known. Other apps are checked all the same.

    A `pyproject.toml` in the app's folder that is no TOML is reported in any case: whether it configures funclint
    cannot be told, and its dependencies are not seen either.

    A file given with `--config` must be valid: there it ends the run with exit status 2.
    """
    for problem in app.config.problems:
        yield Report(problem.span, problem.message, help=problem.help)
    project = app.pyproject
    if project is not None and project.path != app.config.path and not project.data and project.errors:
        message, span = project.errors[0]
        yield Report(span, f"pyproject.toml: {message}; neither configuration nor dependencies in it count")
