"""Runs commands as whole processes, in turn, and says what they took."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable
from typing import NamedTuple


class Command(NamedTuple):
    """What is run: its name in tables, the arguments, and what stdin gives. `fine` are the exit statuses of a run that
    did what is measured."""

    name: str
    arguments: list[str]
    stdin: str = ""
    fine: tuple[int, ...] = (0,)


class Cost(NamedTuple):
    """What one process took, with those that it started and waited for: seconds of wall clock and of processor, and
    MiB at the peak of the largest."""

    wall: float
    cpu: float
    peak: float


class Compared(NamedTuple):
    """Two commands that ran in turn: the median of the ratios of the pairs, and what the first one took (medians; the
    peak is the highest)."""

    wall: float
    cpu: float
    cost: Cost


def run(command: Command, folder: str, environment: dict[str, str]) -> Cost:
    """Run a command to its end; what it prints is thrown away. Raises `RuntimeError` where it did not work."""
    begin = time.perf_counter()
    process = subprocess.Popen(
        command.arguments, cwd=folder, env=environment, text=True,
        stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip
    assert process.stdin
    with process.stdin:
        process.stdin.write(command.stdin)
    _, state, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - begin
    process.returncode = os.waitstatus_to_exitcode(state)
    if process.returncode not in command.fine:
        raise RuntimeError(f"exit status {process.returncode} of {' '.join(command.arguments)}")
    return Cost(wall, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)


def compare(
    first: Command,
    second: Command,
    pairs: int,
    folder: str,
    environment: dict[str, str],
    before: Callable[[], None] = lambda: None,
) -> Compared:
    """Run two commands A B A B …, after one run of each that does not count. `before` is called before each A that
    counts."""
    run(first, folder, environment)
    run(second, folder, environment)
    ours, theirs = [], []
    for _ in range(pairs):
        before()
        ours.append(run(first, folder, environment))
        theirs.append(run(second, folder, environment))
    return Compared(
        statistics.median(one.wall / other.wall for one, other in zip(ours, theirs, strict=True)),
        statistics.median(one.cpu / other.cpu for one, other in zip(ours, theirs, strict=True)),
        Cost(
            statistics.median(one.wall for one in ours),
            statistics.median(one.cpu for one in ours),
            max(one.peak for one in ours),
        ),
    )
