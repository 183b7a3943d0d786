from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("secret-in-settings", "E9414", impact="security")
def check(app: App) -> Iterator[Report]:
    """A settings file that git tracks, or would commit, holds a real secret.

    Looked at are local.settings.json, its samples and `.env` files beside host.json. A secret counts when it has the
    shape that Azure gives it: account keys, shared access keys and signatures, passwords of Azure databases, function
    keys, client secrets. The finding never repeats it. Replace a secret that was committed: removing it from the file
    leaves it in the history.

    ## Limits

    Only in a git work tree. `UseDevelopmentStorage=true`, the keys that the emulators publish, placeholders
    (`<your-key>`, `${KEY}`) and Key Vault references are fine.
    """
    from funclint.settings.settings_files import exposed_secrets

    for secret in exposed_secrets(app):
        state = "git tracks this file" if secret.is_tracked else "git does not ignore this file"
        yield Report(
            secret.span,
            f"`{secret.name}` holds {secret.kind}, and {state}: everybody who can read the repository can use it",
            help="replace the key, keep the new one out of git, and put a placeholder here",
        )
