"""Where the commands write: reports to stdout or files, in the right encoding, and how far a long run is."""

from __future__ import annotations

import os
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import argparse

PROGRESS_AFTER = 2.0
"""Seconds until a run over several apps says on a terminal how far it is."""


def outputs_of(pairs: list[list[str | None]] | None, parser: argparse.ArgumentParser) -> list[tuple[str, str | None]]:
    """Formats with their files (None: stdout)."""
    outputs = [(name or "text", file) for name, file in pairs or []]
    if not outputs:
        on_github = os.environ.get("GITHUB_ACTIONS") == "true"
        return [("text", None), ("github", None)] if on_github else [("text", None)]
    if sum(file is None for _, file in outputs) > 1:
        parser.error("only one --format can go to stdout: give the others an --output-file")
    return outputs


def write(text: str, name: str, file: str | None, parser: argparse.ArgumentParser) -> None:
    """Write a report to `file` or stdout: UTF-8, but what people read in a terminal in the terminal's encoding."""
    from funclint.reporters import FOR_PEOPLE

    if file is not None:
        try:
            with open(file, "wb") as stream:
                stream.write(text.encode("utf-8", "replace"))
        except OSError as error:
            parser.error(f"cannot write `{file}`: {error.strerror or error}")
        return
    stdout = sys.stdout
    encoding = (stdout.encoding or "utf-8") if name in FOR_PEOPLE else "utf-8"
    errors = "backslashreplace" if name in FOR_PEOPLE else "replace"
    buffer = getattr(stdout, "buffer", None)
    if buffer is None:  # a stand-in for stdout that takes text
        stdout.write(text)
        return
    data = text.encode(encoding, errors)
    try:
        stdout.flush()
        buffer.write(data.replace(b"\n", os.linesep.encode()) if name in FOR_PEOPLE and os.linesep != "\n" else data)
        buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        # What could not be written stays in the buffer; Python's own flush at exit must not fail at it again.
        os.dup2(os.open(os.devnull, os.O_WRONLY), stdout.fileno())
        parser.error(f"cannot write to stdout: {error.strerror or error}")


def has_colour(file: str | None) -> bool:
    """Whether what goes to `file` (None: stdout) is coloured: a terminal that can, unless the user says otherwise."""
    if file is not None or os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return sys.stdout.isatty() and os.environ.get("TERM") != "dumb" and (os.name != "nt" or "WT_SESSION" in os.environ)


class Progress:
    """One line on a terminal's stderr while many apps take long."""

    def __init__(self, total: int) -> None:
        self.total = total
        self.start = time.monotonic()
        self.shown = False

    def done(self, count: int) -> None:
        """Say that `count` apps are done."""
        if self.total > 1 and time.monotonic() - self.start > PROGRESS_AFTER and sys.stderr.isatty():
            self.shown = True
            print(f"\rchecked {count} of {self.total} apps", end="", file=sys.stderr, flush=True)

    def clear(self) -> None:
        """Take the line away."""
        if self.shown:
            print("\r\033[K", end="", file=sys.stderr, flush=True)
