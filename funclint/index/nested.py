"""Functions that are decorated inside a function which nothing calls while importing: they never come to exist."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index.evaluate import find
from funclint.index.modules import text_of
from funclint.index.objects import Container, FunctionValue

if TYPE_CHECKING:
    from funclint.index.facts import Expression
    from funclint.index.run import Run


def find_uncalled(run: Run) -> None:
    """Note each function that is decorated with an app object or blueprint inside a function that does not run."""
    for function in list(run.outcome.functions):
        if function.called:
            continue
        for nested in function.facts.body.functions:
            for decorator in nested[3]:
                owner = _owner(decorator, function)
                if owner is not None:
                    module = function.frame.module
                    run.outcome.fail(
                        "non-global-function", module.span(nested[6]),
                        name=nested[1], inside=function.facts.name, decorator=text_of(decorator), method=False,
                    )  # fmt: skip
                    break


def _owner(decorator: Expression, function: FunctionValue) -> Any:
    """The container whose decorator this is, looked up in the scopes around the function that does not run."""
    target = decorator[1] if decorator[0] == "call" else decorator
    if target[0] != "attr" or target[1][0] != "name":
        return None
    name = target[1][1]
    facts = function.facts
    if any(parameter[0] == name for parameter in facts.statement[4]):
        return None
    if name in facts.body.locals:
        return None
    value = find(name, function.frame)
    return value if isinstance(value, Container) else None
