from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Related, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("secret-file-deployed", "W9703", impact="security", confidence="medium", when=("secret-file",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """A file with secrets lies in the app's folder, and nothing keeps it out of the deployment.

    Core Tools uploads everything below the folder of host.json that .funcignore does not drop; whoever may read the
    app's files in Azure, or gets the package, has the secrets. In its matching `.env*` does not mean `.env`, and
    patterns without `**/` mean nothing in folders (GitIgnoreParser.cs in
    github.com/Azure/azure-functions-core-tools). Settings belong into the app settings of the function app.

    ## Limits

    Looks at `.env` files with values, private keys and key stores at the root and in the folders there. Values that
    look like placeholders do not count. local.settings.json is never uploaded by Core Tools. With a Dockerfile and no
    .funcignore, .dockerignore has to name the file, and only `COPY .` takes it along.
    """
    from funclint.deployment.deployed_files import is_uploaded
    from funclint.edits import line_in_funcignore
    from funclint.settings.secret_files import secret_files

    for file in secret_files(app):
        if not is_uploaded(app, file.path) or _stays_out_of_container(app, file.path):
            continue
        funcignore = app.funcignore
        pattern = funcignore.dropping_by_git_rules(file.path) if funcignore is not None else None
        meant = (
            (Related(pattern.span, f"`{pattern.text}` does not mean it in Core Tools' matching"),)
            if pattern is not None
            else ()
        )
        yield Report(
            file.span,
            f"`{file.path}` holds {file.what} and is uploaded with the app: whoever can read its files has it",
            help=f"write `{file.path}` into .funcignore, and the values into the app settings",
            related=meant,
            fix=line_in_funcignore(app, file.path, file.path, safe=False),  # the app may read the file
        )


def _stays_out_of_container(app: App, path: str) -> bool:
    """Whether the app is deployed as a container only, which does not get the file."""
    if app.funcignore is not None or not app.source.is_file(app.path("Dockerfile")):
        return False
    from funclint.files.dockerfile import read_dockerfile

    dockerfile = read_dockerfile(app.source, app.root)
    copies = (
        [one for stage in dockerfile.stages for one in stage.instructions if one.keyword in ("COPY", "ADD")]
        if dockerfile
        else []
    )
    if not any(word in (".", "./", "*") for one in copies for word in one.words[:-1]):
        return True
    from funclint.files.funcignore import FuncIgnore
    from funclint.files.source import SourceError

    ignore = app.path(".dockerignore")
    if not app.source.is_file(ignore):
        return False
    try:
        return FuncIgnore(ignore, app.source.read(ignore)).is_dropped_by_git_rules(path)
    except SourceError:
        return True
