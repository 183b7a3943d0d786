from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Report


@rule("unknown-suppression", "W8903", impact="advice", when=("engine",))
def check(app: App) -> Iterator[Report]:
    """A `# funclint: ignore[…]` comment names no rule, or one that does not exist.

    Such a comment hides nothing: the finding it was written for is still reported, or the name was misspelt and will be
    missed later. Write the rule's name as it stands in brackets in each finding, with the reason after the bracket:
    `# funclint: ignore[duplicate-route] the second one is for tests`. Several names are separated by commas.

    ## Limits

    Only funclint's own comments are checked. Names in `# pylint: disable=…` may belong to pylint or another plugin.
    """
    # Reported by the engine, which reads the comments.
    yield from ()
