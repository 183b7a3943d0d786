from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import CallGraph, Scope
    from funclint.index.facts import CallFacts

PATH_FIRST = frozenset(("os.mkdir", "os.makedirs", "logging.FileHandler", "sqlite3.connect"))
OPEN = frozenset(("builtins.open", "io.open", "codecs.open"))
PATH_METHODS = frozenset(("write_text", "write_bytes", "mkdir", "touch", "open"))


@rule(
    "write-outside-temp-directory",
    "W9907",
    impact="runtime",
    when=tuple(f"call:{n}" for n in "open write_text write_bytes makedirs mkdir touch FileHandler connect".split()),
)
def check(app: App) -> Iterator[Report]:
    """A function writes to a relative path or into the folder of the app.

    In Azure the folder of the app is read-only when it runs from a package, which is the usual way to deploy: the call
    raises "Read-only file system". Where it can be written, other instances do not see the file. Temporary files belong
    into `tempfile.gettempdir()`.
    Source: the Azure Functions Python developer guide, "Temporary files".

    ## Limits

    Literal paths, and paths that are put together with `__file__`. Silent for apps with a Dockerfile, whose folder is
    theirs, where the working directory is changed, and under `if` conditions on nothing that is looked into.
    """
    if app.source.is_file(app.path("Dockerfile")) or "call:chdir" in app.signals:
        return
    from funclint.rules.runtime._handlers import handlers, reached

    graph_holder: list[CallGraph] = []

    def judge(scope: Scope, call: CallFacts, target: Any) -> str | None:
        if not isinstance(target, str):
            return None
        if not graph_holder:
            from funclint.calls.call_graph import graph_of

            graph_holder.append(graph_of(app))
        return _written(graph_holder[0], scope, call, target)

    names = {scope: function.name for function, scope in handlers(app)}
    for scope, call, path in reached(app, judge):
        yield Report(
            scope.span(call.position),
            f"{path} is written to, which lies in the app's folder: in Azure that is read-only, and the call fails",
            help="write below `tempfile.gettempdir()`, or to a storage account",
            function=names.get(scope),
        )


def _written(graph: CallGraph, scope: Scope, call: CallFacts, target: str) -> str | None:
    """What a call writes to, in words, where that is in the app's folder."""
    path = call.arguments[0] if call.arguments else None
    if target in OPEN:
        return _in_app(graph, scope, path) if _writes(call, 1) else None
    if target in PATH_FIRST:
        return _in_app(graph, scope, path)
    if target.startswith("pathlib.Path().") and target.count("(") == 1:
        last = target.rpartition(".")[2]
        if last not in PATH_METHODS or (last == "open" and not _writes(call, 0)):
            return None
        made = _maker(scope, call)
        return _in_app(graph, scope, made.arguments[0]) if made is not None and len(made.arguments) == 1 else None
    return None


def _maker(scope: Scope, call: CallFacts) -> CallFacts | None:
    """The call of `Path(…)` that `Path(…).write_text(…)` begins with."""
    return next(
        (c for c in scope.calls if c.position[:2] == call.position[:2] and c.callee + "()" in call.callee), None
    )


def _writes(call: CallFacts, index: int) -> bool:
    """Whether the mode of an `open` writes."""
    mode = call.arguments[index] if len(call.arguments) > index else None
    mode = mode or next((value for name, value, _ in call.keywords if name == "mode"), None)
    return mode is not None and mode[0] == "const" and isinstance(mode[1], str) and bool(set("wax+") & set(mode[1]))


def _in_app(graph: CallGraph, scope: Scope, path: Any) -> str | None:
    if path is None:
        return None
    if path[0] == "const":
        return f"`{path[1]}`" if isinstance(path[1], str) and _is_relative(path[1]) else None
    if path[0] != "other" or path[1] != "Call":
        return None
    inside = [c for c in scope.calls if c.position[:2] >= path[-1][:2] and c.position[2:] <= path[-1][2:]]
    outer = next((c for c in inside if c.position == path[-1]), None)
    if outer is None or graph.target(scope, outer.callee) != "os.path.join":
        return None
    if any(argument[:2] == ("name", "__file__") for c in inside for argument in c.arguments):
        known = all(graph.target(scope, c.callee) in FOLDERS for c in inside)
        parents = any(a[0] == "const" and isinstance(a[1], str) and ".." in a[1] for c in inside for a in c.arguments)
        return "a path beside the module" if known and not parents else None
    texts = [argument[1] for argument in outer.arguments if argument[0] == "const"]
    if len(texts) == len(outer.arguments) and all(isinstance(text, str) for text in texts) and texts:
        joined = "/".join(texts)
        return f"`{joined}`" if all(map(_is_relative, texts)) else None
    return None


FOLDERS = frozenset(("os.path.join", "os.path.dirname", "os.path.abspath", "os.path.realpath"))


def _is_relative(path: str) -> bool:
    """Whether a path counts from the working directory, which is the app's folder."""
    return bool(path) and not path.startswith(("/", "\\", "~", ":", "..", "%", "file:")) and path[1:2] != ":"
