"""From a builder to a function of the model: its name, parameters, annotations and the bindings that are sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Span
from funclint.index.attributes import of_class
from funclint.index.completion import complete_http
from funclint.index.effects import BindingData
from funclint.index.model import Function, Parameter
from funclint.index.objects import BoundMethod, ClassValue, FunctionValue, Handle, LambdaValue
from funclint.index.resolve import resolve
from funclint.index.values import Known, Unknown
from funclint.index.web_framework import WEB_FRAMEWORK

if TYPE_CHECKING:
    from funclint.index.model import Argument, Binding
    from funclint.index.objects import Builder, Container
    from funclint.index.run import Run


def function_of(run: Run, builder: Builder, app: Container | None) -> Function:
    """The function that a builder makes; `app` is the app object that has it (None: no app object has it)."""
    clients = {
        binding.name for binding in builder.bindings if binding.decorator == "durable_client_input" and binding.name
    }
    function = handler_of(run, builder.function, builder, clients)
    function.container = builder.container
    function.conditional = builder.conditions
    function.decorations = builder.decorations
    function.settings = {name: given[0] for name, given in builder.settings.items()}
    function.bindings = builder.bindings
    function.notes["bypassed"] = builder.bypassed
    function.notes["mixed"] = builder.mixed
    function.notes["failed"] = builder.failed
    function.notes["foreign_above"] = builder.foreign_above
    function.notes["function_names"] = builder.settings.get("function_name", [])
    _name(function, builder)
    function.notes["builder"] = builder
    function.notes["lost"] = builder.lost
    if builder.foreign_above is not None:
        run.outcome.doubt(f"`@{builder.foreign_above}` gets a FunctionBuilder, which it may not be made for")
    if (clients or builder.replaced is not None) and "handle" not in function.notes:
        function.is_async = True  # the library's own wrapper is
    if builder.replaced is not None and function.parameters is not None:
        function.notes["own_parameters"] = function.parameters
        own = {parameter.name: parameter for parameter in function.parameters}
        function.parameters = [
            own.get(name) or Parameter(name, "positional", False, None, function.span, None)
            for name in builder.replaced
        ]
        function.notes["unresolvable"] = []
    if app is not None:
        _complete(run, function, app)
        _defer(run, function)
    return function


def handler_of(run: Run, value: Any, builder: Builder | None, clients: set[str]) -> Function:
    """A callable as a function without bindings: its place, name and signature.

    `builder` may be None for a value that certainly is a callable of the app. `clients` are parameters that get a
    durable client, so that their annotations do not count.
    """
    kinds = []
    while isinstance(value, Handle):
        kinds.append(value.kind)
        value = value.function
    function = _identified(run, value, builder)
    if isinstance(value, FunctionValue):
        function.is_async = value.facts.is_async and not value.facts.body.is_generator
    if kinds:
        function.is_async = False
        function.notes["handle"] = kinds[0]
        function.parameters = [Parameter("context", "positional", False, None, function.span, None)]
    elif isinstance(value, FunctionValue):
        _signature(run, function, value, clients)
    return function


def _identified(run: Run, value: Any, builder: Builder | None) -> Function:
    """The function with its place: that of the innermost `def`."""
    if isinstance(value, (ClassValue, LambdaValue, BoundMethod)):
        return _callable(run, value)
    if not isinstance(value, FunctionValue):
        if builder is None:
            raise ValueError("a callable that is not of the app")
        function = Function("", builder.module.path, builder.span)
        function.notes["opaque"] = True
        if value is WEB_FRAMEWORK:
            function.is_async = builder.container.word == "AsgiFunctionApp"
        return function
    inner = value
    while isinstance(inner.inner or inner.wrapped, FunctionValue):
        inner = inner.inner or inner.wrapped
    facts, module = inner.facts, inner.frame.module
    function = Function(value.name, module.path, module.span(facts.name_position))
    function.facts = facts
    function.notes["module"] = module
    function.notes["def_span"] = module.span(facts.position)
    function.line = first_line(module, facts)
    function.notes["method_of"] = inner.method_of
    function.notes["value"] = value
    if value is not inner:
        function.notes["decorated_by"] = value.decorated_by
        function.notes["wrapper"] = None if value.wrapped is not None or value.signature_unknown else value
        function.notes["name_certain"] = value.signature_unknown is None
    return function


def _callable(run: Run, value: ClassValue | LambdaValue | BoundMethod) -> Function:
    """A class, lambda or bound method that is decorated like a function."""
    if isinstance(value, LambdaValue):
        function = Function("<lambda>", value.frame.module.path, value.span)
        function.parameters = _plain_parameters(value.parameters, function.span)
        return function
    if isinstance(value, ClassValue):
        function = Function(value.name, value.module.path, value.module.span(value.statement[-1]))
        inner = of_class(value, "__init__")
        if not value.bases and not value.decorated:
            function.parameters = []
    else:
        inner = value.function
        facts, module = inner.facts, inner.frame.module
        function = Function(facts.name, module.path, module.span(facts.name_position))
        function.is_async = facts.is_async and not facts.body.is_generator
        function.line = first_line(module, facts)
    if isinstance(inner, FunctionValue) and not inner.facts.decorators:
        function.parameters = []
        for item in inner.facts.parameters[1:]:
            annotation = None if item.annotation is None else resolve(run, item.annotation, inner.frame)[0]
            place = None if item.annotation is None else inner.frame.module.span(item.annotation[-1])
            span = inner.frame.module.span(item.position)
            function.parameters.append(
                Parameter(item.name, item.kind, item.default is not None, annotation, span, place)
            )
    return function


def _plain_parameters(parameters: Any, span: Span) -> list[Parameter]:
    """Parameters whose annotations are not looked into."""
    unknown = Unknown("it is not looked into")
    return [Parameter(p[0], p[1], p[2] is not None, unknown if p[3] else None, span, None) for p in parameters]


def first_line(module: Any, facts: Any) -> int:
    """The line of the first decorator, which is where Python says that a function begins."""
    lines = [decorator[-1][0] for decorator in facts.decorators]
    return int(min([facts.position[0], *lines]))


def _name(function: Function, builder: Builder) -> None:
    """The name: what the `function_name` nearest to the `def` says, else the function's own."""
    given: dict[str, Argument] | None = function.settings.get("function_name")
    if given is None:
        if function.notes.get("opaque") or not function.notes.get("name_certain", True):
            function.notes["name_guessed"] = function.name
        if function.notes.get("opaque"):
            function.name = None
        return
    argument = given.get("name")
    value = argument.value if argument else None
    if isinstance(value, Known) and not isinstance(value.value, str):
        function.notes["name_is_no_text"] = True
    function.name = value.value if isinstance(value, Known) and isinstance(value.value, str) else None
    if argument is not None:
        function.name_span = argument.span


