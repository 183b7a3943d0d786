"""What goes into the packages. Built here without an environment; the installed packages are tested by .ci/run."""

from __future__ import annotations

import email
import os
import re
import tarfile
import zipfile
from pathlib import Path

import pytest

import funclint

ROOT = Path(__file__).resolve().parent.parent
builders = pytest.importorskip("hatchling.builders.wheel", reason="hatchling is part of the dev extra")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> zipfile.ZipFile:
    folder = tmp_path_factory.mktemp("wheel")
    (path,) = builders.WheelBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    return zipfile.ZipFile(path)


@pytest.fixture(scope="module")
def sdist(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    from hatchling.builders.sdist import SdistBuilder

    folder = tmp_path_factory.mktemp("sdist")
    (path,) = SdistBuilder(str(ROOT)).build(directory=str(folder), versions=["standard"])
    with tarfile.open(path) as archive:
        return {name.partition("/")[2] for name in archive.getnames()}


def names_below(folder: Path, pattern: str) -> set[str]:
    return {path.relative_to(ROOT).as_posix() for path in folder.rglob(pattern) if "__pycache__" not in path.parts}


def test_wheel_installs_one_package(wheel: zipfile.ZipFile) -> None:
    top = {name.partition("/")[0] for name in wheel.namelist()}
    assert top == {"funclint", f"funclint-{funclint.__version__}.dist-info"}


def test_wheel_has_the_schemas_inside(wheel: zipfile.ZipFile) -> None:
    schemas = names_below(ROOT / "schemas", "*.json")
    assert "schemas/host.schema.json" in schemas
    assert {f"funclint/{name}" for name in schemas} <= set(wheel.namelist())


def test_wheel_has_every_module_and_says_that_it_is_typed(wheel: zipfile.ZipFile) -> None:
    inside = set(wheel.namelist())
    assert names_below(ROOT / "funclint", "*.py") <= inside
    assert "funclint/py.typed" in inside
    assert not [name for name in inside if "test" in name or name.endswith(".pyc")]


def test_wheel_has_the_parts_of_the_page(wheel: zipfile.ZipFile) -> None:
    assert {"funclint/map/page.css", "funclint/map/page.js"} <= set(wheel.namelist())


def test_wheel_installs_the_command(wheel: zipfile.ZipFile) -> None:
    info = f"funclint-{funclint.__version__}.dist-info"
    assert "funclint = funclint.cli:command" in wheel.read(f"{info}/entry_points.txt").decode()
    assert f"{info}/licenses/LICENSE" in wheel.namelist()


def test_every_dependency_has_a_lower_bound(wheel: zipfile.ZipFile) -> None:
    metadata = email.message_from_bytes(wheel.read(f"funclint-{funclint.__version__}.dist-info/METADATA"))
    needed = [line for line in metadata.get_all("Requires-Dist", []) if "extra ==" not in line]
    assert needed
    assert [line for line in needed if ">=" not in line] == []
    assert metadata["Requires-Python"] == ">=3.10"


def test_sdist_has_what_is_needed_to_test_and_regenerate(sdist: set[str]) -> None:
    wanted = {"pyproject.toml", "README.md", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", ".pre-commit-hooks.yaml"}
    assert wanted <= sdist
    for folder, pattern in (("tests", "test_*.py"), ("tools", "*.py"), ("schemas", "*"), ("examples", "*.json")):
        assert names_below(ROOT / folder, pattern) - sdist == set(), folder


def test_sdist_has_nothing_of_this_machine(sdist: set[str]) -> None:
    unwanted = re.compile(r"(^|/)(\.venv|\.git|dist|__pycache__|\.[a-z]+_cache)/")
    assert [name for name in sdist if unwanted.search(name)] == []


def test_ci_can_be_started() -> None:
    script = ROOT / ".ci" / "run"
    assert script.read_text(encoding="utf-8").startswith("#!/usr/bin/env bash\n")
    if os.name == "posix":
        assert os.access(script, os.X_OK)


def test_generators_get_the_versions_that_the_tables_name() -> None:
    from funclint.index.catalogue import decorators_1x_table, decorators_2x_table

    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert f"\"azure-functions=={decorators_1x_table.VERSION}; python_version < '3.13'\"" in pyproject
    assert f"\"azure-functions=={decorators_2x_table.VERSION}; python_version >= '3.13'\"" in pyproject
    assert f'"azure-functions-durable=={decorators_2x_table.DURABLE_VERSION}"' in pyproject
