"""Imports and distributions, releases of the library, dates, and what lies around an app."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from funclint.app import App
from funclint.data import distributions_table, packages_table, python_versions_table
from funclint.data.python_versions_table import AS_OF, ENDS, RELEASES_1, RELEASES_2
from funclint.dependencies import packages, surroundings
from funclint.dependencies.library_releases import allowed
from funclint.dependencies.undeclared import imported, missing_imports
from funclint.deployment import today
from funclint.engine import check_app
from funclint.settings.secret_files import secret_files

if TYPE_CHECKING:
    from pathlib import Path

HOST = '{"version": "2.0"}'
CODE = "import azure.functions as func\n\napp = func.FunctionApp()\n"


def make(root: Path, code: str = "", **files: str) -> App:
    found = {"host.json": HOST, "function_app.py": f"{code}\n{CODE}", **files}
    for name, text in found.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return App(str(root))


def found_by(app: App, *rules: str) -> list[str]:
    return [f"{one.rule}:{one.span.line}" for one in check_app(app).findings if one.rule in rules]


@pytest.mark.parametrize(
    ("name", "distribution"),
    [
        ("azure.storage.blob", "azure-storage-blob"),
        ("azure.storage.blob.aio.BlobClient", "azure-storage-blob"),
        ("azure.identity", "azure-identity"),
        ("azure.durable_functions", "azure-functions-durable"),
        ("azure.storage.filedatalake", "azure-storage-file-datalake"),
        ("azure.storage.fileshare", "azure-storage-file-share"),
        ("azure.data.tables", "azure-data-tables"),
        ("azure.monitor.opentelemetry", "azure-monitor-opentelemetry"),
        ("azure.mgmt.compute", "azure-mgmt-compute"),
        ("azure.keyvault.secrets", "azure-keyvault-secrets"),
        ("azure.eventhub.extensions.checkpointstoreblobaio", "azure-eventhub-checkpointstoreblob-aio"),
        ("azurefunctions.extensions.bindings.blob", "azurefunctions-extensions-bindings-blob"),
        ("azurefunctions.extensions.http.fastapi", "azurefunctions-extensions-http-fastapi"),
        ("google.cloud.storage", "google-cloud-storage"),
        ("opentelemetry.trace", "opentelemetry-api"),
        ("yaml", "pyyaml"),
        ("PIL.Image", "pillow"),
        ("cv2", "opencv-python-headless"),
        ("dotenv", "python-dotenv"),
        ("llama_index", "llama-index-core"),
        ("slack_sdk", "slack-sdk"),
        ("requests", "requests"),
        ("azure.anything", "azure"),
    ],
)
def test_provides(name: str, distribution: str) -> None:
    assert packages.provides(frozenset((distribution,)), name)


@pytest.mark.parametrize(
    ("name", "distribution"),
    [
        ("azure.storage.blob", "azure-identity"),
        ("azure.identity", "azure-storage-blob"),
        ("azure.durable_functions", "azure-functions"),
        ("azurefunctions.extensions.bindings.blob", "azurefunctions-extensions-bindings-cosmosdb"),
        ("yaml", "ruamel-yaml"),
        ("requests", "types-requests"),
        ("pandas", "pandas-stubs"),
    ],
)
def test_does_not_provide(name: str, distribution: str) -> None:
    assert not packages.provides(frozenset((distribution,)), name)


def test_what_packages_bring() -> None:
    found = packages.with_what_they_bring(["azurefunctions-extensions-bindings-blob", "azure-mgmt-web"])
    assert {"azure-storage-blob", "azure-identity", "azure-core", "requests", "urllib3", "azure-mgmt-core"} <= found
    assert "pandas" not in found


def test_names_in_the_tables_are_normalised() -> None:
    tables = [
        *packages_table.OTHER_NAMES.values(),
        *packages_table.PREFIXES.values(),
        *packages_table.BRINGS.values(),
        *distributions_table.DISTRIBUTIONS.values(),
        tuple(packages_table.BRINGS),
        tuple(packages_table.LEAVES),
    ]
    names = {name for table in tables for name in table}
    assert len(names) > 500
    assert [name for name in names if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", name)] == []


IMPORTS = """
import sys
from typing import TYPE_CHECKING

import requests
import azure.storage.blob

if TYPE_CHECKING:
    import pandas

try:
    import orjson
except ImportError:
    import ujson
try:
    import lxml
except (OSError, ValueError):
    pass
