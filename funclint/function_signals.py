"""Signals of functions: what is unusual about any of them, seen in one look at each (see `funclint.signals`).

A signal may be given too often, never too seldom: the rule that waits for it looks again, and closely.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.index.objects import FunctionValue

if TYPE_CHECKING:
    from funclint.app import App
    from funclint.index.model import Function

LONGEST_NAME = 127


def function_signals(app: App) -> set[str]:
    """The signals of the functions that the worker would register."""
    found: set[str] = set()
    names: set[str | None] = set()
    for function in app.index.functions:
        _add_notes(function, found)
        _add_signature(function, found)
        name = function.name
        if name is None or name.lower() in names:
            found.add("same-name")
        if name is None or not _is_plain_name(name):
            found.add("odd-name")
        names.add(name and name.lower())
    found.update(f"refusal:{entry.kind}" for entry in app.index.refusals)
    if app.index.unregistered:
        found.add("unregistered")
    return found


def _add_notes(function: Function, found: set[str]) -> None:
    notes = function.notes
    if notes.get("bypassed"):
        found.add("bypassed-decorator")
    if notes.get("unresolvable"):
        found.add("unresolvable")
    if function.facts is not None and function.facts.is_async:
        found.add("async")
    if notes.get("method_of"):
        found.add("method")
    if notes.get("wrapper") is not None:
        found.add("wrapper")
    if notes.get("name_is_no_text"):
        found.add("odd-name")
    if len(notes.get("function_names", ())) > 1:
        found.add("named-twice")
    value = notes.get("value")
    while isinstance(value, FunctionValue):
        if value.made_from is not None:
            found.add("remade")
        value = value.inner


def _add_signature(function: Function, found: set[str]) -> None:
    bound: set[str | None] = set()
    trigger = False
    for binding in function.bindings:
        name = binding.name
        if name in bound:
            found.add("same-binding-name")
        bound.add(name)
        if name == "$return":
            found.add(f"return:{binding.direction}")
        elif name is None or not _is_plain_name(name) or "__" in name or "-" in name:
            found.add("odd-binding-name")
        elif binding.direction == "OUT":
            found.add("output")
        if binding.is_trigger and (binding.type or "trigger").lower().endswith("trigger"):
            trigger = True
    if len({name.lower() for name in bound if name}) < len(bound):
        found.add("same-binding-name")
    if not trigger:
        found.add("no-trigger")
    taken = {"$return"}
    for parameter in function.parameters or ():
        taken.add(parameter.name)
        if parameter.kind != "positional":
            found.add(f"parameter:{parameter.kind}")
    if "context" in taken:
        found.add("context")
    if function.parameters is not None and (taken - bound - {"context", "$return"} or bound - taken - {"$return"}):
        found.add("mismatch")
    returns = function.facts.body.returns if function.facts is not None and "$return" not in bound else ()
    if any(value is not None for value, _ in returns):
        found.add("result")


def _is_plain_name(name: str) -> bool:
    return (
        name.replace("-", "_").isidentifier()
        and name.isascii()
        and name[0] != "_"
        and len(name) <= LONGEST_NAME
        and name.lower() != "host"
    )
