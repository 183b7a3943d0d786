"""Which `{expressions}` of a function's bindings its trigger does not provide."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from funclint.host.binding_expression import MAXIMUM_NAMES, expression_names, is_system_expression
from funclint.index.given import bare

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from funclint.findings import Span
    from funclint.index.given import Given
    from funclint.index.model import Binding, Function

_RESOLVED = frozenset(
    (
        "path", "queuename", "topicname", "subscriptionname", "eventhubname", "tablename", "partitionkey", "rowkey",
        "id", "containername", "collectionname", "databasename",
    )
)  # fmt: skip
"""Arguments of inputs and outputs that are resolved at every invocation (lower-cased, without underscores)."""

_AT_START = {
    "queuetrigger": ("queuename",),
    "servicebustrigger": ("queuename", "topicname", "subscriptionname"),
    "eventhubtrigger": ("eventhubname", "consumergroup"),
    "cosmosdbtrigger": ("databasename", "containername", "collectionname", "leasecontainername", "leasedatabasename"),
}
"""Arguments of triggers, which are read once when the host starts."""

_RESOLVING_TYPES = frozenset(("blob", "queue", "table", "servicebus", "eventhub", "cosmosdb"))


class UnknownExpression(NamedTuple):
    """An expression that cannot be resolved, and why."""

    function: Function
    name: str
    parameter: str
    span: Span
    reason: str
    help: str


def unknown_expressions(given: Iterable[Given]) -> Iterator[UnknownExpression]:
    """The expressions that nothing provides, in texts that are given for one argument of bindings of one type."""
    for function, binding, parameter, text in given:
        trigger = function.trigger if "{" in text else None
        if trigger is None or trigger.type is None:
            continue
        kind, argument = (binding.type or "").lower(), bare(parameter)
        if binding is trigger:
            if argument in _AT_START.get(kind, ()):
                yield from _at_start(function, parameter, text, binding.span_of(parameter))
        elif kind in _RESOLVING_TYPES and argument in _RESOLVED:
            for name in expression_names(text):
                unknown = _unknown(function, trigger, name, parameter, binding.span_of(parameter))
                if unknown:
                    yield unknown


def _at_start(function: Function, parameter: str, text: str, span: Span) -> Iterator[UnknownExpression]:
    for name in expression_names(text):
        yield UnknownExpression(
            function,
            name,
            parameter,
            span,
            "the settings of a trigger are read when the host starts, before there is any value",
            f"write `%{name}%` for the value of an app setting",
        )


def _unknown(function: Function, trigger: Binding, name: str, parameter: str, span: Span) -> UnknownExpression | None:
    kind = (trigger.type or "").lower()
    root = name.partition(".")[0].lower()
    if is_system_expression(name) or root == kind:
        return None
    if kind == "timertrigger":
        return UnknownExpression(
            function,
            name,
            parameter,
            span,
            "a timer passes no values on",
            "use `{DateTime}`, `{rand-guid}` or `%SETTING%`, or write through an SDK client where the name is computed",
        )
    if kind not in ("httptrigger", "blobtrigger"):
        return None
    text = trigger.data.get("route" if kind == "httptrigger" else "path")
    if not isinstance(text, str):
        return None
    provided = [parameter_name(known) for known in _parameters(text)]
    if root in {known.lower() for known in provided}:
        return None
    near = next((known for known in provided if _is_nearly(known, name)), None)
    if near is None:
        return None
    where = "route" if kind == "httptrigger" else "path"
    return UnknownExpression(
        function,
        name,
        parameter,
        span,
        f"the trigger's {where} has `{{{near}}}`, which is spelt differently",
        f"write `{{{near}}}`",
    )


def parameter_name(text: str) -> str:
    """The name of a parameter of a route or path: without constraint, default, `?` and `*`."""
    for separator in (":", "="):
        text = text.partition(separator)[0]
    return text.strip("*?")


def _parameters(text: str) -> list[str]:
    import re

    return [match[1] for match in islice(re.finditer(r"\{([^{}]+)\}", text), MAXIMUM_NAMES)]


def _is_nearly(known: str, name: str) -> bool:
    """Whether two names differ only in separators, or a long name in one letter: a slip, not another name."""
    if "." in name:
        return False
    first, second = (text.replace("_", "").replace("-", "").lower() for text in (known, name))
    if first == second:
        return True
    if min(len(first), len(second)) < 5 or abs(len(first) - len(second)) > 1:
        return False
    from difflib import SequenceMatcher

    matching = sum(block.size for block in SequenceMatcher(None, first, second, autojunk=False).get_matching_blocks())
    return matching >= max(len(first), len(second)) - 1
