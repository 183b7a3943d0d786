from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Function


@rule("duplicate-route", "E9304", impact="function", when=("type:httptrigger",), refused_by="host")
def check(app: App) -> Iterator[Report]:
    """Two functions have the same route and methods in common, so the host loads only one of them.

    The host goes through the functions in the order of their names and drops each whose route and methods are taken:
    "The route specified conflicts with the route defined by function …" (ScriptHost.ValidateHttpFunction in
    github.com/Azure/azure-functions-host). Routes are compared as text, without regard to case or slashes at their
    ends; no methods means all methods. Without a route the function's name is the route.

    ## Limits

    Routes that differ only in the names of their parameters (`items/{id}`, `items/{key}`) are not compared: the host
    loads both. Functions that are defined under different conditions are no duplicates.
    """
    from funclint.host.http_routes import RESERVED, HttpFunction, http_functions
    from funclint.rules.app.invalid_function_name import NAME
    from funclint.rules.bindings.invalid_binding_name import NAME as BINDING_NAME
    from funclint.settings.secrets import quoted

    def is_refused(function: Function) -> bool:
        """The host drops the function for another reason before it looks at its route."""
        names = [(binding.name or "").lower() for binding in function.bindings]
        return (
            not NAME.match(function.name or "")
            or (function.name or "").lower() == "host"
            or len(set(names)) < len(names)
            or any(not BINDING_NAME.match(name) for name in names)
        )

    taken: dict[str, dict[tuple[object, ...], HttpFunction]] = {}
    for http in sorted(http_functions(app), key=lambda http: (http.function.label.lower(), http.function.label)):
        route = http.effective_route
        if not route or not http.function.name or route.startswith(RESERVED) or is_refused(http.function):
            continue
        others = taken.setdefault(route, {})
        other = next((other for other in others.values() if other.conflicts_with(http)), None)
        if other is None:
            others.setdefault((http.function.name, http.methods, http.function.conditional), http)
            continue
        yield Report(
            http.route_span,
            f"the route {quoted(http.route or http.function.label)} is already taken by `{other.function.label}` for"
            f" {other.common_methods(http)}: the host does not load `{http.function.label}`",
            help="give one of them another route, or other methods",
            function=http.function.name,
            related=(Related(other.route_span, f"`{other.function.label}` has the same route"),),
        )
