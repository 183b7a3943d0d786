"""The map of some apps in one of the formats of `funclint index`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.map.build import build_map

if TYPE_CHECKING:
    from collections.abc import Sequence

    from funclint.map.build import Checked

FORMATS = ("mermaid", "html")


def render(name: str, apps: Sequence[Checked], folder: str) -> tuple[str, str | None]:
    """The map in the format `name`, paths relative to `folder`, and what the user should be told about it, if
    anything."""
    maps = [build_map(app, folder, f"a{number}_" if len(apps) > 1 else "") for number, app in enumerate(apps, 1)]
    if name == "html":
        from funclint.map import page

        return page.render(maps, folder), None
    from funclint.map import mermaid

    text = mermaid.render(maps)
    return text, mermaid.too_large(maps, text)
