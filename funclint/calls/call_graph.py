"""What functions of the app call, by name: library functions as dotted names, functions of the app as scopes.

Only what is certain is resolved: names of modules, imports (also inside functions), local names that are bound once,
nested functions, methods of objects whose class is known. Everything else is not followed. Nothing here recurses over
calls, and a search looks at a bounded number of functions (`funclint.calls.call_search`).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from funclint.index.attributes import of_class
from funclint.index.evaluate import find
from funclint.index.facts import FunctionFacts
from funclint.index.modules import absolute_name
from funclint.index.objects import ClassValue, Foreign, FunctionValue, InstanceValue, ModuleValue
from funclint.index.values import Known, Ref

if TYPE_CHECKING:
    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.facts import BodyFacts, CallFacts, Expression
    from funclint.index.model import Function
    from funclint.index.modules import Module
    from funclint.index.objects import Frame

MAXIMUM_DEPTH = 12
"""How far a local name is followed through other local names."""

PART = re.compile(r"\w+|\(\)|\[\]|\(\w+\)")


class Scope:
    """A function of the app in its place: where the names in it are looked up.

    `cls` is the exact class of the object for a method, `outer` the function around a nested one.
    """

    __slots__ = ("facts", "frame", "cls", "outer", "links", "_body", "_calls", "_parameters", "_assigned", "_nested")

    def __init__(self, facts: FunctionFacts, frame: Frame, cls: ClassValue | None, outer: Scope | None) -> None:
        self.facts = facts
        self.frame = frame
        self.cls = cls
        self.outer = outer
        self.links: dict[str, Any] = {}
        self._body: BodyFacts | None = None
        self._calls: list[CallFacts] | None = None
        self._parameters: tuple[str, ...] | None = None
        self._assigned: dict[str, Expression] | None = None
        self._nested: dict[str, Any] | None = None

    @property
    def body(self) -> BodyFacts:
        """The summary of the body."""
        if self._body is None:
            self._body = self.facts.body
        return self._body

    @property
    def calls(self) -> list[CallFacts]:
        """The calls in the body."""
        if self._calls is None:
            self._calls = self.facts.calls
        return self._calls

    @property
    def parameters(self) -> tuple[str, ...]:
        """The names of the parameters."""
        if self._parameters is None:
            self._parameters = tuple([parameter[0] for parameter in self.facts.statement[4]])
        return self._parameters

    @property
    def assigned(self) -> dict[str, Expression]:
        """Local name -> what it is assigned."""
        if self._assigned is None:
            self._assigned = dict(self.body.assigned)
        return self._assigned

    @property
    def nested(self) -> dict[str, Any]:
        """Name -> statement of the functions inside."""
        if self._nested is None:
            self._nested = {statement[1]: statement for statement in self.body.functions}
        return self._nested

    @property
    def module(self) -> Module:
        """The module that the function is in."""
        return self.frame.module

    @property
    def name(self) -> str:
        """How to speak of it: `Class.method` or the name after `def`."""
        return f"{self.cls.name}.{self.facts.name}" if self.cls is not None else self.facts.name

    def span(self, position: Any) -> Span:
        """The place of a position of the facts."""
        return self.module.span(position)


class Parameter:
    """The value of a parameter: not known, but certainly no name of the module."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name


