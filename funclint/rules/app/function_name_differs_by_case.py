from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Function


@rule("function-name-differs-by-case", "W9126", impact="function", confidence="medium", when=("same-name",))
def check(app: App) -> Iterator[Report]:
    """Two function names differ only in upper and lower case.

    The worker takes both, but the host looks functions up without regard to case in many places (keys, routes, the
    admin API), so that one of them may be reached for the other.

    ## Limits

    Functions under conditions that are not known are not compared, nor those whose names are not known.
    """
    seen: dict[str, Function] = {}
    for function in app.index.functions:
        if function.name is None or function.conditional or "name_guessed" in function.notes:
            continue
        first = seen.setdefault(function.name.lower(), function)
        if first.name != function.name:
            yield Report(
                function.name_span,
                f"the function name `{function.name}` differs from `{first.name}` only in case, which the host does not"
                " always tell apart",
                help="give one of them another name",
                function=function.name,
                related=(Related(first.name_span, "the other one"),),
            )
