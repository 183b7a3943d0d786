from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("duplicate-json-key", "W9516", impact="runtime", when=("file:host.json", "file:local.settings.json"))
def check(app: App) -> Iterator[Report]:
    """host.json or local.settings.json has the same key twice in one object, and the host takes the last.

    Newtonsoft.Json keeps the last value without a word, so that the first one, often what was meant, is lost. In
    host.json keys that differ only by case are the same key as well, because the host's configuration does not care
    about case.
    """
    from funclint.findings import Related
    from funclint.host.host_file import is_other_language

    if is_other_language(app):
        return
    for document in (app.host_json, app.local_settings):
        if document is None:
            continue
        is_host_json = document is app.host_json
        for pointer, first, second in document.duplicate_keys(ignore_case=is_host_json):
            key = pointer.rpartition("/")[2].replace("~1", "/").replace("~0", "~")
            yield Report(
                second,
                f"the key `{key}` is given a second time here: only this value counts",
                "keep one of the two",
                related=(Related(first, "the first one"),),
            )
