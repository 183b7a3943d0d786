"""The extension bundle of an app, and which binding types it brings."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from funclint.data.bundles_table import GENERAL, LINES, WITHOUT_BUNDLE
from funclint.host.host_file import certain_functions, is_overridden, python_host_file
from funclint.host.nuget_range import NuGetRange, Version, parse_range, parse_version

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.files.json_document import JsonDocument
    from funclint.index.model import Binding, Function

RECOMMENDED = "[4.*, 5.0.0)"
NAMES = {
    GENERAL: "Microsoft.Azure.Functions.ExtensionBundle",
    GENERAL + ".preview": "Microsoft.Azure.Functions.ExtensionBundle.Preview",
    GENERAL + ".experimental": "Microsoft.Azure.Functions.ExtensionBundle.Experimental",
}
OTHER_WAYS = ("extensions.csproj", "extensions.fsproj")


class Bundle(NamedTuple):
    """The bundle that host.json asks for: valid id and range, with the JSON pointer of the range."""

    document: JsonDocument
    id: str
    version: str
    range: NuGetRange
    pointer: str

    @property
    def line(self) -> tuple[str, int] | None:
        """The newest line of releases that is known and meets the range; None where the id or the range is unknown."""
        if not self.range.is_clear:
            return None
        for bundle_id, major in sorted(LINES, key=lambda line: -line[1]):
            oldest, _, _ = LINES[bundle_id, major]
            low, high = parse_version(oldest), (major + 1, 0, 0, 0)
            if bundle_id == self.id.lower() and low and _meets(self.range, low, high):
                return bundle_id, major
        return None

    @property
    def words(self) -> str:
        """How to call it in a message."""
        return f"`{self.id}` `{self.version}`"


def bundle_of(app: App) -> Bundle | None:
    """The bundle of a Python app; None where there is none, it is invalid, or something else decides."""
    document = python_host_file(app)
    if document is None or has_other_way(app) or is_overridden(app, "extensionBundle"):
        return None
    name, version = document.find("extensionBundle", "id"), document.find("extensionBundle", "version")
    if name is None or version is None or not isinstance(name[1], str) or not isinstance(version[1], str):
        return None
    versions = parse_range(version[1])
    return Bundle(document, name[1].strip(), version[1].strip(), versions, version[0]) if versions else None


def has_other_way(app: App) -> bool:
    """Whether the app gets its extensions by a project of its own or has them installed."""
    if any(app.source.is_file(app.path(name)) for name in OTHER_WAYS):
        return True
    return app.source.is_file(app.path("bin", "extensions.json"))


def bindings_that_need_one(app: App) -> Iterator[tuple[Function, Binding]]:
    """The bindings of certain functions whose type is known and not built into the host, once per function and type."""
    for function in certain_functions(app):
        seen = set()
        for binding in function.bindings:
            kind = (binding.type or "").lower()
            if kind and kind not in WITHOUT_BUNDLE and kind not in seen:
                seen.add(kind)
                yield function, binding


@lru_cache(maxsize=256)
def verdict(bundle: Bundle, kind: str) -> tuple[bool | None, str | None]:
    """Whether the bundle has a binding type: True, False, or None where releases newer than the table could.

    Beside it what to ask for instead, where that is known.
    """
    line = bundle.line
    if line is None:
        return True, None
    _, newest, types = LINES[line]
    kind = kind.lower()
    elsewhere = _best_line_with(kind, line)
    last_known = parse_version(newest)
    assert last_known is not None
    is_open = _reaches_beyond(bundle.range, last_known, line[1])
    if kind not in types:
        if elsewhere:
            return False, elsewhere
        return (None if is_open else False), None
    first, last = (parse_version(text) for text in types[kind])
    assert first is not None
    if _ends_before(bundle.range, first):
        return False, _range_from(line, types[kind][0])
    if last is not None and (is_open or bundle.range.contains(last_known)):
        return False, elsewhere
    return True, None


def _best_line_with(kind: str, line: tuple[str, int]) -> str | None:
    order = [(GENERAL, 4), (GENERAL + ".preview", 4), (GENERAL + ".experimental", 4)]
    for other in order:
        if other != line and kind in LINES[other][2] and not LINES[other][2][kind][1]:
            return f'`"id": "{NAMES[other[0]]}"` with `"version": "{RECOMMENDED}"`'
    return None


def _range_from(line: tuple[str, int], first: str) -> str:
    return f'`"version": "{RECOMMENDED}"`' if line[1] == 4 else f'`"version": "[{first}, {line[1] + 1}.0.0)"`'


def _meets(versions: NuGetRange, low: Version, high: Version) -> bool:
    """Whether a range has a version from `low` on and below `high`."""
    if versions.minimum is not None and versions.minimum >= high:
        return False
    if versions.maximum is None:
        return True
    return versions.maximum > low or (versions.maximum == low and versions.includes_maximum)


def _reaches_beyond(versions: NuGetRange, newest: Version, major: int) -> bool:
    """Whether a release of the line after the newest known one would lie in the range."""
    if versions.minimum is not None and versions.minimum >= (major + 1, 0, 0, 0):
        return False
    return versions.maximum is None or versions.maximum > newest


def _ends_before(versions: NuGetRange, first: Version) -> bool:
    if versions.maximum is None:
        return False
    return versions.maximum < first or (versions.maximum == first and not versions.includes_maximum)
