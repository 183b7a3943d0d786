"""Signals: what an app has, in words, so that a rule that is about something else need not even be imported.

`file:<name>` a file of that name at the root; `entry` there is an entry module; `functions`; `type:<binding type>` in
lower case; `failure:<kind>` a certain failure while importing; `import:<module>` a reachable module imports that
top-level name; `call:<name>` some function's body calls something whose last name that is; `connection` a binding has
a connection; `percent` a binding's argument contains `%…%`; `v1` there are function.json folders; `target-python` the
Python version is known.

Of the start: `no-app`, `many-apps` and `no-entry`; `setting:PYTHON_SCRIPT_FILE_NAME`; `import-call` a library is called
while importing; `library-name` a module or folder of the app is called like a library. Of the functions:
`unregistered` there are some that no app object has; `refusal:<rule>` of an annotation; and what is unusual about one:
`same-name` `odd-name` `named-twice` `no-trigger` `method` `wrapper` `remade` `bypassed-decorator` `unresolvable`
`same-binding-name` `odd-binding-name` `output` `return:<direction>` `result` `context` `parameter:<kind>` `mismatch`
(see `funclint.function_signals`). Of the files: `host-json:<key>` and what `funclint.file_signals` tells.

`engine` is never given: the engine itself reports what such rules are about.

Of dependencies: `no-requirements` the app has a module but no requirements.txt; `requirement:<name>` requirements.txt
lists that package; `requirement-place` it names a URL, folder, index or editable; `requirements-error` and
`requirements-encoding` something in it cannot be read, or it is not UTF-8; `azure-functions-limit` it limits the
version of the library; `third-party` there is none, and a reachable module imports a package that is neither of the
app nor azure.functions; `undeclared` requirements.txt does not plainly list such a package; `secret-file` a file at
the root or in a folder of it is named as files with secrets are.
"""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING

from funclint.data.stdlib_names import STDLIB_NAMES
from funclint.file_signals import file_signals
from funclint.function_signals import function_signals

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.build import Index

SECRET_FILE = re.compile(
    r"\.env(?:\..+)?|.+\.env|.+\.(?:pem|key|pfx|p12|publishsettings|jks|ppk)|id_(?:rsa|dsa|ecdsa|ed25519)|"
    r"[\w.-]*(?:service[_-]?account|credentials|client[_-]?secret)[\w.-]*\.json",
    re.IGNORECASE,
)
"""Names of files that often hold secrets."""

SAVING = frozenset(
    "no-app many-apps no-entry setting:PYTHON_SCRIPT_FILE_NAME import-call library-name unregistered same-name "
    "odd-name named-twice no-trigger method wrapper remade bypassed-decorator unresolvable same-binding-name "
    "odd-binding-name output return:IN result context parameter:positional-only mismatch async "
    "odd-host-json odd-host-version no-bundle odd-bundle uncommon-binding host-settings host-json-refused "
    "host-json:functiontimeout host-json:logging host-json:telemetrymode odd-local-settings platform-setting "
    "telemetry-setting no-host-storage config-problem odd-file forbidden-requirement azure-functions-not-listed "
    "import-call:logging import:azure.monitor".split()
)
"""Signals that only save a look, with those of refusals: a rule that waits for one would say the same without it."""

MAXIMUM_NAMES = 2_000
MAXIMUM_FOLDERS = 30


def signals_of(app: App) -> frozenset[str]:
    """All signals of an app."""
    found = {f"file:{name}" for name in app.source.files(app.root)}
    if app.source.is_folder(app.path("host.json")):
        found.add("file:host.json")
    index = app.index
    if index.entry is not None:
        found.add("entry")
    if index.model in ("v1", "mixed"):
        found.add("v1")
    if index.functions or index.unregistered:
        found.add("functions")
    found.update(function_signals(app))
    found.update(file_signals(app))
    found.update(_of_bindings(index))
    found.update(_of_start(app))
    found.update(f"failure:{failure.kind}" for failure in index.failures if failure.certain)
    for module in index.modules:
        found.update(f"call:{name}" for name in module.facts.called)
        for name, _ in module.imports:
            found.add(f"import:{name.partition('.')[0]}")
            if name.startswith("azure."):
                found.add(f"import:{'.'.join(name.split('.')[:2])}")
    found.update(_of_dependencies(app))
    if app.target_python is not None:
        found.add("target-python")
    if _has_secret_file(app):
        found.add("secret-file")
    return frozenset(found)


