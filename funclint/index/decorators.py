"""What one decorator of azure-functions does: Python's binding of its arguments, and the bindings that it makes.

Pure functions over the catalogue: no I/O, nothing imported from the libraries. What the worker sends to the host is
what `Binding.get_dict_repr()` of azure.functions.decorators.core gives, as JSON.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from funclint.index import catalogue
from funclint.index.completion import complete_http
from funclint.index.effects import BindingData, Bound, Effect, Problem
from funclint.index.values import Known, Ref, Unknown
from funclint.index.wire import NotJsonError, is_none, parsed_enum, parsed_methods, sent

if TYPE_CHECKING:
    from funclint.index.catalogue import BindingShape, Signature
    from funclint.index.model import Argument

STAR = "*"
"""The reason of the `Unknown` that stands for a starred argument whose length is not known."""
WORD = r"[a-zA-Z]+\d*$"
SNAKE_CASE = r"([a-zA-Z]+\d*_|_+[a-zA-Z\d])\w*$"
"""Compiled on first use only: few calls have surplus keywords."""
NOT_SENT = frozenset(("type", "direction", "kwargs"))
"""Surplus keywords that the library takes and drops."""
COSMOS_V4 = {
    "connection_string_setting": "connection",
    "collection_name": "container_name",
    "lease_connection_string_setting": "lease_connection",
    "lease_collection_name": "lease_container_name",
}
"""Names of the Cosmos DB decorators `…_v3` and what they are called in those for extension 4."""
HTTP_NAMES = {"trigger_extra_fields": ("name", "methods", "auth_level", "route"), "binding_extra_fields": ("name",)}
"""Fields that `route` fills itself: the same in its extra fields is a TypeError."""


def bind(signature: Signature, positional: list[Argument], keywords: list[tuple[str | None, Argument]]) -> Bound:
    """Binds a call as Python would.

    A `**mapping` is a keyword of the name None; a `*sequence` of unknown length a positional `Unknown("*")`. Problems:
    missing-decorator-argument (`names`, `instead`), unknown-decorator-argument (`name`, `reason`: "unexpected",
    "duplicate", "collides", "not-snake-case" or "too-many", which has `count` and `allowed`).
    """
    bound = Bound(signature)
    for number, argument in enumerate(positional):
        if isinstance(argument.value, Unknown) and argument.value.reason == STAR:
            bound.open = True
            break
        if number < len(signature.parameters):
            bound.arguments[signature.parameters[number]] = argument
        elif not signature.var_positional:
            details = {"count": len(positional), "allowed": len(signature.parameters)}
            bound.problems.append(Problem("unknown-decorator-argument", argument, reason="too-many", **details))
            break
    arguments = bound.arguments
    for name, argument in keywords:
        if name in signature.parameters and name not in arguments and name not in bound.extras and name != "self":
            arguments[name] = argument
        elif name is not None:
            _bind_keyword(bound, name, argument)
        elif isinstance(argument.value, Known) and isinstance(argument.value.value, dict):
            for key, value in argument.value.value.items():
                if isinstance(key, str):
                    _bind_keyword(bound, key, type(argument)(value, argument.span, None))
        else:
            bound.open = True
    missing = [name for name in signature.parameters[: signature.required] if name not in arguments]
    if missing and not bound.open:
        instead = {name: given for name in missing if (given := _meant(name, bound))}
        bound.problems.append(Problem("missing-decorator-argument", None, names=missing, instead=instead))
    return bound


def bindings_of(
    decorator_name: str,
    bound: Bound,
    line: str,
    *,
    function_name: Any = None,
    auth_level: Any = None,
) -> Effect:
    """The effect of one decorator; `mcp_tool` is in funclint.index.mcp, because it needs the handler.

    With `function_name` and `auth_level` (the app's http_auth_level) given, HTTP triggers get their defaults at once;
    else `complete_http` does that when they are known.
    """
    signature = bound.signature
    effect = Effect()
    if signature.kind == "setting":
        effect.settings = dict(bound.arguments)
        if decorator_name == "retry":
            from funclint.index.retry import retry_problems

            effect.problems += retry_problems(bound)
        elif decorator_name == "mcp_tool_property":
            from funclint.index.decorator_checks import property_type_problems

            effect.problems += property_type_problems(bound)
    for shape in signature.bindings:
        effect.bindings.append(_binding(bound, shape, line, effect.problems))
    if decorator_name == "event_grid_output":
        from funclint.index.decorator_checks import event_grid_problems

        effect.problems += event_grid_problems(bound)
    if function_name is not None or auth_level is not None:
        for binding in effect.bindings:
            complete_http(binding, function_name, auth_level, line)
    return effect


def camel_case(name: str) -> str | None:
    """`queue_name` -> `queueName` as azure.functions.decorators.utils.to_camel_case does; None where that raises."""
    if not re.match(SNAKE_CASE, name) and not re.match(WORD, name):
        return None
    head, *rest = name.split("_")
    return head + "".join(word.title() for word in rest)


def _bind_keyword(bound: Bound, name: str, argument: Argument) -> None:
    signature = bound.signature
    reason = None
    if name in bound.arguments or name in bound.extras or (name == "self" and not signature.var_positional):
        reason = "duplicate"
    elif name in signature.parameters:
        bound.arguments[name] = argument
    elif not signature.var_keyword:
        reason = "unexpected"
    elif name in signature.collisions:
        reason = "collides"
    else:
        bound.extras[name] = argument
        if signature.bindings and name not in NOT_SENT and camel_case(name) is None:
            reason = "not-snake-case"
    if reason:
        bound.problems.append(Problem("unknown-decorator-argument", argument, name=name, reason=reason))


def _meant(name: str, bound: Bound) -> str | None:
    """The surplus keyword that was probably meant for a parameter that is missing."""
    for old, new in COSMOS_V4.items():
        if (name == new and old in bound.extras) or (name == old and new in bound.extras):
            return old if name == new else new
    if not bound.extras:
        return None
    from difflib import get_close_matches

    return next(iter(get_close_matches(name, bound.extras, 1, 0.75)), None)


@lru_cache(maxsize=1024)
def _keys_in_use(shape: BindingShape, signature: Signature, given: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    """The (parameter, key) pairs of a shape that these arguments or a default fill; most have neither."""
    filled = {*given, *signature.parameters[: signature.required], *signature.defaults}
    return tuple(pair for pair in shape.keys if pair[0] in filled)


def _binding(bound: Bound, shape: BindingShape, line: str, problems: list[Problem]) -> BindingData:
    signature = bound.signature
    data: dict[str, Any] = {"direction": shape.direction}
    uncertain: set[str] = set()
    if shape.type is not None:
        data["type"] = shape.type
    data.update(shape.constants)
    required = signature.parameters[: signature.required]
    special = signature.special
    arguments = bound.arguments
    for parameter, key in shape.keys if bound.open else _keys_in_use(shape, signature, tuple(arguments)):
        argument = arguments.get(parameter)
        if argument is None:
            if bound.open or parameter in required:
                data[key] = Unknown("may be given by a starred argument")
                uncertain.add(key)
            elif parameter in signature.defaults:
                data[key] = signature.defaults[parameter]
            continue
        given = argument.value
        if type(given) is Known and type(given.value) is str and parameter not in special:
            data[key] = given.value  # what most arguments are
            continue
        value = _value(signature, parameter, argument, line, problems)
        if signature.name == "dapr_topic_trigger" and parameter == "route" and not isinstance(value, Unknown):
            if value:
                data[key] = value
        else:
            _put(data, uncertain, key, value, is_none(argument.value))
    extras = dict(bound.extras)
    is_open = bound.open
    for parameter, own in HTTP_NAMES.items():
        if (parameter == "trigger_extra_fields") == (shape.direction == "IN") and parameter in bound.arguments:
            is_open = _extra_fields(bound.arguments[parameter], parameter, own, extras, problems) or is_open
    for name, argument in extras.items():
        camel = camel_case(name)
        if camel is None or name in NOT_SENT:
            continue
        value = _value(signature, name, argument, line, problems)
        _put(data, uncertain, camel, value, is_none(argument.value))
        if name in bound.extras and name not in signature.hidden:
            problems.append(Problem("ignored-decorator-argument", argument, name=name, key=camel, reason="extra"))
    for name in NOT_SENT & bound.extras.keys():
        problems.append(Problem("ignored-decorator-argument", bound.extras[name], name=name, key="", reason="dropped"))
    return BindingData(data, uncertain, is_open, signature.kind == "trigger" and shape.direction == "IN")


def _put(data: dict[str, Any], uncertain: set[str], key: str, value: Any, none: bool | None) -> None:
    if none:
        data.pop(key, None)
        return
    data[key] = value
    if none is None:
        uncertain.add(key)


def _value(signature: Signature, name: str, argument: Argument, line: str, problems: list[Problem]) -> Any:
    """The argument as the JSON shows it; problems of kind invalid-decorator-argument go to `problems`."""
    value = argument.value
    enum, parsed, form = signature.enums.get(name, ("", False, "name"))
    try:
        if name == "data_type" and isinstance(value, Known) and value.value and not isinstance(value.value, str):
            raise NotJsonError(
                "not-an-enum"
            )  # the property DataType.value is missing, the library raises AttributeError
        if name == "methods" and signature.name == "route":
            return parsed_methods(value, line)
        if name == "prompt_arguments":
            return None if is_none(value) else Unknown("made from PromptArgument objects")
        if parsed:
            return parsed_enum(value, enum, line)
        member = catalogue.enum_member(value.name, line) if isinstance(value, Ref) else None
        if form == "value" and member is not None and member[0] == enum:
            return member[2]
        return sent(value, line)
    except NotJsonError as error:
        details = {"name": name, "reason": error.reason, "allowed": error.allowed, "value": error.value}
        problems.append(Problem("invalid-decorator-argument", argument, **details))
        return Unknown("the library refuses it")


def _extra_fields(
    argument: Argument, parameter: str, own: tuple[str, ...], extras: dict[str, Argument], problems: list[Problem]
) -> bool:
    """Adds what `route(trigger_extra_fields={…})` says to `extras`; whether more may come."""
    value = argument.value
    if is_none(value):
        return False
    if not isinstance(value, Known):
        return True
    if not isinstance(value.value, dict):
        details = {"name": parameter, "reason": "not-a-mapping", "allowed": (), "value": value.value}
        problems.append(Problem("invalid-decorator-argument", argument, **details))
        return True
    for key, item in value.value.items():
        reason = "collides" if key in own else "not-snake-case" if camel_case(str(key)) is None else None
        if reason:
            problems.append(Problem("unknown-decorator-argument", argument, name=str(key), reason=reason))
        elif key == "data_type" and isinstance(item, Known) and item.value:
            details = {"name": key, "reason": "not-an-enum", "allowed": (), "value": item.value}
            problems.append(Problem("invalid-decorator-argument", argument, **details))
        else:
            extras[str(key)] = type(argument)(item, argument.span, None)
    return False
