"""Routes of HTTP functions, read as ASP.NET Core reads them (RoutePatternParser, RouteParameterParser,
DefaultInlineConstraintResolver in github.com/dotnet/aspnetcore): what they refuse makes the host fail while it maps
the routes of the app."""

from __future__ import annotations

import re
from typing import NamedTuple

NO_ARGUMENT = (0,)
CONSTRAINTS: dict[str, tuple[tuple[int, ...], type | None]] = {
    "int": (NO_ARGUMENT, None),
    "bool": (NO_ARGUMENT, None),
    "datetime": (NO_ARGUMENT, None),
    "decimal": (NO_ARGUMENT, None),
    "double": (NO_ARGUMENT, None),
    "float": (NO_ARGUMENT, None),
    "guid": (NO_ARGUMENT, None),
    "long": (NO_ARGUMENT, None),
    "alpha": (NO_ARGUMENT, None),
    "required": (NO_ARGUMENT, None),
    "file": (NO_ARGUMENT, None),
    "nonfile": (NO_ARGUMENT, None),
    "minlength": ((1,), int),
    "maxlength": ((1,), int),
    "length": ((1, 2), int),
    "min": ((1,), int),
    "max": ((1,), int),
    "range": ((2,), int),
    "regex": ((1,), None),
}
"""The inline constraints that routing knows: the numbers of arguments they take, and of which type (None: not
checked)."""

_INTEGER = re.compile(r"\s*[+-]?[0-9]+\s*\Z")


class Parameter(NamedTuple):
    """A `{…}` of a route. `constraints` are the texts after the colons; `default` is the text after `=`, or None."""

    name: str
    constraints: tuple[str, ...]
    default: str | None
    is_optional: bool
    is_catch_all: bool


Segment = list["str | Parameter"]


class RouteError(Exception):
    """A route that ASP.NET Core refuses; the text says why."""


def parse(route: str) -> list[Segment]:
    """Split a route into segments of literals and parameters. Raises `RouteError` for what ASP.NET Core refuses.

    One slash at either end is ignored here: whether a leading one is right depends on the prefix.
    """
    text = route.removeprefix("~/") if route.startswith("~/") else route.removeprefix("/")
    segments: list[Segment] = []
    position = 0
    while position < len(text):
        if text[position] == "/":
            raise RouteError("two slashes follow each other")
        segment, position = _segment(text, position)
        segments.append(segment)
        position += 1
    _check_whole(segments)
    return segments


def parameters(segments: list[Segment]) -> list[Parameter]:
    """The parameters of a route that `parse` gave, in order."""
    return [part for segment in segments for part in segment if isinstance(part, Parameter)]


PLAIN = re.compile(r"(?:[\w.-]+|\{[A-Za-z]\w*\})(?:/(?:[\w.-]+|\{[A-Za-z]\w*\}))*")
"""Literal segments and whole parameters without constraints: what most routes are."""


def is_plainly_valid(route: str) -> bool:
    """Whether a route has nothing in it that could be wrong: a quick test, which says False where it does not know."""
    names = [part for part in route.lower().split("/") if part[:1] == "{"]
    return len(names) == len(set(names)) and PLAIN.fullmatch(route) is not None


def check_constraints(segments: list[Segment]) -> None:
    """Raise `RouteError` for an inline constraint that routing does not know or that has the wrong arguments."""
    for parameter in parameters(segments):
        for constraint in parameter.constraints:
            _check_constraint(constraint, parameter.name)


def _segment(text: str, position: int) -> tuple[Segment, int]:
    parts: Segment = []
    while position < len(text) and text[position] != "/":
        if text[position] == "{" and text[position + 1 : position + 2] != "{":
            parameter, position = _parameter(text, position)
            parts.append(parameter)
        else:
            literal, position = _literal(text, position)
            parts.append(literal)
    _check_segment(parts)
    return parts, position


def _parameter(text: str, start: int) -> tuple[Parameter, int]:
    position = start + 1
    while position < len(text):
        doubled = text[position : position + 2]
        if doubled in ("{{", "}}"):
            position += 2
        elif text[position] == "{":
            raise RouteError("inside a parameter, braces have to be doubled (`{{` and `}}`)")
        elif text[position] == "}":
            return _read_parameter(text[start + 1 : position]), position + 1
        else:
            position += 1
    raise RouteError("a `{` is never closed")


