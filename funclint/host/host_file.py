"""What rules about host.json share: whose app it is, what overrides the file, which sections are in use."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from funclint.app import App
    from funclint.files.json_document import JsonDocument
    from funclint.findings import Span
    from funclint.index.model import Function
    from funclint.schema.validation import SchemaError

NAME = "host.json"
OTHER_LANGUAGES = ("package.json", "profile.ps1", "pom.xml", "build.gradle", "go.mod")
OTHER_PROJECTS = (".csproj", ".fsproj", ".sln")

SECTION_OF_TYPE = {
    "http": "http", "httptrigger": "http", "queuetrigger": "queues", "queue": "queues", "blobtrigger": "blobs",
    "blob": "blobs", "servicebustrigger": "serviceBus", "servicebus": "serviceBus", "eventhubtrigger": "eventHubs",
    "eventhub": "eventHubs", "cosmosdbtrigger": "cosmosDB", "cosmosdb": "cosmosDB",
    "orchestrationtrigger": "durableTask", "activitytrigger": "durableTask", "entitytrigger": "durableTask",
    "durableclient": "durableTask", "orchestrationclient": "durableTask", "kafkatrigger": "kafka", "kafka": "kafka",
    "rabbitmqtrigger": "rabbitMQ", "rabbitmq": "rabbitMQ", "sendgrid": "sendGrid", "twiliosms": "twilio",
    "sqltrigger": "sql", "sql": "sql", "mysqltrigger": "mysql", "mysql": "mysql", "mcptooltrigger": "mcp",
    "mcpresourcetrigger": "mcp", "mcpprompttrigger": "mcp", "mcptoolproperty": "mcp", "connectortrigger": "connector",
}  # fmt: skip
"""The section of `extensions` that the extension behind a binding type (in lower case) reads."""

ALWAYS_READ = ("logging", "retry", "concurrency")
"""Sections of the root that the host reads for every app."""


class Problem(NamedTuple):
    """An error of host.json with its place and whether the host certainly meets it."""

    error: SchemaError
    span: Span
    is_certain: bool

    @property
    def words(self) -> str:
        """What is wrong, without what happens because of it."""
        error = self.error
        if error.missing:
            return f"`{error.path.rpartition('.')[0]}` has no `{error.missing}`"
        return f"`{error.path}` is {error.found}, expected {error.expected}"


def python_host_file(app: App) -> JsonDocument | None:
    """host.json of a Python app that parses to an object, else None."""
    document = app.host_json
    if document is None or not isinstance(document.data, dict) or is_other_language(app):
        return None
    return document


def is_other_language(app: App) -> bool:
    """Whether the folder looks like an app in another language, about which funclint has nothing to say."""
    if app.index.entry is not None:
        return False
    runtime = app.settings.value("FUNCTIONS_WORKER_RUNTIME")
    if isinstance(runtime, str) and runtime.strip():
        return runtime.strip().lower() != "python"
    names = app.source.files(app.root)
    if any(name in OTHER_LANGUAGES or name.lower().endswith(OTHER_PROJECTS) for name in names):
        return True
    document = app.host_json
    return document is not None and isinstance(document.data, dict) and document.find("customHandler") is not None


def is_overridden(app: App, path: str) -> bool:
    """Whether an app setting known to funclint replaces a setting of host.json: `AzureFunctionsJobHost__a__b`."""
    wanted = f"azurefunctionsjobhost:{path.replace('.', ':')}".lower()
    names = (str(name).lower().replace("__", ":") for name in app.settings.names())
    return any(name == wanted or name.startswith(wanted + ":") for name in names)


def functions_left_out(app: App) -> Callable[[Function], bool] | None:
    """Says of a function whether the host may leave it out because `functions` in host.json lists others; None where
    nothing is listed.

    "A function allow list has been specified, excluding all but the following functions" (FunctionMetadataManager in
    github.com/Azure/azure-functions-host). Case does not matter.
    """
    document = app.host_json
    found = document.find("functions") if document is not None else None
    if found is None or not isinstance(found[1], list):
        return None
    # An app setting that replaces an item leaves nothing certain.
    listed = () if is_overridden(app, "functions") else found[1]
    names = {name.lower() for name in listed if isinstance(name, str)}
    return lambda function: (function.name or "").lower() not in names


def certain_functions(app: App) -> Iterator[Function]:
    """The functions that the worker is certain to register and the host to take."""
    left_out = functions_left_out(app)
    for function in app.index.functions:
        if function.registered is True and not function.conditional and not (left_out and left_out(function)):
            yield function


def sections_in_use(app: App) -> frozenset[str]:
    """The sections of `extensions` that an extension behind some binding of the app certainly reads."""
    types = (
        binding.type.lower() for function in certain_functions(app) for binding in function.bindings if binding.type
    )
    return frozenset(SECTION_OF_TYPE[kind] for kind in types if kind in SECTION_OF_TYPE)


def schema_errors(app: App, document: JsonDocument) -> list[SchemaError]:
    """What the schema refuses in an app's host.json, worked out once for all rules."""
    found: list[SchemaError] | None = app.__dict__.get("host_schema_errors")
    if found is None:
        from funclint.schema.validation import validate

        found = app.__dict__["host_schema_errors"] = validate(document.data, "host")
    return found


def problems(app: App) -> Iterator[Problem]:
    """What the schema refuses in host.json; not `version`, `extensionBundle` and log levels, which have own rules."""
    document = python_host_file(app)
    if document is None:
        return
    errors = schema_errors(app, document)
    used = sections_in_use(app) if errors else frozenset()
    for error in errors:
        names = error.path.split(".")
        if names[0] in ("", "version", "extensionBundle") or is_log_level(error) or is_overridden(app, error.path):
            continue
        span = document.key_span(error.pointer) if error.missing else document.value_span(error.pointer)
        yield Problem(error, span, _is_certain(error, names, used))


def is_log_level(error: SchemaError) -> bool:
    """Whether an error is a log level that does not exist."""
    return error.keyword == "enum" and "logLevel" in error.path.split(".")


def _is_certain(error: SchemaError, names: list[str], used: frozenset[str]) -> bool:
    if (error.advisory and error.keyword != "type") or error.is_section or names[0] == "telemetryMode":
        return False
    if names[0] == "extensions":
        return len(names) > 2 and names[1] in used
    return names[0] in ALWAYS_READ or len(names) == 1