if sys.platform == "win32" and open:
    import winshell


def later():
    import numpy
"""


def test_which_imports_count(tmp_path: Path) -> None:
    names = [name for name, _ in imported(make(tmp_path, IMPORTS))]
    assert [name for name in names if name != "winshell"] == ["requests", "azure.storage.blob", "lxml"]


LOCK = '[[package]]\nname = "{}"\nversion = "1"\n'.format
PROJECT = '[project]\nname = "x"\nversion = "1"\ndependencies = ["azure-functions"]\n'


@pytest.mark.parametrize("name", ["uv.lock", "poetry.lock", "pdm.lock"])
def test_a_lock_file_shows_what_is_absent(tmp_path: Path, name: str) -> None:
    app = make(tmp_path, "import yaml", **{"pyproject.toml": PROJECT, name: LOCK("azure-functions") + LOCK("six")})
    assert [(one.name, one.is_certain) for one in missing_imports(app)] == [("yaml", True)]


def test_a_lock_file_shows_what_is_there(tmp_path: Path) -> None:
    lock = LOCK("azure-functions") + LOCK("contoso") + LOCK("PyYAML")
    app = make(tmp_path, "import yaml\nimport fabrikam", **{"pyproject.toml": PROJECT, "uv.lock": lock})
    assert missing_imports(app) == []


def test_a_lock_file_of_something_else_proves_nothing(tmp_path: Path) -> None:
    app = make(tmp_path, "import yaml", **{"requirements.txt": "azure-functions\nfoo\n", "uv.lock": LOCK("ruff")})
    assert missing_imports(app) == []


def test_a_workspace_above(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    (tmp_path / "uv.lock").write_text(LOCK("azure-functions") + LOCK("stripe"))
    app = make(tmp_path / "services" / "api", "import stripe", **{"pyproject.toml": PROJECT})
    assert missing_imports(app) == []


def test_code_beside_the_app(tmp_path: Path) -> None:
    (tmp_path / "shared_code").mkdir()
    (tmp_path / "shared_code" / "__init__.py").write_text("")
    app = make(tmp_path / "api", "import shared_code", **{"requirements.txt": "azure-functions\n"})
    assert missing_imports(app) == []


def test_a_manifest_above(tmp_path: Path) -> None:
    (tmp_path / "requirements.txt").write_text("azure-functions\nrequests\n")
    app = make(tmp_path / "api", "import requests")
    assert found_by(app, "unmanaged-dependencies", "missing-dependency-manifest") == []


@pytest.mark.parametrize(
    ("specifier", "python", "last"),
    [
        ("==1.26.*", (3, 13), ""),
        ("==1.26.0", (3, 13), ""),
        ("~=1.26.0", (3, 14), ""),
        (">=1.26,<2", (3, 13), ""),
        (">=2", (3, 12), ""),
        ("==2.1.0", (3, 11), ""),
        ("<2", (3, 13), "1.25.0"),
        ("<2", (3, 12), "1.26.0"),
        ("", (3, 12), "1.26.0"),
        (">=1.20,!=1.26.0,<1.27", (3, 12), "1.25.0"),
        ("~=1.20", (3, 12), "1.26.0"),
        ("~=1.21.0", (3, 12), "1.21.3"),
        ("==1.16.0", (3, 11), "1.16.0"),
        (">=2,<2.2", (3, 13), "2.1.0"),
        ("<=1.9.0", None, "1.9.0"),
        ("==1.27.3", (3, 12), None),
        (">=1.27", (3, 12), None),
        (">=2.9", (3, 13), None),
        ("==1.24.0b2", (3, 12), None),
        ("===1.24.0", (3, 12), None),
        (">=9", None, None),
    ],
)
def test_allowed(specifier: str, python: tuple[int, int] | None, last: str | None) -> None:
    found = allowed(specifier or ">=0", python)
    assert (None if found is None else found[-1] if found else "") == last or (last is None and not found)


def test_allowed_agrees_with_packaging() -> None:
    from packaging.specifiers import SpecifierSet

    for specifier in ("<1.5", ">=1.10,<1.20", "!=1.26.0", "==1.2.*", "~=1.7", "~=1.7.0", ">1.20,<=2.1", "!=1.1.*,<1.3"):
        expected = [one for one in (*RELEASES_1, *RELEASES_2) if one in SpecifierSet(specifier)]
        assert allowed(specifier, None) == expected


def test_the_table_of_versions() -> None:
    dates = [*ENDS.values(), AS_OF, python_versions_table.NEXT_EXPECTED]
    assert all(re.fullmatch(r"20\d\d-\d\d-\d\d", date) for date in dates)
    assert list(ENDS.values()) == sorted(ENDS.values())
    assert python_versions_table.NEWEST_FOR_USE in ENDS


@pytest.mark.parametrize(("day", "is_told"), [("2027-04-30", False), ("2027-05-01", True), ("2031-01-01", True)])
def test_the_end_of_a_python_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, day: str, is_told: bool) -> None:
    monkeypatch.setattr(today, "today", lambda: day)
    app = make(tmp_path, **{"requirements.txt": "azure-functions\n", ".python-version": "3.11\n"})
    found = found_by(app, "ended-python-version", "unsupported-python-version")
    assert found == (["ended-python-version:1"] if is_told else [])


def test_a_newer_python_is_unknown_once_the_table_is_old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    app = make(tmp_path, **{"requirements.txt": "azure-functions\n", ".python-version": "3.15\n"})
    monkeypatch.setattr(today, "today", lambda: "2026-12-01")
    assert found_by(app, "unsupported-python-version") == ["unsupported-python-version:1"]
    monkeypatch.setattr(today, "today", lambda: "2027-06-01")
    assert found_by(app, "unsupported-python-version") == []


def test_months_before() -> None:
    assert today.months_before("2027-04-30", 6) == "2026-10-30"
    assert today.months_before("2027-10-31", 6) == "2027-04-31"
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", today.today())


def test_folders_above(tmp_path: Path) -> None:
    root = str(tmp_path / "a" / "b")
    (tmp_path / "a" / "b").mkdir(parents=True)
    assert surroundings.folders_above(App(root)) == [str(tmp_path / "a")]
    (tmp_path / ".git").mkdir()
    assert surroundings.folders_above(App(root)) == [str(tmp_path / "a"), str(tmp_path)]
    (tmp_path / "a" / "b" / ".git").mkdir()
    assert surroundings.folders_above(App(root)) == []


def test_secret_files(tmp_path: Path) -> None:
    key = "-----BEGIN " + "PRIVATE KEY-----\nAAAA\n"
    files = {
        "a.key": key,
        "certs/b.pem": key,
        "c.pem": "-----BEGIN CERTIFICATE-----\n",
        "d.pfx": "x",
        ".env": 'A=1\nexport DB_PASSWORD="not-a-real-one"\n',
        ".env.local": "TOKEN=${TOKEN}\nAPI_KEY=your-api-key\nSECRET=\nURL_SECRET_PATH=https://example.com/secret\n",
        ".env.sample": "API_KEY=not-a-real-one\n",
        "venv/pyvenv.cfg": "",
        "venv/e.key": key,
        "deep/er/f.key": key,
    }
    app = make(tmp_path, **files)
    assert [(one.path, one.span.line) for one in secret_files(app)] == [
        (".env", 2),
        ("a.key", 1),
        ("d.pfx", 1),
        ("certs/b.pem", 1),
    ]
    assert not any("not-a-real" in one.what for one in secret_files(app))


HOSTILE = [
    b"",
    b"\x00" * 5000,
    b"\xff\xfe" + b"a" * 999,
    b"-r requirements.txt\n" * 100,
    b"-r ../../../../etc/passwd\n",
    b"<<<<<<< HEAD\n" * 50_000,
    b"a" * 100_000,
    b"a==1\n" * 50_000,
    b"-e .\n-e ..\n./\n/\n~\n@\n",
]


@pytest.mark.parametrize("data", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_requirements(tmp_path: Path, data: bytes) -> None:
    app = make(tmp_path, "import requests")
    (tmp_path / "requirements.txt").write_bytes(data)
    result = check_app(app)
    assert not result.crashed
    assert len(result.findings) < 100


@pytest.mark.parametrize("name", ["pyproject.toml", ".funcignore", "Dockerfile", ".env", "uv.lock", ".python-version"])
@pytest.mark.parametrize(
    "data", [*HOSTILE[:3], b"[project\n", b"FROM\nCOPY\n", b"*" * 500 + b"\n!!!\n[\n", b"A=" * 9999]
)
def test_hostile_files(tmp_path: Path, name: str, data: bytes) -> None:
    app = make(tmp_path, "import requests")
    (tmp_path / name).write_bytes(data)
    assert not check_app(app).crashed
