"""The command line: arguments in, exit status out. What is done with them is in `commands`."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, Any, NoReturn

from funclint import __version__
from funclint.findings import SEVERITIES
from funclint.reporters import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable

STATUS = """\
exit status: 0 nothing at or above --fail-on, 1 findings, 2 wrong arguments, a broken file given by --config or an
internal error, 3 no function app found
"""


class AddFormat(argparse.Action):
    """Collects pairs of format and file: `--output-file` belongs to the `--format` before it, else to the next one."""

    def __call__(self, parser: argparse.ArgumentParser, namespace: Any, value: Any, option_string: Any = None) -> None:
        pairs = list(getattr(namespace, self.dest) or [])
        place = 0 if option_string == "--format" else 1
        if pairs and pairs[-1][place] is None:
            pairs[-1][place] = value
        elif place == 1 and pairs:
            parser.error("each --output-file needs a --format of its own")
        else:
            pairs.append([value, None] if place == 0 else [None, value])
        setattr(namespace, self.dest, pairs)


class Formatter(argparse.HelpFormatter):
    """As wide as the terminal. The original imports shutil to find that out, and is made for each argument."""

    def __init__(self, prog: str) -> None:
        super().__init__(prog, width=_terminal_width() - 2)


def _terminal_width() -> int:
    try:
        return int(os.environ.get("COLUMNS", "")) or 80
    except ValueError:
        pass
    try:
        return os.get_terminal_size(1).columns or 80
    except OSError:
        return 80


def build_parser(arguments: list[str] | None = None) -> argparse.ArgumentParser:
    """The parser of all commands; the chosen one is in `command`.

    With `arguments` only the arguments of the command among them are made, which is most of the work.
    """
    parser = argparse.ArgumentParser(
        prog="funclint",
        description="Finds what makes an Azure Functions Python app load no function, before it is deployed.",
        epilog=STATUS,
        formatter_class=Formatter,
    )
    parser.add_argument("--version", action="version", version=f"funclint {__version__}")
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True, prog="funclint")
    for name, (text, add) in COMMANDS.items():
        command = _command(commands, name, text, STATUS if name == "check" else None)
        if arguments is None or name in arguments:
            add(command)
    return parser


def _command(commands: Any, name: str, text: str, epilog: str | None = None) -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = commands.add_parser(name, help=text, epilog=epilog, formatter_class=Formatter)
    return parser


def _add_index(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    parser.add_argument(
        "--format",
        choices=("text", "json", "mermaid", "html"),
        default="text",
        help="mermaid and html draw a map of what feeds what (default: text)",
    )
    parser.add_argument("--output-file", metavar="FILE", help="write to FILE instead of stdout")
    _add_config(parser)
    _add_cache(parser)


def _add_baseline(parser: argparse.ArgumentParser) -> None:
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True, prog="funclint baseline")
    for action, text in (("write", "list all findings"), ("prune", "take out what is no longer found")):
        parser_of_action = _command(actions, action, text)
        _add_paths(parser_of_action)
        parser_of_action.add_argument(
            "--baseline", metavar="FILE", help="default: as configured, else funclint-baseline.json"
        )
        parser_of_action.add_argument("--pedantic", action="store_true", help="with advice")
        _add_config(parser_of_action)


def _add_package(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    parser.add_argument("--list", action="store_true", required=True, help="list the files, with their sizes")


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar="NAME", help="a rule's name or code")


def _add_schedule(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("expression", metavar="EXPR", help='an NCRONTAB expression or time span, like "0 */5 * * * *"')


def _add_server(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--stdio", action="store_true", help="what is done anyway; for editors that give it")


def _add_check(parser: argparse.ArgumentParser) -> None:
    _add_paths(parser)
    output = parser.add_argument_group("output")
    output.add_argument(
        "--format",
        dest="formats",
        action=AddFormat,
        choices=FORMATS,
        help="may be repeated, each with its --output-file",
    )
    output.add_argument(
        "--output-file", dest="formats", action=AddFormat, metavar="FILE", help="write the format before it to FILE"
    )
    output.add_argument(
        "--verbose", action="store_true", help="say on stderr what is checked and where funclint crashed"
    )
    status = parser.add_argument_group("exit status")
    status.add_argument(
        "--fail-on", choices=SEVERITIES, help="the mildest severity that gives status 1 (default: error)"
    )
    status.add_argument("--exit-zero", action="store_true", help="give status 0 instead of 1")
    rules = parser.add_argument_group("rules")
    rules.add_argument(
        "--select", type=_names, metavar="RULES", help="only these: names, codes, areas or all, with commas"
    )
    rules.add_argument("--ignore", type=_names, metavar="RULES", help="not these")
    rules.add_argument("--pedantic", action="store_true", help="give advice too")
    rules.add_argument("--no-ignores", action="store_true", help="show suppressed findings too")
    rules.add_argument("--baseline", metavar="FILE", help="hide the findings that this file lists")
    _add_config(parser)
    fixes = parser.add_argument_group("fixes")
    fixes.add_argument("--fix", action="store_true", help="repair what can be repaired safely, and report the rest")
    fixes.add_argument(
        "--unsafe-fixes", action="store_true", help="repair also where that may change what the app does"
    )
    fixes.add_argument("--diff", action="store_true", help="change nothing, show what would be repaired")
    _add_cache(parser)
    parser.add_argument("-j", "--jobs", type=_positive, default=1, metavar="N", help="check up to N apps at once")


def _add_paths(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "paths",
        nargs="*",
        default=["."],
        metavar="PATH",
        help="folders to look for apps in, or files of apps (default: .)",
    )


def _add_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-cache", action="store_true", help="neither read nor write the cache")


def _add_config(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--config", metavar="FILE", help="use this configuration for every app")


def _names(text: str) -> list[str]:
    from funclint.config import unknown_rule

    names = [name.strip() for name in text.split(",") if name.strip()]
    if not names:
        raise argparse.ArgumentTypeError("no rule is named")
    for name in names:
        wrong = unknown_rule(name)
        if wrong:
            raise argparse.ArgumentTypeError(wrong)
    return names


def _positive(text: str) -> int:
    try:
        number = int(text)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(f"`{text}` is no number of processes")
    return number


COMMANDS: dict[str, tuple[str, Callable[[argparse.ArgumentParser], None]]] = {
    "check": ("check function apps", _add_check),
    "index": ("show the functions that the worker would load", _add_index),
    "baseline": ("list known findings in a file, so that only new ones are reported", _add_baseline),
    "package": ("show what publishing an app would upload", _add_package),
    "rules": ("list all rules", _add_rules),
    "explain": ("show the documentation of a rule", _add_explain),
    "explain-schedule": ("say when a timer schedule runs, in UTC", _add_schedule),
    "server": ("serve an editor (language server protocol, over stdin and stdout)", _add_server),
}
"""By name: what a command does, in words, and what adds its arguments."""


def main(arguments: list[str] | None = None) -> int:
    """Run the command line and return the exit status; argparse raises `SystemExit` (2) for wrong arguments."""
    import gc

    # A run is short and makes no cycles worth finding; the collector would only go through the syntax trees.
    collects = gc.isenabled()
    gc.disable()
    # Both are None where the caller closed them.
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: SIM115
    try:
        parser = build_parser(sys.argv[1:] if arguments is None else arguments)
        options = parser.parse_args(arguments)
        try:
            os.getcwd()
        except OSError:
            parser.error("the current folder is not there any more")
        from funclint import commands

        status: int = getattr(commands, options.command.replace("-", "_"))(options, parser)
        sys.stdout.flush()
    except KeyboardInterrupt:
        return 130
    except BrokenPipeError:
        # The reader went away (`| head`); let Python's own flush at exit have nothing to fail at.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    except Exception as error:
        _report_crash(error)
        return 2
    finally:
        gc.unfreeze()  # see `funclint.run.check_in_turn`
        if collects:
            gc.enable()
    return status


def _report_crash(error: Exception) -> None:
    """Say where funclint crashed. The text of the exception is left out: it may hold a secret of an app."""
    import traceback

    place = "".join(traceback.format_tb(error.__traceback__))
    print(f"{place}{type(error).__name__}", file=sys.stderr)
    print("funclint: this is a mistake in funclint: please report it, with the lines above", file=sys.stderr)


def command() -> NoReturn:
    """What the command `funclint` runs: `main`, and out of the process at once.

    To free every object of a run one by one would take a seventh of the whole time.
    """
    import gc

    gc.disable()  # else `main` switches it on again at its end, and it goes through all there is once more
    status = main()
    with suppress(OSError):  # `main` has told already what it could not write
        sys.stdout.flush()
    os._exit(status)


if __name__ == "__main__":
    command()
