"""What an annotation is, and what the table of the worker's verdicts says of it. Used by funclint.index.annotations."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from funclint.index.values import Known, Ref

if TYPE_CHECKING:
    from collections.abc import Iterable

BUILTIN_GENERICS = frozenset(
    ["builtins." + name for name in ("list", "dict", "tuple", "set", "frozenset", "type")]
    + ["collections." + name for name in ("deque", "defaultdict", "OrderedDict", "Counter", "ChainMap")]
)
"""Subscripted, these (and all of collections.abc) make a `types.GenericAlias`, which the worker does not understand."""
NOT_TYPES = frozenset(
    ["typing." + name for name in ("Optional", "Union", "Tuple", "Callable", "Literal", "Annotated", "ClassVar")]
    + ["typing." + name for name in ("NoReturn", "Never", "Self", "LiteralString", "AnyStr", "NamedTuple", "TypedDict")]
)
"""Names of `typing` that are neither classes nor, for the worker, generic types, with or without a subscript."""
BASES = {"typing.TypedDict": "builtins.dict", "typing.NamedTuple": "builtins.tuple", "typing.Text": "builtins.str"}
"""What a class really descends from when it has these as a base."""
PLAIN_BASES = frozenset(("builtins.object", "typing.Protocol", "typing.Generic", "abc.ABC", "enum.Enum"))


MAXIMUM_TYPES = 1_000
"""Types inside of one; sixty lines of `X = X | X` make more of them than any machine can visit."""


def size_of(parts: tuple[Any, ...]) -> int:
    """How many types one is put together of."""
    return sum([part.size if isinstance(part, (Generic, Union, LocalClass)) else 1 for part in parts], 1)


class Generic:
    """A subscripted class or alias: `typing.List[str]`, `list[str]`, `func.Out[bytes]`."""

    __slots__ = ("args", "origin", "size")

    def __init__(self, origin: Any, args: tuple[Any, ...]) -> None:
        self.origin = origin
        self.args = args
        self.size = size_of((origin, *args))

    def __repr__(self) -> str:
        return f"Generic({self.origin!r}, {self.args!r})"


class Union:
    """`Optional[X]`, `Union[X, Y]` or, where `bar` is true, `X | Y`; `None` among the members is `Known(None)`."""

    __slots__ = ("bar", "members", "size")

    def __init__(self, members: tuple[Any, ...], bar: bool = False) -> None:
        self.members = members
        self.bar = bar
        self.size = size_of(members)

    def __repr__(self) -> str:
        return f"Union({self.members!r}, bar={self.bar})"


class LocalClass:
    """A class that the app defines: its name, its bases in order (None: not known, for instance because of a metaclass
    or a class decorator that may replace it) and the names that its body defines (None: not known)."""

    __slots__ = ("bases", "name", "names", "size")

    def __init__(self, name: str, bases: Iterable[Any] | None, names: Iterable[str] | None = ()) -> None:
        self.name = name
        self.bases = None if bases is None else tuple(bases)
        self.size = size_of(self.bases or ())
        self.names = None if names is None else frozenset(names)

    def __repr__(self) -> str:
        return f"LocalClass({self.name!r}, {self.bases!r})"


class NotAType:
    """Something that is certainly no class: a `TypeVar`, a `NewType`, a `type X = …` alias, an instance, a function."""

    __slots__ = ("what",)

    def __init__(self, what: str) -> None:
        self.what = what

    def __repr__(self) -> str:
        return f"NotAType({self.what!r})"


@cache
def table() -> Any:
    """The worker's verdicts, imported when they are first asked for."""
    from funclint.index.catalogue import annotations_table

    return annotations_table


def stripped(annotation: Any) -> Any:
    """Without `Annotated[…]`, which `typing.get_type_hints` takes away, and without unions of a single thing
    (`Optional[None]`); typing_extensions' names as typing's."""
    while isinstance(annotation, Generic) and _name(annotation.origin) == "typing.Annotated" and annotation.args:
        annotation = annotation.args[0]
    if isinstance(annotation, Union) and all(member == annotation.members[0] for member in annotation.members):
        return stripped(annotation.members[0])
    if isinstance(annotation, Ref):
        return Ref(BASES["typing.Text"]) if _name(annotation) == "typing.Text" else Ref(_name(annotation))
    return annotation


def _name(thing: Any) -> str:
    name = str(thing.name) if isinstance(thing, (Ref, LocalClass)) else ""
    return "typing" + name[len("typing_extensions") :] if name.startswith("typing_extensions.") else name


def is_out(annotation: Any) -> bool:
    """The worker takes any class of the name `Out` for azure.functions.Out."""
    thing = annotation.origin if isinstance(annotation, Generic) else annotation
    return isinstance(thing, (Ref, LocalClass)) and thing.name.rpartition(".")[2] == "Out"


