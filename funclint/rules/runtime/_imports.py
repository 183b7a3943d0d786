"""Which modules an app imports, inside functions too."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from funclint.app import App


def imported_names(app: App) -> set[str]:
    """Every dotted module name that the app imports, at the top or in functions, with the names above it."""
    names = {name for module in app.index.modules for name, _ in module.imports}
    for function in app.index.outcome.functions:
        for statement in function.facts.body.imports:
            if statement[0] == "import":
                names.update(name for name, _ in statement[1])
            elif statement[1] and not statement[3]:
                names.add(statement[1])
                names.update(f"{statement[1]}.{name}" for name, _ in statement[2])
    for name in list(names):
        while "." in name:
            name = name.rpartition(".")[0]  # noqa: PLW2901
            names.add(name)
    return names
