"""App objects and blueprints: what creating them and `register_functions` do."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import catalogue
from funclint.index.decorators import bind
from funclint.index.model import Argument
from funclint.index.objects import (
    Builder,
    ClassValue,
    Container,
    LibraryMethod,
    ModuleValue,
    PendingDecorator,
    Registration,
)
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from funclint.findings import Span
    from funclint.index.effects import Bound
    from funclint.index.run import Run

    Keywords = list[tuple[str | None, Argument]]

REGISTERING = ("register_functions", "register_blueprint")


def create(
    run: Run, class_name: str, cls: ClassValue | None, positional: list[Argument], keywords: Keywords, span: Span
) -> Container:
    """An app object or blueprint is made."""
    arguments: dict[str, Argument] = {}
    is_app = any(catalogue.is_app_class(class_name, line) for line in run.library.lines)
    module = run.current
    if cls is None:
        signature = catalogue.constructor(class_name, run.library.line)
        if signature is not None:
            bound = bind(signature, positional, keywords)
            arguments = bound.arguments
            _check_constructor(run, class_name, bound, span)
    else:
        arguments = {"*": Argument(Unknown("a subclass may set it"), span, None)}
        arguments["http_auth_level"] = arguments["*"]
    container = Container(class_name, is_app, cls, arguments, span, module)
    container.conditions = run.outcome.conditions
    run.outcome.containers.append(container)
    if class_name.rpartition(".")[2] in ("AsgiFunctionApp", "WsgiFunctionApp") and cls is None:
        container.builders.append(_web_framework(container, arguments, span, run))
    return container


def construct(run: Run, container: Container, positional: list[Argument], keywords: Keywords) -> None:
    """The library's own `__init__` of a subclass's object."""
    signature = catalogue.constructor(container.class_name, run.library.line)
    if signature is not None:
        bound = bind(signature, positional, keywords)
        _check_constructor(run, container.class_name, bound, container.span)
        container.arguments = bound.arguments


def _web_framework(container: Container, arguments: dict[str, Argument], span: Span, run: Run) -> Builder:
    """AsgiFunctionApp and WsgiFunctionApp register one HTTP function themselves, for every route."""
    from funclint.index.web_framework import builder_of

    return builder_of(container, arguments, span, run)


def _check_constructor(run: Run, class_name: str, bound: Bound, span: Span) -> None:
    word = class_name.rpartition(".")[2]
    if catalogue.is_abstract(class_name, run.library.line):
        run.outcome.fail("invalid-function-app-argument", span, reason="abstract", class_name=word)
    for problem in bound.problems:
        place = problem.argument.keyword_span or problem.argument.span if problem.argument else span
        run.outcome.fail(
            "invalid-function-app-argument", place, reason=problem.kind, class_name=word, problem=problem.details
        )
    level = bound.arguments.get("http_auth_level")
    text = level.value.value if level is not None and isinstance(level.value, Known) else None
    if level is not None and isinstance(text, str) and word != "Blueprint":
        allowed = tuple(catalogue.enum_members("AuthLevel", run.library.line))
        if text not in allowed:
            run.outcome.fail(
                "invalid-function-app-argument", level.span,
                reason="auth-level", class_name=word, value=text, allowed=allowed,
            )  # fmt: skip
    if not bound.open and word == "Blueprint":
        for name, argument in bound.extras.items():
            run.outcome.fail("ignored-blueprint-argument", argument.keyword_span or argument.span, name=name)


def method(run: Run, function: LibraryMethod, positional: list[Argument], keywords: Keywords, span: Span) -> Any:
    """A method of a container is called: a decorator is made ready, or functions are registered."""
    container, name = function.receiver, function.name
    if name in REGISTERING:
        if len(positional) + len(keywords) != 1 and not any(key is None for key, _ in keywords):
            run.outcome.fail(
                "invalid-blueprint-registration", span, given="arguments", word=str(len(positional) + len(keywords))
            )
            return Known(None)
        first = positional[0] if positional else next((argument for key, argument in keywords if key), None)
        register(run, container, first, span)
        return Known(None)
    if run.library.decorator(container.class_name, name) is not None:
        return PendingDecorator(container, name, positional, keywords, span)
    if name == "get_functions":
        run.outcome.doubt("the app calls get_functions() itself")
    return Unknown(f"the result of `{name}()`")


def register(run: Run, app: Container, given: Argument | None, span: Span) -> None:
    """`app.register_functions(blueprint)`: the blueprint's functions of this moment become the app's."""
    value = given.value if given else Unknown("nothing is given")
    if isinstance(value, Container):
        if value.is_app:
            run.outcome.fail("invalid-blueprint-registration", span, given="app", word=value.word)
            return
        registration = Registration(app, value, span, run.outcome.conditions)
        first = next((r for r in value.registered_in if r.app is app and not r.conditions and r.builders), None)
        if first is not None:
            run.outcome.fail("blueprint-registered-twice", span, blueprint=value, first=first.span)
        app.registrations.append(registration)
        value.registered_in.append(registration)
        app.builders.extend(value.builders)
        app.open.extend(value.open)
    elif isinstance(value, ModuleValue):
        run.outcome.fail("invalid-blueprint-registration", span, given="module", word=value.module.name)
    elif isinstance(value, ClassValue):
        run.outcome.fail("invalid-blueprint-registration", span, given="class", word=value.name)
    elif isinstance(value, Ref) and run.library.container_class(value.name):
        run.outcome.fail("invalid-blueprint-registration", span, given="class", word=value.name.rpartition(".")[2])
    elif isinstance(value, Known):
        run.outcome.fail("invalid-blueprint-registration", span, given="value", word=type(value.value).__name__)
    else:
        app.open.append("functions are registered that are not seen")
        run.outcome.doubt("functions are registered that are not seen")
