from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._signature import checked
from funclint.words import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("positional-only-parameter", "E9205", impact="runtime", when=("parameter:positional-only",))
def check(app: App) -> Iterator[Report]:
    """A parameter of a function can only be given by position.

    The worker calls functions with keywords, `function(**arguments)`: it loads a function that has parameters before
    `/`, and every call of it raises a TypeError.

    ## Limits
    Orchestrators and entities are called by the durable library, by position.
    """
    for function in checked(app):
        if function.notes.get("handle") or function.notes.get("own_parameters"):
            continue
        bound = {binding.name for binding in function.bindings} | {"context"}
        before = [p for p in function.parameters or () if p.kind == "positional-only" and p.name in bound]
        if before:
            plural = len(before) > 1
            yield Report(
                before[0].span,
                f"{quoted(p.name for p in before)} of `{function.python_name}()` stand{'' if plural else 's'} before "
                f"`/`: the worker passes keywords, so every call fails",
                help="remove the `/`",
                function=function.name,
            )
