from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.annotations import has_implicit_output
from funclint.index.evaluate import find
from funclint.index.modules import text_of
from funclint.index.values import Ref
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, sides

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.facts import Expression
    from funclint.index.model import Function


DISPLAYS = frozenset(
    ("JoinedStr", "List", "Dict", "Tuple", "Set", "ListComp", "DictComp", "SetComp", "Compare", "Lambda")
)
BUILTINS = frozenset("bool bytes dict float frozenset int len list repr set sorted str tuple".split())


@rule("discarded-return-value", "E9216", impact="runtime", when=("result",))
def check(app: App) -> Iterator[Report]:
    """A function returns a value that no binding takes.

    Without a `$return` output, the worker raises a RuntimeError whenever the function returns something else than None:
    "function … without a $return binding returned a non-None value". The work is done by then, and a queue message is
    delivered again. The return annotation does not matter.

    ## Limits
    Only values that certainly are not None: texts, numbers, lists and the like, and objects of azure.functions. Silent
    for activities, MCP tools and other bindings whose function's result the worker sends on by itself, and under
    decorators of the project or of other libraries.
    """
    for function in checked(app):
        trigger, facts, module = function.trigger, function.facts, function.notes.get("module")
        if trigger is None or facts is None or module is None or function.notes.get("decorated_by"):
            continue
        if function.notes.get("handle") or function.notes.get("own_parameters") or function.parameters is None:
            continue
        if any(binding.name in ("$return", None) or binding.type is None for binding in function.bindings):
            continue
        if any(has_implicit_output(binding.type or "") for binding in function.bindings) or facts.body.is_generator:
            continue
        found = sides(function)
        if found is None or any(binding.direction == "OUT" for binding in found.bindings):
            continue  # perhaps it should be named `$return`: see binding-without-parameter
        for value, position in facts.body.returns:
            if value is not None and certainly_something(value, function):
                yield Report(
                    module.span(position),
                    f"`{function.python_name}()` returns a value, but no binding takes it: the call fails here",
                    help='return nothing, or add an output with `arg_name="$return"`',
                    function=function.name,
                )
                break


def certainly_something(value: Expression, function: Function) -> bool:
    """Whether a returned expression cannot be None."""
    match value:
        case ("const", constant, _):
            return constant is not None
        case ("other", kind, _, _):
            return kind in DISPLAYS
        case ("call", callee, _, _, _):
            name = _library_name(callee, function)
            head, _, last = name.rpartition(".")
            if head == "builtins":
                return last in BUILTINS
            return name == "json.dumps" or (head == "azure.functions" and last[:1].isupper())
    return False


def _library_name(callee: Expression, function: Function) -> str:
    """The dotted name of a library's function or class that is called, or ""."""
    text = text_of(callee)
    head, dot, rest = text.partition(".")
    facts = function.facts
    if facts is None or head in facts.body.locals or any(p.name == head for p in facts.parameters):
        return ""
    value = find(head, function.notes["value"].frame)
    if value is None and not dot and not facts.body.imports:
        return f"builtins.{head}" if head in BUILTINS else ""
    return f"{value.name}{dot}{rest}" if isinstance(value, Ref) else ""
