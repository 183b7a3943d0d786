"""What makes a release: the changelog, the workflows, and what they build with."""

from __future__ import annotations

import importlib.util
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml
from command_line import ROOT

import funclint

WORKFLOWS = sorted((ROOT / ".github" / "workflows").glob("*.yml"))
RELEASE = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8"))

spec = importlib.util.spec_from_file_location("release_notes", ROOT / "tools" / "release_notes.py")
assert spec and spec.loader
release_notes = importlib.util.module_from_spec(spec)
spec.loader.exec_module(release_notes)

CHANGELOG = """\
# Changelog

## [Unreleased]

## [1.1.0] - 2026-12-01

### Added

- `new-rule`.

## [1.0.0] - 2026-11-01

### Added

- Everything.
"""
SINCE = {"old-rule": "1.0.0", "new-rule": "1.1.0"}


def problems(changelog: str, version: str = "1.1.0", since: dict[str, str] | None = None) -> list[str]:
    found: list[str] = release_notes.problems(release_notes.sections(changelog), version, since or SINCE)
    return found


def problems_of_release(changelog: str, tag: str) -> list[str]:
    found: list[str] = release_notes.problems_of_release(release_notes.sections(changelog), "1.1.0", tag)
    return found


def test_the_changelog_fits_the_version_and_the_rules() -> None:
    command = [sys.executable, str(ROOT / "tools" / "release_notes.py")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (0, "")


def test_a_release_prints_its_section(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    head, _, rest = text.partition("## [Unreleased]")
    dated = re.sub(r"\] - unreleased", "] - 2026-12-01", "## [Unreleased]\n\n" + rest[rest.index("## [") :])
    (tmp_path / "CHANGELOG.md").write_text(head + dated, encoding="utf-8")
    monkeypatch.setattr(release_notes, "ROOT", tmp_path)
    monkeypatch.setattr(sys, "argv", ["release_notes.py", "--tag", f"v{funclint.__version__}"])
    assert release_notes.main() == 0
    notes = capsys.readouterr().out
    assert notes.strip()
    assert f"## [{funclint.__version__}]" not in notes
    monkeypatch.setattr(sys, "argv", ["release_notes.py", "--tag", "v0.0.1"])
    assert release_notes.main() == 1
    assert f"the tag is `v0.0.1`, the version of funclint/__init__.py is `{funclint.__version__}`" in (
        capsys.readouterr().err
    )


def test_a_good_changelog_has_no_problems() -> None:
    assert problems(CHANGELOG) == []
    assert problems_of_release(CHANGELOG, "v1.1.0") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("## [1.1.0]", "## [1.2.0]", "[Unreleased] and [1.1.0]"),
        ("## [Unreleased]\n", "", "[Unreleased] and [1.1.0]"),
        ("2026-12-01", "December", "[1.1.0] has no date like 2026-11-23, but `December`"),
        ("2026-12-01", "2026-10-01", "not in the order of the versions"),
        ("## [1.0.0]", "## [1.1.0]", "one stands there twice"),
        ("### Added\n\n- `new-rule`.", "### News\n\n- `new-rule`.", "a part `News`"),
        ("`new-rule`", "A rule", "new-rule is new in [1.1.0], which does not name it"),
    ],
)
def test_problems_are_named(old: str, new: str, said: str) -> None:
    assert old in CHANGELOG
    assert [problem for problem in problems(CHANGELOG.replace(old, new)) if said in problem]


def test_a_rule_of_the_next_version_stands_under_unreleased() -> None:
    later = {**SINCE, "next-rule": "1.2.0"}
    assert problems(CHANGELOG, since=later) == ["next-rule is new in [Unreleased], which does not name it"]
    named = CHANGELOG.replace("## [Unreleased]\n", "## [Unreleased]\n\n### Added\n\n- `next-rule`.\n")
    assert problems(named, since=later) == []
    assert problems_of_release(named, "v1.1.0") == ["something still stands under [Unreleased]"]
    assert problems(CHANGELOG, since={"old-rule": "0.9.0"}) == [
        "old-rule is there since 0.9.0, which is no version of the changelog"
    ]


