from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("mutable-global-state", "R9908", impact="runtime", when=("functions",))
def check(app: App) -> Iterator[Report]:
    """A function counts or collects in a global variable.

    Each worker process has its own globals, an app has many processes on many machines, and any of them may end at any
    time: a counter there counts nothing. A cache in a global is fine.
    Source: the Azure Functions Python developer guide, "Global variables".

    ## Limits

    Only `global x` with `x += …` or `x.append(…)`, in functions of the app.
    """
    for function in app.index.functions:
        body = function.facts.body if function.facts is not None else None
        if body is None or not body.global_names or function.notes.get("failed"):
            continue
        appended = {callee.removesuffix(".append") for callee in body.callees if callee.endswith(".append")}
        for name in sorted((appended | set(body.changed)) & set(body.global_names)):
            yield Report(
                function.span,
                f"`{function.python_name}()` changes the global `{name}`: each worker process has its own,"
                " and loses it when it ends",
                help="keep state in storage, or in a durable entity",
                function=function.name,
            )