def _of_start(app: App) -> Iterator[str]:
    index, source = app.index, app.source
    if not index.apps:
        yield "no-app"
    if len(index.apps) > 1:
        yield "many-apps"
    if index.entry is None:
        yield "no-entry"
    if app.settings.value("PYTHON_SCRIPT_FILE_NAME"):
        yield "setting:PYTHON_SCRIPT_FILE_NAME"
    if index.import_calls:
        yield "import-call"
        yield from {f"import-call:{call.name.partition('.')[0]}" for call in index.import_calls}
    names = {name.removesuffix(".py") for name in source.files(app.root) if name.endswith(".py")}
    names.update(source.folders(app.root))
    if "azure" in names or not STDLIB_NAMES.isdisjoint(names) or _is_package_among(names, app):
        yield "library-name"


def _is_package_among(names: set[str], app: App) -> bool:
    """Whether a listed package is called like one of the names, apart from a `py` or `python-` in front."""
    listed = {entry.normalised for entry in app.requirements.requirements[:MAXIMUM_NAMES]} if app.requirements else ()
    plain = {name.lower().replace("_", "-") for name in names}
    return any(
        name in plain or name.removeprefix("python-") in plain or name.removeprefix("py") in plain for name in listed
    )


def _of_bindings(index: Index) -> Iterator[str]:
    from funclint.index.given import given_texts

    types = {binding.type for function in (*index.functions, *index.unregistered) for binding in function.bindings}
    yield from (f"type:{(name or '').lower()}" for name in types)
    for given in (index.given, given_texts(index.unregistered)):
        for (_, name), entries in given.items():
            if "connection" in name or name == "brokerlist":
                yield "connection"
            if any("%" in entry.text for entry in entries):
                yield "percent"


def _of_dependencies(app: App) -> Iterator[str]:
    index, requirements = app.index, app.requirements
    listed: set[str] = set()
    if requirements is not None:
        listed.update(entry.normalised for entry in requirements.requirements[:MAXIMUM_NAMES])
        yield from (f"requirement:{name}" for name in listed)
        if not STDLIB_NAMES.isdisjoint(listed) or not listed.isdisjoint(("azure", "azure-functions-worker")):
            yield "forbidden-requirement"
        if (
            requirements.options
            or requirements.includes
            or any(entry.url is not None or entry.editable for entry in requirements.requirements)
        ):
            yield "requirement-place"
        if requirements.errors:
            yield "requirements-error"
        if any(encoding is None or not encoding.startswith("utf-8") for encoding in requirements.encodings.values()):
            yield "requirements-encoding"
        if any(entry.specifier for entry in requirements.find("azure-functions")):
            yield "azure-functions-limit"
    elif index.modules:
        yield "no-requirements"
    if "azure-functions" not in listed:
        yield "azure-functions-not-listed"
    names = {
        name
        for module in index.modules
        for name, _ in module.imports
        if not name.startswith("azure.functions") and name != "azure"
    }
    names = {name for name in names if name.partition(".")[0] not in STDLIB_NAMES and not index.is_of_app(name)}
    if names:
        if requirements is None:
            yield "third-party"
        from funclint.dependencies.packages import plain_names

        if any(listed.isdisjoint(plain_names(name)) for name in names):
            yield "undeclared"


def _has_secret_file(app: App) -> bool:
    source, root = app.source, app.root
    if any(SECRET_FILE.fullmatch(name) for name in source.files(root)):
        return True
    folders = [name for name in source.folders(root) if name[0] not in "._"][:MAXIMUM_FOLDERS]
    return any(SECRET_FILE.fullmatch(name) for folder in folders for name in source.files(os.path.join(root, folder)))
