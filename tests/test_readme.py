"""What the README and the guide say is true of the program."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from command_line import ROOT, run

from funclint.rules import registry

PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", ROOT / "examples" / "README.md"] + [
    ROOT / "docs" / f"{name}.md" for name in ("index", "architecture", "pre-commit", "editors", "fixes")
]
README = PAGES[0].read_text(encoding="utf-8")


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README, re.DOTALL | re.MULTILINE)


def test_output_at_the_top_is_the_real_one(request: pytest.FixtureRequest) -> None:
    result = run("check", "examples/guide_cosmos")
    assert result.returncode == 1
    shown = blocks("text")[0]
    if request.config.getoption("--update-expected"):
        PAGES[0].write_text(README.replace(shown, result.stdout), encoding="utf-8", newline="\n")
    else:
        assert shown == result.stdout


def test_two_commands_set_everything_up() -> None:
    first, second = blocks("sh")
    assert "pip install" in first and "funclint check examples/guide_cosmos" in first
    assert "pip install" in second and second.rstrip().endswith("pytest -n auto")
    assert first.count("\n") == second.count("\n") == 1


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.relative_to(ROOT).as_posix())
def test_links_lead_somewhere(page: Path) -> None:
    links = re.findall(r"\]\((?!https?:)([^)#]+)", page.read_text(encoding="utf-8"))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_options_exist() -> None:
    text = "".join(
        page.read_text(encoding="utf-8")
        for page in (PAGES[0], ROOT / "docs" / "pre-commit.md", ROOT / "docs" / "fixes.md")
    )
    foreign = {"--load-plugins", "--disable", "--enable"}
    named = set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - foreign
    offered = set(re.findall(r"--[a-z][a-z-]+", run("check", "--help").stdout))
    assert "--fail-on" in named
    assert named - offered == set()


def test_commands_exist() -> None:
    text = "".join(page.read_text(encoding="utf-8") for page in PAGES)
    named = set(re.findall(r"funclint\s(check|index|rules|explain|baseline|server|package)\b", text))
    assert named >= {"check", "index", "rules", "explain"}
    assert [name for name in named if run(name, "--help").returncode != 0] == []


def test_rules_exist() -> None:
    names = set()
    for page in PAGES[:1] + PAGES[3:]:
        text = page.read_text(encoding="utf-8")
        names |= {name for found in re.findall(r"funclint: ignore\[([a-z-]+)", text) for name in [found]}
        names |= set(re.findall(r"(?:disable|enable)=([a-z]+(?:-[a-z]+)+)", text))
        names |= set(re.findall(r"explain ([a-z]+(?:-[a-z]+)+)", text))
    assert "parameter-without-binding" in names
    assert names - set(registry.rows()) == set()


def test_configuration_is_valid(tmp_path: Path) -> None:
    from funclint.config import read_config
    from funclint.files.source import Source

    (example,) = blocks("toml")
    path = tmp_path / "pyproject.toml"
    path.write_text(example, encoding="utf-8")
    config = read_config(str(path), Source())
    assert config is not None
    assert config.problems == []
    assert config.fail_on == "warning"


def test_exit_statuses(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("no app\n", encoding="utf-8")
    rows = re.findall(r"^\| (\d) \|", README, re.MULTILINE)
    assert rows == ["0", "1", "2", "3"]
    assert run("check", "examples/clean").returncode == 0
    assert run("check", "--exit-zero", "examples/guide_cosmos").returncode == 0
    assert run("check", "--no-such-option").returncode == 2
    assert run("check", str(tmp_path)).returncode == 3


@pytest.mark.parametrize("word", ["/work" + "/", "../" + "shared"])
def test_pages_stand_alone(word: str) -> None:
    assert [page.name for page in PAGES if word in page.read_text(encoding="utf-8")] == []


def test_rooms_of_the_house_exist() -> None:
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    rooms = re.findall(r"`((?:funclint|schemas|tools|tests)/[\w/.]*)`", picture)
    assert len(rooms) > 20
    packaged = {"funclint/schemas"}
    assert [room for room in rooms if room not in packaged and not (ROOT / room).exists()] == []


def test_every_room_is_in_the_picture() -> None:
    picture = (ROOT / "docs" / "architecture.md").read_text(encoding="utf-8")
    folders = [path for path in (ROOT / "funclint").iterdir() if (path / "__init__.py").exists()]
    assert [path.name for path in folders if f"`funclint/{path.name}/" not in picture] == []
