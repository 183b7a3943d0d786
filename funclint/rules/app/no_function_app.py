from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report, Span
from funclint.index.build import may_be_app
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("no-function-app", "E9101", impact="app", when=("no-app",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """The entry module binds no function app at its top level.

    The worker imports the entry module and looks at every top-level name for an object of `FunctionApp`, `DFApp`,
    `AsgiFunctionApp`, `WsgiFunctionApp` or a class derived from them (`index_function_app` of
    azure-functions-runtime). A `Blueprint`, an object in a list, or one made inside a function or under
    `if __name__ == "__main__"` does not count.

    ## Limits

    Silent where a top-level name holds something that is not seen and could be the app object, and for a script that
    has nothing to do with Azure Functions: no host.json beside it and no import of the library.
    """
    index = app.index
    entry = index.entry
    if entry is None or index.apps or entry.open is not None or entry.frame is None:
        return
    if index.unseen_registrations or any(may_be_app(value) for value in entry.frame.names.values()):
        return
    others = [container for container in index.containers if container.is_app]
    yield Report(
        Span(entry.path),
        f"`{index.script}` binds no function app at its top level: the worker finds none and loads no function",
        help="write `app = func.FunctionApp()` at the top level of the module",
        related=tuple(Related(container.span, "this one is not bound to a top-level name") for container in others),
    )
