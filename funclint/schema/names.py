"""The names in a document: which ones the host does not read, what is likely meant, and which settings there are."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from funclint.schema.validation import MAXIMUM_DEPTH, Entry, Json, escape, load_table, lookup

if TYPE_CHECKING:
    from collections.abc import Iterator

MAXIMUM_SEARCHES = 1_000
"""Unknown names of a document for which a near one is looked for."""


class UnknownKey(NamedTuple):
    """A name that the host does not read.

    `since` is None for an unknown one, else the extension bundle since which it is ignored (0: always). `use` is
    what to write instead, or None; `is_elsewhere` says that `use` is the same name in another section.
    """

    pointer: str
    path: str
    name: str
    since: int | None
    use: str | None
    is_elsewhere: bool = False


def unknown_keys(document: Json, kind: str) -> list[UnknownKey]:
    """Names in a document that the host does not read, in the order of the document."""
    found: list[UnknownKey] = []
    if isinstance(document, dict):
        table = load_table(kind)
        _collect_unknown(table, document, ("", ""), table, found, iter(range(MAXIMUM_SEARCHES)))
    return found


def _collect_unknown(
    entry: Entry, value: Json, place: tuple[str, str], root: Entry, found: list[UnknownKey], searches: Iterator[int]
) -> None:
    pointer, path = place
    for key, item in value.items():
        name, child = lookup(entry, key)
        below, at = f"{path}.{name}" if path else name, f"{pointer}/{escape(key)}"
        if (child is None or child is entry[2]) and entry[3] != "none" and not _is_comment(key):
            may_search = next(searches, None) is not None
            use, is_elsewhere = _suggest(entry, key, path, root) if may_search else (None, False)
            if use or entry[3] == "all":
                found.append(UnknownKey(at, below, key, None, use, is_elsewhere))
                continue
        if child is None:
            continue
        if child[0] == "ignored":
            found.append(UnknownKey(at, below, key, child[1], child[2]))
        elif child[0] == "section" and isinstance(item, dict) and at.count("/") < MAXIMUM_DEPTH:
            _collect_unknown(child, item, (at, below), root, found, searches)


def settings(document: Json, kind: str) -> list[tuple[str, str, Entry, Json]]:
    """Every setting in a document that the schema knows: its pointer, documented path, entry and value."""
    found: list[tuple[str, str, Entry, Json]] = []
    _collect_settings(load_table(kind), document, "", "", found)
    return found


def _collect_settings(entry: Entry, value: Json, pointer: str, path: str, found: list[Any]) -> None:
    if entry[0] == "section" and isinstance(value, dict) and pointer.count("/") < MAXIMUM_DEPTH:
        for key, item in value.items():
            name, child = lookup(entry, key)
            if child is not None:
                _collect_settings(child, item, f"{pointer}/{escape(key)}", f"{path}.{name}" if path else name, found)
    elif path:
        found.append((pointer, path, entry, value))


def _is_comment(key: str) -> bool:
    """Whether a name is a writer's way to put a comment into JSON, or a note of a tool."""
    return not key or key[0] in "_$#/" or key.lower() in ("comment", "comments", "description")


def _suggest(entry: Entry, key: str, path: str, root: Entry) -> tuple[str | None, bool]:
    from difflib import get_close_matches

    near = get_close_matches(key.lower(), entry[1], n=1, cutoff=0.8)
    if near:
        return entry[1][near[0]][0], False
    parts = path.split(".")
    scope = ".".join(parts[:2]) if parts[0] == "extensions" and len(parts) > 1 else ""
    places = [place for place in _places(entry_at(root, scope), key.lower(), scope) if place.rpartition(".")[0] != path]
    return (places[0], True) if len(places) == 1 else (None, False)


def entry_at(root: Entry, path: str) -> Entry:
    """The entry of a documented path ("" for the root); ("any",) where there is none."""
    entry = root
    for name in path.split(".") if path else ():
        found = lookup(entry, name)[1] if entry[0] == "section" else None
        if found is None:
            return ("any",)
        entry = found
    return entry


def _places(entry: Entry, lower: str, path: str) -> list[str]:
    found = []
    for key, (name, child) in entry[1].items() if entry[0] == "section" else ():
        below = f"{path}.{name}" if path else name
        if key == lower and child[0] != "ignored":
            found.append(below)
        found += _places(child, lower, below)
    return found
