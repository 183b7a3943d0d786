from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule
from funclint.rules.app._blueprints import lost_functions, shown_functions

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("blueprint-registered-too-early", "E9118", impact="function", when=("unregistered",))
def check(app: App) -> Iterator[Report]:
    """A blueprint is registered before all of its functions are decorated.

    `register_functions` copies the list of the blueprint's functions at that moment; those that are decorated later are
    silently lost (measured).
    """
    for container, functions in lost_functions(app):
        if not container.registered_in or container.open or any(entry.conditions for entry in container.registered_in):
            continue
        are, they = ("is", "it") if len(functions) == 1 else ("are", "they")
        yield Report(
            container.registered_in[-1].span,
            f"the blueprint is registered before {shown_functions(functions)} {are} decorated: {they} will not exist",
            help="register the blueprint after the last of its functions, best in the entry module",
            related=tuple(Related(function.span, f"`{function.label}` comes later") for function in functions[:5]),
        )
