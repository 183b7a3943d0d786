from __future__ import annotations

import os
from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("unreadable-requirements", "E9610", impact="deployment", when=("requirements-error", "requirements-encoding"))
def check(app: App) -> Iterator[Report]:
    r"""requirements.txt is no text that pip can read.

    `pip freeze > requirements.txt` in Windows PowerShell writes UTF-16. Without its byte order mark no pip can read
    that (`Invalid requirement: '\x00'`); with it a current pip can (see `requirements-encoding`), as long as
    nothing appends UTF-8 to it. A file in another encoding is refused as soon as a character is none of UTF-8.
    """
    requirements = app.requirements
    for path, encoding in requirements.encodings.items() if requirements else ():
        if encoding is None:
            name = os.path.relpath(path, app.root).replace(os.sep, "/")
            yield Report(
                Span(path),
                f"`{name}` is no text in UTF-8: pip cannot read it, and nothing is installed",
                help="save it as UTF-8; in PowerShell: `pip freeze | Out-File -Encoding utf8 requirements.txt`",
            )
    for message, span in requirements.errors if requirements else ():
        if message.startswith("cannot be read: "):
            yield Report(span, f"the file {message}, so nothing is installed")
