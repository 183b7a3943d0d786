"""The schemas, the quick check and what is said about a document that is refused."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from jsonschema import Draft7Validator

from funclint.host.time_span import is_days_by_surprise
from funclint.schema import errors as schema_errors
from funclint.schema.names import settings as known_settings
from funclint.schema.names import unknown_keys
from funclint.schema.validation import accepts, load_table, validate

ROOT = Path(__file__).parents[2]
PROBES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "data" / "schemastore_probes.json").read_text("utf-8")
)
KINDS = ("host", "local.settings", "function")


@pytest.mark.parametrize("kind", KINDS)
def test_schemas_are_valid_and_useful_alone(kind: str) -> None:
    schema = schema_errors.load_schema(kind)
    Draft7Validator.check_schema(schema)
    assert schema["$id"].endswith(f"/{kind}.schema.json")
    assert "oneOf" not in schema
    for name, node in every_property(schema):
        assert node.get("title"), name
        assert node.get("description"), name


def every_property(node: dict[str, Any]) -> list[tuple[str, dict[str, Any]]]:
    """All properties of a schema, by name."""
    found = []
    for name, child in node.get("properties", {}).items():
        found += [(name, child), *every_property(child)]
    return found + (every_property(node["items"]) if isinstance(node.get("items"), dict) else [])


def test_generated_files_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "generate_schema_checks.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout) == (0, "")


def test_quick_check_imports_no_heavy_library() -> None:
    code = (
        "import sys; from funclint.schema.validation import validate; import json\n"
        f"assert validate(json.load(open({str(ROOT / 'examples' / 'clean' / 'host.json')!r})), 'host') == []\n"
        "print([name for name in ('jsonschema', 'fastjsonschema', 'tree_sitter') if name in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


@pytest.mark.parametrize("probe", PROBES, ids=lambda probe: probe["name"])
def test_probes(probe: dict[str, Any]) -> None:
    document = probe["document"]
    surprises = [
        path
        for _, path, entry, value in known_settings(document, "host")
        if entry[0] == "time" and isinstance(value, (str, int)) and is_days_by_surprise(str(value))
    ]
    found = [*validate(document, "host"), *unknown_keys(document, "host"), *surprises]
    assert bool(found) is not probe["host_accepts"], found


PAGE_ROW = re.compile(r"^\| `(.+?)`(?: without a version)? \| (accepted|refused) \| (.+) \|$", re.MULTILINE)


def test_page_says_what_the_probes_say() -> None:
    page = (ROOT / "docs" / "host-schema.md").read_text(encoding="utf-8")
    rows = []
    for shown, schemastore, ours in PAGE_ROW.findall(page):
        document = json.loads(shown if shown.startswith("{") else f'{{"version": "2.0", {shown}}}')
        rows.append((document, schemastore == "accepted", ours == "accepted"))
        messages = [error.message for error in validate(document, "host")]
        assert not ours.startswith("expected") or ours in messages
    probes = [(probe["document"], probe["schemastore_valid"], probe["host_accepts"]) for probe in PROBES]
    assert rows == [probe for probe in probes if probe[1] != probe[2]]


def names_of(entry: tuple[Any, ...]) -> list[str]:
    """Names that the table of a schema knows, at any depth."""
    if entry[0] == "array":
        return names_of(entry[1])
    if entry[0] != "section":
        return []
    found = [name for name, _ in entry[1].values()]
    for _, child in entry[1].values():
        found += names_of(child)
    return found


def documents(kind: str) -> st.SearchStrategy[Any]:
    """Documents with names of the schema and values of all sorts, right ones among them."""
    names = sorted({variant for name in names_of(load_table(kind)) for variant in (name, name.upper())})
    texts = st.sampled_from(
        ["2.0", "true", "False", "16", "-1", "00:05:00", "24:00:00", "99:99:99", "", "fixedDelay", "exponentialBackoff",
         "AzureStorage", "azurestorage", "mssql", "Information", "debug", "[4.*, 5.0.0)", "latest", "0.5", "1e3", " 5 ",
         "Microsoft.Azure.Functions.ExtensionBundle", "Pending", "Started", "my-hub"]
    )  # fmt: skip
    scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), texts, st.text(max_size=5))
    return st.recursive(
        scalars,
        lambda inner: st.one_of(
            st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(names), inner, max_size=5)
        ),
        max_leaves=12,
    )


def wellformed(entry: tuple[Any, ...]) -> st.SearchStrategy[Any]:
    """Documents of the schema's own structure, with values that are often right."""
    kind = entry[0]
    other: st.SearchStrategy[Any] = st.sampled_from(["x", None, True, 5, {}, []])
    values: st.SearchStrategy[Any]
    if kind == "section":
        children = {name: wellformed(child) for name, child in entry[1].values()}
        values = st.fixed_dictionaries({}, optional=dict(children)) if len(children) < 12 else some_of(children)
    elif kind == "array":
        values = st.lists(wellformed(entry[1]), max_size=2)
    elif kind == "enum":
        values = st.sampled_from([*entry[1], *(str(value).upper() for value in entry[1])])
    elif kind in ("integer", "number"):
        values = st.one_of(st.integers(-2, 70), st.sampled_from(["1", "16", 0.5, "0.25", 4.0]))
    elif kind == "time":
        values = st.sampled_from(["00:00:30", "00:00:00", "00:05:00", "1.00:00:00", "-1", -1, 5, "00:02:00"])
    elif kind == "boolean":
        values = st.sampled_from([True, False, "true", "FALSE"])
    else:
        values = st.sampled_from(["text", "%HUB%", "[4.*, 5.0.0)", "Microsoft.Azure.Functions.ExtensionBundle"])
    return st.one_of(values, values, values, values, values, values, values, other)


