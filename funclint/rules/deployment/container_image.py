from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule
from funclint.rules.deployment._container import (
    FUNCTIONS,
    OTHER_LANGUAGES,
    ROOT,
    app_elsewhere,
    is_for_functions,
    is_plain,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("container-image", "W9710", impact="deployment", confidence="medium", when=("file:Dockerfile",))
def check(app: App) -> Iterator[Report]:
    """The image has no Functions host for Python, or the app lies where the host does not look.

    The images mcr.microsoft.com/azure-functions/python bring host and worker and read the app from /home/site/wwwroot,
    unless `AzureWebJobsScriptRoot` names another folder. In an image without a host nothing is started; an app in
    another folder is not found, and the host says "No job functions found".
    `WEBSITES_ENABLE_APP_SERVICE_STORAGE=true` puts a share over /home and hides the app in the image.

    ## Limits

    Images from elsewhere can have everything and are not judged, nor are Dockerfiles that show no sign of Azure
    Functions: they may be for something else. Silent where a path or image is computed. Where the image starts
    something of its own (`ENTRYPOINT`, `CMD`), the host may be told to look elsewhere: nothing is said about folders.
    """
    from funclint.files.dockerfile import assignments, read_dockerfile

    dockerfile = read_dockerfile(app.source, app.root)
    chain = dockerfile.final() if dockerfile is not None else []
    if dockerfile is None or not chain or not app.index.modules:
        return
    instructions = [one for stage in reversed(chain) for one in stage.instructions]
    variables: dict[str, str] = {}
    for one in instructions:
        if one.keyword in ("ENV", "ARG"):
            variables.update(assignments(one))
        if one.keyword == "ENV" and assignments(one).get("WEBSITES_ENABLE_APP_SERVICE_STORAGE", "").lower() == "true":
            yield Report(
                one.span,
                "`WEBSITES_ENABLE_APP_SERVICE_STORAGE=true` puts a share over /home and hides the app that the image"
                " has there",
                help="set it to `false`",
            )
    base = chain[-1]
    image = (base.image or "").lower()
    functions = FUNCTIONS.search(image)
    root = variables.get("AzureWebJobsScriptRoot", ROOT)
    if functions is not None:
        if functions[1] in OTHER_LANGUAGES:
            yield Report(
                base.span,
                f"`{base.image}` is the image for another language: it has no Python worker, and no function loads",
                help="use an image of mcr.microsoft.com/azure-functions/python",
            )
        elif functions[1] == "python" and not any(one.keyword in ("ENTRYPOINT", "CMD") for one in instructions):
            found = app_elsewhere(instructions, variables, root)
            if found is not None:
                copy, target = found
                yield Report(
                    copy.span,
                    f"the app is copied to `{target}`, but the host looks for it in `{root}`: it finds no functions",
                    help=f"copy it to `{root}`, or set `AzureWebJobsScriptRoot` to `{target}`",
                )
    elif is_plain(image, dockerfile) and is_for_functions(instructions, variables):
        yield Report(
            base.span,
            f"`{base.image}` has no Azure Functions host, so nothing starts the app",
            help="use an image of mcr.microsoft.com/azure-functions/python, such as `:4-python3.12`",
        )
