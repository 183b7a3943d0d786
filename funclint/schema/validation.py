"""Documents against the JSON Schemas of `schemas/`: a quick check that only ever accepts, then jsonschema to explain.

The host reads host.json without regard to the case of names and turns every value into text and back (Newtonsoft.Json
and .NET's ConfigurationBinder). So a document is brought to the schema's spelling, and texts of numbers and booleans
to numbers and booleans, before it meets jsonschema; pointers lead back to the document as it is written.

The quick check interprets the tables of `funclint.schema.checks`. Their entries are tuples:
    ("section", {lower-case name: (name, entry)}, entry of other names | None, report of unknown names, required names,
     names that are matched exactly, null is right, choice | None)
      choice: (name, values, met when absent, required when met, required when not, nothing is checked when not)
    ("boolean", null)   ("enum", values, case matters, null and "" are right)   ("array", entry)   ("either", types)
    ("integer" | "number" | "time", minimum, maximum, exclusive minimum, exclusive maximum, also, null)
    ("text", pattern, values that match, null)   ("ignored", extension bundle since which it is, what to use)   ("any",)
"""

from __future__ import annotations

from functools import cache
from typing import Any, NamedTuple

from funclint.host.time_span import parse_ticks

Entry = tuple[Any, ...]
Json = Any

MAXIMUM_DEPTH = 60

RELATIONS = (
    # (lower, higher, whether the host enforces it): Utility.ValidateRetryOptions, ServiceBusOptions, EventHubOptions.
    ("retry.minimumInterval", "retry.maximumInterval", True),
    ("extensions.serviceBus.minMessageBatchSize", "extensions.serviceBus.maxMessageBatchSize", True),
    ("extensions.eventHubs.minEventBatchSize", "extensions.eventHubs.maxEventBatchSize", False),
)
"""Pairs of settings of host.json of which the first must not be greater."""


class SchemaError(NamedTuple):
    """One thing that is wrong with a document.

    `pointer` (RFC 6901) leads to the value, or to the section that lacks `missing`. `path` is the setting's documented
    name (`extensions.queues.batchSize`). `expected` and `found` are words for a message; `found` never shows a secret.
    `keyword` is "timeSpan", "type", "enum", "range", "pattern", "required" or "relation". `advisory` is True where
    nothing enforces the limit, `is_section` where a section stands for a value or the other way round.
    """

    pointer: str
    path: str
    keyword: str
    expected: str
    found: str
    missing: str | None = None
    advisory: bool = False
    is_section: bool = False

    @property
    def message(self) -> str:
        """What was expected and found, without the setting's name."""
        return f"expected {self.expected}, found {self.found}"


def validate(document: Json, kind: str) -> list[SchemaError]:
    """Everything that the schema of `kind` ("host", "local.settings", "function") refuses in a document.

    `document` is plain data as from `json.loads`. Names that the schema does not know are right here: see
    `funclint.schema.names.unknown_keys`.
    """
    table = load_table(kind)
    if accepts(table, document) and not (kind == "host" and broken_relations(document)):
        return []
    from funclint.schema.errors import explain

    return explain(document, kind, table)


def broken_relations(document: Json) -> list[tuple[str, str, bool, Json, Json]]:
    """The rows of `RELATIONS` that a host.json breaks, with the two values."""
    found = []
    for lower, higher, is_enforced in RELATIONS:
        low, high = _value_at(document, lower), _value_at(document, higher)
        if low is None or high is None:
            continue
        # Read as times, whole numbers compare as well as times do.
        low_ticks, high_ticks = parse_ticks(str(low)), parse_ticks(str(high))
        if low_ticks is not None and high_ticks is not None and low_ticks > high_ticks:
            found.append((lower, higher, is_enforced, low, high))
    return found


def _value_at(value: Json, path: str) -> Json:
    for name in path.lower().split("."):
        items = value.items() if isinstance(value, dict) else ()
        value = next((item for key, item in reversed(list(items)) if key.lower() == name), None)
    return value


@cache
def load_table(kind: str) -> Entry:
    """The table of a schema."""
    from importlib import import_module

    table: Entry = import_module(f"funclint.schema.checks.{kind.replace('.', '_')}").TABLE
    return table


