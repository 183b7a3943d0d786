from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.durable_code import Orchestrator
    from funclint.index.values import Position


@rule(
    "possible-durable-nondeterminism",
    "W9802",
    impact="runtime",
    confidence="medium",
    when=("type:orchestrationtrigger",),
)
def check(app: App) -> Iterator[Report]:
    """An orchestrator does, perhaps through a helper, what may differ from one replay to the next.

    A helper that an orchestrator calls is replayed with it: what it reads from the clock, makes at random or asks of
    other systems is another value each time. The same goes for environment variables, which a deployment may change
    while instances run, for threads, and for the order of a set of texts, which differs from process to process.
    Source: learn.microsoft.com/azure/azure-functions/durable/durable-functions-code-constraints.

    ## Limits

    A helper is followed where it is certain which function is called. A set only matters where tasks are made in its
    order.
    """
    from funclint.calls.call_search import shown
    from funclint.calls.durable_code import orchestrators
    from funclint.rules.durable._determinism import found_in

    for one, trail in found_in(app):
        is_certain, words = trail.verdict
        if is_certain and len(trail.steps) == 1:
            continue
        call, last = trail.steps[0][1], trail.steps[-1][1]
        what = f"orchestrator `{one.function.label}` calls `{shown(call)}()`"
        if is_certain:
            what += f", which comes to `{shown(last)}()`: every replay gets another result"
        else:
            what += f": {words}"
        yield Report(
            one.scope.span(call.position),
            what,
            help=f"use {words} in the orchestrator and pass the value on" if is_certain else "do it in an activity",
            function=one.function.name,
            related=trail.related(),
        )
    for one in orchestrators(app):
        yield from _environment(one)
        yield from _sets(one)


def _environment(one: Orchestrator) -> Iterator[Report]:
    for owner, _key, position in one.scope.body.reads:
        yield Report(
            one.scope.span(position),
            f"orchestrator `{one.function.label}` reads `{owner}[…]`: what the environment says may change between"
            " replays",
            help="read it in an activity, or pass it in as input",
            function=one.function.name,
        )


def _sets(one: Orchestrator) -> Iterator[Report]:
    """`for x in {…}` or `for x in set(…)` around a `yield`."""
    waiting: list[Any] = [one.scope.body.flow or ()]
    while waiting:
        item = waiting.pop()
        if not isinstance(item, tuple):
            continue
        if len(item) == 6 and item[0] == "for" and _is_set(item[2]) and _has_yield(item[3]):
            position: Position = item[2][-1]
            yield Report(
                one.scope.span(position),
                f"orchestrator `{one.function.label}` makes tasks in the order of a set, which may differ at every"
                " replay",
                help="use `sorted(…)`",
                function=one.function.name,
            )
        waiting.extend(item)


def _is_set(expression: Any) -> bool:
    if expression[0] == "set" or (expression[0] == "comp" and expression[1] == "SetComp"):
        return True
    return expression[0] == "call" and expression[1][0] == "name" and expression[1][1] in ("set", "frozenset")


def _has_yield(statements: Any) -> bool:
    waiting = [statements]
    while waiting:
        item = waiting.pop()
        if isinstance(item, tuple):
            if len(item) == 4 and item[0] == "other" and item[1] in ("Yield", "YieldFrom"):
                return True
            waiting.extend(item)
    return False
