"""Open files: which bytes their texts stand for, and which paths their addresses mean."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from funclint.server.documents import Documents, path_of, uri_of

LATIN = b"# coding: latin-1\n"


@pytest.mark.parametrize(
    ("name", "saved", "text", "expected"),
    [
        ("a.py", LATIN + b"'\xe9'\n", LATIN.decode() + "'éé'\n", LATIN + b"'\xe9\xe9'\n"),
        ("a.json", b"\xef\xbb\xbf{}", "{ }", b"\xef\xbb\xbf{ }"),
        ("a.txt", "azure".encode("utf-16"), "azure-functions", "azure-functions".encode("utf-16")),
        ("a.py", b"x = 1\r\n", "x = 2\r\n", b"x = 2\r\n"),
        ("a.py", b"x = '\xe9'\n", "x = 'é'\n", b"x = '\xe9'\n"),
        ("a.py", b"x = '\xe9'\n", "x = '\N{REPLACEMENT CHARACTER}'\n", b"x = '\xe9'\n"),
        ("a.py", b"x = '\xe9'\n", "y = 'é'\n", "y = 'é'\n".encode()),
        ("a.py", LATIN, LATIN.decode() + "'\N{EURO SIGN}'", LATIN + "'\N{EURO SIGN}'".encode()),
        ("a.py", None, "x = '\ud800'", b"x = '?'"),
    ],
)  # fmt: skip
def test_the_bytes_are_those_that_saving_would_write(
    tmp_path: Path, name: str, saved: bytes | None, text: str, expected: bytes
) -> None:
    path = tmp_path / name
    if saved is not None:
        path.write_bytes(saved)
    document = Documents("utf-16").open(path.as_uri(), 1, text)
    assert document is not None
    assert document.data == expected


@pytest.mark.skipif(os.name == "nt", reason="paths of another system")
def test_addresses_of_files_and_of_others(tmp_path: Path) -> None:
    assert path_of("file:///a%20b/c%23d.py") == "/a b/c#d.py"
    assert path_of("file:///a/../b/") == "/b"
    assert [path_of(uri) for uri in ("untitled:Untitled-1", "git:/a.py", "file:", "", "file:///a%00b")] == [None] * 5
    assert path_of(uri_of("/a b/é#?.py")) == "/a b/é#?.py"
    assert uri_of(os.fsdecode(b"/a\xff.py")) == "file:///a%FF.py"


def test_the_client_s_own_spelling_of_an_address_is_kept(tmp_path: Path) -> None:
    documents = Documents("utf-16")
    uri = tmp_path.as_uri() + "/%66unction_app.py"
    documents.open(uri, 1, "")
    path = str(tmp_path / "function_app.py")
    assert documents.uri(path) == uri
    documents.close(path)
    assert documents.uri(path) == tmp_path.as_uri() + "/function_app.py"
    assert documents.overlay() == {}
