from __future__ import annotations

from typing import TYPE_CHECKING

from funclint.findings import Report
from funclint.index.values import Known
from funclint.rule import rule
from funclint.words import NOTHING_LOADS, shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from funclint.app import App
    from funclint.index.outcome import ImportCall


NETWORK = frozenset(
    f"{library}.{verb}"
    for library in ("requests", "httpx")
    for verb in ("get", "post", "put", "patch", "delete", "head", "options", "request")
) | {"urllib.request.urlopen", "urllib.request.urlretrieve", "socket.create_connection"}
PROCESSES = frozenset(
    "subprocess.run subprocess.check_output subprocess.check_call subprocess.call subprocess.Popen subprocess.getoutput"
    " os.system os.popen".split()
)


@rule("side-effect-at-import", "W9112", impact="app", confidence="medium", when=("import-call",))
def check(app: App) -> Iterator[Report]:
    """A relative path is opened, the network used or a process started while the worker imports the app.

    On Linux Consumption the app is imported before the worker changes into its folder (azure-functions-runtime,
    `function_environment_reload_request`), so relative paths fail there only. A network call or a process while
    importing delays every cold start, and where it fails the worker loads nothing.

    ## Limits

    Only calls that certainly run while importing, of `open`, requests, httpx, urllib, socket and subprocess.
    """
    for call in app.index.import_calls:
        found = _effect(call) if call.certain else None
        if found is not None:
            what, advice = found
            yield Report(call.span, f"{what} while the app is imported: where that fails, {NOTHING_LOADS}", help=advice)


def _effect(call: ImportCall) -> tuple[str, str] | None:
    """What a call does and what to do instead; None where that is harmless or not known."""
    if call.name in NETWORK:
        return f"`{call.name}()` uses the network", "do it inside a function, and keep the result for later calls"
    if call.name in PROCESSES:
        return f"`{call.name}()` starts a process", "do it inside a function, or before the deployment"
    first = call.arguments[0] if call.arguments else None
    path = first.value if isinstance(first, Known) else None
    if call.name not in ("builtins.open", "io.open") or not isinstance(path, str):
        return None
    if path.startswith(("/", "\\")) or path[1:3] in (":\\", ":/"):
        return None
    return f"`{shown(path)}` is opened by a relative path", 'write `Path(__file__).parent / "…"`'
