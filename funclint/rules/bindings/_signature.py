"""What the rules about signatures share: which functions they speak of, and what stands against what."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.index.annotation_types import is_out, stripped
from funclint.index.annotations import is_settlement
from funclint.index.values import Known

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.model import Argument, Binding, Function, Parameter


PLACEHOLDER = re.compile(r"\{\*{0,2}(\w+)")
"""`{id}`, `{id:int}`, `{*rest}` in a route or path."""

CLIENTS = ("durableClient", "orchestrationClient")
"""Types of the binding for a durable client."""

NAME_ARGUMENTS = ("arg_name", "trigger_arg_name", "binding_arg_name", "client_name", "input_name", "context_name")
"""Parameters of the library's decorators that name a binding."""


def checked(app: App) -> Iterator[Function]:
    """The registered functions that can be spoken of with certainty."""
    return (function for function in app.index.functions if is_certain(function))


def is_certain(function: Function) -> bool:
    """Whether the decorators of a function all worked, outside of conditions that are not known, and none that is not
    understood got the library's FunctionBuilder, in which it may have replaced the function."""
    notes = function.notes
    return not (function.conditional or notes.get("failed") or notes.get("foreign_above"))


class Sides(NamedTuple):
    """What does not match: `parameters` that no binding fills (`clients` are those of them that are, or are meant for,
    settlement clients beyond the one that the worker fills), and `bindings` that no parameter takes."""

    parameters: list[Parameter]
    clients: list[Parameter]
    bindings: list[Binding]


def sides(function: Function) -> Sides | None:
    """What does not match between signature and bindings, without what the rules of durable functions say better; None
    where it is not known. Worked out once for all rules."""
    notes = function.notes
    if "sides" not in notes:
        notes["sides"] = _sides(function)
    return notes["sides"]  # type: ignore[no-any-return]


def _sides(function: Function) -> Sides | None:
    found = all_sides(function)
    if found is None or not (found.parameters or found.bindings):
        return found
    own = durable_sides(function, found)
    parameters = [parameter for parameter in found.parameters if parameter not in own.parameters]
    return Sides(parameters, found.clients, [binding for binding in found.bindings if binding not in own.bindings])


def durable_sides(function: Function, found: Sides) -> Sides:
    """The part of the differences that is for durable-client-parameter, durable-context-name,
    durable-activity-parameters and durable-decorator-order."""
    trigger = function.trigger
    bindings = [b for b in found.bindings if b.type in CLIENTS or (b.is_trigger and function.notes.get("handle"))]
    lost = {binding.name for builder in function.notes.get("lost", ()) for binding in builder.bindings}
    parameters = [p for p in found.parameters if p.name in lost]
    rest = [p for p in found.parameters if p.name not in lost and is_plain(p)]
    if len(bindings) == len(found.bindings) == len(rest) == 1:
        parameters += rest
    elif trigger is not None and trigger.type == "activityTrigger" and len(rest) > len(found.bindings):
        only_trigger = all(binding is trigger for binding in found.bindings)
        parameters, bindings = ([*parameters, *rest], found.bindings) if only_trigger else (parameters, bindings)
    return Sides(parameters, [], bindings)


def all_sides(function: Function) -> Sides | None:
    """What does not match between signature and bindings, as the worker compares them; None where it is not known.

    `context` needs no binding, `$return` no parameter, and one parameter may take a settlement client. The `self` of a
    method and what a decorator without `functools.wraps` hides have rules of their own, which say it better.
    """
    if function.parameters is None or any(b.name is None for b in function.bindings):
        return None
    if function.trigger is None and not is_v1(function):
        return None
    if _is_hidden_by_decorator(function):
        return None
    bound = {binding.name for binding in function.bindings}
    names = {parameter.name for parameter in function.parameters}
    receiver = function.parameters[0] if function.notes.get("method_of") and function.parameters else None
    unfilled = [p for p in function.parameters if p.name not in bound and p.name != "context" and p is not receiver]
    unfilled, clients = _without_clients(function, unfilled)
    untaken: list[Binding] = []
    for binding in function.bindings:
        if binding.name not in names and binding.name != "$return" and all(b.name != binding.name for b in untaken):
            untaken.append(binding)
    return Sides(unfilled, clients, untaken)


def is_v1(function: Function) -> bool:
    """Whether a function.json makes the function."""
    return "function_json" in function.notes


