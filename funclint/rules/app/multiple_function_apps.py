from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.index.operators import DEPENDS
from funclint.rule import rule
from funclint.words import NOTHING_LOADS, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("multiple-function-apps", "E9102", impact="app", when=("many-apps",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """More than one top-level name of the entry module is a function app.

    The worker counts names, not objects: an alias (`application = app`), an app object imported beside the module's
    own, or a `FunctionApp` beside an `AsgiFunctionApp` all make it refuse the app (`index_function_app` of
    azure-functions-runtime).

    ## Limits

    Silent where a condition that is not known decides which names there are.
    """
    index = app.index
    if len(index.apps) < 2 or index.entry is None:
        return
    if any(name in index.outcome.conditional_names or DEPENDS in one.open for name, one in index.apps):
        return
    from funclint.index.places import name_span

    (first, container), (second, other) = index.apps[0], index.apps[-1]
    names = quoted(name for name, _ in index.apps)
    same = ", the same object" if all(one is container for _, one in index.apps) else ""
    yield Report(
        name_span(index.entry, second) or other.span,
        f"the top-level names {names} are all function apps{same}: {NOTHING_LOADS}",
        help=f"keep one name, for example `{first}`; use `func.Blueprint()` for parts of the app",
        related=(Related(container.span, f"`{first}` is made here"),),
    )
