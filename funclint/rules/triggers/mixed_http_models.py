from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.index.refusals import HTTP_EXTENSION
from funclint.rule import rule
from funclint.rules.bindings._annotations import refused
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span


@rule("mixed-http-models", "E9307", impact="app", when=("refusal:mixed-http-models",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """HTTP streaming types are mixed with `func.HttpRequest` or `func.HttpResponse`.

    Importing azurefunctions.extensions.http.fastapi in any module switches the whole app to HTTP streaming: every
    annotated HTTP request must then be the extension's `Request`, and `func.HttpRequest` and `func.HttpResponse` are
    refused. Without that import, it is the classes of FastAPI and Starlette that are refused. Either way the worker
    loads none of the app's functions.

    ## Limits
    Parameters and results without annotation go with both. Silent where an annotation cannot be resolved.
    """
    streaming = app.index.imports(HTTP_EXTENSION)
    for entry in refused(app, "mixed-http-models"):
        if streaming:
            why = "but importing azurefunctions.extensions.http.fastapi makes the whole app use the extension's classes"
            advice = "use `Request` and `Response` of the extension in every HTTP function, or remove its import"
        else:
            why = "but no module imports azurefunctions.extensions.http.fastapi"
            advice = "import the classes from azurefunctions.extensions.http.fastapi, or use those of azure.functions"
        yield Report(
            entry.span,
            f"`{entry.function.python_name}()` is annotated `{entry.text}`, {why}: {NOTHING_LOADS}",
            help=advice,
            function=entry.function.name,
            related=tuple(Related(span, "imported here") for span in _imports(app)[:1]),
        )


def _imports(app: App) -> list[Span]:
    """Where the app imports the extension."""
    return [
        module.span(position)
        for module in app.index.modules
        for name, position in module.imports
        if name == HTTP_EXTENSION or name.startswith(HTTP_EXTENSION + ".")
    ]
