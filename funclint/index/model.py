"""The vocabulary that rules speak: the app's functions, bindings and parameters, as the worker will see them.

Plain objects, filled by the index and never changed by a rule.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from funclint.findings import Span
    from funclint.index.facts import FunctionFacts
    from funclint.index.modules import Module
    from funclint.index.values import Known, Position, Ref, Unknown

    Value = Known | Unknown | Ref | Any


class Failure:
    """Something that goes wrong while the worker imports and indexes the app, seen by the index.

    `kind` is the name of the rule that puts it into words; `details` holds what the words need. `certain` is False
    where it hangs on a condition that cannot be known (then rules say nothing, and the verdict is open).
    """

    __slots__ = ("kind", "span", "details", "certain")

    def __init__(self, kind: str, span: Span, details: dict[str, Any], certain: bool) -> None:
        self.kind = kind
        self.span = span
        self.details = details
        self.certain = certain


class Argument:
    """One argument of a decorator or constructor: its value, the place of the value and of its keyword (if any).

    Hardly any place is ever asked for: with a module, places are given as positions of its facts and become spans then.
    """

    __slots__ = ("value", "_place", "_keyword_place", "_module")

    def __init__(
        self,
        value: Value,
        place: Span | Position,
        keyword_place: Span | Position | None,
        module: Module | None = None,
    ) -> None:
        self.value = value
        self._place: Any = place
        self._keyword_place: Any = keyword_place
        self._module = module

    @property
    def span(self) -> Span:
        """The place of the value."""
        return self._place if self._module is None else self._module.span(self._place)

    @property
    def keyword_span(self) -> Span | None:
        """The place of the keyword with its value."""
        place = self._keyword_place
        return place if place is None or self._module is None else self._module.span(place)


class Binding:
    """One binding of a function: trigger, input or output.

    `type`, `direction` ("IN" / "OUT") and `name` are as the host gets them; `type` and `name` are None where they are
    unknown. `decorator` is the decorator's name in the library (`cosmos_db_input`), `arguments` maps its parameter
    names to what the code gives (absent: not given). `data` is the JSON object that the worker sends, with `Unknown`
    values where they cannot be known. Keys of `data` that are in `uncertain` may be absent; with `open` more may come.
    """

    __slots__ = (
        "type",
        "direction",
        "name",
        "decorator",
        "arguments",
        "data",
        "span",
        "is_trigger",
        "uncertain",
        "open",
    )

    def __init__(
        self,
        type: str | None,  # noqa: A002 - the host's own word
        direction: str,
        name: str | None,
        decorator: str,
        arguments: dict[str, Argument],
        data: dict[str, Any],
        span: Span,
        is_trigger: bool,
    ) -> None:
        self.type = type
        self.direction = direction
        self.name = name
        self.decorator = decorator
        self.arguments = arguments
        self.data = data
        self.span = span
        self.is_trigger = is_trigger
        self.uncertain: set[str] = set()
        self.open = False

    def known(self, parameter: str) -> Any:
        """The plain value given for `parameter`, or None where it is absent or not known."""
        argument = self.arguments.get(parameter)
        return None if argument is None else getattr(argument.value, "value", None)

    def span_of(self, parameter: str) -> Span:
        """The place of the value given for `parameter`, else of the decorator."""
        argument = self.arguments.get(parameter)
        return argument.span if argument else self.span


class Parameter:
    """One parameter of a handler.

    `kind` is one of "positional-only", "positional", "keyword-only", "var-positional", "var-keyword". `annotation` is
    None where there is none, else what it resolves to (see `funclint.index.annotations`). Places are given as spans, or
    with their `module` as positions of the facts, and become spans when they are asked for.
    """

    __slots__ = ("name", "kind", "has_default", "annotation", "_place", "_annotation_place", "_module")

    def __init__(
        self,
        name: str,
        kind: str,
        has_default: bool,
        annotation: Any,
        place: Span | Position,
        annotation_place: Span | Position | None,
        module: Module | None = None,
    ) -> None:
        self.name = name
        self.kind = kind
        self.has_default = has_default
        self.annotation = annotation
        self._place: Any = place
        self._annotation_place: Any = annotation_place
        self._module = module

    @property
    def span(self) -> Span:
        """The place of the name."""
        if self._module is None:
            return self._place  # type: ignore[no-any-return]
        line, column = self._place[:2]
        return self._module.span((line, column, line, column + len(self.name.encode())))

    @property
    def annotation_span(self) -> Span | None:
        """The place of the annotation, or None where there is none."""
        place = self._annotation_place
        return place if place is None or self._module is None else self._module.span(place)

    @property
    def is_annotated(self) -> bool:
        """Whether there is an annotation."""
        return self._annotation_place is not None


class Decoration:
    """One decorator on a handler, from the one nearest to `def` outwards.

    `name` is the library decorator's name, or the dotted source text of a foreign one. `is_azure` tells them apart.
    """

    __slots__ = ("name", "is_azure", "arguments", "span", "effect")

    def __init__(self, name: str, is_azure: bool, arguments: dict[str, Argument], span: Span, effect: str) -> None:
        self.name = name
        self.is_azure = is_azure
        self.arguments = arguments
        self.span = span
        self.effect = effect


class Function:
    """One function as the worker would register it.

    `name` is what the host gets (None: unknown). `line` is where Python says that it begins: at its first decorator.
    `parameters` is None where a decorator that is not understood may have changed the signature. `registered`: True,
    False (its blueprint certainly is not) or None (open). `conditional` is the chain of (condition, branch) pairs under
    which it is defined; empty means always. `facts` says what its body does, or is None where there is no `def`.
    """

    __slots__ = (
        "name", "name_span", "python_name", "module", "span", "line", "is_async", "parameters", "returns",
        "returns_span", "bindings", "settings", "decorations", "registered", "conditional", "facts", "container",
        "notes",
    )  # fmt: skip

    def __init__(self, python_name: str, module: str, span: Span) -> None:
        self.name: str | None = python_name
        self.name_span: Span = span
        self.python_name = python_name
        self.module = module
        self.span = span
        self.line = span.line
        self.is_async = False
        self.parameters: list[Parameter] | None = None
        self.returns: Any = None
        self.returns_span: Span | None = None
        self.bindings: list[Binding] = []
        self.settings: dict[str, dict[str, Argument]] = {}
        self.decorations: list[Decoration] = []
        self.registered: bool | None = True
        self.conditional: tuple[tuple[int, int], ...] = ()
        self.facts: FunctionFacts | None = None
        self.container: Any = None
        self.notes: dict[str, Any] = {}

    @property
    def trigger(self) -> Binding | None:
        """The trigger binding, or None."""
        for binding in self.bindings:
            if binding.is_trigger:
                return binding
        return None

    @property
    def label(self) -> str:
        """The name to show: the host's, else the Python name."""
        return self.name or self.python_name or "…"

    def excludes(self, other: Function) -> bool:
        """Whether this function and another one are in different branches of one condition."""
        branches = dict(self.conditional)
        return any(branches.get(number, branch) != branch for number, branch in other.conditional)
