"""Every property of host.json, from data gathered from the host's and the extensions' sources: in range and outside."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from funclint.host.time_span import format_time_span, parse_time_span
from funclint.schema.names import entry_at, unknown_keys
from funclint.schema.validation import load_table, validate

ROWS: list[dict[str, Any]] = json.loads((Path(__file__).parent / "data" / "host_properties.json").read_text("utf-8"))

IGNORED = frozenset(
    row["path"] for row in ROWS if entry_at(load_table("host"), row["path"])[0] == "ignored"
)  # old names: whatever stands there changes nothing
OPEN = {"configurationProfile", "extensionBundle.id", "extensions.durableTask.storageProvider.type"}
PATTERNS_OF_LISTS = ("samplingSettings.excludedTypes", "samplingSettings.includedTypes")
ALWAYS = {"version": "2.0"}
RETRY = {"strategy": "fixedDelay", "maxRetryCount": 3, "delayInterval": "00:00:05"}
BACKOFF = {"maxRetryCount": 3, "minimumInterval": "00:00:01", "maximumInterval": "00:01:00"}


def document(path: str, value: Any) -> dict[str, Any]:
    """A host.json with one setting, and what must stand beside it."""
    whole: dict[str, Any] = dict(ALWAYS)
    if path.startswith("retry."):
        whole["retry"] = dict(BACKOFF if "imumInterval" in path else RETRY)
        if path == "retry.minimumInterval":
            whole["retry"]["maximumInterval"] = "9000000.00:00:00"
        if path == "retry.maximumInterval":
            whole["retry"]["minimumInterval"] = "-1.00:00:00" if str(value).startswith("-") else "00:00:00"
        if path == "retry.strategy":
            whole["retry"] |= BACKOFF
    if path.startswith("extensionBundle."):
        whole["extensionBundle"] = {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}
    node = whole
    *parents, last = [name.replace("<", "any").strip(">") for name in path.split(".")]
    for name in parents:
        node = node.setdefault(name, {})
    node[last] = value
    return whole


def errors_at(path: str, value: Any) -> list[str]:
    """What is wrong with a setting's value."""
    pointer = "/" + "/".join(name.replace("<", "any").strip(">") for name in path.split("."))
    errors = validate(document(path, value), "host")
    return [error.keyword for error in errors if error.pointer == pointer or error.pointer.startswith(pointer + "/")]


def limit(row: dict[str, Any], side: str) -> tuple[Any, bool] | None:
    """A limit of a row, and whether the limit itself is right."""
    value = row[side]
    if value is None or (row["path"] == "functionTimeout" and side == "max"):
        return None  # only on the Consumption plan, which host.json does not tell
    if value == "1 or exactly -1":
        return 1, True
    if isinstance(value, str) and value[0] in "<>":
        return _plain(value[1:]), False
    return _plain(value), True


def _plain(value: Any) -> Any:
    return json.loads(value) if isinstance(value, str) and ":" not in value else value


def beyond(value: Any, step: int) -> Any:
    """The nearest value outside a limit."""
    if isinstance(value, str):
        seconds = parse_time_span(value)
        assert seconds is not None
        return format_time_span(seconds + step * 0.001)
    return value + step * (1 if isinstance(value, int) else 0.001)


def right_values(row: dict[str, Any]) -> list[Any]:
    """Values that the host takes."""
    kind = row["type"].removeprefix("array<").removesuffix(">").replace("|null", "")
    values: list[Any] = []
    for side in ("min", "max"):
        edge = limit(row, side)
        if edge:
            inwards = 1 if side == "min" else -1
            values.append(edge[0] if edge[1] else beyond(edge[0], inwards))
    if row["path"].endswith("CPUThreshold") or row["path"].endswith("captureSnapshotMemoryWeight"):
        values = [0.5, "0.25"]
    if row["enum"]:
        values = [*row["enum"]]
        if not row["path"].endswith("publishEventTypes") and row["path"] != "version":
            values.append(row["enum"][0].upper())
    if not values:
        usual: dict[str, list[Any]] = {
            "boolean": [True, False, "true", "False"],
            "integer": [7, "7", 7.0],
            "number": [7, 0.5, "0.5"],
            "timespan": ["00:05:00", "1.00:00:00", "0:10:00"],
            "object": [{}, None],
        }
        values = list(usual.get(kind, [] if row["pattern"] else ["text", None]))
    if row["path"].endswith("hubName"):
        values = ["orders", "%HUB%", "Orders2"]
    if row["path"] == "extensionBundle.version":
        values = ["[4.*, 5.0.0)", "4.*", "[4.5.0]", "4.5.0", "[3.3.0, 4.0.0)"]
    if row["path"] == "extensions.serviceBus.maxMessageBatchSize":
        values = [1, 1000]
    if "|null" in row["type"] or row["path"] == "functionTimeout":
        values.append(None)
    return [[value] for value in values if value is not None] if row["type"].startswith("array") else values


def wrong_values(row: dict[str, Any]) -> list[Any]:
    """Values that the host refuses, or that are outside a documented range."""
    kind = row["type"].removeprefix("array<").removesuffix(">").replace("|null", "")
    values: list[Any] = []
    for side, outwards in (("min", -1), ("max", 1)):
        edge = limit(row, side)
        if edge:
            values.append(beyond(edge[0], outwards) if edge[1] else edge[0])
    if row["path"] == "concurrency.maximumFunctionConcurrency":
        values = [0, -2]
    if row["enum"] and row["path"] not in OPEN:
        values += ["no-such-value", True]
    values += {
        "boolean": ["yes", 1, None],
        "integer": ["many", True, 1.5],
        "number": ["many", False],
        "timespan": ["banana", "24:00", "00:00:61", True, 1.5],
    }.get(kind, [])
    if kind in ("boolean", "integer", "number") and "|null" in row["type"]:
        values = [value for value in values if value is not None]
    if row["path"].endswith("hubName"):
        values = ["my-hub", "1st", "ab"]
    if row["path"] == "extensionBundle.version":
        values = ["latest", "", None]
    if row["type"].startswith("array"):
        return [[value] for value in values if kind != "string" or row["enum"]] + ["a text"]
    return [*values, {"a": 1}] if kind not in ("object", "any") else [] if kind == "any" else ["a text"]


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row["path"])
def test_property(row: dict[str, Any]) -> None:
    path = row["path"]
    plain = [name for name in path.split(".") if not name.startswith("<")]
    if len(plain) == len(path.split(".")):
        assert entry_at(load_table("host"), path) != ("any",) or row["type"] == "any", "the schema knows the property"
    if path in IGNORED:
        assert row["deprecated"]
        assert [key.path for key in unknown_keys(document(path, {}), "host")] == [path]
        return
    assert [key.path for key in unknown_keys(document(path, None), "host")] == []
    assert [(value, errors) for value in right_values(row) if (errors := errors_at(path, value))] == []
    assert [value for value in wrong_values(row) if not errors_at(path, value)] == []


def test_every_row_has_a_setting_in_the_projects_own_data() -> None:
    own = json.loads((Path(__file__).parents[2] / "tools" / "data" / "host_settings.json").read_text("utf-8"))
    assert {row["path"] for row in ROWS} <= {row["path"] for row in own}
    assert all(row["description"] and row["source"] for row in own)
