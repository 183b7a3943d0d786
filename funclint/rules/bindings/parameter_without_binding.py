from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from funclint.findings import Edit, Fix, Related, Report
from funclint.rule import rule
from funclint.rules.bindings._signature import (
    checked,
    described,
    is_plain,
    is_v1,
    name_argument,
    name_span,
    pairs,
    placeholders,
    sides,
    source_at,
)
from funclint.words import NOTHING_LOADS, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.model import Binding, Function, Parameter


@rule("parameter-without-binding", "E9201", impact="app", when=("mismatch",), refused_by="worker", fixable=True)
def check(app: App) -> Iterator[Report]:
    """A parameter of a function that no binding fills.

    The worker compares the parameters of each function with the names of its bindings. A parameter without a binding,
    also one with a default value, makes it refuse the whole app: "the following parameters are declared in Python but
    not in the function definition" (`Registry` of azure-functions-runtime). Only `context` and, for messages of
    Service Bus, one settlement client need no binding.

    Where one binding has no parameter either, one of the two is misspelt: the finding names both sides, and the fix
    renames the binding.

    ## Limits
    Silent where a decorator that is not understood may fill or hide parameters. Parts of the route are
    `route-parameter-as-argument`, `*args` and `**kwargs` are `variadic-parameter`.
    """
    users: Counter[Span] = Counter()
    for function in checked(app):
        found = sides(function)
        if found is None or not found.parameters:
            continue
        routes = placeholders(function)
        unfilled = [p for p in found.parameters if is_plain(p) and p.name not in routes]
        known = dict(pairs(unfilled, found.bindings))
        for parameter in unfilled:
            if parameter in known:
                users = users or _users(app)
                yield _two_sides(app, function, parameter, known[parameter], users)
            else:
                yield _one_side(function, parameter)


def _two_sides(app: App, function: Function, parameter: Parameter, binding: Binding, users: Counter[Span]) -> Report:
    given = name_argument(binding)
    key = next((name for name, argument in binding.arguments.items() if argument is given), None)
    if key is None:
        key = "trigger_arg_name" if binding.decorator == "route" else "arg_name"
    naming = f'"name": "{parameter.name}"' if is_v1(function) else f'{key}="{parameter.name}"'
    return Report(
        parameter.span,
        f"`{function.python_name}()` takes `{parameter.name}`, but {described(binding)} binds `{binding.name}`: "
        f"{NOTHING_LOADS}",
        help=f"rename one of them: `{naming}`, or the parameter to `{binding.name}`",
        function=function.name,
        related=(Related(name_span(binding), f"binds `{binding.name}`"),),
        fix=_renaming(app, binding, parameter, users),
    )


def _users(app: App) -> Counter[Span]:
    """How many functions have a binding whose name is written at a place."""
    functions = (*app.index.functions, *app.index.unregistered)
    return Counter(place for function in functions for place in {name_span(binding) for binding in function.bindings})


def _renaming(app: App, binding: Binding, parameter: Parameter, users: Counter[Span]) -> Fix | None:
    """Renames the binding where its name is written out for this function alone."""
    argument = name_argument(binding)
    if argument is None or source_at(app, argument.span)[:1] not in ("'", '"'):
        return None
    if users[argument.span] != 1:
        return None
    return Fix(True, f"rename the binding to `{parameter.name}`", (Edit(argument.span, f'"{parameter.name}"'),))


def _one_side(function: Function, parameter: Parameter) -> Report:
    bound = quoted(dict.fromkeys(str(b.name) for b in function.bindings if b.name != "$return"))
    naming = f'"name": "{parameter.name}"' if is_v1(function) else f'arg_name="{parameter.name}"'
    advice = f"remove the parameter, or add a binding with `{naming}`"
    if getattr(parameter.annotation, "name", "").rpartition(".")[2] == "Context":
        advice = "name it `context`, which is what gets the invocation context"
    return Report(
        parameter.span,
        f"`{function.python_name}()` takes `{parameter.name}`, but no binding fills it (bound: {bound}): "
        f"{NOTHING_LOADS}",
        help=advice,
        function=function.name,
    )
