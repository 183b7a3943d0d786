"""Which functions cannot run without `AzureWebJobsStorage`, the storage account of the host itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.data.connections_table import DEFAULT_IS_HOST_STORAGE
from funclint.settings.connections import certain_functions, connections_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.model import Binding, Function

_ALWAYS = frozenset({"blobtrigger", "eventhubtrigger"})
_DURABLE = frozenset({"orchestrationtrigger", "activitytrigger", "entitytrigger"})
_NAMES = frozenset({"azurewebjobsstorage", "storage"})


def functions_that_need_it(app: App) -> Iterator[Function]:
    """The functions that are certain to be registered and to need the host's storage."""
    for function in certain_functions(app):
        if any(_needs(app, binding) for binding in function.bindings) or _names_it(function):
            yield function


def _needs(app: App, binding: Binding) -> bool:
    kind = (binding.type or "").lower()
    if kind in _ALWAYS:
        return True
    if kind == "timertrigger":
        return _keeps_schedule(app, binding)
    return kind in _DURABLE and _durable_uses_storage(app)


def _names_it(function: Function) -> bool:
    for connection in connections_of(function):
        if connection.service not in DEFAULT_IS_HOST_STORAGE or connection.service == "durable":
            continue
        if connection.name.lower() in _NAMES or not connection.name.strip():
            return True
    return False


def _keeps_schedule(app: App, binding: Binding) -> bool:
    """Whether a timer is known to keep its schedule: not with `use_monitor=False`, nor when it runs within a minute."""
    from funclint.host.ncrontab import ScheduleError, parse
    from funclint.host.schedules import resolved_schedule

    monitor = binding.arguments.get("use_monitor") or binding.arguments.get("useMonitor")
    if monitor is not None and getattr(monitor.value, "value", None) not in (True, None):
        return False
    if monitor is not None and not hasattr(monitor.value, "value"):
        return False
    text = resolved_schedule(app, binding)
    if text is None:
        return False
    try:
        schedule = parse(text)
    except ScheduleError:
        return False
    if schedule.interval is not None:
        return schedule.interval >= 60
    return len(schedule.fields[0].values) == 1


def _durable_uses_storage(app: App) -> bool:
    document = app.host_json
    if document is None or document.data is None:
        return False
    found = document.find("extensions", "durableTask", "storageProvider")
    return found is None or found[1] in ({}, None)
