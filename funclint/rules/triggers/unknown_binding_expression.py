from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("unknown-binding-expression", "W9314", impact="function", confidence="medium", when=("functions",))
def check(app: App) -> Iterator[Report]:
    """A `{name}` in a binding is nothing that the function's trigger provides.

    `{name}` in the path, queue name, key or query of an input or output is replaced at every invocation: by a part of
    the trigger's route or path, a property of its (JSON) message, its metadata, or a value that the host provides
    itself (`{rand-guid}`, `{DateTime}`, `{sys.utcnow}`). A trigger's own settings are read once at the start: only
    `%SETTING%` works there, except in the route of an HTTP function and the path of a blob trigger
    (learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns).

    ## Limits

    Most triggers pass on the properties of their message, which cannot be known here. So this looks at timers, which
    pass on nothing, at names that are nearly those of the route's or the path's own parameters, and at `{…}` in
    triggers.
    """
    from funclint.host.binding_expressions import unknown_expressions

    for given in app.index.given.values():
        for unknown in unknown_expressions(given):
            yield Report(
                unknown.span,
                f"nothing provides `{{{unknown.name}}}` in `{unknown.parameter}`: {unknown.reason}",
                help=unknown.help,
                function=unknown.function.name,
            )
