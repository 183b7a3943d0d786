"""The configuration for Neovim in docs/editors.md, tried with Neovim's own client where Neovim is there."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from command_line import ROOT
from editor import START, Make

NEOVIM = shutil.which(os.environ.get("NVIM_FOR_TESTS", "nvim"))

TEXT = (
    "import azure.functions as func\n\napp = func.FunctionApp()\n\n\n"
    '@app.timer_trigger(arg_name="timer", schedule="0 */5 * * * *")\n'
    "def clean(clock: func.TimerRequest) -> None:\n    print(clock)\n"
)

DRIVER = """
local told = {}
local function messages()
  return vim.tbl_map(function(one) return one.code or one.message end, vim.diagnostic.get(0))
end
local function wait(name, condition)
  told[name] = vim.wait(8000, condition, 20)
end
local function request(method, params)
  local answers = vim.lsp.buf_request_sync(0, method, params, 8000) or {}
  for _, answer in pairs(answers) do
    return answer.result
  end
end
local document = { uri = vim.uri_from_bufnr(0) }
wait("found", function() return #messages() == 1 end)
told.rule = messages()[1]
local place = vim.diagnostic.get(0)[1]
told.line, told.column = place.lnum, place.col
local hover = request("textDocument/hover", { textDocument = document, position = { line = 5, character = 50 } })
told.hover = hover.contents.value
local lenses = request("textDocument/codeLens", { textDocument = document })
told.lens = lenses[1].command.title
local range = { start = { line = 6, character = 10 }, ["end"] = { line = 6, character = 15 } }
local context = { diagnostics = {} }
local actions = request("textDocument/codeAction", { textDocument = document, range = range, context = context })
told.actions = vim.tbl_map(function(one) return one.title end, actions)
vim.lsp.util.apply_workspace_edit(actions[1].edit, "utf-16")
told.text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, false), "\\n")
wait("repaired", function() return #messages() == 0 end)
vim.api.nvim_buf_set_lines(0, 6, 7, false, { "def clean(timer) -> None", "    pass" })
wait("broken", function() return messages()[1] == "invalid-python" end)
io.stdout:write(vim.fn.json_encode(told))
vim.cmd("qall!")
"""


def configuration() -> str:
    """The configuration for the version of Neovim that is there."""
    assert NEOVIM is not None
    shown = subprocess.run([NEOVIM, "--version"], capture_output=True, encoding="utf-8", check=True).stdout
    version = re.match(r"NVIM v(\d+)\.(\d+)", shown)
    assert version is not None
    new, old = re.findall(r"```lua\n(.*?)```", (ROOT / "docs" / "editors.md").read_text(encoding="utf-8"), re.DOTALL)
    return str(new if (int(version[1]), int(version[2])) >= (0, 11) else old)


@pytest.mark.skipif(NEOVIM is None or os.name == "nt", reason="Neovim is not there")
def test_neovim_shows_findings_and_applies_fixes(make: Make, tmp_path: Path) -> None:
    path = make(**{"function_app.py": TEXT}) / "function_app.py"
    settings, driver, command = tmp_path / "init.lua", tmp_path / "driver.lua", tmp_path / "bin" / "funclint"
    settings.write_text(configuration(), encoding="utf-8")
    driver.write_text(DRIVER, encoding="utf-8")
    command.parent.mkdir()
    code = START.replace("'", "'\\''")
    command.write_text(f"#!/bin/sh\nexec '{sys.executable}' -c '{code}' \"$@\"\n", encoding="utf-8")
    command.chmod(0o755)
    environment = {
        **os.environ,
        "PATH": f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        **dict.fromkeys(
            ("XDG_STATE_HOME", "XDG_CACHE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME"), str(tmp_path / "xdg")
        ),
    }
    done = subprocess.run(
        [NEOVIM or "", "--headless", "-i", "NONE", "-n", "-u", settings, path, "-c", f"luafile {driver}"],
        cwd=path.parent, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    assert done.stdout, done.stderr
    told = json.loads(done.stdout)
    assert told["found"], told
    assert (told["rule"], told["line"], told["column"]) == ("parameter-without-binding", 6, 10)
    assert "every 5 minutes" in told["hover"]
    assert told["lens"] == "timerTrigger 0 */5 * * * *: every 5 minutes"
    assert "Suppress parameter-without-binding with a reason" in told["actions"]
    assert 'arg_name="clock"' in told["text"]
    assert told["repaired"]
    assert told["broken"]
    assert path.read_text(encoding="utf-8") == TEXT
