"""One test for each thing that the language server does, with a real client."""

from __future__ import annotations

from pathlib import Path

from editor import HOST, ROOT, Editor, Make, edited
from lsprotocol import types

IMPORT = "import azure.functions as func\n\napp = func.FunctionApp()\n\n\n"
QUEUE = (
    IMPORT + '@app.queue_trigger(arg_name="message", queue_name="orders", connection="ORDERS")\n'
    "def work(message: func.QueueMessage) -> None:\n    print(message)\n"
)
MISSPELT = QUEUE.replace("def work(message:", "def work(massage:").replace("print(message)", "print(massage)")
SETTINGS = (
    '{\n  "IsEncrypted": false,\n  "Values": {\n    "FUNCTIONS_WORKER_RUNTIME": "python",\n'
    '    "AzureWebJobsStorage": "UseDevelopmentStorage=true",\n    "ORDERS": "UseDevelopmentStorage=true",\n'
    '    "NIGHT": "0 0 3 * * *"\n  }\n}\n'
)
DURABLE = (
    "import azure.functions as func\nimport azure.durable_functions as df\n\napp = df.DFApp()\n\n\n"
    '@app.activity_trigger(input_name="order")\ndef pay(order: str) -> str:\n    return order\n\n\n'
    '@app.orchestration_trigger(context_name="context")\ndef shop(context: df.DurableOrchestrationContext):\n'
    '    return (yield context.call_activity("pay", "one"))\n'
)


def place(text: str, needle: str, more: int = 0) -> tuple[int, int]:
    """Line and character (from 0) of the first occurrence of a text, and some characters more."""
    offset = text.index(needle) + more
    return text.count("\n", 0, offset), offset - (text.rfind("\n", 0, offset) + 1)


def applied(text: str, action: types.CodeAction, path: Path) -> str:
    """The text of a file after an action."""
    assert action.edit is not None
    for change in action.edit.document_changes or ():
        if isinstance(change, types.TextDocumentEdit) and change.text_document.uri == path.as_uri():
            text = edited(text, [one for one in change.edits if isinstance(one, types.TextEdit)])
    return text


