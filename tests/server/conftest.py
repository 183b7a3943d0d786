"""An editor for the tests of the language server, which need the extra `lsp`."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from editor import Editor, Make

collect_ignore_glob = [] if find_spec("pygls") else ["test_*.py"]


@pytest.fixture(scope="session")
def shared_editor() -> Iterator[Editor]:
    """One editor without a workspace for all tests that do not need their own."""
    from editor import Editor

    editor = Editor()
    yield editor
    status, errors = editor.leave()
    assert (status, errors, editor.messages) == (0, "", [])


@pytest.fixture
def editor(shared_editor: Editor) -> Iterator[Editor]:
    """The shared editor, with nothing open before and after."""
    shared_editor.shown.clear()
    yield shared_editor
    shared_editor.close_all()


@pytest.fixture
def make(tmp_path: Path) -> Make:
    """Makes an app of names and texts; gives its folder. What every app has is there unless it is given."""
    from editor import HOST

    def make_app(name: str = "app", **files: str) -> Path:
        folder = tmp_path / name
        for file, text in {"host.json": HOST, "requirements.txt": "azure-functions\n", **files}.items():
            path = folder / file
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(text.encode())
        return folder

    return make_app
