"""Fixes: on every bad app they take away what they say, bring nothing new, and touch nothing else."""

from __future__ import annotations

import difflib
import os
import re
import shutil
import stat
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from funclint import cli, fixes
from funclint.edits import EditableText
from funclint.files.source import Source
from funclint.findings import Edit, Finding, Fix, Span
from funclint.fixes import Fixing, unified_diff
from funclint.rules import registry
from funclint.run import Options, check_root

TESTS = Path(__file__).parent
FOLDERS = [(TESTS / "rules").glob("*/*/bad*"), (TESTS / "conformance" / "apps").iterdir()]
CASES = sorted(path for folder in FOLDERS for path in folder if path.is_dir())


def contents(folder: Path) -> dict[str, bytes]:
    return {str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


PLAIN = Options()


def findings(folder: Path, options: Options = PLAIN) -> list[Finding]:
    return check_root(str(folder), Source(), options).findings


class Recording(Fixing):
    """Remembers the lines that edits touch."""

    def __init__(self, options: Options, unsafe: bool) -> None:
        super().__init__(options, unsafe)
        self.touched: set[str] = set()

    def _apply(self, places: list[fixes.Place]) -> bool:
        for place in places:
            text = EditableText(place.path, self._source.read(place.path)).text
            start = text.rfind("\n", 0, place.start) + 1
            self.touched.update(text[start : text.find("\n", place.end)].splitlines())
            self.touched.update(text[start:].splitlines()[:1])
        return super()._apply(places)


def fix(folder: Path, unsafe: bool = False, options: Options = PLAIN) -> Recording:
    fixing = Recording(options, unsafe)
    fixing.fix(str(folder))
    fixing.write()
    return fixing


def by_rule(found: list[Finding]) -> Counter[str]:
    return Counter(finding.rule for finding in found)


def has_fix(finding: Finding, unsafe: bool) -> bool:
    return finding.fix is not None and (unsafe or finding.fix.safe)


@pytest.mark.parametrize("case", CASES, ids=lambda path: "/".join(path.parts[-3:]))
def test_fixing_until_clean(case: Path, tmp_path: Path) -> None:
    app = tmp_path / "app"
    shutil.copytree(case, app, ignore=shutil.ignore_patterns("expected.txt", "__pycache__"))
    row = registry.find(case.parent.name)
    options = Options(pedantic=row is not None and row.pedantic)
    for unsafe in (False, True):
        old, files = findings(app, options), contents(app)
        fixing = fix(app, unsafe, options)
        new, fixed_files = findings(app, options), contents(app)
        assert not by_rule(new) - by_rule(old), "a fix makes no new finding"
        assert [problem for _, problem in fixing.problems if "would bring a finding" not in problem] == []
        assert len([finding for finding in new if has_fix(finding, unsafe)]) <= len(fixing.problems)
        assert sum(fixing.fixed.values()) <= len(old) - len(new)
        if not fixing.problems:
            assert bool(sum(fixing.fixed.values())) == any(has_fix(finding, unsafe) for finding in old)
        edited = {edit.span.path for one in old if one.fix and has_fix(one, unsafe) for edit in one.fix.edits}
        assert files.keys() == fixed_files.keys()
        for name, data in fixed_files.items():
            if data != files[name]:
                assert str(app / name) in edited
                assert_is_kept(files[name], data, fixing.touched)
        fix(app, unsafe, options)
        assert contents(app) == fixed_files, "a second run changes nothing"
        with_fix = {finding.rule for finding in old if has_fix(finding, True)}
        assert {name for name in with_fix if not registry.rows()[name].fixable} == set(), "declare them fixable"


def assert_is_kept(before: bytes, after: bytes, touched: set[str]) -> None:
    """Lines that no edit is on are as they were, and comments survive on the others, except where a whole line goes."""
    old, new = before.decode().splitlines(), after.decode().splitlines()
    gone = [line[2:] for line in difflib.ndiff(old, new) if line.startswith("- ")]
    assert [line for line in gone if line not in touched] == []
    for line in gone:
        comment = re.search(r"(?<!:)(?:#|//)(?! funclint:).*", line)
        if comment and line.split(comment[0])[0].strip() not in ("", "logging"):
            assert comment[0] in "\n".join(new)


SHOWN = {path.parent.name: path.parent for path in CASES if path.parent.parent.parent.name == "rules"}


@pytest.mark.parametrize("rule", [name for name in SHOWN if registry.rows()[name].fixable])
def test_fixable_rules_are_shown_at_work(rule: str, tmp_path: Path) -> None:
    options = Options(pedantic=registry.rows()[rule].pedantic)
    for case in sorted(SHOWN[rule].glob("bad*")):
        shutil.copytree(case, tmp_path / case.name, ignore=shutil.ignore_patterns("expected.txt"))
        if any(one.rule == rule and has_fix(one, True) for one in findings(tmp_path / case.name, options)):
            return
    pytest.fail("no fixture shows a fix")


HOST = b"""{
  "version": "2.0",  // text
  "extensionBundle": {"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}
}
"""

CODE = """\
import azure.functions as func

app = func.FunctionApp()
\tlabel = "한😀\t"; level = func.AuthLevel.Anonymous  # é


@app.route(route="x", auth_level=level)
def x(req: func.HttpRequest) -> func.HttpResponse:
    return func.HttpResponse("x")
""".replace("\tlabel", "label")

FIXED_CODE = CODE.replace("Anonymous", "ANONYMOUS")


def make_app(folder: Path, code: bytes = FIXED_CODE.encode(), **files: bytes) -> Path:
    folder.mkdir(parents=True, exist_ok=True)
    written = {"host.json": HOST, "requirements.txt": b"azure-functions\n", "function_app.py": code, **files}
    for name, data in written.items():
        (folder / name).write_bytes(data)
    return folder


ENCODED: list[Callable[[str], bytes]] = [
    lambda text: text.encode(),
    lambda text: text.replace("\n", "\r\n").encode(),
    lambda text: text.replace("\n", "\r").encode(),
    lambda text: text.encode("utf-8-sig"),
    lambda text: text.replace("\n", "\r\n").encode("utf-8-sig"),
    lambda text: text.rstrip("\n").encode(),
    lambda text: ("# coding: utf-8\n\x0c\n" + text).encode(),
    lambda text: f"# -*- coding: latin-1 -*-\n{text}".replace("한😀", "").encode("latin-1"),
]  # fmt: skip


@pytest.mark.parametrize("encode", ENCODED)
def test_python_keeps_its_bytes(tmp_path: Path, encode: Callable[[str], bytes]) -> None:
    app = make_app(tmp_path / "app", encode(CODE))
    assert sum(fix(app).fixed.values()) == 1
    assert (app / "function_app.py").read_bytes() == encode(FIXED_CODE)


WITHOUT = "requests\n# café\nlogging  # goes\nflask\n"
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32", "utf-32-be"]


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize("encoding", ENCODINGS)
def test_requirements_keep_their_bytes(tmp_path: Path, encoding: str, newline: str) -> None:
    def encode(text: str) -> bytes:
        mark = "\ufeff" if encoding.endswith(("-le", "-be")) else ""
        return (mark + text.replace("\n", newline)).encode(encoding)

    app = make_app(tmp_path / "app", **{"requirements.txt": encode(WITHOUT)})
    assert sum(fix(app).fixed.values()) == 2
    wanted = encode(WITHOUT.replace("logging  # goes\n", "") + "azure-functions\n")
    assert (app / "requirements.txt").read_bytes() == wanted


def test_a_file_without_a_last_line_end_gets_one_before_the_new_line(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", **{"requirements.txt": b"requests\r\nflask"})
    fix(app)
    assert (app / "requirements.txt").read_bytes() == b"requests\r\nflask\r\nazure-functions\r\n"


def test_a_line_that_goes_on_is_left_alone(tmp_path: Path) -> None:
    text = b"azure-functions\nlogging==3.4.3 \\\n    --hash=sha256:" + b"0" * 64 + b"\n"
    app = make_app(tmp_path / "app", **{"requirements.txt": text})
    fix(app, unsafe=True)
    assert (app / "requirements.txt").read_bytes() == text


def test_json_keeps_comments_and_byte_order_mark(tmp_path: Path) -> None:
    host = b"\xef\xbb\xbf" + HOST.replace(b"\n", b"\r\n").replace(b'"2.0"', b"2.0")
    app = make_app(tmp_path / "app", **{"host.json": host})
    fix(app)
    assert (app / "host.json").read_bytes() == host.replace(b"2.0", b'"2.0"')


def test_mode_is_kept(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", CODE.encode())
    (app / "function_app.py").chmod(0o751)
    fix(app)
    assert stat.S_IMODE((app / "function_app.py").stat().st_mode) == 0o751


def only_problem(fixing: Fixing) -> str:
    ((_, problem),) = fixing.problems
    assert sum(fixing.fixed.values()) == 0
    return problem


def test_a_read_only_file_is_left_alone(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", CODE.encode())
    (app / "function_app.py").chmod(0o444)
    assert only_problem(fix(app)) == "it is read-only"
    assert (app / "function_app.py").read_text(encoding="utf-8") == CODE


@pytest.mark.skipif(getattr(os, "geteuid", lambda: 0)() == 0, reason="root writes everywhere")
def test_a_read_only_folder_is_left_alone(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", CODE.encode())
    app.chmod(0o555)
    assert only_problem(fix(app)).startswith("it cannot be written: ")
    app.chmod(0o755)
    assert (app / "function_app.py").read_text(encoding="utf-8") == CODE


@pytest.mark.parametrize("step", ["open", "fsync", "chmod", "replace"])
def test_a_failure_leaves_the_original_and_nothing_else(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    app = make_app(tmp_path / "app", CODE.encode())
    before = contents(app)
    fixing = Fixing(Options(), unsafe=False)
    fixing.fix(str(app))

    def fail(*_: Any, **__: Any) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as patch:
        patch.setattr(f"funclint.files.writing.os.{step}", fail)
        fixing.write()
    assert only_problem(fixing) == "it cannot be written: No space left on device"
    assert contents(app) == before


@pytest.mark.parametrize("now", [b"", CODE.encode() + b"\n", None])
def test_a_file_that_changed_meanwhile_is_left_alone(tmp_path: Path, now: bytes | None) -> None:
    app = make_app(tmp_path / "app", CODE.encode(), **{"requirements.txt": b"logging\nazure-functions\n"})
    fixing = Fixing(Options(), unsafe=False)
    fixing.fix(str(app))
    assert len(fixing.changed) == 2
    code = app / "function_app.py"
    code.unlink() if now is None else code.write_bytes(now)
    before = contents(app)
    fixing.write()
    assert only_problem(fixing) == (
        "it was changed meanwhile" if now is not None else "it cannot be written: No such file or directory"
    )
    assert contents(app) == before, "the app's other files wait, too: fixes may belong together"


def test_links_out_of_the_app_are_not_followed(tmp_path: Path) -> None:
    outside = tmp_path / "common.txt"
    outside.write_bytes(b"azure-functions\nlogging\n")
    app = make_app(tmp_path / "app")
    (app / "requirements.txt").unlink()
    (app / "requirements.txt").symlink_to(outside)
    assert only_problem(fix(app)) == "it is not in the folder of the app"
    (app / "requirements.txt").unlink()
    (app / "requirements.txt").write_bytes(b"-r ../common.txt\n")
    assert only_problem(fix(app)) == "it is not in the folder of the app"
    assert outside.read_bytes() == b"azure-functions\nlogging\n"


def test_a_link_in_the_app_stays_a_link(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", **{"base.txt": b"azure-functions\nlogging\n"})
    (app / "requirements.txt").unlink()
    (app / "requirements.txt").symlink_to("base.txt")
    fix(app)
    assert (app / "requirements.txt").is_symlink()
    assert (app / "base.txt").read_bytes() == b"azure-functions\n"


def test_undecodable_files_are_left_alone(tmp_path: Path) -> None:
    host = HOST.replace(b"text", b"\xff\xfe").replace(b'"2.0"', b"2.0")
    app = make_app(tmp_path / "app", **{"host.json": host})
    assert only_problem(fix(app)) == "its text encoding is not understood"
    assert (app / "host.json").read_bytes() == host


def test_the_app_may_be_named_by_a_link(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", CODE.encode())
    (tmp_path / "link").symlink_to(app)
    assert sum(fix(tmp_path / "link").fixed.values()) == 1
    assert (app / "function_app.py").read_text(encoding="utf-8") == FIXED_CODE


def test_no_line_is_added_to_one_that_goes_on(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", **{"requirements.txt": b"requests \\\n"})
    fix(app, unsafe=True)
    assert (app / "requirements.txt").read_bytes() == b"requests \\\n"


def test_a_wrong_name_gives_way_to_the_right_one(tmp_path: Path) -> None:
    app = make_app(tmp_path / "app", **{"requirements.txt": b"requests\nazure-functions-worker==1.2  # ?\n"})
    fix(app)
    assert (app / "requirements.txt").read_bytes() == b"requests\nazure-functions  # ?\n"


def test_decorators_keep_their_order(tmp_path: Path) -> None:
    head = """\
import functools

import azure.functions as func

app = func.FunctionApp(http_auth_level=func.AuthLevel.FUNCTION)


def first(handler):
    @functools.wraps(handler)
    def inner(*values, **named):
        return handler(*values, **named)

    return inner


second = first


"""
    mine = "@first  # outer\n@second\n"
    azure = '@app.function_name("x")\n# a route\n@app.route(\n    route="x",\n)\n'
    handler = "def x(req: func.HttpRequest) -> func.HttpResponse:\n    return func.HttpResponse('x')\n"
    app = make_app(tmp_path / "app", (head + mine + azure + handler).encode())
    fix(app, unsafe=True)
    assert (app / "function_app.py").read_text(encoding="utf-8") == head + azure + mine + handler


def test_a_blueprint_is_imported_and_registered(tmp_path: Path) -> None:
    blueprint = (
        "import azure.functions as func\n\nbp = func.Blueprint()\n\n\n"
        '@bp.route(route="NAME", auth_level=func.AuthLevel.FUNCTION)\n'
        "def NAME(req: func.HttpRequest) -> func.HttpResponse:\n    return func.HttpResponse('x')\n"
    )
    code = "import azure.functions as func\nimport orders\nimport users\n\napp = func.FunctionApp()\n"
    modules = {f"{name}.py": blueprint.replace("NAME", name).encode() for name in ("orders", "users")}
    app = make_app(tmp_path / "app", code.encode(), **modules)
    assert sum(fix(app, unsafe=True).fixed.values()) == 2
    assert (app / "function_app.py").read_text(encoding="utf-8") == (
        "import azure.functions as func\nimport orders\nfrom orders import bp\nfrom users import bp as users_bp\n"
        "import users\n\napp = func.FunctionApp()\napp.register_functions(bp)\napp.register_functions(users_bp)\n"
    )


def test_git_is_told_to_ignore_local_settings(tmp_path: Path) -> None:
    values = b'{"IsEncrypted": false, "Values": {"FUNCTIONS_WORKER_RUNTIME": "python"}}'
    app = make_app(tmp_path / "app", **{"local.settings.json": values, ".gitignore": b".venv/"})
    (app / ".git").mkdir()
    (app / ".git" / "HEAD").write_bytes(b"ref: refs/heads/main\n")
    assert sum(fix(app).fixed.values()) == 1
    assert (app / ".gitignore").read_bytes() == b".venv/\nlocal.settings.json\n"


# Fixes made up by stand-ins for rules, on the text of notes.txt of an app.


def with_rules(monkeypatch: pytest.MonkeyPatch, propose: Callable[[str], list[Any]], name: str = "notes.txt") -> None:
    """Let a check say what `propose` makes of a file: (rule, message, ((start, end, text), …)) of its first line."""

    def check(root: str, source: Source, options: Options) -> Any:
        real = check_root(root, source, options)
        path = str(Path(root, name))
        found = [
            Finding(
                rule, "E9999", "error", "app", "high", message, Span(path), root,
                fix=Fix(True, "Change it", tuple(
                    Edit(Span(path, 1, start + 1, 1, end + 1), text) for start, end, text in edits
                )) if edits else None,
            )
            for rule, message, edits in propose(source.read(path).decode())
        ]  # fmt: skip
        return real._replace(findings=found)

    monkeypatch.setattr(fixes, "check_root", check)


def fix_notes(tmp_path: Path, text: str) -> tuple[str, Fixing]:
    app = make_app(tmp_path / "app", **{"notes.txt": text.encode()})
    fixing = fix(app)
    return (app / "notes.txt").read_text(encoding="utf-8"), fixing


def test_of_overlapping_fixes_the_first_wins_and_the_others_follow(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def propose(text: str) -> list[Any]:
        return [("a", f"the first {pair}", ((text.index(pair), text.index(pair) + 2, "x"),)) for pair in
                ("ab", "bc", "cd", "xc") if pair in text]  # fmt: skip

    with_rules(monkeypatch, propose)
    # Round 1: `ab` -> x and `cd` -> x; `bc` overlaps both, and is gone afterwards.
    text, fixing = fix_notes(tmp_path, "abcd")
    assert text == "xx"
    assert sum(fixing.fixed.values()) == 2


def test_insertions_at_one_place_take_turns(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, lambda text: [(one, one, ((0, 0, one),)) for one in "abc" if one not in text])
    assert fix_notes(tmp_path, "|")[0] == "cba|"


def test_equal_edits_are_made_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, lambda text: [(one, one, ((0, 0, "x"),)) for one in "abc" if "x" not in text])
    text, fixing = fix_notes(tmp_path, "|")
    assert text == "x|"
    assert sum(fixing.fixed.values()) == 3


def test_a_fix_that_does_not_help_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def propose(text: str) -> list[Any]:
        return [("a", "grows", ((0, 0, "+"),))] + ([("b", "good", ((0, 1, "B"),))] if "b" in text else [])

    with_rules(monkeypatch, propose)
    text, fixing = fix_notes(tmp_path, "b")
    assert text == "B"
    assert [problem for _, problem in fixing.problems] == ["`Change it` does not help"]


def test_a_fix_that_brings_another_finding_is_taken_back(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(
        monkeypatch,
        lambda text: [("a", "bad", ((0, 3, "new"),))] if text == "old" else [("b", "worse", ())],
    )
    text, fixing = fix_notes(tmp_path, "old")
    assert text == "old"
    assert only_problem(fixing) == "`Change it` would bring a finding of `b`, to be repaired by hand"


def test_fixes_do_not_go_round_in_circles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with_rules(monkeypatch, lambda text: [("a", f"not {text}", ((0, 1, "b" if text == "a" else "a"),))])
    text, fixing = fix_notes(tmp_path, "a")
    assert text in "ab"
    assert [problem for _, problem in fixing.problems] == ["`Change it` changes nothing, or leads in a circle"]


@pytest.mark.parametrize(
    ("name", "text", "edit"),
    [
        ("host.json", b'{"version": "2.0"}', (0, 1, "")),
        ("function_app.py", b"import azure.functions as func\n", (0, 7, "import = ")),
        ("notes.txt", b"# coding: latin-1\n", (0, 0, "한")),
    ],
)
def test_a_fix_that_breaks_a_file_is_taken_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, text: bytes, edit: tuple[int, int, str]
) -> None:
    with_rules(monkeypatch, lambda now: [("a", "bad", (edit,))] if now == text.decode() else [], name)
    app = make_app(tmp_path / "app", **{name: text})
    assert only_problem(fix(app)) == "`Change it` would no longer be read"
    assert (app / name).read_bytes() == text


def test_touching_places() -> None:
    def touches(first: tuple[int, int], second: tuple[int, int]) -> bool:
        one, other = fixes.Place("a", *first, "x"), fixes.Place("a", *second, "y")
        assert one.touches(other) == other.touches(one)
        return one.touches(other)

    assert touches((0, 2), (1, 3)) and touches((0, 3), (1, 2)) and touches((1, 1), (1, 1))
    assert touches((0, 1), (1, 1)), "which one comes first would matter"
    assert not touches((0, 1), (1, 2)), "lines that go, one below the other"
    assert not touches((0, 1), (2, 2))


@pytest.mark.parametrize("edits", [((5, 6, "x"),), ((0, 2, "x"), (1, 3, "y"))])
def test_impossible_edits_are_not_made(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, edits: tuple[tuple[int, int, str], ...]
) -> None:
    with_rules(monkeypatch, lambda text: [("a", "bad", edits)])
    text, fixing = fix_notes(tmp_path, "abc")
    assert text == "abc"
    assert sum(fixing.fixed.values()) == 0


@pytest.mark.parametrize(
    ("text", "line", "column", "offset"),
    [("", 1, 1, 0), ("a\r\nb", 2, 1, 3), ("a\rb", 2, 2, 3), ("a\u2028b\n", 1, 4, 3), ("a\n", 3, 1, 2), ("a", 2, 1, 1)],
)
def test_offsets(text: str, line: int, column: int, offset: int) -> None:
    assert EditableText("a.json", text.encode()).offset(line, column) == offset


@pytest.mark.parametrize(("line", "column"), [(0, 1), (1, 0), (1, 4), (5, 1), (4, 2), (2, 4)])
def test_places_that_are_not_there(line: int, column: int) -> None:
    with pytest.raises(ValueError):
        EditableText("a.json", b"a\nb\n").offset(line, column)


# The command line.


def test_command(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    host = HOST.replace(b'"2.0"', b"2.0").replace(b"}\n}", b'},\n  "functionTimout": "00:01:00"\n}')
    app = make_app(tmp_path / "app", CODE.encode(), **{"host.json": host})
    monkeypatch.chdir(app)
    monkeypatch.delenv("GITHUB_ACTIONS", raising=False)
    before = contents(app)

    assert cli.main(["check", "--diff"]) == 1
    shown = capsys.readouterr()
    assert contents(app) == before
    changed = [line for line in shown.out.splitlines() if re.match(r"[-+]", line)]
    assert changed[:2] == ["--- function_app.py", "+++ function_app.py"]
    assert changed[4:8] == [
        "--- host.json", "+++ host.json", '-  "version": 2.0,  // text', '+  "version": "2.0",  // text',
    ]  # fmt: skip
    assert len(changed) == 8
    assert shown.err == "would fix 2 (1 need --unsafe-fixes)\n"

    assert cli.main(["check", "--fix"]) == 0, "what is left is a warning"
    shown = capsys.readouterr()
    assert shown.out.endswith("1 finding: 1 warning in 1 app with 1 function\nfixed 2 (1 need --unsafe-fixes)\n")
    assert shown.err == ""

    assert cli.main(["check", "--fix", "--unsafe-fixes", "--format", "json", "--fail-on", "warning"]) == 0
    shown = capsys.readouterr()
    assert '"findings": []' in shown.out
    assert shown.out.startswith("{") and shown.out.endswith("}\n")
    assert shown.err == "fixed 1\n"
    assert (app / "host.json").read_bytes() == host.replace(b"2.0,", b'"2.0",').replace(b"Timout", b"Timeout")

    fixed = contents(app)
    assert cli.main(["check", "--diff", "--unsafe-fixes"]) == 0
    assert capsys.readouterr() == ("", "would fix 0\n")
    assert contents(app) == fixed


def test_difference_and_report_do_not_share_stdout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make_app(tmp_path / "app", CODE.encode())
    monkeypatch.chdir(app)
    with pytest.raises(SystemExit) as stopped:
        cli.main(["check", "--diff", "--format", "json"])
    assert stopped.value.code == 2
    report = tmp_path / "report.json"
    assert cli.main(["check", "--diff", "--format", "json", "--output-file", str(report)]) == 1
    assert "unknown-azure-functions-name" in report.read_text(encoding="utf-8")


def test_what_is_ignored_is_not_fixed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    code = CODE.replace("  # ", "  # funclint: ignore[unknown-azure-functions-name] ")
    app = make_app(tmp_path / "app", code.encode())
    monkeypatch.chdir(app)
    assert cli.main(["check", "--fix", "--unsafe-fixes", "--no-ignores"]) == 1
    assert (app / "function_app.py").read_text(encoding="utf-8") == code
    app = make_app(tmp_path / "app", CODE.encode())
    assert cli.main(["check", "--fix", "--ignore", "unknown-azure-functions-name"]) == 0
    assert (app / "function_app.py").read_text(encoding="utf-8") == CODE


def test_a_difference_can_be_applied(tmp_path: Path) -> None:
    before, after = "a\r\nb\n\x0cc\nlast", "a\r\nB\n\x0cc\nlast\n"
    text = unified_diff({str(tmp_path / "notes.txt"): (before.encode(), after.encode())}, str(tmp_path))
    assert text == (
        "--- notes.txt\n+++ notes.txt\n@@ -1,4 +1,4 @@\n a\r\n-b\n+B\n \x0cc\n-last\n"
        "\\ No newline at end of file\n+last\n"
    )


def test_a_difference_shows_no_secret(tmp_path: Path) -> None:
    key = "AccountKey=" + "abcd" * 4 + ";"
    before, after = f'"a;{key}"\nb\n', f'"a;{key}"\nB\n'
    text = unified_diff({str(tmp_path / "notes.txt"): (before.encode(), after.encode())}, str(tmp_path))
    assert f'"a;AccountKey={"*" * 16};"' in text
    assert "abcd" not in text
