from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.app._blueprints import lost_functions, may_be_registered, shown_functions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("possibly-unregistered-blueprint", "W9117", impact="function", confidence="low", when=("unregistered",))
def check(app: App) -> Iterator[Report]:
    """Functions are on a blueprint whose registration is not seen, in an app that registers dynamically.

    Where modules or blueprints are registered in a loop over something that cannot be known, a blueprint that is never
    named may be part of it, or forgotten.

    ## Limits

    Silent where the blueprint itself is given to code that is not followed.
    """
    if not app.index.apps:
        return
    for container, functions in lost_functions(app):
        if not container.registered_in and not container.open and may_be_registered(app, container):
            yield Report(
                container.span,
                f"no registration of this blueprint is seen: {shown_functions(functions)} will not exist unless"
                " dynamic code registers it",
                help="register it by name with `app.register_functions(…)`",
            )
