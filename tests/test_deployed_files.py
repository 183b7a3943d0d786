"""What would be uploaded, by Core Tools' matching."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

from funclint.app import App
from funclint.deployment import deployed_files
from funclint.deployment.deployed_files import is_uploaded, upload_of

if TYPE_CHECKING:
    from pathlib import Path


def make(root: Path, **files: str) -> App:
    for name, text in files.items():
        path = root / name.replace("__", "/").replace("DOT", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return App(str(root))


def test_everything_without_funcignore(tmp_path: Path) -> None:
    app = make(tmp_path, hostDOTjson="{}", a__bDOTpy="12345", DOTgit__HEAD="x", DOTgitignore="x")
    upload = upload_of(app)
    assert upload.files == [("a/b.py", 5), ("host.json", 2)]
    assert (upload.size, upload.dropped, upload.is_complete) == (7, 1, True)
    assert upload.largest(1) == [("a/b.py", 5)]


def test_local_settings_are_never_uploaded(tmp_path: Path) -> None:
    app = make(tmp_path, localDOTsettingsDOTjson="{}", x__localDOTsettingsDOTjson="{}")
    assert [path for path, _ in upload_of(app).files] == ["x/local.settings.json"]


def test_funcignore(tmp_path: Path) -> None:
    app = make(tmp_path, DOTfuncignore="test\n*.pyc\n", aDOTpyc="", a__bDOTpyc="", testDOTpy="", tests__x="")
    assert [path for path, _ in upload_of(app).files] == ["a/b.pyc", "tests/x"]
    assert not is_uploaded(app, "test.py")


def test_links(tmp_path: Path) -> None:
    app = make(tmp_path, a__b="123")
    os.symlink(tmp_path, tmp_path / "a" / "loop")
    os.symlink(tmp_path / "a" / "b", tmp_path / "c")
    os.symlink(tmp_path / "nowhere", tmp_path / "d")
    assert upload_of(app).files == [("a/b", 3), ("c", 3)]


def test_too_many_files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(deployed_files, "MAXIMUM_FILES", 2)
    upload = upload_of(make(tmp_path, a="", b="", c=""))
    assert len(upload.files) == 2
    assert not upload.is_complete


def test_no_folder() -> None:
    assert upload_of(App("/nowhere")) == ([], 0, 0, False)
