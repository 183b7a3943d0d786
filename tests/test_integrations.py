"""The GitHub Action, the problem matcher and the template for Azure Pipelines."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from command_line import ROOT, run

ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
TEMPLATE = yaml.safe_load((ROOT / "integrations" / "azure-pipelines.yml").read_text(encoding="utf-8"))
MATCHERS = json.loads((ROOT / "integrations" / "github-problem-matcher.json").read_text(encoding="utf-8"))
EXAMPLES = ROOT / "examples"

needs_bash = pytest.mark.skipif(os.name == "nt" or not shutil.which("bash"), reason="needs bash, as the runners have")


@pytest.fixture
def command(tmp_path: Path) -> Path:
    """A `funclint` to start, that is this checkout."""
    path = tmp_path / "funclint"
    path.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m funclint "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


def bash(script: str, cwd: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run a step's script as the runners do: bash that stops at the first error."""
    clean = {name: value for name, value in os.environ.items() if name not in ("FORCE_COLOR", "GITHUB_ACTIONS")}
    command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script]
    return subprocess.run(
        command, cwd=cwd, env={**clean, **environment}, capture_output=True, encoding="utf-8", check=False
    )


def step(name: str) -> dict[str, Any]:
    found: dict[str, Any] = next(one for one in ACTION["runs"]["steps"] if one["id"] == name)
    return found


def check_of_action(
    command: Path, tmp_path: Path, paths: str = ".", args: str = "", sarif: str = "", cwd: Path = EXAMPLES
) -> tuple[subprocess.CompletedProcess[str], str]:
    """The action's check with these inputs, and what it gives as outputs."""
    outputs = tmp_path / "outputs"
    done = bash(
        step("check")["run"], cwd, FUNCLINT=str(command), PATHS=paths, ARGS=args, SARIF_FILE=sarif,
        GITHUB_OUTPUT=str(outputs), GITHUB_ACTIONS="true",
    )  # fmt: skip
    return done, outputs.read_text(encoding="utf-8")


def test_action_uses_its_inputs_and_pins_what_it_uses() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    assert ACTION["runs"]["using"] == "composite"
    assert set(re.findall(r"\$\{\{ inputs\.([\w-]+) \}\}", text)) == set(ACTION["inputs"])
    ids = {one["id"] for one in ACTION["runs"]["steps"]}
    assert set(re.findall(r"steps\.([\w-]+)\.outputs", text)) <= ids
    used = [one["uses"] for one in ACTION["runs"]["steps"] if "uses" in one]
    assert used
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)] == []


def test_scripts_of_the_action_take_inputs_from_the_environment_only() -> None:
    scripts = [one for one in ACTION["runs"]["steps"] if "run" in one]
    assert len(scripts) == 2
    assert [one["id"] for one in scripts if "${{" in one["run"] or one["shell"] != "bash"] == []


@needs_bash
def test_action_annotates_and_fails(command: Path, tmp_path: Path) -> None:
    done, outputs = check_of_action(command, tmp_path, "guide_cosmos\nclean\n")
    assert done.returncode == 1, done.stderr
    assert "\n::error file=guide_cosmos/function_app.py,line=29," in done.stdout
    assert "in 2 apps" in done.stdout
    assert outputs == "exit-status=1\nsarif-file=\n"


@needs_bash
def test_action_passes_a_clean_app(command: Path, tmp_path: Path) -> None:
    done, outputs = check_of_action(command, tmp_path, "clean")
    assert done.returncode == 0, done.stdout
    assert outputs.startswith("exit-status=0\n")


