"""Which level host.json lets through for what a function logs."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report, Span
from funclint.host.host_file import certain_functions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.files.json_document import JsonDocument
    from funclint.index.model import Function

LOUD = ("trace", "debug", "0", "1")
LOGGERS = ("logging", "logger", "log", "_logger", "_log")


def hidden_debug_calls(app: App, document: JsonDocument) -> Iterator[Report]:
    """One report for each level of host.json that filters out debug messages of functions."""
    found = document.find("logging", "logLevel")
    if found is None or not isinstance(found[1], dict) or _providers_have_levels(document):
        return
    pointer, levels = found
    told = set()
    for function in certain_functions(app):
        span = _first_debug_call(app, function)
        category = _category_of(function, levels) if span else None
        if span is None or category is None or category in told:
            continue
        level = levels[category]
        if not isinstance(level, str) or not level.strip() or level.strip().lower() in LOUD:
            continue
        told.add(category)
        yield Report(
            document.value_span(f"{pointer}/{category.replace('~', '~0').replace('/', '~1')}"),
            f"`{function.label}` writes debug messages, but `logging.logLevel.{category}` is `{level}`: "
            "the host drops them",
            'write `"Function": "Debug"` below `logLevel` to see them',
            function=function.name,
            related=(Related(span, "a debug message"),),
        )


def _providers_have_levels(document: JsonDocument) -> bool:
    logging = document.find("logging")
    sections = logging[1] if logging and isinstance(logging[1], dict) else {}
    return any(
        isinstance(section, dict) and any(key.lower() == "loglevel" for key in section) for section in sections.values()
    )


def _category_of(function: Function, levels: dict[str, object]) -> str | None:
    """The configured category that decides about the function's own messages."""
    if any("*" in name for name in levels):
        return None
    category = f"function.{function.label}.user".lower()
    fitting = [name for name in levels if name.lower() != "default" and category.startswith(name.lower())]
    return max(fitting, key=len) if fitting else next((name for name in levels if name.lower() == "default"), None)


def _first_debug_call(app: App, function: Function) -> Span | None:
    if function.facts is None:
        return None
    module = next((module for module in app.index.modules if module.path == function.span.path), None)
    for call in function.facts.calls:
        owner, _, name = call.callee.rpartition(".")
        if name == "debug" and owner.rpartition(".")[2].lower() in LOGGERS and module is not None:
            return module.span(call.position)
    return None
