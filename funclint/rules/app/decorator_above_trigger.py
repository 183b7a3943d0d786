from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.rules.app._names import decorated_name
from funclint.rules.app._remade import remade_functions
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "decorator-above-trigger",
    "E9138",
    impact="security",
    when=("bypassed-decorator", "failure:decorator-above-trigger"),
    refused_by="worker",
    fixable=True,
)
def check(app: App) -> Iterator[Report]:
    """A decorator of the project stands above azure's: what it returns is never run.

    The decorators of azure-functions register the function below them. One above them gets a FunctionBuilder; the
    wrapper that it returns replaces the name in the module only, and the worker calls the undecorated function. An
    authorization check that is written so never happens (measured). A decorator that reads `__name__` of what it gets
    ends the import, because a FunctionBuilder has none.

    ## Limits

    Silent for a decorator that returns its argument; for one that is not seen, see `possibly-bypassed-decorator`.
    """
    split = {pair.span for pair in remade_functions(app)}
    for function in app.index.functions:
        for text, span, certain in function.notes["bypassed"]:
            if certain and span not in split and not function.conditional:
                from funclint.rules.app._fixes import move_below

                yield Report(
                    span,
                    f"`@{text}` stands above azure's decorators and never runs: the worker calls"
                    f" `{function.python_name}()` without it",
                    help=f"move `@{text}` below all of azure's decorators",
                    function=function.name,
                    fix=move_below(app, function, span),
                )
    for failure in app.index.failures_of("decorator-above-trigger"):
        name = decorated_name(failure.details) or "the function"
        yield Report(
            failure.span,
            f"`{failure.details['text']}` does not exist, because the decorator stands above azure's on `{name}` and"
            f" gets a FunctionBuilder: {NOTHING_LOADS}",
            help="move the decorator below all of azure's decorators",
            function=name,
            related=(Related(failure.details["builder"].span, f"`{name}` is decorated here"),),
            impact="app",
        )
