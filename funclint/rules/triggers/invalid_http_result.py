from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.findings import Report
from funclint.index.values import Known
from funclint.rule import rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.calls.call_graph import CallGraph, Scope
    from funclint.findings import Span
    from funclint.index.model import Function

LITERALS = {
    "Dict": "a dict",
    "DictComp": "a dict",
    "List": "a list",
    "ListComp": "a list",
    "Tuple": "a tuple",
    "Set": "a set",
    "SetComp": "a set",
    "Compare": "a bool",
    "Lambda": "a function",
}

MAY_NOT_RETURN = frozenset(
    "sys.exit os._exit os.abort builtins.exit builtins.quit typing.assert_never typing_extensions.assert_never "
    "flask.abort werkzeug.exceptions.abort werkzeug.abort".split()
)

RETURNING = ("logging.", "builtins.", "json.", "os.", "time.", "asyncio.")
"""How the names of library calls begin of which it is known that they come back."""


@rule("invalid-http-result", "E9306", impact="runtime", when=("type:httptrigger",))
def check(app: App) -> Iterator[Report]:
    """A path through an HTTP function gives None, or a value that is neither `func.HttpResponse` nor text.

    The library makes a response of `func.HttpResponse` and of `str` only (azure-functions,
    `HttpResponseConverter.encode`). Everything else, None included, ends the call with status 500: "unable to encode
    outgoing TypedData: unsupported type "http" for Python type "NoneType"".

    ## Limits

    Literals, `return` without a value, and the end of the function where it is certain that it can be reached: after
    an `except` that does not return, a branch of an `if`, or an `if` that asks whether there is something at all.
    Conditions that may together hold always, loops, and functions under decorators of the app's own are left alone.
    With HTTP streaming other values are fine.
    """
    from funclint.index.refusals import HTTP_EXTENSION

    suspects = [function for function in app.index.functions if _is_plain_http(function) and _is_suspect(function)]
    if not suspects or app.index.imports(HTTP_EXTENSION):
        return
    from funclint.calls.call_graph import graph_of

    graph = graph_of(app)
    for function in suspects:
        scope = graph.scope_of(function)
        if scope is None:
            continue
        found = _wrong_value(scope) or _end(graph, scope)
        if found is not None:
            span, what = found
            yield Report(
                span,
                f"`{function.python_name}()` {what}, which cannot be made into a response: the caller gets status 500",
                help="return `func.HttpResponse(…)` or a string on every path",
                function=function.name,
            )


def _is_suspect(function: Function) -> bool:
    """A quick look: whether anything but calls and texts is returned, or the end may be reached."""
    body = function.facts.body if function.facts is not None else None
    if body is None or body.is_generator:
        return False
    return bool(body.endings) or any(value is None or value[0] not in ("call", "await") for value, _ in body.returns)


def _is_plain_http(function: Function) -> bool:
    trigger = function.trigger
    if function.notes.get("failed"):
        return False
    if trigger is None or trigger.type != "httpTrigger" or any(not done.is_azure for done in function.decorations):
        return False
    if isinstance(function.returns, Known) and function.returns.value is None and function.returns_span is not None:
        return False  # the annotation `-> None` keeps the app from loading, which another rule says
    outputs = [binding for binding in function.bindings if binding.name in ("$return", None)]
    return len(outputs) == 1 and outputs[0].type == "http"


def _wrong_value(scope: Scope) -> tuple[Span, str] | None:
    for value, position in scope.body.returns:
        what = "returns without a value" if value is None else _kind(scope, value)
        if what is not None:
            return scope.span(position), what
    return None


def _kind(scope: Scope, value: Any) -> str | None:
    """What a returned expression certainly is, if that is nothing to make a response of."""
    match value:
        case ("const", None, _):
            return "returns None"
        case ("const", constant, _):
            return None if isinstance(constant, str) else f"returns {_article(type(constant).__name__)}"
        case ("other", kind, _, _):
            return f"returns {LITERALS[kind]}" if kind in LITERALS else None
        case ("name", name, _):
            is_local = name in scope.assigned and name not in scope.parameters and not scope.nested
            if is_local and name not in scope.body.unsure and name not in scope.body.global_names:
                inner = scope.assigned[name]
                if inner[0] == "other" and inner[1] in ("Dict", "DictComp", "List", "ListComp"):
                    return f"returns {LITERALS[inner[1]]}"
    return None


def _article(word: str) -> str:
    return word if word == "bytes" else f"an {word}" if word[0] in "aeiou" else f"a {word}"


def _end(graph: CallGraph, scope: Scope) -> tuple[Span, str] | None:
    for kind, position, callee in scope.body.endings:
        if kind == "certain" and (callee is None or _comes_back(graph, scope, callee)):
            return scope.span(position), "reaches its end here and returns None"
    return None


def _comes_back(graph: CallGraph, scope: Scope, callee: str) -> bool:
    """Whether a call that stands last on a path certainly returns."""
    from funclint.calls.call_graph import Parameter, Scope

    target = graph.target(scope, callee)
    if isinstance(target, str):
        return target.startswith(RETURNING) and target not in MAY_NOT_RETURN
    if isinstance(target, Scope):
        return any(kind == "certain" and inner is None for kind, _, inner in target.body.endings)
    return isinstance(target, Parameter) and target.name.endswith(".set")
