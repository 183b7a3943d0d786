from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("reserved-route", "E9303", impact="function", when=("type:httptrigger",), refused_by="host")
def check(app: App) -> Iterator[Report]:
    """A route starts with `admin` or `runtime`, which the host keeps for itself.

    The host compares the first letters only, so `administrators` and `runtime-info` are refused as well. Without a
    route the function's name is the route. The prefix from host.json does not matter (ScriptHost.ValidateHttpFunction
    in github.com/Azure/azure-functions-host: "The specified route conflicts with one or more built in routes").
    """
    from funclint.host.http_routes import RESERVED, http_functions

    for http in http_functions(app):
        effective = http.effective_route
        if effective is None:
            continue
        word = next((word for word in RESERVED if effective.startswith(word)), None)
        if word:
            what = (
                f"the route {http.shown}"
                if http.is_route_given and http.route
                else f"the route of `{http.function.label}`, which is its name,"
            )
            yield Report(
                http.route_span,
                f"{what} starts with `{word}`, which the host keeps for itself: it does not load"
                f" `{http.function.label}`",
                help=f"choose a route that does not start with `{word}`",
                function=http.function.name,
            )
