from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.durable._unsupported import DURABLE, is_unsupported
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Decoration


@rule(
    "durable-decorator-unsupported",
    "E9813",
    impact="app",
    when=(
        "failure:unknown-decorator",
        "failure:unknown-decorator-argument",
        "type:orchestrationtrigger",
        "type:activitytrigger",
        "type:entitytrigger",
        "type:durableclient",
    ),
    refused_by="worker",
)
def check(app: App) -> Iterator[Report]:
    """A durable decorator, or an argument of it, is used on an object that does not have it.

    `func.FunctionApp` and `func.Blueprint` pass durable decorators on to azure-functions-durable, but not all
    arguments: `input_type` of `orchestration_trigger` is only on `df.DFApp` and `df.Blueprint`.
    `func.FunctionRegister` and other bases have no durable decorators at all. Either ends the import, and so does a
    durable decorator where azure-functions-durable is not installed: "the `azure-functions-durable` SDK package could
    not be found".

    ## Limits
    An app that imports `azure.durable_functions` itself is for `undeclared-import`; where not all that is installed is
    known, nothing is said. The names come from the tables of the azure-functions lines that the app may use. A
    misspelt decorator is `unknown-decorator`.
    """
    for kind in ("unknown-decorator", "unknown-decorator-argument"):
        for failure in app.index.failures_of(kind):
            if not is_unsupported(failure):
                continue
            details = failure.details
            if kind == "unknown-decorator":
                what = f"`{details['container'].word}` has no `{details['name']}`"
            else:
                what = f"`@{details['decorator']}` of azure.functions has no argument `{details['name']}`"
            yield Report(
                failure.span,
                f"{what}, only `df.DFApp` and `df.Blueprint` have it: {NOTHING_LOADS}",
                help="make the app with `df.DFApp()`, or put the function on a `df.Blueprint()`",
                function=getattr(getattr(details.get("builder"), "function", None), "name", None),
            )
    first = _first_use(app)
    if first is not None and _is_certainly_absent(app):
        yield Report(
            first.span,
            f"`@{first.name}` needs the package azure-functions-durable, which the app does not declare: without it "
            f"{NOTHING_LOADS}",
            help="add azure-functions-durable to requirements.txt",
            refused_by="nobody",
        )


def _first_use(app: App) -> Decoration | None:
    """The first durable decorator of an object of azure.functions, in an app that imports no durable library."""
    if app.index.imports("azure.durable_functions"):
        return None
    for function in app.index.functions:
        for decoration in function.decorations:
            if decoration.is_azure and decoration.name in DURABLE and not function.conditional:
                return decoration
    return None


def _is_certainly_absent(app: App) -> bool:
    """Whether requirements.txt lists everything that is installed, and nothing of it is or may bring the package."""
    from funclint.dependencies import packages
    from funclint.dependencies.surroundings import has_container
    from funclint.files.manifest import declared

    manifest = declared(app)
    if app.requirements is None or not manifest.is_complete or manifest.lock_files or has_container(app):
        return False
    if app.source.is_folder(app.path(".python_packages")) or app.source.is_folder(app.path("azure")):
        return False
    names = manifest.names()
    if not all(packages.is_known(name) for name in names):
        return False
    return not packages.provides(packages.with_what_they_bring(names), "azure.durable_functions")
