from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule(
    "connection-string-in-code",
    "E9403",
    impact="security",
    when=("connection", "type:eventgrid", "type:sendgrid", "type:twiliosms"),
)
def check(app: App) -> Iterator[Report]:
    """A binding has a connection string where the name of an app setting belongs.

    `connection` and its relatives take the *name* of an app setting. A connection string there is looked up as a name,
    is not found, and the function never runs; if it holds a key, the key is in the source for everybody to read. The
    finding never repeats the text.

    ## Limits

    Kafka's arguments may hold values, so they are not looked at.
    """
    from funclint.settings.connections import connections_of
    from funclint.settings.secrets import find, looks_like_connection_string

    for function in (*app.index.functions, *app.index.unregistered):
        for connection in connections_of(function):
            if not looks_like_connection_string(connection.name):
                continue
            secret = next(iter(find(connection.name)), None)
            leaked = f", and it holds {secret.kind}" if secret else ""
            rotate = ", and replace the key: it counts as known" if secret else ""
            yield Report(
                connection.span,
                f"`{connection.parameter}` takes the name of an app setting, but gets a value{leaked}:"
                f" `{function.label}` finds no setting of that name and cannot reach {connection.service_name}",
                help=f"move the value to an app setting and give its name here{rotate}",
                function=function.name,
            )
