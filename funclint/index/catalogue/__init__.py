"""What azure-functions (lines 1.x and 2.x) and azure-functions-durable offer: typed access to the generated tables.

The `*_table` modules are written by tools/generate_catalogue.py from the installed libraries, and each is imported only
when something asks for it. Nothing here depends on what is installed where funclint runs.
"""

from __future__ import annotations

from functools import cache
from typing import Any

LINES = ("1.x", "2.x")
"""The lines of azure-functions that have tables, oldest first."""


READ_OTHERWISE = frozenset(("data_type", "methods", "prompt_arguments"))
"""Arguments that are not simply sent, by name."""


class BindingShape:
    """One binding that a decorator makes.

    `type` (None: the argument `type`), `direction` "IN" or "OUT", the parameter that names it, (parameter, JSON key)
    pairs in the order in which they are set, and (key, value) pairs that are always sent.
    """

    __slots__ = ("constants", "direction", "keys", "name_parameter", "type")

    def __init__(self, row: tuple[Any, ...]) -> None:
        self.type: str | None = row[0]
        self.direction: str = row[1]
        self.name_parameter: str = row[2]
        self.keys: tuple[tuple[str, str], ...] = row[3]
        self.constants: tuple[tuple[str, Any], ...] = row[4]


class Signature:
    """A callable of the library.

    `kind` is "trigger", "input", "output", "setting", "wrapper" (a decorator that only wraps the handler), "method" or
    "constructor". `parameters` in order, the first `required` of them have no default; `defaults` are the others'
    values as the JSON shows them, where not None. `var_positional` and `var_keyword`: surplus arguments are accepted
    (for a decorator: and sent to the host). `hidden` keywords are not named by the decorator but known to the binding's
    class, `collisions` are refused although there is `**kwargs`. `enums` maps a parameter to (enum, whether strings are
    looked up by name, "name" or "value": what of a member is sent). `connections` name app settings.
    """

    __slots__ = (
        "api", "bindings", "collisions", "connections", "defaults", "enums", "hidden", "kind", "line", "name",
        "parameters", "required", "var_keyword", "var_positional", "_special",
    )  # fmt: skip

    def __init__(self, name: str, kind: str, api: str, line: str, parameters: tuple[tuple[str, ...], int]) -> None:
        self.name = name
        self.kind = kind
        self.api = api
        self.line = line
        self.parameters, self.required = parameters
        self.var_positional = False
        self.var_keyword = False
        self.defaults: dict[str, Any] = {}
        self.bindings: tuple[BindingShape, ...] = ()
        self.hidden: tuple[str, ...] = ()
        self.collisions: tuple[str, ...] = ()
        self.enums: dict[str, tuple[str, bool, str]] = {}
        self.connections: tuple[str, ...] = ()
        self._special: frozenset[str] | None = None

    @property
    def special(self) -> frozenset[str]:
        """The parameters whose texts are not simply sent."""
        if self._special is None:
            dapr = ("route",) if self.name == "dapr_topic_trigger" else ()
            self._special = READ_OTHERWISE.union(self.enums, dapr)
        return self._special

    @property
    def name_parameters(self) -> tuple[str, ...]:
        """The parameters whose values name the bindings."""
        return tuple(binding.name_parameter for binding in self.bindings)


_signatures: dict[tuple[str, str, bool], Signature | None] = {}


def decorator(name: str, line: str, durable: bool = False) -> Signature | None:
    """The decorator `name` of azure-functions, or None; `durable`: as df.DFApp and df.Blueprint have it."""
    key = (name, line, durable)
    if key not in _signatures:
        table = _decorators(line)
        row = (table.DURABLE_DECORATORS.get(name) if durable else None) or table.DECORATORS.get(name)
        _signatures[key] = _from_row(name, row, line) if row else None
    return _signatures[key]


def decorators_of(container: str, line: str) -> tuple[str, ...]:
    """The names of all decorators of a container class (`azure.functions.FunctionApp`); () for other names."""
    table = _decorators(line)
    apis = table.APIS.get(container, ())
    names = [name for name, row in table.DECORATORS.items() if row[1] in apis]
    if "durable" in apis:
        names += [name for name in table.DURABLE_DECORATORS if name not in table.DECORATORS]
    return tuple(names)


