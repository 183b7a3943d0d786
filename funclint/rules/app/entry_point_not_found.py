from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule
from funclint.words import NOTHING_LOADS, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


NAME = r"[a-zA-Z0-9_][a-zA-Z0-9_\-]*\.py"
SETTING = "PYTHON_SCRIPT_FILE_NAME"


@rule(
    "entry-point-not-found",
    "E9104",
    impact="app",
    when=("no-entry", "setting:PYTHON_SCRIPT_FILE_NAME"),
    refused_by="worker",
)
def check(app: App) -> Iterator[Report]:
    """There is no entry module for the worker to import.

    The worker looks beside host.json for `function_app.py`, or for the file that the app setting
    PYTHON_SCRIPT_FILE_NAME names; that name must match `^[a-zA-Z0-9_][a-zA-Z0-9_\\-]*\\.py$`. A package
    `function_app/` is not found. Without an entry module the host says "0 functions found".

    ## Limits

    Only where the root is a Python app of the v2 model: no function.json folders, no files of another language, no
    custom handler. Silent where another file could be the entry module (see `entry-point-misnamed`), where the entry
    module lies in another folder (see `host-json-misplaced`) or a build step may bring it.
    """
    script = app.index.script
    named = app.settings.value(SETTING)
    if not named and app.index.entry is not None:
        return
    import re

    from funclint.rules.app._entry import lacks_entry

    if named and not re.fullmatch(NAME, named):
        yield Report(
            _place(app),
            f"`{SETTING}` is `{shown(named)}`, which is not a plain file name ending in `.py`: {NOTHING_LOADS}",
            help="name a Python file that lies beside host.json",
        )
    elif lacks_entry(app):
        package = app.path(script.removesuffix(".py"), "__init__.py")
        place, what = Span(app.path("host.json")), f"there is no `{script}` beside host.json"
        if named:
            place, what = _place(app), f"`{SETTING}` names `{script}`, which is not beside host.json"
        elif app.settings.is_defined(SETTING) or _may_be_elsewhere(app):
            return
        elif app.source.is_file(package):
            place, what = Span(package), f"`{script.removesuffix('.py')}/` is a package, and there is no `{script}`"
        yield Report(
            place,
            f"{what}: the worker finds no entry module and the host reports 0 functions",
            help=f"put the app object into `{script}`, or name its file with the app setting {SETTING}",
        )


def _place(app: App) -> Span:
    """Where the setting gets its value, else host.json."""
    from funclint.settings.local_values import local_values, value_span

    names = [name for name, _ in local_values(app) if name.upper() == SETTING]
    return value_span(app, names[0]) if names else Span(app.path("host.json"))


def _may_be_elsewhere(app: App) -> bool:
    from funclint.host.host_json_places import misplaced
    from funclint.rules.app._entry import MAY_HAVE_APP, has_entry_below, modules_that

    if app.source.is_file(app.path("Dockerfile")) or misplaced(app) is not None:
        return True
    return bool(modules_that(app, MAY_HAVE_APP)) or has_entry_below(app)
