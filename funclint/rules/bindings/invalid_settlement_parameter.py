from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.annotations import is_settlement
from funclint.rule import rule
from funclint.rules.bindings._signature import checked, sides
from funclint.words import NOTHING_LOADS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-settlement-parameter", "E9209", impact="app", when=("mismatch",), refused_by="worker")
def check(app: App) -> Iterator[Report]:
    """A parameter for settling messages that the worker does not fill.

    Exactly one parameter may stay without a binding and get the settlement client, and only with the annotation
    `ServiceBusMessageActions` of azurefunctions-extensions-bindings-servicebus. Any other makes the worker refuse the
    whole app: "declared in Python but not in the function definition".

    ## Limits
    Without the annotation, a parameter of a Service Bus function is taken for a settlement client by its name
    (`…actions`); every other one is `parameter-without-binding`.
    """
    for function in checked(app):
        found = sides(function)
        for parameter in found.clients if found is not None else ():
            name = f"`{function.python_name}()`"
            if is_settlement(parameter.annotation):
                message = f"{name} takes `{parameter.name}`, but the worker fills only one settlement client"
                advice = "keep one `ServiceBusMessageActions` parameter"
            else:
                message = (
                    f"`{parameter.name}` of {name} is not annotated as a settlement client and no binding fills it"
                )
                advice = f"write `{parameter.name}: ServiceBusMessageActions`, from the servicebus extension"
            yield Report(parameter.span, f"{message}: {NOTHING_LOADS}", help=advice, function=function.name)