def some_of(children: dict[str, st.SearchStrategy[Any]]) -> st.SearchStrategy[Any]:
    """A few of many properties."""
    names = st.lists(st.sampled_from(sorted(children)), max_size=4, unique=True)
    return names.flatmap(lambda chosen: st.fixed_dictionaries({name: children[name] for name in chosen}))


def is_refused(document: Any, kind: str) -> bool:
    """What jsonschema says about a document as the host understands it."""
    normal = schema_errors.normalise(load_table(kind), document, (), "", {})
    return any(True for _ in schema_errors._validator(kind).iter_errors(normal))


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_quick_check_accepts_only_what_jsonschema_accepts(kind: str, data: st.DataObject) -> None:
    table = load_table(kind)
    document = data.draw(st.one_of(documents(kind), wellformed(table)))
    if kind == "host" and isinstance(document, dict):
        document = {**document, "version": "2.0"}
    errors = validate(document, kind)  # never fails, whatever the document
    unknown_keys(document, kind)
    if accepts(table, document):
        assert not is_refused(document, kind)
        assert errors == []


def test_every_example_of_the_documentation_takes_the_quick_way() -> None:
    for path in sorted(ROOT.glob("examples/*/host.json")):
        document = json.loads(path.read_text("utf-8"))
        if not validate(document, "host"):
            assert accepts(load_table("host"), document), path


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"functionTimeout": "five"},
         ["/functionTimeout: expected a time like `00:05:00`, found `five`"]),
        ({"singleton": {"LockPeriod": "00:02:00"}},
         ["/singleton/LockPeriod: expected a time from `00:00:15` to `00:01:00`, found `00:02:00`"]),
        ({"concurrency": {"CPUThreshold": 2}},
         ["/concurrency/CPUThreshold: expected a number above `0` and below `1`, found `2`"]),
        ({"concurrency": {"maximumFunctionConcurrency": 0}},
         ["/concurrency/maximumFunctionConcurrency: expected a whole number of at least `1`, or `-1`, found `0`"]),
        ({"logging": {"fileLoggingMode": "sometimes"}},
         ["/logging/fileLoggingMode: expected one of `never`, `always`, `debugOnly`, found `sometimes`"]),
        ({"extensions": {"http": []}}, ["/extensions/http: expected a section (`{…}`), found a list (`[…]`)"]),
        ({"watchFiles": "a"}, ["/watchFiles: expected a list (`[…]`), found `a`"]),
        ({"extensions": {"serviceBus": {"minMessageBatchSize": 9, "maxMessageBatchSize": 3}}},
         ["/extensions/serviceBus/minMessageBatchSize: "
          "expected at most the value of `maxMessageBatchSize` (`3`), found `9`"]),
        ({"extensions": {"queues": {"batchSize": 99, "batchsize": 8}}}, []),  # the last one counts
        ({"extensions": {"queues": {"a/b~c": 1, "BATCHSIZE": ""}}},
         ["/extensions/queues/BATCHSIZE: expected a whole number from `1` to `32`, found an empty text"]),
    ],
)  # fmt: skip
def test_words(document: dict[str, Any], expected: list[str]) -> None:
    errors = validate({"version": "2.0", **document}, "host")
    assert [f"{error.pointer}: {error.message}" for error in errors] == expected


