from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("outdated-extension-bundle", "W9513", impact="function", when=("odd-bundle",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """The extension bundle's range ends before version 4, the only one that is supported.

    Bundles 1 to 3 get no fixes any more and lack newer triggers and bindings; Core Tools warns about them when
    publishing (learn.microsoft.com/azure/azure-functions/extension-bundles; GetDeprecatedExtensionBundleWarning in
    github.com/Azure/azure-functions-core-tools). Moving to 4 can need changes: some settings of Cosmos DB, Event Hubs
    and Service Bus have other names there.
    """
    from funclint.data.bundles_table import GENERAL
    from funclint.findings import Edit, Fix
    from funclint.host.bundles import RECOMMENDED, bundle_of

    bundle = bundle_of(app)
    line = bundle.line if bundle else None
    if bundle is None or line is None or line[0] != GENERAL or line[1] >= 4:
        return
    span = bundle.document.value_span(bundle.pointer)
    yield Report(
        span,
        f"`{bundle.version}` asks for extension bundle {line[1]}, which is no longer supported: "
        "its extensions get no fixes, and newer bindings are missing",
        f'write `"version": "{RECOMMENDED}"`, and look for renamed settings in host.json',
        fix=Fix(False, f"Write {RECOMMENDED}", (Edit(span, f'"{RECOMMENDED}"'),)),
    )
