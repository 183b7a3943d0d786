"""Checking an app with what earlier runs kept: see `funclint.cache`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.cache.cached_facts import CachedFacts
from funclint.cache.cached_verdict import CachedVerdict
from funclint.cache.store import Store, cache_folder
from funclint.run import CheckedApp, Options, check_opened, open_app

if TYPE_CHECKING:
    from funclint.files.source import Source


def check_with_cache(root: str, source: Source, options: Options) -> CheckedApp:
    """What `check_root` gives without a cache."""
    folder = cache_folder()
    if folder is None:
        return check_opened(open_app(root, source, options), options)
    store = Store(folder)
    store.make_folder()  # before a folder around it is listed, which would be another one afterwards
    verdict = CachedVerdict(store, f"{root} {options!r}")
    kept = verdict.load(source)
    if kept is not None:
        (findings, suppressed, baselined), (functions, failing, rules, notes) = kept
        return CheckedApp(root, findings, suppressed, baselined, functions, failing, (), rules, notes)
    with_facts = source.facts = CachedFacts(store, root)
    source.asked = set()
    app = open_app(root, source, options)
    checked = check_opened(app, options)
    with_facts.save()
    if not checked.tracebacks:
        groups = [checked.findings, checked.suppressed, checked.baselined]
        verdict.save(app, groups, (checked.functions, checked.failing, checked.rules, checked.notes))
    source.facts = source.asked = None
    return checked


__all__ = ["check_with_cache"]
