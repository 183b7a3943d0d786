from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._annotations import refused
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("output-without-out", "E9213", impact="app", when=("refusal:output-without-out",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """An output's parameter is not annotated `func.Out[…]`.

    The worker passes an `Out` object for an output, and refuses the whole app where the annotation says something else:
    "its annotation in Python is not a subclass of azure.functions.Out". Bare `func.Out` is refused too. No annotation
    is right.

    ## Limits
    Silent where an annotation cannot be resolved.
    """
    for entry in refused(app, "output-without-out"):
        bare = entry.text.rpartition(".")[2] == "Out"
        what = "without saying what it holds" if bare else "instead of `func.Out[…]`"
        yield Report(
            entry.span,
            f"`{entry.parameter}` of `{entry.function.python_name}()` is an output, but annotated `{entry.text}` "
            f"{what}: {NOTHING_LOADS}",
            help=f"write `{entry.text}[str]`" if bare else "write `func.Out[str]`, or leave the annotation out",
            function=entry.function.name,
        )
