"""What the server keeps, and for how long."""

from __future__ import annotations

import asyncio
import gc
import weakref

import pytest
from editor import Make

from funclint.server import apps as module
from funclint.server.apps import Apps
from funclint.server.diagnostics import Board
from funclint.server.documents import Documents
from funclint.server.memo import Memo

TEXT = "import azure.functions as func\n\napp = func.FunctionApp()\n"


class NoSweep:
    """Stands for the rest of the workspace: remembers which apps were left."""

    def __init__(self) -> None:
        self.roots: list[str] = []

    def left(self, root: str) -> None:
        self.roots.append(root)


def set_up() -> tuple[Documents, Apps, list[Exception]]:
    documents = Documents("utf-16")
    errors: list[Exception] = []
    apps = Apps(documents, Board(documents, lambda _: None), errors.append)
    apps.sweep = NoSweep()  # type: ignore[assignment]
    return documents, apps, errors


def test_of_many_open_apps_only_the_last_are_kept_whole(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MAXIMUM_SNAPSHOTS", 3)
    paths = [make(f"app{number}", **{"function_app.py": TEXT}) / "function_app.py" for number in range(6)]

    async def work() -> None:
        documents, apps, errors = set_up()
        for path in paths:
            documents.open(path.as_uri(), 1, TEXT)
            apps.find_roots()
            await apps.fresh(str(path))
        assert [live.snapshot is not None for live in apps.live.values()] == [False] * 3 + [True] * 3
        first = await apps.fresh(str(paths[0]))
        assert first is not None and first.snapshot is not None
        assert sum(live.snapshot is not None for live in apps.live.values()) == 3
        apps.edited(str(paths[5]))
        apps.touched([(str(paths[5].parent.parent / "README.md"), False)])
        assert [root for root, live in apps.live.items() if live.is_dirty] == [str(paths[5].parent)]
        await apps.fresh(str(paths[5]))
        for path in paths:
            documents.close(str(path))
        apps.find_roots()
        assert sorted(apps.sweep.roots) == sorted(str(path.parent) for path in paths)  # type: ignore[attr-defined]
        apps.close()
        assert errors == []

    asyncio.run(work())


def test_checked_apps_are_freed(make: Make) -> None:
    path = make(**{"function_app.py": TEXT}) / "function_app.py"

    async def work() -> None:
        documents, apps, _ = set_up()
        document = documents.open(path.as_uri(), 1, TEXT)
        assert document is not None
        apps.find_roots()
        seen = []
        for number in range(5):
            document.change(number + 2, TEXT + f"X = {number}\n")
            apps.edited(str(path))
            live = await apps.fresh(str(path))
            assert live is not None and live.snapshot is not None
            assert live.snapshot.texts.of(str(path)).text.endswith(f"X = {number}\n")
            seen.append(weakref.ref(live.snapshot.app))
        gc.collect()
        assert [one() is not None for one in seen] == [False] * 4 + [True]
        apps.close()

    asyncio.run(work())


def test_a_check_that_fails_is_told_and_the_next_one_works(make: Make, monkeypatch: pytest.MonkeyPatch) -> None:
    path = make(**{"function_app.py": TEXT}) / "function_app.py"
    check = module.check

    def failing(*_: object) -> None:
        raise ValueError("a secret")

    async def work() -> None:
        documents, apps, errors = set_up()
        documents.open(path.as_uri(), 1, TEXT)
        monkeypatch.setattr(module, "check", failing)
        apps.find_roots()
        live = await apps.fresh(str(path))
        assert live is not None and live.snapshot is None
        assert len(errors) == 1
        monkeypatch.setattr(module, "check", check)
        live = await apps.fresh(str(path))
        assert live is not None and live.snapshot is not None
        apps.close()

    asyncio.run(work())


def test_the_memo_holds_the_last_check_only() -> None:
    memo = Memo()
    facts = (object(),)
    memo.begin()
    memo.put(b"a", facts)  # type: ignore[arg-type]
    memo.put(b"b", facts)  # type: ignore[arg-type]
    memo.begin()
    assert memo.get(b"a") is facts
    memo.begin()
    assert memo.get(b"b") is None
    assert memo.get(b"a") is facts
