from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Function


@rule("duplicate-function-name", "E9125", impact="app", when=("same-name",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """Two functions of the app have the same name.

    The name is what `function_name` says, else that of the Python function. The worker compares names exactly, over the
    app object and all registered blueprints, and refuses the whole app for one name that is used twice.

    ## Limits

    Functions under conditions that are not known (`if` / `else`) are not compared, nor those whose names are not known.
    """
    twice = {id(failure.details["blueprint"]) for failure in app.index.failures_of("blueprint-registered-twice")}
    seen: dict[str, Function] = {}
    for function in app.index.functions:
        if function.name is None or function.conditional or "name_guessed" in function.notes:
            continue
        first = seen.setdefault(function.name, function)
        if first is function or id(function.container) in twice:
            continue
        advice = "give one of them another name, with `function_name` or in Python"
        wrapper = function.notes.get("wrapper")
        if wrapper is not None and wrapper.facts.name == function.name:
            decorator = function.notes["decorated_by"][0]
            advice = f"`{function.name}` is the wrapper of `@{decorator}`: put `functools.wraps` on it"
        yield Report(
            function.name_span,
            f"the function name `{function.name}` is used twice: {NOTHING_LOADS}",
            help=advice,
            function=function.name,
            related=(Related(first.name_span, "used here first"),) if first.name_span != function.name_span else (),
        )
