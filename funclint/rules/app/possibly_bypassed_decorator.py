from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("possibly-bypassed-decorator", "W9139", impact="security", confidence="medium", when=("bypassed-decorator",))
def check(app: App) -> Iterator[Report]:
    """A decorator of a library stands above azure's: it probably never runs.

    The worker calls the function that azure's decorators registered. A decorator above them gets a FunctionBuilder;
    unless it is made for that, what it returns is never run: an authorization check is bypassed. Between azure's
    decorators it may split the function in two, and the worker then refuses the app.

    ## Limits

    Some libraries accept a FunctionBuilder; that cannot be seen here. Suppress the finding for them.
    """
    azure = app.index.library.methods("azure.functions.FunctionApp")
    for function in app.index.functions:
        for text, span, certain in function.notes["bypassed"]:
            # `bp.function_name` of a blueprint that is not seen is azure's own.
            if not certain and not function.conditional and text.rpartition(".")[2] not in azure:
                yield Report(
                    span,
                    f"`@{text}` stands above azure's decorators of `{function.python_name}`: unless it is made for"
                    " azure-functions, it never runs",
                    help=f"move `@{text}` below all of azure's decorators",
                    function=function.name,
                )
