"""What is known of calls of the standard library and of azure-functions while importing."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from funclint.index import containers, operators, text_methods
from funclint.index.objects import Container, Foreign, FunctionValue, Handle, LibraryMethod, ModuleValue, Partial, Wraps
from funclint.index.outcome import ImportCall
from funclint.index.values import Known, Unknown

if TYPE_CHECKING:
    from funclint.findings import Span
    from funclint.index.calls import Keywords
    from funclint.index.model import Argument
    from funclint.index.run import Run

SAME = frozenset(
    "typing.overload typing.final typing.no_type_check "
    "functools.singledispatch abc.abstractmethod typing_extensions.deprecated() warnings.deprecated() "
    "typing.runtime_checkable contextlib.contextmanager contextlib.asynccontextmanager".split()
)
"""Decorators of the standard library that keep a function's name and signature."""

DECORATING = frozenset(("builtins.staticmethod", "builtins.property", "builtins.classmethod", "functools.wraps"))

KEYWORDS: dict[str, tuple[str, ...]] = {
    **{
        f"builtins.{name}": ()
        for name in ("len", "isinstance", "hasattr", "getattr", "range", "iter", "callable", "repr", "id")
    },
    "functools.wraps": ("wrapped", "assigned", "updated"),
    "typing.TypeVar": ("name", "bound", "covariant", "contravariant", "default", "infer_variance"),
    "os.environ.get": ("key", "default"),
    "os.getenv": ("key", "default"),
}
"""The keywords that calls take which are common while importing; another one raises a TypeError."""

OPENING = frozenset(
    "builtins.exec builtins.eval builtins.globals builtins.vars builtins.setattr builtins.locals".split()
)
"""Calls after which a module may have names that are not seen."""

LOOKING = frozenset(
    "builtins.print builtins.repr builtins.str builtins.id builtins.hash builtins.bool builtins.len builtins.type "
    "builtins.isinstance builtins.hasattr builtins.callable logging.debug logging.info logging.warning".split()
)
"""Calls that look at an object and change nothing."""

TEXT_METHODS = frozenset(
    "format lower upper strip lstrip rstrip replace title capitalize join removeprefix removesuffix split".split()
)

POSITIONAL = frozenset(("builtins.enumerate", "builtins.sorted", "builtins.str"))
"""Calls whose result is not known where keywords are given."""

RANGE_LIMIT = 1_000


def method(run: Run, function: LibraryMethod, values: list[Any], named: dict[str | None, Any]) -> Any:
    """A method of a plain value: text is computed, lists and dicts are filled."""
    receiver, name = function.receiver, function.name
    if not isinstance(receiver, Known):
        return Unknown("a method of what is not known")
    content = receiver.value
    if isinstance(content, str) and name in TEXT_METHODS:
        return text_methods.call(run, content, name, values, named)
    if isinstance(content, list) and name in (
        "append",
        "extend",
        "insert",
        "remove",
        "pop",
        "clear",
        "sort",
        "reverse",
    ):
        if run.outcome.conditions or name not in ("append", "extend"):
            run.outcome.doubt("a list is changed in a way that is not followed")
        elif name == "append" and values:
            content.append(values[0])
        elif values:
            more = operators.items(run, values[0])
            if more is None or len(content) + len(more) > operators.MAXIMUM_ITEMS:
                run.outcome.doubt("a list is filled with what is not known")
            else:
                content.extend(more)
        return Known(None)
    if isinstance(content, dict):
        if name in ("items", "values", "keys"):
            run.charge(len(content))
            if len(content) > operators.MAXIMUM_ITEMS:
                return Unknown("the content of a large dict")
        if name == "items":
            return Known([Known((Known(key), value)) for key, value in content.items()])
        if name == "values":
            return Known(list(content.values()))
        if name == "keys":
            return Known([Known(key) for key in content])
        if name == "get" and values and isinstance(values[0], Known):
            try:
                return content.get(values[0].value, values[1] if len(values) > 1 else Known(None))
            except TypeError:
                return Unknown("a key that cannot be one")
    return Unknown(f"the result of `.{name}()`")


def reference(run: Run, name: str, positional: list[Argument], keywords: Keywords, span: Span) -> Any:
    """A call of a library's name."""
    kind = run.library.container_class(name)
    if kind is not None:
        return containers.create(run, kind, None, positional, keywords, span)
    values = [argument.value for argument in positional]
    named = {key: argument.value for key, argument in keywords}
    run.outcome.import_calls.append(ImportCall(name, tuple(values), named, span, not run.outcome.conditions))
    first = values[0] if values else None
    if name in DECORATING and not values:
        run.outcome.doubt(f"`{name}()` gets nothing to decorate")
    if any(key is not None and key not in KEYWORDS.get(name, (key,)) for key in named):
        run.outcome.doubt(f"`{name}()` gets a keyword that it does not take")
    if name == "functools.partial" and isinstance(first, LibraryMethod) and isinstance(first.receiver, Container):
        return Partial(first, positional[1:], keywords)
    if name == "builtins.dict":
        return _dict(values, named)
    handler = HANDLERS.get(name)
    if handler is not None and (not named or name not in POSITIONAL):
        return handler(run, values, span)
    if name in SAME:
        return first if isinstance(first, FunctionValue) else Foreign(name + "()")
    if name in OPENING:
        run.outcome.doubt(f"`{name.rpartition('.')[2]}()` runs while importing")
        for module in run.modules.by_name.values():
            module.open = module.open or f"`{name.rpartition('.')[2]}()` may bind names"
        return Unknown(f"the result of `{name}()`")
    if name not in LOOKING:
        run.escape([*values, *named.values()], f"`{name}()` gets the app object or a blueprint")
    return Foreign(name + "()")


