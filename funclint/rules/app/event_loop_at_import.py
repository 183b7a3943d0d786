from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


RUNNERS = frozenset(
    "asyncio.run asyncio.get_event_loop().run_until_complete asyncio.new_event_loop().run_until_complete"
    " asyncio.get_event_loop().run_forever asyncio.new_event_loop().run_forever asyncio.Runner().run".split()
)


@rule("event-loop-at-import", "E9113", impact="app", when=("import-call",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """An event loop is run while the worker imports the app.

    The worker imports the app inside its own running loop: `asyncio.run()` and `run_until_complete()` raise
    "cannot be called from a running event loop" (measured with azure-functions-runtime). A module-level
    `create_task()` or `aiohttp.ClientSession()` works for the same reason.

    ## Limits

    Silent inside `try` with a handler, and where `nest_asyncio` is imported, which makes loops run inside loops.
    """
    if app.index.imports("nest_asyncio"):
        return
    for call in app.index.import_calls:
        if call.certain and call.name in RUNNERS:
            yield Report(
                call.span,
                f"`{call.name}()` runs inside the worker's own event loop while importing and raises: {NOTHING_LOADS}",
                help="await it in a function, or make the value at the first call",
            )