def shape(annotation: Any) -> str | None:
    """How the worker sees an annotation: "class", "alias" (a generic type to it), "builtin" (`list[X]`), "none of
    them", or None: not known."""
    if isinstance(annotation, (Union, NotAType)):
        return "none of them"
    if isinstance(annotation, Known):
        return "class" if annotation.value is None else "none of them"
    if isinstance(annotation, LocalClass):
        return None if annotation.bases is None else "class"
    rows = table()
    if isinstance(annotation, Ref):
        if annotation.name in NOT_TYPES:
            return "none of them"
        if annotation.name in rows.CLASSES:
            return "class"
        return "alias" if annotation.name in rows.ITERABLE or annotation.name in rows.OTHER_ALIASES else None
    if not isinstance(annotation, Generic):
        return None
    origin = _name(annotation.origin)
    if origin in BUILTIN_GENERICS or origin.startswith("collections.abc."):
        return "builtin"
    if origin in rows.ITERABLE or origin in rows.OTHER_ALIASES or origin == "typing.Literal":
        return "alias"
    return "none of them" if origin in NOT_TYPES else None


def accepted(binding_type: str | None, side: str, annotation: Any, http_v2: bool) -> bool | None:
    """The table's word on a class or alias; None where it has none."""
    if binding_type is None:
        return None
    rows = table()
    row = rows.ACCEPTED.get(binding_type, rows.ACCEPTED["generic"])
    if http_v2:
        row = rows.HTTP_V2.get(binding_type, row)
    if shape(annotation) == "alias":
        return _alias_accepted(binding_type, side, annotation, row)
    groups, complete = _groups(annotation)
    accepted = row[rows.COLUMNS.index(side)]
    if any(group in accepted for group in groups):
        batches = side != "return" and row[rows.COLUMNS.index(side + " item")]
        generic = isinstance(annotation, LocalClass) and _has_generic_base(annotation)
        return None if batches and generic and binding_type not in rows.ALIASES[side] else True
    return False if complete else None


def _alias_accepted(binding_type: str, side: str, annotation: Any, row: Any) -> bool | None:
    """`typing.List[X]` and its like: an argument must be a class that the binding's own class descends from."""
    rows = table()
    if binding_type in rows.ALIASES[side]:
        if isinstance(annotation, Generic) and _name(annotation.origin) == "typing.Literal":
            return None  # refused once an extension package is imported
        return not (side == "in" and _is_batch_of_sdk_type(annotation))
    items = row[rows.COLUMNS.index(side + " item")]
    if not items or not isinstance(annotation, Generic) or _name(annotation.origin) not in rows.ITERABLE:
        return False
    for argument in annotation.args:
        members = argument.members if isinstance(argument, Union) else (argument,)
        for member in map(stripped, members):
            form = shape(member)
            if form is None:
                return None
            if form != "class":
                return False  # issubclass(…, member) raises
            if isinstance(member, LocalClass):
                continue  # the binding's class does not descend from it
            if is_sdk(member) and len(annotation.args) > 1:
                return None
            if _group(member) in items:
                return True
    return False


def _is_batch_of_sdk_type(annotation: Any) -> bool:
    """The worker hands `typing.List[X]` of an SDK type to the extension, whatever the binding."""
    if not isinstance(annotation, Generic) or _name(annotation.origin) not in table().ITERABLE:
        return False
    return len(annotation.args) == 1 and _name(annotation.args[0]) in table().SDK


def _group(annotation: Any) -> int:
    classes = table().CLASSES
    group: int = classes["types.NoneType" if isinstance(annotation, Known) else annotation.name]
    return group


def _groups(annotation: Any) -> tuple[list[int], bool]:
    """The groups whose verdicts hold for a class, and whether there can be no others."""
    if not isinstance(annotation, LocalClass):
        return [_group(annotation)], True
    rows = table()
    groups: list[int] = [rows.NOTHING]
    complete = annotation.names is not None
    if annotation.names and "read" in annotation.names:
        groups.append(rows.READER)
    for base in annotation.bases or ():
        origin = base.origin if isinstance(base, Generic) else base
        name = BASES.get(_name(origin), _name(origin))
        if name.startswith("typing.") and name in rows.ITERABLE:
            name = "builtins." + name[len("typing.") :].lower()
        if isinstance(origin, LocalClass):
            inner, known = _groups(origin)
            groups += inner
            complete = complete and known and origin.bases is not None
        elif name in rows.SUBCLASSES:
            groups.append(rows.SUBCLASSES[name])
        elif name not in PLAIN_BASES:
            complete = False
    return groups, complete


def _has_generic_base(annotation: LocalClass) -> bool:
    return any(isinstance(base, Generic) or _name(base) == "typing.Generic" for base in annotation.bases or ())


def atoms(annotation: Any) -> list[str]:
    """The dotted names that an annotation mentions."""
    if isinstance(annotation, Ref):
        return [annotation.name]
    parts = annotation.args if isinstance(annotation, Generic) else getattr(annotation, "members", ())
    return [name for part in parts for name in atoms(part)]


def is_sdk(annotation: Any) -> bool:
    rows = table()
    return any(name in rows.SDK or name in rows.RAW_SDK for name in atoms(annotation))
