"""What module code makes while it is run statically: app objects, blueprints, builders, functions, classes, modules.

These live only inside the index; rules meet the plain objects of `funclint.index.model`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from funclint.findings import Span
    from funclint.index.effects import Bound
    from funclint.index.facts import Expression, FunctionFacts, Statement
    from funclint.index.model import Argument, Binding, Decoration
    from funclint.index.modules import Module

Conditions = tuple[tuple[int, int], ...]
"""The branches under which something is done, as (number of the condition, number of the branch)."""


class Frame:
    """One scope: its names, the scope around it and the module it is in. `kind` is module, class or function."""

    __slots__ = ("names", "parent", "module", "kind", "returned", "globals")

    def __init__(self, module: Module, kind: str, parent: Frame | None) -> None:
        self.names: dict[str, Any] = {}
        self.parent = parent
        self.module = module
        self.kind = kind
        self.returned: list[Any] = []
        self.globals: set[str] = set()


class ModuleValue:
    """An imported module of the app."""

    __slots__ = ("module",)

    def __init__(self, module: Module) -> None:
        self.module = module


class FunctionValue:
    """A function object: a `def` that was run, perhaps wrapped by decorators of the project.

    `wrapped` is what `functools.wraps` recorded; `signature_unknown` is set where `__signature__` is assigned or a
    decorator that is not understood may have changed it. `inner` is the function that a decorator got to make this
    one, `decorated_by` that decorator's text and place; `made_from` is the FunctionBuilder that a decorator above
    azure's got instead. `called` is whether it runs while importing.
    """

    __slots__ = (
        "facts", "frame", "name", "wrapped", "signature_unknown", "method_of", "called", "inner", "decorated_by",
        "properties", "made_from",
    )  # fmt: skip

    def __init__(self, facts: FunctionFacts, frame: Frame, method_of: str | None) -> None:
        self.facts = facts
        self.frame = frame
        self.name = facts.name
        self.wrapped: Any = None
        self.signature_unknown: str | None = None
        self.method_of = method_of
        self.called = False
        self.inner: Any = None
        self.decorated_by: tuple[str, Span] | None = None
        self.properties: list[Bound] = []
        self.made_from: Builder | None = None


class LambdaValue:
    """A lambda."""

    __slots__ = ("parameters", "body", "frame", "span")

    def __init__(self, parameters: tuple[Any, ...], body: Expression, frame: Frame, span: Span) -> None:
        self.parameters = parameters
        self.body = body
        self.frame = frame
        self.span = span


class ClassValue:
    """A class of the app. `bases` are values; `names` is its namespace; `annotation` what it is as one, once asked."""

    __slots__ = ("name", "bases", "names", "module", "decorated", "statement", "annotation")

    def __init__(
        self, name: str, bases: list[Any], names: dict[str, Any], module: Module, statement: Statement
    ) -> None:
        self.name = name
        self.bases = bases
        self.names = names
        self.module = module
        self.decorated = bool(statement[4]) or bool(statement[3])
        self.statement = statement
        self.annotation: Any = None


class InstanceValue:
    """An object of one of the app's classes. `attributes` is None where they cannot be known."""

    __slots__ = ("cls", "attributes")

    def __init__(self, cls: ClassValue, attributes: dict[str, Any] | None) -> None:
        self.cls = cls
        self.attributes = attributes


class BoundMethod:
    """A method taken from an instance or class of the app."""

    __slots__ = ("receiver", "function")

    def __init__(self, receiver: Any, function: FunctionValue) -> None:
        self.receiver = receiver
        self.function = function


class LibraryMethod:
    """A method of an app object, a blueprint or a known value, not yet called: `app.route`, `"x".format`."""

    __slots__ = ("receiver", "name")

    def __init__(self, receiver: Any, name: str) -> None:
        self.receiver = receiver
        self.name = name


class Wraps:
    """`functools.wraps(function)`: copies the identity of `function` to what it decorates."""

    __slots__ = ("function",)

    def __init__(self, function: Any) -> None:
        self.function = function


