from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("invalid-extension-bundle", "E9512", impact="app", when=("odd-bundle",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """`extensionBundle` has no valid id or range of versions, so the host does not start.

    Both are required. The version is a range in NuGet's notation: `[4.*, 5.0.0)`, `[4.5.0]`, `4.*`; `latest`, `^4`
    and `(4.0.0` are none: "The value of version property in extensionBundle section … is invalid or missing"
    (ExtensionBundleConfigurationHelper.cs in github.com/Azure/azure-functions-host).

    ## Limits

    An id that is well formed but unknown is left alone: it may be an organisation's own.
    """
    from funclint.data.bundles_table import GENERAL
    from funclint.edits import added_member
    from funclint.findings import Edit, Fix
    from funclint.host.bundles import NAMES, RECOMMENDED
    from funclint.host.host_file import is_overridden, python_host_file, schema_errors
    from funclint.host.nuget_range import parse_range

    document = python_host_file(app)
    found = document.find("extensionBundle") if document else None
    if document is None or found is None or is_overridden(app, "extensionBundle"):
        return
    help_text = f'write `"id": "Microsoft.Azure.Functions.ExtensionBundle"` and `"version": "{RECOMMENDED}"`'
    pointer, section = found
    if not isinstance(section, dict):
        yield Report(
            document.value_span(pointer), "`extensionBundle` is not a section: the host does not start", help_text
        )
        return
    errors = [error for error in schema_errors(app, document) if error.path.startswith("extensionBundle")]
    right = {"id": f'"{NAMES[GENERAL]}"', "version": f'"{RECOMMENDED}"'}
    for error in errors:
        if error.missing:
            edit = added_member(document, pointer, error.missing, right[error.missing])
            yield Report(
                document.key_span(pointer),
                f"`extensionBundle` has no `{error.missing}`: the host does not start",
                help_text,
                fix=Fix(True, f"Add the {error.missing}", (edit,)) if edit else None,
            )
        elif error.path == "extensionBundle.id":
            span = document.value_span(error.pointer)
            yield Report(
                span,
                f"{error.found} is not an extension bundle id: the host does not start",
                help_text,
                # Unsafe: another bundle may have been meant.
                fix=Fix(False, f"Write {NAMES[GENERAL]}", (Edit(span, right["id"]),)),
            )
    version = document.find("extensionBundle", "version")
    if version is None:
        return
    text = version[1]
    is_text = isinstance(text, (str, int, float)) and not isinstance(text, bool)
    if not is_text or parse_range(str(text)) is None:
        shown = f"`{text}`" if isinstance(text, str) and text.strip() and len(text) < 60 else "this"
        span = document.value_span(version[0])
        yield Report(
            span,
            f"{shown} is not a version range: the host does not start",
            help_text,
            fix=Fix(True, f"Write {RECOMMENDED}", (Edit(span, right["version"]),)),
        )
