"""`%SETTING%` and `{expression}` in the texts of bindings.

`%NAME%` is replaced by an app setting when the host indexes the function; there is no way to write a literal percent
sign (NameResolverExtensions in github.com/Azure/azure-webjobs-sdk). `{name}` is replaced at every invocation by a
value of the trigger, or by one of the system's own
(learn.microsoft.com/azure/azure-functions/functions-bindings-expressions-patterns).
"""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

SYSTEM_NAMES = frozenset({"rand-guid", "datetime", "sys"})
"""Expressions that are there whatever the trigger is; those starting with `sys.` too."""

MAXIMUM_NAMES = 100
"""Expressions of one text that are looked at; a path of a blob has at most 1,024 characters."""

_NAME = r"[A-Za-z_$][\w$-]*(?:\.[\w$-]+)*\Z"


def setting_names(text: str) -> list[str]:
    """The names between percent signs, in order; an unpaired sign at the end is left out (see
    `has_unpaired_percent`)."""
    parts = text.split("%")
    return parts[1 : len(parts) - 1 if len(parts) % 2 == 0 else None : 2]


def has_unpaired_percent(text: str) -> bool:
    """Whether a percent sign has no partner, which the host refuses."""
    return text.count("%") % 2 == 1


def resolve_settings(text: str, value: Callable[[str], str | None]) -> str | None:
    """The text with every `%NAME%` replaced by `value(NAME)`; None where one is not known or a sign is unpaired."""
    parts = text.split("%")
    if len(parts) % 2 == 0:
        return None
    for at in range(1, len(parts), 2):
        known = value(parts[at])
        if known is None:
            return None
        parts[at] = known
    return "".join(parts)


def expression_names(text: str) -> list[str]:
    """The names in `{name}`, `{name:format}` and `{name.member}`, in order; other braces (JSON, say) are left out."""
    if "{" not in text:
        return []
    found = islice(re.finditer(r"\{([^{}]*)\}", text), MAXIMUM_NAMES)
    names = [match[1].partition(":")[0].strip() for match in found]
    return [name for name in names if re.match(_NAME, name)]


def is_system_expression(name: str) -> bool:
    """Whether the host itself provides the value (`{rand-guid}`, `{DateTime:yyyy}`, `{sys.utcnow}`)."""
    return name.lower().partition(".")[0] in SYSTEM_NAMES
