from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._annotations import instead, refused
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("out-on-input", "E9214", impact="app", when=("refusal:out-on-input",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A parameter that a trigger or input fills is annotated `func.Out[…]`.

    `func.Out` is for outputs. On a trigger or input the worker refuses the whole app: 'declared to have the "in"
    direction …, but its annotation is azure.functions.Out'.

    ## Limits
    Silent where an annotation cannot be resolved.
    """
    for entry in refused(app, "out-on-input"):
        binding = entry.binding
        what = "trigger" if binding.is_trigger else "an input"
        yield Report(
            entry.span,
            f"`{entry.parameter}` of `{entry.function.python_name}()` is {'the ' * binding.is_trigger}{what}, but "
            f"annotated `{entry.text}`, which is for outputs: {NOTHING_LOADS}",
            help=instead(app, binding) + ("" if binding.is_trigger else "; to write, use the output decorator"),
            function=entry.function.name,
        )