def _wraps(run: Run, values: list[Any], span: Span) -> Any:
    return Wraps(values[0]) if values else Unknown("wraps nothing")


def _import_module(run: Run, values: list[Any], span: Span) -> Any:
    first = values[0] if values else None
    if isinstance(first, Known) and isinstance(first.value, str) and not first.value.startswith("."):
        return run.import_module(first.value, next(iter(run.modules.by_name.values())), (span.line, 0, span.line, 0))
    run.outcome.doubt("modules are imported by names that are not known")
    for module in run.modules.by_name.values():
        module.open = module.open or "modules are imported by names that are not known"
    return Unknown("a module that is not known")


def _edit_paths(run: Run, values: list[Any], span: Span) -> Any:
    run.modules.paths_edited = True
    return Known(None)


def _range(run: Run, values: list[Any], span: Span) -> Any:
    numbers = [value.value for value in values if isinstance(value, Known) and isinstance(value.value, int)]
    if not numbers or len(numbers) != len(values):
        return Unknown("a range that is not known")
    try:
        steps = range(*numbers)
    except (TypeError, ValueError):
        return Unknown("no range")
    return Known([Known(number) for number in steps]) if len(steps) < RANGE_LIMIT else Unknown("a long range")


def _sequence(run: Run, values: list[Any], span: Span) -> Any:
    if not values:
        return Known([])
    items = operators.items(run, values[0])
    return Unknown("a sequence that is not known") if items is None else Known(items)


def _sorted(run: Run, values: list[Any], span: Span) -> Any:
    """A sorted list; items that are no plain values, or a `key`, leave it in the order it had."""
    known = _sequence(run, values, span)
    plain: list[Any] = [getattr(item, "value", None) for item in known.value] if isinstance(known, Known) else []
    if plain and all(isinstance(value, str) for value in plain):
        return Known([Known(value) for value in sorted(plain)])
    return known


def _reversed(run: Run, values: list[Any], span: Span) -> Any:
    items = operators.items(run, values[0]) if len(values) == 1 else None
    return Unknown("a sequence that is not known") if items is None else Known(list(items)[::-1])


def _enumerate(run: Run, values: list[Any], span: Span) -> Any:
    items = operators.items(run, values[0]) if len(values) == 1 else None
    if items is None:
        return Unknown("a sequence that is not known")
    return Known([Known((Known(index), item)) for index, item in enumerate(items)])


def _zip(run: Run, values: list[Any], span: Span) -> Any:
    lists = [operators.items(run, value) for value in values]
    known = [items for items in lists if items is not None]
    if len(known) != len(lists):
        return Unknown("a sequence that is not known")
    return Known([Known(tuple(parts)) for parts in zip(*known, strict=False)])


def _dict(values: list[Any], named: dict[str | None, Any]) -> Any:
    content: dict[Any, Any] = {}
    if values:
        given = values[0].value if isinstance(values[0], Known) else None
        if not isinstance(given, dict):
            return Unknown("a dict that is not known")
        content.update(given)
    if None in named:
        return Unknown("a dict that is not known")
    content.update(named)
    return Known(content)


def _text(run: Run, values: list[Any], span: Span) -> Any:
    first = values[0] if values else None
    if isinstance(first, Known) and isinstance(first.value, str | int):
        return Known(str(first.value))
    return Unknown("a text that is not known")


def _get_attribute(run: Run, values: list[Any], span: Span) -> Any:
    name = values[1].value if len(values) >= 2 and isinstance(values[1], Known) else None
    if isinstance(name, str) and (len(values) == 2 or isinstance(values[0], ModuleValue)):
        outer = run.outcome.conditions
        if len(values) > 2:
            run.outcome.conditions = (*outer, (run.outcome.number(), 0))
        from funclint.index import attributes

        value = attributes.get(run, values[0], name, lambda: (span, f"….{name}"))
        run.outcome.conditions = outer
        return value
    run.escape(values[:1], "`getattr()` takes what is not known from the app object or a blueprint")
    return Unknown("an attribute that is not known")


def _orchestrator(run: Run, values: list[Any], span: Span) -> Any:
    return Handle("orchestrator", values[0] if values else None)


def _entity(run: Run, values: list[Any], span: Span) -> Any:
    return Handle("entity", values[0] if values else None)


def _not_a_function(run: Run, values: list[Any], span: Span) -> Any:
    return NotAFunction(values[0] if values else None)


class NotAFunction:
    """A staticmethod, classmethod, property or partial object: not what the worker can register."""

    __slots__ = ("inner",)

    def __init__(self, inner: Any) -> None:
        self.inner = inner


HANDLERS: dict[str, Any] = {
    "functools.wraps": _wraps,
    "importlib.import_module": _import_module,
    "builtins.__import__": _import_module,
    "sys.path.append": _edit_paths,
    "sys.path.insert": _edit_paths,
    "sys.path.extend": _edit_paths,
    "site.addsitedir": _edit_paths,
    "builtins.range": _range,
    "builtins.list": _sequence,
    "builtins.tuple": _sequence,
    "builtins.sorted": _sorted,
    "builtins.reversed": _reversed,
    "builtins.enumerate": _enumerate,
    "builtins.zip": _zip,
    "builtins.str": _text,
    "builtins.getattr": _get_attribute,
    "azure.durable_functions.Orchestrator.create": _orchestrator,
    "azure.durable_functions.Entity.create": _entity,
}