def test_what_keeps_a_release_back() -> None:
    undated = CHANGELOG.replace("2026-12-01", "unreleased")
    assert problems(undated) == []
    assert problems_of_release(undated, "v1.1.0") == ["[1.1.0] has no date yet"]
    assert "the tag is `v1.0.0`" in problems_of_release(CHANGELOG, "v1.0.0")[0]


def test_the_version_stands_in_one_place() -> None:
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert 'dynamic = ["version"]' in pyproject
    assert f'"{funclint.__version__}"' not in pyproject


def steps(workflow: Path) -> list[dict[str, Any]]:
    """All steps of a workflow."""
    jobs = yaml.safe_load(workflow.read_text(encoding="utf-8"))["jobs"]
    return [step for job in jobs.values() for step in job.get("steps", ())]


@pytest.mark.parametrize("workflow", WORKFLOWS, ids=lambda path: path.stem)
def test_actions_are_pinned_with_their_version(workflow: Path) -> None:
    lines = re.findall(r"uses: (.+)", workflow.read_text(encoding="utf-8"))
    foreign = [line for line in lines if not line.startswith("$/")]
    assert foreign
    assert [line for line in foreign if not re.fullmatch(r"[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)] == []


def test_one_version_of_each_action() -> None:
    files = [*WORKFLOWS, ROOT / "action.yml"]
    pins = {pin for file in files for pin in re.findall(r"uses: ([\w/-]+@[0-9a-f]{40})", file.read_text("utf-8"))}
    assert len({pin.partition("@")[0] for pin in pins}) == len(pins)


def test_only_publishing_is_trusted_and_nothing_is_built_there() -> None:
    jobs = RELEASE["jobs"]
    assert RELEASE["permissions"] == {}
    trusted = [name for name, job in jobs.items() if job["permissions"].get("id-token") == "write"]
    assert trusted == ["attest", "publish"]
    for name in trusted:
        assert [step for step in jobs[name]["steps"] if "run" in step or "checkout" in step["uses"]] == []
    assert jobs["publish"]["environment"]["name"] == "pypi"
    assert jobs["attest"]["needs"] == ["ci", "build"]
    assert jobs["publish"]["needs"] == ["attest"]
    assert "secrets." not in (ROOT / ".github" / "workflows" / "release.yml").read_text(encoding="utf-8")


def test_scripts_of_workflows_exist() -> None:
    scripts = [step["run"] for workflow in WORKFLOWS for step in steps(workflow) if "run" in step]
    named = {name for script in scripts for name in re.findall(r"(?:\.ci|tools)/[\w.]+", script)}
    assert named >= {".ci/run", ".ci/build", ".ci/smoke", ".ci/sbom", "tools/release_notes.py"}
    assert [name for name in named if not (ROOT / name).is_file()] == []


def test_ci_runs_every_python_that_is_claimed() -> None:
    ci = yaml.safe_load((ROOT / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    claimed = re.findall(r'"Programming Language :: Python :: (3\.\d+)"', (ROOT / "pyproject.toml").read_text("utf-8"))
    assert ci["jobs"]["everything"]["strategy"]["matrix"]["python"] == claimed


def test_what_a_release_is_built_with_is_exact() -> None:
    lines = (ROOT / ".ci" / "release.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in lines if not line.startswith("#")]
    assert {pin.partition("==")[0] for pin in pins} == {"build", "cyclonedx-bom", "hatchling"}
    assert [pin for pin in pins if not re.fullmatch(r"[\w-]+==[\d.]+", pin)] == []


def test_zizmor_has_nothing_to_say() -> None:
    zizmor = shutil.which("zizmor", path=str(Path(sys.executable).parent)) or shutil.which("zizmor")
    if not zizmor:
        pytest.skip("zizmor is part of the dev extra")
    command = [zizmor, "--offline", "--strict-collection", "--persona=pedantic", "--no-progress", "--format=plain"]
    inputs = [
        str(ROOT / name) for name in (".github", "action.yml", ".pre-commit-config.yaml", ".pre-commit-hooks.yaml")
    ]
    done = subprocess.run([*command, *inputs], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout
