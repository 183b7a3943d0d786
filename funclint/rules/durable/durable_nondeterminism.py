from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("durable-nondeterminism", "E9801", impact="runtime", when=("type:orchestrationtrigger",))
def check(app: App) -> Iterator[Report]:
    """An orchestrator reads the clock, makes random values, sleeps, or uses the network or files itself.

    An orchestrator is run again from its start after each `yield`; what it got then must be what it gets now. The
    clock, random numbers and identifiers, and answers of other systems differ: the replay takes another way than the
    history says, and the instance fails with "Non-Deterministic workflow detected" or stays in Running for ever.
    What is sent or written is sent and written once per replay. Source:
    learn.microsoft.com/azure/azure-functions/durable/durable-functions-code-constraints.

    ## Limits

    Only calls in the orchestrator's own code (its helpers: `possible-durable-nondeterminism`). Silent under a condition
    on `context.is_replaying`, in the arguments of logging calls and for values that are only logged, and for `random`
    after `random.seed(…)`.
    """
    from funclint.calls.call_search import shown
    from funclint.rules.durable._determinism import found_in

    for one, trail in found_in(app):
        is_certain, replacement = trail.verdict
        if len(trail.steps) > 1 or not is_certain:
            continue
        call = trail.steps[0][1]
        yield Report(
            one.scope.span(call.position),
            f"orchestrator `{one.function.label}` calls `{shown(call)}()`: {happens(replacement)}",
            help=f"use {replacement}",
            function=one.function.name,
        )


def happens(replacement: str) -> str:
    """What a call does to an orchestrator, by what is to be used instead."""
    from funclint.data.nondeterminism_table import ACTIVITY

    if "create_timer" in replacement:
        return "it sleeps again at every replay and holds up the whole worker"
    if replacement == ACTIVITY:
        return "it is done again at every replay, perhaps with another result, and the instance fails or hangs"
    return "every replay gets another value, and the instance fails or hangs"
