"""Imports point one way, and a run imports no more than it needs."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "funclint"

LAYERS = (
    {"funclint.cli", "funclint.__main__", "funclint.pylint_plugin", "funclint.api"},
    {"funclint.commands", "funclint.output"},
    {"funclint.server"},
    {"funclint.fixes"},
    {"funclint.run", "funclint.cached_run", "funclint.processes"},
    {"funclint.engine", "funclint.reporters", "funclint.map", "funclint.baseline"},
    {"funclint.suppression"},
    {"funclint.comments", "funclint.config_reader"},
    {"funclint.config"},
    {"funclint.rules"},
    {"funclint.app"},
    {"funclint.cache"},
    {"funclint.index", "funclint.schema"},
    {"funclint.files"},
    {"funclint.rule", "funclint.findings", "funclint.text", "funclint.paths", "funclint.parsing"},
)
"""From the top down; a module imports from its own layer or below. What is in none is a helper (see `HELPERS`)."""


def imports_of(path: Path) -> set[str]:
    """Modules of funclint that a file imports when it is imported or run; not what only the type checker sees."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    for node in ast.walk(tree):
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING":
            node.body = [ast.Pass()]
    found: set[str] = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found.update(alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            found.update((node.module, *(f"{node.module}.{alias.name}" for alias in node.names)))
    return found


def layer_of(module: str) -> int | None:
    """The number of the layer of a dotted name, or None."""
    return next(
        (
            number
            for number, names in enumerate(LAYERS)
            for name in names
            if module == name or module.startswith(name + ".")
        ),
        None,
    )


def module_name(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts).removesuffix(".__init__")


FILES = [path for path in sorted(PACKAGE.rglob("*.py")) if "checks" not in path.parts]


def test_imports_point_downwards() -> None:
    wrong = []
    for path in FILES:
        own = layer_of(module_name(path))
        for name in imports_of(path):
            other = layer_of(name)
            if own is not None and other is not None and other < own and (own, other) not in ALLOWED:
                wrong.append(f"{module_name(path)} imports {name}")
    assert set(wrong) == EXCEPTIONS


EXCEPTIONS = {"funclint.index imports funclint.api"}
"""`funclint.index(path)` is a function, and `funclint.index` a package: calling the package is calling the function."""


def number(name: str) -> int:
    found = layer_of(name)
    assert found is not None
    return found


ALLOWED = {
    (number("funclint.app"), number("funclint.config")),  # an app gives its configuration, imported when asked for
    (number("funclint.config"), number("funclint.config_reader")),  # likewise: only where there is a file
}


def test_helpers_of_rules_import_nothing_above_the_app() -> None:
    wrong = [
        f"{module_name(path)} imports {name}"
        for path in FILES
        if layer_of(module_name(path)) is None and path.name != "__init__.py"
        for name in imports_of(path)
        if (other := layer_of(name)) is not None and other < number("funclint.app")
    ]
    assert wrong == []


DISK = re.compile(
    r"(open|print|input|os\.(?!path\.|sep\b|fspath).*|os\.path\.(exists|lexists|isfile|isdir|islink|realpath|get\w+|abspath))"
)
"""Calls that a rule leaves to the app: it gets every fact from there."""


def test_rules_know_neither_syntax_trees_nor_files_nor_hosts() -> None:
    forbidden = {"ast", "tokenize", "io", "pathlib", "sys", "subprocess", "pylint", "astroid"}
    wrong = []
    for path in (PACKAGE / "rules").glob("*/*.py"):
        wrong += [
            f"{module_name(path)} imports {name}" for name in imports_of(path) if name.partition(".")[0] in forbidden
        ]
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and DISK.fullmatch(ast.unparse(node.func)):
                wrong.append(f"{module_name(path)}:{node.lineno} calls {ast.unparse(node.func)}")
    assert wrong == []


def test_only_the_plugin_imports_pylint() -> None:
    wrong = [
        module_name(path)
        for path in FILES
        if "pylint_plugin" not in module_name(path)
        for name in imports_of(path)
        if name.partition(".")[0] in ("pylint", "astroid")
    ]
    assert wrong == []


def test_only_the_server_imports_its_libraries() -> None:
    wrong = []
    for path in FILES:
        imported = imports_of(path)
        if "server" not in path.relative_to(PACKAGE).parts:
            wrong += [f"{module_name(path)} imports {name}" for name in imported if is_of_server(name)]
    assert set(wrong) == {"funclint.commands imports funclint.server", "funclint.commands imports funclint.server.main"}


def is_of_server(name: str) -> bool:
    return name.partition(".")[0] in ("pygls", "lsprotocol", "cattrs") or name.startswith("funclint.server")


def modules_of_a_run(folder: Path, *arguments: str) -> set[str]:
    """What `funclint …` has imported at its end."""
    code = (
        "import sys\nfrom funclint.cli import main\n"
        f"status = main({list(arguments)!r})\nassert status in (0, 1), status\n"
        "print('\\n'.join(sys.modules), file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", f"import sys; sys.path.insert(0, {str(ROOT)!r})\n{code}"],
        cwd=folder, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return set(done.stderr.split())


@pytest.fixture
def quiet_app(tmp_path: Path) -> Path:
    bundle = '{"id": "Microsoft.Azure.Functions.ExtensionBundle", "version": "[4.*, 5.0.0)"}'
    (tmp_path / "host.json").write_text(f'{{"version": "2.0", "extensionBundle": {bundle}}}')
    (tmp_path / "requirements.txt").write_text("azure-functions==1.23.0\n")
    (tmp_path / "function_app.py").write_text(
        "import azure.functions as func\n\napp = func.FunctionApp()\n\n\n"
        '@app.route(route="orders", auth_level=func.AuthLevel.FUNCTION)\n'
        "def orders(req: func.HttpRequest) -> func.HttpResponse:\n    return func.HttpResponse()\n"
    )
    return tmp_path


HEAVY = (
    "pylint", "astroid", "jsonschema", "packaging", "tomli", "tree_sitter", "dataclasses", "pathlib", "inspect",
    "importlib.metadata", "pkgutil", "concurrent.futures", "multiprocessing", "tokenize", "difflib", "hashlib",
    "traceback", "shutil", "pygls", "lsprotocol", "asyncio",
)  # fmt: skip


def test_a_quiet_app_needs_no_heavy_library(quiet_app: Path) -> None:
    loaded = modules_of_a_run(quiet_app, "check")
    bare = subprocess.run(
        [sys.executable, "-I", "-c", "import sys, argparse, ast; print('\\n'.join(sys.modules))"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert [name for name in HEAVY if name in loaded - set(bare.stdout.split())] == []


def test_rules_without_a_signal_are_not_imported(quiet_app: Path) -> None:
    loaded = modules_of_a_run(quiet_app, "check")
    assert not [name for name in loaded if name.startswith("funclint.rules.durable.")]


@pytest.mark.parametrize("arguments", [("rules",), ("rules", "--format", "json"), ("explain", "internal-error")])
def test_listing_rules_needs_no_pylint(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    loaded = modules_of_a_run(tmp_path, *arguments)
    assert not {"pylint", "astroid", "jsonschema"} & loaded
