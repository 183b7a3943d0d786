"""Operators, truth, sequences and the joining of branches, on values that may be unknown."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from funclint.index.annotation_types import MAXIMUM_TYPES, Generic, Union
from funclint.index.objects import (
    BoundMethod,
    Builder,
    ClassValue,
    Container,
    Frame,
    FunctionValue,
    InstanceValue,
    LambdaValue,
    LibraryMethod,
    ModuleValue,
)
from funclint.index.values import Known, Ref, Unknown, is_large

if TYPE_CHECKING:
    from collections.abc import Callable

    from funclint.index.facts import Expression
    from funclint.index.run import Run

THINGS = (FunctionValue, ClassValue, ModuleValue, Container, Builder, LambdaValue, BoundMethod, LibraryMethod)
"""Objects that are true and are not None."""

LIBRARY = "azure.functions"
"""A module that the worker always has: a reference to it is as good as such an object."""

DEPENDS = "it depends on a condition"
"""Why a container is open of which it is not known whether it is the one."""

MAXIMUM_TEXT = 10_000
"""Characters of a string that is computed."""

MAXIMUM_ITEMS = 10_000
"""Items of a sequence that is computed or walked."""

MAXIMUM_BITS = 4096
"""Bits of a number; Python itself does not turn much larger ones into text."""

BINARY: dict[str, Callable[[Any, Any], Any]] = {
    "Add": lambda a, b: a + b,
    "Sub": lambda a, b: a - b,
    "Mult": lambda a, b: a * b if abs(b if isinstance(b, int) else a) < 1000 else None,
    "Mod": lambda a, b: a % (tuple([item.value for item in b]) if isinstance(b, tuple) else b),
    "FloorDiv": lambda a, b: a // b,
    "Div": lambda a, b: a / b,
}


def binary(run: Run, operator: str, left: Any, right: Any) -> Any:
    """The result of a binary operator; `|` of types makes a union."""
    if operator == "BitOr" and any(isinstance(side, (Ref, Generic, ClassValue, Union)) for side in (left, right)):
        return small_type(Union((left, right), bar=True))
    if isinstance(left, Known) and isinstance(right, Known) and operator in BINARY:
        if is_wide(operator, left.value, right.value):
            return Unknown("an operation whose result is too large")
        try:
            value = BINARY[operator](left.value, right.value)
        except Exception:
            return Unknown("an operation that fails")
        if isinstance(value, (list, tuple)):
            run.charge(len(value))
        if value is not None and (not isinstance(value, (str, bytes)) or len(value) < MAXIMUM_TEXT):
            return number(value)
    return Unknown("an operation on what is not known")


def is_wide(operator: str, left: Any, right: Any) -> bool:
    """Whether the result of an operator may be so large that it must not be computed."""
    if isinstance(left, (int, float)) and isinstance(right, (int, float)):
        return False
    if operator == "Mod":
        parts = right if isinstance(right, tuple) else (right,)
        return not fills(left, [getattr(part, "value", part) for part in parts])
    sizes = [len(side) if isinstance(side, (str, bytes, list, tuple)) else 0 for side in (left, right)]
    if operator == "Mult":
        factor = next((side for side in (left, right) if isinstance(side, int)), 0)
        return sum(sizes) * factor > MAXIMUM_ITEMS
    return sum(sizes) > MAXIMUM_ITEMS


def fills(text: Any, values: list[Any]) -> bool:
    """Whether a method or operator of a text can be given plain values without making something huge of them."""
    if not isinstance(text, (str, bytes)):
        return False
    size = 1
    for value in values:
        if not isinstance(value, (str, bytes, int, float, type(None))):
            return False
        size += len(value) if isinstance(value, (str, bytes)) else 20
    return (len(text) + 1) * size <= 100 * MAXIMUM_TEXT and not has_width(str(text))


def has_width(text: str) -> bool:
    """Whether a field of a format, as of `%` or of `.format()`, may be thousands of characters wide."""
    for field, end in re.findall(r"\{([^{}]*)([{}]?)", text):
        _, colon, spec = field.partition(":")
        if colon and (end == "{" or re.search("[0-9]{4}", spec)):
            return True
    return any(re.search(r"[0-9]{4}|\*", field) for field in re.findall("%[^a-zA-Z%]*", text))


def number(value: Any) -> Any:
    """A value that was computed; a number of thousands of digits is not kept."""
    if isinstance(value, int) and value.bit_length() > MAXIMUM_BITS:
        return Unknown("a number that is too large")
    return Known(value)


def small_type(made: Generic | Union) -> Any:
    """A type that was put together of others, as long as they are not too many."""
    return made if made.size <= MAXIMUM_TYPES else Unknown("a type that is too large")


def unary(operator: str, operand: Any) -> Any:
    """The result of `not`, `-`, `+` and `~`."""
    if operator == "Not":
        known = truth(operand)
        return Unknown("a condition that is not known") if known is None else Known(not known)
    if isinstance(operand, Known) and isinstance(operand.value, (int, float)) and operator in ("USub", "UAdd"):
        return Known(-operand.value if operator == "USub" else operand.value)
    return Unknown("an operation on what is not known")


def truth(value: Any) -> bool | None:
    """Whether a value is true; None where that is not known."""
    if isinstance(value, Known):
        return bool(value.value)
    if isinstance(value, Container) and value.cls is not None:
        return None
    if is_thing(value):
        return True
    return None


def is_thing(value: Any) -> bool:
    """Whether a value certainly is an object that is true and equals itself alone."""
    return isinstance(value, THINGS) or (isinstance(value, Ref) and value.name == LIBRARY)


def compare(run: Run, operators: tuple[str, ...], values: list[Any]) -> Any:
    """The result of a comparison; chains are not followed."""
    if len(operators) != 1:
        return Unknown("a chain of comparisons")
    operator, left, right = operators[0], values[0], values[1]
    if isinstance(left, Ref) and left.name == "sys.version_info":
        return _version(run, operator, right)
    if operator in ("Is", "IsNot", "Eq", "NotEq"):
        same = _same(left, right)
        return Unknown("a comparison") if same is None else Known(same == (operator in ("Is", "Eq")))
    if isinstance(left, Known) and isinstance(right, Known) and not is_large(left) and not is_large(right):
        try:
            if operator in ("In", "NotIn"):
                container = right.value
                inside = left in container if isinstance(container, (list, tuple)) else left.value in container
                return Known(inside == (operator == "In"))
            result = {
                "Lt": lambda: left.value < right.value,
                "LtE": lambda: left.value <= right.value,
                "Gt": lambda: left.value > right.value,
                "GtE": lambda: left.value >= right.value,
            }[operator]()
        except Exception:
            return Unknown("a comparison that fails")
        return Known(result)
    return Unknown("a comparison with what is not known")


def _same(left: Any, right: Any) -> bool | None:
    if isinstance(left, Known) and isinstance(right, Known):
        return None if is_large(left) or is_large(right) else bool(left == right)
    for one, other in ((left, right), (right, left)):
        if is_thing(one):
            if one is other:
                return True
            if isinstance(other, (Known, *THINGS)):
                return False
    return None


def _version(run: Run, operator: str, right: Any) -> Any:
    """`sys.version_info >= (3, 9)`: certain where the app's Python is known, or every supported one agrees."""
    if not isinstance(right, Known) or not isinstance(right.value, tuple):
        return Unknown("a comparison of versions")
    wanted = tuple(getattr(item, "value", None) for item in right.value)[:2]
    if not all(isinstance(part, int) for part in wanted) or operator not in ("Lt", "GtE"):
        return Unknown("a comparison of versions")
    if run.target_python is not None:
        newer = run.target_python >= wanted
    elif wanted <= (3, 9):
        newer = True
    else:
        return Unknown("the app's Python is not known")
    return Known(newer == (operator == "GtE"))


