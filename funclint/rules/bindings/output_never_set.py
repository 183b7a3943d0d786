from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.facts import FunctionFacts
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, described

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


ANY_NAME = frozenset(("locals", "vars", "eval", "exec"))
"""Calls that may use every local name."""


@rule("output-never-set", "W9217", impact="runtime", when=("output",))
def check(app: App) -> Iterator[Report]:
    """An output parameter that the function never uses.

    An output is written by `parameter.set(…)`. A function whose body never mentions the parameter writes nothing, and
    nobody is told.

    ## Limits
    A function that uses the parameter in any way, also in a nested function or only under a condition, counts as
    setting it. An HTTP output that is not set is an empty answer, which may be meant. Silent under a decorator of the
    project or of another library, which may set the output.
    """
    for function in checked(app):
        if function.facts is None or function.notes.get("value") is None or function.notes.get("decorated_by"):
            continue
        parameters = function.notes.get("own_parameters") or function.parameters or ()
        used: set[str] | None = None
        counts = Counter(binding.name for binding in function.bindings)
        for binding in function.bindings:
            if binding.direction != "OUT" or binding.type == "http":
                continue
            parameter = next((p for p in parameters if p.name == binding.name), None)
            if parameter is None or counts[binding.name] > 1:
                continue
            if used is None:
                used = names_in(function.facts)
            if parameter.name not in used and not used & ANY_NAME:
                yield Report(
                    parameter.span,
                    f"`{function.python_name}()` never sets its output `{parameter.name}`: "
                    f"{described(binding)} writes nothing",
                    help=f"call `{parameter.name}.set(…)`, or remove the output",
                    function=function.name,
                )


def names_in(facts: FunctionFacts) -> set[str]:
    """The names that a function mentions, also in the functions and classes inside it."""
    names = set(facts.body.names)
    for statement in facts.body.functions:
        inner = FunctionFacts(statement)
        names |= names_in(inner)
        names.update(_names_of([*inner.decorators, *(p.default for p in inner.parameters if p.default is not None)]))
    return names


def _names_of(parts: object) -> set[str]:
    """Every text in expressions, names among them."""
    if isinstance(parts, str):
        return {parts}
    return {name for part in parts for name in _names_of(part)} if isinstance(parts, list | tuple) else set()
