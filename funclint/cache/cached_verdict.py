"""The findings of an app, for as long as the disk answers everything that the run asked as it did then.

A run remembers each file it read, each folder it listed and each other question (`Source.asked`). Its findings are kept
with the answers: digests of contents and listings. A later run asks the same again, and takes the findings only where
nothing is different. Of a module there are two answers: its text, or else its facts, so that a change which no rule can
see (in a comment, say) costs only the reading of that module.
"""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING, Any

from funclint.cache.cached_facts import plain_digest
from funclint.cache.store import digest
from funclint.files.source import SourceError
from funclint.findings import Edit, Finding, Fix, Related, Span

if TYPE_CHECKING:
    from funclint.cache.cached_facts import CachedFacts
    from funclint.cache.store import Store
    from funclint.files.source import Question, Source


class CachedVerdict:
    """What was found in one app under certain options, both in `name`; `extra` fields are kept beside the findings."""

    def __init__(self, store: Store, name: str) -> None:
        self._store = store
        # Some rules look at what is supported today.
        self._name = f"verdict {time.strftime('%Y-%m-%d')} {name}"

    def load(self, source: Source) -> tuple[list[list[Finding]], tuple[Any, ...]] | None:
        """The lists of findings and the other fields that were kept, where they still hold; else None."""
        kept = self._store.get(self._name)
        if not isinstance(kept, tuple):
            return None
        answers, findings, extra = kept
        is_changed = False
        for question, (answer, facts) in answers.items():
            found = answer_of(source, question)
            if found == answer:
                continue
            if facts is None or not isinstance(found, bytes) or _facts_digest(source.read(question[1])) != facts:
                return None
            answers[question] = (found, facts)
            is_changed = True
        if is_changed:
            self._store.put(self._name, kept)
        return [[_finding(plain) for plain in group] for group in findings], extra

    def save(self, source: Source, findings: list[list[Finding]], extra: tuple[Any, ...], facts: CachedFacts) -> None:
        """Keep lists of findings and other fields (plain data), with all that they depend on: what `source` was asked.

        `facts` has those of the modules.
        """
        shown = {span.path for group in findings for finding in group for span in _spans(finding)}
        asked = source.asked or set()
        modules = {path for kind, path in asked if kind == "module"} - shown
        answers = {}
        for question in asked:
            kind, path = question
            if kind != "module":
                answer = answer_of(source, question)
                may_differ = kind == "read" and path in modules and isinstance(answer, bytes)
                answers[question] = (answer, facts.digest_of(answer) if may_differ else None)
        self._store.put(self._name, (answers, [[_plain(finding) for finding in group] for group in findings], extra))


def answer_of(source: Source, question: Question) -> Any:
    """What the disk says, as plain data: digests of contents and listings, other answers as they are."""
    kind, path = question
    if kind == "read":
        try:
            return digest(source.read(path))
        except SourceError as error:
            return str(error)
    if kind == "list":
        files, folders = source.files(path), source.folders(path)
        return digest("\0".join([*files, "", *folders]).encode("utf-8", "surrogateescape"))
    return source.ask(kind, path)


def _facts_digest(data: bytes) -> bytes | None:
    from funclint.index.extract import extract

    return plain_digest(data, extract(data, sys.version_info[:2]))


def _spans(finding: Finding) -> list[Span]:
    edits = finding.fix.edits if finding.fix else ()
    return [finding.span, *(related.span for related in finding.related), *(edit.span for edit in edits)]


def _plain(value: Any) -> Any:
    return tuple([_plain(item) for item in value]) if isinstance(value, tuple) else value


def _finding(plain: Any) -> Finding:
    finding = Finding(*plain)
    fix: Any = finding.fix
    edits: Any = fix and tuple([Edit(Span(*edit[0]), *edit[1:]) for edit in fix[2]])
    return finding._replace(
        span=Span(*finding.span),
        related=tuple([Related(Span(*related[0]), *related[1:]) for related in finding.related]),
        fix=fix and Fix(fix[0], fix[1], edits, *fix[3:]),
    )
