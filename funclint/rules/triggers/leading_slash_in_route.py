from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Fix, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("leading-slash-in-route", "E9302", impact="app", when=("type:httptrigger",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """A route starts with a slash; with the one after the prefix that makes two, which the host refuses.

    The host joins the prefix (`api` unless host.json says otherwise), a slash and the route: `/hello` becomes
    `api//hello`, and ASP.NET Core refuses it: "The route template separator character '/' cannot appear
    consecutively". With an empty prefix a leading slash is fine.

    ## Limits

    Silent where host.json cannot be read, and where an app setting replaces the prefix. The route that
    AsgiFunctionApp and WsgiFunctionApp register by themselves is the matter of `web-framework-route-prefix`.
    """
    from funclint.host.http_routes import http_functions, route_edit, route_prefix
    from funclint.settings.secrets import quoted

    prefix = route_prefix(app)
    if not prefix:
        return
    for http in http_functions(app):
        if http.route is not None and http.route.startswith("/"):
            bare = http.route.lstrip("/")
            edit = route_edit(app, http, bare) if bare else None
            yield Report(
                http.route_span,
                f"the route {http.shown} starts with `/`, which makes two slashes after the prefix `{prefix}`:"
                " the host cannot start the app",
                help=f"write {quoted(bare)}" if bare else "leave the route out: the function's name is used then",
                function=http.function.name,
                fix=Fix(True, "Remove the slash", (edit,)) if edit else None,
            )