def _literal(text: str, start: int) -> tuple[str, int]:
    position = start
    while position < len(text) and text[position] != "/":
        doubled = text[position : position + 2]
        if doubled in ("{{", "}}"):
            position += 2
        elif text[position] == "{":
            break
        elif text[position] == "}":
            raise RouteError("a `}` closes nothing")
        else:
            position += 1
    literal = text[start:position].replace("}}", "}").replace("{{", "{")
    if "?" in literal:
        raise RouteError(f"`{literal}` contains `?`, which is not part of a path")
    return literal, position


def _read_parameter(inside: str) -> Parameter:
    decoded = inside.replace("}}", "}").replace("{{", "{")
    if decoded.startswith("*") and decoded.endswith("?"):
        raise RouteError(f"the catch-all parameter `{{{inside}}}` cannot be optional")
    body = decoded.removeprefix("*").removeprefix("*") if decoded.startswith("*") else decoded
    is_catch_all = body != decoded
    is_optional = body.endswith("?")
    body = body[:-1] if is_optional else body
    end = next((at for at, letter in enumerate(body) if at and letter in ":="), len(body))
    name = body[:end]
    constraints, default = _constraints(body[end:])
    if is_optional and default is not None:
        raise RouteError(f"the parameter `{name}` is optional and has a default value")
    if not name or any(letter in name for letter in "/{}?*"):
        raise RouteError(f"`{{{inside}}}` has no valid parameter name" if inside else "`{}` has no parameter name")
    return Parameter(name, constraints, default, is_optional, is_catch_all)


def _constraints(text: str) -> tuple[tuple[str, ...], str | None]:
    """Split `:int:range(1,2)=5` at colons outside parentheses; what follows `=` there is the default value."""
    constraints: list[str] = []
    start, depth = 1, 0
    for at, letter in enumerate(text):
        if letter == "(":
            depth += 1
        elif letter == ")":
            depth = max(depth - 1, 0)
        elif depth == 0 and letter in ":=" and at:
            constraints.append(text[start:at])
            start = at + 1
            if letter == "=":
                return tuple(filter(None, constraints)), text[start:]
        elif letter == "=" and not at:
            return (), text[1:]
    constraints.append(text[start:])
    return tuple(filter(None, constraints)), None


def _check_segment(parts: Segment) -> None:
    for at, part in enumerate(parts):
        if isinstance(part, str) or len(parts) == 1:
            continue
        if part.is_catch_all:
            raise RouteError(f"the catch-all parameter `{part.name}` has to stand alone in its segment")
        before = parts[at - 1] if at else None
        if part.is_optional and at + 1 < len(parts):
            raise RouteError(f"the optional parameter `{part.name}` must be the last of its segment")
        if part.is_optional and before != ".":
            raise RouteError(f"only a full stop may stand before the optional parameter `{part.name}`")
        if isinstance(before, Parameter):
            raise RouteError(
                f"the parameters `{before.name}` and `{part.name}` follow each other without a literal between"
            )


def _check_whole(segments: list[Segment]) -> None:
    seen: set[str] = set()
    for number, segment in enumerate(segments):
        for part in segment:
            if isinstance(part, str):
                continue
            if part.is_catch_all and number + 1 < len(segments):
                raise RouteError(f"the catch-all parameter `{part.name}` must be the last part of the route")
            if part.name.lower() in seen:
                raise RouteError(f"the parameter `{part.name}` occurs twice")
            seen.add(part.name.lower())


def _check_constraint(constraint: str, parameter: str) -> None:
    name, bracket, rest = constraint.partition("(")
    if bracket and not rest.endswith(")"):
        name, bracket, rest = constraint, "", ""
    known = CONSTRAINTS.get(name.lower())
    if known is None:
        if name.lower() in ("string", "str"):
            raise RouteError(f"there is no constraint `{name}` (parameter `{parameter}`): it is a string anyway")
        raise RouteError(f"there is no constraint `{name}` (parameter `{parameter}`)")
    counts, kind = known
    if not bracket:
        if 0 not in counts:
            raise RouteError(f"the constraint `{name}` of parameter `{parameter}` needs a value in parentheses")
        return
    arguments = [rest[:-1]] if counts == (1,) else rest[:-1].split(",")
    if counts == NO_ARGUMENT:
        if rest[:-1].strip():
            raise RouteError(f"the constraint `{name}` of parameter `{parameter}` takes no value")
        return
    if len(arguments) not in counts:
        raise RouteError(f"the constraint `{name}` of parameter `{parameter}` does not take {len(arguments)} values")
    if kind is int and not all(_INTEGER.match(argument) for argument in arguments):
        raise RouteError(f"the constraint `{name}` of parameter `{parameter}` takes whole numbers")
