"""Expressions: what they give while the module is imported."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import attributes, comprehensions, operators
from funclint.index.annotation_types import Generic, Union
from funclint.index.model import Argument
from funclint.index.modules import text_of
from funclint.index.objects import ClassValue, Foreign, Frame, LambdaValue, LibraryMethod
from funclint.index.outcome import ImportCall
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from funclint.index.facts import Expression
    from funclint.index.run import Run

UNBOUND = Unknown("the name is not bound")


def find(name: str, frame: Frame | None) -> Any:
    """The value of a name, or None where no scope binds it."""
    first = True
    while frame is not None:
        if first or frame.kind != "class":
            value = frame.names.get(name)
            if value is not None:
                return value
        first = False
        frame = frame.parent
    return None


def _constant(run: Run, expression: Expression, frame: Frame) -> Any:
    value = expression[1]
    return operators.number(value) if type(value) is int else Known(value)


def _name(run: Run, expression: Expression, frame: Frame) -> Any:
    name = expression[1]
    value = find(name, frame)
    if value is not None:
        return value
    if run.library.is_builtin(name):
        return Ref("builtins." + name)
    module = frame.module
    if module.open is not None or name in ("__file__", "__path__", "__spec__", "__loader__", "__package__", "__doc__"):
        return Unknown(module.open or f"`{name}` is set by the import")
    if frame.kind == "function" and frame.names.get("*"):
        return Unknown(f"`{name}` may be bound under a condition")
    run.outcome.fail("unbound-name-at-import", module.span(expression[2]), name=name)
    return UNBOUND


def _attribute(run: Run, expression: Expression, frame: Frame) -> Any:
    value = run.evaluate(expression[1], frame)
    if type(value) is Ref:
        known = run.references.get((value.name, expression[2]))
        if known is not None:
            return known
    return attributes.get(run, value, expression[2], lambda: (frame.module.span(expression[3]), text_of(expression)))


def argument(run: Run, expression: Expression, frame: Frame, keyword: Any = None) -> Argument:
    """One argument of a call, with its places."""
    value = Known(expression[1]) if expression[0] == "const" else run.evaluate(expression, frame)
    return Argument(value, expression[-1], keyword, frame.module)


def arguments(
    run: Run, expression: Expression, frame: Frame
) -> tuple[list[Argument], list[tuple[str | None, Argument]]]:
    """The arguments of a call; `*` and `**` of what is known are spread out, otherwise a keyword of None says so."""
    positional: list[Argument] = []
    keywords: list[tuple[str | None, Argument]] = []
    for item in expression[2]:
        if item[0] != "star":
            positional.append(argument(run, item, frame))
            continue
        spread = run.evaluate(item[1], frame)
        span = frame.module.span(item[-1])
        if isinstance(spread, Known) and isinstance(spread.value, (list, tuple)):
            run.charge(len(spread.value))
            positional.extend(Argument(value, span, None) for value in spread.value)
        else:
            keywords.append((None, Argument(Unknown("*"), span, None)))
    for name, value, position in expression[3]:
        entry = argument(run, value, frame, position)
        if name is None and isinstance(entry.value, Known) and isinstance(entry.value.value, dict):
            run.charge(len(entry.value.value))
            keywords.extend((str(key), Argument(item, entry.span, None)) for key, item in entry.value.value.items())
        else:
            keywords.append((name, entry))
    return positional, keywords


def _call(run: Run, expression: Expression, frame: Frame) -> Any:
    if not run.step():
        return Unknown("too much code runs while importing")
    function = run.evaluate(expression[1], frame)
    positional, keywords = arguments(run, expression, frame)
    span = frame.module.span(expression[-1])
    text = "" if type(function) is LibraryMethod else text_of(expression[1])  # what it makes has no text
    return run.call(function, positional, keywords, span, text)


def _fstring(run: Run, expression: Expression, frame: Frame) -> Any:
    parts = []
    for part in expression[1]:
        if part[0] == "format":
            value = run.evaluate(part[1], frame)
            if part[2] or not isinstance(value, Known) or not isinstance(value.value, (str, int)):
                return Unknown("an f-string with parts that are not known")
            if isinstance(operators.number(value.value), Unknown):
                return Unknown("an f-string with a number that is too large")
            parts.append(str(value.value))
        else:
            parts.append(part[1])
    if len(parts) > 1 and sum(map(len, parts)) > operators.MAXIMUM_TEXT:
        return Unknown("an f-string that is too long")
    return Known("".join(parts))


def _sequence(run: Run, expression: Expression, frame: Frame) -> Any:
    items: list[Any] = []
    for item in expression[1]:
        if item[0] == "star":
            spread = operators.items(run, run.evaluate(item[1], frame))
            if spread is None or len(items) + len(spread) > operators.MAXIMUM_ITEMS:
                return Unknown("a sequence with parts that are not known")
            items.extend(spread)
        else:
            items.append(run.evaluate(item, frame))
    if expression[0] == "set":
        return Foreign("builtins.set()")
    return Known(tuple(items) if expression[0] == "tuple" else items)


def _dict(run: Run, expression: Expression, frame: Frame) -> Any:
    result: dict[Any, Any] = {}
    open_ = False
    for key, value in zip(expression[1], expression[2], strict=True):
        item = run.evaluate(value, frame)
        if key is None:
            if isinstance(item, Known) and isinstance(item.value, dict):
                run.charge(len(item.value))
                result.update(item.value)
            else:
                open_ = True
            continue
        name = run.evaluate(key, frame)
        if isinstance(name, Known) and isinstance(name.value, (str, int, float, type(None))):
            result[name.value] = item
        else:
            open_ = True
    return Unknown("a dict with parts that are not known") if open_ else Known(result)


def _subscript(run: Run, expression: Expression, frame: Frame) -> Any:
    value = run.evaluate(expression[1], frame)
    index = run.evaluate(expression[2], frame)
    if isinstance(value, Ref):
        if value.name == "os.environ":
            call = ImportCall(
                "os.environ[]", (index,), {}, frame.module.span(expression[3]), not run.outcome.conditions
            )
            run.outcome.import_calls.append(call)
            return Unknown("an app setting")
        return subscripted(value, index)
    if isinstance(value, (ClassValue, Generic)):
        return subscripted(value, index)
    if isinstance(value, Known) and isinstance(index, Known):
        try:
            item = value.value[index.value]
        except (KeyError, IndexError, TypeError):
            return Unknown("an index that is not there")
        return item if isinstance(value.value, (list, tuple, dict)) else Known(item)
    return Unknown("a subscript of what is not known")


def subscripted(origin: Any, index: Any) -> Any:
    """`X[Y]` of types: a generic, or a union for `Optional` and `Union`."""
    items = tuple(index.value) if isinstance(index, Known) and isinstance(index.value, tuple) else (index,)
    if isinstance(origin, Ref):
        name = origin.name.replace("typing_extensions.", "typing.")
        if name == "typing.Optional":
            return operators.small_type(Union((*items, Known(None))))
        if name == "typing.Union" and len(items) != 1:
            return operators.small_type(Union(items))
        if name == "typing.Union":
            return items[0]
        if name == "typing.Literal":
            return Generic(origin, ())
    return operators.small_type(Generic(origin, items))


def _if(run: Run, expression: Expression, frame: Frame) -> Any:
    truth = operators.truth(run.evaluate(expression[1], frame))
    if truth is not None:
        return run.evaluate(expression[2] if truth else expression[3], frame)
    outer = run.outcome.conditions
    number = run.outcome.number()
    run.outcome.conditions = (*outer, (number, 0))
    first = run.evaluate(expression[2], frame)
    run.outcome.conditions = (*outer, (number, 1))
    second = run.evaluate(expression[3], frame)
    run.outcome.conditions = outer
    return operators.merge(run, first, second)


def _bool(run: Run, expression: Expression, frame: Frame) -> Any:
    value: Any = Known(None)
    outer = run.outcome.conditions
    uncertain = False
    for item in expression[2]:
        value = run.evaluate(item, frame)
        truth = operators.truth(value)
        if truth is None:
            uncertain = True
            run.outcome.conditions = (*outer, (run.outcome.number(), 0))
        elif truth == (expression[1] == "Or"):
            break
    run.outcome.conditions = outer
    return Unknown("a condition that is not known") if uncertain else value


def _walrus(run: Run, expression: Expression, frame: Frame) -> Any:
    value = run.evaluate(expression[2], frame)
    frame.names[expression[1]] = value
    return value


def _lambda(run: Run, expression: Expression, frame: Frame) -> Any:
    return LambdaValue(expression[1], expression[2], frame, frame.module.span(expression[3]))


def other(run: Run, expression: Expression, frame: Frame) -> Any:
    """An expression without a handler: what is inside is evaluated, what it gives is not known."""
    for child in expression[2] if expression[0] == "other" else ():
        run.evaluate(child, frame)
    return Unknown("an expression that is not followed")


def _await(run: Run, expression: Expression, frame: Frame) -> Any:
    run.evaluate(expression[1], frame)
    return Unknown("awaited")


HANDLERS: dict[str, Any] = {
    "const": _constant,
    "name": _name,
    "attr": _attribute,
    "call": _call,
    "await": _await,
    "fstring": _fstring,
    "tuple": _sequence,
    "list": _sequence,
    "set": _sequence,
    "dict": _dict,
    "sub": _subscript,
    "if": _if,
    "bool": _bool,
    "walrus": _walrus,
    "lambda": _lambda,
    "comp": comprehensions.evaluate,
    "bin": lambda run, e, frame: operators.binary(run, e[1], run.evaluate(e[2], frame), run.evaluate(e[3], frame)),
    "unary": lambda run, e, frame: operators.unary(e[1], run.evaluate(e[2], frame)),
    "compare": lambda run, e, frame: operators.compare(
        run, e[2], [run.evaluate(e[1], frame), *[run.evaluate(value, frame) for value in e[3]]]
    ),
}
