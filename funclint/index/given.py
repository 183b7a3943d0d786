"""The texts that bindings are given, by what they are given for: one look at each argument serves all rules."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from funclint.index.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterable

    from funclint.index.model import Binding, Function


class Given(NamedTuple):
    """A text that is given for an argument of a binding; `parameter` is the argument's name as written."""

    function: Function
    binding: Binding
    parameter: str
    text: str


@cache
def bare(name: str) -> str:
    """The name of an argument in either spelling: `queue_name` and `queueName` are `queuename`."""
    return name.replace("_", "").lower()


def given_texts(functions: Iterable[Function]) -> dict[tuple[str, str], list[Given]]:
    """By the lower-cased type of the binding and the bare name of the argument, each text that the code gives."""
    found: dict[tuple[str, str], list[Given]] = {}
    for function in functions:
        for binding in function.bindings:
            kind = (binding.type or "").lower()
            for parameter, argument in binding.arguments.items():
                value = argument.value
                if type(value) is Known and type(value.value) is str:
                    key = (kind, bare(parameter))
                    entries = found.get(key)
                    if entries is None:
                        found[key] = [Given(function, binding, parameter, value.value)]
                    else:
                        entries.append(Given(function, binding, parameter, value.value))
    return found
