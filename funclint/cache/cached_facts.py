"""The facts of an app's modules by the content of each, so that only modules that changed are read again."""

from __future__ import annotations

import marshal
from typing import TYPE_CHECKING

from funclint.cache.store import digest
from funclint.index.facts import ModuleFacts

if TYPE_CHECKING:
    from funclint.cache.store import Store


class CachedFacts:
    """Facts that were kept under a name (that of the app's root), and what comes to be known in this run.

    What is kept afterwards are the facts of the modules that this run asked for, no others.
    """

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        self._name = "facts " + name
        self._kept: dict[bytes, bytes] | None = None
        self._used: dict[bytes, bytes] = {}
        self._is_changed = False

    def get(self, data: bytes) -> ModuleFacts | None:
        """The facts of a module with this text, or None."""
        if self._kept is None:
            kept = self._store.get(self._name)
            self._kept = kept if isinstance(kept, dict) else {}
        key = digest(data)
        packed = self._kept.get(key)
        if packed is None:
            return None
        self._used[key] = packed
        return ModuleFacts(*marshal.loads(packed))

    def put(self, data: bytes, facts: ModuleFacts) -> None:
        """Remember the facts of a module with this text."""
        try:
            self._used[digest(data)] = marshal.dumps(tuple(facts))
        except ValueError:  # nested too deeply
            return
        self._is_changed = True

    def save(self) -> None:
        """Keep what was used, where that is not what is kept already."""
        if self._is_changed or (self._kept is not None and len(self._used) < len(self._kept)):
            self._store.put(self._name, self._used)