class CallGraph:
    """Resolves what the functions of one app call; each function and each name once.

    `own_names` are the names of all functions and methods of the app.
    """

    def __init__(self, app: App) -> None:
        self.index = app.index
        self.notes = app.notes
        self.modules = {module.name: module for module in app.index.modules}
        self.own_names = frozenset(function.name for function in app.index.outcome.functions)
        self._scopes: dict[tuple[int, int, int], Scope] = {}

    def scope_of(self, function: Function) -> Scope | None:
        """The scope of a handler; None where what runs is not its own `def`."""
        value = function.notes.get("value")
        if function.facts is None or not isinstance(value, FunctionValue) or function.notes.get("decorated_by"):
            return None
        return self.scope(function.facts, value.frame, None, None)

    def scope(self, facts: FunctionFacts, frame: Frame, cls: ClassValue | None, outer: Scope | None) -> Scope:
        """The one scope of a function."""
        key = (id(facts.statement), id(cls), id(outer))
        found = self._scopes.get(key)
        if found is None:
            found = self._scopes[key] = Scope(facts, frame, cls, outer)
        return found

    def target(self, scope: Scope, callee: str) -> str | Scope | Parameter | None:
        """What `callee`, the dotted text of a call in `scope`, means: the dotted name in a library (`()` after what is
        called on the way: `requests.Session().get`), a function of the app, or something of a parameter."""
        links = scope.links
        if callee not in links:
            links[callee] = self._target(self.value(scope, callee))
        return links[callee]  # type: ignore[no-any-return]

    def _target(self, value: Any) -> str | Scope | Parameter | None:
        if isinstance(value, Ref):
            return value.name
        if isinstance(value, Foreign):
            return value.text
        if isinstance(value, Scope | Parameter):
            return value
        if isinstance(value, FunctionValue):
            return self._own(value, None)
        if isinstance(value, ClassValue) and not value.decorated:
            made = of_class(value, "__init__")
            return self._own(made, value) if isinstance(made, FunctionValue) else None
        return None

    def _own(self, function: FunctionValue, cls: ClassValue | None) -> Scope | None:
        if function.inner is not None or function.decorated_by is not None:
            return None
        if function.facts.decorators:
            return None
        return self.scope(function.facts, function.frame, cls, None)

    # values

    def value(self, scope: Scope, text: str, depth: int = 0) -> Any:
        """The value of a dotted text with `()` and `[]` in it, or None."""
        parts = PART.findall(text)
        if not parts or parts[0][0] in "([":
            return None
        value = self._name(scope, parts[0], depth)
        for part in parts[1:]:
            if value is None:
                return None
            value = self._called(value) if part == "()" else None if part[0] in "[(" else self._attribute(value, part)
        return value

    def _name(self, scope: Scope, name: str, depth: int) -> Any:
        inner: Scope | None = scope
        while inner is not None:
            body = inner.body
            if name in body.global_names:
                break
            if name in body.unsure:
                return None
            if name in inner.parameters:
                return self._parameter(inner, name) if name not in body.locals else None
            if name in body.locals:
                return self._expression(inner, inner.assigned[name], depth + 1)
            if name in inner.nested:
                statement = inner.nested[name]
                return None if statement[3] else self.scope(FunctionFacts(statement), inner.frame, None, inner)
            for statement in body.imports:
                found, value = self._imported(inner, statement, name)
                if found:
                    return value
            inner = inner.outer
        value = find(name, scope.frame)
        if value is None and scope.module.open is None and self.index.library.is_builtin(name):
            return Ref("builtins." + name)
        return value

    def _parameter(self, scope: Scope, name: str) -> Any:
        if name == scope.parameters[0] and scope.cls is not None:
            return InstanceValue(scope.cls, None)
        return Parameter(name)

    def _expression(self, scope: Scope, expression: Expression, depth: int) -> Any:
        """The value of what a local name is assigned."""
        if depth > MAXIMUM_DEPTH:
            return None
        match expression:
            case ("const", constant, _):
                return Known(constant)
            case ("name", name, _):
                return self._name(scope, name, depth)
            case ("attr", value, name, _):
                return self._attribute(self._expression(scope, value, depth + 1), name)
            case ("call", function, _, _, _):
                return self._called(self._expression(scope, function, depth + 1))
            case ("with", value, _):
                entered = self._expression(scope, value, depth + 1)
                return entered if isinstance(entered, Foreign) else None
        return None

    def _attribute(self, value: Any, name: str) -> Any:
        if isinstance(value, Ref):
            return Ref(f"{value.name}.{name}")
        if isinstance(value, Foreign):
            return Foreign(f"{value.text}.{name}")
        if isinstance(value, Parameter):
            return Parameter(f"{value.name}.{name}")
        if isinstance(value, ModuleValue):
            module = value.module
            found = module.frame.names.get(name) if module.frame else None
            child = self.modules.get(f"{module.name}.{name}")
            return found if found is not None or child is None else ModuleValue(child)
        if isinstance(value, InstanceValue):
            if value.attributes and name in value.attributes:
                return value.attributes[name]
            return self._method(value.cls, name)
        if isinstance(value, ClassValue):
            return self._method(value, name)
        return None

    def _method(self, cls: ClassValue, name: str) -> Any:
        found = None if cls.decorated else of_class(cls, name)
        return self._own(found, cls) if isinstance(found, FunctionValue) else None

    def _called(self, value: Any) -> Any:
        if isinstance(value, Ref):
            return Foreign(value.name + "()")
        if isinstance(value, Foreign):
            return Foreign(value.text + "()")
        if isinstance(value, Parameter):
            return Parameter(value.name + "()")
        if isinstance(value, ClassValue) and not value.decorated:
            return InstanceValue(value, None)
        return None

    def _imported(self, scope: Scope, statement: Any, name: str) -> tuple[bool, Any]:
        """Whether an import inside a function binds a name, and to what."""
        if statement[0] == "import":
            for dotted, alias in statement[1]:
                bound = alias or dotted.partition(".")[0]
                if bound == name:
                    return True, self._module(dotted if alias else bound)
            return False, None
        _, target, names, level, _ = statement
        for original, alias in names:
            if (alias or original) == name:
                full = absolute_name(scope.module, target, level) if level else target
                source = self._module(full) if full else None
                return True, None if source is None else self._attribute(source, original)
        return False, None

    def _module(self, name: str) -> Any:
        if not self.index.is_of_app(name):
            return Ref(name)
        module = self.modules.get(name)
        return ModuleValue(module) if module is not None else None


def graph_of(app: App) -> CallGraph:
    """The call graph of an app, made once."""
    graph = app.__dict__.get("call_graph")
    if graph is None:
        graph = app.__dict__["call_graph"] = CallGraph(app)
    return graph
