from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("non-global-function", "E9124", impact="app", when=("method", "failure:non-global-function"), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A function of the app is a method, or is defined inside a function that nothing calls.

    The worker fills parameters by the names of bindings only, so a method's `self` stays unfilled and the app is
    refused. A function that is decorated inside another one exists only when that one runs while importing. The Azure
    Functions developer guide for Python asks for global, stateless functions.

    ## Limits

    Silent where the function around it is called in a way that is not followed, and where its app object is a
    parameter.
    """
    for function in app.index.functions:
        owner = function.notes.get("method_of")
        own = function.parameters[0].name if function.parameters else None
        bound = {binding.name for binding in function.bindings}
        if owner and own is not None and own not in bound and not function.conditional:
            yield Report(
                function.span,
                f"`{function.python_name}` is a method of `{owner}`, and no binding fills its `{own}`: {NOTHING_LOADS}",
                help="make it a function at the top level of the module",
                function=function.name,
            )
    for failure in app.index.failures_of("non-global-function"):
        name, inside = failure.details["name"], failure.details["inside"]
        yield Report(
            failure.span,
            f"`{name}` is decorated inside `{inside}()`, which nothing calls while importing: it will not exist",
            help=f"move it to the top level of the module, or call `{inside}()` there",
            function=name,
            impact="function",
            refused_by="nobody",  # the worker never sees it; one that it sees may have the same name
        )