def items(run: Run, value: Any) -> list[Any] | None:
    """The items of a sequence that is known, or None; also where there are too many."""
    if isinstance(value, Known) and isinstance(value.value, (list, tuple, dict, str)):
        run.charge(len(value.value))
        if len(value.value) > MAXIMUM_ITEMS:
            return None
        if isinstance(value.value, (list, tuple)):
            return list(value.value)
        if isinstance(value.value, dict):
            return [Known(key) for key in value.value]
        if isinstance(value.value, str):
            return [Known(letter) for letter in value.value]
    return None


def bind(run: Run, target: Expression, value: Any, frame: Frame) -> None:
    """Assign a value to a target."""
    match target:
        case ("name", name, _):
            scope = frame
            if name in frame.globals:
                while scope.parent is not None:
                    scope = scope.parent
            scope.names[name] = value
        case ("tuple" | "list", targets, _):
            parts = items(run, value)
            plain = all(part[0] != "star" for part in targets)
            for index, part in enumerate(targets):
                inner = parts[index] if parts is not None and plain and len(parts) == len(targets) else None
                bind(run, part[1] if part[0] == "star" else part, inner or Unknown("a part of a value"), frame)
        case ("attr", owner, name, _):
            _set_attribute(run, run.evaluate(owner, frame), name, value)
        case ("sub", owner, index, _):
            container, key = run.evaluate(owner, frame), run.evaluate(index, frame)
            if isinstance(container, Known) and isinstance(container.value, (dict, list)):
                may_set = isinstance(container.value, dict) and not run.outcome.conditions
                if may_set and isinstance(key, Known) and is_key(key.value):
                    container.value[key.value] = value
                else:
                    run.outcome.doubt("a collection is changed in a way that is not followed")
            elif not isinstance(container, (Ref, Known)):
                run.escape([value], "an object is put where it is not followed")
            if isinstance(container, Unknown):
                frame.module.open = frame.module.open or "names are set in a way that is not followed"


def is_key(value: Any) -> bool:
    """Whether a plain value can be the key of a dict."""
    return not isinstance(value, (list, dict))


def _set_attribute(run: Run, owner: Any, name: str, value: Any) -> None:
    if isinstance(owner, InstanceValue):
        if owner.attributes is not None:
            owner.attributes[name] = value
    elif isinstance(owner, ModuleValue):
        if owner.module.frame is not None:
            owner.module.frame.names[name] = value
    elif isinstance(owner, ClassValue):
        owner.names[name] = value
    elif isinstance(owner, FunctionValue):
        if name == "__name__":
            owner.name = value.value if isinstance(value, Known) and isinstance(value.value, str) else ""
        elif name == "__wrapped__":
            owner.wrapped = value
        elif name in ("__signature__", "__annotations__", "__code__"):
            owner.signature_unknown = f"`{name}` is assigned"


def merge(run: Run, first: Any, second: Any) -> Any:
    """One value for a name that two branches bind."""
    if first is second or (isinstance(first, (Known, Ref)) and first == second):
        return first
    if isinstance(first, Container) or isinstance(second, Container):
        run.outcome.doubt("which app object or blueprint is used depends on a condition")
        for value in (second, first):
            if isinstance(value, Container):
                value.open.append(DEPENDS)
        return first if isinstance(first, Container) else second
    if isinstance(first, THINGS) and isinstance(second, Known) and second.value is None:
        return first
    if isinstance(second, THINGS) and isinstance(first, Known) and first.value is None:
        return second
    return Unknown("it depends on a condition")