def lookup(section: Entry, key: str) -> tuple[str, Entry | None]:
    """The schema's spelling of a key and its entry; None for a name that is not in the schema."""
    name, entry = section[1].get(key.lower(), (key, None))
    if entry is None or (name != key and name in section[5]):
        return key, section[2]
    return name, entry


def accepts(entry: Entry, value: Json, depth: int = 0) -> bool:
    """Whether a value is certainly right. False only means that jsonschema must say."""
    kind = entry[0]
    if kind == "section":
        return depth < MAXIMUM_DEPTH and _accepts_section(entry, value, depth)
    if kind == "array":
        return isinstance(value, list) and all(accepts(entry[1], item, depth + 1) for item in value)
    if kind in ("any", "ignored"):
        return True
    if value is None:
        return bool(entry[-1]) if kind != "either" else "null" in entry[1]
    if kind in ("integer", "number", "time"):
        number = parse_ticks(str(value)) if kind == "time" else to_number(value, kind)
        return number is not None and not isinstance(value, bool) and _is_in_range(entry, number)
    if kind == "boolean":
        return to_boolean(value) is not None
    if kind == "enum":
        return not isinstance(value, (dict, list, bool)) and to_enum(entry, value) in entry[1]
    if kind == "text" and entry[1]:
        import re

        return isinstance(value, str) and (value in entry[2] or re.search(entry[1], value) is not None)
    return not isinstance(value, (dict, list)) if kind == "text" else isinstance(value, str) and "string" in entry[1]


def to_number(value: Json, kind: str) -> int | float | None:
    """The number that .NET reads in a value, or None where it may not read one."""
    if isinstance(value, str):
        text = value.strip(" \t\r\n")
        digits = text[1:] if text[:1] in ("+", "-") else text
        if digits.isascii() and digits.isdecimal() and len(digits) < 16:
            return int(text)
        whole, point, fraction = digits.partition(".")
        if kind == "number" and point and digits.isascii() and (whole + fraction).isdecimal() and len(digits) < 30:
            return float(text)
        return None
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        return None
    if kind == "integer" and isinstance(value, float) and not value.is_integer():
        return None
    return value


def to_boolean(value: Json) -> bool | None:
    """The truth value that .NET reads in a value, or None."""
    if isinstance(value, str):
        return {"true": True, "false": False}.get(value.strip(" \t\r\n").lower())
    return value if isinstance(value, bool) else None


def to_enum(entry: Entry, value: Json) -> Json:
    """The value in the schema's spelling, where it is one of the schema's values."""
    if entry[2] or not isinstance(value, str):
        return value
    text = value.strip(" \t\r\n").lower()
    return next((name for name in entry[1] if isinstance(name, str) and name.lower() == text), value)


def _is_in_range(entry: Entry, number: float) -> bool:
    low, high, above, below, also = entry[1:6]
    if low is not None and number < low and number not in also:
        return False
    return not (
        (high is not None and number > high)
        or (above is not None and number <= above)
        or (below is not None and number >= below)
    )


def _accepts_section(entry: Entry, value: Json, depth: int) -> bool:
    if value is None:
        return bool(entry[6])
    if not isinstance(value, dict):
        return False
    present: dict[str, Json] = {}
    for key, item in value.items():
        name = lookup(entry, key)[0]
        if name in present:
            return False  # names that differ by case only: the host merges them
        present[name] = item
    required, choice = entry[4], entry[7]
    if choice is not None:
        chosen = present.get(choice[0])
        if chosen is not None and not isinstance(chosen, str):
            return False
        wanted = chosen and chosen.lower()
        is_met = any(wanted == (value and value.lower()) for value in choice[1]) if choice[0] in present else choice[2]
        required += choice[3] if is_met else choice[4]
        if not is_met and choice[5]:
            return isinstance(chosen, str)
    if any(name not in present for name in required):
        return False
    for name, item in present.items():
        child = lookup(entry, name)[1]
        if child is not None and not accepts(child, item, depth + 1):
            return False
    return True


def escape(key: str) -> str:
    """A key as a part of a JSON pointer."""
    return key.replace("~", "~0").replace("/", "~1")
