from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.index.objects import FunctionValue
from funclint.index.values import Known
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import Scope
    from funclint.findings import Span
    from funclint.index.facts import CallFacts

MAKERS = ("fastapi.FastAPI", "starlette.applications.Starlette")
EVENTS = tuple(f"{maker}().{how}" for maker in MAKERS for how in ("on_event", "add_event_handler"))
ARGUMENTS = ("lifespan", "on_startup", "on_shutdown")
HANDLES = ("azure.functions.AsgiMiddleware().handle", "azure.functions.AsgiMiddleware().handle_async")

SINCE = (1, 18, 0)
"""The release of azure-functions since which AsgiFunctionApp runs the lifespan (azure-functions-python-library#187)."""


@rule("web-framework-lifespan", "W9914", impact="runtime", when=("import:fastapi", "import:starlette"))
def check(app: App) -> Iterator[Report]:
    """The web app has startup code that nothing runs.

    `AsgiMiddleware(app).handle(…)` and `handle_async` pass single requests on and never start the app's lifespan:
    what `lifespan=` or `on_event("startup")` should prepare is missing at the first request. `AsgiFunctionApp` runs it
    at the first request, since azure-functions 1.18.0.
    Source: github.com/Azure/azure-functions-python-library/pull/187.

    ## Limits

    Only where the app is made at the top of a module. Silent where the middleware's `notify_startup` is called, and
    where a function that runs while importing calls all that the lifespan calls.
    """
    places = list(_lifespans(app))
    if not places or "call:notify_startup" in app.signals:
        return
    served = _by_middleware(app)
    if served is None and any(c.word == "AsgiFunctionApp" for c in app.index.containers) and _is_old(app):
        served = "`AsgiFunctionApp` of this azure-functions"
    if served is None:
        return
    for span in places:
        yield Report(
            span,
            f"{served} does not run startup code: what it should prepare is missing at the first request",
            help=(
                "serve the app with `func.AsgiFunctionApp` of azure-functions 1.18.0 or newer, or prepare it while"
                " importing"
            ),
        )


def _lifespans(app: App) -> Iterator[Span]:
    for done in app.index.import_calls:
        if not done.certain:
            continue
        if done.name in MAKERS:
            given = [done.keywords[name] for name in ARGUMENTS if name in done.keywords]
            if any(_is_lost(app, value) for value in given):
                yield done.span
        elif done.name in EVENTS and done.arguments and done.arguments[0] == Known("startup"):
            yield done.span


def _is_lost(app: App, value: Any) -> bool:
    """Whether nothing else does what a `lifespan=` and the like should do."""
    if isinstance(value, FunctionValue):
        wanted = set(value.facts.body.callees)
        others = (one.facts.body.callees for one in app.index.outcome.functions if one.called and one is not value)
        return not wanted or not wanted.issubset(name for callees in others for name in callees)
    return not isinstance(value, Known) or bool(value.value)


def _by_middleware(app: App) -> str | None:
    """How the app is served, where that is by a middleware in a function."""
    if any(container.word == "AsgiFunctionApp" for container in app.index.containers):
        return None
    from funclint.rules.runtime._handlers import reached

    def judge(scope: Scope, call: CallFacts, target: Any) -> str | None:
        return target if isinstance(target, str) and target in HANDLES else None

    for _, _, target in reached(app, judge):
        return f"`AsgiMiddleware.{target.rpartition('.')[2]}()`"
    return None


def _is_old(app: App) -> bool:
    """Whether the declared azure-functions is older than the first that runs the lifespan."""
    from funclint.rules.runtime._library import newest_declared

    newest = newest_declared(app)
    return newest is not None and newest < SINCE
