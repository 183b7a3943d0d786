from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App

EFFECTS = {
    ".funcignore": "nothing is left out of a deployment",
    "host.json": "the host does not read it",
    "requirements.txt": "nothing is installed from it",
    "local.settings.json": "`func start` reads no settings from it",
}

SPELLINGS = {
    "funcignore": ".funcignore", "funcignore.txt": ".funcignore", ".funcignore.txt": ".funcignore",
    ".functionignore": ".funcignore", ".functionsignore": ".funcignore", "host.json.json": "host.json",
    "host.json.txt": "host.json", "requirement.txt": "requirements.txt", "requirements.text": "requirements.txt",
    "requirements.txt.txt": "requirements.txt", "requirements": "requirements.txt",
    "local.setting.json": "local.settings.json", "local_settings.json": "local.settings.json",
    "local-settings.json": "local.settings.json", "localsettings.json": "local.settings.json",
    "local.settings.json.txt": "local.settings.json", "local.settings": "local.settings.json",
}  # fmt: skip


@rule("misspelled-config-file", "W9706", impact="deployment", confidence="medium", when=("odd-file",))
def check(app: App) -> Iterator[Report]:
    """A file has almost the name of one that Azure Functions reads, which is not there.

    Names are taken literally: `.funcgnore` leaves nothing out, `requirement.txt` installs nothing.

    ## Limits

    Only where the right name is missing and one letter is wrong, missing, doubled or swapped, or the spelling is a
    well-known mistake. `host.jsn` and the like must look like a host.json inside.
    """
    names = app.source.files(app.root)
    for name in names:
        wanted = SPELLINGS.get(name.lower()) or next((one for one in EFFECTS if _is_near(name, one)), None)
        if wanted is None or wanted in names or (name.lower() in names and name.lower() in EFFECTS):
            continue
        if wanted == "host.json" and not _looks_like_host_json(app, name):
            continue
        yield Report(
            Span(app.path(name)),
            f"`{name}` is not `{wanted}`: {EFFECTS[wanted]}",
            help=f"rename it to `{wanted}`",
        )


def _is_near(name: str, wanted: str) -> bool:
    """Whether one letter was added, left out, changed or swapped with its neighbour; case counts as nothing."""
    name = name.lower()
    if abs(len(name) - len(wanted)) > 1 or name == wanted or name[:1] != wanted[:1]:
        return False
    start = next((at for at, (one, other) in enumerate(zip(name, wanted, strict=False)) if one != other), None)
    if start is None:
        return True
    rest, other = name[start:], wanted[start:]
    return (
        rest[1:] == other[1:]
        or rest[1:] == other
        or rest == other[1:]
        or (rest[:2] == other[1::-1] and rest[2:] == other[2:])
    )


def _looks_like_host_json(app: App, name: str) -> bool:
    from funclint.files.source import SourceError

    try:
        text = app.source.read(app.path(name))[:65536]
    except SourceError:
        return False
    return b'"version"' in text and any(
        key in text for key in (b"extensionBundle", b"logging", b"extensions", b'"2.0"')
    )