@needs_bash
def test_action_hands_arguments_over_as_they_are(command: Path, tmp_path: Path) -> None:
    app = shutil.copytree(EXAMPLES / "guide_cosmos", tmp_path / "an app; $(touch here)")
    done, _ = check_of_action(command, tmp_path, app.name, "--select=bindings\n--exit-zero\n", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert "parameter-without-binding" in done.stdout
    assert not (tmp_path / "here").exists()


@needs_bash
def test_action_writes_sarif(command: Path, tmp_path: Path) -> None:
    log = tmp_path / "a log.sarif"
    done, outputs = check_of_action(command, tmp_path, "guide_cosmos", sarif=str(log))
    assert done.returncode == 1
    assert f"sarif-file={log}\n" in outputs
    assert "::error" not in done.stdout, "code scanning annotates"
    results = json.loads(log.read_text(encoding="utf-8"))["runs"][0]["results"]
    assert [one["ruleId"] for one in results] == ["parameter-without-binding"]


def matched(line: str) -> dict[str, str] | None:
    """What GitHub makes of a line of output: the first matcher that fits."""
    for matcher in MATCHERS["problemMatcher"]:
        (pattern,) = matcher["pattern"]
        match = re.search(pattern["regexp"], line)
        if match:
            named = {key: match[group] for key, group in pattern.items() if key != "regexp"}
            return {"severity": matcher.get("severity", "error"), **named}
    return None


def test_problem_matcher_reads_every_line_of_the_concise_format() -> None:
    for arguments in (["check", "examples"], ["check", "--pedantic", "tests/rules/runtime"]):
        concise = run(*arguments, "--format", "concise").stdout.splitlines()
        findings = json.loads(run(*arguments, "--format", "json").stdout)["findings"]
        assert len(concise) == len(findings) > 10
        for line, finding in zip(concise, findings, strict=True):
            assert matched(line) == {
                "file": finding["path"],
                "line": str(finding["line"]),
                "column": str(finding["column"]),
                "severity": finding["severity"].replace("info", "notice"),
                "code": finding["rule"],
                "message": finding["message"],
            }


@pytest.mark.parametrize("line", ["2 findings: 2 errors in 1 app", "error: Process completed", "a.py:3: error: typed"])
def test_problem_matcher_leaves_other_lines_alone(line: str) -> None:
    assert matched(line) is None


def test_severities_of_the_matchers_are_known_to_github() -> None:
    assert {one.get("severity", "error") for one in MATCHERS["problemMatcher"]} <= {"error", "warning", "notice"}
    owners = [one["owner"] for one in MATCHERS["problemMatcher"]]
    assert len(set(owners)) == len(owners)


def test_template_uses_its_parameters() -> None:
    text = (ROOT / "integrations" / "azure-pipelines.yml").read_text(encoding="utf-8")
    declared = [one["name"] for one in TEMPLATE["parameters"]]
    assert set(re.findall(r"parameters\.(\w+)", text)) == set(declared)
    assert all("default" in one for one in TEMPLATE["parameters"])
    kinds = [next(key for key in ("task", "bash") if key in one) for one in TEMPLATE["steps"]]
    assert kinds == ["task", "bash", "task", "task"]


@needs_bash
def test_template_checks_and_reports(tmp_path: Path) -> None:
    (script,) = [one for one in TEMPLATE["steps"] if "bash" in one]
    assert "${{" not in script["bash"]
    programs = tmp_path / "funclint-environment" / "bin"
    # Python makes the environment and pip installs into it: both are stood in for, the rest is real.
    fake = f'#!/bin/sh\n[ "$2" = venv ] || exit 0\nmkdir -p "{programs}"\ncp "$0" "{programs}/python"\n'
    fake += f'printf \'#!/bin/sh\\nexport PYTHONPATH="{ROOT}"\\nexec "{sys.executable}" -m funclint "$@"\\n\''
    fake += f' > "{programs}/funclint"\nchmod +x "{programs}/funclint"\n'
    python = tmp_path / "python" / "bin" / "python"
    python.parent.mkdir(parents=True)
    python.write_text(fake, encoding="utf-8")
    python.chmod(0o755)
    reports = tmp_path / "reports"
    named = {
        "PYTHON_FOLDER": str(tmp_path / "python"), "AGENT_TEMPDIRECTORY": str(tmp_path), "REPORTS": str(reports),
        "PACKAGE": "funclint", "FAIL_ON": "error", "PATHS": "guide_cosmos;clean",
    }  # fmt: skip
    assert set(script["env"]) == set(named) - {"AGENT_TEMPDIRECTORY"}
    done = bash(script["bash"], EXAMPLES, **named)
    assert done.returncode == 1, done.stderr
    assert "in 2 apps" in done.stdout
    assert ElementTree.parse(reports / "funclint.xml").getroot().tag == "testsuites"
    assert json.loads((reports / "funclint.sarif").read_text(encoding="utf-8"))["version"] == "2.1.0"


ORGANISATION = yaml.safe_load((ROOT / "integrations" / "github-organisation.yml").read_text(encoding="utf-8"))
MERGE = ROOT / "integrations" / "merge_sarif.py"


def step_of(job: str, word: str) -> dict[str, Any]:
    """The step of a job of the organisation's workflow whose script has this word."""
    (found,) = [one for one in ORGANISATION["jobs"][job]["steps"] if word in one.get("run", "")]
    return dict(found)


def test_workflow_of_an_organisation_hands_over_what_it_makes() -> None:
    scripts = [one for job in ORGANISATION["jobs"].values() for one in job["steps"] if "run" in one]
    assert [one["run"] for one in scripts if "${{" in one["run"]] == []
    used = [one["uses"] for job in ORGANISATION["jobs"].values() for one in job["steps"] if "uses" in one]
    assert [name for name in used if not re.fullmatch(r"[\w-]+/[\w-]+@[0-9a-f]{40}", name)] == []
    assert ORGANISATION["permissions"] == {}


@needs_bash
def test_workflow_of_an_organisation_finds_what_one_run_finds(command: Path, tmp_path: Path) -> None:
    names = ["clean", "duplicate_name", "gone", "guide_cosmos", "host_json", "misspelt_connection", "no app"]
    # `gh` is stood in for: it lists names, and clones by copying an example.
    programs = tmp_path / "programs"
    programs.mkdir()
    fake = f"""#!/bin/sh
case "$2" in
list) printf '%s\\n' {" ".join(repr(name) for name in names)} ;;
clone)
  name="${{3#shop/}}"
  [ "$name" != gone ] || exit 1
  [ "$name" = "no app" ] && mkdir "$4" || cp -R "{EXAMPLES}/$name" "$4" ;;
esac
"""
    (programs / "gh").write_text(fake, encoding="utf-8")
    (programs / "gh").chmod(0o755)
    shards = 4
    given = {
        "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "ORGANISATION": "shop", "SHARDS": str(shards),
        "GITHUB_OUTPUT": str(tmp_path / "outputs"), "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
    }  # fmt: skip
    assert bash(step_of("list", "repo list")["run"], tmp_path, **given).returncode == 0
    assert (tmp_path / "outputs").read_text(encoding="utf-8") == "shards=[0,1,2,3]\n"
    logs = tmp_path / "merge" / "shards"
    logs.mkdir(parents=True)
    warnings = ""
    for shard in range(shards):
        folder = tmp_path / f"shard{shard}"
        folder.mkdir()
        shutil.copy(tmp_path / "repositories.txt", folder)
        cloned = bash(step_of("check", "repo clone")["run"], folder, SHARD=str(shard), **given)
        assert cloned.returncode == 0, cloned.stderr
        warnings += cloned.stdout
        check = step_of("check", "funclint check")["run"]
        installed = 'environment/bin/pip install --quiet "$FUNCLINT"\n'
        assert installed in check
        check = check.replace("python3 -m venv environment\n", "mkdir -p environment/bin\n")
        check = check.replace(installed, f'cp "{command}" environment/bin/funclint\n')
        checked = bash(check, folder, SHARD=str(shard), **given)
        assert checked.returncode == 0, checked.stderr
        shutil.copy(folder / f"shard-{shard}.sarif", logs)
    assert warnings == "::warning::gone cannot be cloned, and is not checked\n"
    merge = step_of("merge", "merge_sarif.py")["run"].replace(".github/merge_sarif.py", f'"{MERGE}"')
    merged = bash(merge, logs.parent, **given)
    assert merged.returncode == 0, merged.stderr

    whole = tmp_path / "whole"
    for name in names:
        if (EXAMPLES / name).is_dir():
            shutil.copytree(EXAMPLES / name, whole / name, ignore=shutil.ignore_patterns("__pycache__"))
    (expected,) = json.loads(run("check", "--no-cache", "--format", "sarif", cwd=whole).stdout)["runs"]
    (found,) = json.loads((logs.parent / "funclint.sarif").read_text(encoding="utf-8"))["runs"]

    def order(entries: list[dict[str, Any]]) -> list[str]:
        return sorted(json.dumps({**one, "ruleIndex": None}, sort_keys=True) for one in entries)

    assert len(expected["results"]) >= 3
    assert order(found["results"]) == order(expected["results"])
    assert order(found["tool"]["driver"]["rules"]) == order(expected["tool"]["driver"]["rules"])
    assert len(found["invocations"]) == shards
    summary = (tmp_path / "summary.md").read_text(encoding="utf-8")
    assert "| guide_cosmos | 1 | 0 | 0 |\n" in summary
    assert "| parameter-without-binding | " in summary
    assert "clean" not in summary


def test_rules_of_merged_logs_keep_their_results(tmp_path: Path) -> None:
    """Parts may have enabled different rules, so that one place in the list is that of different rules."""
    logs = []
    for rules in ("parameter-without-binding", "all"):
        logs.append(tmp_path / f"{len(logs)}.sarif")
        run(
            "check",
            "--no-cache",
            f"--select={rules}",
            "--format=sarif",
            f"--output-file={logs[-1]}",
            "guide_cosmos",
            cwd=EXAMPLES,
        )
    subprocess.run([sys.executable, MERGE, tmp_path / "merged", *logs], check=True, capture_output=True)
    (merged,) = json.loads((tmp_path / "merged").read_text(encoding="utf-8"))["runs"]
    rules = [rule["id"] for rule in merged["tool"]["driver"]["rules"]]
    assert len(rules) == len(set(rules)) > 100
    assert {one["ruleId"] for one in merged["results"]} >= {"parameter-without-binding"}
    assert all(rules[one["ruleIndex"]] == one["ruleId"] for one in merged["results"])