def test_one_error_per_cause() -> None:
    errors = validate({"version": "2.0", "retry": {"strategy": "never", "maxRetryCount": "x"}}, "host")
    pointers = [(error.pointer, error.missing) for error in errors]
    assert len(pointers) == len(set(pointers))


def test_secrets_are_never_shown() -> None:
    secret = "not-for-anyone-to-see"
    document = {
        "version": "2.0",
        "extensions": {"rabbitMQ": {"connectionString": [secret]}, "twilio": {"authToken": {"a": secret}}},
        "logging": {"applicationInsights": {"connectionString": {"x": secret}}},
    }
    assert len(validate(document, "host")) == 3
    assert secret not in repr(validate(document, "host"))
    local = {
        "IsEncrypted": "false",
        "Values": {"A": {"b": secret}, "C": [secret]},
        "Host": {"LocalHttpPort": f"Pwd={secret}"},
    }
    assert len(validate(local, "local.settings")) == 3
    assert secret not in repr(validate(local, "local.settings"))


@pytest.mark.parametrize("document", [[], "text", 5, None, True])
def test_a_document_that_is_no_object(document: Any) -> None:
    assert [error.keyword for error in validate(document, "host")] == ["type"]


def test_depth_is_no_danger() -> None:
    deep: Any = 1
    for _ in range(300):
        deep = {"logging": deep}
    assert isinstance(validate({"version": "2.0", "logging": deep}, "host"), list)
    unknown_keys({"logging": deep}, "host")


@pytest.mark.parametrize(
    ("document", "expected"),
    [
        ({"watchDirectorys": []}, [("watchDirectorys", "watchDirectories", False)]),
        ({"routePrefix": ""}, [("routePrefix", "extensions.http.routePrefix", True)]),
        ({"extensions": {"durableTask": {"useTablePartitionManagement": True}}},
         [("extensions.durableTask.useTablePartitionManagement",
           "extensions.durableTask.storageProvider.useTablePartitionManagement", True)]),
        ({"extensions": {"eventHubs": {"clientRetryOptions": {"maxDelays": 1}}}},
         [("extensions.eventHubs.clientRetryOptions.maxDelays", None, False)]),
        ({"queues": {}}, [("queues", "extensions.queues", False)]),
        ({"Queues": {}}, [("queues", "extensions.queues", False)]),
        ({"cors": {}}, [("cors", None, False)]),
        ({"logging": {"loglevels": {}}}, [("logging.loglevels", "logLevel", False)]),
        ({"logging": {"seq": {"url": 1}}, "extensions": {"mine": {"a": 1}}}, []),
        ({"extensions": {"http": {"customHeaders": {"X-A": "1"}}}}, []),
        ({"_comment": "a", "$schema": "b", "//": "c"}, []),
        ({"customHandler": {"whatever": 1}, "FUNCTIONTIMEOUT": None}, []),
        ({"extensions": {"durableTask": {"storageProvider": {"anything": 1}, "aNewSetting": 2}}}, []),
    ],
)  # fmt: skip
def test_unknown_keys(document: dict[str, Any], expected: list[tuple[str, str | None, bool]]) -> None:
    assert [(key.path, key.use, key.is_elsewhere) for key in unknown_keys(document, "host")] == expected


def test_local_settings() -> None:
    good = {
        "IsEncrypted": False,
        "Values": {"A": "b", "N": 1, "T": True, "Z": None},
        "Host": {"CORS": "*", "LocalHttpPort": 7071},
    }
    assert validate(good, "local.settings") == []
    found = unknown_keys({"values": {}, "FUNCTIONS_WORKER_RUNTIME": "python"}, "local.settings")
    assert [(key.path, key.use) for key in found] == [
        ("values", "Values"), ("FUNCTIONS_WORKER_RUNTIME", "Values.FUNCTIONS_WORKER_RUNTIME"),
    ]  # fmt: skip


def test_function_json() -> None:
    good = {
        "scriptFile": "__init__.py",
        "bindings": [
            {"type": "httpTrigger", "direction": "In", "name": "req", "methods": ["get"], "authLevel": "anonymous"}
        ],
    }
    assert validate(good, "function") == []
    assert accepts(load_table("function"), good)
    bad = validate({"bindings": [{"type": "queue", "direction": "sideways"}]}, "function")
    assert [(error.pointer, error.missing) for error in bad] == [
        ("/bindings/0", "name"),
        ("/bindings/0/direction", None),
    ]
    assert [error.missing for error in validate({}, "function")] == ["bindings"]
