from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._annotations import instead, refused
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("annotation-not-accepted", "E9210", impact="app", when=("refusal:annotation-not-accepted",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A parameter's annotation is a class that its binding does not accept.

    The worker asks the converter of each binding type whether it makes the annotated class; if not, it refuses the
    whole app: "… do not match the corresponding function parameter's Python type annotation". What is accepted was
    measured on the worker itself (azure-functions-runtime 1.3.0), class by class. No annotation is always right, `str`
    and `bytes` nearly always; `typing.List[X]` is accepted only where a binding takes batches.

    ## Limits
    Silent for classes of other libraries that are not in the table, and where an annotation cannot be resolved.
    """
    for entry in refused(app, "annotation-not-accepted"):
        binding = entry.binding
        yield Report(
            entry.span,
            f"`{entry.parameter}` of `{entry.function.python_name}()` is annotated `{entry.text}`, which "
            f"`{binding.type}` does not accept: {NOTHING_LOADS}",
            help=instead(app, binding),
            function=entry.function.name,
        )
