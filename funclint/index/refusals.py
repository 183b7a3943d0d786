"""The annotations of handlers that the worker refuses, and those of which that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.index.annotation_types import Generic, LocalClass, is_sdk
from funclint.index.annotations import (
    context_verdict,
    has_implicit_output,
    input_verdict,
    is_settlement,
    output_verdict,
    return_verdict,
)
from funclint.index.values import Ref

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.findings import Span
    from funclint.index.model import Binding, Function

HTTP_EXTENSION = "azurefunctions.extensions.http"


class Refusal(NamedTuple):
    """One annotation that the worker refuses. `kind` is the rule that says so, None where it is not known whether it
    does; `parameter` is None for the return annotation."""

    kind: str | None
    function: Function
    binding: Binding
    parameter: str | None
    span: Span


Verdicts = dict[tuple[str | None, str, str], str | None]
"""What was said of a class (by its dotted name) on a binding of a type and direction, so far in one app."""


def refusals_of(
    function: Function, http_v2: bool, python: tuple[int, int] | None, known: Verdicts
) -> Iterator[Refusal]:
    """The refused and the unknown annotations of one function; `known` is filled with verdicts on plain classes."""
    if function.notes.get("handle") or function.notes.get("unresolvable"):
        return
    parameters = {parameter.name: parameter for parameter in function.parameters or ()}
    # Of two bindings with one name, the worker looks at the one that was added last.
    for binding in {binding.name: binding for binding in function.bindings}.values():
        parameter = parameters.get(binding.name or "")
        if parameter is None or not parameter.is_annotated or binding.name == "$return":
            continue
        annotation = parameter.annotation
        key = (binding.type, binding.direction, annotation.name) if type(annotation) is Ref else None
        if key is not None and known.get(key) == "ok":
            continue
        verdict = input_verdict if binding.direction == "IN" else output_verdict
        if "function_json" in function.notes and is_sdk(annotation):
            annotation = _without_sdk(annotation)
        kind = verdict(binding.type, annotation, http_v2, python)
        if annotation is not parameter.annotation and kind not in ("ok", None):
            kind = "sdk-type-not-supported"
        if kind != "ok":
            yield Refusal(kind, function, binding, parameter.name, parameter.annotation_span or parameter.span)
        elif key is not None:
            known[key] = kind
    yield from _unfilled(function)
    yield from _of_return(function, http_v2, python)


def _unfilled(function: Function) -> Iterator[Refusal]:
    """Annotations that decide whether a parameter needs no binding, where they are not known."""
    bound = {binding.name for binding in function.bindings}
    unfilled = [parameter for parameter in function.parameters or () if parameter.name not in bound]
    for parameter in unfilled:
        if not parameter.is_annotated or function.trigger is None:
            continue
        is_context = parameter.name == "context"
        verdict = context_verdict(parameter.annotation) if is_context else is_settlement(parameter.annotation)
        if verdict is None:
            yield Refusal(None, function, function.trigger, parameter.name, parameter.annotation_span or parameter.span)


READABLE = ("StorageStreamDownloader", "ContainerProxy", "DatabaseProxy")
"""SDK types with a method `read`, which is enough for a blob."""


def _without_sdk(annotation: Any) -> Any:
    """An annotation as the worker of the v1 model sees it: SDK types are classes like any other."""
    if isinstance(annotation, Generic):
        return Generic(annotation.origin, tuple(_without_sdk(argument) for argument in annotation.args))
    if isinstance(annotation, Ref) and is_sdk(annotation):
        name = annotation.name.rpartition(".")[2]
        return LocalClass(name, (), ("read",) if name in READABLE else ())
    return annotation


def _of_return(function: Function, http_v2: bool, python: tuple[int, int] | None) -> Iterator[Refusal]:
    output: Any = None
    for binding in function.bindings:
        if binding.name == "$return":
            output = binding  # of two, the last one counts in the worker
    if output is None or function.returns_span is None or output.direction != "OUT":
        return
    if any(binding.is_trigger and has_implicit_output(binding.type or "") for binding in function.bindings):
        return
    kind = return_verdict(output.type, function.returns, http_v2, python)
    if kind != "ok":
        yield Refusal(kind, function, output, None, function.returns_span)
