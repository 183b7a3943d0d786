"""From a name to what it means: durable functions that are called by name, and settings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.calls.durable_names import KINDS, Names, uses
from funclint.server.setting_places import definitions, functions_of, setting_at
from funclint.server.texts import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.durable_names import Use
    from funclint.findings import Span
    from funclint.index.model import Function
    from funclint.server.checking import Snapshot


def definition_at(snapshot: Snapshot, path: str, line: int, column: int) -> list[Span]:
    """Where what a place names is defined."""
    app = snapshot.app
    found = [function.span for _, targets in durable_targets(app, path, line, column) for function in targets]
    if not found:
        named = setting_at(app, path, snapshot.texts.of(path), line, column)
        found = definitions(app, named) if named else []
    return found


def durable_targets(app: App, path: str, line: int, column: int) -> Iterator[tuple[Use, list[Function]]]:
    """The call by name of a durable function at a place, with the functions that have the name."""
    if not path.endswith(".py") or not app.index.imports("azure.durable_functions"):
        return
    for use in uses(app):
        if use.span.path == path and is_inside(use.span, line, column):
            yield use, [one for one in functions_of(app) if durable_name(one, use.kind) == use.name.lower()]


def durable_name(function: Function, kind: str) -> str | None:
    """The name (lower-cased) under which a function can be called as an activity, orchestrator or entity."""
    trigger_type, argument = KINDS[kind]
    trigger = function.trigger
    if trigger is None or trigger.type != trigger_type:
        return None
    name = trigger.known(argument) or function.name
    return name.lower() if isinstance(name, str) else None


def durable_names(app: App, kind: str) -> list[str]:
    """The names that activities, orchestrators or entities of an app are registered under, as written."""
    return sorted(Names(app, kind).written.values())
