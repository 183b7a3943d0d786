"""What the worker would load, as text like the list of `func start` and as JSON."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.index.values import Unknown
from funclint.paths import relative_path

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.engine import Verdict
    from funclint.index.model import Binding, Function

UNKNOWN = "(unknown)"


class Listed(NamedTuple):
    """One app with the verdict on it."""

    app: App
    verdict: Verdict
    functions: list[Function]
    model: str


def describe(app: App) -> Listed:
    """The functions that the worker would send to the host, and whether it does."""
    from funclint.engine import NoIndexError, worker_verdict

    verdict = worker_verdict(app)
    try:
        functions = [function for function in app.index.functions if function.registered is not False]
        return Listed(app, verdict, functions, app.index.model or "v2")
    except NoIndexError:
        return Listed(app, verdict, [], "v2")


def as_json(apps: list[Listed], folder: str) -> str:
    """The document that the documentation describes (`"schema": 1`)."""
    import json

    document = {"schema": 1, "apps": [as_data(one, folder) for one in apps]}
    return json.dumps(document, indent=2, ensure_ascii=False) + "\n"


def as_data(listed: Listed, folder: str) -> dict[str, Any]:
    """One app as plain JSON, its paths relative to `folder`."""
    return {
        "root": relative_path(listed.app.root, folder),
        "model": listed.model,
        "loads": listed.verdict.loads,
        "reasons": listed.verdict.reasons,
        "functions": [_function(function, listed.verdict, folder) for function in listed.functions],
    }


def _function(function: Function, verdict: Verdict, folder: str) -> dict[str, Any]:
    loads, reasons = loads_of(function, verdict)
    return {
        "name": function.label,
        "file": relative_path(function.span.path, folder),
        "line": function.line,
        "loads": loads,
        "reasons": reasons,
        "is_async": function.is_async,
        "bindings": [_plain(binding.data) for binding in function.bindings],
    }


def loads_of(function: Function, verdict: Verdict) -> tuple[bool | None, list[str]]:
    """Whether the host takes a function, None where that is open, and why not."""
    refused = verdict.refused.get(function.label)
    if refused:
        return False, refused
    if function.registered is None:
        return None, ["it is not known whether its blueprint is registered"]
    if function.conditional:
        return None, ["it depends on a condition that is not known"]
    if function.name is None:
        return None, ["its name is not known"]
    if any(binding.type is None or binding.name is None for binding in function.bindings):
        return None, ["a binding is not known"]
    return True, []


def _plain(value: Any) -> Any:
    """Plain JSON of binding data; null where a value is not known."""
    if isinstance(value, Unknown):
        return None
    if isinstance(value, dict):
        return {key: _plain(item) for key, item in value.items()}
    if isinstance(value, (list, tuple)):
        return [_plain(item) for item in value]
    return value if isinstance(value, (str, int, float, bool)) or value is None else str(value)


def as_text(apps: list[Listed], folder: str) -> str:
    """The functions of each app, like the list that `func start` prints."""
    return "\n".join("\n".join(_app_lines(one, folder)) + "\n" for one in apps)


def _app_lines(listed: Listed, folder: str) -> Iterator[str]:
    verdict = listed.verdict
    state = {True: "loads", False: "does not load", None: "may load"}[verdict.loads]
    why = f" ({', '.join(verdict.reasons)})" if verdict.reasons else ""
    count = len(listed.functions)
    yield f"{relative_path(listed.app.root, folder)}: {state}{why}, {count} function{'' if count == 1 else 's'}"
    if count:
        yield ""
        yield "Functions:"
    prefix = _route_prefix(listed.app)
    for function in listed.functions:
        loads, reasons = loads_of(function, verdict)
        yield ""
        yield f"\t{function.label}: {_source(function, prefix)}"
        for binding in function.bindings:
            if not binding.is_trigger and binding.type != "http":  # an answer, which each http function gives
                yield f"\t\t{'in' if binding.direction == 'IN' else 'out'}: {_described(binding)}"
        yield f"\t\tat {relative_path(function.span.path, folder)}:{function.line}"
        if not loads:
            refusal = "it does not load" if listed.model == "v1" else "the host refuses it"
            yield f"\t\t{refusal if loads is False else 'open'}: {', '.join(reasons)}"


def _source(function: Function, prefix: str | None) -> str:
    trigger = function.trigger
    if trigger is None:
        return "no trigger"
    if (trigger.type or "").lower() == "httptrigger":
        methods = trigger.data.get("methods")
        shown = (
            ",".join(str(getattr(one, "value", one)) for one in methods) if isinstance(methods, (list, tuple)) else ""
        )
        route = trigger.data.get("route")
        path = UNKNOWN if isinstance(route, Unknown) else str(route or function.label)
        base = "/".join(part for part in (UNKNOWN if prefix is None else prefix.strip("/"), path.lstrip("/")) if part)
        return f"{f'[{shown.upper()}] ' if shown else ''}http://localhost:7071/{base}"
    return _described(trigger)


SOURCES = (
    "schedule", "queueName", "topicName", "subscriptionName", "path", "eventHubName", "containerName", "collectionName",
    "tableName", "hubName", "topic", "toolName", "orchestration", "activity", "entity",
)  # fmt: skip
"""Keys of binding data that say what a binding reads or writes, as the host calls them."""


def _described(binding: Binding) -> str:
    kind = binding.type or UNKNOWN
    told = [
        UNKNOWN if isinstance(value, Unknown) else str(value)
        for key in SOURCES
        if (value := binding.data.get(key)) is not None
    ]
    return f"{kind} {' '.join(told)}".rstrip()


def _route_prefix(app: App) -> str | None:
    """What stands before each route: `api`, unless host.json says otherwise; None where it cannot be read."""
    document = app.host_json
    if document is None:
        return "api"
    if document.data is None:
        return None
    found = document.find("extensions", "http", "routePrefix")
    return found[1] if found and isinstance(found[1], str) else "api"
