from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

MAKERS = ("from_connection_string", "from_blob_url", "from_container_url", "from_queue_url", "from_table_url")

CALLED = """
    BlobServiceClient ContainerClient BlobClient QueueServiceClient QueueClient TableServiceClient TableClient
    CosmosClient ServiceBusClient EventHubProducerClient SecretClient KeyClient SearchClient EventGridPublisherClient
    DefaultAzureCredential ManagedIdentityCredential ClientSecretCredential from_connection_string
"""


@rule("client-created-per-invocation", "R9909", impact="runtime", when=tuple(f"call:{name}" for name in CALLED.split()))
def check(app: App) -> Iterator[Report]:
    """A function makes an Azure SDK client at every invocation.

    A client holds connections and tokens. Made anew each time, it opens new connections each time, until under load the
    instance has none left. One client in a global variable serves all invocations.
    Source: learn.microsoft.com/azure/azure-functions/manage-connections.

    ## Limits

    Only clients that the function itself makes, and does not keep in a global variable.
    """
    from funclint.calls.call_graph import graph_of
    from funclint.data.blocking_calls_table import CLIENTS
    from funclint.rules.runtime._handlers import handlers

    graph = graph_of(app)
    for function, scope in handlers(app):
        for call in scope.calls:
            target = graph.target(scope, call.callee)
            if not isinstance(target, str):
                continue
            owner, _, last = target.rpartition(".")
            client = target if target in CLIENTS else owner if last in MAKERS and owner in CLIENTS else None
            kept = call.context.partition(":")[2] in scope.body.global_names
            if client is not None and not kept:
                yield Report(
                    scope.span(call.position),
                    f"`{function.python_name}()` makes a `{client.rpartition('.')[2]}` at every invocation:"
                    " under load the instance runs out of connections",
                    help="make it once, in a global variable",
                    function=function.name,
                )
