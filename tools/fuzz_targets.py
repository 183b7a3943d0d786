"""What is fuzzed: each target takes bytes and raises for whatever funclint must never do with them.

Used by `tests/fuzz` (a few hundred inputs in each run of the tests) and by `tools/fuzz.py` (as long as one likes).
Small targets give the bytes to one reader; those named after a file make them that file of an app, on which everything
runs: the index, every rule, suppression, and every format of the report.
"""

from __future__ import annotations

import contextlib
import datetime
import io
import json
import os
import tempfile
import time
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

ROOT = Path(__file__).resolve().parent.parent
SECONDS = 5.0
"""Processor time that one input may take."""

SEPARATOR = b"\n===== "
"""Between the files of an app in one input; the name of the file follows, then a line end."""

ENTRY = (
    b"import azure.functions as func\n\napp = func.FunctionApp()\n\n\n@app.route('hello')\ndef hello(req):\n    pass\n"
)
HOST = b'{"version": "2.0"}'


class Broken(Exception):  # noqa: N818 - what a run proves, no error of its own
    """funclint did what it must never do; the text says what."""


class Target(NamedTuple):
    """What is done with the bytes, what one may begin with, and words that are likely to matter."""

    run: Callable[[bytes], None]
    seeds: Callable[[], Iterable[bytes]]
    words: tuple[str, ...]


@contextlib.contextmanager
def limited() -> Iterator[None]:
    """Raise `Broken` where what is inside takes too much processor time."""
    start = time.process_time()
    yield
    used = time.process_time() - start
    if used > SECONDS:
        raise Broken(f"took {used:.1f} s of processor time")


# one reader


def ncrontab(data: bytes) -> None:
    """A schedule: it parses, or `ScheduleError` says why not."""
    from funclint.host.explain_schedule import explain
    from funclint.host.ncrontab import ScheduleError

    text = data.decode("utf-8", "replace")
    with limited(), contextlib.suppress(ScheduleError):
        explain(text, datetime.datetime(2026, 2, 28, 23, 59, 59, tzinfo=datetime.timezone.utc))


def time_span(data: bytes) -> None:
    """A TimeSpan."""
    from funclint.host import time_span as spans

    text = data.decode("utf-8", "replace")
    with limited():
        seconds = spans.parse_time_span(text)
        ticks = spans.parse_ticks(text)
        spans.is_days_by_surprise(text)
        if (seconds is None) != (ticks is None):
            raise Broken("seconds and ticks disagree")
        if seconds is not None:
            spans.format_time_span(seconds)


def nuget_range(data: bytes) -> None:
    """A range of versions of the extension bundle."""
    from funclint.host import nuget_range as ranges

    text = data.decode("utf-8", "replace")
    with limited():
        ranges.parse_version(text)
        ranges.parse_range(text)


def route_template(data: bytes) -> None:
    """A route."""
    from funclint.host.route_template import RouteError, check_constraints, parameters, parse

    text = data.decode("utf-8", "replace")
    with limited(), contextlib.suppress(RouteError):
        segments = parse(text)
        parameters(segments)
        check_constraints(segments)


def binding_expression(data: bytes) -> None:
    """`%SETTING%` and `{expression}`."""
    from funclint.host import binding_expression as expressions

    text = data.decode("utf-8", "replace")
    with limited():
        names = expressions.setting_names(text)
        for name in expressions.expression_names(text):
            expressions.is_system_expression(name)
        resolved = expressions.resolve_settings(text, lambda name: "x")
        if (resolved is None) != expressions.has_unpaired_percent(text):
            raise Broken("an unpaired sign is resolved, or a paired one is not")
        if resolved is not None and names and "%" in resolved:
            raise Broken("a sign is left over")


def json_text(data: bytes) -> None:
    """A JSON file: data or an error; strict text as `json` reads it; every place inside the text."""
    from funclint.files.json_document import MAXIMUM_DEPTH, JsonDocument

    with limited():
        document = JsonDocument("x.json", data)
        if document.error is None and not document.is_strict and not document.leniencies:
            raise Broken("neither strict nor lenient")
        if document.is_strict:
            if repr(json.loads(data.decode("utf-8"))) != repr(document.data):
                raise Broken("not what json makes of it")
        elif document.error is None:
            pass
        elif document.data is not None:
            raise Broken("an error and data")
        elif _is_json(data, MAXIMUM_DEPTH):
            raise Broken("strict JSON is refused")
        _ = document.duplicates, document.duplicate_keys(ignore_case=True)
        for pointer in _pointers(document.data, ""):
            for span in (document.key_span(pointer), document.value_span(pointer)):
                if span.line < 1 or span.column < 1 or (span.end_line, span.end_column) < (span.line, span.column):
                    raise Broken(f"a place that is none: {span}")