def _signature(run: Run, function: Function, value: FunctionValue, clients: set[str]) -> None:
    """The parameters as `inspect.signature` sees them, annotations as `typing.get_type_hints` does."""
    outer = value
    while value.signature_unknown is None and value.wrapped is not None:
        if not isinstance(value.wrapped, FunctionValue):
            function.notes["signature_unknown"] = "what is wrapped is not known"
            run.outcome.doubt("what a wrapper wraps is not known")
            return
        value = value.wrapped
    if value.signature_unknown is not None:
        function.notes["signature_unknown"] = value.signature_unknown
        run.outcome.doubt(value.signature_unknown)
        return
    module = value.frame.module
    unresolvable: list[tuple[str, Span, Any]] = []
    parameters = []
    for name, kind, default, written, position in value.facts.statement[4]:  # the fields of `ParameterFacts`
        annotation: Any = None
        if written is not None and name not in clients:
            annotation, problem = resolve(run, written, value.frame)
            if problem is not None:
                unresolvable.append((name, module.span(written[-1]), problem))
                annotation = Unknown("it cannot be resolved")
        place = None if written is None else written[-1]
        parameters.append(Parameter(name, kind, default is not None, annotation, position, place, module))
    function.parameters = parameters
    if value.facts.returns is not None:
        function.returns, problem = resolve(run, value.facts.returns, value.frame)
        function.returns_span = module.span(value.facts.returns[-1])
        if problem is not None:
            unresolvable.append(("return", function.returns_span, problem))
            function.returns = Unknown("it cannot be resolved")
    function.notes["unresolvable"] = unresolvable
    function.notes["signature_of"] = value
    function.notes["outermost"] = outer


def _defer(run: Run, function: Function) -> None:
    """A function that takes an SDK type gets all its bindings in the deferred form."""
    from funclint.index.completion import complete_deferred

    if function.parameters is None or not run.has_sdk_types():
        return
    data = [BindingData(b.data, b.uncertain, b.open, b.is_trigger) for b in function.bindings]
    annotations = {parameter.name: parameter.annotation for parameter in function.parameters}
    complete_deferred(data, annotations, True)


def _complete(run: Run, function: Function, app: Container) -> None:
    """HTTP triggers get their route and level from the function's name and the app object."""
    level: Any = None
    if app.is_app:
        argument = app.arguments.get("http_auth_level")
        from funclint.index.values import Ref

        level = argument.value if argument else Ref("azure.functions.AuthLevel.FUNCTION")
    name: Any = function.name if function.name is not None else Unknown("the function's name is not known")
    for binding in function.bindings:
        if binding.is_trigger and binding.type in ("httpTrigger", None):
            _drop_camel_level(run, function, binding)
            data = BindingData(binding.data, binding.uncertain, binding.open, True)
            complete_http(data, Known(name) if isinstance(name, str) else name, level, run.library.line)


def _drop_camel_level(run: Run, function: Function, binding: Binding) -> None:
    """`generic_trigger(authLevel=…)`: the library looks for `auth_level`, finds none, and sets the app's level over it
    (FunctionBuilder._validate_function of azure-functions, decorators/function_app.py)."""
    builder = function.notes["builder"]
    for name, bound in builder.bounds:
        if name == "generic_trigger" and "authLevel" in bound.extras and "auth_level" not in bound.extras:
            if not bound.open:
                binding.data.pop("authLevel", None)
                argument = bound.extras["authLevel"]
                run.outcome.fail(
                    "ignored-decorator-argument",
                    argument.keyword_span or argument.span,
                    builder=builder,
                    decorator=name,
                    signature=bound.signature,
                    name="authLevel",
                    reason="replaced",
                )
            else:
                binding.data["authLevel"] = Unknown("the app's level may replace it")
