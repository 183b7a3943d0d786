from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.rules.app._remade import remade_functions
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("decorator-hides-signature", "E9141", impact="app", when=("wrapper",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A decorator of the project, below azure's, hides the function's signature.

    The worker reads name and signature of what the decorator returns. A wrapper that takes `*args, **kwargs` without
    `functools.wraps` has the parameters `args` and `kwargs`, which no binding fills, and its own name: the worker
    refuses the app.

    ## Limits

    Silent for decorators that are not understood, and for wrappers whose own parameters fit the bindings.
    """
    split = {id(pair.upper) for pair in remade_functions(app)}
    for function in app.index.functions:
        wrapper = function.notes.get("wrapper")
        parameters = function.parameters
        if wrapper is None or parameters is None or function.conditional or id(function) in split:
            continue
        bound = {binding.name for binding in function.bindings} - {"$return"}
        if None in bound or not any(p.kind in STARS and p.name not in bound for p in parameters):
            continue
        text, span = function.notes["decorated_by"]
        signature = ", ".join(STARS.get(parameter.kind, "") + parameter.name for parameter in parameters)
        yield Report(
            span,
            f"`@{text}` replaces the function with `{wrapper.facts.name}({signature})`, without"
            f" `functools.wraps`: {NOTHING_LOADS}",
            help="write `@functools.wraps(…)` above the wrapper",
            function=function.name,
            related=(Related(wrapper.frame.module.span(wrapper.facts.name_position), "the wrapper"),),
        )


STARS = {"var-positional": "*", "var-keyword": "**"}
