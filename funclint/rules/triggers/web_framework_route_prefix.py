from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Edit, Fix, Related, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

FRAMEWORK_APPS = ("AsgiFunctionApp", "WsgiFunctionApp")


@rule("web-framework-route-prefix", "E9305", impact="app", when=("functions",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """AsgiFunctionApp and WsgiFunctionApp need an empty route prefix in host.json.

    They register one function with the route `/{*route}`. The host puts the prefix before it, `api` unless host.json
    says otherwise, and refuses the result: "An error occurred while creating the route with name 'http_app_func' and
    template 'api//{*route}'". It does not start.

    ## Limits

    Silent for subclasses, which may register another route, and where host.json is missing, cannot be read or an app
    setting replaces the prefix.
    """
    from funclint.host.http_routes import route_prefix

    prefix = route_prefix(app)
    document = app.host_json
    # No app is deployed without host.json: where it is missing, something else makes it (see `missing-host-json`).
    if not prefix or document is None:
        return
    for _, container in app.index.apps:
        if container.cls is not None or container.word not in FRAMEWORK_APPS or container.conditions:
            continue
        given = document.find("extensions", "http", "routePrefix")
        span = document.value_span(given[0] if given else "/extensions/http/routePrefix")
        yield Report(
            span,
            f"the route prefix is `{prefix}`, but {container.word} registers `/{{*route}}`: the host refuses"
            f" `{prefix}//{{*route}}`"
            " and cannot start the app",
            help='set `"extensions": {"http": {"routePrefix": ""}}` in host.json',
            related=(Related(container.span, f"the {container.word}"),),
            fix=Fix(True, "Empty the prefix", (Edit(span, '""'),)) if given else None,
        )
