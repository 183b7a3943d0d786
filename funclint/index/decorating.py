"""Applying decorators, as azure-functions does it (decorators/function_app.py).

A decorator that gets a FunctionBuilder takes the *last* builder of its own container, whichever that is.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import catalogue, mcp_handler
from funclint.index.attributes import of_class
from funclint.index.decorators import bind, bindings_of
from funclint.index.lines import in_every_line
from funclint.index.model import Binding, Decoration
from funclint.index.objects import (
    BoundMethod,
    Builder,
    ClassValue,
    Container,
    Foreign,
    FunctionValue,
    Handle,
    InstanceValue,
    LambdaValue,
    LibraryMethod,
    ModuleValue,
    PendingDecorator,
)
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from funclint.findings import Span
    from funclint.index.run import Run

REBUILDING = frozenset(("orchestration_trigger", "entity_trigger", "activity_trigger", "durable_client_input"))
"""On func.FunctionApp and func.Blueprint these make a new builder of the plain function: what is below is lost."""

HANDLES = {"orchestration_trigger": "orchestrator", "entity_trigger": "entity"}
"""Decorators that put an object of the durable library in the place of the user's function."""


def decorate(run: Run, decorator: Any, target: Any, span: Span, text: str) -> Any:
    """Apply one decorator of a `def` to what the decorators below it have made."""
    if isinstance(decorator, PendingDecorator):
        return apply(run, decorator, target, span)
    if isinstance(decorator, LibraryMethod) and isinstance(decorator.receiver, Container):
        return _uncalled(run, decorator, target, span, text)
    from funclint.index.foreign import apply_foreign

    return apply_foreign(run, decorator, target, span, text)


def _uncalled(run: Run, decorator: LibraryMethod, target: Any, span: Span, text: str) -> Any:
    """`@app.route` without parentheses: the function is taken for the decorator's first argument."""
    container = decorator.receiver
    signature = run.library.decorator(container.class_name, decorator.name)
    if signature is None:
        return Unknown(f"`{text}` is no decorator")
    if signature.required > 1:
        missing = list(signature.parameters[1 : signature.required])
        run.outcome.fail(
            "missing-decorator-argument", span, decorator=text, names=missing, uncalled=True, signature=signature
        )
        return target
    if isinstance(target, Builder):
        kind = "overridden-function-name" if decorator.name == "function_name" else "decorator-not-called"
        run.outcome.fail(kind, span, decorator=text, builder=target, uncalled=True, applied=True)
        return Foreign(UNCALLED)
    name = target.name if isinstance(target, FunctionValue) else text
    run.outcome.fail("decorator-not-called", span, decorator=text, function=name, applied=False)
    if isinstance(target, FunctionValue):
        target.called = True
    if decorator.name == "mcp_tool_property":
        return Unknown("a decorator that waits for its function")  # `mcp_tool` takes any function
    return Foreign(UNCALLED)


def _builder_for(run: Run, pending: PendingDecorator, target: Any, span: Span) -> Builder | None:
    """The builder that a decorator works on: `_validate_type` of the library."""
    container = pending.container
    if isinstance(target, Builder):
        if not container.builders:
            target.failed = target.mixed = True
            run.outcome.fail("mixed-decorator-owners", span, builder=target, pending=pending, landed=None)
            return None
        last = container.builders.pop()
        if last is not target:
            last.mixed = target.mixed = True
            run.outcome.fail("mixed-decorator-owners", span, builder=target, pending=pending, landed=last)
        return last
    return new_builder(run, container, target, span, pending.name)


def new_builder(run: Run, container: Container, target: Any, span: Span, decorator: str) -> Builder | None:
    """A builder for something that is decorated for the first time; None where the library refuses it."""
    from funclint.index.known_calls import NotAFunction

    refused = isinstance(target, (Known, NotAFunction, ModuleValue, InstanceValue))
    if isinstance(target, Ref) and target.name.startswith("builtins.") and target.name.count(".") == 1:
        refused = True
    if isinstance(target, InstanceValue) and (
        of_class(target.cls, "__name__") or target.cls.bases or target.cls.decorated
    ):
        refused = False
    if isinstance(target, Foreign) and target.text == UNCALLED and decorator in HANDLES:
        # Nobody looks at what an orchestrator or entity is made of: it becomes a function called `decorator`.
        run.outcome.doubt(f"`{decorator}` gets what a decorator without parentheses returns")
    elif refused or (isinstance(target, Foreign) and target.text in NO_FUNCTIONS):
        what = what_it_is(target)
        run.outcome.fail("decorator-on-non-function", span, what=what, decorator=decorator)
        return None
    if not isinstance(target, (FunctionValue, ClassValue, LambdaValue, BoundMethod)):
        run.outcome.doubt(f"what `{decorator}` decorates is not known")
    return Builder(target, container, span, run.outcome.conditions, run.current)


def what_it_is(target: Any) -> str:
    """A word for what is decorated and is no function."""
    if isinstance(target, Foreign):
        return target.text.rpartition(".")[2].removesuffix("()")
    if isinstance(target, InstanceValue):
        return target.cls.name
    if isinstance(target, Ref):
        return target.name.removeprefix("builtins.")
    return type(getattr(target, "value", target)).__name__


