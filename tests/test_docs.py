"""The pages of rules are what the rules and fixtures say, and the guides are true of the program."""

from __future__ import annotations

import importlib.util
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
import yaml
from command_line import ROOT, run

import funclint
from funclint.config import read_config
from funclint.files.source import Source
from funclint.rule import Rule
from funclint.rules import registry

DOCS = ROOT / "docs"
RULES = DOCS / "rules"
GUIDES = sorted([*DOCS.glob("*.md"), *DOCS.glob("evidence/*.md")])
CLEAN = ROOT / "examples" / "clean"


def blocks(page: Path, language: str) -> list[str]:
    """The blocks of code of one language in a page."""
    text = page.read_text(encoding="utf-8")
    return re.findall(rf"^```{language}\b[^\n]*\n(.*?)^```$", text, re.DOTALL | re.MULTILINE)


@pytest.fixture
def generator(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    """tools/generate_docs.py, its pages in a temporary folder."""
    spec = importlib.util.spec_from_file_location("generate_docs", ROOT / "tools" / "generate_docs.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    monkeypatch.setattr(module, "PAGES", tmp_path / "rules")
    monkeypatch.setattr(sys, "argv", ["generate_docs.py"])
    assert module.main() == 0
    return module


def status_of_check(generator: ModuleType, monkeypatch: pytest.MonkeyPatch) -> int:
    monkeypatch.setattr(sys, "argv", ["generate_docs.py", "--check"])
    status: int = generator.main()
    return status


def test_pages_are_up_to_date() -> None:
    command = [sys.executable, str(ROOT / "tools" / "generate_docs.py"), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_check_names_what_drifted(
    generator: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = generator.PAGES / "duplicate-function-name.md"
    page.write_text(page.read_text(encoding="utf-8").replace("twice", "often"), encoding="utf-8")
    (generator.PAGES / "unused-suppression.md").unlink()
    (generator.PAGES / "no-such-rule.md").write_text("# no-such-rule\n", encoding="utf-8")
    assert status_of_check(generator, monkeypatch) == 1
    said = capsys.readouterr().err
    assert "docs/rules/duplicate-function-name.md is out of date" in said
    assert "docs/rules/unused-suppression.md is missing" in said
    assert "docs/rules/no-such-rule.md is of no rule" in said
    assert said.count("docs/rules/") == 3


def test_check_names_rules_without_documentation(
    generator: ModuleType, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    load = registry.load_rule

    def undocumented(row: registry.Row) -> Rule:
        rule = load(row)
        if rule.name != "internal-error":
            return rule
        values = {name: getattr(rule, name) for name in Rule.__slots__ if name != "docs"}
        bare = Rule(**values)
        bare.docs = rule.summary
        return bare

    monkeypatch.setattr(registry, "load_rule", undocumented)
    assert status_of_check(generator, monkeypatch) == 1
    assert "internal-error is not documented" in capsys.readouterr().err


def test_check_names_dead_links(generator: ModuleType, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "README.md").write_text("[a](docs/a.md) [b](docs/b.md#top) [c](https://example.org/c)\n")
    (tmp_path / "docs" / "a.md").write_text("[up](../README.md) [gone](gone.md)\n\n```md\n[code](code.md)\n```\n")
    assert generator.dead_links(tmp_path) == [
        "README.md: the link `docs/b.md` leads nowhere",
        "docs/a.md: the link `gone.md` leads nowhere",
    ]


@pytest.mark.parametrize("name", ["parameter-without-binding", "host-json-version", "internal-error"])
def test_explain_prints_the_text_of_the_page(name: str) -> None:
    page = (RULES / f"{name}.md").read_text(encoding="utf-8")
    without_example = re.sub(r"^## Example\n.*?(?=^## (?:Limits|How to ignore it)\n)", "", page, flags=re.S | re.M)
    assert without_example == run("explain", name).stdout + "\n[All rules](index.md)\n"


def test_index_lists_every_rule_once() -> None:
    links = re.findall(r"^\| \[[\w-]+\]\(([\w-]+)\.md\)", (RULES / "index.md").read_text(encoding="utf-8"), re.M)
    assert sorted(links) == sorted(registry.rows())


def test_example_shows_the_real_output() -> None:
    page = (RULES / "duplicate-function-name.md").read_text(encoding="utf-8")
    expected = (ROOT / "tests/rules/app/duplicate-function-name/bad/expected.txt").read_text(encoding="utf-8")
    message = expected.partition("error[duplicate-function-name] ")[2].partition("\n")[0]
    assert message
    assert f"error[duplicate-function-name]: {message}\n" in page
    assert '```python title="function_app.py"\n' in page


def test_pages_name_no_machine() -> None:
    machine = re.compile(r"/(?:root|Users|tmp/[a-z0-9_]{8})/|/home/(?!site/)")
    assert [page.name for page in (*RULES.glob("*.md"), *GUIDES) if machine.search(page.read_text("utf-8"))] == []


def pages_of(entry: Any) -> list[str]:
    """The pages of a menu, or of a part of one."""
    if isinstance(entry, str):
        return [entry]
    return [page for one in (entry.values() if isinstance(entry, dict) else entry) for page in pages_of(one)]


def test_every_guide_is_in_the_menu() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    pages = set(pages_of(site["nav"]))
    assert pages == {page.relative_to(DOCS).as_posix() for page in (*GUIDES, RULES / "index.md")}
    assert all((DOCS / name).is_file() for name in (*site["extra_css"], *site["extra_javascript"]))


def test_addresses_of_pages_are_those_of_the_site() -> None:
    site = yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))
    assert registry.DOCS_URL.format(name="internal-error") == f"{site['site_url']}rules/internal-error/"


@pytest.mark.parametrize("name", ["ci", "monorepos", "testing"])
def test_options_of_guides_exist(name: str) -> None:
    text = (DOCS / f"{name}.md").read_text(encoding="utf-8")
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--name-only", "--diff-filter"}
    assert named <= set(re.findall(r"--[a-z][a-z-]+", run("check", "--help").stdout))
    commands = set(re.findall(r"(?:^|`|- )funclint ([a-z]+(?:-[a-z]+)*(?: write| prune)?)", text, re.MULTILINE))
    assert [command for command in commands if run(*command.split(), "--help").returncode != 0] == []


@pytest.mark.parametrize("page", GUIDES, ids=lambda page: page.stem)
def test_yaml_of_guides_can_be_read(page: Path) -> None:
    assert all(yaml.safe_load(block) for block in blocks(page, "yaml"))


def test_configuration_of_guides_is_valid(tmp_path: Path) -> None:
    found = [block for page in GUIDES for block in blocks(page, "toml") if "[tool.funclint" in block]
    assert found
    for block in found:
        path = tmp_path / "pyproject.toml"
        path.write_text(block, encoding="utf-8")
        config = read_config(str(path), Source())
        assert config is not None
        assert config.problems == []


def test_placeholder_of_the_address_has_one_spelling() -> None:
    files = [ROOT / "action.yml", ROOT / "README.md", *GUIDES, *(ROOT / "integrations").iterdir()]
    text = "\n".join(file.read_text(encoding="utf-8") for file in files)
    assert set(re.findall(r"(?:github\.com/|uses: |name: )([\w-]+)/funclint", text)) == {"OWNER"}
    assert set(re.findall(r"\bfunclint@v([\d.]+)|\brev: v([\d.]+)|tags/v([\d.]+)", text)) == {
        (funclint.__version__, "", ""),
        ("", funclint.__version__, ""),
        ("", "", funclint.__version__),
    }


@pytest.mark.parametrize("name", ["test_app", "test_handlers"])
def test_worked_examples_are_the_real_ones(name: str) -> None:
    assert (CLEAN / "tests" / f"{name}.py").read_text(encoding="utf-8") in blocks(DOCS / "testing.md", "python")


@pytest.fixture
def clean_app(tmp_path: Path) -> Path:
    """A copy of the clean example."""
    return Path(shutil.copytree(CLEAN, tmp_path / "app", ignore=shutil.ignore_patterns("__pycache__")))


def pytest_of(app: Path, name: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", f"tests/{name}.py"]
    return subprocess.run(command, cwd=app, env=environment, capture_output=True, text=True, check=False)


def test_tests_of_the_example_app_pass(clean_app: Path) -> None:
    done = pytest_of(clean_app, "test_app")
    assert done.returncode == 0, done.stdout
    assert "3 passed" in done.stdout


def test_tests_of_the_example_app_can_fail(clean_app: Path) -> None:
    module = clean_app / "function_app.py"
    right = module.read_text(encoding="utf-8")
    module.write_text(right.replace("purge_orders(timer:", "purge_orders(when:"), encoding="utf-8")
    done = pytest_of(clean_app, "test_app")
    assert done.returncode == 1
    (shown,) = [line for line in blocks(DOCS / "testing.md", "text") if line.startswith("E ")]
    assert shown in done.stdout


def test_handlers_of_the_example_app(clean_app: Path) -> None:
    pytest.importorskip("azure.functions", reason="the example's own library; .ci/run has it")
    done = pytest_of(clean_app, "test_handlers")
    assert done.returncode == 0, done.stdout
    assert "4 passed" in done.stdout
