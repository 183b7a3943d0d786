"""Write requirements.lock: the runtime dependencies with everything they need, in one version each, with hashes.

`python tools/lock_dependencies.py` asks uv (`pip install uv`) and so needs a package index. What it writes holds for
every supported Python and system: `pip install --require-hashes -r requirements.lock`. Whether the names and bounds of
pyproject.toml still hold in it is a test (`tests/test_trust.py`), which needs no network.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEADER = "# What funclint needs to run, with hashes. Written by `python tools/lock_dependencies.py`; do not edit.\n"


def main() -> int:
    """Write the file; the exit status is uv's."""
    command = "uv pip compile --universal --python-version 3.10 --generate-hashes --no-header --no-annotate".split()
    command += ["--no-emit-index-url", "--no-emit-find-links", "--quiet", "--upgrade", "pyproject.toml"]
    try:
        done = subprocess.run(
            [sys.executable, "-m", *command], cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=False
        )
    except OSError as error:
        print(f"uv cannot be started: {error}", file=sys.stderr)
        return 2
    if done.returncode == 0:
        (ROOT / "requirements.lock").write_text(HEADER + done.stdout, encoding="utf-8", newline="\n")
    return done.returncode


if __name__ == "__main__":
    sys.exit(main())