def _without_clients(function: Function, unfilled: list[Parameter]) -> tuple[list[Parameter], list[Parameter]]:
    """The parameters without those for settlement clients, and those of the latter that the worker does not fill."""
    if is_v1(function):
        return unfilled, []  # the worker of the v1 model knows no settlement clients
    if len(unfilled) == 1 and unfilled[0].annotation is not None and is_settlement(unfilled[0].annotation) is not False:
        return [], []
    clients = [p for p in unfilled if is_settlement(p.annotation)]
    others = [p for p in unfilled if p not in clients]
    if clients:
        return others, clients[1:]
    trigger = function.trigger
    if trigger is None or trigger.type != "serviceBusTrigger":
        return others, []
    meant = [p for p in others if p.name.lower().endswith("actions") and is_settlement(p.annotation) is False]
    return [p for p in others if p not in meant], meant


def _is_hidden_by_decorator(function: Function) -> bool:
    return function.notes.get("wrapper") is not None and any(
        parameter.kind.startswith("var-") for parameter in function.parameters or ()
    )


def placeholders(function: Function) -> dict[str, tuple[str, str]]:
    """Names in braces of the function's route and paths -> ("route" or "path", the whole text). Worked out once."""
    notes = function.notes
    if "placeholders" not in notes:
        notes["placeholders"] = _placeholders(function)
    return notes["placeholders"]  # type: ignore[no-any-return]


def _placeholders(function: Function) -> dict[str, tuple[str, str]]:
    found: dict[str, tuple[str, str]] = {}
    for binding in function.bindings:
        for argument in ("route", "path"):
            text = binding.known(argument)
            if isinstance(text, str) and (argument == "path" or binding.is_trigger):
                for name in PLACEHOLDER.findall(text):
                    found.setdefault(name, (argument, text))
    return found


def pairs(parameters: list[Parameter], bindings: list[Binding]) -> list[tuple[Parameter, Binding]]:
    """Each parameter with the binding that is probably meant for it: of nearly the same name, the one output for the
    one parameter that is annotated `func.Out[…]`, and what is left over when just one of each is."""
    left, free = list(parameters), list(bindings)
    found: list[tuple[Parameter, Binding]] = []

    def join(parameter: Parameter, binding: Binding) -> None:
        left.remove(parameter)
        free.remove(binding)
        found.append((parameter, binding))

    if left and len(free) > 1:
        from difflib import get_close_matches

        for parameter in parameters:
            near = get_close_matches(parameter.name, [str(binding.name) for binding in free], 1)
            for binding in [binding for binding in free if binding.name in near]:
                join(parameter, binding)
    outputs = [parameter for parameter in left if is_out(stripped(parameter.annotation))]
    written = [binding for binding in free if binding.direction == "OUT"]
    if len(outputs) == len(written) == 1:
        join(outputs[0], written[0])
    if len(left) == len(free) == 1:
        join(left[0], free[0])
    return found


def is_plain(parameter: Parameter) -> bool:
    """Whether a parameter is neither `*args` nor `**kwargs`."""
    return not parameter.kind.startswith("var-")


def described(binding: Binding) -> str:
    """What a binding is, for a sentence after its function: "its trigger", "`@cosmos_db_input`"."""
    if binding.is_trigger:
        return "its trigger"
    return f"`@{binding.decorator}`" if binding.decorator else f"its `{binding.type}` binding"


def name_argument(binding: Binding) -> Argument | None:
    """The argument that gives a binding its name, or None where the name is the library's default."""
    for key in NAME_ARGUMENTS:
        argument = binding.arguments.get(key)
        if argument is not None and isinstance(argument.value, Known) and argument.value.value == binding.name:
            return argument
    return None


def name_span(binding: Binding) -> Span:
    """Where a binding gets its name: that argument, else the decorator."""
    argument = name_argument(binding)
    return argument.span if argument is not None else binding.span


def source_at(app: App, span: Span | None) -> str:
    """What is written at a place in one of the app's modules; of several lines, the first and `…`."""
    module = next((m for m in app.index.modules if span is not None and m.path == span.path), None)
    if module is None or span is None:
        return ""
    line = module.line(span.line)
    if not line or span.line == span.end_line:
        return line[span.column - 1 : span.end_column - 1]
    return line[span.column - 1 :] + "…"


def annotation_text(app: App, span: Span | None) -> str:
    """An annotation as it is written, cut for a message."""
    text = source_at(app, span)
    return text if len(text) <= 60 else text[:57] + "…"
