from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("secret-in-source", "E9415", impact="security")
def check(app: App) -> Iterator[Report]:
    """The code or host.json holds a key, a shared access signature or a connection string with a key.

    Source is copied, deployed and kept in a history: a secret in it is known to everybody who sees any of these. App
    settings and identity-based connections exist to keep it out. A secret counts when it has the shape that Azure
    gives it; the finding never repeats it.

    ## Limits

    Looked at are host.json and the modules that the worker would import, with their comments. The keys that the
    emulators publish, placeholders and made-up keys (repeated letters, words) are fine.
    """
    from funclint.settings.secrets import find, may_contain_secret, span_of
    from funclint.text import decode_leniently

    files = [(module.path, module.source_text()) for module in app.index.modules if module.facts.may_hold_secret]
    if app.host_json is not None:
        files.append((app.host_json.path, app.host_json.text.encode("utf-8", "surrogatepass")))
    for path, data in files:
        if not path or not may_contain_secret(data):
            continue
        text = decode_leniently(data)
        for secret in find(text):
            yield Report(
                span_of(path, text, secret),
                f"{secret.kind} stands in the source: everybody who can read the code can use it",
                help="replace the key, put the new one into an app setting and read that, or connect by identity",
            )