def _is_json(data: bytes, depth: int) -> bool:
    try:
        text = data.decode("utf-8")
        json.loads(text, parse_int=float)
    except (ValueError, RecursionError):
        return False
    return text.count("{") + text.count("[") <= depth


def _pointers(value: Any, pointer: str) -> Iterator[str]:
    from funclint.files.json_document import child

    yield pointer
    for key, item in value.items() if isinstance(value, dict) else enumerate(value if isinstance(value, list) else ()):
        yield from _pointers(item, child(pointer, key))


def requirement_line(data: bytes) -> None:
    """One line of requirements.txt, and its marker."""
    from funclint.files.markers import holds_on_linux
    from funclint.files.requirement_line import InvalidLineError, parse_line, split_option

    text = data.decode("utf-8", "replace").replace("\n", " ")
    with limited():
        split_option(text)
        for editable in (False, True):
            with contextlib.suppress(InvalidLineError):
                holds_on_linux(parse_line(text, editable)[2], None)


def python_module(data: bytes) -> None:
    """A module's facts: no error for what compiles."""
    import sys
    import warnings

    from funclint.index.extract import extract

    with limited():
        facts = extract(data, sys.version_info[:2])
        if facts.error is None or facts.may_be_newer:
            return
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                compile(data, "x.py", "exec", dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return
        raise Broken(f"an error in what compiles: {facts.error}")


def comments(data: bytes) -> None:
    """Comments that suppress."""
    from funclint.comments import Blocks, read_pragmas

    with limited():
        blocks = Blocks(data)
        for pragma in read_pragmas("x.py", data)[:100]:
            blocks.headers(pragma.span.line)
            blocks.scope(pragma.span.line)


def git_index(data: bytes) -> None:
    """Git's index: a verdict or None."""
    from funclint.files.git import WorkTree, is_tracked
    from funclint.files.source import Source

    root = skeleton()
    tree = WorkTree(root, os.path.join(root, "git"), os.path.join(root, "git"))
    with limited():
        for name in ("function_app.py", "f/function.json"):
            is_tracked(Source({os.path.join(tree.git_folder, "index"): data}), tree, os.path.join(root, name))


def git_ignore(data: bytes) -> None:
    """.gitignore."""
    from funclint.files.git import WorkTree, is_ignored
    from funclint.files.source import Source

    root = skeleton()
    tree = WorkTree(root, os.path.join(root, "git"), os.path.join(root, "git"))
    with limited():
        for name in ("local.settings.json", "f/function.json"):
            is_ignored(Source({os.path.join(root, ".gitignore"): data}), tree, os.path.join(root, name))


def baseline(data: bytes) -> None:
    """A baseline file."""
    from funclint.baseline import Baseline, BaselineError
    from funclint.files.source import Source

    path = os.path.join(skeleton(), "baseline.json")
    with limited(), contextlib.suppress(BaselineError):
        Baseline.load(path, Source({path: data})).divide([], Source())


# one file of an app, or several


@cache
def skeleton() -> str:
    """A folder for apps whose files are all unsaved text; only its folders are on disk."""
    root = os.path.realpath(tempfile.mkdtemp(prefix="funclint-fuzz-"))
    for name in ("f", "git", ".github/workflows", "shared"):
        os.makedirs(os.path.join(root, name))
    return root


def check_files(files: dict[str, bytes]) -> None:
    """Everything that funclint does with an app: no crash, well-formed reports, in time."""
    from funclint import run as runs
    from funclint.files.source import Source
    from funclint.reporters import FORMATS, index_listing, package_listing, render

    root = skeleton()
    options = runs.Options(pedantic=True)
    overlay = {os.path.join(root, *name.split("/")): content for name, content in files.items()}
    with limited():
        source = Source(overlay)
        checked = runs.check_root(root, source, options)
        if checked.tracebacks:
            raise Broken("\n".join(checked.tracebacks))
        run = runs.Run([checked], root, source)
        for name in FORMATS:
            text = render(name, run)
            text.encode("utf-8", "replace")
            if name in ("json", "sarif"):
                json.loads(text)
        for finding in checked.findings:
            span = finding.span
            if span.line < 1 or span.column < 1 or "\n" in finding.message:
                raise Broken(f"a finding that cannot be shown: {finding}")
        described = index_listing.describe(runs.open_app(root, Source(overlay), options))
        if described.verdict.crashed:
            raise Broken("the verdict crashed")
        json.loads(index_listing.as_json([described], root))
        index_listing.as_text([described], root)
        package_listing.listing(runs.open_app(root, Source(overlay), options), root)


def of_file(name: str) -> Callable[[bytes], None]:
    """A target that makes the bytes a file of an app that is right otherwise."""

    def run(data: bytes) -> None:
        files = {"function_app.py": ENTRY, "host.json": HOST}
        if name == "f/function.json":
            files = {"f/__init__.py": b"def main(req):\n    return ''\n", "host.json": HOST}
        check_files({**files, name: data})

    return run


def app(data: bytes) -> None:
    """Several files at once."""
    first, *rest = data.split(SEPARATOR)
    files = {"function_app.py": first}
    for part in rest:
        name, _, content = part.partition(b"\n")
        files[name.decode("utf-8", "replace").strip()[:40]] = content
    allowed = {**FILES, "shared/__init__.py": "", "helper.py": "", ".gitignore": "", ".env": ""}
    check_files({name: content for name, content in files.items() if name in allowed})


def command_line(data: bytes) -> None:
    """The command line on an app on disk: its exit status is one of the contract's, and JSON is one document."""
    from funclint.cli import main

    with tempfile.TemporaryDirectory(prefix="funclint-fuzz-") as folder, limited():
        first, *rest = data.split(SEPARATOR)
        files = {"function_app.py": first}
        for part in rest:
            name, _, content = part.partition(b"\n")
            files[name.decode("utf-8", "replace").strip()[:40]] = content
        for path, content in files.items():
            if path in FILES:
                file = Path(folder, *path.split("/"))
                file.parent.mkdir(exist_ok=True)
                file.write_bytes(content)
        for command in (["check", "--format", "json", "--pedantic"], ["index", "--format", "json"], ["check"]):
            output, errors = io.StringIO(), io.StringIO()
            with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
                status = main([*command, folder])
            if status not in (0, 1, 3) or "Traceback" in errors.getvalue():
                raise Broken(f"{command[0]} ended with {status}: {errors.getvalue()}")
            if "json" in command:
                json.loads(output.getvalue())


# seeds


@cache
def _fixtures() -> dict[str, list[bytes]]:
    """The contents of each kind of file in the examples and in the apps of the rules."""
    found: dict[str, list[bytes]] = {}
    for top in (ROOT / "examples", ROOT / "tests" / "rules"):
        for file in sorted(top.rglob("*")):
            if file.is_file() and file.stat().st_size < 10_000 and file.suffix != ".pyc":
                found.setdefault(file.name, []).append(file.read_bytes())
    return found


def contents(*names: str) -> Callable[[], list[bytes]]:
    """Seeds: all files of these names."""
    return lambda: list(dict.fromkeys(text for name in names for text in _fixtures().get(name, [b""])))


def texts(*values: str) -> Callable[[], list[bytes]]:
    """Seeds: short texts."""
    return lambda: [value.encode() for value in values]


def apps() -> list[bytes]:
    """Seeds: whole apps of the fixtures, as one text each."""
    found: list[bytes] = []
    for entry in sorted((ROOT / "tests" / "rules").glob("*/*/*/function_app.py")):
        parts = [entry.read_bytes()]
        for name in FILES:
            file = entry.parent.joinpath(*name.split("/"))
            if name != "function_app.py" and file.is_file():
                parts.append(name.encode() + b"\n" + file.read_bytes())
        found.append(SEPARATOR.join(parts))
    return found


PYTHON_WORDS = tuple(
    "import from as def class return yield await async for in if else while try except with lambda global nonlocal del "
    "raise assert not None True @ @app. @bp. @df. route( timer_trigger( queue_trigger( blob_input( blob_output( "
    "cosmos_db_trigger( orchestration_trigger( activity_trigger( schedule= arg_name= path= connection= methods= "
    "auth_level= func.AuthLevel.ANONYMOUS func.FunctionApp() func.Blueprint() df.DFApp() app.register_functions( "
    "context.call_activity( functools.wraps( os.environ[ os.getenv( __all__ = += | * ** [ ] { } ( ) : , . ' \" ''' f' "
    "b' \\ # -> ... := %s {x} 0 1 1e9 0x10 1j match case _ type x: \n \n\t # funclint: ignore[ pylint: disable= "
    "global_arg x[0] x.y x() [x]*999 ' %s' ".split(" ")
)
JSON_WORDS = tuple(
    '{ } [ ] : , " \' // /* */ \\u \\" null true false 1e999 -0 0x1F 010 NaN Infinity undefined "version" "2.0" '
    '"extensionBundle" "extensions" "logging" "http" "Values" "IsEncrypted" "bindings" "type" "direction" "name" '
    '"functionTimeout" "00:05:00" "[4.*, 5.0.0)" \ufeff \u00a0'.split()
)
TOML_WORDS = tuple(
    '[tool.funclint] [project] dependencies requires-python = [ ] { } \' " """ . , # ignore select exclude '
    "per-path-ignores ignore-findings settings severity fail-on python baseline true 1 1979-05-27 inf".split()
)

FILES: dict[str, str] = {
    "function_app.py": "module",
    "host.json": "host",
    "local.settings.json": "local-settings",
    "f/function.json": "function-json",
    "requirements.txt": "requirements",
    "pyproject.toml": "pyproject",
    ".funcignore": "funcignore",
    "Dockerfile": "dockerfile",
    "f/__init__.py": "function-module",
}
"""Files of an app, and the targets that are named after them."""

WORDS = {
    ".py": PYTHON_WORDS,
    ".json": JSON_WORDS,
    ".toml": TOML_WORDS,
    ".txt": tuple("== >= ~= < ; python_version extra and or -r -c -e --hash= @ https:// [ ] ${X} # \\ ,".split()),
    "": tuple("* ** ? [ ] ! / \\ # FROM ENV ARG RUN AS $ ${ :- } << = \" ' :".split()),
}

TARGETS: dict[str, Target] = {
    "ncrontab": Target(
        ncrontab,
        texts(
            "0 */5 * * * *", "0 0 9-17/2 * jan,feb mon-fri", "01:00:00", "* * * * *", "0 0 0 29 2 *", "5-1 * * * * 7"
        ),
        tuple("* / - , 0 59 sun JAN 00:00:10 1.00:00:00 ? L".split()),
    ),
    "time-span": Target(
        time_span,
        texts("00:05:00", "1.02:03:04.5678901", "-10675199.02:48:05.4775808", "7", "24:00:00"),
        tuple(": . - 0 23 59 60 9999999 ,".split()),
    ),
    "nuget-range": Target(
        nuget_range,
        texts("[4.*, 5.0.0)", "[1.0]", "(,2.0.0]", "4.0.0-beta.1+x", "[4.0.0, 5.0.0)"),
        tuple("[ ] ( ) , * . - + 2147483648 beta".split()),
    ),
    "route-template": Target(
        route_template,
        texts("a/{b}/{c:int}", "{*path}", "x/{id:regex(^\\d+$)}.{ext?}", "{a=1}-{b:range(1,2)}", "{{x}}/{a:length(1)}"),
        tuple("{ } {{ }} / * ** ? : = ( ) , regex( int ~/".split()),
    ),
    "binding-expression": Target(
        binding_expression, texts("%A%/{b}", "{rand-guid}.json", "{a.b:x}%C%", '{"a": 1}'), tuple("% { } : . $".split())
    ),
    "json": Target(json_text, contents("host.json", "local.settings.json", "function.json"), JSON_WORDS),
    "requirement-line": Target(
        requirement_line,
        texts("a==1.0", 'a[b] >=1,<2 ; python_version < "3.9"', "a @ https://b/c.whl", "-e ./x", "--hash=sha256:00"),
        WORDS[".txt"],
    ),
    "facts": Target(python_module, contents("function_app.py", "__init__.py"), PYTHON_WORDS),
    "comments": Target(comments, contents("function_app.py"), PYTHON_WORDS),
    "git-index": Target(
        git_index,
        lambda: [
            b"DIRC\0\0\0\2\0\0\0\1" + b"\0" * 60 + b"\0\x0ffunction_app.py\0\0\0" + b"\0" * 20,
            b"DIRC\0\0\0\4\0\0\0\1",
        ],
        ("DIRC", "link", "sdir", "f/function.json"),
    ),
    "git-ignore": Target(git_ignore, texts("local.settings.json", "*.json\n!f/\n", "**/f/**", "/f\\ \n#"), WORDS[""]),
    "baseline": Target(
        baseline, texts('{"schema": 1, "findings": [{"path": "a", "rule": "b", "fingerprint": "c"}]}'), JSON_WORDS
    ),
    **{
        name: Target(of_file(file), contents(os.path.basename(file)), WORDS[os.path.splitext(file)[1]])
        for file, name in FILES.items()
    },
    "app": Target(app, apps, PYTHON_WORDS + JSON_WORDS),
    "command-line": Target(command_line, apps, PYTHON_WORDS + JSON_WORDS),
}
