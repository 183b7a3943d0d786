from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("ineffective-ignore-pattern", "W9705", impact="deployment", when=("file:.funcignore",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """A pattern of .funcignore does not drop, in Core Tools, what it would drop in a .gitignore.

    Core Tools matches from the root only and up to the edge of a word; `?` and `[…]` are plain characters, `*` is at
    least one character (GitIgnoreParser.cs in github.com/Azure/azure-functions-core-tools). So `.env*` keeps `.env`,
    `*.pem` keeps `certs/server.pem`, and `venv` keeps `tools/venv/…`.

    ## Limits

    Reported only for files of this app that matter: with secrets, larger than 5 MiB, or a virtual environment. Looks at
    the root and the folders there.
    """
    from funclint.edits import line_in_funcignore

    funcignore = app.funcignore
    if funcignore is None or not funcignore.patterns:
        return
    from funclint.deployment.deployed_files import files_that_matter

    reported = set()
    for path, what in files_that_matter(app):
        if funcignore.is_dropped(path):
            continue
        pattern = funcignore.dropping_by_git_rules(path)
        if pattern is None or pattern.text in reported:
            continue
        reported.add(pattern.text)
        line = (path.rpartition("/")[0] or path) if what == "a virtual environment" else path
        yield Report(
            pattern.span,
            f"Core Tools uploads `{path}` ({what}) in spite of `{pattern.text}`: it does not match as .gitignore does",
            help=f"write `{line}`",
            fix=line_in_funcignore(app, line, path),
        )
