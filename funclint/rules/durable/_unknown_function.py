"""What the two rules about unknown durable functions share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.calls.durable_names import Names, is_index_open, uses
from funclint.findings import Report

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


HAPPENS = {
    "activity": "the orchestration waits for it for ever",
    "orchestrator": "it never starts",
    "entity": "what is sent to it is never taken",
}


def reports(app: App, wants_open: bool) -> Iterator[Report]:
    """Calls of durable functions that nothing registers; `wants_open`: where the app may have more than is seen."""
    is_open = is_index_open(app)
    names = {kind: Names(app, kind) for kind in HAPPENS}
    is_client_only = not names["orchestrator"].written
    for use in uses(app):
        known = names[use.kind]
        if use.name.lower() in known.written or (is_open or known.is_open) != wants_open:
            continue
        if is_client_only and use.kind == "orchestrator" and _may_share_hub(app):
            continue
        import difflib

        near = difflib.get_close_matches(use.name.lower(), known.written, 1, 0.8 if wants_open else 0.6)
        if wants_open and not near:
            continue  # it may well be one of those that are not seen
        listed = ", ".join(f"`{name}`" for name in list(known.written.values())[:5])
        article = "an" if use.kind[0] in "aeo" else "a"
        seen = "is seen" if wants_open else "is registered"
        yield Report(
            use.span,
            f"no {use.kind} named `{use.name}` {seen}: {HAPPENS[use.kind]}",
            help=f"did you mean `{known.written[near[0]]}`?"
            if near
            else f"the app has {listed}"
            if listed
            else f"register {article} {use.kind} of that name",
            function=use.function.name if use.function else None,
        )


def _may_share_hub(app: App) -> bool:
    """Whether another app may have the orchestrators: a task hub is named."""
    document = app.host_json
    return document is not None and document.find("extensions", "durableTask") is not None
