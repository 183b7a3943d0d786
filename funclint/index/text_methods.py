"""Methods of texts that are computed while importing: only with plain values, and nothing huge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import operators
from funclint.index.values import Known, Unknown

if TYPE_CHECKING:
    from funclint.index.run import Run


def call(run: Run, text: str, name: str, values: list[Any], named: dict[str | None, Any]) -> Any:
    """The result of a method of a text."""
    keywords = {key: value.value for key, value in named.items() if key is not None and isinstance(value, Known)}
    if len(keywords) < len(named):
        return Unknown(f"the result of `.{name}()`")
    plain = []
    for value in values:
        items = operators.items(run, value) if name == "join" else None
        if items is not None:
            plain.append([getattr(item, "value", None) for item in items])
        elif isinstance(value, Known):
            plain.append(value.value)
        else:
            return Unknown(f"the result of `.{name}()`")
    parts = [part for value in plain for part in (value if isinstance(value, list) else [value])]
    if not operators.fills(text, [*parts, *keywords.values()]):
        return Unknown(f"the result of `.{name}()`")
    run.charge(len(text))
    try:
        result = getattr(text, name)(*plain, **keywords)
    except Exception:
        return Unknown(f"`.{name}()` fails")
    if isinstance(result, list):
        return Known([Known(part) for part in result])
    if isinstance(result, str) and len(result) <= max(operators.MAXIMUM_TEXT, len(text)):
        return Known(result)
    return Unknown(f"the result of `.{name}()`")
