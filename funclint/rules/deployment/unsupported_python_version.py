from __future__ import annotations

import re
from typing import TYPE_CHECKING

from funclint.deployment import today
from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.deployment._python import place_of_target, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

_AT_LEAST = re.compile(r"(?:>=|~=|==|>)\s*3\.(\d+)")
_BELOW = re.compile(r"<\s*3\.(\d+)(?:\.0)*\s*(?:,|$)")


@rule("unsupported-python-version", "E9707", impact="deployment", when=("target-python", "file:pyproject.toml"))
def check(app: App) -> Iterator[Report]:
    """The app is for a Python version that Azure Functions has no worker and no image for.

    A function app cannot be made with such a version, `func start` refuses it, and the base image of a container does
    not exist (learn.microsoft.com/azure/azure-functions/supported-languages; the versions with the day on which they
    were true are in `funclint/data/python_versions_table.py`).

    ## Limits

    A version newer than those of the table is reported only until a newer worker may be there. Versions whose support
    has ended still run: see `ended-python-version`.
    """
    from funclint.data.python_versions_table import ENDS, NEWEST_FOR_USE, NEXT_EXPECTED

    oldest, newest = min(ENDS), max(ENDS)
    newer_counts = today.today() < NEXT_EXPECTED
    help_text = f"use Python {text_of(NEWEST_FOR_USE)}"
    python = app.target_python
    if python is not None:
        if python < oldest or (python > newest and newer_counts):
            yield Report(
                place_of_target(app),
                f"Azure Functions has no worker for Python {text_of(python)}: the app cannot be deployed with it",
                help=help_text,
            )
        return
    project = app.pyproject
    wanted = project.requires_python if project is not None else None
    if project is None or not wanted:
        return
    lowest = max((int(minor) for minor in _AT_LEAST.findall(wanted)), default=0)
    below = min((int(minor) for minor in _BELOW.findall(wanted)), default=99)
    if (lowest > newest[1] and newer_counts and "3." in wanted) or below <= oldest[1]:
        yield Report(
            project.requires_python_span,
            f"`{wanted}` leaves out every Python version that Azure Functions has a worker for: the packages cannot be"
            " installed",
            help=help_text,
        )
