from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.evaluate import find
from funclint.index.values import Ref
from funclint.rule import rule
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.index.objects import Frame


@rule("unknown-azure-functions-name", "E9110", impact="app", when=("import:azure",), refused_by="worker", fixable=True)
def check(app: App) -> Iterator[Report]:
    """A name that azure-functions or azure-functions-durable does not have.

    `func.AuthLevel.Anonymous` (members are upper-case), `func.DaprFunctionApp` and the like raise an AttributeError or
    ImportError. While importing that ends the app; inside a function it fails when that line runs. The names come from
    the tables of the azure-functions lines that the app may use.

    ## Limits

    Inside functions: silent where the name of the import is bound again, and under `except AttributeError`.
    """
    for failure in app.index.failures_of("unknown-azure-functions-name"):
        details = failure.details
        yield _report(app, failure.span, details["owner"], details["name"], NOTHING_LOADS)
    frames = {module.frame: module.facts.attributes for module in app.index.modules if module.frame is not None}
    clean = {frame for frame, texts in frames.items() if not any(_missing(app, text, frame) for text in texts)}
    for function in app.index.outcome.functions:
        if function.frame in clean:
            continue
        facts = function.facts
        parameters = {parameter.name for parameter in facts.parameters} if facts.body.attributes else set()
        seen = set()
        for text, position in facts.body.attributes:
            missing = None if text.partition(".")[0] in parameters else _missing(app, text, function.frame)
            if missing is not None and text not in seen:
                seen.add(text)
                span = function.frame.module.span(position)
                yield _report(app, span, *missing, f"`{facts.name}()` fails at this line")._replace(impact="runtime")


def _missing(app: App, text: str, frame: Frame) -> tuple[str, str] | None:
    """The owner and the name that it lacks, of a dotted name in a function; None where it is there or not known."""
    root, *names = text.split(".")
    value = find(root, frame)
    if not isinstance(value, Ref):
        return None
    owner, library = value.name, app.index.library
    for part in names:
        name = part.rstrip("()[]")
        if library.has_name(owner, name) is False or library.lacks_attribute(owner, name):
            return owner, name
        if name != part:
            return None  # what a call or an item gives is not followed
        owner = f"{owner}.{name}"
    return None


def _report(app: App, span: Span, owner: str, name: str, so: str) -> Report:
    near = app.index.library.near(owner, name)
    report = Report(span, f"`{owner}` has no `{name}`: {so}", help=f"did you mean `{near}`?" if near else None)
    from funclint.rules.app._fixes import respelt_attribute

    return respelt_attribute(app, report, name, near)
