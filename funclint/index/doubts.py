"""What the verdict on an app hangs on besides its code: settings, files and libraries that may be absent."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from funclint.data.stdlib_names import STDLIB_NAMES
from funclint.index.objects import InstanceValue
from funclint.index.values import Known

if TYPE_CHECKING:
    from funclint.app import App
    from funclint.index.build import Index

OPENERS = frozenset(("builtins.open", "io.open"))

LOOK_UPS = ("os.getenv", "os.environ.get")
ON_WHAT_IS_FOUND = tuple(f"{name}()." for name in LOOK_UPS)
"""How the names of methods start that are called on what was looked up: on None where the setting is absent."""

PROVIDED = frozenset(("azure", "azurefunctions", "google", "grpc", "werkzeug"))
"""Top-level names that come with the worker, or of which only a part does."""


def _is_there(app: App, path: str) -> bool:
    """Whether a relative path means a file of the app; of an absolute one nothing is said, so it counts as there."""
    return os.path.isabs(path) or app.source.is_file(app.path(*path.replace("\\", "/").split("/")))


def find_doubts(app: App, index: Index) -> None:
    """Note in the index why its verdict is open."""
    doubt = index.outcome.doubt
    absent: str | None = None
    for call in index.import_calls:
        first = call.arguments[0] if call.arguments else None
        text = first.value if isinstance(first, Known) and isinstance(first.value, str) else None
        if call.name == "os.environ[]" and (text is None or app.settings.value(text) is None):
            doubt(f"the app setting `{text or '…'}` is read while importing")
        elif call.name in LOOK_UPS and isinstance(first, Known) and text is None:
            doubt(f"`{call.name}` gets something that is no name")
        elif call.name in LOOK_UPS:
            has_default = len(call.arguments) > 1 or bool(call.keywords)
            absent = text if not has_default and text is not None and app.settings.value(text) is None else None
        elif absent is not None and call.name.startswith(ON_WHAT_IS_FOUND):
            doubt(f"the app setting `{absent}` is read while importing")
        elif call.name in OPENERS and text is not None and not _is_there(app, text):
            doubt(f"`{text}` is opened while importing")
    for module in index.modules:
        for value in module.frame.names.values() if module.frame else ():
            if isinstance(value, InstanceValue) and "__class__" in value.cls.names:
                doubt(f"an object of `{value.cls.name}` hides its class")
    for name in missing_libraries(app, index):
        doubt(f"nothing declares what provides `{name}`")


def missing_libraries(app: App, index: Index) -> list[str]:
    """Top-level names that reachable modules import and that nothing is known to provide."""
    from funclint.files.manifest import declared

    tops = {
        name.partition(".")[0]
        for module in index.modules
        for name, position in module.imports
        if position not in module.optional_imports
    }
    unknown = {
        top for top in tops
        if top not in STDLIB_NAMES and top not in PROVIDED and not index.is_of_app(top)
    }  # fmt: skip
    if not unknown:
        return []
    from funclint.dependencies.packages import provides, with_what_they_bring

    names = with_what_they_bring(declared(app).names())
    return sorted(top for top in unknown if not provides(names, top))
