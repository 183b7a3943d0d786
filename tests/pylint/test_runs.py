"""How pylint is run: in several processes, on unsaved text, on copies, again and again in one process."""

from __future__ import annotations

import multiprocessing
from typing import TYPE_CHECKING
from unittest.mock import patch

import pytest
from pylint_runs import lint, only, shown

from funclint.index import modules
from funclint.pylint_plugin import session

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    Write = Callable[[dict[str, str]], Path]

pytestmark = pytest.mark.usefixtures("stand_in_rules")

START = '"""Entry."""\nimport azure.functions as func\n\napp = func.FunctionApp()\n'
MARKED = START + "ONE = 1  # stand-in-error: ONE\n"
BAD_HOST = '{"version": "2.0"} stand-in-host: "version"\n'
ALL = only(
    "stand-in-error", "stand-in-host", "stand-in-setting", "internal-error", "fatal", "astroid-error", "syntax-error"
)
FORKS = multiprocessing.get_start_method() == "fork"


@pytest.mark.skipif(not FORKS, reason="the stand-in rules reach other processes by forking only")
def test_two_processes_say_everything_once(write_app: Write) -> None:
    marked = "TEN = 10  # stand-in-error: TEN\nSIX = 6  # stand-in-advice: SIX\n"
    modules = {f"part_{number}.py": marked for number in range(12)}
    root = write_app({"function_app.py": MARKED, "host.json": BAD_HOST, **modules})
    paths = [str(path) for path in sorted(root.glob("*.py"))]
    rules = [*ALL, "--enable=stand-in-advice"]
    alone, together = lint(*rules, *paths), lint(*rules, "-j2", *paths)
    assert shown(together) == shown(alone)
    assert len(together) == 26
    assert len(lint(*ALL, "-j2", *paths)) == 14


def test_an_app_is_checked_once_per_run(write_app: Write) -> None:
    root = write_app({"function_app.py": MARKED, "a/one.py": "A = 1\n", "b.py": "B = 1\n"})
    with patch.object(session, "check", wraps=session.check) as check:
        lint(*ALL, *(str(path) for path in root.rglob("*.py")))
    assert check.call_count == 1


def test_nothing_is_remembered_between_runs(write_app: Write) -> None:
    root = write_app({"function_app.py": MARKED, "host.json": BAD_HOST})
    entry = root / "function_app.py"
    first = ["function_app.py:4: stand-in-host", "function_app.py:5: stand-in-error"]
    assert shown(lint(*ALL, str(entry))) == first
    (root / "host.json").write_text('{"version": "2.0"}\n', encoding="utf-8")
    assert shown(lint(*ALL, str(entry))) == first[1:]
    entry.write_text(START, encoding="utf-8")
    assert lint(*ALL, str(entry)) == []
    (root / "host.json").write_text(BAD_HOST, encoding="utf-8")
    assert shown(lint(*ALL, str(entry))) == first[:1]


def test_one_linter_for_several_runs_forgets_too(write_app: Write) -> None:
    from pylint.lint import PyLinter
    from pylint.reporters import CollectingReporter

    import funclint

    root = write_app({"function_app.py": START, "host.json": BAD_HOST})
    linter = PyLinter(reporter=CollectingReporter())
    funclint.register(linter)
    linter.check([str(root / "function_app.py")])
    (root / "host.json").write_text('{"version": "2.0"}\n', encoding="utf-8")
    linter.check([str(root / "function_app.py")])
    assert [message.symbol for message in linter.reporter.messages].count("stand-in-host") == 1


def test_unsaved_text_wins(write_app: Write) -> None:
    root = write_app({"function_app.py": MARKED, "host.json": BAD_HOST, "part.py": "A = 1  # stand-in-error: A\n"})
    entry = str(root / "function_app.py")
    unsaved = START.replace("app =", "\n\napp =") + "\n\n\nTWO = 'ü', 2  # stand-in-error: 2\n"
    messages = lint(*ALL, "--from-stdin", entry, stdin=unsaved)
    assert shown(messages) == ["function_app.py:10: stand-in-error", "function_app.py:6: stand-in-host"]
    assert {message.column for message in messages if message.line == 10} == {11}
    assert lint(*ALL, "--from-stdin", str(root / "part.py"), stdin="A = 1\n") == []


def test_a_file_that_is_not_saved_yet(write_app: Write) -> None:
    root = write_app({"function_app.py": START})
    messages = lint(*ALL, "--from-stdin", str(root / "new.py"), stdin="A = 1  # stand-in-error: A\n")
    assert [message.symbol for message in messages if message.symbol != "stand-in-error"] == []


