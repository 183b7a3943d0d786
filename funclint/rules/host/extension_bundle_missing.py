from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("extension-bundle-missing", "E9511", impact="function", when=("no-bundle",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """A function has a binding that only an extension bundle brings, and host.json asks for none.

    Only HTTP, timer and warm-up triggers are built into the host. Without a bundle it does not load the function:
    "The binding type(s) 'queueTrigger' are not registered"
    (learn.microsoft.com/azure/azure-functions/extension-bundles). A missing host.json is no such mistake: the default
    one that the host writes has the bundle.

    ## Limits

    Silent beside an extensions.csproj or bin/extensions.json, and where an app setting gives the bundle.
    """
    from funclint.data.bundles_table import GENERAL
    from funclint.findings import Edit, Fix, Related
    from funclint.host.bundles import NAMES, RECOMMENDED, bindings_that_need_one, has_other_way
    from funclint.host.host_file import is_overridden, python_host_file

    document = python_host_file(app)
    if document is None or document.find("extensionBundle") is not None:
        return
    if has_other_way(app) or is_overridden(app, "extensionBundle"):
        return
    fix = None
    if "version" in document.data:
        end = document.value_span("/version")
        after = end._replace(line=end.end_line, column=end.end_column)
        text = f',\n  "extensionBundle": {{\n    "id": "{NAMES[GENERAL]}",\n    "version": "{RECOMMENDED}"\n  }}'
        fix = Fix(True, "Add the extension bundle", (Edit(after, text),))
    span = document.key_span("/version" if "version" in document.data else "")
    first = {function.label: (function, binding) for function, binding in reversed(list(bindings_that_need_one(app)))}
    if not first:
        return
    found = list(reversed(list(first.values())))
    function, binding = found[0]
    more = f" and {len(found) - 1} more functions have such bindings" if len(found) > 1 else ""
    yield Report(
        span,
        f"host.json has no `extensionBundle`, but `{function.label}` has a `{binding.type}` binding{more}: "
        f"the host does not load {'them' if more else 'it'}",
        f'add `"extensionBundle": {{"id": "{NAMES[GENERAL]}", "version": "{RECOMMENDED}"}}`',
        function=function.name if len(found) == 1 else None,
        related=tuple(Related(binding.span, f"a `{binding.type}` binding") for _, binding in found[:5]),
        fix=fix,
    )
