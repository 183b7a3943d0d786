from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.app._remade import remade_functions
from funclint.words import NOTHING_LOADS, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("function-without-trigger", "E9129", impact="app", when=("no-trigger",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A function has decorators of azure-functions, but no trigger.

    Each function needs exactly one trigger. With only a name, a retry policy, inputs or outputs the worker refuses the
    app: "does not have a trigger". A trigger by `generic_trigger` must have a type that ends in `Trigger`, else the
    host drops the function.

    ## Limits

    Silent where another rule says why the trigger is not there: `durable-decorator-order`,
    `decorator-between-bindings`, `mixed-decorator-owners`.
    """
    split = {id(function) for pair in remade_functions(app) for function in (pair.upper, pair.lower)}
    for function in app.index.functions:
        notes = function.notes
        if function.conditional or notes["failed"] or notes["mixed"] or id(function) in split:
            continue
        trigger = function.trigger
        if trigger is not None:
            if trigger.type is not None and not trigger.type.lower().endswith("trigger"):
                yield Report(
                    trigger.span_of("type"),
                    f"`{trigger.type}` is not a trigger type: the host finds no trigger and drops `{function.label}`",
                    help="a trigger's type ends in `Trigger`",
                    function=function.name,
                    impact="function",
                )
            continue
        if notes.get("function_json") is not None:
            yield Report(
                function.name_span,
                f"no binding of `{function.label}` is a trigger: the host drops it",
                help="add a binding with the direction `in` and a type that ends in `Trigger`",
                function=function.name,
                impact="function",
            )
            continue
        names = dict.fromkeys(f"@{entry.name}" for entry in function.decorations if entry.is_azure)
        if notes.get("opaque") or notes["foreign_above"] or any(e.effect == "trigger" for e in function.decorations):
            continue
        yield Report(
            function.span,
            f"`{function.python_name}` has {quoted(names)} but no trigger: {NOTHING_LOADS}",
            help="add a trigger decorator such as `@app.route(…)` or `@app.timer_trigger(…)`",
            function=function.name,
        )
