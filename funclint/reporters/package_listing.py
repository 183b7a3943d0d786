"""What publishing an app would upload, as text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.deployment.deployed_files import upload_of
from funclint.paths import relative_path

if TYPE_CHECKING:
    from funclint.app import App

LARGEST = 5
"""Files that are named once more at the end, where there are more than that."""


def listing(app: App, folder: str) -> str:
    """The files by path with their bytes, then a summary and the largest ones; `folder` is what the root is shown
    relative to."""
    upload = upload_of(app)
    width = len(f"{max((size for _, size in upload.files), default=0):,}")
    lines = [f"{relative_path(app.root, folder)}:"]
    lines += [f"  {size:>{width},}  {path}" for path, size in upload.files]
    more = "" if upload.is_complete else ", and more that could not be listed"
    lines.append(f"{len(upload.files)} files of {upload.size:,} bytes{more}; .funcignore drops {upload.dropped}")
    if len(upload.files) > LARGEST:
        largest = ", ".join(f"{path} ({size:,})" for path, size in upload.largest(LARGEST))
        lines.append(f"largest: {largest}")
    return "\n".join(lines) + "\n"
