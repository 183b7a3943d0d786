"""Which distribution has an import name, and what a distribution brings along.

All names of distributions are normalised (lower case, `-`). Nothing here is certain for a package that is not in the
tables: it may have any import name and bring anything.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


MAXIMUM_PARTS = 10
"""Parts of a dotted name from which that of a distribution may be made."""


def plain_names(dotted: str) -> frozenset[str]:
    """The distributions that an import name suggests without looking anything up."""
    if dotted.startswith("azure.durable_functions"):
        return frozenset(("azure", "azure-functions-durable"))
    parts = dotted.lower().replace("_", "-").split(".", MAXIMUM_PARTS)[:MAXIMUM_PARTS]
    return frozenset("-".join(parts[:count]) for count in range(1, len(parts) + 1))


def provides(names: frozenset[str], dotted: str) -> bool:
    """Whether one of the distributions `names` is known or named to have the import name `dotted`.

    Of a namespace (`azure.storage.blob`) it is the part that counts: `azure-identity` has no `azure.storage`.
    """
    top = dotted.partition(".")[0]
    if top.lower().replace("_", "-") in names or not names.isdisjoint(plain_names(dotted)):
        return True
    return not names.isdisjoint(distributions_of(dotted)) or (not is_namespace(top) and _is_named_after(names, top))


def is_namespace(top: str) -> bool:
    """Whether many distributions share the top-level name."""
    from funclint.data.packages_table import NAMESPACES

    return top in NAMESPACES


def distributions_of(dotted: str) -> frozenset[str]:
    """The distributions that may have an import name; never empty, the likeliest ones are guesses from the name."""
    from funclint.data.packages_table import OTHER_NAMES, PREFIXES

    top = dotted.partition(".")[0]
    plain = top.lower().replace("_", "-")
    if is_namespace(top):
        found: set[str] = {name for name in plain_names(dotted) if "-" in name}
        parts = dotted.split(".")
        for count in range(1, len(parts) + 1):
            found.update(PREFIXES.get(".".join(parts[:count]), ()))
        return frozenset(found or {plain})
    guesses = (plain, f"python-{plain}", f"py{plain}", f"{plain}-python", f"{plain}-sdk")
    others = OTHER_NAMES.get(top)
    if others is None:
        from funclint.data.distributions_table import DISTRIBUTIONS

        others = DISTRIBUTIONS.get(top, ())
    return frozenset((*guesses, *others))


def distribution_of(dotted: str) -> str | None:
    """The distribution to install for an import name, where that is well known; else None."""
    from funclint.data.packages_table import OTHER_NAMES, PREFIXES

    top = dotted.partition(".")[0]
    if not is_namespace(top):
        return OTHER_NAMES[top][0] if top in OTHER_NAMES else None
    parts = dotted.split(".")
    for count in range(len(parts), 1, -1):
        prefix = ".".join(parts[:count])
        if prefix in PREFIXES:
            return PREFIXES[prefix][0]
        name = prefix.lower().replace("_", "-").replace(".", "-")
        if is_known(name):
            return name
    return None


def is_known(name: str) -> bool:
    """Whether it is known what a distribution brings."""
    from funclint.data.packages_table import BRINGS

    return name in BRINGS or name.startswith(("azure-mgmt-", "types-", "pytest-"))


def is_leaf(name: str) -> bool:
    """Whether hardly any other distribution brings it."""
    from funclint.data.packages_table import LEAVES

    return name in LEAVES


def with_what_they_bring(names: Iterable[str]) -> frozenset[str]:
    """The distributions and all that is known to come with them."""
    from funclint.data.packages_table import BRINGS

    found: set[str] = set()
    waiting = list(names)
    while waiting:
        name = waiting.pop()
        if name in found:
            continue
        found.add(name)
        if name.startswith("azure-mgmt-"):
            waiting += ("azure-core", "azure-common", "azure-mgmt-core", "msrest", "msrestazure", "isodate")
        waiting += BRINGS.get(name, ())
    return frozenset(found)


def _is_named_after(names: frozenset[str], top: str) -> bool:
    """Whether a distribution bears the import name as a part of its own (`llama-index-core`, `slack-sdk`), and is not
    known to be something else. Those with type stubs only have nothing to import."""
    plain = top.lower().replace("_", "-").strip("-")
    joined = plain.replace("-", "")
    return any(
        name.replace("-", "") == joined or (f"-{plain}-" in f"-{name}-" and not is_known(name))
        for name in names
        if not name.startswith("types-") and not name.endswith(("-stubs", "-types"))
    )
