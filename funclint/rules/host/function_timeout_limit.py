from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("function-timeout-limit", "W9510", impact="runtime", confidence="medium", when=("host-json:functiontimeout",))
def check(app: App) -> Iterator[Report]:
    """`functionTimeout` is too long for the Consumption plan that the app's templates deploy to.

    On the Consumption plan (SKU Y1) the host refuses more than ten minutes, and "-1", and does not start
    (ScriptJobHostOptionsSetup.cs in github.com/Azure/azure-functions-host). Every other plan takes any time.

    ## Limits

    The plan is only known from Bicep, ARM or Terraform files in the app's folder, its `infra`, `infrastructure`,
    `iac` or `deploy` folder, or beside it; silent where they name no plan or several kinds of plans.
    """
    from funclint.host.host_file import is_overridden, python_host_file
    from funclint.host.hosting_plan import is_consumption
    from funclint.host.time_span import parse_time_span

    document = python_host_file(app)
    found = document.find("functionTimeout") if document else None
    if document is None or found is None or isinstance(found[1], bool) or not isinstance(found[1], (int, str)):
        return
    seconds = parse_time_span(str(found[1]))
    if seconds is None or (0 <= seconds <= 600) or is_overridden(app, "functionTimeout"):
        return
    place = is_consumption(app)
    if place:
        yield Report(
            document.value_span(found[0]),
            f"`functionTimeout` is `{found[1]}`, but `{place}` deploys to the Consumption plan, which allows "
            "ten minutes: the host does not start there",
            help="write at most `00:10:00`, or use another plan (Flex Consumption has no limit)",
        )
