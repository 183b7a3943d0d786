"""The contract of the command line: what goes in, what comes out, and the exit status."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from funclint import __version__, cli
from funclint.reporters import FORMATS
from funclint.rules import registry

ROOT = Path(__file__).parent.parent

HOST = """\
{
  "version": "2.0",
  "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}
}
"""

CODE = """\
import azure.functions as func

app = func.FunctionApp()


@app.timer_trigger(arg_name="timer", schedule="0 0 3 * * *")
def tick(timer: func.TimerRequest) -> None:
    print(timer)
"""

MISTAKE = 'KEY = "한국어"  # funclint: ignore[no-such-rule]\n'
"""What `unknown-suppression` (a warning) says something about, at column 14 of the line it is on."""


def make_app(folder: Path, code: str = CODE, host: str = HOST, **files: str) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / ".git").mkdir(exist_ok=True)
    files = {"host.json": host, "requirements.txt": "azure-functions\n", "function_app.py": code, **files}
    for name, text in files.items():
        (folder / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(autouse=True)
def environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("NO_COLOR", "FORCE_COLOR", "GITHUB_ACTIONS"):
        monkeypatch.delenv(name, raising=False)


class Done:
    """What a run gave."""

    def __init__(self, status: int, out: str, err: str) -> None:
        self.status = status
        self.out = out
        self.err = err

    @property
    def document(self) -> Any:
        return json.loads(self.out)


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Any:
    """Runs `funclint …` in this process."""

    def run_main(*arguments: str) -> Done:
        try:
            status = cli.main(list(arguments))
        except SystemExit as error:
            status = int(error.code or 0)
        return Done(status, *capsys.readouterr())

    return run_main


def test_a_clean_app(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path)
    done = run("check")
    assert (done.status, done.out, done.err) == (0, "no findings in 1 app with 1 function\n", "")


def test_the_default_fails_on_errors_only(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path, CODE + MISTAKE)
    assert run("check").status == 0
    assert run("check", "--fail-on", "warning").status == 1
    assert run("check", "--fail-on", "warning", "--exit-zero").status == 0
    assert run("check", "--fail-on", "error").status == 0
    make_app(tmp_path, CODE, '{"version": 2}')
    assert run("check").status == 1


def test_no_app(run: Any, tmp_path: Path) -> None:
    done = run("check", "--format", "json")
    assert done.status == 3
    assert done.document["summary"]["apps"] == 0
    assert done.document["findings"] == []
    assert "no function app in `.`" in done.err


MISSPELT = "there is no rule `unused-supression`; did you mean `unused-suppression`?"


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["check", "nowhere"], "there is no file or folder `nowhere`"),
        (["check", "--format", "xml"], "invalid choice: 'xml'"),
        (["check", "--format", "json", "--format", "sarif"], "only one --format can go to stdout"),
        (["check", "--output-file", "a", "--output-file", "b"], "each --output-file needs a --format of its own"),
        (["check", "--format", "json", "--output-file", "no/such/folder"], "cannot write `no/such/folder`"),
        (["check", "--select", "unused-supression"], MISSPELT),
        (["check", "--config", "nowhere.toml"], "nowhere.toml:1:1: the configuration cannot be read"),
        (["check", "--baseline", "nowhere.json"], "nowhere.json: the baseline cannot be read"),
        (["check", "-j", "0"], "`0` is no number of processes"),
        (["explain", "unused-supression"], MISSPELT),
        ([], "the following arguments are required: COMMAND"),
    ],
)
def test_wrong_arguments(run: Any, tmp_path: Path, arguments: list[str], message: str) -> None:
    make_app(tmp_path)
    done = run(*arguments)
    assert done.status == 2
    assert message in done.err
    assert done.out == ""


def test_the_json_document(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path / "shop", CODE + MISTAKE)
    done = run("check", "--format", "json", "shop")
    assert done.err == ""
    assert list(done.document) == ["schema", "version", "findings", "summary"]
    (finding,) = done.document["findings"]
    assert list(finding) == [
        "rule", "code", "severity", "impact", "confidence", "message", "help", "app", "path", "line", "column",
        "end_line", "end_column", "function", "related", "fix",
    ]  # fmt: skip
    assert (finding["rule"], finding["app"], finding["path"]) == ("unknown-suppression", "shop", "shop/function_app.py")
    assert (finding["line"], finding["column"]) == (9, 14)
    assert done.document["summary"] == {
        "errors": 0, "warnings": 1, "info": 0, "suppressed": 0, "baselined": 0, "apps": 1, "functions": 1,
    }  # fmt: skip
    assert done.document["version"] == __version__


def test_a_file_means_the_app_that_holds_it(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path / "shop", CODE + MISTAKE)
    done = run("check", "--format", "concise", os.path.join("shop", "function_app.py"))
    assert done.out.startswith("shop/function_app.py:9:14: warning[unknown-suppression] ")


def test_paths_from_below_the_app(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_app(tmp_path / "shop", CODE + MISTAKE)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / "elsewhere")
    assert run("check", "--format", "concise", "../shop").out.startswith("../shop/function_app.py:9:14: ")


def test_several_apps(run: Any, tmp_path: Path) -> None:
    for name in ("one", "two", "three"):
        make_app(tmp_path / name, CODE + MISTAKE)
    once = run("check", "--format", "json")
    assert once.document["summary"]["apps"] == 3
    assert sorted(one["app"] for one in once.document["findings"]) == ["one", "three", "two"]
    assert run("check", "--format", "json", "one", "one", ".").document["summary"]["apps"] == 3
    assert run("check", "--format", "json", "-j", "2").out == once.out


def test_select_and_ignore(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path, CODE + MISTAKE, '{"version": 2}')
    everything = {one["rule"] for one in run("check", "--format", "json").document["findings"]}
    assert "unknown-suppression" in everything and len(everything) > 1

    def rules(*arguments: str) -> set[str]:
        return {one["rule"] for one in run("check", "--format", "json", *arguments).document["findings"]}

    assert rules("--select", "unknown-suppression") == {"unknown-suppression"}
    assert rules("--select", "W8903,E8902") == {"unknown-suppression"}
    assert rules("--select", "funclint") == {"unknown-suppression"}
    assert rules("--ignore", "unknown-suppression") == everything - {"unknown-suppression"}
    assert rules("--select", "all", "--ignore", "all") == set()


def test_suppressed_findings_are_counted_and_can_be_shown(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path, CODE + MISTAKE.replace("]", ", unknown-suppression]"))
    done = run("check", "--format", "json")
    assert done.document["findings"] == []
    assert done.document["summary"]["suppressed"] == 1
    done = run("check", "--format", "json", "--no-ignores")
    assert [one["rule"] for one in done.document["findings"]] == ["unknown-suppression"]
    assert done.document["summary"]["suppressed"] == 0
    assert "(1 ignored)" in run("check").out


def test_configuration_and_its_mistakes(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path / "one", CODE + MISTAKE, **{"pyproject.toml": '[tool.funclint]\nfail-on = "warning"\n'})
    assert run("check", "one").status == 1
    assert run("check", "one", "--fail-on", "error").status == 0
    make_app(tmp_path / "two", CODE + MISTAKE, **{"funclint.toml": "fail-on = \n"})
    done = run("check", "--format", "concise", "two", "one")
    assert done.status == 1
    assert "two/funclint.toml:1:11: error[invalid-configuration] " in done.out
    assert "one/function_app.py:9:14: warning[unknown-suppression]" in done.out
    (tmp_path / "given.toml").write_text('ignore = ["all"]')
    assert run("check", "--config", "given.toml", "one", "two").status == 0
    (tmp_path / "given.toml").write_text('ignore = "all"')
    done = run("check", "--config", "given.toml", "one")
    assert done.status == 2
    assert "given.toml:1:1: `ignore` must be a list of rules" in done.err


def test_ignore_findings_by_pointer(run: Any, tmp_path: Path) -> None:
    host = HOST.replace('"2.0",', '"2.0", "extensions": {"http": {"routePrefixx": "x"}}, "wrong": 1,')
    make_app(tmp_path, host=host)
    rule = "unknown-host-setting"
    assert run("check").out.count(f"[{rule}]") == 2
    (tmp_path / "funclint.toml").write_text(f'ignore-findings = ["host.json#/extensions/http:{rule}"]')
    out = run("check").out
    assert out.count(f"[{rule}]") == 1
    assert "(1 ignored)" in out
    assert "`wrong`" in out


def test_exclude(run: Any, tmp_path: Path) -> None:
    for name in ("one", "old/two"):
        make_app(tmp_path / name)
        (tmp_path / name / ".git").rmdir()
    (tmp_path / ".git").mkdir()
    (tmp_path / "funclint.toml").write_text('exclude = ["old"]')
    assert run("check", "--format", "json").document["summary"]["apps"] == 1
    assert run("check", "--format", "json", "old/two").document["summary"]["apps"] == 1


def test_a_baseline_hides_what_it_lists(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path / "shop", CODE + MISTAKE)
    done = run("baseline", "write")
    hint = "`funclint check --baseline funclint-baseline.json` reports only what is new\n"
    assert (done.status, done.out) == (0, f"funclint-baseline.json: 1 finding\n{hint}")
    done = run("check", "--fail-on", "warning", "--format", "json", "--baseline", "funclint-baseline.json")
    assert (done.status, done.document["findings"], done.document["summary"]["baselined"]) == (0, [], 1)
    # Other lines come, and the same mistake once more: only that one is new.
    make_app(tmp_path / "shop", "\n\n" + CODE + MISTAKE + MISTAKE)
    done = run("check", "--format", "json", "--baseline", "funclint-baseline.json")
    assert [one["line"] for one in done.document["findings"]] == [12]
    make_app(tmp_path / "shop", CODE)
    assert run("baseline", "prune").out.endswith(": 0 findings, 1 taken out\n")
    assert json.loads((tmp_path / "funclint-baseline.json").read_text()) == {"schema": 1, "findings": []}


def test_pruning_adds_nothing(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path)
    run("baseline", "write")
    make_app(tmp_path, CODE + MISTAKE)
    assert run("baseline", "prune").out.endswith(": 0 findings, 0 taken out\n")


def test_a_configured_baseline(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path, CODE + MISTAKE, **{"funclint.toml": 'baseline = "known.json"\nfail-on = "warning"\n'})
    done = run("check", "--format", "concise")
    assert "funclint.toml:1:1: error[invalid-configuration] `baseline`: `known.json` hides nothing: " in done.out
    assert run("baseline", "write").status == 0
    assert (tmp_path / "known.json").read_text().count("\n") == 3
    assert run("check").status == 0
    (tmp_path / "known.json").write_text("[]")
    assert "error[invalid-configuration]" in run("check").out
    assert run("check", "--baseline", "known.json").status == 2
    assert run("baseline", "prune").status == 2


def test_output_files(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path, CODE + MISTAKE)
    done = run("check", "--format", "concise", "--format", "sarif", "--output-file", "a.sarif",
               "--format", "json", "--output-file", "b.json")  # fmt: skip
    assert done.out.startswith("function_app.py:9:14: ")
    assert json.loads((tmp_path / "a.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["schema"] == 1
    assert run("check", "--output-file", "c.txt").out == ""
    assert (tmp_path / "c.txt").read_text(encoding="utf-8").endswith("1 warning in 1 app with 1 function\n")


@pytest.mark.parametrize("name", FORMATS)
def test_the_status_is_the_same_in_every_format(run: Any, tmp_path: Path, name: str) -> None:
    make_app(tmp_path, CODE + MISTAKE)
    done = run("check", "--fail-on", "warning", "--format", name)
    assert done.status == 1
    assert "unknown-suppression" in done.out


def test_on_github_actions_there_are_annotations_too(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_app(tmp_path, CODE + MISTAKE)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    out = run("check").out
    assert "\n::warning file=function_app.py,line=9," in out
    assert out.startswith("warning[unknown-suppression]")
    assert "::warning" not in run("check", "--format", "text").out


def test_colour(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_app(tmp_path, CODE + MISTAKE)
    assert "\033[" not in run("check").out
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert "\033[1;33mwarning" in run("check").out
    assert "\033[" not in run("check", "--format", "concise").out
    monkeypatch.setenv("NO_COLOR", "1")
    assert "\033[" not in run("check").out


def crashing(*_: object) -> Any:
    raise RecursionError


def test_a_crash_gives_status_2(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_app(tmp_path)
    load = registry.load_rule

    def broken(row: registry.Row) -> Any:
        return crashing() if row.name == "secret-in-source" else load(row)

    monkeypatch.setattr(registry, "load_rule", broken)
    done = run("check", "--format", "json", "--exit-zero", "--verbose")
    assert done.status == 2
    assert [one["rule"] for one in done.document["findings"]] == ["internal-error"]
    assert "rule `secret-in-source` crashed" in done.err


def test_a_crash_outside_of_the_rules(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_app(tmp_path)
    monkeypatch.setattr("funclint.engine.check_app", crashing)
    done = run("check", "--format", "json", "--verbose")
    assert done.status == 2
    assert [one["rule"] for one in done.document["findings"]] == ["internal-error"]
    assert done.err.endswith("RecursionError\n")


def test_a_crash_outside_of_the_apps(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    make_app(tmp_path)
    monkeypatch.setattr("funclint.run.find_roots", crashing)
    done = run("check")
    assert (done.status, done.out) == (2, "")
    assert done.err.endswith(
        "RecursionError\nfunclint: this is a mistake in funclint: please report it, with the lines above\n"
    )


@pytest.mark.skipif(sys.platform != "linux", reason="names that are no text, and pipes in folders")
@pytest.mark.parametrize("name", FORMATS)
def test_hostile_files(run: Any, tmp_path: Path, name: str) -> None:
    root = os.fsencode(tmp_path) + b"/a\xff\x1b[31m\nb"
    os.mkdir(root)
    os.mkfifo(root + b"/host.json")
    os.mkdir(root + b"/requirements.txt")
    with open(root + b"/function_app.py", "wb") as file:
        file.write(b"\x00\xff" + b"(" * 3000 + b"# funclint: ignore[x")
    done = run("check", "--format", name, os.fsdecode(root))
    assert done.status == 1
    assert "\x1b" not in done.out


def test_keyboard_interrupt(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(row: registry.Row) -> Any:
        raise KeyboardInterrupt

    make_app(tmp_path)
    monkeypatch.setattr(registry, "load_rule", interrupt)
    assert run("check").status == 130


def test_index(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path / "shop")
    done = run("index", "--format", "json", "shop")
    assert done.status == 0
    (app,) = done.document["apps"]
    assert {key: app[key] for key in ("root", "model", "loads", "reasons")} == {
        "root": "shop", "model": "v2", "loads": True, "reasons": [],
    }  # fmt: skip
    (function,) = app["functions"]
    bindings = function.pop("bindings")
    assert function.pop("line") in (6, 7)
    assert function == {"name": "tick", "file": "shop/function_app.py", "loads": True, "reasons": [], "is_async": False}
    assert [(one["direction"], one["type"], one["name"]) for one in bindings] == [("IN", "timerTrigger", "timer")]
    text = run("index", "shop").out
    assert text.startswith("shop: loads, 1 function\n\nFunctions:\n\n\ttick: timerTrigger 0 0 3 * * *\n\t\tat shop/")


def test_index_of_http_functions(run: Any, tmp_path: Path) -> None:
    code = CODE.partition("@app")[0] + (
        '@app.route(route="orders/{id}", methods=["GET", "POST"])\n'
        '@app.queue_output(arg_name="out", queue_name="q", connection="C")\n'
        "async def orders(req: func.HttpRequest, out: func.Out[str]) -> func.HttpResponse:\n"
        "    return func.HttpResponse()\n"
    )
    make_app(tmp_path, code, HOST.replace('"2.0",', '"2.0", "extensions": {"http": {"routePrefix": "shop"}},'))
    text = run("index").out
    assert "\torders: [GET,POST] http://localhost:7071/shop/orders/{id}\n\t\tout: queue q\n" in text
    (function,) = run("index", "--format", "json").document["apps"][0]["functions"]
    assert function["is_async"] is True


def test_index_without_an_app(run: Any) -> None:
    done = run("index", "--format", "json")
    assert (done.status, done.document) == (3, {"schema": 1, "apps": []})


def test_rules(run: Any) -> None:
    document = run("rules", "--format", "json").document
    assert document["schema"] == 1
    by_name = {one["name"]: one for one in document["rules"]}
    assert list(by_name) == list(registry.rows())
    assert by_name["unused-suppression"] == {
        "name": "unused-suppression", "code": "W8904", "area": "funclint", "severity": "warning", "impact": "advice",
        "confidence": "high", "pedantic": False, "fixable": True, "since": "0.1.0",
        "summary": "A `# funclint: ignore[…]` comment hides nothing.",
        "url": by_name["unused-suppression"]["url"],
    }  # fmt: skip
    assert by_name["unused-suppression"]["url"].startswith("https://")
    text = run("rules").out
    assert all(re.search(rf"^  {row.code} {row.name} ", text, re.MULTILINE) for row in registry.rows().values())


@pytest.mark.parametrize("name", ["unused-suppression", "W8904", "w8904"])
def test_explain(run: Any, name: str) -> None:
    done = run("explain", name)
    assert done.status == 0
    assert done.out.startswith("# unused-suppression (W8904)\n\nwarning · ")
    assert "\n## Limits\n" in done.out


def test_explain_schedule(run: Any) -> None:
    done = run("explain-schedule", "0 */5 * * * *")
    assert done.status == 0
    assert done.out.startswith("0 */5 * * * *: ")
    assert "next runs (UTC):\n" in done.out
    done = run("explain-schedule", "every night")
    assert (done.status, done.out) == (1, "")
    assert done.err.startswith("funclint: the timer extension refuses this schedule: ")


def test_version(run: Any) -> None:
    assert run("--version").out == f"funclint {__version__}\n"


def start(*arguments: str, **environment: str) -> subprocess.Popen[bytes]:
    """Start `funclint …` as a process of its own."""
    return subprocess.Popen(
        [sys.executable, "-m", "funclint", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
    )  # fmt: skip


@pytest.mark.parametrize("name", FORMATS)
def test_a_terminal_that_is_no_utf_8(tmp_path: Path, name: str) -> None:
    make_app(tmp_path / "숍", CODE + MISTAKE)
    out, err = start("check", "--format", name, PYTHONIOENCODING="cp1252").communicate(timeout=60)
    assert err == b""
    if name in ("text", "concise"):
        assert rb"\uc20d/function_app.py" in out
        out.decode("cp1252")
    else:
        assert "숍" in out.decode("utf-8") or name == "sarif"
    out, err = start("explain", "unused-suppression", PYTHONIOENCODING="ascii").communicate(timeout=60)
    assert (b"unused-suppression" in out, err) == (True, b"")


def test_a_reader_that_goes_away() -> None:
    process = start("rules", "--format", "json")
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait(timeout=60) in (0, 1)
    process.stderr.close()


def test_without_stdout(tmp_path: Path) -> None:
    make_app(tmp_path)
    start_of = "import sys; sys.stdout = sys.stderr = None; from funclint.cli import command; command()"
    done = subprocess.run(
        [sys.executable, "-c", start_of, "check"], env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
    )
    assert done.returncode == 0


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk() -> None:
    command = [sys.executable, "-c", "from funclint.cli import command; command()", "rules"]
    with open("/dev/full", "wb") as full:
        done = subprocess.run(
            command, stdout=full, stderr=subprocess.PIPE, env={**os.environ, "PYTHONPATH": str(ROOT)}, check=False
        )
    assert done.returncode == 2
    assert done.stderr.decode().endswith("funclint: error: cannot write to stdout: No space left on device\n")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps a folder that is in use")
def test_a_current_folder_that_is_gone(run: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    done = run("check")
    monkeypatch.chdir(tmp_path)
    assert (done.status, "the current folder is not there any more" in done.err) == (2, True)


def test_what_depends_on_a_condition_may_load(run: Any, tmp_path: Path) -> None:
    head, _, function = CODE.partition("\n\n\n")
    under = "\n\nimport os\n\nif os.environ.get('TICK'):\n    " + function.replace("\n", "\n    ").rstrip() + "\n"
    make_app(tmp_path, head + under)
    (app,) = run("index", "--format", "json").document["apps"]
    assert (app["loads"], [one["loads"] for one in app["functions"]]) == (True, [None])
    make_app(tmp_path, head + under.replace("(timer:", "(clock:"))
    (app,) = run("index", "--format", "json").document["apps"]
    assert app["loads"] is None
    assert run("check").status == 0


def test_folders_and_unreadable_files(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path)
    (tmp_path / "host.json").unlink()
    (tmp_path / "host.json").mkdir()
    done = run("check", "--format", "concise")
    message = "host.json cannot be read (it is a folder): the host does not start"
    assert done.out == f"host.json:1:1: error[invalid-host-json] {message}\n"


@pytest.mark.skipif(sys.platform == "win32", reason="needs a named pipe")
def test_a_module_that_cannot_be_read(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path, "import other\n" + CODE)
    os.mkfifo(tmp_path / "other.py")
    done = run("check", "--format", "concise")
    assert done.out == (
        "other.py:1:1: error[invalid-python] this file cannot be read (it is not a regular file): "
        "the worker will load none of the app's functions\n"
    )


def test_what_is_absent_is_reported_for_a_file_that_is_there(run: Any, tmp_path: Path) -> None:
    make_app(tmp_path)
    (tmp_path / "host.json").unlink()
    (tmp_path / "requirements.txt").unlink()
    found = run("check", "--format", "json").document["findings"]
    assert {(one["rule"], one["path"]) for one in found} == {
        ("missing-host-json", "function_app.py"),
        ("missing-dependency-manifest", "function_app.py"),
    }
