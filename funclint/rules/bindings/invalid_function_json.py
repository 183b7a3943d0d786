from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule
from funclint.words import NOTHING_LOADS, quoted, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Function

WORDS = {
    "not-json": "function.json is not valid JSON ({message})",
    "not-an-object": "function.json needs an object here",
    "not-a-list": "`bindings` of function.json is not a list",
    "configuration-source": '`configurationSource` of function.json is neither "config" nor "attributes"',
    "no-bindings": "function.json declares no binding",
    "direction": "`{value}` is not a binding direction",
    "inout": "the direction `inout` is not supported in Python",
    "script-undetermined": "the function's folder has no `__init__.py`, and function.json names no `scriptFile`",
    "script-outside": "the script `{script}` lies outside the app",
    "script-not-python": "the script `{script}` is not a `.py` file",
    "script-missing": "there is no file `{script}`",
    "script-not-importable": "the script `{script}` cannot be imported by that name",
    "entry-missing": "`{script}` has no function `{entry}`",
    "entry-not-callable": "`{entry}` of `{script}` is not a function",
}
HELP = {
    "no-bindings": "declare at least a trigger",
    "direction": "write `in` or `out`",
    "inout": "declare an input and an output of two names",
    "script-undetermined": 'name the script: `"scriptFile": "…"`',
    "script-outside": "move the script into the app",
}
BY_HOST = ("not-json", "not-an-object", "not-a-list", "configuration-source", "no-bindings", "direction")
"""What the host refuses before a worker sees the function."""
NOT_READ = ("excluded", "disabled", "$schema")
"""Settings of function.json that the host does not read for this, whatever stands there."""


@rule("invalid-function-json", "E9223", impact="app", when=("v1",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A function.json that the host or the worker cannot use.

    In the v1 model each folder with a function.json is a function. The host drops one whose function.json is no JSON,
    declares no binding, has a direction that does not exist or names a script that is not there
    (`HostFunctionMetadataProvider.cs` of github.com/Azure/azure-functions-host). The worker refuses one whose script
    is no Python file of the app or lacks the entry point (`main`, unless `entryPoint` names another function), and the
    direction `inout` (azure-functions-runtime-v1, `loader.py` and `functions.py`). Other functions are not affected.

    ## Limits
    Folders whose scripts are of another language are left alone. Where the entry point is made by code that is not
    followed, nothing is said.
    """
    if app.index.model != "v1":
        return
    for failure in app.index.failures_of("invalid-function-json"):
        details = failure.details
        reason = details["reason"]
        so = f"the host drops `{details['function']}`" if reason in BY_HOST else NOTHING_LOADS
        yield Report(
            failure.span,
            f"{WORDS[reason].format(**{key: shown(value) for key, value in details.items()})}: {so}",
            help=_entry_help(details) if reason.startswith("entry-") else HELP.get(reason),
            function=details["function"],
            impact=details["impact"],
            refused_by="host" if details["impact"] == "function" else None,
        )
    for function in app.index.functions:
        yield from _schema_errors(function)


def _entry_help(details: dict[str, Any]) -> str:
    from difflib import get_close_matches

    names, entry = details["names"], details["entry"]
    near = get_close_matches(entry, names, 1, 0.7) or (names if len(names) == 1 else [])
    if near:
        return f'rename the function, or name it in function.json: `"entryPoint": "{near[0]}"`'
    return f"define `{entry}` in the script; it has {quoted(names[:5])}" if names else f"define `{entry}` in the script"


def _schema_errors(function: Function) -> Iterator[Report]:
    """What the schema refuses besides: the host cannot read such a value and drops the function."""
    from funclint.schema.validation import validate

    document = function.notes.get("function_json")
    if document is None or not isinstance(document.data, dict):
        return
    for error in validate(document.data, "function"):
        last = (error.missing or error.pointer.rpartition("/")[2]).lower()
        if last in ("direction", "name") or error.path in NOT_READ or error.path == "bindings":
            continue  # other findings say it, or nobody minds
        what = f"`{error.path}` in function.json: {error.message}"
        if error.missing:
            what = f"a binding in function.json lacks `{error.missing}`"
        yield Report(
            document.value_span(error.pointer),
            f"{what}: the host drops `{function.label}`",
            function=function.name,
            impact="function",
            refused_by="host",
        )
