"""The facts of an app's modules by the content of each, so that only modules that changed are read again."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from funclint.cache.store import digest
from funclint.index.facts import ModuleFacts

if TYPE_CHECKING:
    from funclint.cache.store import Store


WORDS = (b"funclint", b"pylint")
"""A module with one of these may hold a comment that silences findings: its text counts, not only its facts."""

Entry = tuple[bytes, bytes | None]
"""The packed facts of a module and what `plain_digest` says of it."""


def plain_digest(data: bytes, facts: ModuleFacts) -> bytes | None:
    """A digest of the facts of a module with this text; None where the text may say more to a rule than they do."""
    if facts.may_hold_secret or any(word in data for word in WORDS):
        return None
    try:
        return digest(marshal.dumps(tuple(facts), 2))  # later formats depend on how often a string is referred to
    except ValueError:
        return None


class CachedFacts:
    """Facts that were kept under a name (that of the app's root), and what comes to be known in this run.

    What is kept afterwards are the facts of the modules that this run asked for, no others.
    """

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = "facts " + name
        self._kept: dict[bytes, Entry] | None = None
        self._used: dict[bytes, Entry] = {}
        self._is_changed = False

    def get(self, data: bytes) -> ModuleFacts | None:
        """The facts of a module with this text, or None."""
        if self._kept is None:
            kept = self._store.get(self._name)
            self._kept = kept if isinstance(kept, dict) else {}
        key = digest(data)
        entry = self._kept.get(key)
        if entry is None:
            return None
        self._used[key] = entry
        return ModuleFacts(*marshal.loads(entry[0]))

    def put(self, data: bytes, facts: ModuleFacts) -> None:
        """Remember the facts of a module with this text."""
        try:
            packed = marshal.dumps(tuple(facts))
        except ValueError:  # nested too deeply
            return
        self._used[digest(data)] = (packed, plain_digest(data, facts))
        self._is_changed = True

    def digest_of(self, content: bytes) -> bytes | None:
        """What `plain_digest` says of the module whose text has this digest; None where it was not asked for."""
        entry = self._used.get(content)
        return entry and entry[1]

    def save(self) -> None:
        """Keep what was used, where that is not what is kept already."""
        if self._is_changed or (self._kept is not None and len(self._used) < len(self._kept)):
            self._store.put(self._name, self._used)
