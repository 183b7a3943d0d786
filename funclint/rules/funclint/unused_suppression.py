from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Report


@rule("unused-suppression", "W8904", impact="advice", when=("engine",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """A `# funclint: ignore[…]` comment hides nothing.

    The matter was repaired, or the comment stands on the wrong line. It would hide the next finding of that rule there,
    so it should go. A comment counts on any line of the finding, on the decorators and on the `def` line of the
    function; `# funclint: ignore-file[…]` counts for its whole file.

    The same holds for an entry of `ignore-findings` in the configuration.

    ## Limits

    Nothing is said about a rule that did not run (because it is not selected, or is advice and `--pedantic` is not
    given), or about a file that the app does not import. `# pylint: disable=…` comments are pylint's to audit
    (`useless-suppression`).
    """
    # Reported by the engine, which knows what was hidden.
    yield from ()
