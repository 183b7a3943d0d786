from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.modules import Module

SINCE = (1, 21, 0)
"""Since this release of azure-functions a decorated function can be called (learn.microsoft.com, unit testing)."""

TESTS = ("tests", "test")
MAXIMUM_FILES = 200


@rule("decorated-function-not-callable", "E9910", impact="runtime", when=("azure-functions-limit",))
def check(app: App) -> Iterator[Report]:
    """A decorated function is called like a plain one, which this azure-functions does not allow.

    The decorators give a `FunctionBuilder`. Before azure-functions 1.21.0 calling one runs nothing and returns None:
    a test that does so tests nothing. Until then a test must call `function.build().get_user_function()(…)`.
    Source: learn.microsoft.com/azure/azure-functions/functions-reference-python#unit-testing.

    ## Limits

    Only where requirements.txt keeps azure-functions below 1.21.0; calls by name in the app's modules and in tests/.
    """
    from funclint.rules.runtime._library import newest_declared

    newest = newest_declared(app)
    if newest is None or newest >= SINCE or not app.index.functions:
        return
    for module in app.index.modules:
        names = module.frame.names if module.frame is not None else {}
        yield from _calls(module, lambda name, names=names: _is_builder(names.get(name)))
    yield from _in_tests(app)


def _is_builder(value: Any) -> bool:
    from funclint.index.objects import Builder

    return isinstance(value, Builder)


def _in_tests(app: App) -> Iterator[Report]:
    from funclint.index.modules import Module

    by_name = {module.name: module for module in app.index.modules}
    files = [app.path(folder, name) for folder in TESTS for name in app.source.files(app.path(folder))]
    for path in [path for path in files if path.endswith(".py")][:MAXIMUM_FILES]:
        module = Module(path, "test", False, app.source)
        bound: dict[str, Any] = {}
        for statement in module.facts.code:
            if statement[0] == "from" and not statement[3] and statement[1] in by_name:
                frame = by_name[statement[1]].frame
                for name, alias in statement[2]:
                    bound[alias or name] = frame.names.get(name) if frame is not None else None
            elif statement[0] == "import":
                for name, alias in statement[1]:
                    frame = by_name[name].frame if name in by_name else None
                    for inner, value in frame.names.items() if frame is not None else ():
                        bound[f"{alias or name}.{inner}"] = value
        yield from _calls(module, lambda name, bound=bound: _is_builder(bound.get(name)))


def _calls(module: Module, is_builder: Any) -> Iterator[Report]:
    """Calls of decorated functions in the functions of a module."""
    from funclint.index.facts import FunctionFacts

    waiting = list(module.facts.code)
    while waiting:
        statement = waiting.pop()
        if statement[0] == "class":
            waiting.extend(statement[5])
        if statement[0] != "def":
            continue
        facts = FunctionFacts(statement)
        waiting.extend(facts.body.functions)
        local = {parameter.name for parameter in facts.parameters} | set(facts.body.locals) | set(facts.body.unsure)
        for call in facts.calls:
            if call.callee.partition(".")[0] not in local and is_builder(call.callee):
                yield Report(
                    module.span(call.position),
                    f"`{call.callee}()` is decorated, and before azure-functions 1.21.0 calling it runs nothing and"
                    " gives None",
                    help=(
                        f"write `{call.callee}.build().get_user_function()(…)`, or ask for azure-functions 1.21.0"
                        " or newer"
                    ),
                )
