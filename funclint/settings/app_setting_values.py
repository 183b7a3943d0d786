"""What host and worker make of the values of app settings."""

from __future__ import annotations

import re
from typing import NamedTuple

from funclint.data.app_settings_table import CHOICES, FLAG_VALUES, PYTHON_FLAGS
from funclint.settings.secrets import is_placeholder, quoted

MAXIMUM_PROCESSES = 10

_INTEGER = r"\s*[+-]?[0-9]{1,10}\s*\Z"
_DISABLED = r"(?i)azurewebjobs(?:\.|__|_|:)(.+)(?:\.|__|_|:)disabled\Z"


class Reason(NamedTuple):
    """Why a value is not good, and what to write instead."""

    message: str
    help: str


def refused(name: str, value: str) -> Reason | None:
    """Why the host refuses a value, or None. An empty value counts as none."""
    reason = _refused(name, value) if value.strip() else None
    # A placeholder is asked for last, because that takes many patterns.
    return None if reason is None or is_placeholder(value) else reason


def _refused(name: str, value: str) -> Reason | None:
    lowered = name.lower()
    if lowered == "functions_worker_process_count":
        if not re.match(_INTEGER, value):
            return Reason(
                f"`{name}` is {quoted(value)}, which is not a whole number: the host cannot start the worker", _COUNT
            )
        if int(value) > MAXIMUM_PROCESSES:
            return Reason(
                f"`{name}` is {value.strip()}, but the host refuses more than {MAXIMUM_PROCESSES}: no worker starts",
                _COUNT,
            )
    choices = CHOICES.get(lowered)
    if choices and value.strip().lower() not in choices:
        return Reason(
            f"`{name}` is {quoted(value)}, which the host does not know",
            "use " + ", ".join(f"`{choice}`" for choice in choices),
        )
    if lowered == "applicationinsights_authentication_string" and not re.search(
        r"(?:^|;)\s*authorization\s*=", value, re.IGNORECASE
    ):
        return Reason(f"`{name}` lacks the key `Authorization`, which the host requires", "write `Authorization=AAD`")
    return None


_COUNT = f"write a whole number from 1 to {MAXIMUM_PROCESSES}"


def doubtful(name: str, value: str) -> Reason | None:
    """What happens silently to a value that is not taken as it is, or None."""
    lowered = name.lower()
    if lowered == "azurewebjobsfeatureflags":
        spaced = next((flag for flag in value.split(",") if flag != flag.strip() and flag.strip()), None)
        if spaced is not None:
            return Reason(
                f"`{name}` has a space beside {quoted(spaced.strip())}: names are not trimmed, so this flag is off",
                "write the names with commas only between them",
            )
        return None
    reason = _doubtful(name, value) if value.strip() else None
    return None if reason is None or is_placeholder(value) else reason


def _doubtful(name: str, value: str) -> Reason | None:
    lowered = name.lower()
    if lowered in PYTHON_FLAGS and value.strip().lower() not in FLAG_VALUES:
        return Reason(f"`{name}` is {quoted(value)}, which the worker does not take for true", "write `1` or `0`")
    if lowered == "python_threadpool_thread_count" and (not re.match(_INTEGER, value) or int(value) < 1):
        return Reason(f"`{name}` is {quoted(value)}, which the worker ignores", "write a whole number of at least 1")
    if lowered == "functions_worker_process_count" and re.match(_INTEGER, value) and int(value) < 1:
        return Reason(f"`{name}` is {value.strip()}, which the host takes for 1", _COUNT)
    disabled = lowered.endswith("disabled") and re.match(_DISABLED, name)
    if disabled and value.strip().lower() not in ("true", "false", "1", "0"):
        return Reason(
            f"`{name}` is {quoted(value)}, and only `true` or `1` disables a function", "write `true` or `false`"
        )
    return None
