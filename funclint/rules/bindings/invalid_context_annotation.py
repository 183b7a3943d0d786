from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Edit, Fix, Report
from funclint.index.annotations import context_verdict
from funclint.index.values import Ref
from funclint.rule import rule
from funclint.rules.bindings._signature import annotation_text, checked
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Function


@rule("invalid-context-annotation", "E9208", impact="app", when=("context",), refused_by="worker", fixable=True)
def check(app: App) -> Iterator[Report]:
    """`context` is annotated with something else than `func.Context`.

    A parameter `context` that no binding fills gets the invocation context. Its annotation must be a class of the name
    `Context`, or absent; anything else, also `Optional[func.Context]`, makes the worker refuse the whole app: 'the
    "context" parameter is expected to be of type azure.functions.Context'.

    ## Limits
    Silent where an annotation of the function cannot be resolved.
    """
    for function in checked(app):
        bound = {binding.name for binding in function.bindings}
        if "context" in bound or function.notes.get("handle") or function.notes.get("own_parameters"):
            continue
        for parameter in function.parameters or ():
            span = parameter.annotation_span
            if parameter.name != "context" or span is None or function.notes.get("unresolvable"):
                continue
            if context_verdict(parameter.annotation) == "invalid-context-annotation":
                library = _library_name(function)
                text = f"{library}.Context"
                yield Report(
                    span,
                    f"`context` of `{function.python_name}()` is annotated `{annotation_text(app, span)}` instead of "
                    f"`func.Context`: {NOTHING_LOADS}",
                    help="write `context: func.Context`",
                    function=function.name,
                    fix=Fix(True, f"annotate `{text}`", (Edit(span, text),)) if library else None,
                )


def _library_name(function: Function) -> str | None:
    """What the function's module calls azure.functions."""
    signature = function.notes.get("signature_of")
    frame = signature.frame.module.frame if signature is not None else None
    names = frame.names if frame is not None else {}
    return next((name for name, value in names.items() if value == Ref("azure.functions")), None)
