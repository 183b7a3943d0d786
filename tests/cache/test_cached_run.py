"""A run with a cache says what a run without one says, whatever happened to the app or to the cache in between."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from funclint import __version__
from funclint.cache import store
from funclint.cache.cached_facts import CachedFacts
from funclint.cache.store import Store, cache_folder, own_state
from funclint.files.source import Source
from funclint.index import modules
from funclint.reporters.concise import concise_line
from funclint.run import Options, check_root

FIXTURES = Path(__file__).parent.parent / "rules"
RULES = sorted(path for path in FIXTURES.glob("*/*") if list(path.glob("bad*")) and list(path.glob("good*")))

APP = """import azure.functions as func

app = func.FunctionApp()


@app.route(route="orders")
def orders(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("x")
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of the cache."""
    monkeypatch.setenv("FUNCLINT_CACHE_DIR", str(tmp_path / "cache"))
    return tmp_path / "cache"


@pytest.fixture
def app(tmp_path: Path, folder: Path) -> Path:
    root = tmp_path / "app"
    root.mkdir()
    (root / "function_app.py").write_text(APP)
    (root / "host.json").write_text('{"version": "2.0"}')
    (root / "requirements.txt").write_text("azure-functions\n")
    return root


def check(root: Path, cache: bool = True, **options: object) -> list[str]:
    checked = check_root(str(root), Source(), Options(cache=cache, **options))  # type: ignore[arg-type]
    return [concise_line(finding, str(root)) for finding in checked.findings]


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[bytes]]:
    """The modules whose facts are worked out and not taken from the cache."""
    read: list[bytes] = []
    original: Callable[..., object] = modules.extract

    def noting(data: bytes, running: tuple[int, int]) -> object:
        read.append(data)
        return original(data, running)

    monkeypatch.setattr(modules, "extract", noting)
    yield read


@pytest.mark.parametrize("rule", RULES, ids=lambda path: path.name)
def test_nothing_is_stale(rule: Path, tmp_path: Path, folder: Path) -> None:
    bad, good = sorted(rule.glob("bad*"))[0], sorted(rule.glob("good*"))[0]
    root = tmp_path / "app"

    def check_as(fixture: Path) -> tuple[list[str], list[str]]:
        shutil.rmtree(root, ignore_errors=True)
        shutil.copytree(fixture, root, ignore=shutil.ignore_patterns("expected.txt"))
        return check(root, pedantic=True), check(root, cache=False, pedantic=True)

    for fixture in (bad, good, bad):
        cached, fresh = check_as(fixture)
        assert cached == fresh


def test_neither_size_nor_time_is_trusted(app: Path) -> None:
    assert check(app) == []
    module = app / "function_app.py"
    before = module.stat()
    module.write_text(APP.replace("req:", "rex:"))
    os.utime(module, ns=(before.st_atime_ns, before.st_mtime_ns))
    assert module.stat().st_size == before.st_size
    assert "parameter-without-binding" in check(app)[0]


def test_only_what_changed_is_read_again(app: Path, reads: list[bytes]) -> None:
    (app / "other.py").write_text("VALUE = 1\n")
    (app / "function_app.py").write_text("import other\n" + APP)
    check(app)
    assert len(reads) == 2
    check(app)
    assert len(reads) == 2
    (app / "other.py").write_text("VALUE = 2\n")
    check(app)
    assert reads[2:] == [b"VALUE = 2\n"]


def test_a_comment_leaves_the_findings_as_they_are(app: Path, reads: list[bytes]) -> None:
    check(app)
    (app / "function_app.py").write_text(APP + "# done\n")
    assert check(app) == []
    assert len(reads) == 1, "the app was run again, though only a comment changed"


def test_a_comment_that_silences_counts(app: Path) -> None:
    code = APP.replace("(req:", "(request:")
    (app / "function_app.py").write_text(code)
    assert len(check(app)) == 1
    silenced = "Response:  # funclint: ignore[parameter-without-binding] on purpose"
    (app / "function_app.py").write_text(code.replace("Response:", silenced))
    assert check(app) == []
    (app / "function_app.py").write_text(code)
    assert len(check(app)) == 1


def test_a_secret_in_a_comment_counts(app: Path) -> None:
    assert check(app) == []
    key = "AccountKey=" + "aB3dE6gH9jK2mN5pQ8sT1vW4yZ7bC0fI" * 3 + "=="
    (app / "function_app.py").write_text(APP + f"# DefaultEndpointsProtocol=https;AccountName=shop;{key};\n")
    assert [line for line in check(app) if "secret-in-source" in line] == check(app, cache=False) != []


def test_files_that_were_not_there_count(app: Path) -> None:
    assert check(app) == []
    (app / "funclint.toml").write_text('select = ["missing-host-json"]\nunknown = 1\n')
    assert "invalid-configuration" in check(app)[0]


def test_options_have_results_of_their_own(app: Path) -> None:
    (app / "function_app.py").write_text(APP.replace("(req:", "(request:"))
    assert len(check(app)) == 1
    assert check(app, select=("duplicate-route",)) == []
    assert len(check(app)) == 1


def damage_cut(data: bytes) -> bytes:
    return data[: len(data) // 2]


def damage_byte(data: bytes) -> bytes:
    return data[:-1] + bytes([data[-1] ^ 1])


def damage_all(data: bytes) -> bytes:
    return b""


@pytest.mark.parametrize("damage", [damage_cut, damage_byte, damage_all])
def test_a_damaged_cache_is_none(app: Path, folder: Path, damage: Callable[[bytes], bytes]) -> None:
    (app / "function_app.py").write_text(APP.replace("(req:", "(request:"))
    first = check(app)
    for file in folder.iterdir():
        file.write_bytes(damage(file.read_bytes()))
    assert check(app) == first
    assert check(app) == first


def test_another_version_has_a_cache_of_its_own(app: Path, reads: list[bytes], monkeypatch: pytest.MonkeyPatch) -> None:
    check(app)
    monkeypatch.setattr(store, "VERSION", -1)
    check(app)
    assert len(reads) == 2


def test_another_build_of_the_same_version_is_told_apart(tmp_path: Path) -> None:
    package = tmp_path / "funclint"
    (package / "rules").mkdir(parents=True)
    rule = package / "rules" / "one.py"
    rule.write_text("old = 1\n")
    checkout = own_state(str(package))
    assert str(rule) in checkout
    rule.write_text("newer = 1\n")
    assert own_state(str(package)) != checkout
    record = tmp_path / f"funclint-{__version__}.dist-info" / "RECORD"
    record.parent.mkdir()
    record.write_text("funclint/rules/one.py,sha256=abc,10\n")
    installed = own_state(str(package))
    rule.touch()
    assert own_state(str(package)) == installed, "an installer may set any time"
    record.write_text("funclint/rules/one.py,sha256=abd,10\n")
    assert own_state(str(package)) != installed


def test_a_cache_that_cannot_be_written_is_no_error(app: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    monkeypatch.setenv("FUNCLINT_CACHE_DIR", str(tmp_path / "file" / "below"))
    assert check(app) == []


def test_no_home_is_no_error(app: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("FUNCLINT_CACHE_DIR", "XDG_CACHE_HOME", "LOCALAPPDATA"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr(os.path, "expanduser", lambda path: path)
    assert cache_folder() is None
    assert check(app) == []


def test_no_cache_neither_reads_nor_writes(app: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "funclint", "check", "--no-cache", str(app)]
    assert subprocess.run(command, capture_output=True, check=False).returncode == 0
    assert not folder.exists()
    assert subprocess.run([*command[:4], str(app)], capture_output=True, check=False).returncode == 0
    assert len(list(folder.iterdir())) == 2


def test_a_module_nested_too_deeply_is_not_kept(tmp_path: Path) -> None:
    kept = CachedFacts(Store(str(tmp_path / "cache")), "app")
    data = b"x = " + b"-" * 900 + b"1\n"
    from funclint.index.extract import extract

    kept.put(data, extract(data, (3, 11)))
    kept.save()
    again = CachedFacts(Store(str(tmp_path / "cache")), "app").get(data)
    assert again is None or again == extract(data, (3, 11))


def test_old_files_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "MAXIMUM_FILES", 4)
    monkeypatch.setattr(store, "NEW_FILES", 1)
    kept = Store(str(tmp_path / "cache"))
    kept.make_folder()
    for number in range(8):
        kept.put(str(number), number)
        os.utime(kept._path(str(number)), (number, number))
    assert kept.get("7") == 7
    assert kept.get("0") is None
    assert len(list((tmp_path / "cache").iterdir())) <= 5


def test_the_index_is_the_same(app: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "funclint", "index", "--format", "json", str(app)]
    first, second, fresh = (
        subprocess.run([*command, *more], capture_output=True, check=True).stdout for more in ([], [], ["--no-cache"])
    )
    assert first == second == fresh
    assert len(list(folder.iterdir())) == 1


def test_many_new_files_are_not_counted_each_time(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kept = Store(str(folder))
    kept.make_folder()
    counted: list[int] = []
    real = Store._prune

    def prune(self: Store) -> None:
        counted.append(len(list(folder.iterdir())))
        real(self)

    monkeypatch.setattr(Store, "_prune", prune)
    monkeypatch.setattr(Store, "_new_files", 0)
    monkeypatch.setattr(store, "NEW_FILES", 10)
    monkeypatch.setattr(store, "MAXIMUM_FILES", 20)
    for number in range(100):
        kept.put(f"app {number}", number)
    assert len(counted) == 10
    assert max(counted) <= 30
    assert [kept.get(f"app {number}") for number in range(91, 100)] == list(range(91, 100))
