from __future__ import annotations

import re
from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.words import NOTHING_LOADS, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


NAME = re.compile(r"[a-z][a-z0-9_\-]{0,127}", re.IGNORECASE | re.ASCII)


@rule("invalid-function-name", "E9127", impact="function", when=("odd-name",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A function name that the host refuses.

    A name starts with a letter, goes on with letters, digits, `_` or `-`, has at most 128 characters and is not `host`
    (azure-functions-host, Utility.cs). The host drops the function: "is not a valid function name".
    `function_name(None)`, or a number, ends the worker's indexing: nothing loads.

    ## Limits

    Silent for names that are not known.
    """
    for function in app.index.functions:
        name = function.name
        if function.notes.get("name_is_no_text") and not function.conditional:
            yield Report(
                function.name_span,
                f"`function_name` of `{function.python_name}` gets a name that is not a string: {NOTHING_LOADS}",
                help="give a string, or leave the decorator out",
                impact="app",
            )
        if name is None or "name_guessed" in function.notes or (NAME.fullmatch(name) and name.lower() != "host"):
            continue
        yield Report(
            function.name_span,
            f"`{shown(name)}` is not a valid function name: the host drops this function",
            help="start with a letter and use at most 128 letters, digits, `_` and `-`; `host` is taken",
            function=name,
        )
