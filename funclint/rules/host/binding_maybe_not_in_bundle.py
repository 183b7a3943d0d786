from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "binding-maybe-not-in-bundle",
    "W9515",
    impact="function",
    confidence="medium",
    when=("odd-bundle", "uncommon-binding"),
)
def check(app: App) -> Iterator[Report]:
    """A function has a binding that no known release of any extension bundle brings.

    A misspelt type of a generic binding, mostly. Releases of the bundle that are newer than funclint's table may have
    it, which is why this is no error; see `binding-not-in-bundle` for what is certain.
    """
    from funclint.data.bundles_table import LINES
    from funclint.host.bundles import bindings_that_need_one, bundle_of, verdict

    bundle = bundle_of(app)
    line = bundle.line if bundle else None
    if bundle is None or line is None:
        return
    for function, binding in bindings_that_need_one(app):
        is_there, _ = verdict(bundle, binding.type or "")
        if is_there is None:
            from difflib import get_close_matches

            near = get_close_matches((binding.type or "").lower(), LINES[line][2], n=1, cutoff=0.75)
            yield Report(
                binding.span,
                f"no release of {bundle.words} up to {LINES[line][1]} has the binding type `{binding.type}`: "
                f"if no newer one has, the host does not load `{function.label}`",
                f"did you mean `{near[0]}`? (case does not matter)" if near else None,
                function=function.name,
            )
