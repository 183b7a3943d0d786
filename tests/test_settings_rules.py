"""Rules about secrets and git, which fixtures cannot show: they hold no `.git` folder and no key that looks real."""

from __future__ import annotations

import base64
import hashlib
import json
import struct

import pytest

from funclint.files.source import Source
from funclint.run import Options, check_root

HOST = """{"version": "2.0", "extensionBundle": {
  "id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}}"""
APP = """import azure.functions as func

app = func.FunctionApp()


@app.route(route="ping", auth_level=func.AuthLevel.FUNCTION)
def ping(req: func.HttpRequest) -> str:
    return "ok"
"""


def made_up_key(size=64):
    data = b"".join(hashlib.sha256(bytes([number])).digest() for number in range(4))
    return base64.b64encode(data[:size]).decode()


KEY = made_up_key()
CONNECTION = f"DefaultEndpointsProtocol=https;AccountName=shop;AccountKey={KEY};EndpointSuffix=core.windows.net"
BUS_KEY = made_up_key(32)
BUS = f"Endpoint=sb://shop.servicebus.windows.net/;SharedAccessKeyName=listen;SharedAccessKey={BUS_KEY}"


def settings(**values):
    runtime = {"FUNCTIONS_WORKER_RUNTIME": "python", "AzureWebJobsStorage": "UseDevelopmentStorage=true"}
    return json.dumps({"IsEncrypted": False, "Values": {**runtime, **values}}, indent=2)


