"""Disks with what nobody expects on them: links, pipes, devices, files that go away, names that are no text."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from growth import HEAD, HTTP

from funclint import cli
from funclint.files import source as door
from funclint.reporters import FORMATS

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="pipes, links and names as on POSIX")

ROOT = Path(__file__).resolve().parents[2]
CODE = HEAD + "import helper\nfrom shared import thing\n" + HTTP
NAMES = (
    "host.json local.settings.json requirements.txt pyproject.toml .funcignore .gitignore Dockerfile .env uv.lock "
    "poetry.lock .python-version runtime.txt helper.py shared/__init__.py Old/function.json Old/__init__.py "
    "local.settings.sample.json docker-compose.yml main.bicep .git/HEAD .git/index .github/workflows/build.yml"
).split()
"""Files that are read where they are there."""


def make(write: Any, special: Any) -> Path:
    """An app where each of `NAMES` is made by `special(path)`, and works otherwise."""
    root: Path = write({"function_app.py": CODE})
    (root / "host.json").unlink()
    for name in NAMES:
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        special(path)
    return root


def test_pipes(write: Any, survives: Any) -> None:
    survives(make(write, os.mkfifo))


@pytest.mark.parametrize("target", ["/dev/zero", "/dev/tty", "/proc/self/mem", "/proc/self/fd/0", "/", "/nowhere", "."])
def test_links_to_what_is_no_file(write: Any, survives: Any, target: str) -> None:
    survives(make(write, lambda path: path.symlink_to(target)))


def test_links_to_themselves(write: Any, survives: Any) -> None:
    survives(make(write, lambda path: path.symlink_to(path.name)))


def test_folders_in_the_place_of_files(write: Any, survives: Any) -> None:
    survives(make(write, Path.mkdir))


def test_pipes_as_arguments(write: Any, capsys: pytest.CaptureFixture[str]) -> None:
    root = write({"function_app.py": HEAD + HTTP})
    os.mkfifo(root / "pipe")
    for option in ("--config", "--baseline"):
        with pytest.raises(SystemExit) as stopped:
            cli.main(["check", option, str(root / "pipe"), str(root)])
        assert stopped.value.code == 2
    assert cli.main(["check", str(root / "pipe")]) == 0  # means the app that holds it
    assert cli.main(["check", "/dev/null"]) == 3
    assert "Traceback" not in capsys.readouterr().err


def test_an_entry_module_that_is_a_pipe(write: Any, survives: Any) -> None:
    root = write({})
    os.mkfifo(root / "function_app.py")
    found = survives(root)["findings"]
    assert "cannot be read" in next(one for one in found if one["rule"] == "invalid-python")["message"]


def test_links_out_of_the_tree_and_in_loops(write: Any, survives: Any, tmp_path: Path) -> None:
    (tmp_path / "outside").mkdir()
    (tmp_path / "outside" / "helper.py").write_text("x = 1\n")
    (tmp_path / "outside" / "up").symlink_to(tmp_path, target_is_directory=True)
    root = write({"function_app.py": HEAD + "from linked import helper\nhelper.x\n" + HTTP})
    (root / "linked").symlink_to(tmp_path / "outside", target_is_directory=True)
    (root / "loop").symlink_to(root, target_is_directory=True)
    (root / "above").symlink_to(tmp_path, target_is_directory=True)
    document = survives(root)
    assert (document["summary"]["apps"], document["summary"]["functions"]) == (1, 1)


@pytest.mark.parametrize("error", [FileNotFoundError, PermissionError, OSError, InterruptedError])
@pytest.mark.parametrize("name", ["function_app.py", "host.json", "helper.py", "requirements.txt", "all"])
def test_files_that_go_away_or_cannot_be_read(
    write: Any, survives: Any, monkeypatch: pytest.MonkeyPatch, name: str, error: type[Exception]
) -> None:
    root = make(write, lambda path: path.write_text("{}"))
    real = os.open

    def refuse(path: Any, *arguments: Any, **keywords: Any) -> int:
        if str(path).startswith(str(root)) and (name == "all" or str(path).endswith(name)):
            raise error(5, "Input/output error")
        return real(path, *arguments, **keywords)

    monkeypatch.setattr(door.os, "open", refuse)
    survives(root)


def test_folders_that_cannot_be_listed(write: Any, survives: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    root = make(write, lambda path: path.write_text("{}"))
    real = os.scandir

    def refuse(path: Any = ".") -> Any:
        if str(path).startswith(str(root) + os.sep):
            raise PermissionError(13, "Permission denied")
        return real(path)

    monkeypatch.setattr(os, "scandir", refuse)
    survives(root)


def test_an_app_that_goes_away(write: Any) -> None:
    import shutil

    from funclint.files.source import Source
    from funclint.run import Options, check_root

    root = write({"function_app.py": HEAD + HTTP})
    shutil.rmtree(root)
    assert check_root(str(root), Source(), Options()).tracebacks == ()


@pytest.mark.skipif(sys.platform != "linux", reason="other systems refuse such names")
@pytest.mark.parametrize("name", FORMATS)
def test_names_that_are_no_text(
    write: Any, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    root = os.fsencode(write({"requirements.txt": "azure-functions==0.1\n"}))
    for folder in (b"f\xff", b"new\nline", b"esc\x1b[31m", b"quote\"'<&>", "\u202e\u2028".encode(), b"\xed\xa0\x80"):
        os.mkdir(root + b"/" + folder)
        with open(root + b"/" + folder + b"/function.json", "wb") as file:
            file.write(b'{"bindings": [{"type": "httpTrigger", "name": "req", "direction": "in"}]')
        with open(root + b"/" + folder + b"/m\xff.py", "wb") as file:
            file.write(b"import m\n")
    monkeypatch.chdir(os.fsdecode(root))
    assert cli.main(["check", "--format", name]) == 1
    text = capsys.readouterr().out
    text.encode("utf-8")
    assert "\x1b" not in text
    if name in ("json", "sarif"):
        json.loads(text)
    if name == "junit":
        from xml.etree import ElementTree

        ElementTree.fromstring(text)
    for command in (["index", "--format", "json"], ["index"], ["package", "--list"]):
        assert cli.main(command) == 0
        capsys.readouterr().out.encode("utf-8")


def test_a_huge_file_is_left_alone(write: Any, survives: Any) -> None:
    root = write({"function_app.py": CODE})
    for name in NAMES:
        (root / name).parent.mkdir(parents=True, exist_ok=True)
        with open(root / name, "wb") as file:
            file.truncate(4 * 1024**3)
    survives(root)


@pytest.mark.parametrize("home", ["", "/dev/null", "file", "file/below"])
def test_without_a_home(write: Any, tmp_path: Path, home: str) -> None:
    """Nor a place for the cache: what is named is a file, or below one."""
    root = write({"function_app.py": HEAD + HTTP})
    (tmp_path / "file").write_text("")
    place = str(tmp_path / home) if home.startswith("file") else home
    environment = {"PATH": "/dev/null", "HOME": place, "XDG_CACHE_HOME": place or "/dev/null"}
    code = f"import sys; sys.path.insert(0, {str(ROOT)!r}); from funclint.cli import main; sys.exit(main())"
    done = subprocess.run(
        [sys.executable, "-c", code, "check", str(root)], env=environment, capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_a_tree_that_is_read_only(write: Any, survives: Any) -> None:
    root = write({"function_app.py": HEAD + HTTP})
    for path in (root / "function_app.py", root / "host.json", root):
        path.chmod(0o555)
    survives(root)
    root.chmod(0o755)


@pytest.mark.parametrize("part", ["\\u0000", "\\ud800", "a/\\u0000/b", "../" * 500, "/" * 500, "x" * 5000])
def test_paths_that_cannot_be(write: Any, survives: Any, part: str) -> None:
    config = '{"scriptFile": "%s.py", "entryPoint": "%s", "bindings": [{"type": "httpTrigger", "name": "r"}]}'
    setting = '{"IsEncrypted": false, "Values": {"PYTHON_SCRIPT_FILE_NAME": "%s.py", "%s": "%s"}}'
    plain = json.loads(f'"{part}"').encode("utf-8", "surrogatepass")
    survives(
        write(
            {
                "function_app.py": HEAD.encode() + b"import importlib\nimportlib.import_module(r + plain + b)\n",
                "f/function.json": config % (part, part),
                "requirements.txt": b"-r " + plain + b"\n-c " + plain + b"\n-e " + plain + b"\n",
                "pyproject.toml": f'[tool.funclint]\nbaseline = "{part.replace("d800", "0001")}"\nexclude = ["x"]\n',
                "Dockerfile": b"FROM " + plain + b"\nENV AzureWebJobsScriptRoot=" + plain + b"\n",
            }
        )
    )
    survives(write({"local.settings.json": setting % (part, part, part), "function_app.py": HEAD + HTTP}))
