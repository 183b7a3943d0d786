"""Measure how long the language server takes from an edit to the findings: `python benchmarks/edits.py APP FILE`.

A client of its own, with nothing but pipes: it opens FILE (relative to APP, such as one that `make_app.py` makes),
edits it again and again, and waits for the findings of each version. `--pause` seconds lie between two edits; with
`--burst` each is a burst of that many edits at once, of which the last one counts. Prints the median, the 95th
percentile and the longest time, the server's processor time for each edit, and its memory before and after.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any, BinaryIO


class Client:
    """The pipes to one server."""

    def __init__(self, folder: Path) -> None:
        command = [sys.executable, "-m", "funclint", "server"]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self.process.stdin is not None and self.process.stdout is not None
        self.input: BinaryIO = self.process.stdin  # type: ignore[assignment]
        self.output: BinaryIO = self.process.stdout  # type: ignore[assignment]
        self.send("initialize", {"processId": None, "rootUri": folder.as_uri(), "capabilities": {}}, number=1)
        while self.receive().get("id") != 1:
            pass
        self.send("initialized", {})

    def send(self, method: str, parameters: Any, number: int | None = None) -> None:
        """Send a notification, or with a number a request."""
        message = {"jsonrpc": "2.0", "method": method, "params": parameters}
        body = json.dumps(message if number is None else {**message, "id": number}).encode()
        self.input.write(b"Content-Length: %d\r\n\r\n%b" % (len(body), body))
        self.input.flush()

    def receive(self) -> dict[str, Any]:
        """Wait for the next message."""
        length = 0
        while (line := self.output.readline()) not in (b"\r\n", b""):
            name, _, value = line.partition(b":")
            length = int(value) if name.lower() == b"content-length" else length
        message: dict[str, Any] = json.loads(self.output.read(length))
        return message

    def wait_for(self, uri: str, version: int) -> None:
        """Wait until the findings of a version are there."""
        while True:
            message = self.receive()
            parameters: dict[str, Any] = message.get("params") or {}
            if parameters.get("uri") == uri and parameters.get("version") == version:
                return

    def memory(self) -> str:
        """The memory that the server has in use, where the system tells."""
        try:
            lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        except OSError:
            return "unknown"
        return next(line.partition(":")[2].strip() for line in lines if line.startswith("VmRSS"))

    def processor_time(self) -> float:
        """The processor time that the server has used, in milliseconds; 0 where the system does not tell."""
        try:
            fields = Path(f"/proc/{self.process.pid}/stat").read_text(encoding="ascii").rpartition(")")[2].split()
        except OSError:
            return 0.0
        return (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")

    def close(self) -> int:
        """Shut the server down."""
        self.send("shutdown", None, number=2)
        while self.receive().get("id") != 2:
            pass
        self.send("exit", None)
        return self.process.wait()


def main() -> None:
    """The command line."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("app", type=Path)
    parser.add_argument("file")
    parser.add_argument("--edits", type=int, default=200)
    parser.add_argument("--pause", type=float, default=0.1)
    parser.add_argument("--burst", type=int, default=1)
    options = parser.parse_args()
    path = (options.app / options.file).resolve()
    text = path.read_text(encoding="utf-8")
    client = Client(options.app.resolve())
    uri = path.as_uri()
    item = {"uri": uri, "languageId": "python", "version": 0, "text": text}
    client.send("textDocument/didOpen", {"textDocument": item})
    client.wait_for(uri, 0)
    before = client.memory()
    used = client.processor_time()
    times = []
    version = 0
    for _ in range(options.edits):
        time.sleep(options.pause)
        start = time.perf_counter()
        for _ in range(options.burst):
            version += 1
            document = {"uri": uri, "version": version}
            changes = [{"text": f"{text}\nVERSION = {version}\n"}]
            client.send("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        client.wait_for(uri, version)
        times.append((time.perf_counter() - start) * 1000)
    used = (client.processor_time() - used) / max(len(times), 1)
    after = client.memory()
    times.sort()
    middle, high = times[len(times) // 2], times[len(times) * 95 // 100]
    print(f"{len(times)} edits: p50 {middle:.1f} ms, p95 {high:.1f} ms, longest {times[-1]:.1f} ms")
    print(f"processor time: {used:.1f} ms for each edit")
    print(f"memory: {before} at first, {after} at the end; exit status {client.close()}")


if __name__ == "__main__":
    main()
