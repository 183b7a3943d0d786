from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("missing-host-storage", "E9405", impact="function", when=("no-host-storage",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """`AzureWebJobsStorage` is absent or empty, and a function of the app cannot do without it.

    The host keeps locks, keys, checkpoints and schedules in its own storage account. Timers, blob triggers, Event
    Hubs triggers, durable functions on the storage provider and bindings that name it as their connection fail
    without: "Missing value for AzureWebJobsStorage" or "Value cannot be null. (Parameter 'connectionString')". A
    group such as `AzureWebJobsStorage__accountName` does as well.

    ## Limits

    Only where local.settings.json is the one source of settings that is known. Timers with `use_monitor=False` and
    those that run more than once a minute need no storage to keep their schedule, and are left out; so are durable
    functions where host.json names a storage provider or a connection of its own.
    """
    from funclint.data.connections_table import HOST_STORAGE
    from funclint.edits import added_member
    from funclint.findings import Edit, Fix
    from funclint.host.host_storage import functions_that_need_it
    from funclint.settings.connections import is_connection_defined
    from funclint.settings.local_values import value_span

    settings = app.settings
    if not settings.only_local:
        return
    value = settings.value(HOST_STORAGE)
    is_empty = isinstance(value, str) and not value.strip()
    if is_connection_defined(app, HOST_STORAGE) and not is_empty:
        return
    needing = [function.label for function in functions_that_need_it(app)]
    if not needing:
        return
    more = f" and {len(needing) - 1} more" if len(needing) > 1 else ""
    span = value_span(app, HOST_STORAGE)
    fix = None
    if app.local_settings is not None:
        text = '"UseDevelopmentStorage=true"'
        given = app.local_settings.find("Values", HOST_STORAGE)
        if given is None:
            edit = added_member(app.local_settings, "/Values", HOST_STORAGE, text)
        else:
            edit = Edit(app.local_settings.value_span(given[0]), text)
        # Unsafe: it makes functions run against the storage emulator, which somebody has to start.
        fix = Fix(False, "Use development storage", (edit,)) if edit else None
    yield Report(
        span,
        f"`{HOST_STORAGE}` is {'empty' if is_empty else 'missing'}, but `{needing[0]}`{more} cannot run without the"
        " host's storage",
        help=f'set `"{HOST_STORAGE}": "UseDevelopmentStorage=true"` and run Azurite, or `{HOST_STORAGE}__accountName`',
        fix=fix,
    )
