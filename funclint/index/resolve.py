"""Annotations as `typing.get_type_hints` resolves them: names looked up in the module, text parsed and looked up."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Span
from funclint.index.annotation_types import MAXIMUM_TYPES, Generic, LocalClass, NotAType, Union, size_of
from funclint.index.extract import Extractor
from funclint.index.objects import ClassValue, Foreign, FunctionValue, InstanceValue, LambdaValue, ModuleValue
from funclint.index.values import Known, Ref, Unknown
from funclint.parsing import parse

if TYPE_CHECKING:
    from funclint.index.facts import Expression
    from funclint.index.model import Failure
    from funclint.index.objects import Frame
    from funclint.index.run import Run

NOT_TYPES = {
    "typing.TypeVar()": "TypeVar",
    "typing.NewType()": "NewType",
    "typing.ParamSpec()": "ParamSpec",
    "typing_extensions.TypeVar()": "TypeVar",
}
"""Calls whose results are certainly no classes."""


def resolve(run: Run, expression: Expression, frame: Frame) -> tuple[Any, Failure | None]:
    """What an annotation means, and what goes wrong when it is looked up (None: nothing)."""
    failures = run.outcome.failures
    first = len(failures)
    if frame.module.facts.future_annotations and frame.module.frame is not None:
        frame = frame.module.frame  # text is looked up in the module, not in the scopes around the function
    outer, run.outcome.conditions = run.outcome.conditions, ()
    depth = run.depth
    try:
        value = annotation_of(run, run.evaluate(expression, frame), frame)
    except RecursionError:
        run.depth = depth
        value = Unknown("an annotation that is nested too deeply")
    run.outcome.conditions = outer
    problem = failures[first] if len(failures) > first else None
    del failures[first:]
    return value, problem


def annotation_of(run: Run, value: Any, frame: Frame, depth: int = 0) -> Any:
    """A value as an annotation, in the classes of `funclint.index.annotation_types`."""
    if depth > 20:
        return Unknown("nested too deeply")
    if type(value) is Ref:
        return NotAType("a type alias") if value.name == "typing.TypeAliasType" else value
    if isinstance(value, Known):
        if isinstance(value.value, str):
            return _text(run, value.value, frame, depth)
        return value
    if isinstance(value, Generic):
        if isinstance(value.origin, Ref) and value.origin.name.endswith(".Annotated"):
            return annotation_of(run, value.args[0], frame, depth + 1)  # the rest is no annotation
        inside = tuple(annotation_of(run, argument, frame, depth + 1) for argument in value.args)
        origin = (
            annotation_of(run, value.origin, frame, depth + 1) if isinstance(value.origin, ClassValue) else value.origin
        )
        return Generic(origin, inside)
    if isinstance(value, Union):
        return Union(tuple(annotation_of(run, member, frame, depth + 1) for member in value.members), value.bar)
    if isinstance(value, ClassValue):
        return _class(run, value, frame, depth)
    if isinstance(value, Foreign):
        return NotAType(NOT_TYPES[value.text]) if value.text in NOT_TYPES else Unknown(value.text)
    if isinstance(value, ModuleValue):
        return NotAType("a module")
    if isinstance(value, (FunctionValue, LambdaValue)):
        return NotAType("a function")
    if isinstance(value, InstanceValue):
        return Unknown("an instance")
    return value if isinstance(value, Unknown) else Unknown("an annotation that is not followed")


def _class(run: Run, cls: ClassValue, frame: Frame, depth: int) -> Any:
    if cls.annotation is not None:
        return cls.annotation
    bases = None
    if not cls.decorated or _only_dataclass(cls):
        bases = [annotation_of(run, base, frame, depth + 1) for base in cls.bases]
        if any(isinstance(base, Unknown) for base in bases) or size_of(tuple(bases)) > MAXIMUM_TYPES:
            bases = None
    cls.annotation = LocalClass(cls.name, bases, [name for name in cls.names if name != "*class"])
    return cls.annotation


def _only_dataclass(cls: ClassValue) -> bool:
    """`@dataclass` returns the class itself."""
    keywords, decorators = cls.statement[3], cls.statement[4]
    if keywords:
        return False
    for decorator in decorators:
        inner = decorator[1] if decorator[0] == "call" else decorator
        if inner[-2 if inner[0] == "attr" else 1] != "dataclass":
            return False
    return True


def _text(run: Run, text: str, frame: Frame, depth: int) -> Any:
    """An annotation that is a string, as text and inside others: evaluated in the module of the function."""
    try:
        node: Any = parse(text.strip(), "eval")
        expression = Extractor().expression(node.body)
    except SyntaxError:
        run.outcome.fail("annotation-syntax", Span(frame.module.path), name=text)
        return Unknown("an annotation that does not parse")
    except (ValueError, RecursionError, MemoryError):
        return Unknown("an annotation that is not followed")
    if frame.module.frame is not None:
        frame = frame.module.frame
    return annotation_of(run, run.evaluate(expression, frame), frame, depth + 1)
