"""Imports of the app that nothing which it declares is known to provide."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, NamedTuple

from funclint.data.stdlib_names import STDLIB_NAMES
from funclint.dependencies import packages

if TYPE_CHECKING:
    from funclint.app import App
    from funclint.findings import Span

WITH_WORKER = (
    "azure.functions", "azurefunctions.extensions.base", "azure_functions_worker", "azure_functions_runtime",
    "google.protobuf", "grpc", "pip", "pkg_resources", "setuptools",
)  # fmt: skip
"""What the worker or its Python bring along, at least in some versions, or what other rules are about."""

SHIPPED = frozenset(("azure-functions", "azurefunctions-extensions-base"))
"""What the worker has, declared or not (setup.py of github.com/Azure/azure-functions-python-worker)."""

OF_FUNCTIONS = ("azure.durable_functions", "azurefunctions")
"""Nothing but packages for Azure Functions brings these."""

_LOCAL_FOLDERS = ("src", "lib", "libs", "packages", "shared", "common", "python")


class Missing(NamedTuple):
    """An import without a known package. `distribution` is what to install, None where that is not well known.

    `is_certain`: no declared package can bring it. `proof` is the lock file (absolute) that does not list it, or None.
    """

    name: str
    distribution: str | None
    is_certain: bool
    proof: str | None
    span: Span


def missing_imports(app: App) -> list[Missing]:
    """The imports that run when the worker loads the app and that nothing provides, one for each package."""
    from funclint.files.manifest import declared

    manifest = declared(app)
    if not manifest.has_manifest or not manifest.is_complete or app.index.paths_edited:
        return []
    if manifest.lock_files and manifest.locked is None:
        return []
    names = manifest.names() | _names_above(app)
    everything = packages.with_what_they_bring(names | SHIPPED)
    strange = {name for name in names if not packages.is_known(name)}
    has_places = _has_places(app)
    covers = manifest.locked is not None and manifest.direct <= manifest.locked
    lock = manifest.lock_files[0] if covers and not has_places else None
    found: dict[str, Missing] = {}
    for name, span in imported(app):
        if packages.provides(everything, name):
            continue
        wanted = packages.distribution_of(name)
        key = wanted or name.partition(".")[0]
        if key in found or _is_nearby(app, name):
            continue
        proof = lock if wanted else None
        if name.startswith(OF_FUNCTIONS):
            strangers = [one for one in strange if any(word in one for word in ("azure", "func", "durable", "agent"))]
            certain = not strangers and not has_places
        else:
            certain = proof is not None and _is_proof(name)
        if certain or _is_likely(wanted, strange, has_places):
            found[key] = Missing(name, wanted, certain, proof if certain else None, span)
    return list(found.values())


def imported(app: App) -> list[tuple[str, Span]]:
    """Dotted names of packages that are imported for certain when the worker loads the app, with their places."""
    found = []
    for module in app.index.modules:
        for name, position in module.imports:
            top = name.partition(".")[0]
            if top in STDLIB_NAMES or position in module.optional_imports or top == "__future__":
                continue
            if name in ("azure", "google") or f"{name}.".startswith(tuple(f"{one}." for one in WITH_WORKER)):
                continue
            if not app.index.is_of_app(name):
                found.append((name, module.span(position)))
    return found


def _is_proof(name: str) -> bool:
    """Whether a lock file without the usual distributions of an import shows that it is absent."""
    from funclint.data.packages_table import OTHER_NAMES

    top = name.partition(".")[0]
    return top in OTHER_NAMES or top == "azure"


def _is_likely(wanted: str | None, strange: set[str], has_places: bool) -> bool:
    """Whether nothing that is declared may bring a distribution or be it; a package that is not known may anything."""
    return not has_places and (not strange or (wanted is not None and packages.is_leaf(wanted)))


def _names_above(app: App) -> frozenset[str]:
    """What manifests and lock files above the app declare, of which one that only has a pyproject.toml is a part."""
    if app.requirements is not None:
        return frozenset()
    from funclint.app import App as AnyApp
    from funclint.dependencies.surroundings import folders_above
    from funclint.files.manifest import declared

    found: set[str] = set()
    for folder in folders_above(app):
        found |= declared(AnyApp(folder, app.source, app.config)).names()
    return frozenset(found)


def _has_places(app: App) -> bool:
    """Whether packages come from elsewhere than the public index, or an image has more than is listed."""
    from funclint.dependencies.surroundings import has_container

    requirements, project = app.requirements, app.pyproject
    if requirements is not None:
        if any(entry.url is not None or entry.editable for entry in requirements.requirements):
            return True
        if any(option.name in INDEX_OPTIONS for option in requirements.options):
            return True
    if project is not None and any(one.requirement.url is not None for one in project.requirements):
        return True
    return has_container(app)


INDEX_OPTIONS = frozenset(("-i", "--index-url", "--pypi-url", "--extra-index-url", "-f", "--find-links", "--no-index"))


def _is_nearby(app: App, name: str) -> bool:
    """Whether something of that name lies in the app's packages or around the app, from where a build may copy it."""
    from funclint.dependencies.surroundings import folders_above

    top = name.partition(".")[0]
    site = app.path(".python_packages", "lib", "site-packages")
    places = [app.root, *folders_above(app)]
    folders = [site, *places]
    folders += [os.path.join(place, inner) for place in places for inner in _LOCAL_FOLDERS]
    if packages.is_namespace(top):
        folders = [site]
    return any(
        app.source.is_folder(os.path.join(folder, top)) or app.source.is_file(os.path.join(folder, top + ".py"))
        for folder in folders
        if app.source.ask("folder", folder)
    )
