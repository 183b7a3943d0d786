"""Attributes: what `value.name` gives."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index.objects import (
    BoundMethod,
    Builder,
    ClassValue,
    Container,
    Foreign,
    FunctionValue,
    InstanceValue,
    LibraryMethod,
    ModuleValue,
)
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from collections.abc import Callable

    from funclint.findings import Span
    from funclint.index.run import Run

    Place = Callable[[], tuple[Span, str]]
    """Where the attribute stands and its dotted text, worked out only for what goes wrong."""

MISSING_ON_BUILDER = frozenset(("__name__", "__qualname__", "__code__", "__defaults__"))
"""Attributes of functions that a FunctionBuilder does not have: a decorator that reads them fails."""

ENUM_BASES = frozenset(("enum.Enum", "enum.StrEnum", "enum.IntEnum"))


def get(run: Run, value: Any, name: str, place: Place) -> Any:
    """The value of an attribute. What certainly is not there is noted as a failure."""
    handler = HANDLERS.get(type(value))
    return handler(run, value, name, place) if handler else Unknown(f"an attribute of what is not known: {place()[1]}")


def _of_reference(run: Run, value: Ref, name: str, place: Place) -> Any:
    full = f"{value.name}.{name}"
    if full in ("typing.TYPE_CHECKING", "typing_extensions.TYPE_CHECKING"):
        return Known(False)
    if run.library.has_name(value.name, name) is False or run.library.lacks_attribute(value.name, name):
        span, text = place()
        run.outcome.fail("unknown-azure-functions-name", span, name=name, owner=value.name, text=text, at_import=True)
        return Unknown(f"{full} does not exist")
    found = run.references[value.name, name] = Ref(full)
    return found


def _of_module(run: Run, value: ModuleValue, name: str, place: Place) -> Any:
    module = value.module
    found = module.frame.names.get(name) if module.frame else None
    if found is not None:
        return found
    child = run.modules.by_name.get(f"{module.name}.{name}")
    if child is not None and child.state != "new":
        return ModuleValue(child)
    if module.open is not None or module.unreadable or name.startswith("__"):
        return Unknown(module.open or f"{place()[1]} is not seen")
    span, text = place()
    if module.state == "loading":
        run.outcome.fail("circular-app-import", span, name=name, module=module.name, path=module.path)
    elif module.state == "loaded":
        run.outcome.fail("unresolved-app-import", span, name=name, module=module.name, attribute=True)
    return Unknown(f"{text} is not there")


def _of_container(run: Run, value: Container, name: str, place: Place) -> Any:
    if value.cls is not None:
        found = of_class(value.cls, name)
        if isinstance(found, FunctionValue):
            return BoundMethod(value, found)
        if found is not None:
            return found
    if run.library.is_method(value.class_name, name) is not False:
        return LibraryMethod(value, name)
    span, text = place()
    if value.cls is not None or value.arguments.get("*"):
        run.outcome.doubt(f"`{text}` is not seen")
        return Unknown(f"{text} is not seen")
    if not value.is_app and name in ("register_functions", "register_blueprint"):
        run.outcome.fail("invalid-blueprint-registration", span, given="nested", word=name)
    else:
        run.outcome.fail("unknown-decorator", span, name=name, owner=text.rpartition(".")[0], container=value)
    return Unknown(f"{text} does not exist")


def _of_instance(run: Run, value: InstanceValue, name: str, place: Place) -> Any:
    if value.attributes is not None and name in value.attributes:
        return value.attributes[name]
    found = of_class(value.cls, name)
    if isinstance(found, FunctionValue):
        if found.facts.decorators:
            return Unknown(f"{place()[1]} is computed")
        return BoundMethod(value, found)
    if found is not None and not value.cls.decorated and not value.cls.bases:
        return found
    return Unknown(f"{place()[1]} is not known")


def of_class(cls: ClassValue, name: str) -> Any:
    """The value of a name in a class or the app's classes that it inherits from; None where none has it."""
    if name in cls.names:
        return cls.names[name]
    return next((base.names[name] for base in bases(cls) if isinstance(base, ClassValue) and name in base.names), None)


def bases(cls: ClassValue) -> list[Any]:
    """All bases of a class, its ancestors' included, each once."""
    result: dict[int, Any] = {}
    waiting = list(reversed(cls.bases))
    while waiting:
        base = waiting.pop()
        if id(base) not in result:
            result[id(base)] = base
            if isinstance(base, ClassValue):
                waiting.extend(reversed(base.bases))
    return list(result.values())


def _of_class(run: Run, value: ClassValue, name: str, place: Place) -> Any:
    found = of_class(value, name)
    ancestors = {base.name for base in bases(value) if isinstance(base, Ref)}
    if ancestors & ENUM_BASES and isinstance(found, Known):
        if "builtins.str" in ancestors or "enum.StrEnum" in ancestors:
            return Known(found.value)
        return InstanceValue(value, {"value": found, "name": Known(name)})
    if found is not None:
        return found
    return Unknown(f"{place()[1]} is not known")


def _of_known(run: Run, value: Known, name: str, place: Place) -> Any:
    if name == "value" and isinstance(value.value, str):
        return value  # the member of a string enum
    if not hasattr(value.value, name):
        run.outcome.doubt(f"`{place()[1]}` does not exist")
    return LibraryMethod(value, name)


def _of_function(run: Run, value: FunctionValue, name: str, place: Place) -> Any:
    if name == "__name__" and value.name:
        return Known(value.name)
    if name == "__wrapped__" and value.wrapped is not None:
        return value.wrapped
    return Unknown(f"{place()[1]} is not known")


def _of_builder(run: Run, value: Builder, name: str, place: Place) -> Any:
    span, text = place()
    if name in MISSING_ON_BUILDER:
        run.outcome.fail("decorator-above-trigger", span, reads=name, builder=value, text=text)
    return Unknown(f"{text} is the library's own")


def _of_foreign(run: Run, value: Foreign, name: str, place: Place) -> Any:
    return Foreign(f"{value.text}.{name}")


HANDLERS: dict[type, Any] = {
    Ref: _of_reference,
    ModuleValue: _of_module,
    Container: _of_container,
    InstanceValue: _of_instance,
    ClassValue: _of_class,
    Known: _of_known,
    FunctionValue: _of_function,
    Builder: _of_builder,
    Foreign: _of_foreign,
}