UNCALLED = "azure.functions.decorator()"
"""What a decorator without parentheses leaves: a decorator that waits for its function."""

NO_FUNCTIONS = frozenset(
    f"{UNCALLED} functools.partial() builtins.property() builtins.classmethod() builtins.staticmethod() "
    "functools.lru_cache() functools.cache() functools.cached_property()".split()
)
"""What these make has no name, is nothing that the worker can inspect, or has no parameter that a binding fills."""


def apply(run: Run, pending: PendingDecorator, target: Any, span: Span) -> Any:
    """`app.route(…)` gets its function or builder."""
    container, name = pending.container, pending.name
    signature = run.library.decorator(container.class_name, name)
    if signature is None:
        return target
    if name == "mcp_tool_property":
        mcp_handler.keep_property(run, pending, target, signature)
        return target
    durable = catalogue.is_durable(container.class_name)
    if durable and name in HANDLES and isinstance(target, Builder):
        run.outcome.fail("durable-decorator-order", span, reason="below-handle", decorator=name, builder=target)
        target.failed = True
        return target
    builder = _builder_for(run, pending, target, span)
    if builder is None:
        return Unknown("the library refuses it")
    if name in REBUILDING and not durable and (builder.bindings or builder.settings):
        run.outcome.fail("durable-decorator-order", span, reason="rebuilt", decorator=name, builder=builder)
        rebuilt = Builder(builder.function, container, builder.span, builder.conditions, builder.module)
        rebuilt.lost = [*builder.lost, builder]
        rebuilt.decorations = builder.decorations
        builder = rebuilt
    container.builders.append(builder)
    bound = bind(signature, pending.positional, pending.keywords)
    for argument in bound.arguments.values():
        if type(argument.value) is not Known:
            argument.value = sendable(argument.value)
    for argument in bound.extras.values():
        argument.value = sendable(argument.value)
    effect = (
        mcp_handler.mcp_tool(run, builder, bound) if name == "mcp_tool" else bindings_of(name, bound, run.library.line)
    )
    if bound.extras:  # nobody asks for the others
        builder.bounds.append((name, bound))
    if effect.parameters is not None:
        builder.replaced = effect.parameters
    if name == "mcp_tool":
        problems = [*in_every_line(run, pending, bound.problems), *effect.problems]
    else:
        problems = in_every_line(run, pending, [*bound.problems, *effect.problems])
    if name == "retry" and any(isinstance(argument.value, Unknown) for argument in bound.arguments.values()):
        run.outcome.doubt("a retry policy is not known")
    if name == "retry" and "retry" in builder.settings:
        # The policy nearest to the `def` counts, this one is not looked at.
        problems = [problem for problem in problems if problem.kind != "invalid-retry-policy"]
    for problem in problems:
        place = span if problem.argument is None else problem.argument.keyword_span or problem.argument.span
        if problem.argument is not None and problem.kind not in (
            "unknown-decorator-argument",
            "ignored-decorator-argument",
        ):
            place = problem.argument.span
        details = {"builder": builder, "decorator": name, "signature": signature, **problem.details}
        run.outcome.fail(problem.kind, place, **details)
        builder.failed = builder.failed or problem.kind != "ignored-decorator-argument"
    if name == "durable_client_input" and "client_name" in bound.arguments:
        builder.decorations.append(Decoration("client", True, bound.arguments, span, "client"))
    builder.decorations.append(Decoration(name, True, bound.arguments, span, signature.kind))
    if effect.settings is not None:
        builder.settings.setdefault(name, []).append(effect.settings)
    for data in effect.bindings:
        binding = Binding(data.type, data.direction, data.name, name, bound.arguments, data.data, span, data.is_trigger)
        binding.uncertain, binding.open = data.uncertain, data.open
        if data.name is None and "name" not in data.data and not data.open and "name" not in data.uncertain:
            binding.name = ""  # None is given: it takes no parameter
        elif isinstance(data.data.get("name"), int):
            binding.name = str(data.data["name"])  # no parameter can have that name
        if data.is_trigger and any(other.is_trigger for other in builder.bindings):
            run.outcome.fail("multiple-triggers", span, builder=builder, binding=binding)
        builder.bindings.append(binding)
    if name in HANDLES:
        builder.function = Handle(HANDLES[name], builder.function)
    return builder


NOT_JSON = frozenset(
    "datetime.timedelta() datetime.datetime() datetime.datetime.now() datetime.date() builtins.set() "
    "builtins.object()".split()
)
"""Calls that make objects of the standard library that JSON cannot hold."""


def _not_json(call: str) -> Any:
    """An object of the kind that a call of NOT_JSON makes."""
    if call.startswith("datetime."):
        from datetime import date, datetime, timedelta

        kinds = {"timedelta()": timedelta(0), "date()": date(2000, 1, 1)}
        return kinds.get(call.removeprefix("datetime."), datetime(2000, 1, 1))
    return set() if call == "builtins.set()" else object()


def sendable(value: Any) -> Any:
    """An argument as the catalogue takes it: known, a library's name, or unknown."""
    if isinstance(value, (Known, Ref, Unknown)):
        return value
    if isinstance(value, Foreign):
        return Known(_not_json(value.text)) if value.text in NOT_JSON else Unknown(value.text)
    return Unknown("an object of the app")
