"""Calls while importing: the app's own functions are followed, the library's are known, others are not looked into."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import containers, decorating, known_calls, operators
from funclint.index.attributes import bases, of_class
from funclint.index.model import Argument
from funclint.index.objects import (
    BoundMethod,
    Builder,
    ClassValue,
    Container,
    Foreign,
    Frame,
    FunctionValue,
    InstanceValue,
    LambdaValue,
    LibraryMethod,
    Partial,
    PendingDecorator,
    Wraps,
)
from funclint.index.outcome import ImportCall
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from funclint.findings import Span
    from funclint.index.run import Run

Keywords = list[tuple[str | None, Argument]]

MAXIMUM_DEPTH = 16
"""Calls inside calls; deeper ones are not followed."""


def call(run: Run, function: Any, positional: list[Argument], keywords: Keywords, span: Span, text: str) -> Any:
    """The result of calling a value."""
    values = [argument.value for argument in positional]
    if isinstance(function, LibraryMethod):
        if isinstance(function.receiver, Container):
            return containers.method(run, function, positional, keywords, span)
        return known_calls.method(run, function, values, {name: argument.value for name, argument in keywords})
    if isinstance(function, Ref):
        return known_calls.reference(run, function.name, positional, keywords, span)
    if isinstance(function, PendingDecorator):
        if len(values) == 1:
            return decorating.apply(run, function, values[0], span)
        return Unknown("a decorator without its function")
    if isinstance(function, FunctionValue):
        return call_function(run, function, positional, keywords, text)
    if isinstance(function, Partial):
        given = {name for name, _ in keywords}
        before = [(name, argument) for name, argument in function.keywords if name is None or name not in given]
        return call(run, function.function, [*function.positional, *positional], [*before, *keywords], span, text)
    if isinstance(function, BoundMethod):
        receiver = Argument(function.receiver, span, None)
        return call_function(run, function.function, [receiver, *positional], keywords, text)
    if isinstance(function, LambdaValue):
        if run.depth >= MAXIMUM_DEPTH:
            run.escape(values, "a lambda is not followed")
            return Unknown("the result of a lambda")
        scope = Frame(function.frame.module, "function", function.frame)
        _bind(run, function.parameters, positional, keywords, scope, function.frame)
        run.depth += 1
        result = run.evaluate(function.body, scope)
        run.depth -= 1
        return result
    if isinstance(function, ClassValue):
        return instantiate(run, function, positional, keywords, span)
    if isinstance(function, Wraps):
        return _wrap(function, values)
    everything = [*values, *(argument.value for _, argument in keywords)]
    if isinstance(function, Builder):
        if not _fits(function.function, positional, keywords):
            run.outcome.doubt(f"`{text}()` is called while importing")
        return Unknown("the result of a function of the app")
    if isinstance(function, Foreign):
        if function.text == "builtins.super().__init__" and run.constructing:
            containers.construct(run, run.constructing[-1], positional, keywords)
            return Known(None)
        if function.text in ("builtins.property()", "builtins.staticmethod()"):
            run.outcome.doubt(f"`{text}()` may not be callable")
        named = {name: argument.value for name, argument in keywords}
        run.outcome.import_calls.append(
            ImportCall(function.text, tuple(values), named, span, not run.outcome.conditions)
        )
    run.escape(everything, f"`{text}()` is not followed and gets the app object or a blueprint")
    return Foreign(f"{function.text}()" if isinstance(function, Foreign) else f"{text}()")


def _fits(function: Any, positional: list[Argument], keywords: Keywords) -> bool:
    """Whether a call has the arguments that a function of the app takes."""
    if not isinstance(function, FunctionValue):
        return False
    names = [parameter[0] for parameter in function.facts.statement[4]]
    return len(positional) + len(keywords) == len(names) and all(name in names for name, _ in keywords)


def _wrap(wraps: Wraps, values: list[Any]) -> Any:
    """`functools.wraps(f)(wrapper)`: the wrapper answers to the name of `f`, and `f`'s signature counts."""
    wrapper = values[0] if values else None
    if isinstance(wrapper, FunctionValue):
        wrapper.wrapped = wraps.function
        if isinstance(wraps.function, FunctionValue):
            wrapper.name = wraps.function.name
        return wrapper
    return Unknown("something that wraps a function")


