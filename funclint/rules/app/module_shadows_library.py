from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.data.stdlib_names import is_in_stdlib
from funclint.findings import Report, Span
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App


@rule("module-shadows-library", "W9115", impact="app", confidence="medium", when=("library-name",))
def check(app: App) -> Iterator[Report]:
    """A top-level module or folder of the app is called like a Python module, `azure` or a package.

    Which of the two is imported depends on the hosting plan: on a Dedicated plan the app's folder comes first on
    `sys.path`, on Consumption and in Core Tools last. The Azure Functions developer guide for Python asks to avoid such
    names.

    ## Limits

    Only names that the app imports, and folders that hold Python files. Of the standard library only what the app's
    Python has (where that is not known: each Python from 3.10 to 3.13); of packages those that requirements.txt lists
    under the same name, also with `py` or `python-` in front.
    """
    from funclint.files.requirements import normalise

    source = app.source
    files = [(name[:-3], app.path(name), name) for name in source.files(app.root) if name.endswith(".py")]
    for folder in source.folders(app.root):
        modules = [name for name in source.files(app.path(folder)) if name.endswith(".py")]
        if modules:
            first = "__init__.py" if "__init__.py" in modules else modules[0]
            files.append((folder, app.path(folder, first), folder + "/"))
    listed = app.requirements.requirements if app.requirements is not None else ()
    packages = {entry.normalised for entry in listed}
    for name, path, text in files:
        plain = normalise(name)
        is_of_library = (
            name == "azure"
            or is_in_stdlib(name, app.target_python)
            or not packages.isdisjoint((plain, f"py{plain}", f"python-{plain}"))
        )
        if is_of_library and not name.startswith("__") and app.index.imports(name):
            yield Report(
                Span(path),
                f"`{text}` has the name of the library `{name}`: which of the two `import {name}` means depends on the"
                " hosting plan, and the wrong one may end the import of the app",
                help="give it another name",
            )
