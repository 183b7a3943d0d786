"""Comprehensions that run while the module is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import operators
from funclint.index.objects import Frame
from funclint.index.values import Known, Unknown

if TYPE_CHECKING:
    from funclint.index.facts import Expression
    from funclint.index.run import Run

MAXIMUM_ITEMS = 2_000
"""Items of a list that a comprehension makes."""


def evaluate(run: Run, expression: Expression, frame: Frame) -> Any:
    """The value of a comprehension; a generator expression runs later and is not known."""
    scope = Frame(frame.module, "function", frame)
    results: list[Any] = []
    known = _generate(run, expression[3], expression[2], scope, results)
    if not known or expression[1] == "GeneratorExp":
        return Unknown("a comprehension")
    if expression[1] == "DictComp":
        pairs = {}
        for item in results:
            key, value = item.value
            if not isinstance(key, Known) or not operators.is_key(key.value):
                return Unknown("a comprehension")
            pairs[key.value] = value
        return Known(pairs)
    return Known(results)


def _generate(run: Run, generators: Any, element: Expression, scope: Frame, results: list[Any]) -> bool:
    if not generators:
        results.append(run.evaluate(element, scope))
        return len(results) < MAXIMUM_ITEMS
    target, iterable, conditions = generators[0]
    items = operators.items(run, run.evaluate(iterable, scope))
    known = items is not None
    outer = run.outcome.conditions
    if items is None:
        items = [Unknown("an item of what is not known")]
        run.outcome.conditions = (*outer, (run.outcome.number(), 0))
    for item in items:
        if len(results) >= MAXIMUM_ITEMS or not run.step():
            known = False
            break
        operators.bind(run, target, item, scope)
        truths = [operators.truth(run.evaluate(condition, scope)) for condition in conditions]
        if None in truths:
            known = False
        if False in truths:
            continue
        known = _generate(run, generators[1:], element, scope, results) and known
    run.outcome.conditions = outer
    return known
