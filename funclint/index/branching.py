"""Statements with more than one way through: where a condition is not known, every branch is run under it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import operators
from funclint.index.modules import text_of
from funclint.index.objects import Container, Foreign
from funclint.index.outcome import EXITS
from funclint.index.values import Known, Ref, Unknown

if TYPE_CHECKING:
    from collections.abc import Sequence

    from funclint.index.facts import Expression, Statement
    from funclint.index.objects import Conditions, Frame
    from funclint.index.run import Run

IMPORT_ERRORS = frozenset(("ImportError", "ModuleNotFoundError", "Exception", "BaseException"))

MAXIMUM_LOOPS = 300
"""Rounds of a loop that is followed."""


def branches(run: Run, bodies: Sequence[Sequence[Statement]], frame: Frame) -> str | None:
    """Run bodies of which just one happens, and join what they bind."""
    outer = run.outcome.conditions
    before = dict(frame.names)
    run.charge(len(before) * len(bodies))
    number = run.outcome.number()
    results: list[tuple[dict[str, Any], str | None, Conditions]] = []
    for index, body in enumerate(bodies):
        frame.names = dict(before)
        run.outcome.conditions = (*outer, (number, index))
        end = run.execute(body, frame)
        results.append((frame.names, end, (*outer, (number, index))))
    run.outcome.conditions = outer
    going_on = [result for result in results if result[1] in (None, "jump")]
    if not going_on:
        frame.names = results[0][0]
        return results[0][1]
    frame.names = going_on[0][0]
    for names, _, _ in going_on[1:]:
        _join(run, frame, names)
    ended = [end for _, end, _ in results if end not in (None, "jump")]
    if "raise" in ended:
        run.outcome.doubt("importing the app may raise under a condition")
    if "return" in ended and len(going_on) == 1:
        run.outcome.conditions = going_on[0][2]
        return "maybe"
    return None


def _join(run: Run, frame: Frame, other: dict[str, Any]) -> None:
    for name in {*frame.names, *other}:
        first, second = frame.names.get(name), other.get(name)
        if first is second:
            continue
        if first is None or second is None:
            value = first if first is not None else second
            frame.names[name] = value if isinstance(value, operators.THINGS) else Unknown("bound under a condition")
            if isinstance(value, Container):
                run.outcome.conditional_names.add(name)
                run.outcome.doubt(f"`{name}` exists only under a condition")
        else:
            frame.names[name] = operators.merge(run, first, second)


def _if(run: Run, statement: Statement, frame: Frame) -> str | None:
    truth = operators.truth(run.evaluate(statement[1], frame))
    if truth is not None:
        return _plain(run, statement[2] if truth else statement[3], frame)
    return branches(run, (statement[2], statement[3]), frame)


def _plain(run: Run, statements: Sequence[Statement], frame: Frame) -> str | None:
    """A body that certainly runs."""
    return run.execute(statements, frame)


def _for(run: Run, statement: Statement, frame: Frame) -> str | None:
    _, target, iterable, body, otherwise, _ = statement
    items = operators.items(run, run.evaluate(iterable, frame))
    if items is None or len(items) > MAXIMUM_LOOPS:
        _repeat(run, body, frame, target)
        return None
    for item in items:
        operators.bind(run, target, item, frame)
        end = run.execute(body, frame)
        if end == "jump":
            break
        if end is not None:
            return end
    return _plain(run, otherwise, frame)


def _repeat(run: Run, body: Sequence[Statement], frame: Frame, target: Expression | None) -> None:
    """A loop that runs an unknown number of times: once, under a condition."""
    if target is not None:
        operators.bind(run, target, Unknown("an item of what is not known"), frame)
    count = len(run.outcome.containers)
    builders = sum(len(container.builders) for container in run.outcome.containers)
    branches(run, (body, ()), frame)
    if builders != sum(len(container.builders) for container in run.outcome.containers) or count != len(
        run.outcome.containers
    ):
        run.outcome.doubt("functions are registered in a loop that is not followed")
        for container in run.outcome.containers:
            container.open.append("functions are registered in a loop that is not followed")


def _while(run: Run, statement: Statement, frame: Frame) -> str | None:
    truth = operators.truth(run.evaluate(statement[1], frame))
    if truth is False:
        return _plain(run, statement[3], frame)
    _repeat(run, statement[2], frame, None)
    return None


def _with(run: Run, statement: Statement, frame: Frame) -> str | None:
    first_call, guards = None, run.guards
    for value, target in statement[1]:
        result = run.evaluate(value, frame)
        if isinstance(result, Foreign) and result.text == "contextlib.suppress()":
            first_call = len(run.outcome.import_calls)
            run.guards += 1
        if target is not None:
            operators.bind(run, target, result if isinstance(result, operators.THINGS) else Unknown("a context"), frame)
    end = _plain(run, statement[2], frame)
    run.guards = guards
    if first_call is not None:
        _guard(run, first_call, exits_too=False)
    return end


def _try(run: Run, statement: Statement, frame: Frame) -> str | None:
    _, body, handlers, otherwise, final, _ = statement
    first, first_call = len(run.outcome.failures), len(run.outcome.import_calls)
    is_sure = bool(handlers) and _imports_library_only(body)
    is_guarded = not is_sure and any(_catches_import_error(handler[0]) for handler in handlers)
    run.guards += is_guarded
    end = run.execute(body, frame)
    run.guards -= is_guarded
    if is_sure:  # what the handlers are for does not happen in the worker
        end = end or _plain(run, otherwise, frame)
    elif handlers:
        _guard(run, first_call, any(_catches_exit(handler[0]) for handler in handlers))
        caught = run.outcome.failures[first:]
        for failure in caught:
            # The handler may take care of it; that the rest of the body is skipped then is not followed.
            if failure.kind not in ("invalid-python", "exit-at-import"):
                failure.certain = False
        if any(not failure.certain for failure in caught):
            run.outcome.doubt("an error while importing is caught by a handler")
        if end is None:
            _plain(run, otherwise, frame)
        after = frame.names
        for _, name, handler in handlers:
            frame.names = {**after, **({name: Unknown("an exception")} if name else {})}
            outer = run.outcome.conditions
            run.outcome.conditions = (*outer, (run.outcome.number(), 1))
            run.execute(handler, frame)
            run.outcome.conditions = outer
            _prefer(after, frame.names)
        frame.names = after
        if end == "raise":
            end = None
    ended = _plain(run, final, frame)
    return ended or end


def _imports_library_only(body: Sequence[Statement]) -> bool:
    """Whether all that a body does is to import azure.functions, which the worker always has, and to set constants."""
    has_import = False
    for statement in body:
        if statement[0] == "import":
            names = [name for name, _ in statement[1]]
        elif statement[0] == "from" and not statement[3]:
            names = [f"{statement[1]}.{name}" for name, _ in statement[2]]
        elif statement[0] == "assign" and statement[2][0] == "const":
            continue
        else:
            return False
        has_import = True
        if any(name != "azure.functions" for name in names):
            return False
    return has_import


def _guard(run: Run, first: int, exits_too: bool) -> None:
    """What the calls since the first one raise may be caught; SystemExit is seldom among that."""
    calls = run.outcome.import_calls
    for index in range(first, len(calls)):
        if exits_too or calls[index].name not in EXITS:
            calls[index] = calls[index]._replace(certain=False)


def _catches_exit(kind: Expression | None) -> bool:
    """Whether `except kind` catches SystemExit: it is bare or names it or its base class."""
    if kind is None:
        return True
    kinds = kind[1] if kind[0] == "tuple" else (kind,)
    return any(item[0] == "name" and item[1] in ("BaseException", "SystemExit") for item in kinds)


def _catches_import_error(kind: Expression | None) -> bool:
    """Whether `except kind` catches an ImportError: it is bare or names it, a part of it or a base class."""
    if kind is None:
        return True
    kinds = kind[1] if kind[0] == "tuple" else (kind,)
    return any(text_of(item).rpartition(".")[2] in IMPORT_ERRORS for item in kinds)


def _prefer(names: dict[str, Any], handled: dict[str, Any]) -> None:
    """What the body binds counts, as long as it is a thing of the app; a library may be absent, then it is unknown."""
    for name, value in handled.items():
        mine = names.get(name)
        if mine is value:
            continue
        if mine is None:
            names[name] = value if isinstance(value, operators.THINGS) else Unknown("bound by a handler")
        elif isinstance(mine, Ref) or (isinstance(mine, Known) and mine != value):
            names[name] = Unknown("it depends on whether an error is caught")


def _match(run: Run, statement: Statement, frame: Frame) -> str | None:
    run.evaluate(statement[1], frame)
    bodies: list[Sequence[Statement]] = []
    for names, _, body in statement[2]:
        for name in names:
            frame.names.setdefault(name, Unknown("a part of what is matched"))
        bodies.append(body)
    return branches(run, [*bodies, ()], frame)


HANDLERS: dict[str, Any] = {
    "if": _if,
    "for": _for,
    "while": _while,
    "with": _with,
    "try": _try,
    "match": _match,
}
