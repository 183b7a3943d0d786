from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.refusals import HTTP_EXTENSION
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, is_plain, placeholders, sides
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Function


@rule("route-parameter-as-argument", "E9203", impact="app", when=("mismatch",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A `{name}` of the route or path is taken as an argument.

    Unlike in web frameworks, parts of a route are not passed as arguments: they are in `req.route_params`, and those
    of a blob path are in the name of the blob. No binding fills a parameter of that name, and the worker refuses the
    whole app: "declared in Python but not in the function definition".

    ## Limits
    Silent where a decorator that is not understood may fill parameters, and where the route is not known.
    """
    for function in checked(app):
        found = sides(function)
        routes = placeholders(function) if found is not None else {}
        for parameter in found.parameters if found is not None else ():
            if parameter.name in routes and is_plain(parameter):
                kind, text = routes[parameter.name]
                yield Report(
                    parameter.span,
                    f"`{function.python_name}()` takes `{parameter.name}`, but parts of the {kind} `{text}` are not "
                    f"passed as arguments: {NOTHING_LOADS}",
                    help=_help(app, function, parameter.name, found is not None and function.trigger in found.bindings),
                    function=function.name,
                )


def _help(app: App, function: Function, name: str, lacks_trigger: bool) -> str:
    trigger = function.trigger
    what = "remove the parameter"
    if trigger is not None and lacks_trigger:
        what = f"take `{trigger.name}` in its place"
    if trigger is None or trigger.type not in ("httpTrigger", "blobTrigger"):
        return f"{what} and get the value from the trigger's data"
    if trigger.type == "blobTrigger":
        return f"{what} and get the value from `{trigger.name}.name`"
    attribute = "path_params" if app.index.imports(HTTP_EXTENSION) else "route_params"
    return f'{what} and use `{trigger.name}.{attribute}["{name}"]`'
