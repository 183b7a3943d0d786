"""The hosting plan that an app's own infrastructure files deploy to."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from funclint.app import App

FOLDERS = ("infra", "infrastructure", "iac", "deploy", "terraform", "bicep")
ENDINGS = (".bicep", ".tf", ".json")
CONSUMPTION = r"""["']Y1["']"""
OTHER_PLANS = r"""["'](?:EP[1-3]|FC1|[BSF][1-3]|D1|P[0-5](?:m?v[2-4])?|WS[1-3]|FlexConsumption|ElasticPremium)["']"""


def is_consumption(app: App) -> str | None:
    """The name of a file that deploys to the Consumption plan, where no file names another plan; else None."""
    import re

    from funclint.files.source import SourceError

    places = [app.root, os.path.dirname(app.root)]
    folders = [*places, *(os.path.join(place, name) for place in places for name in FOLDERS)]
    named: str | None = None
    for folder in folders:
        for name in app.source.files(folder):
            if not name.endswith(ENDINGS):
                continue
            try:
                text = app.source.read(os.path.join(folder, name)).decode("utf-8", "replace")
            except SourceError:
                continue
            if re.search(OTHER_PLANS, text, re.IGNORECASE):
                return None
            if name.endswith(".json") and "Microsoft.Web/serverfarms" not in text:
                continue
            if named is None and re.search(CONSUMPTION, text):
                named = os.path.relpath(os.path.join(folder, name), app.root).replace(os.sep, "/")
    return named
