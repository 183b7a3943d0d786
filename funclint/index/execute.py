"""Statements, run in order as the import would; where a condition is not known, every branch is run under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import branching, decorating, imports, operators
from funclint.index.evaluate import find
from funclint.index.facts import FunctionFacts
from funclint.index.modules import text_of
from funclint.index.objects import (
    ClassValue,
    Foreign,
    Frame,
    FunctionValue,
    LibraryMethod,
    PendingDecorator,
)
from funclint.index.outcome import ImportCall
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from funclint.index.facts import Expression, Statement
    from funclint.index.run import Run


def block(run: Run, statements: Sequence[Statement], frame: Frame) -> str | None:
    """Run statements; gives "return", "raise" or "jump" where they certainly end there, else None."""
    outer = run.outcome.conditions
    for statement in statements:
        if not run.step():
            break
        end = HANDLERS[statement[0]](run, statement, frame)
        if end == "maybe":
            # One branch returned: what follows happens only under the other branch, whose condition was left in force.
            continue
        if end is not None:
            run.outcome.conditions = outer
            return str(end)
    run.outcome.conditions = outer
    return None


def _define(run: Run, statement: Statement, frame: Frame) -> None:
    facts = FunctionFacts(statement)
    function = FunctionValue(facts, frame, None if frame.kind != "class" else frame.names["*class"].value)
    run.outcome.functions.append(function)
    decorators = [(run.evaluate(item, frame), item) for item in facts.decorators]
    for _name, _kind, default, annotation, _position in statement[4]:
        if default is not None and default[0] != "const":
            run.evaluate(default, frame)
        if annotation is not None:
            _check_annotation(run, annotation, frame, facts.name)
    if statement[5] is not None:
        _check_annotation(run, statement[5], frame, facts.name)
    value: Any = function
    for decorator, item in reversed(decorators):
        span = frame.module.span(item[-1])
        if type(decorator) is PendingDecorator:
            value = decorating.apply(run, decorator, value, span)
        else:
            value = decorating.decorate(run, decorator, value, span, text_of(item))
    scope = frame
    if facts.name in frame.globals:
        while scope.parent is not None:
            scope = scope.parent
    scope.names[facts.name] = value


def _check_annotation(run: Run, annotation: Expression, frame: Frame, function: str) -> None:
    """An annotation is evaluated with the `def`, unless it is text or `annotations` is imported from `__future__`."""
    module = frame.module
    if module.facts.future_annotations or module.open is not None:
        return
    for name, position in names_in(annotation):
        if find(name, frame) is None and not run.library.is_builtin(name):
            run.outcome.fail(
                "unresolvable-annotation",
                module.span(position),
                name=name,
                function=function,
                evaluated="with the `def`",
            )
            return


def names_in(expression: Expression) -> list[tuple[str, Any]]:
    """The names that evaluating an annotation looks up, with their positions."""
    kind = expression[0]
    if kind == "attr" and expression[1][0] == "name":  # what most are
        return [expression[1][1:]]
    if kind == "name":
        return [(expression[1], expression[2])]
    if kind == "attr":
        return names_in(expression[1])
    if kind in ("tuple", "list"):
        return [found for item in expression[1] for found in names_in(item)]
    if kind in ("sub", "bin"):  # ("sub", value, index, …), ("bin", operator, left, right, …)
        first, second = expression[-3:-1]
        return names_in(first) + names_in(second)
    return []


def _class(run: Run, statement: Statement, frame: Frame) -> None:
    _, name, bases, keywords, decorators, body, _position = statement
    base_values = [run.evaluate(base, frame) for base in bases]
    for base in [*base_values, *(run.evaluate(value, frame) for _, value, _ in keywords)]:
        if isinstance(base, Ref) and base.name.startswith("azurefunctions.extensions."):
            run.outcome.doubt(f"`{name}` extends the worker")
    applied = [(run.evaluate(decorator, frame), decorator) for decorator in decorators]
    scope = Frame(frame.module, "class", frame)
    scope.names["*class"] = Known(name)
    run.execute(body, scope)
    del scope.names["*class"]
    value: Any = ClassValue(name, base_values, scope.names, frame.module, statement)
    for decorator, item in reversed(applied):
        if isinstance(decorator, (PendingDecorator, LibraryMethod)):
            value = decorating.decorate(run, decorator, value, frame.module.span(item[-1]), text_of(item))
    frame.names[name] = value


def _assign(run: Run, statement: Statement, frame: Frame) -> None:
    value = run.evaluate(statement[2], frame)
    for target in statement[1]:
        operators.bind(run, target, value, frame)


def _annotated(run: Run, statement: Statement, frame: Frame) -> None:
    if statement[3] is not None:
        operators.bind(run, statement[1], run.evaluate(statement[3], frame), frame)


def _augment(run: Run, statement: Statement, frame: Frame) -> None:
    _, target, operator, value, _ = statement
    right = run.evaluate(value, frame)
    left = run.evaluate(target, frame)
    if isinstance(left, Known) and isinstance(left.value, list) and isinstance(right, Known) and operator == "Add":
        if run.outcome.conditions:
            operators.bind(run, target, Unknown("a list that is filled under a condition"), frame)
        else:
            more = operators.items(run, right)
            if more is None or len(left.value) + len(more) > operators.MAXIMUM_ITEMS:
                run.outcome.doubt("a list is filled with what is not known")
                operators.bind(run, target, Unknown("a list that is filled with what is not known"), frame)
            else:
                left.value.extend(more)
        return
    operators.bind(run, target, operators.binary(run, operator, left, right), frame)


def _delete(run: Run, statement: Statement, frame: Frame) -> None:
    for target in statement[1]:
        if target[0] == "name":
            if frame.names.pop(target[1], None) is None and frame.kind == "module" and frame.module.open is None:
                run.outcome.fail("unbound-name-at-import", frame.module.span(target[2]), name=target[1])
        elif target[0] == "attr" and target[2] == "__wrapped__":
            owner = run.evaluate(target[1], frame)
            if isinstance(owner, FunctionValue):
                owner.wrapped = None
                owner.signature_unknown = None


def _return(run: Run, statement: Statement, frame: Frame) -> str:
    frame.returned.append(Known(None) if statement[1] is None else run.evaluate(statement[1], frame))
    return "return"


def _raise(run: Run, statement: Statement, frame: Frame) -> str:
    error = None if statement[1] is None else run.evaluate(statement[1], frame)
    name = error.name if isinstance(error, Ref) else error.text.removesuffix("()") if isinstance(error, Foreign) else ""
    if name in ("builtins.SystemExit", "builtins.KeyboardInterrupt"):
        span = frame.module.span(statement[-1])
        raised = f"raise {name.removeprefix('builtins.')}"
        run.outcome.import_calls.append(ImportCall(raised, (), {}, span, not run.outcome.conditions))
    elif not run.outcome.conditions:
        run.outcome.doubt("importing the app raises an error of its own")
    return "raise"


def _assert(run: Run, statement: Statement, frame: Frame) -> None:
    if operators.truth(run.evaluate(statement[1], frame)) is False:
        run.outcome.doubt("an assertion fails while importing")


def _expression(run: Run, statement: Statement, frame: Frame) -> None:
    run.evaluate(statement[1], frame)


def _global(run: Run, statement: Statement, frame: Frame) -> None:
    frame.globals.update(statement[1])


def _type_alias(run: Run, statement: Statement, frame: Frame) -> None:
    frame.names[statement[1]] = Ref("typing.TypeAliasType")


def _pass(run: Run, statement: Statement, frame: Frame) -> str | None:
    return "jump" if statement[1] in ("Break", "Continue") else None


HANDLERS: dict[str, Any] = {
    **branching.HANDLERS,
    "def": _define,
    "class": _class,
    "import": imports.import_statement,
    "from": imports.from_statement,
    "expr": _expression,
    "assign": _assign,
    "annotate": _annotated,
    "augment": _augment,
    "delete": _delete,
    "return": _return,
    "raise": _raise,
    "global": _global,
    "assert": _assert,
    "type": _type_alias,
    "pass": _pass,
}
