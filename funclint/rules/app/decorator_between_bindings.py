from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.app._remade import remade_functions
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("decorator-between-bindings", "E9140", impact="app", when=("remade",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A decorator of the project stands between azure's and does not pass the FunctionBuilder on.

    The decorators of azure-functions below it make one function; those above it make a second one around what it
    returns. One of the two then lacks the trigger ("does not have a trigger"), or the second has no signature that its
    bindings fit: the worker refuses the app.

    ## Limits

    Silent for a decorator that returns its argument; for decorators of libraries, of which some are made for this, see
    `possibly-bypassed-decorator`.
    """
    for pair in remade_functions(app):
        name = pair.lower.python_name
        yield Report(
            pair.span,
            f"`@{pair.text}` stands between azure's decorators of `{name}`, which make two functions of it:"
            f" {NOTHING_LOADS}",
            help=f"move `@{pair.text}` below all of azure's decorators",
            function=pair.lower.name,
        )
