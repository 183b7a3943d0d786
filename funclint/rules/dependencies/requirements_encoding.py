from __future__ import annotations

import os
from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("requirements-encoding", "W9615", impact="deployment", when=("requirements-encoding",))
def check(app: App) -> Iterator[Report]:
    """requirements.txt is UTF-16 or UTF-32.

    Windows PowerShell writes UTF-16 with `pip freeze > requirements.txt`. pip goes by the byte order mark
    (pip.pypa.io/en/stable/reference/requirements-file-format), and so a build in Azure installs what is listed. Other
    tools that read the file, among them `grep`, scanners for vulnerabilities and what updates dependencies, find
    nothing in it or stop.
    """
    requirements = app.requirements
    for path, encoding in requirements.encodings.items() if requirements else ():
        if encoding is not None and encoding.lower().replace("_", "-").startswith(("utf-16", "utf-32")):
            name = os.path.relpath(path, app.root).replace(os.sep, "/")
            yield Report(
                Span(path),
                f"`{name}` is {encoding.upper()}, as Windows PowerShell writes it: pip reads that, but tools that"
                " expect UTF-8 do not",
                help="save it as UTF-8; in PowerShell: `pip freeze | Out-File -Encoding utf8 requirements.txt`",
            )
