from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.outcome import EXITS
from funclint.rule import rule
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("exit-at-import", "E9114", impact="app", when=("import-call",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """The app ends its own process while the worker imports it.

    `sys.exit()`, `exit()`, `quit()` and `raise SystemExit` at the top level raise SystemExit, which the worker does not
    catch; `os._exit()` and `os.abort()` end the process at once. The host starts it again, again and again. Under
    `if __name__ == "__main__"` they are fine, because the worker never enters that.

    ## Limits

    Silent under conditions that are not known.
    """
    for call in app.index.import_calls:
        if call.certain and call.name in EXITS:
            name = call.name.removeprefix("builtins.") + ("" if call.name.startswith("raise ") else "()")
            yield Report(
                call.span,
                f"`{name}` runs while the app is imported and ends the worker's process: {NOTHING_LOADS}",
                help='put it under `if __name__ == "__main__":`, or raise an error instead',
            )
