"""Python's own parser, quiet, and with enough stack for the code that a machine may write."""

from __future__ import annotations

import ast
import sys
import warnings

STACK = 1024 * 1024 * 1024
"""Bytes, of which only what is used is taken: one sum of a million numbers needs them on Python 3.10."""

SURE = 50_000
"""Bytes of source that no stack is too small for."""


def parse(source: bytes | str, mode: str = "exec") -> ast.AST:
    """Like `ast.parse`, without warnings on stderr. Raises `SyntaxError`, `ValueError`, `RecursionError` or
    `MemoryError`; on Python 3.10 `ast.parse` ends the process for a tree that is too deep."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        if sys.version_info >= (3, 11) or len(source) <= SURE:
            return ast.parse(source, mode=mode)
        return _parse_with_stack(source, mode)


def _parse_with_stack(source: bytes | str, mode: str) -> ast.AST:
    import threading

    results: list[ast.AST | BaseException] = []

    def run() -> None:
        try:
            results.append(ast.parse(source, mode=mode))
        except BaseException as error:
            results.append(error)

    try:
        before = threading.stack_size(STACK)
        try:
            thread = threading.Thread(target=run)
            thread.start()
        finally:
            threading.stack_size(before)
    except (ValueError, RuntimeError):  # the system has no such stack
        raise MemoryError from None
    thread.join()
    if isinstance(results[0], BaseException):
        raise results[0]
    return results[0]
