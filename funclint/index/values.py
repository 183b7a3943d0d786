"""What is known of a value without running anything: `Known` or `Unknown`, and references to library names.

Rules meet these in `Binding.arguments`, `Function.name` and the like. Unknown means silent.
"""

from __future__ import annotations

from typing import Any

Position = tuple[int, int, int, int]
"""Line (from 1), UTF-8 column (from 0), end line, end column, as `ast` gives them."""

MAXIMUM_NODES = 10_000
"""Values inside of one; sixty lines of `x = [x, x]` make more of them than any machine can visit."""

MAXIMUM_NESTING = 50
"""Values inside of each other; a list may also hold itself."""


class Known:
    """A value that is certain: a literal, or something computed from literals only.

    `value` is plain data: str, bytes, int, float, bool, None, Ellipsis, and lists, tuples, dicts of `Value`s are kept
    as such (their items are `Value` objects again, dict keys are plain).
    """

    __slots__ = ("value",)

    def __init__(self, value: Any) -> None:
        self.value = value

    def __repr__(self) -> str:
        return f"Known({self.value!r})"

    def __eq__(self, other: object) -> bool:
        if self is other:
            return True
        if not isinstance(other, Known) or type(other.value) is not type(self.value):
            return False
        return not (is_large(self) or is_large(other)) and bool(other.value == self.value)

    def __hash__(self) -> int:
        return hash(type(self.value) if isinstance(self.value, (list, tuple, dict)) else self.value)


class Unknown:
    """A value that cannot be known statically; `reason` says why, in words."""

    __slots__ = ("reason",)

    def __init__(self, reason: str) -> None:
        self.reason = reason

    def __repr__(self) -> str:
        return f"Unknown({self.reason!r})"


class Ref:
    """A name of a library, fully dotted: `azure.functions.AuthLevel.ANONYMOUS`, `os.environ`, `builtins.str`."""

    __slots__ = ("name",)

    def __init__(self, name: str) -> None:
        self.name = name

    def __repr__(self) -> str:
        return f"Ref({self.name!r})"

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Ref) and other.name == self.name

    def __hash__(self) -> int:
        return hash(self.name)


def is_large(value: Any) -> bool:
    """Whether a value holds so many others, or itself, that it cannot be gone through."""
    if not isinstance(value, Known) or not isinstance(value.value, (list, tuple, dict)):
        return False
    waiting: list[tuple[Any, int]] = [(value.value, 0)]
    left = MAXIMUM_NODES
    while waiting:
        content, depth = waiting.pop()
        left -= len(content)
        if left < 0 or depth > MAXIMUM_NESTING:
            return True
        for item in content.values() if isinstance(content, dict) else content:
            if isinstance(item, Known) and isinstance(item.value, (list, tuple, dict)):
                waiting.append((item.value, depth + 1))
    return False
