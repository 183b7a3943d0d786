"""`python -m funclint` is the command line."""

from __future__ import annotations

import sys

if not getattr(sys.flags, "safe_path", False):
    # Python puts the current folder first, where an app may have a `json.py` of its own: it would be run.
    del sys.path[0]

from funclint.cli import command

command()
