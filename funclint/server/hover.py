"""What is known about a place: its findings' rules, a schedule in words, a binding, a setting, a property."""

from __future__ import annotations

import datetime
import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.comments import read_pragmas
from funclint.files.json_document import JsonDocument
from funclint.host.explain_schedule import explain
from funclint.host.ncrontab import ScheduleError
from funclint.host.schedules import timers
from funclint.paths import relative_path
from funclint.rules import registry
from funclint.server import schema_docs
from funclint.server.json_places import pointer_at
from funclint.server.outline import binding_words, trigger_words
from funclint.server.setting_places import Named, definitions, functions_of, setting_at
from funclint.server.texts import is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.model import Binding, Function
    from funclint.rules.registry import Row
    from funclint.server.checking import Snapshot


class Told(NamedTuple):
    """Markdown about a place in the file."""

    text: str
    span: Span


def hover_at(snapshot: Snapshot, path: str, line: int, column: int) -> list[Told]:
    """Everything that is known about a place, what is nearest to it first."""
    told = [*_schedules(snapshot.app, path, line, column), *_settings(snapshot, path, line, column)]
    told += _durable_calls(snapshot.app, path, line, column)
    told += _bindings(snapshot.app, path, line, column)
    told += _properties(snapshot, path, line, column)
    rules: dict[str, tuple[Row, Span]] = {}
    for row, span in (*_suppressed_rules(snapshot, path, line, column), *_findings(snapshot, path, line, column)):
        rules.setdefault(row.name, (row, span))
    return [*told, *(Told(rule_words(row), span) for row, span in rules.values())]


def _findings(snapshot: Snapshot, path: str, line: int, column: int) -> Iterator[tuple[Row, Span]]:
    for finding in snapshot.findings:
        if finding.span.path == path and is_inside(finding.span, line, column):
            yield registry.rows()[finding.rule], finding.span


def _suppressed_rules(snapshot: Snapshot, path: str, line: int, column: int) -> Iterator[tuple[Row, Span]]:
    if not path.endswith(".py"):
        return
    text = snapshot.texts.of(path).text
    for pragma in read_pragmas(path, text.encode("utf-8", "replace")) if "funclint:" in text else ():
        if pragma.span.line == line:
            for word in re.finditer(r"[\w-]+", pragma.text):
                start = pragma.span.column + word.start()
                if start <= column <= start + len(word[0]) and (row := registry.find(word[0])):
                    end = start + len(word[0])
                    yield row, pragma.span._replace(column=start, end_column=end)


def rule_words(row: Row) -> str:
    """A rule's documentation, with a link to its page."""
    from inspect import cleandoc

    docs = cleandoc(registry.load_rule(row).docs)
    docs = re.sub(r"(?m)^#+ (.+)$", r"**\1**", docs)
    return f"**[{row.name}]({registry.url(row)})** ({row.code}, {row.severity})\n\n{docs}"


def _schedules(app: App, path: str, line: int, column: int) -> Iterator[Told]:
    for timer in timers(app):
        if timer.span.path == path and is_inside(timer.span, line, column) and timer.may_be_shown:
            try:
                text = explain(timer.text, datetime.datetime.now(datetime.timezone.utc))
            except ScheduleError as error:
                text = f"the timer extension refuses this schedule: {error}"
            yield Told(f"```text\n{text}\n```", timer.span)


def _settings(snapshot: Snapshot, path: str, line: int, column: int) -> Iterator[Told]:
    named = setting_at(snapshot.app, path, snapshot.texts.of(path), line, column)
    if named is None:
        return
    words = _where_defined(snapshot.app, named)
    if named.connection:
        service = named.connection.service_name
        binding = named.connection.binding
        yield Told(f"connection `{named.name}` to {service}, for `{binding_words(binding)}`: {words}", named.span)
    else:
        yield Told(f"app setting `{named.name}`: {words}", named.span)


def _where_defined(app: App, named: Named) -> str:
    """Where a setting is defined, in words; never with its value."""
    found = definitions(app, named)
    if found:
        return "defined in " + ", ".join(
            dict.fromkeys(f"{relative_path(span.path, app.root)} (line {span.line})" for span in found)
        )
    return "not defined in any file that is known"


def _bindings(app: App, path: str, line: int, column: int) -> Iterator[Told]:
    for function in functions_of(app):
        for binding in function.bindings:
            span = binding.span
            if span.path != path or not is_inside(span, line, column) or binding.type == "http":
                continue
            is_json = path.endswith(".json")
            place = binding.span_of("type") if is_json else _head(span, binding)
            if is_inside(place, line, column):
                yield Told(_binding_lines(app, function, binding), place)


def _head(span: Span, binding: Binding) -> Span:
    """The name of a decorator, without what is in its parentheses."""
    inner = [binding.arguments[name].keyword_span or binding.arguments[name].span for name in binding.arguments]
    first = min((one for one in inner if one.path == span.path and (one.line, one.column) > (span.line, span.column)),
                key=lambda one: (one.line, one.column), default=None)  # fmt: skip
    if first is None or first.line > span.line:
        return span._replace(end_line=span.line, end_column=span.column + 200)
    return span._replace(end_line=span.line, end_column=first.column - 1)


def _binding_lines(app: App, function: Function, binding: Binding) -> str:
    kind = "trigger" if binding.is_trigger else {"IN": "input", "OUT": "output"}.get(binding.direction, "binding")
    words = trigger_words(app, function) if binding.is_trigger else binding_words(binding)
    lines = [f"{kind} of `{function.label}`: `{words}`" + (f", as `{binding.name}`" if binding.name else "")]
    from funclint.settings.connections import connections_of

    for connection in connections_of(function):
        if connection.binding is binding:
            named = Named(connection.name, connection.span, connection)
            lines.append(f"connection `{connection.name}`: {_where_defined(app, named)}")
    return "\n\n".join(lines)


def _durable_calls(app: App, path: str, line: int, column: int) -> Iterator[Told]:
    from funclint.server.definition import durable_targets

    for use, targets in durable_targets(app, path, line, column):
        for function in targets:
            place = f"{relative_path(function.span.path, app.root)}, line {function.span.line}"
            yield Told(f"{use.kind} `{function.label}`: {place}", use.span)


def _properties(snapshot: Snapshot, path: str, line: int, column: int) -> Iterator[Told]:
    schema = schema_docs.schema_of(path)
    if schema is None:
        return
    document = JsonDocument(path, snapshot.texts.of(path).text.encode("utf-8", "replace"))
    if document.data is None:
        return
    pointer = pointer_at(document, line, column)
    place = document.key_span(pointer)
    keys = schema_docs.keys_of(pointer)
    found = schema_docs.at(schema, keys)
    if keys and found is not None and is_inside(place, line, column):
        yield Told(schema_docs.markdown(found.get("title", keys[-1]), found), place)
