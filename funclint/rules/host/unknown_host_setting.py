from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("unknown-host-setting", "W9505", impact="runtime", confidence="medium", when=("host-settings",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """host.json has a setting that the host does not read, so it changes nothing.

    The host keeps unknown names without a word: a misspelt setting, one in the wrong section, the layout of version 1
    (`http` or `queues` at the root instead of below `extensions`), CORS (a setting of the app in Azure, and of
    local.settings.json locally) or a name that newer extensions do not read any more. Known names and sources:
    `schemas/host.schema.json`.

    ## Limits

    Free sections are left alone: `customHandler`, the storage provider of Durable Functions, log providers, HTTP
    headers and extensions that funclint does not know. In extensions that grow often (Durable Functions, Kafka, MCP…)
    only likely misspellings are reported.
    """
    from funclint.host.host_file import python_host_file
    from funclint.schema.names import unknown_keys

    document = python_host_file(app)
    if document is None:
        return
    found = unknown_keys(document.data, "host")
    if not found:
        return
    from funclint.edits import respelling
    from funclint.findings import Fix
    from funclint.host.bundles import bundle_of, has_other_way

    for unknown in found:
        parts = unknown.path.split(".")
        if parts[0] == "extensions" and len(parts) == 2 and has_other_way(app):
            continue  # an extension of the app's own
        if unknown.path.lower() == "version":
            continue  # host-json-version
        if unknown.since:
            bundle = bundle_of(app)
            line = bundle.line if bundle else None
            if line is None or line[1] < unknown.since:
                continue
        span = document.key_span(unknown.pointer)
        near = unknown.use
        edit = None
        if near and near.isidentifier() and unknown.since is None and not unknown.is_elsewhere:
            is_free = document.find(*unknown.pointer.split("/")[1:-1], near) is None
            edit = respelling(app, span, unknown.name, near) if is_free else None
        yield Report(
            span,
            _message(unknown.path, unknown.since),
            _help(unknown.path, unknown.use, unknown.is_elsewhere),
            # Unsafe: the setting has had no effect so far.
            fix=Fix(False, f"Write {near}", (edit,)) if edit else None,
        )


def _message(path: str, since: int | None) -> str:
    if since:
        return f"`{path}` is ignored since extension bundle {since}: it changes nothing"
    if since == 0 and "." not in path:
        return f"`{path}` at the root of host.json is not read by host version 2 and later: it changes nothing"
    return f"`{path}` is not a setting that the host reads: it changes nothing"


def _help(path: str, use: str | None, is_elsewhere: bool) -> str | None:
    if path.lower() in ("cors", "host", "extensions.http.cors"):
        return "set CORS on the function app in Azure, and as `Host.CORS` in local.settings.json for local runs"
    if path.lower() in ("values", "isencrypted", "connectionstrings"):
        return "that belongs in local.settings.json, and in the app's settings in Azure"
    if use is None:
        return "remove it"
    return f"write it as `{use}`" if is_elsewhere else f"use {use}" if " " in use else f"did you mean `{use}`?"