def test_without_an_app_it_is_silent(tmp_path: Path) -> None:
    lone = tmp_path / "script.py"
    lone.write_text("print(1)  # stand-in-error: 1\n", encoding="utf-8")
    assert lint(*only("funclint"), str(lone)) == []
    assert lint(*only("funclint"), "--from-stdin", str(lone), stdin="print(2)\n") == []
    assert lint(*only("funclint"), "--from-stdin", "no/such/folder/x.py", stdin="print(2)\n") == []


def test_flychecks_copy_stands_for_its_original(write_app: Write) -> None:
    root = write_app({"function_app.py": MARKED, "host.json": BAD_HOST})
    copy = root / "flycheck_function_app.py"
    copy.write_text(START + "\n\nTWO = 2  # stand-in-error: TWO\n", encoding="utf-8")
    expected = ["flycheck_function_app.py:4: stand-in-host", "flycheck_function_app.py:7: stand-in-error"]
    assert shown(lint(*ALL, str(copy))) == expected


def test_pycharms_copy_misses_nothing(tmp_path: Path) -> None:
    folder = tmp_path / "csi-004" / "src"
    folder.mkdir(parents=True)
    copy = folder / "function_app.py"
    copy.write_text(MARKED + "TWO = 2  # stand-in-setting: TWO\n", encoding="utf-8")
    messages = lint(*only("funclint"), str(copy))
    assert shown(messages) == ["function_app.py:5: stand-in-error"]


def test_another_module_that_does_not_parse(write_app: Write) -> None:
    root = write_app({"function_app.py": START + "import part\n", "part.py": "A = (\n"})
    rules = only("invalid-python", "syntax-error")
    messages = lint(*rules, str(root / "function_app.py"), str(root / "part.py"))
    assert shown(messages) == ["function_app.py:4: invalid-python", "part.py:1: syntax-error"]
    assert next(message for message in messages if message.line == 4).msg.startswith("part.py:1: ")


def test_the_module_itself_does_not_parse(write_app: Write) -> None:
    root = write_app({"function_app.py": START + "A = (\n", "host.json": BAD_HOST})
    messages = lint(*ALL, "--enable=invalid-python", str(root / "function_app.py"))
    assert [message.symbol for message in messages] == ["syntax-error"]


def test_what_only_the_compiler_refuses_is_reported(write_app: Write) -> None:
    root = write_app({"function_app.py": START + "import part\n", "part.py": "A = 1\nreturn A\n"})
    messages = lint(*only("invalid-python"), str(root / "function_app.py"), str(root / "part.py"))
    assert shown(messages) == ["part.py:2: invalid-python"]


def test_a_rule_that_crashes(write_app: Write) -> None:
    root = write_app({"function_app.py": MARKED, "host.json": '{"version": "2.0"} stand-in-host: crash\n'})
    messages = lint(*ALL, str(root / "function_app.py"))
    assert sorted(message.symbol for message in messages) == ["internal-error", "stand-in-error"]
    assert not any("secret" in message.msg for message in messages)


def test_a_crash_outside_of_the_rules(write_app: Write) -> None:
    root = write_app({"function_app.py": MARKED, "part.py": "A = 1\n"})
    with patch.object(session, "share_out", side_effect=RuntimeError("a secret")):
        messages = lint(*ALL, str(root / "function_app.py"), str(root / "part.py"))
    assert [message.symbol for message in messages] == ["internal-error"]
    assert "RuntimeError" in messages[0].msg
    assert "secret" not in messages[0].msg


def test_facts_of_modules_are_kept_and_nothing_else(
    write_app: Write, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FUNCLINT_CACHE_DIR", str(tmp_path / "kept"))
    root = write_app({"function_app.py": f"{START}import part\n", "part.py": "ONE = 1  # stand-in-error: ONE\n"})
    first = shown(lint(*ALL, str(root)))
    assert first == ["part.py:1: stand-in-error"]
    (kept,) = (tmp_path / "kept").iterdir()
    before = kept.read_bytes()
    with patch.object(modules, "extract", side_effect=AssertionError("read again")):
        assert shown(lint(*ALL, str(root))) == first
    assert kept.read_bytes() == before
    (root / "part.py").write_text("\nONE = 1  # stand-in-error: ONE\n", encoding="utf-8")
    assert shown(lint(*ALL, str(root))) == ["part.py:2: stand-in-error"]
    unsaved = "\n\nONE = 1  # stand-in-error: ONE\n"
    assert shown(lint(*ALL, "--from-stdin", str(root / "part.py"), stdin=unsaved)) == ["part.py:3: stand-in-error"]