def make_app(folder, **files):
    contents = {"host.json": HOST, "requirements.txt": "azure-functions\n", "function_app.py": APP}
    contents.update({name.replace("__", "."): text for name, text in files.items()})
    for name, text in contents.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def make_repository(folder, *tracked, ignore=""):
    (folder / ".git").mkdir(parents=True)
    (folder / ".git" / "HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    data = b"DIRC" + struct.pack(">II", 2, len(tracked))
    for path in sorted(name.encode() for name in tracked):
        entry = b"\0" * 60 + struct.pack(">H", len(path)) + path
        data += entry + b"\0" * (8 - len(entry) % 8)
    (folder / ".git" / "index").write_bytes(data + hashlib.sha1(data).digest())
    (folder / ".gitignore").write_text(ignore, encoding="utf-8")


def findings(folder, *rules):
    result = check_root(str(folder), Source(), Options(pedantic=True, select=rules or None))
    assert not result.tracebacks, result.tracebacks
    return [(finding.rule, finding.span.line, finding.span.column) for finding in result.findings]


def test_committed_local_settings(tmp_path):
    make_app(tmp_path / "api", local__settings__json=settings())
    make_repository(tmp_path, "api/local.settings.json", ignore="local.settings.json\n")
    rules = ("committed-local-settings", "unignored-local-settings")
    assert findings(tmp_path / "api", *rules) == [("committed-local-settings", 1, 1)]


@pytest.mark.parametrize(
    ("ignore", "expected"),
    [
        ("", ["unignored-local-settings"]),
        ("*.pyc\n", ["unignored-local-settings"]),
        ("local.settings.json\n", []),
        ("*.json\n", []),
    ],
)
def test_unignored_local_settings(tmp_path, ignore, expected):
    make_app(tmp_path, local__settings__json=settings())
    make_repository(tmp_path, "host.json", ignore=ignore)
    found = findings(tmp_path, "committed-local-settings", "unignored-local-settings")
    assert [rule for rule, _, _ in found] == expected


@pytest.mark.parametrize(("tracked", "values", "expected"), [
    ((), {}, "connection-setting-undefined"),
    (("local.settings.json",), {}, "possibly-undefined-connection"),
    (("local.settings.json",), {"AzureWebJobs.ping.Disabled": "true"}, "possibly-undefined-connection"),
    (("local.settings.json",), {"PARCEL_BUS": ""}, "connection-setting-undefined"),
])  # fmt: skip
def test_shared_settings_without_connections(tmp_path, tracked, values, expected):
    app = (
        APP
        + """

@app.queue_trigger(arg_name="parcel", queue_name="parcels", connection="PARCELS_STORAGE")
def ship(parcel: func.QueueMessage) -> None:
    pass
"""
    )
    make_app(tmp_path, function_app__py=app, local__settings__json=settings(**values))
    make_repository(tmp_path, *tracked, ignore="local.settings.json\n")
    assert [rule for rule, _, _ in findings(tmp_path) if "connection" in rule] == [expected]


@pytest.mark.parametrize(("tracked", "ignore", "expected"), [
    (("local.settings.json",), "local.settings.json\n", True),
    ((), "", True),
    ((), "local.settings.json\n", False),
])  # fmt: skip
def test_secret_in_settings(tmp_path, tracked, ignore, expected):
    make_app(tmp_path, local__settings__json=settings(Shop=CONNECTION, COSMOS_KEY=KEY))
    make_repository(tmp_path, *tracked, ignore=ignore)
    found = findings(tmp_path, "secret-in-settings")
    column = len('    "Shop": "') + CONNECTION.index(KEY) + 1
    assert found == ([("secret-in-settings", 6, column), ("secret-in-settings", 7, 20)] if expected else [])


def test_secrets_in_samples_and_env_files(tmp_path):
    make_app(tmp_path, **{"local.settings.json.example": settings(Bus=BUS), ".env": f"# bus\nexport BUS='{BUS}'\n"})
    make_repository(tmp_path, ".env", ignore="nothing\n")
    assert findings(tmp_path, "secret-in-settings") == [
        ("secret-in-settings", 2, len("export BUS='") + BUS.index(BUS_KEY) + 1),
        ("secret-in-settings", 6, len('    "Bus": "') + BUS.index(BUS_KEY) + 1),
    ]


def test_secrets_outside_of_git_are_no_business_of_ours(tmp_path):
    make_app(tmp_path, local__settings__json=settings(Shop=CONNECTION))
    assert findings(tmp_path, "secret-in-settings") == []


def test_secret_in_source(tmp_path):
    host = HOST.replace('"version": "2.0",', f'"version": "2.0", "extensions": {{"x": "{BUS}"}},')
    make_app(tmp_path, host__json=host, function_app__py=APP + f'\n\nSHOP = "{CONNECTION}"  # é\n# "{BUS}"\n')
    (tmp_path / "unused.py").write_text(f'SHOP = "{CONNECTION}"\n', encoding="utf-8")
    found = findings(tmp_path, "secret-in-source")
    assert found == [
        ("secret-in-source", 11, len('SHOP = "') + CONNECTION.index(KEY) + 1),
        ("secret-in-source", 12, len('# "') + BUS.index(BUS_KEY) + 1),
        ("secret-in-source", 1, host.index(BUS_KEY) + 1),
    ]


PLACES = (
    "Shop",
    "FUNCTIONS_WORKER_RUNTIME",
    "FUNCTIONS_WORKER_PROCESS_COUNT",
    "PYTHON_THREADPOOL_THREAD_COUNT",
    "PYTHON_ENABLE_DEBUG_LOGGING",
    "AzureWebJobsSecretStorageType",
    "AzureWebJobs.ping.Disabled",
    "AZURE_FUNCTIONS_ENVIRONMENT",
    "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
    "AzureWebJobsDashboard",
)


def test_a_secret_is_never_repeated(tmp_path):
    """Secrets wherever somebody could put one by mistake, all rules on, every word of every finding searched."""
    password = "Tr0ub4dor&3xyz"
    database = f"Server=tcp:db.database.windows.net;User ID=me;Password={password};"
    code = (
        APP
        + f'''

@app.queue_trigger(arg_name="msg", queue_name="{CONNECTION}", connection="{CONNECTION}")
def queue(msg: func.QueueMessage) -> None:
    pass


@app.service_bus_queue_trigger(arg_name="msg", queue_name="{BUS}", connection="{BUS}")
def bus(msg: func.ServiceBusMessage) -> None:
    pass


@app.timer_trigger(arg_name="timer", schedule="{CONNECTION}")
def tick(timer: func.TimerRequest) -> None:
    pass


@app.timer_trigger(arg_name="timer", schedule="%Shop%")
def tock(timer: func.TimerRequest) -> None:
    pass


@app.timer_trigger(arg_name="timer", schedule="%Database%")
def tack(timer: func.TimerRequest) -> None:
    pass


@app.route(route="/items/{{id}}?code={KEY}")
def routed(req: func.HttpRequest) -> str:
    return "ok"


@app.route(route="admin/{{{CONNECTION}")
def braces(req: func.HttpRequest) -> str:
    return "ok"


@app.sql_input(arg_name="rows", command_text="x", connection_string_setting="{database}")
@app.blob_output(arg_name="blob", path="{BUS}", connection="%{BUS}%")
@app.route(route="rows")
def rows(req: func.HttpRequest, rows: func.SqlRowList, blob: func.Out[str]) -> str:
    return "ok"
'''
    )
    values = dict.fromkeys(PLACES, CONNECTION)
    values |= {"Database": database, "AzureWebJobsFeatureFlags": f"A, {CONNECTION}"}
    make_app(
        tmp_path,
        function_app__py=code,
        host__json=HOST.replace("[4.*, 5.0.0)", CONNECTION).replace("{", f'{{"logging": "{BUS}", ', 1),
        local__settings__json=settings(**values),
        requirements__txt=f"azure-functions=={KEY}\n",
    )
    make_repository(tmp_path, "local.settings.json")
    result = check_root(str(tmp_path), Source(), Options(pedantic=True))
    assert not result.tracebacks, result.tracebacks
    assert len(result.findings) > 10
    text = repr(result.findings)
    for secret in (KEY, BUS_KEY, password):
        assert secret not in text, [finding for finding in result.findings if secret in repr(finding)]


def fixed(folder, rule, name):
    """The text of a file after the fixes of a rule, edits from the end on."""
    result = check_root(str(folder), Source(), Options(select=(rule,)))
    edits = [edit for finding in result.findings if finding.fix for edit in finding.fix.edits]
    lines = (folder / name).read_text(encoding="utf-8").split("\n")
    for span, text in sorted(edits, reverse=True):
        assert span.line == span.end_line
        line = lines[span.line - 1]
        lines[span.line - 1] = line[: span.column - 1] + text + line[span.end_column - 1 :]
    return "\n".join(lines)


def test_fix_of_a_leading_slash(tmp_path):
    code = APP.replace('"ping"', "'/ping'") + (
        '\nROUTE = "/constant"\n\n\n@app.route(route=ROUTE)\ndef other(req: func.HttpRequest) -> str:\n    return ""\n'
    )
    make_app(tmp_path, function_app__py=code)
    assert len(findings(tmp_path, "leading-slash-in-route")) == 2
    assert fixed(tmp_path, "leading-slash-in-route", "function_app.py") == code.replace("'/ping'", "'ping'")


def test_fix_of_a_section_name(tmp_path):
    text = settings().replace('"Values"', '"values"').replace("{\n", '{\n  "host": {},\n  "Host": {},\n', 1)
    make_app(tmp_path, local__settings__json=text)
    assert fixed(tmp_path, "misplaced-local-setting", "local.settings.json") == text.replace('"values"', '"Values"')


def test_fix_of_a_route_prefix(tmp_path):
    host = HOST.replace('"version": "2.0",', '"version": "2.0", "Extensions": {"http": {"ROUTEPREFIX": "v1"}},')
    code = "async def api(scope, receive, send):\n    pass\n\n\napp = func.AsgiFunctionApp(app=api)\n"
    code = f"import azure.functions as func\n\n\n{code}"
    make_app(tmp_path, host__json=host, function_app__py=code)
    assert fixed(tmp_path, "web-framework-route-prefix", "host.json") == host.replace('"v1"', '""')