class Foreign:
    """What a library returned or is: not looked into. `text` is its dotted name."""

    __slots__ = ("text",)

    def __init__(self, text: str) -> None:
        self.text = text


class Container:
    """An app object or a blueprint: an object of FunctionApp, DFApp, Blueprint… or of a subclass.

    `class_name` is the library class, dotted. `open` holds reasons why functions that are not seen may be added to it.
    `registrations` are what `register_functions` did, on the app object; `registered_in` the same, on the blueprint.
    """

    __slots__ = (
        "class_name", "is_app", "cls", "arguments", "span", "module", "builders", "open", "registrations",
        "registered_in", "conditions", "lost",
    )  # fmt: skip

    def __init__(
        self,
        class_name: str,
        is_app: bool,
        cls: ClassValue | None,
        arguments: dict[str, Argument],
        span: Span,
        module: Module,
    ) -> None:
        self.class_name = class_name
        self.is_app = is_app
        self.cls = cls
        self.arguments = arguments
        self.span = span
        self.module = module
        self.builders: list[Builder] = []
        self.open: list[str] = []
        self.registrations: list[Registration] = []
        self.registered_in: list[Registration] = []
        self.conditions: Conditions = ()
        self.lost: list[Builder] = []

    @property
    def word(self) -> str:
        """What people call it: `FunctionApp`, `Blueprint`, `DFApp`."""
        return self.class_name.rpartition(".")[2]


class Registration:
    """One call of `register_functions` or `register_blueprint`."""

    __slots__ = ("app", "blueprint", "span", "builders", "conditions")

    def __init__(self, app: Container, blueprint: Container, span: Span, conditions: Conditions) -> None:
        self.app = app
        self.blueprint = blueprint
        self.span = span
        self.builders = tuple(blueprint.builders)
        self.conditions = conditions


class Builder:
    """The library's FunctionBuilder: a function being put together by decorators.

    `bounds` are the decorators' calls, `replaced` the parameters where a decorator replaced them (`mcp_tool`). `lost`
    are the builders that a durable decorator threw away for this one.
    """

    __slots__ = (
        "function", "container", "bindings", "settings", "decorations", "conditions", "span", "failed", "certain_name",
        "bypassed", "module", "mixed", "foreign_above", "bounds", "replaced", "lost",
    )  # fmt: skip

    def __init__(self, function: Any, container: Container, span: Span, conditions: Conditions, module: Module) -> None:
        self.function = function
        self.container = container
        self.bindings: list[Binding] = []
        self.settings: dict[str, list[dict[str, Argument]]] = {}
        self.decorations: list[Decoration] = []
        self.conditions = conditions
        self.span = span
        self.failed = False
        self.certain_name = True
        self.bypassed: list[Any] = []
        self.module = module
        self.mixed = False
        self.foreign_above: str | None = None
        self.bounds: list[tuple[str, Bound]] = []
        """The calls of its decorators that have surplus keywords, with the decorators' names."""
        self.replaced: tuple[str, ...] | None = None
        self.lost: list[Builder] = []


class PendingDecorator:
    """`app.route(…)` before it is applied to a function."""

    __slots__ = ("container", "name", "positional", "keywords", "span")

    def __init__(
        self,
        container: Container,
        name: str,
        positional: list[Argument],
        keywords: list[tuple[str | None, Argument]],
        span: Span,
    ) -> None:
        self.container = container
        self.name = name
        self.positional = positional
        self.keywords = keywords
        self.span = span


class Partial:
    """`functools.partial(app.route, …)`: a method of an app object or blueprint with some of its arguments."""

    __slots__ = ("function", "positional", "keywords")

    def __init__(
        self, function: LibraryMethod, positional: list[Argument], keywords: list[tuple[str | None, Argument]]
    ) -> None:
        self.function = function
        self.positional = positional
        self.keywords = keywords

    @property
    def receiver(self) -> Any:
        """The app object or blueprint."""
        return self.function.receiver


class Handle:
    """What the durable library puts in the place of an orchestrator or entity function; it takes `context`."""

    __slots__ = ("kind", "function")

    def __init__(self, kind: str, function: Any) -> None:
        self.kind = kind
        self.function = function
