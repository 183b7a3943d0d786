"""What clients really do: too fast, gone in the middle, outside of any app, with fifty apps, in other encodings."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from editor import HOST, START, Editor, Make
from lsprotocol import types

CREATED, CHANGED, DELETED = (
    types.FileChangeType.Created,
    types.FileChangeType.Changed,
    types.FileChangeType.Deleted,
)
GOOD = (
    "import azure.functions as func\n\napp = func.FunctionApp()\n\n\n"
    '@app.route(route="orders", auth_level=func.AuthLevel.FUNCTION)\n'
    "def orders(req: func.HttpRequest) -> func.HttpResponse:\n    return func.HttpResponse()\n"
)
BAD = GOOD.replace("def orders(req:", "def orders(request:")
RULE = "parameter-without-binding"


def test_edits_faster_than_checks_leave_what_holds_of_the_last_one(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": GOOD}) / "function_app.py"
    editor.open(path)
    editor.wait_for(path)
    editor.published.clear()
    count = 400
    for number in range(count):
        version = editor.change(path, (BAD if number % 2 else GOOD) + f"NUMBER = {number}\n")
    editor.wait_for_version(path, version)
    assert editor.rules(path) == [RULE]
    versions = [one.version or 0 for one in editor.published]
    assert versions == sorted(versions)
    assert len(versions) < count


def test_nothing_stays_of_a_file_that_is_closed_without_saving(editor: Editor, make: Make) -> None:
    folder = make(**{"function_app.py": GOOD})
    path, host = folder / "function_app.py", folder / "host.json"
    editor.open(host)
    editor.open(path, BAD)
    editor.wait_for(path, RULE)
    editor.close(path)
    editor.wait_for(path)


def test_nothing_stays_of_an_app_outside_of_the_workspace_when_it_is_closed(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": BAD}) / "function_app.py"
    editor.open(path)
    editor.wait_for(path, RULE)
    editor.close(path)
    editor.wait_for(path)


def test_a_module_that_is_deleted_or_renamed_takes_its_findings_along(editor: Editor, make: Make) -> None:
    module = GOOD.replace("app = func.FunctionApp()", "bp = func.Blueprint()").replace("@app", "@bp")
    entry = (
        "import azure.functions as func\n\nfrom parts import bp\n\n"
        "app = func.FunctionApp()\napp.register_functions(bp)\n"
    )
    folder = make(**{"function_app.py": entry, "parts.py": module.replace("(req:", "(request:")})
    path, parts, moved = folder / "function_app.py", folder / "parts.py", folder / "pieces.py"
    editor.open(path)
    editor.wait_for(parts, RULE)
    parts.rename(moved)
    editor.on_disk((parts, DELETED), (moved, CREATED))
    editor.wait_for(parts)
    editor.wait_for(path, "possibly-undeclared-import")
    editor.change(path, entry.replace("from parts", "from pieces"))
    editor.wait_for(path)
    editor.wait_for(moved, RULE)


def test_an_app_that_is_deleted_while_open_goes(editor: Editor, make: Make) -> None:
    folder = make(**{"function_app.py": BAD})
    path = folder / "function_app.py"
    editor.open(path)
    editor.wait_for(path, RULE)
    shutil.rmtree(folder)
    editor.on_disk((path, DELETED), (folder / "host.json", DELETED))
    editor.close(path)
    editor.wait_for(path)


def test_a_change_on_disk_is_seen_when_it_is_told_and_when_something_else_is_edited(editor: Editor, make: Make) -> None:
    folder = make(**{"function_app.py": GOOD})
    path, host = folder / "function_app.py", folder / "host.json"
    editor.open(path)
    editor.wait_for(path)
    host.write_text(HOST.replace('"2.0"', "2.0"), encoding="utf-8")
    editor.on_disk((host, CHANGED))
    editor.wait_for(host, "host-json-version")
    host.write_text(HOST, encoding="utf-8")
    editor.change(path, GOOD + "\n")
    editor.wait_for(host)


def test_a_configuration_above_the_app_counts(editor: Editor, make: Make, tmp_path: Path) -> None:
    path = make(**{"function_app.py": BAD}) / "function_app.py"
    editor.open(path)
    editor.wait_for(path, RULE)
    configuration = tmp_path / "funclint.toml"
    configuration.write_text(f'ignore = ["{RULE}"]\n', encoding="utf-8")
    editor.on_disk((configuration, CREATED))
    editor.wait_for(path)
    configuration.write_text('exclude = ["app"]\n', encoding="utf-8")
    editor.on_disk((configuration, CHANGED))
    editor.open(configuration, "")
    editor.wait_for(path, RULE)
    editor.close(configuration)
    editor.wait_for(path)


def test_an_app_comes_into_being_with_its_entry_module(editor: Editor, tmp_path: Path) -> None:
    path = tmp_path / "function_app.py"
    path.write_text("print()\n", encoding="utf-8")
    editor.open(path)
    editor.change(path, BAD)
    editor.wait(lambda: RULE in editor.rules(path))
    editor.change(path, "print()\n")
    editor.wait_for(path)


def test_a_file_outside_of_any_app_has_no_findings_and_does_no_harm(editor: Editor, make: Make, tmp_path: Path) -> None:
    stray = tmp_path / "stray.py"
    stray.write_text(BAD, encoding="utf-8")
    editor.open(stray)
    editor.open(tmp_path / "never" / "saved.py", "import os\n")
    editor.open(tmp_path / "untitled", "text", uri="untitled:Untitled-1")
    editor.open(tmp_path / "odd", "text", uri="file:")
    identifier = types.TextDocumentIdentifier(stray.as_uri())
    symbols = types.DocumentSymbolParams(identifier)
    assert editor.ask(editor.client.text_document_document_symbol_async, symbols) is None
    assert editor.hover(stray, 0, 0) is None
    assert editor.complete(stray, 0, 0) == []
    change = types.DidChangeTextDocumentParams(
        types.VersionedTextDocumentIdentifier(9, (tmp_path / "never_opened.py").as_uri()),
        [types.TextDocumentContentChangeWholeDocument("x")],
    )
    editor.call(editor.client.text_document_did_change, change)
    path = make(**{"function_app.py": BAD}) / "function_app.py"
    editor.open(path)
    editor.wait_for(path, RULE)
    assert str(stray) not in editor.shown


def test_hostile_files_are_survived(editor: Editor, make: Make) -> None:
    deep = "{" + '"a":{' * 5000
    folder = make(**{"function_app.py": "(" * 5000 + "\0", "host.json": deep, "local.settings.json": "[[["})
    path, host = folder / "function_app.py", folder / "host.json"
    editor.open(path)
    editor.open(host)
    editor.wait(lambda: "invalid-python" in editor.rules(path) and editor.rules(host))
    assert editor.hover(host, 0, 20) is None
    editor.complete(host, 0, 25_000)
    editor.complete(path, 0, 5000)
    editor.change(path, GOOD.replace("func.AuthLevel.FUNCTION", "'\\ud800'"))
    editor.change(path, GOOD + "x = '\N{BYTE ORDER MARK}'\n")
    editor.change(host, "\N{BYTE ORDER MARK}" + HOST)
    editor.wait_for(path)


@pytest.mark.parametrize(("encoding", "before"), [("utf-8", 9), ("utf-16", 4), ("utf-32", 3)])
def test_places_count_as_was_agreed(make: Make, encoding: str, before: int) -> None:
    """`before` are the units of the three characters that stand before what is found."""
    odd = "\N{WAVING HAND SIGN}\N{LATIN SMALL LETTER E WITH ACUTE}\N{EURO SIGN}"
    text = GOOD.replace('route="orders"', f'trigger_arg_name="{odd}", route="/orders"')
    path = make(**{"function_app.py": text}) / "function_app.py"
    editor = Editor(encodings=[encoding, "utf-16"])
    assert editor.started.capabilities.position_encoding == encoding
    editor.open(path)
    editor.wait(lambda: "leading-slash-in-route" in editor.rules(path))
    shown = next(one for one in editor.shown[str(path)].diagnostics if one.code == "leading-slash-in-route")
    line = text.split("\n")[5]
    assert shown.range.start == types.Position(5, line.index('"/orders"') - len(odd) + before)
    fix = next(one for one in editor.actions(path, shown.range) if not one.title.startswith("Suppress"))
    assert fix.edit is not None and fix.edit.document_changes is not None
    change = fix.edit.document_changes[0]
    assert isinstance(change, types.TextDocumentEdit)
    assert change.edits[0].range.start.character >= shown.range.start.character
    assert editor.leave() == (0, "")


def test_a_client_that_closes_the_pipe_in_the_middle_of_a_request_ends_the_server(make: Make) -> None:
    path = make(**{"function_app.py": BAD}) / "function_app.py"
    server = subprocess.Popen(
        [sys.executable, "-c", START, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    start = {"processId": None, "rootUri": path.parent.as_uri(), "capabilities": {}}
    opened = {"uri": path.as_uri(), "languageId": "python", "version": 1, "text": BAD}
    place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": 6, "character": 13}}
    messages = framed("initialize", start, 1) + framed("initialized", {})
    messages += framed("textDocument/didOpen", {"textDocument": opened}) + framed("textDocument/hover", place, 2)
    _, errors = server.communicate(messages + framed("textDocument/hover", place, 3)[:-9], timeout=10)
    assert (server.returncode, errors) == (0, b"")


def test_a_client_that_is_killed_ends_the_server(make: Make) -> None:
    path = make(**{"function_app.py": BAD}) / "function_app.py"
    server = subprocess.Popen(
        [sys.executable, "-c", START, "server"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    assert server.stdin is not None and server.stdout is not None and server.stderr is not None
    opened = {"uri": path.as_uri(), "languageId": "python", "version": 1, "text": BAD}
    place = {"textDocument": {"uri": path.as_uri()}, "position": {"line": 6, "character": 13}}
    server.stdout.close()
    server.stdin.write(framed("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1))
    server.stdin.write(framed("textDocument/didOpen", {"textDocument": opened}))
    server.stdin.write(framed("textDocument/hover", place, 2))
    server.stdin.close()
    assert (server.wait(10), server.stderr.read()) == (0, b"")


def framed(method: str, parameters: object, number: int | None = None) -> bytes:
    """A message as it goes over the pipe."""
    message = {"jsonrpc": "2.0", "method": method, "params": parameters}
    body = json.dumps(message if number is None else {**message, "id": number}).encode()
    return b"Content-Length: %d\r\n\r\n%b" % (len(body), body)


def test_a_client_that_leaves_without_goodbye_is_told_so_by_the_exit_status(make: Make) -> None:
    messages = framed("initialize", {"processId": None, "rootUri": None, "capabilities": {}}, 1) + framed("exit", None)
    command = [sys.executable, "-c", START, "server"]
    done = subprocess.run(command, input=messages, capture_output=True, timeout=10, check=False)
    assert (done.returncode, done.stderr) == (1, b"")


def test_nothing_is_written(make: Make, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = make(**{"function_app.py": BAD})
    before = {path: path.read_bytes() for path in folder.rglob("*")}
    monkeypatch.setenv("FUNCLINT_CACHE_DIR", str(tmp_path / "cache"))
    editor = Editor(folder)
    path = folder / "function_app.py"
    editor.open(path)
    shown = editor.wait_for(path, RULE)[0]
    editor.change(path, BAD + "\n")
    assert editor.actions(path, shown.range)
    assert editor.leave() == (0, "")
    assert {path: path.read_bytes() for path in folder.rglob("*")} == before
    assert not (tmp_path / "cache").exists()


def test_without_the_extra_the_command_says_what_to_install() -> None:
    code = f"import sys; sys.modules['pygls'] = None; sys.modules['lsprotocol'] = None; {START}"
    done = subprocess.run(
        [sys.executable, "-c", code, "server"], capture_output=True, encoding="utf-8", timeout=10, check=False
    )
    assert done.returncode == 2
    assert done.stderr == "funclint: the language server needs more packages: pip install 'funclint[lsp]'\n"
    assert done.stdout == ""


def test_a_workspace_with_fifty_apps_is_checked_whole_but_the_open_app_first(make: Make, tmp_path: Path) -> None:
    for number in range(50):
        make(f"app{number:02}", **{"function_app.py": BAD, "host.json": HOST})
    excluded = make("other", **{"function_app.py": BAD})
    (tmp_path / "funclint.toml").write_text('exclude = ["other"]\n', encoding="utf-8")
    paths = [tmp_path / f"app{number:02}" / "function_app.py" for number in range(50)]
    editor = Editor(tmp_path)
    editor.open(paths[49])
    editor.wait(lambda: all(editor.rules(path) == [RULE] for path in paths))
    assert editor.rules(excluded / "function_app.py") == []
    assert any(one.method == types.WORKSPACE_DID_CHANGE_WATCHED_FILES for one in editor.registered)
    # Closed files stay shown as they are on disk; what goes from the disk goes from the list.
    editor.change(paths[49], GOOD)
    editor.wait_for(paths[49])
    editor.close(paths[49])
    editor.wait_for(paths[49], RULE)
    shutil.rmtree(paths[7].parent)
    editor.on_disk((paths[7], DELETED), (paths[7].parent / "host.json", DELETED))
    editor.wait_for(paths[7])
    paths[8].write_text(GOOD, encoding="utf-8")
    editor.on_disk((paths[8], CHANGED))
    editor.wait_for(paths[8])
    for path in paths[:7] + paths[9:20]:
        editor.open(path)
    for path in paths[:7] + paths[9:20]:
        assert editor.hover(path, 6, 13) is not None
    assert editor.rules(paths[30]) == [RULE]
    assert editor.leave() == (0, "")