def is_durable(container: str) -> bool:
    """Does the container class have the decorators of azure-functions-durable itself?"""
    return container.startswith("azure.durable_functions.")


def constructor(container: str, line: str) -> Signature | None:
    """The constructor of a container class, or None where there is no such class."""
    row = _decorators(line).CONSTRUCTORS.get(container)
    return _callable(container, "constructor", container, row, line) if row else None


def is_abstract(container: str, line: str) -> bool:
    """Does making an instance raise a TypeError because the class is abstract?"""
    row = _decorators(line).CONSTRUCTORS.get(container)
    return bool(row and row[4])


def container_classes(line: str) -> tuple[str, ...]:
    """The dotted names of the classes whose instances are apps or blueprints."""
    return tuple(_decorators(line).CONSTRUCTORS)


def is_app_class(container: str, line: str) -> bool:
    """Would the worker take an instance for the app: is the class a FunctionRegister?"""
    return "FunctionRegister" in _decorators(line).APIS.get(container, ())


def method(name: str, container: str, line: str) -> Signature | None:
    """A method of a container that is no decorator (`register_functions`, `get_functions`), or None."""
    table = _decorators(line)
    row = table.METHODS.get(name)
    if row is None or row[0] not in table.APIS.get(container, ()):
        return None
    return _callable(name, "method", row[0], row[1:], line)


def attributes_of(container: str, line: str) -> frozenset[str]:
    """Every public name that an instance of a container class has: decorators, methods and attributes."""
    table = _decorators(line)
    methods = [name for name, row in table.METHODS.items() if row[0] in table.APIS.get(container, ())]
    plain = table.ATTRIBUTES if is_app_class(container, line) else table.ATTRIBUTES[:1]
    return frozenset((*decorators_of(container, line), *methods, *plain))


@cache
def enum_members(enum: str, line: str) -> dict[str, Any]:
    """Member name -> value of an enum class of the library (`AuthLevel`), aliases included; {} for other names."""
    return dict(_decorators(line).ENUMS.get(enum, ()))


@cache
def enum_member(dotted: str, line: str) -> tuple[str, str, Any] | None:
    """(enum, member, value) for a dotted name such as `azure.functions.AuthLevel.ANONYMOUS`, or None.

    An alias gives the member that it stands for.
    """
    path, _, member = dotted.rpartition(".")
    enum = path.rpartition(".")[2]
    if not path.startswith("azure.functions."):
        return None
    members = enum_members(enum, line)
    if member not in members:
        return None
    value = members[member]
    return enum, next(name for name, other in members.items() if other == value), value


def module_names(module: str, line: str) -> tuple[str, ...]:
    """The names (double-underscored ones left out) of a module or enum class of azure.functions or
    azure.durable_functions, by its dotted name; () where the table does not know it."""
    if line == "1.x":
        from funclint.index.catalogue import names_1x_table

        return tuple(names_1x_table.NAMES.get(module, ()))
    from funclint.index.catalogue import names_2x_table

    return tuple(names_2x_table.NAMES.get(module, ()))


def version(line: str) -> str:
    """The release of azure-functions that the tables of a line were made from."""
    return str(_decorators(line).VERSION)


def _decorators(line: str) -> Any:
    if line == "1.x":
        from funclint.index.catalogue import decorators_1x_table

        return decorators_1x_table
    from funclint.index.catalogue import decorators_2x_table

    return decorators_2x_table


def _callable(name: str, kind: str, api: str, row: tuple[Any, ...], line: str) -> Signature:
    signature = Signature(name, kind, api, line, (row[0], row[1]))
    signature.var_positional, signature.var_keyword = row[2], row[3]
    return signature


def _from_row(name: str, row: tuple[Any, ...], line: str) -> Signature:
    kind, api, parameters, required, defaults, kwargs, bindings, hidden, collisions, enums, connections = row
    signature = Signature(name, kind, api, line, (parameters, required))
    signature.var_keyword = kwargs
    signature.defaults = dict(defaults)
    signature.bindings = tuple(BindingShape(binding) for binding in bindings)
    signature.hidden = hidden
    signature.collisions = collisions
    signature.enums = {parameter: (enum, parsed, sent) for parameter, enum, parsed, sent in enums}
    signature.connections = connections
    return signature
