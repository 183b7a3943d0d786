"""How an extension finds the connection that a binding names among the app settings.

A connection is a name. It is looked up as `ConnectionStrings:NAME` and `NAME`, both also with `AzureWebJobs` in front
(WebJobsConfigurationExtensions.cs in github.com/Azure/azure-webjobs-sdk; SQL, RabbitMQ and a few more know no prefix,
which is not held against a name here). A value counts, and so does a group `NAME__key` (the same as `NAME:key`).
Case does not matter.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from funclint.data.connections_table import IDENTITY_KEYS, PARAMETERS, SERVICE_NAMES, SERVICES
from funclint.files.settings import normalise
from funclint.index.given import bare

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.model import Binding, Function

PREFIX = "azurewebjobs"
CONNECTION_STRINGS = ("connectionstrings", "sqlconnstr_", "sqlazureconnstr_", "mysqlconnstr_", "customconnstr_")
"""Sections and prefixes of environment variables that .NET reads as `ConnectionStrings:NAME`."""

PLATFORM_SETTINGS = ("FUNCTIONS_", "AZUREWEBJOBSSTORAGE", "AZUREWEBJOBSFEATUREFLAGS", "AZUREWEBJOBSSECRETSTORAGETYPE")
"""How settings start, in capitals, that new projects have before anything is bound."""


class Connection(NamedTuple):
    """A connection that a binding names: the argument and what stands there."""

    function: Function
    binding: Binding
    parameter: str
    name: str
    service: str

    @property
    def span(self) -> Span:
        """The place of the name."""
        return self.binding.span_of(self.parameter)

    @property
    def service_name(self) -> str:
        """The service in words."""
        return SERVICE_NAMES[self.service]

    @property
    def identity_hint(self) -> str:
        """What to write for a connection by identity, to follow "define NAME"; empty where there is no such thing."""
        keys = IDENTITY_KEYS.get(self.service)
        return f" (or `{self.name}__{keys[0]}` to connect by identity)" if keys else ""


def connections_of(function: Function) -> tuple[Connection, ...]:
    """The connections of a function's bindings whose names are known, in the order of the bindings. Worked out once."""
    found: tuple[Connection, ...] | None = function.notes.get("connections")
    if found is None:
        found = function.notes["connections"] = tuple(_connections_of(function))
    return found


def _connections_of(function: Function) -> Iterator[Connection]:
    for binding in function.bindings:
        service = SERVICES.get((binding.type or "").lower())
        if service is None:
            continue
        for parameter in binding.arguments:
            if bare(parameter) in PARAMETERS[service]:
                name = binding.known(parameter)
                if isinstance(name, str):
                    yield Connection(function, binding, parameter, name, service)


def certain_connections(app: App) -> Iterator[Connection]:
    """The connections of the functions that are certain to be registered and not disabled by a setting."""
    for function in certain_functions(app):
        yield from connections_of(function)


def certain_functions(app: App) -> Iterator[Function]:
    """The functions that the worker is certain to register, the host to take, and that no setting disables."""
    from funclint.host import host_file

    names = {normalise(name) for name in app.settings.names() if name.lower().endswith("disabled")}
    for function in host_file.certain_functions(app):
        if not names or not _is_disabled(names, function):
            yield function


def missing_connections(app: App) -> Iterator[Connection]:
    """The certain connections that no known app setting provides; not those that are computed or no names at all."""
    from funclint.settings.secrets import looks_like_connection_string

    defined: dict[str, bool] = {}
    for connection in certain_connections(app):
        name = connection.name.strip()
        if not name or is_reference(name) or looks_like_connection_string(name):
            continue
        if name not in defined:
            defined[name] = is_connection_defined(app, name)
        if not defined[name]:
            yield connection


def are_settings_certain(app: App) -> bool:
    """Whether local.settings.json is the only and complete list of the app settings that a connection may be in.

    Not where git tracks the file and it has nothing but the platform's own settings: who shares it keeps connections,
    which are secrets, elsewhere.
    """
    if not app.settings.only_local:
        return False
    names = map(str.upper, (*(app.settings.local or ()), *app.settings.connection_strings))
    if any(not name.startswith(PLATFORM_SETTINGS) and not name.endswith("DISABLED") for name in names):
        return True
    from funclint.files.git import find_work_tree, is_tracked

    tree = find_work_tree(app.source, app.root)
    return tree is None or is_tracked(app.source, tree, app.path("local.settings.json")) is False


def is_reference(name: str) -> bool:
    """Whether a name is computed (`%SETTING%`, `{expression}`), so that nothing can be looked up."""
    return "%" in name or "{" in name


def is_connection_defined(app: App, name: str) -> bool:
    """Whether any app setting that is known provides the connection `name`: a value, a group or a connection string."""
    wanted = normalise(name)
    names = (wanted, PREFIX + wanted)
    for setting in map(normalise, app.settings.names()):
        for candidate in names:
            if setting == candidate or setting.startswith(candidate + ":"):
                return True
            if setting.endswith(candidate) and setting.removesuffix(candidate).rstrip(":") in CONNECTION_STRINGS:
                return True
    return False


def group_keys(app: App, name: str) -> set[str] | None:
    """The keys of the group that stands for the connection, lower-cased; None where a plain value does or nothing."""
    wanted = normalise(name)
    keys: set[str] = set()
    for setting in map(normalise, app.settings.names()):
        for candidate in (wanted, PREFIX + wanted):
            if setting == candidate or setting.removeprefix("connectionstrings:") == candidate:
                return None
            if setting.startswith(candidate + ":"):
                keys.add(setting[len(candidate) + 1 :])
    return keys or None


def _is_disabled(settings: set[str], function: Function) -> bool:
    """Whether `AzureWebJobs.NAME.Disabled` switches the function off (also in the forms that Linux allows)."""
    name = (function.name or "").lower()
    forms = (f"azurewebjobs.{name}.disabled", f"azurewebjobs_{name}_disabled", f"azurewebjobs:{name}:disabled")
    return not settings.isdisjoint(forms)
