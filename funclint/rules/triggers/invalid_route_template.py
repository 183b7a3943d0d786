from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-route-template", "E9301", impact="app", when=("type:httptrigger",))
def check(app: App) -> Iterator[Report]:
    """A route is no valid template, so the host fails while it maps the routes of the app.

    Routes are ASP.NET Core route templates: `items/{id}`, `items/{id:int?}`, `files/{*path}`. Unbalanced braces, a
    parameter name that occurs twice, an unknown constraint, a catch-all that is not last and the like throw when the
    host maps the routes, which it does for all functions at once (RoutePatternParser and
    DefaultInlineConstraintResolver in github.com/dotnet/aspnetcore). The worker itself does not look at routes.

    ## Limits

    A route that holds a percent sign is not looked at.
    """
    from funclint.host.http_routes import http_functions
    from funclint.host.route_template import RouteError, check_constraints, is_plainly_valid, parse
    from funclint.settings.secrets import may_be_shown

    for http in http_functions(app):
        if http.route is None or "%" in http.route or is_plainly_valid(http.route):
            continue
        try:
            check_constraints(parse(http.route.lstrip("/")))
        except RouteError as error:
            reason = str(error) if may_be_shown(http.route) else "its text is not a template"
            yield Report(
                http.route_span,
                f"the route {http.shown} is not valid, and the host cannot start the app: {reason}",
                help="write parameters as `{name}`, `{name:int}` or `{name?}`, each name once, and `{*rest}` only"
                " at the end",
                function=http.function.name,
            )
