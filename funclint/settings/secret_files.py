"""Files beside host.json that hold secrets, by their names and what is in them. Nothing here keeps a secret."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.files.source import SourceError
from funclint.signals import MAXIMUM_FOLDERS, SECRET_FILE
from funclint.text import decode_leniently

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span

MAXIMUM_SIZE = 256 * 1024

_SAMPLE = re.compile(r"example|sample|template|dist|default|schema|test", re.IGNORECASE)
_ASSIGNMENT = re.compile(r"^[ \t]*(?:export[ \t]+)?([A-Za-z_][\w.]*)[ \t]*=[ \t]*([^\r\n]*)", re.MULTILINE)
_SECRET_NAME = re.compile(
    r"(?:^|_)(?:KEY|SECRET|TOKEN|PASSWORD|PASSWD|PWD|SAS|CONNECTION_?STRING|CONNSTR|CREDENTIALS?|API_?KEY|ACCOUNT_?KEY)$|"
    r"(?:Key|Secret|Token|Password|ConnectionString)$|(?:_|^)(?:API_?KEY|SECRET|PASSWORD|CONNECTION_?STRING)(?:_|$)",
)
_PLACEHOLDER = re.compile(
    r"<.*>|\$\{.*\}|\$\(.*\)|\{\{.*\}\}|%.*%|\.\.\.|x{3,}|\*{3,}|(?:your|my|the|insert|enter|replace|todo|changeme|change|"
    r"example|dummy|fake|sample|placeholder|test|none|null|true|false|secret|password|postgres|admin|local|dev|guest)"
    r"(?:[-_. ].*)?|your.*|.*(?:here|example|placeholder|UseDevelopmentStorage).*|@Microsoft\.KeyVault.*",
    re.IGNORECASE,
)
_PRIVATE = ("PRIVATE KEY-----", '"private_key"', '"client_secret"', "PuTTY-User-Key-File", "publishProfile")


class SecretFile(NamedTuple):
    """A file with secrets: its path relative to the app (with `/`), what it holds, and where."""

    path: str
    what: str
    span: Span


def secret_files(app: App) -> Iterator[SecretFile]:
    """Those at the root of the app and in the folders there."""
    source, root = app.source, app.root
    folders = ["", *(name for name in source.folders(root) if name[0] not in "._")][: MAXIMUM_FOLDERS + 1]
    for folder in folders:
        if source.is_file(os.path.join(root, folder, "pyvenv.cfg")) or folder in ("node_modules", "tests", "test"):
            continue
        for name in source.files(os.path.join(root, folder)):
            if SECRET_FILE.fullmatch(name) and not _SAMPLE.search(name):
                found = _look(app, f"{folder}/{name}" if folder else name)
                if found is not None:
                    yield found


def _look(app: App, path: str) -> SecretFile | None:
    from funclint.files.positions import Positions

    absolute = app.path(*path.split("/"))
    try:
        data = app.source.read(absolute)
    except SourceError:
        return None
    if not data or len(data) > MAXIMUM_SIZE:
        return None
    lowered = path.lower()
    positions = Positions(absolute, "")
    if lowered.endswith((".pfx", ".p12", ".jks")):
        return SecretFile(path, "a key store", positions.span(0))
    text = decode_leniently(data)
    positions = Positions(absolute, text)
    if not re.search(r"(?:^|/)\.env(?:\..+)?$|\.env$", lowered):
        mark = next((text.find(mark) for mark in _PRIVATE if mark in text), None)
        if mark is None:
            return None
        return SecretFile(path, "a private key" if "KEY" in text else "credentials", positions.span(mark))
    for match in _ASSIGNMENT.finditer(text):
        if _is_secret(match[1], match[2]):
            return SecretFile(path, f"a value of `{match[1][:80]}`", positions.span(*match.span(1)))
    return None


def _is_secret(name: str, written: str) -> bool:
    value = written.strip()
    value = value[1:].partition(value[0])[0] if value[:1] in ("'", '"') else value.partition(" #")[0].strip()
    if len(value) < 8 or _PLACEHOLDER.fullmatch(value):
        return False
    if _SECRET_NAME.search(name):
        return "://" not in value or "@" in value
    from funclint.settings.secrets import find_in_setting

    return bool(find_in_setting(name, value))
