from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.index.values import Known
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.index.facts import CallFacts
    from funclint.index.outcome import ImportCall

FORCED = (
    "`logging.basicConfig(force=True)` takes away the worker's own handler: nothing is logged to Application"
    " Insights any more"
)
IGNORED = "`logging.basicConfig()` does nothing: the worker has set up the root logger before it imports the app"
SECOND = "a second handler on the root logger: each line is logged by the worker's handler and by this one"

BASIC = "logging.basicConfig"
ROOTS = ("logging.getLogger().addHandler", "logging.root.addHandler")
CHANGING = (".handlers.clear", ".removeHandler", ".hasHandlers")
"""How calls end after or around which the worker's handler need not be there."""


@rule(
    "logging-configured-by-app",
    "W9905",
    impact="runtime",
    when=("call:basicConfig", "call:addHandler", "import-call:logging"),
)
def check(app: App) -> Iterator[Report]:
    """The app sets up logging itself, which the worker has already done.

    The worker puts a handler on the root logger before it imports the app. `logging.basicConfig()` then does
    nothing, with `force=True` it removes the worker's handler and the logs never reach Application Insights, and one
    more handler on the root logger writes everything twice. Levels belong into host.json, or on a logger:
    `logging.getLogger().setLevel(…)`. Source: github.com/Azure/azure-functions-python-worker, `dispatcher.py`.

    ## Limits

    Only code that certainly runs while importing, and the functions with what they call. Of handlers that are added
    nothing is said where the same code takes handlers away or asks for them.
    """
    changed = {done.span.path for done in app.index.import_calls if done.name.endswith(CHANGING)}
    for done in app.index.import_calls:
        if done.name in ROOTS and done.span.path in changed:
            continue
        if not done.certain or not (done.name == BASIC or (done.name in ROOTS and _is_root(app, done))):
            continue
        forced = done.keywords.get("force")
        if forced is None or isinstance(forced, Known):
            is_forced = isinstance(forced, Known) and forced.value is True
            yield Report(done.span, _words(done.name, is_forced), help=_help(done.name))
    if not ({"call:basicConfig", "call:addHandler"} & app.signals):
        return
    from funclint.rules.runtime._handlers import handlers, reached

    def judge(scope: Scope, call: CallFacts, target: Any) -> tuple[str, bool] | None:
        if target == BASIC:
            forced = next((value for name, value, _ in call.keywords if name == "force"), None)
            return (BASIC, bool(forced and forced[1])) if forced is None or forced[0] == "const" else None
        if target not in ROOTS or any(other.callee.endswith(CHANGING) for other in scope.calls):
            return None
        return (ROOTS[0], False) if _is_root_in(scope, call) else None

    names = {scope: function.name for function, scope in handlers(app)}
    for scope, call, (name, is_forced) in reached(app, judge):
        yield Report(scope.span(call.position), _words(name, is_forced), help=_help(name), function=names.get(scope))


def _is_root(app: App, done: ImportCall) -> bool:
    """Whether the logger whose `addHandler` is called while importing is the root logger."""
    if done.name == "logging.root.addHandler":
        return True
    makers = [
        call for call in app.index.import_calls if call.name == "logging.getLogger" and call.span.path == done.span.path
    ]
    same = [call for call in makers if call.span[:3] == done.span[:3]]
    return all(not call.arguments and not call.keywords for call in (same or makers))


def _is_root_in(scope: Scope, call: CallFacts) -> bool:
    """The same in a function, where the logger is made in the function."""
    if call.callee.endswith("root.addHandler"):
        return True
    owner = call.callee.rpartition(".")[0]
    made = scope.assigned.get(owner)
    for other in scope.calls:
        if other.callee.endswith("getLogger") and (
            (made is not None and other.position == made[-1])
            or (made is None and other.position[:2] == call.position[:2])
        ):
            return not other.arguments and not other.keywords
    return False


def _words(name: str, is_forced: bool) -> str:
    if name in ROOTS:
        return SECOND
    return FORCED if is_forced else IGNORED


def _help(name: str) -> str:
    if name in ROOTS:
        return "remove it, or add it to a logger of the app's own that does not propagate"
    return "set levels in host.json (`logging.logLevel`) or with `logging.getLogger().setLevel(…)`"
