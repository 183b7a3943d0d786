"""The HTTP functions of an app with their routes and methods, as the host sees them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from funclint.findings import Edit
from funclint.settings.secrets import may_be_shown, quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.model import Binding, Function

DEFAULT_PREFIX = "api"
RESERVED = ("admin", "runtime")
"""What no route may start with, whole word or not."""

PREFIX_SETTING = "AzureFunctionsJobHost__extensions__http__routePrefix"


class HttpFunction(NamedTuple):
    """An HTTP function. `route` is None where none is given; `methods` is None where they are not known, empty for
    all."""

    function: Function
    binding: Binding
    route: str | None
    is_route_known: bool
    methods: frozenset[str] | None

    @property
    def route_span(self) -> Span:
        """The place of the route, else of the decorator."""
        return self.binding.span_of("route")

    @property
    def shown(self) -> str:
        """The route for a message."""
        return quoted(self.route or "")

    @property
    def is_route_given(self) -> bool:
        """Whether the code gives a route, so that it is not the function's name."""
        return "route" in self.binding.arguments

    @property
    def effective_route(self) -> str | None:
        """What the host compares: without slashes at the ends, lower-cased; the function's name where no route is
        given."""
        if not self.is_route_known:
            return None
        route = self.route if self.route and self.route.strip() else self.function.name
        return route.strip("/").lower() if route else None

    def conflicts_with(self, other: HttpFunction) -> bool:
        """Whether both, having the same route, are certain to exist together and share a method."""
        if self.function.name == other.function.name or self.methods is None or other.methods is None:
            return False
        first, second = self.function.conditional, other.function.conditional
        shorter = min(len(first), len(second))
        if first[:shorter] != second[:shorter]:
            return False
        return not self.methods or not other.methods or bool(self.methods & other.methods)

    def common_methods(self, other: HttpFunction) -> str:
        """The methods of two functions that conflict, in words."""
        mine, its = self.methods or frozenset(), other.methods or frozenset()
        common = sorted(mine & its if mine and its else mine | its)
        return ", ".join(common) if common else "all methods"


def http_functions(app: App) -> list[HttpFunction]:
    """The HTTP functions that the worker is certain to register and the host to look at, except those that a web
    framework's app makes itself. Worked out once."""
    found: list[HttpFunction] | None = app.__dict__.get("http_functions")
    if found is None:
        found = app.__dict__["http_functions"] = list(_http_functions(app))
    return found


def _http_functions(app: App) -> Iterator[HttpFunction]:
    from funclint.host.host_file import functions_left_out

    left_out = functions_left_out(app)
    for function in app.index.functions:
        if function.registered is not True or (function.facts is None and not is_v1(function)):
            continue
        if left_out is not None and left_out(function):
            continue
        for binding in function.bindings:
            if (binding.type or "").lower() == "httptrigger":
                yield _http_function(function, binding)


def route_edit(app: App, http: HttpFunction, route: str) -> Edit | None:
    """The edit that writes another route, where the code has a plain literal; None for constants and the like."""
    span = http.route_span
    module = next((module for module in app.index.modules if module.path == span.path), None)
    if module is None or span.line != span.end_line or not may_be_shown(route):
        return None
    written = module.line(span.line)[span.column - 1 : span.end_column - 1]
    quote = written[:1]
    if quote not in ('"', "'") or written != f"{quote}{http.route}{quote}":
        return None
    return Edit(span, f"{quote}{route}{quote}")


def is_v1(function: Function) -> bool:
    """Whether the function comes from a function.json file."""
    return function.span.path.endswith("function.json")


def route_prefix(app: App) -> str | None:
    """The prefix that the host puts before every route; None where it is not certain."""
    if app.settings.is_defined(PREFIX_SETTING):
        return None
    document = app.host_json
    if document is None:
        return DEFAULT_PREFIX
    if document.data is None:
        return None
    found = document.find("extensions", "http", "routePrefix")
    if found is None:
        return DEFAULT_PREFIX
    return found[1].strip("/") if isinstance(found[1], str) else None


def _http_function(function: Function, binding: Binding) -> HttpFunction:
    route = binding.data.get("route")
    methods = binding.data.get("methods")
    known: frozenset[str] | None = None
    if methods is None:
        known = frozenset()
    elif isinstance(methods, list) and all(isinstance(method, str) for method in methods):
        known = frozenset(methods)
    is_known = route is None or isinstance(route, str)
    return HttpFunction(function, binding, route if isinstance(route, str) else None, is_known, known)
