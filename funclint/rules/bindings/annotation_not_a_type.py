from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._annotations import instead, refused, with_typing_list, without_none
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "annotation-not-a-type",
    "E9211",
    impact="app",
    when=("refusal:annotation-not-a-type",),
    refused_by="worker",
    fixable=True,
)
def check(app: App) -> Iterator[Report]:
    """A parameter's annotation is no class in the worker's eyes.

    `Optional[X]`, `X | None`, `Union`, `Literal`, `list[X]` and the other built-in generics, `type X = …` aliases and
    instances are refused for bound parameters: "has invalid non-type annotation". The whole app does not load then.
    For a batch of events, `typing.List[X]` works where `list[X]` does not.

    ## Limits
    Silent where an annotation cannot be resolved. The input of an activity is `durable-activity-parameters`.
    """
    for entry in refused(app, "annotation-not-a-type"):
        if entry.binding.type == "activityTrigger":
            continue
        advice, fix = with_typing_list(app, entry) or (instead(app, entry.binding), without_none(app, entry, safe=True))
        yield Report(
            entry.span,
            f"`{entry.parameter}` of `{entry.function.python_name}()` is annotated `{entry.text}`, which the worker "
            f"does not take for a class: {NOTHING_LOADS}",
            help=advice,
            function=entry.function.name,
            fix=fix,
        )
