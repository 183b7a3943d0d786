"""Checking many apps in several processes: a process is handed one app after the other, and if it dies, only the app
that it was at is lost."""

from __future__ import annotations

import gc
import signal
from contextlib import contextmanager, suppress
from multiprocessing import get_context
from multiprocessing.connection import wait
from typing import TYPE_CHECKING

from funclint.files.source import Source
from funclint.run import CheckedApp, Options, check_in_turn, crashed_app, with_shared_names

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess


def check_in_processes(
    roots: list[str], options: Options, count: int, progress: Callable[[int], None]
) -> list[CheckedApp]:
    """Check apps in up to `count` processes; the result is in the order of `roots`.

    `progress` is called with the number of apps that are done. Whatever ends this early (Ctrl-C) ends the processes.
    """
    checked: dict[int, CheckedApp] = {}
    waiting = list(enumerate(roots))[::-1]
    processes: dict[Connection, BaseProcess] = {}
    busy: dict[Connection, int] = {}

    def hand_out(connection: Connection) -> None:
        if waiting:
            busy[connection], root = waiting.pop()
            with suppress(OSError):  # a process that is dead already: `wait` tells
                connection.send(root)

    def start() -> None:
        connection, process = _start(options)
        processes[connection] = process
        hand_out(connection)

    try:
        for _ in range(min(count, len(roots))):
            start()
        while busy:
            for ready in wait(list(busy)):
                connection: Connection = ready  # type: ignore[assignment]
                number = busy.pop(connection)
                try:
                    checked[number] = with_shared_names(connection.recv())
                    hand_out(connection)
                except (EOFError, OSError):
                    process = processes.pop(connection)
                    process.join()
                    connection.close()
                    died = f"the process died (exit status {process.exitcode})"
                    checked[number] = crashed_app(roots[number], died, died)
                    if waiting:
                        start()
                progress(len(checked))
    finally:
        for process in processes.values():
            process.kill()
        for process in processes.values():
            process.join()
    return [checked[number] for number in range(len(roots))]


def _start(options: Options) -> tuple[Connection, BaseProcess]:
    context = get_context()
    ours, theirs = context.Pipe()
    process = context.Process(target=_serve, args=(theirs, options), daemon=True)
    with _without_interrupts():
        process.start()
    theirs.close()  # else its end would not be seen when the process dies
    return ours, process


@contextmanager
def _without_interrupts() -> Iterator[None]:
    """A process that is started inside never sees Ctrl-C, which the terminal sends to all: this one ends it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _serve(connection: Connection, options: Options) -> None:
    """What a process does: check the apps that it is handed, until nobody is there to hand one over."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.disable()  # as `funclint.cli.main` does
    with suppress(EOFError, OSError):
        while True:
            connection.send(check_in_turn(connection.recv(), Source(), options))
