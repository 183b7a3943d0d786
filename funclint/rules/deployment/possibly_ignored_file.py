from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.deployment._needed import needed_files

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("possibly-ignored-file", "W9702", impact="deployment", confidence="medium", when=("file:.funcignore",))
def check(app: App) -> Iterator[Report]:
    """.funcignore drops a file that the app needs when one of the tools that deploy it reads the file.

    Core Tools does not read .funcignore as git reads .gitignore: patterns hold from the root only, match the
    beginning of a path up to the edge of a word (`test` drops `test.py`, `app` drops `app.py`), and `!pattern` wins
    wherever it stands (GitIgnoreParser.cs in github.com/Azure/azure-functions-core-tools). Other tools use git's
    rules. A needed file that only one of the two keeps is missing after some deployments and not after others.

    Without requirements.txt the build in Azure installs nothing.

    ## Limits

    Silent about requirements.txt where a `.python_packages` folder is deployed or a workflow or script installs the
    packages.
    """
    funcignore = app.funcignore
    if funcignore is None or not funcignore.patterns:
        return
    for path, why in needed_files(app):
        by_core_tools = funcignore.dropping(path)
        by_git = funcignore.dropping_by_git_rules(path)
        if (by_core_tools is None) == (by_git is None):
            continue
        pattern = by_core_tools or by_git
        if pattern is None:
            continue
        tool, other = (
            ("Core Tools", "git's rules do")
            if by_core_tools
            else ("a tool that follows git's rules", "Core Tools does")
        )
        yield Report(
            pattern.span,
            f"`{pattern.text}` makes {tool} leave out `{path}` (which {other} not), and {why}",
            help=f"write `!{path}` at the end of the file, or a pattern that cannot mean it",
        )
    path = "requirements.txt"
    if not app.source.is_file(app.path(path)) or _is_built_here(app):
        return
    pattern = funcignore.dropping(path) or funcignore.dropping_by_git_rules(path)
    if pattern is not None:
        yield Report(
            pattern.span,
            f"`{pattern.text}` leaves `{path}` out of the deployment: a build in Azure then installs nothing",
            help="remove the pattern or make it narrower",
        )


def _is_built_here(app: App) -> bool:
    from funclint.dependencies.surroundings import has_container, installs_packages

    return app.source.is_folder(app.path(".python_packages")) or has_container(app) or installs_packages(app)
