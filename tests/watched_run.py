"""Runs funclint's command line under Python's audit hooks: `python watched_run.py FOLDER ALLOWED REPORT < commands`.

`FOLDER` holds the apps under check, `ALLOWED` is the folder that may be written to; each line of stdin is one command
line as JSON. `REPORT` gets, as JSON, every event that must not happen.
"""

import json
import os
import sys

sys.dont_write_bytecode = True
FOLDER, ALLOWED, REPORT = (os.path.realpath(path) for path in sys.argv[1:4])
COMMANDS = [json.loads(line) for line in sys.stdin]

FORBIDDEN = (
    "socket.", "subprocess.Popen", "os.exec", "os.fork", "os.forkpty", "os.posix_spawn", "os.spawn", "os.system",
    "os.startfile", "pty.spawn", "ctypes.", "webbrowser.", "urllib.Request", "http.client.", "ftplib.", "smtplib.",
    "os.putenv", "os.kill", "sys.unraisablehook", "pickle.find_class",
)  # fmt: skip
WRITING = (
    "os.remove", "os.rename", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.truncate", "os.chmod", "os.chown",
    "os.utime", "os.mkfifo", "os.mknod", "os.setxattr", "os.removexattr", "shutil.", "tempfile.",
)  # fmt: skip
seen = set()
active = False


def is_inside(path, folder):
    path = os.path.realpath(os.fsdecode(path)) if path and isinstance(path, (str, bytes)) else ""
    return path == folder or path.startswith(folder + os.sep)


def hook(event, arguments):
    if not active:
        return
    if event.startswith(FORBIDDEN):
        seen.add(f"{event} {arguments!r}"[:300])
    elif event.startswith(WRITING):
        if not is_inside(arguments[0], ALLOWED):
            seen.add(f"{event} {arguments!r}"[:300])
    elif event == "open":
        path, mode, flags = arguments
        writes = set(str(mode or "")) & set("wax+") or flags & (os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC)
        if writes and isinstance(path, (str, bytes)) and not is_inside(path, ALLOWED):
            seen.add(f"open to write {path!r}")
    elif event == "exec":
        name = getattr(arguments[0], "co_filename", "")
        if name == "<unknown>" or (os.path.isabs(name) and is_inside(name, FOLDER)):
            seen.add(f"exec {name!r} {arguments[0]!r}"[:300])


sys.addaudithook(hook)
from funclint import cli  # noqa: E402 - watched from here on

statuses = []
for command in COMMANDS:
    os.chdir(command.pop(0))
    active = True
    try:
        statuses.append(cli.main(command))
    except SystemExit as stopped:
        statuses.append(stopped.code)
    active = False

modules = [name for name, module in sys.modules.items() if is_inside(getattr(module, "__file__", None) or "", FOLDER)]
with open(REPORT, "w", encoding="utf-8") as file:
    json.dump({"events": sorted(seen), "modules": modules, "statuses": statuses}, file)
