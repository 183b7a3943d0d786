"""Fuzz one target with atheris: `python tools/fuzz.py TARGET [--seconds N]`; without a target, lists them.

Coverage-guided: atheris (https://pypi.org/project/atheris/, no dependency of the project: `pip install atheris`) keeps
the inputs that reach new code. A crash, a hang or a broken promise ends the run with the input in a file, which
`python tools/fuzz.py TARGET --input FILE` runs again. The corpus is kept where `--corpus` says, else thrown away.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
from pathlib import Path

sys.path[:0] = [str(Path(__file__).resolve().parent), str(Path(__file__).resolve().parent.parent)]


def main() -> int:
    """Run atheris on the target that is named; the exit status is 1 where something was found."""
    parser = argparse.ArgumentParser(description=__doc__.partition(":")[0])
    parser.add_argument("target", nargs="?")
    parser.add_argument("--seconds", type=int, default=60)
    parser.add_argument("--corpus", type=Path, help="a folder to keep inputs in, and to begin with")
    parser.add_argument("--input", type=Path, help="run this one input, without atheris")
    options = parser.parse_args()
    if options.input:
        from fuzz_targets import TARGETS

        TARGETS[options.target].run(options.input.read_bytes())
        return 0
    try:
        import atheris  # type: ignore[import-not-found,import-untyped,unused-ignore]
    except ImportError:
        if options.target:
            parser.error("atheris is not installed: `pip install atheris` in this environment")
        atheris = None
    if atheris is not None and options.target:
        with atheris.instrument_imports(include=["funclint"]):
            import_everything()
    from fuzz_targets import TARGETS

    target = TARGETS.get(options.target)
    if target is None:
        print("\n".join(TARGETS))
        return 0 if options.target is None else 2
    with tempfile.TemporaryDirectory(prefix="funclint-corpus-") as folder:
        corpus = options.corpus or Path(folder, "corpus")
        corpus.mkdir(parents=True, exist_ok=True)
        seeds = Path(folder, "seeds")
        seeds.mkdir()
        for number, seed in enumerate(target.seeds()):
            (seeds / str(number)).write_bytes(seed)
        words = Path(folder, "words")
        escaped = ["".join(f"\\x{byte:02x}" for byte in word.encode()) for word in target.words if word]
        words.write_text("".join(f'"{word}"\n' for word in escaped), encoding="ascii")
        arguments = [
            f"-max_total_time={options.seconds}",
            f"-dict={words}",
            "-max_len=20000",
            "-timeout=30",
            "-rss_limit_mb=2048",
            "-print_final_stats=1",
            f"-artifact_prefix=fuzz-{options.target}-",
        ]
        atheris.Setup([sys.argv[0], *arguments, str(corpus), str(seeds)], target.run)
        atheris.Fuzz()
    return 0


def import_everything() -> None:
    """Import all of funclint but the pylint plugin, while imports are instrumented."""
    from importlib import import_module
    from pkgutil import walk_packages

    import funclint

    for module in walk_packages(funclint.__path__, "funclint."):
        if "pylint" not in module.name and not module.name.endswith(("__main__", "_table")):
            import_module(module.name)


if __name__ == "__main__":
    sys.exit(main())