def test_findings_come_and_go_with_the_text(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": QUEUE, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    editor.wait_for(path)
    editor.change(path, MISSPELT)
    shown = editor.wait_for(path, "parameter-without-binding")[0]
    assert shown.severity == types.DiagnosticSeverity.Error
    assert shown.source == "funclint"
    assert shown.code_description is not None
    assert shown.code_description.href.endswith("/rules/parameter-without-binding/")
    assert (shown.range.start.line, shown.range.start.character) == place(MISSPELT, "massage")
    assert shown.related_information is not None
    related = shown.related_information[0]
    assert (related.location.uri, related.message) == (path.as_uri(), "binds `message`")
    editor.change(path, QUEUE)
    editor.wait_for(path)


def test_an_edit_of_host_json_changes_what_is_shown_in_the_module(editor: Editor, make: Make) -> None:
    module = (
        IMPORT + '@app.route(route="/orders", auth_level=func.AuthLevel.FUNCTION)\n'
        "def orders(req: func.HttpRequest) -> func.HttpResponse:\n    return func.HttpResponse()\n"
    )
    folder = make(**{"function_app.py": module})
    path, host = folder / "function_app.py", folder / "host.json"
    editor.open(path)
    editor.open(host)
    editor.wait_for(path, "leading-slash-in-route")
    editor.change(host, '{"version": "2.0", "extensions": {"http": {"routePrefix": ""}}}')
    without_prefix = editor.shown[str(path)].version
    editor.wait(lambda: "leading-slash-in-route" not in [one.code for one in editor.shown[str(path)].diagnostics])
    assert without_prefix == 1
    editor.change(host, HOST)
    editor.wait_for(path, "leading-slash-in-route")


def test_a_finding_is_shown_in_its_file_although_that_is_not_open(editor: Editor, make: Make) -> None:
    folder = make(
        **{"function_app.py": QUEUE, "local.settings.json": SETTINGS, "host.json": HOST.replace('"2.0"', "2.0")}
    )
    editor.open(folder / "function_app.py")
    shown = editor.wait_for(folder / "host.json", "host-json-version")
    assert shown[0].range.start.line == 1
    editor.open(folder / "host.json")
    editor.change(folder / "host.json", HOST)
    editor.wait_for(folder / "host.json")


def test_every_kind_of_file_is_live(editor: Editor, make: Make) -> None:
    folder = make(
        **{
            "function_app.py": QUEUE,
            "local.settings.json": SETTINGS,
            ".funcignore": ".git\n",
            "pyproject.toml": "",
        }
    )
    module = folder / "function_app.py"
    changes = {
        "local.settings.json": (SETTINGS.replace('"ORDERS"', '"ODRERS"'), module, "connection-setting-undefined"),
        "requirements.txt": ("azure-functions\nazure-functions-worker\n", None, "forbidden-requirement"),
        ".funcignore": ("function_app.py\n", None, "required-file-ignored"),
        "pyproject.toml": ("[tool.funclint]\nignore = ['no-such-rule']\n", None, "invalid-configuration"),
    }
    editor.open(module)
    editor.wait_for(module)
    for name, (text, shown_in, rule) in changes.items():
        path = folder / name
        editor.open(path)
        before = path.read_text(encoding="utf-8")
        editor.change(path, text)
        editor.wait(lambda at=shown_in or path, rule=rule: rule in editor.rules(at))
        editor.change(path, before)
        editor.wait(lambda at=shown_in or path, rule=rule: rule not in editor.rules(at))


def test_suppressions_and_configuration_hold(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": MISSPELT, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    editor.wait_for(path, "parameter-without-binding")
    editor.change(path, MISSPELT.replace("-> None:", "-> None:  # funclint: ignore[parameter-without-binding] why"))
    editor.wait_for(path)
    editor.change(path, QUEUE + "# funclint: ignore[parameter-without-binding] why\n")
    unused = editor.wait_for(path, "unused-suppression")
    assert list(unused[0].tags or ()) == [types.DiagnosticTag.Unnecessary]
    configuration = path.parent / "funclint.toml"
    editor.open(configuration, 'ignore = ["unused-suppression"]\n')
    editor.wait_for(path)


def test_a_fix_is_offered_and_repairs(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": MISSPELT, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    shown = editor.wait_for(path, "parameter-without-binding")[0]
    fix = next(one for one in editor.actions(path, shown.range) if not one.title.startswith("Suppress"))
    assert fix.kind == types.CodeActionKind.QuickFix
    assert list(fix.diagnostics or ()) == [shown]
    editor.change(path, applied(MISSPELT, fix, path))
    editor.wait_for(path)


def test_an_unsafe_fix_says_so(editor: Editor, make: Make) -> None:
    text = (ROOT / "examples" / "auth_above_route" / "function_app.py").read_text(encoding="utf-8")
    path = make(**{"function_app.py": text}) / "function_app.py"
    editor.open(path)
    editor.wait(lambda: len(editor.rules(path)) == 1)
    shown = editor.shown[str(path)].diagnostics[0]
    fix = next(one for one in editor.actions(path, shown.range) if not one.title.startswith("Suppress"))
    assert fix.title == "Move it below azure's decorators (may change what the app does)"
    assert not fix.is_preferred
    editor.change(path, applied(text, fix, path))
    editor.wait_for(path)


def test_a_fix_that_the_command_line_would_not_make_is_not_offered(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": MISSPELT, "local.settings.json": SETTINGS}) / "function_app.py"
    path.chmod(0o444)
    editor.open(path)
    shown = editor.wait_for(path, "parameter-without-binding")[0]
    assert [one.title for one in editor.actions(path, shown.range)] == [
        "Suppress parameter-without-binding with a reason"
    ]


def test_a_finding_is_suppressed_with_a_reason(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": MISSPELT, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    shown = editor.wait_for(path, "parameter-without-binding")[0]
    suppress = next(one for one in editor.actions(path, shown.range) if one.title.startswith("Suppress"))
    text = applied(MISSPELT, suppress, path)
    assert "-> None:  # funclint: ignore[parameter-without-binding] reason\n" in text
    editor.change(path, text)
    editor.wait_for(path)


def test_a_second_rule_joins_the_comment_that_is_there(editor: Editor, make: Make) -> None:
    text = MISSPELT.replace("-> None:", "-> None:  # funclint: ignore[unused-suppression] why")
    path = make(**{"function_app.py": text, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    shown = editor.wait_for(path, "parameter-without-binding")[0]
    suppress = next(one for one in editor.actions(path, shown.range) if one.title.startswith("Suppress"))
    assert "ignore[unused-suppression, parameter-without-binding] why" in applied(text, suppress, path)


def test_a_finding_of_host_json_is_suppressed_in_the_configuration(editor: Editor, make: Make) -> None:
    folder = make(
        **{"function_app.py": QUEUE, "local.settings.json": SETTINGS, "host.json": HOST.replace('"2.0"', "2.0")}
    )
    host = folder / "host.json"
    editor.open(host)
    shown = editor.wait_for(host, "host-json-version")[0]
    suppress = next(one for one in editor.actions(host, shown.range) if one.title.startswith("Suppress"))
    assert suppress.edit is not None and suppress.edit.document_changes is not None
    create, change = suppress.edit.document_changes
    assert isinstance(create, types.CreateFile)
    assert create.uri == (folder / "funclint.toml").as_uri()
    assert isinstance(change, types.TextDocumentEdit)
    text = edited("", [one for one in change.edits if isinstance(one, types.TextEdit)])
    assert '"host.json#/version:host-json-version",  # reason' in text
    editor.open(folder / "funclint.toml", text)
    editor.wait_for(host)


def test_hover_on_a_finding_shows_its_rule(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": MISSPELT, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    editor.wait_for(path, "parameter-without-binding")
    told = editor.hover(path, *place(MISSPELT, "massage", 2))
    assert told is not None
    assert "A parameter of a function that no binding fills." in told
    assert editor.hover(path, 0, 3) is None


def test_hover_on_a_rule_in_a_comment_shows_the_rule(editor: Editor, make: Make) -> None:
    text = QUEUE + "# funclint: ignore-file[no-function-app] why\n"
    path = make(**{"function_app.py": text, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    told = editor.hover(path, *place(text, "no-function-app", 2))
    assert told is not None
    assert "E9101" in told


def test_hover_on_a_schedule_says_it_in_words_with_its_next_runs(editor: Editor, make: Make) -> None:
    text = (
        IMPORT + '@app.timer_trigger(arg_name="timer", schedule="%NIGHT%")\n'
        "def clean(timer: func.TimerRequest) -> None:\n    print(timer)\n"
    )
    path = make(**{"function_app.py": text, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    told = editor.hover(path, *place(text, "NIGHT", 2))
    assert told is not None
    assert "at 03:00" in told
    assert "next runs (UTC):" in told
    assert "app setting `NIGHT`: defined in local.settings.json (line 7)" in told


def test_hover_on_a_binding_tells_where_its_connection_is_defined(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": QUEUE, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    trigger = editor.hover(path, *place(QUEUE, "queue_trigger", 2))
    assert trigger is not None
    assert "trigger of `work`: `queueTrigger orders`, as `message`" in trigger
    connection = editor.hover(path, *place(QUEUE, '"ORDERS"', 2))
    assert connection is not None
    assert "defined in local.settings.json (line 6)" in connection
    assert "UseDevelopmentStorage" not in connection + trigger


def test_hover_on_a_property_shows_its_documentation(editor: Editor, make: Make) -> None:
    text = '{\n  // comment\n  "version": "2.0",\n  "functionTimeout": "00:05:00",\n}\n'
    host = make(**{"function_app.py": QUEUE, "host.json": text}) / "host.json"
    editor.open(host)
    told = editor.hover(host, *place(text, "functionTimeout", 2))
    assert told is not None
    assert "How long one invocation may take." in told


def completed(editor: Editor, path: Path, marked: str) -> dict[str, str]:
    """The labels of the completions at `▮` in a text, with the text that each would make."""
    text = marked.replace("▮", "")
    editor.wait_for_version(path, editor.change(path, text))
    items = editor.complete(path, *place(marked, "▮"))
    edits = {item.label: item.text_edit for item in items}
    return {label: edited(text, [edit]) for label, edit in edits.items() if isinstance(edit, types.TextEdit)}


def test_completion_of_connections_also_while_the_module_does_not_parse(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": QUEUE, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    start = QUEUE + '@app.queue_trigger(\n    arg_name="m", queue_name="q", connection='
    made = completed(editor, path, start + '"OR▮')
    assert made["ORDERS"] == start + '"ORDERS'
    assert "AzureWebJobsStorage" in made
    assert completed(editor, path, start + "'▮')\n")["ORDERS"] == start + "'ORDERS')\n"
    assert completed(editor, path, start + '"ORDERS", data_type="▮")\n') == {}


def test_completion_of_settings_between_percents_and_from_the_environment(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": QUEUE, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    timer = QUEUE + '@app.timer_trigger(arg_name="timer", schedule="%▮")\n'
    assert completed(editor, path, timer)["NIGHT"] == timer.replace("▮", "NIGHT%")
    closed = timer.replace("▮", "N▮%")
    assert completed(editor, path, closed)["NIGHT"] == closed.replace("N▮", "NIGHT")
    read = QUEUE + 'VALUE = os.environ["▮"]\n'
    assert completed(editor, path, read)["NIGHT"] == read.replace("▮", "NIGHT")
    assert completed(editor, path, QUEUE + 'print("100 %▮")\n') == {}


def test_completion_of_durable_functions(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": DURABLE}) / "function_app.py"
    editor.open(path)
    editor.wait(lambda: str(path) in editor.shown)
    call = DURABLE.replace('"pay", "one"', '"▮', 1)
    assert completed(editor, path, call) == {"pay": call.replace("▮", "pay")}
    sub = DURABLE.replace('call_activity("pay", "one")', 'call_sub_orchestrator("▮")')
    assert completed(editor, path, sub) == {"shop": sub.replace("▮", "shop")}


def test_completion_of_keys_of_host_json(editor: Editor, make: Make) -> None:
    host = make(**{"function_app.py": QUEUE}) / "host.json"
    editor.open(host)
    text = '{\n  "version": "2.0",\n  ▮\n  "logging": {}\n}\n'
    made = completed(editor, host, text)
    assert made["functionTimeout"] == text.replace("▮", '"functionTimeout": "00:05:00"')
    assert made["extensions"] == text.replace("▮", '"extensions": {}')
    assert not {"version", "logging", "queues"} & made.keys()  # there already, there below, ignored by the host
    inner = '{"version": "2.0", "extensions": {"http": {"route▮'
    assert completed(editor, host, inner)["routePrefix"] == inner.replace('"route▮', '"routePrefix": "api"')
    value = '{"version": "2.0", "extensions": {"queues": {"messageEncoding": ▮}}}'
    assert completed(editor, host, value)['"base64"'] == value.replace("▮", '"base64"')


def test_definition_of_an_activity(editor: Editor, make: Make) -> None:
    path = make(**{"function_app.py": DURABLE}) / "function_app.py"
    editor.open(path)
    assert editor.define(path, *place(DURABLE, '"pay"', 2)) == [(str(path), *place(DURABLE, "pay(order"))]
    assert editor.define(path, *place(DURABLE, '"one"', 2)) == []


def test_definition_of_a_connection(editor: Editor, make: Make) -> None:
    folder = make(**{"function_app.py": QUEUE, "local.settings.json": SETTINGS})
    path = folder / "function_app.py"
    editor.open(path)
    expected = (str(folder / "local.settings.json"), *place(SETTINGS, '"ORDERS"'))
    assert editor.define(path, *place(QUEUE, '"ORDERS"', 2)) == [expected]


def test_symbols_and_lenses_show_functions_with_their_triggers(editor: Editor, make: Make) -> None:
    text = QUEUE + (
        '\n\n@app.timer_trigger(arg_name="timer", schedule="0 */5 * * * *")\n'
        "def clean(timer: func.TimerRequest) -> None:\n    print(timer)\n\n\n"
        '@app.route(route="items/{id}", methods=["GET"], auth_level=func.AuthLevel.FUNCTION)\n'
        'def item(req: func.HttpRequest) -> str:\n    return req.route_params["id"]\n'
    )
    path = make(**{"function_app.py": text, "local.settings.json": SETTINGS}) / "function_app.py"
    editor.open(path)
    identifier = types.TextDocumentIdentifier(path.as_uri())
    symbols = editor.ask(editor.client.text_document_document_symbol_async, types.DocumentSymbolParams(identifier))
    found = [one for one in symbols or () if isinstance(one, types.DocumentSymbol)]
    assert [(one.name, one.detail) for one in found] == [
        ("work", "queueTrigger orders"),
        ("clean", "timerTrigger 0 */5 * * * *"),
        ("item", "httpTrigger GET /api/items/{id}"),
    ]
    assert (found[0].range.start.line, found[0].selection_range.start.line) == (5, 6)
    assert found[0].range.end.line == 7
    lenses = editor.ask(editor.client.text_document_code_lens_async, types.CodeLensParams(identifier))
    titles = [(one.range.start.line, one.command.title) for one in lenses or () if one.command]
    assert (place(text, "@app.timer")[0], "timerTrigger 0 */5 * * * *: every 5 minutes") in titles
    assert len(titles) == 3


def test_function_json_has_it_all_too(editor: Editor, make: Make) -> None:
    function = (
        '{\n  "bindings": [\n'
        '    {"type": "timerTrigger", "direction": "in", "name": "timer", "schedule": "0 0 3 * * *"},\n'
        '    {"type": "queue", "direction": "out", "name": "out", "queueName": "orders", "connection": "ORDERS"}\n'
        "  ]\n}\n"
    )
    main = (
        "import azure.functions as func\n\n\n"
        "def main(timer: func.TimerRequest, out: func.Out[str]) -> None:\n    out.set('')\n"
    )
    folder = make(**{"Clean/function.json": function, "Clean/__init__.py": main, "local.settings.json": SETTINGS})
    path = folder / "Clean" / "function.json"
    editor.open(path)
    editor.wait_for(path)
    told = editor.hover(path, *place(function, "0 0 3", 2))
    assert told is not None
    assert "at 03:00" in told
    expected = (str(folder / "local.settings.json"), *place(SETTINGS, '"ORDERS"'))
    assert editor.define(path, *place(function, "ORDERS", 2)) == [expected]
    marked = function.replace('"ORDERS"', '"OR▮"')
    assert completed(editor, path, marked)["ORDERS"] == function
    editor.change(path, function.replace('"timer"', '"clock"'))
    editor.wait(lambda: editor.rules(path) or editor.rules(folder / "Clean" / "__init__.py"))
