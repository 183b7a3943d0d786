"""Looking at an app with what earlier runs kept: see `funclint.cache`."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING

from funclint.cache.cached_facts import CachedFacts
from funclint.cache.cached_verdict import CachedVerdict
from funclint.cache.store import Store, cache_folder
from funclint.run import CheckedApp, Options, check_opened, open_app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.files.source import Source


def check_with_cache(root: str, source: Source, options: Options) -> CheckedApp:
    """What `check_root` gives without a cache."""
    store = _store()
    if store is None:
        return check_opened(open_app(root, source, options), options)
    verdict = CachedVerdict(store, f"{root} {options!r}")
    kept = verdict.load(source)
    if kept is not None:
        (findings, suppressed, baselined), (functions, failing, rules, notes) = kept
        return CheckedApp(root, findings, suppressed, baselined, functions, failing, (), rules, notes)
    source.asked = set()
    with _facts_of(root, source, store) as facts:
        checked = check_opened(open_app(root, source, options), options)
    if not checked.tracebacks:
        groups = [checked.findings, checked.suppressed, checked.baselined]
        verdict.save(source, groups, (checked.functions, checked.failing, checked.rules, checked.notes), facts)
    source.asked = None
    return checked


@contextmanager
def known_facts(root: str, source: Source) -> Iterator[None]:
    """Inside, the modules of the app at `root` are read only where they changed; afterwards their facts are kept."""
    store = None if source.overlay else _store()
    if store is None:
        yield
    else:
        with _facts_of(root, source, store):
            yield


@contextmanager
def _facts_of(root: str, source: Source, store: Store) -> Iterator[CachedFacts]:
    facts = source.facts = CachedFacts(store, root)
    try:
        yield facts
    finally:
        source.facts = None
    facts.save()


def _store() -> Store | None:
    folder = cache_folder()
    if folder is None:
        return None
    store = Store(folder)
    store.make_folder()  # before a folder around it is listed, which would be another one afterwards
    return store
