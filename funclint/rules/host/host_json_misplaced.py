from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("host-json-misplaced", "E9502", impact="deployment")
def check(app: App) -> Iterator[Report]:
    """host.json lies in another folder than the entry module, so that one of the two is not found.

    Both must be at the root of what is deployed (the Azure Functions Python developer guide). With host.json
    elsewhere, publishing fails with "A valid host.json file wasn't found in the package root", or the app starts with
    no function.

    ## Limits

    Only where the folder tree holds exactly one entry module, which imports azure.functions, and exactly one
    host.json in a parent or child folder of it. Silent for containers (a Dockerfile may put the files together), for
    apps in other languages and where `PYTHON_SCRIPT_FILE_NAME` is set.
    """
    from funclint.findings import Related, Span
    from funclint.host.host_json_places import misplaced, relative

    place = misplaced(app)
    if place is None:
        return
    here, there = relative(app, place.host_json), relative(app, place.entry)
    if place.is_host_json_here:
        message = f"host.json is here, but the entry module is `{there}`: the worker will find no function"
        span, related = Span(place.host_json), Related(Span(place.entry), "the entry module")
    else:
        message = f"host.json is not beside the entry module but at `{here}`: the folder cannot be deployed as it is"
        span, related = Span(place.entry), Related(Span(place.host_json), "host.json")
    yield Report(
        span,
        message,
        "put host.json, requirements.txt and the entry module into one folder, and deploy that",
        related=(related,),
    )
