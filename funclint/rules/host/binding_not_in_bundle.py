from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("binding-not-in-bundle", "E9514", impact="function", when=("odd-bundle", "uncommon-binding"), refused_by="host")
def check(app: App) -> Iterator[Report]:
    """A function has a binding that no release of the extension bundle in host.json's range brings.

    Triggers and bindings came with different releases: a range that ends before, or the wrong bundle (Kusto and
    OpenAI are only in the Preview one, tables and Web PubSub are not in it), makes the host refuse the function: "The
    binding type(s) … are not registered". Types by release: extensions.json at each tag of
    github.com/Azure/azure-functions-extension-bundles.
    """
    from funclint.findings import Related
    from funclint.host.bundles import bindings_that_need_one, bundle_of, verdict

    bundle = bundle_of(app)
    if bundle is None:
        return
    for function, binding in bindings_that_need_one(app):
        is_there, instead = verdict(bundle, binding.type or "")
        if is_there is False:
            yield Report(
                binding.span,
                f"no release of {bundle.words} has the binding type `{binding.type}`: "
                f"the host does not load `{function.label}`",
                f"ask for {instead} in host.json" if instead else None,
                function=function.name,
                related=(Related(bundle.document.value_span(bundle.pointer), "the range of the bundle"),),
            )
