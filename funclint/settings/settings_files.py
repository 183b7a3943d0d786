"""The secrets in settings files beside host.json that git tracks or would commit."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from funclint.files.source import SourceError
from funclint.settings.secrets import find_in_setting, may_contain_secret, span_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.findings import Span
    from funclint.settings.secrets import Secret

_SETTING = (
    r'"(?P<json>(?:[^"\\\n]|\\.)+)"\s*:\s*"(?P<text>(?:[^"\\\n]|\\.)*)"'
    r"|^[ \t]*(?:export[ \t]+)?(?P<variable>[A-Za-z_][\w.:-]*)[ \t]*=[ \t]*(?P<value>[^\n\r]*)"
)


class ExposedSecret(NamedTuple):
    """A secret in a settings file: the setting, what it is, where, and whether git tracks the file or would take it."""

    name: str
    kind: str
    span: Span
    is_tracked: bool


def exposed_secrets(app: App) -> Iterator[ExposedSecret]:
    """The secrets in settings files that are certain to be tracked or not to be ignored."""
    for name in app.source.files(app.root):
        if _is_settings_file(name.lower()):
            yield from _in_file(app, app.path(name))


def _is_settings_file(name: str) -> bool:
    if name.startswith(".env") or name.endswith(".env"):
        return True
    return "settings" in name and ".json" in name and "local" in name


def _in_file(app: App, path: str) -> Iterator[ExposedSecret]:
    try:
        data = app.source.read(path)
    except SourceError:
        return
    if not may_contain_secret(data) and b"==" not in data:
        return
    from funclint.text import decode_leniently

    text = decode_leniently(data)
    found = list(_secrets(text))
    if not found:
        return
    from funclint.files.git import find_work_tree, is_ignored, is_tracked

    tree = find_work_tree(app.source, app.root)
    tracked = is_tracked(app.source, tree, path) if tree else None
    if tree is None or tracked is None or (not tracked and is_ignored(app.source, tree, path) is not False):
        return
    for name, secret in found:
        yield ExposedSecret(name, secret.kind, span_of(path, text, secret), tracked)


def _secrets(text: str) -> Iterator[tuple[str, Secret]]:
    for match in re.finditer(_SETTING, text, re.MULTILINE):
        group = "text" if match["json"] else "value"
        name = match["json"] or match["variable"]
        value = match[group].strip().strip("\"'") if group == "value" else match[group]
        offset = match.start(group) + match[group].find(value)
        for secret in find_in_setting(name, value):
            yield name, secret._replace(start=secret.start + offset, end=secret.end + offset)
