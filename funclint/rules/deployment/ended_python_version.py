from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.deployment import today
from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.deployment._python import place_of_target, text_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

MONTHS = 6


@rule("ended-python-version", "W9708", impact="deployment", when=("target-python",))
def check(app: App) -> Iterator[Report]:
    """The support of the app's Python version has ended, or ends within six months.

    After its end a version still runs, but gets no fixes, and one day new apps can no longer be made with it
    (learn.microsoft.com/azure/azure-functions/supported-languages). The dates are in
    `funclint/data/python_versions_table.py`, with the day on which they were true.

    ## Limits

    Silent where the version is not known: neither configured nor named by .python-version, runtime.txt, the base image
    of the Dockerfile or a `requires-python` that allows one version only.
    """
    from funclint.data.python_versions_table import ENDS, NEWEST_FOR_USE

    python = app.target_python
    end = ENDS.get(python) if python is not None else None
    if python is None or end is None:
        return
    day = today.today()
    if day < today.months_before(end, MONTHS):
        return
    when = f"ended on {end}" if day > end else f"ends on {end}"
    yield Report(
        place_of_target(app),
        f"the support of Python {text_of(python)} in Azure Functions {when}: "
        + ("it gets no fixes any more" if day > end else "afterwards it gets no fixes"),
        help=f"move to Python {text_of(NEWEST_FOR_USE)}",
    )
