from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.data.stdlib_names import STDLIB_NAMES
from funclint.findings import Edit, Fix, Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.files.requirements import Requirement

NOT_STANDARD = frozenset(
    (
        "aifc", "annotationlib", "antigravity", "asynchat", "asyncore", "audioop", "binhex", "cgi", "cgitb", "chunk",
        "compression", "crypt", "datetime", "distutils", "imghdr", "imp", "lib2to3", "mailcap", "msilib", "nis",
        "nntplib", "ossaudiodev", "pipes", "smtpd", "sndhdr", "spwd", "sunau", "telnetlib", "test", "this", "tomllib",
        "uu", "xdrlib",
    )
)  # fmt: skip
"""Names that are not in the library of every Python from 3.10 to 3.14, or (`DateTime`) of a well-known package."""

EMPTY_SINCE = {"asyncio": "4.0.0"}
"""Releases from which on a package of that name has nothing in it and does no harm (pypi.org/project/asyncio)."""


@rule("forbidden-requirement", "E9606", impact="deployment", when=("forbidden-requirement",), fixable=True)
def check(app: App) -> Iterator[Report]:
    """requirements.txt lists a package that an app must not bring.

    - `azure-functions-worker` is the platform's own part. Core Tools warns about it (PythonHelpers.cs in
      github.com/Azure/azure-functions-core-tools): a second copy among the app's packages can break the first.
    - Names of standard library modules (`typing`, `logging`, `uuid`): what PyPI has under such a name is outdated,
      fails to build or hides Python's own module
      (learn.microsoft.com/azure/azure-functions/functions-reference-python#package-management).
    - `azure` from version 5 on is a package that refuses to be installed (pypi.org/project/azure).

    ## Limits

    Entries whose marker may exclude the app's Python, and those that come from a URL or a path, are left out. Modules
    that some supported Python no longer has are no standard library here. `asyncio` is empty since its release 4.0.0:
    only what allows older ones alone is reported.
    """
    requirements = app.requirements
    for entry in requirements.requirements if requirements else ():
        name = entry.normalised
        if entry.url is not None or entry.editable:
            continue
        if name == "azure-functions-worker" and entry.applies(app.target_python):
            yield Report(
                entry.span,
                f"`{entry.name}` is the platform's own part: a copy among the app's packages can break the worker",
                help="remove the line; what an app needs is `azure-functions`",
                fix=_removal(app, entry, "azure-functions"),
            )
        elif name == "azure" and _may_be(app, entry, "5.0.0") and entry.applies(app.target_python):
            yield Report(
                entry.span,
                f"`{entry.name}{entry.specifier}` means version 5 of `azure`, which refuses to be installed, so the"
                " build fails",
                help="name the packages that are used, such as `azure-storage-blob` or `azure-identity`",
            )
        elif _is_standard(name) and not _is_empty(app, entry) and entry.applies(app.target_python):
            yield Report(
                entry.span,
                f"`{entry.name}` is part of Python's standard library: a package of that name fails to install or hides"
                " Python's own module",
                help="remove the line; the module is there without it",
                fix=_removal(app, entry),
            )


def _removal(app: App, entry: Requirement, instead: str | None = None) -> Fix | None:
    """Remove the line; or write another name in it where that is not listed yet."""
    from funclint.edits import line_removal, text_of

    text = text_of(app, entry.line_span.path)
    number = entry.line_span.line
    if text is None or text.line(number).rstrip().endswith("\\") or entry.line_span.end_line != number:
        return None  # the entry goes on
    if number > 1 and text.line(number - 1).rstrip().endswith("\\"):
        return None
    if instead and app.requirements and not app.requirements.find(instead):
        return Fix(True, f"Write {instead}", (Edit(entry.line_span, instead),))
    return Fix(True, "Remove the line", (line_removal(entry.line_span.path, number, number),))


def _is_standard(name: str) -> bool:
    return name in STDLIB_NAMES and name not in NOT_STANDARD


def _is_empty(app: App, entry: Requirement) -> bool:
    release = EMPTY_SINCE.get(entry.normalised)
    return release is not None and _may_be(app, entry, release)


def _may_be(app: App, entry: Requirement, release: str) -> bool:
    """Whether an entry, with the constraints on it, allows a release."""
    from packaging.specifiers import InvalidSpecifier, SpecifierSet

    limits = app.requirements.constraints if app.requirements else []
    specifiers = [entry.specifier, *(limit.specifier for limit in limits if limit.normalised == entry.normalised)]
    try:
        return SpecifierSet(",".join(filter(None, specifiers))).contains(release)
    except InvalidSpecifier:
        return False
