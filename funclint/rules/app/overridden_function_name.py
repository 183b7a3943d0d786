from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.values import Known
from funclint.rule import rule
from funclint.rules.app._names import decorated_name
from funclint.words import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("overridden-function-name", "W9128", impact="function", when=("named-twice", "failure:overridden-function-name"))
def check(app: App) -> Iterator[Report]:
    """Two `function_name` decorators on one function, or one without parentheses.

    Of two, the one nearest to the `def` counts. Without parentheses the decorator takes the function for the name and
    changes nothing.
    """
    for function in app.index.functions:
        for given in function.notes["function_names"][1:]:
            argument = given.get("name")
            value = argument.value.value if argument is not None and isinstance(argument.value, Known) else None
            if isinstance(value, str) and function.name is not None and value != function.name:
                yield Report(
                    argument.span,
                    f"the name `{shown(value)}` has no effect: the `function_name` nearest to the `def` says"
                    f" `{shown(function.name)}`",
                    help="keep one of them",
                    function=function.name,
                )
    for failure in app.index.failures_of("overridden-function-name"):
        text = failure.details["decorator"]
        yield Report(
            failure.span,
            f"`@{text}` without parentheses names nothing: the function keeps its own name",
            help=f'write `@{text}("…")`, or remove it',
            function=decorated_name(failure.details),
        )
