from __future__ import annotations

import re
from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, name_span
from funclint.words import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

NAME = re.compile(r"(?!.*__)[a-zA-Z_][a-zA-Z0-9_]{0,127}|\$return")


@rule("invalid-binding-name", "E9207", impact="function", when=("odd-binding-name",), refused_by="host")
def check(app: App) -> Iterator[Report]:
    """A binding name that the host refuses.

    A name has letters of the English alphabet, digits and single underscores, does not start with a digit and is at
    most 128 characters long; `__` is refused. The host drops the function: "The binding name … is invalid"
    (Utility.cs of azure-functions-host, 4.1038 and later; older hosts allow no underscore at all).

    ## Limits
    A name that no parameter has is `binding-without-parameter` or `parameter-without-binding`: the worker refuses that
    one first.
    """
    for function in checked(app):
        names = None if function.parameters is None else {parameter.name for parameter in function.parameters}
        seen: set[str] = set()
        for binding in function.bindings:
            name = binding.name
            if name is None or NAME.fullmatch(name) or name in seen or (names is not None and name not in names):
                continue
            seen.add(name)
            yield Report(
                name_span(binding),
                f"`{shown(name)}` is not a valid binding name: the host does not load `{function.label}`",
                help="use letters, digits and single underscores",
                function=function.name,
            )
