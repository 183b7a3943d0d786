from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.rules.app._blueprints import lost_functions, may_be_registered, shown_functions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("blueprint-not-registered", "E9116", impact="function", when=("unregistered",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """Functions are decorated on a blueprint that is never registered.

    The worker loads the functions of the app object only; `app.register_functions(blueprint)` adds a blueprint's.
    Without it nothing fails, and the functions do not exist (measured).

    ## Limits

    Only blueprints of modules that the app imports. Where registration is dynamic, see
    `possibly-unregistered-blueprint`.
    """
    if not app.index.apps:
        return
    for container, functions in lost_functions(app):
        if not container.registered_in and not may_be_registered(app, container):
            from funclint.rules.app._fixes import register

            yield Report(
                container.span,
                f"this blueprint is never registered: {shown_functions(functions)} will not exist",
                help="register it in the entry module with `app.register_functions(…)`",
                related=tuple(Related(function.span, f"`{function.label}` is on it") for function in functions[:5]),
                fix=register(app, container),
            )