def call_function(run: Run, function: FunctionValue, positional: list[Argument], keywords: Keywords, text: str) -> Any:
    """Follow a function of the app."""
    facts = function.facts
    function.called = True
    values = [argument.value for argument in positional] + [argument.value for _, argument in keywords]
    code = facts.code
    if facts.is_async or facts.body.is_generator:
        run.escape(values, f"`{facts.name}()` runs later")
        return Unknown(f"the result of `{facts.name}()`")
    if code is None or run.depth >= MAXIMUM_DEPTH or not run.step():
        run.escape(values, f"`{facts.name}()` is not followed")
        _note_look_ups(run, function)
        _look_for_registration(run, function)
        return Unknown(f"the result of `{facts.name}()`")
    scope = Frame(function.frame.module, "function", function.frame)
    _bind(run, facts.statement[4], positional, keywords, scope, function.frame)
    outer = run.outcome.conditions
    module, run.current = run.current, function.frame.module
    run.depth += 1
    end = run.execute(code, scope)
    run.depth -= 1
    run.current = module
    run.outcome.conditions = outer
    results = scope.returned if end is not None else [*scope.returned, Known(None)]
    if not results:
        return Unknown(f"`{facts.name}()` does not return")
    result = results[0]
    for other in results[1:]:
        result = operators.merge(run, result, other)
    return result


def _note_look_ups(run: Run, function: FunctionValue) -> None:
    """What a function whose code was not kept reads of the environment, which raises where it is absent."""
    for _, key, place in function.facts.body.reads:
        value = Known(key[1]) if key[0] == "const" else Unknown("a key that is not known")
        span = function.frame.module.span(place)
        run.outcome.import_calls.append(ImportCall("os.environ[]", (value,), {}, span, False))


def _look_for_registration(run: Run, function: FunctionValue) -> None:
    """A function whose code was not kept may call one that registers functions; then what is registered is open."""
    for callee in function.facts.body.callees:
        root = callee.partition(".")[0].rstrip("()[]")
        target = function.frame.names.get(root) or (function.frame.module.frame or function.frame).names.get(root)
        if isinstance(target, Container) or (isinstance(target, FunctionValue) and target.facts.code is not None):
            run.outcome.doubt(f"`{function.name}()` runs while importing and is not followed")
            return


def _bind(
    run: Run,
    parameters: Any,
    positional: list[Argument],
    keywords: Keywords,
    scope: Frame,
    around: Frame,
) -> None:
    """Give the parameters of a call their values."""
    rest = [argument.value for argument in positional]
    named = {name: argument.value for name, argument in keywords if name is not None}
    open_ = any(name is None for name, _ in keywords)
    wrong = False
    for name, kind, default, _annotation, _position in parameters:
        if kind == "var-positional":
            scope.names[name] = Unknown("*") if open_ else Known(tuple(rest))
            rest = []
        elif kind == "var-keyword":
            scope.names[name] = Unknown("**") if open_ else Known(dict(named))
            named = {}
        elif kind != "keyword-only" and rest:
            scope.names[name] = rest.pop(0)
        elif name in named:
            scope.names[name] = named.pop(name)
        elif default is not None and not open_:
            scope.names[name] = run.evaluate(default, around)
        else:
            wrong = wrong or not open_
            scope.names[name] = Unknown(f"no value for `{name}`")
    if wrong or rest or named:
        run.outcome.doubt("a function is called with arguments that do not fit while importing")


def _make_container(
    run: Run, kind: str, cls: ClassValue, positional: list[Argument], keywords: Keywords, span: Span
) -> Container:
    """An object of a class that inherits from the library's: its own `__init__` is followed."""
    made = containers.create(run, kind, cls, positional, keywords, span)
    initialise = of_class(cls, "__init__")
    if not isinstance(initialise, FunctionValue):
        containers.construct(run, made, positional, keywords)
    elif initialise.facts.code is not None:
        run.constructing.append(made)
        call_function(run, initialise, [Argument(made, span, None), *positional], keywords, cls.name)
        run.constructing.pop()
    return made


def instantiate(run: Run, cls: ClassValue, positional: list[Argument], keywords: Keywords, span: Span) -> Any:
    """Make an object of one of the app's classes: an app object where it inherits from the library's."""
    ancestors = bases(cls)
    for base in ancestors:
        if isinstance(base, Ref):
            kind = run.library.container_class(base.name)
            if kind is not None:
                return _make_container(run, kind, cls, positional, keywords, span)
    values = [argument.value for argument in positional] + [argument.value for _, argument in keywords]
    if any(isinstance(base, Ref) and base.name.startswith("azurefunctions.extensions.base") for base in ancestors):
        run.outcome.doubt(f"`{cls.name}` extends the worker")
    instance = InstanceValue(
        cls, {} if not cls.decorated and all(isinstance(b, ClassValue) for b in ancestors) else None
    )
    initialise = of_class(cls, "__init__")
    if instance.attributes is not None and isinstance(initialise, FunctionValue):
        if initialise.facts.code is None:
            _note_look_ups(run, initialise)
            run.escape(values, f"`{cls.name}()` gets the app object or a blueprint")
            instance.attributes = None
        else:
            call_function(run, initialise, [Argument(instance, span, None), *positional], keywords, cls.name)
    elif values:
        if instance.attributes is not None and of_class(cls, "__new__") is None:
            run.outcome.doubt(f"`{cls.name}()` gets arguments that it does not take")
        run.escape(values, f"`{cls.name}()` gets the app object or a blueprint")
    return instance
