"""The call graph: what a dotted text in a function means, and how a search comes to it."""

from __future__ import annotations

import textwrap
import time
from typing import TYPE_CHECKING, Any

from funclint.app import App
from funclint.calls.call_graph import CallGraph, Parameter, Scope, graph_of
from funclint.calls.call_search import Search
from funclint.engine import check_app

if TYPE_CHECKING:
    from pathlib import Path

HEAD = """
import azure.functions as func

app = func.FunctionApp()
"""


def graph(folder: Path, main: str, **modules: str) -> tuple[CallGraph, Scope]:
    """The call graph of an app, and the scope of its last function."""
    (folder / "host.json").write_text('{"version": "2.0"}')
    (folder / "function_app.py").write_text(HEAD + textwrap.dedent(main))
    for name, text in modules.items():
        (folder / f"{name}.py").write_text(textwrap.dedent(text))
    app = App(str(folder))
    made = graph_of(app)
    scope = made.scope_of(app.index.functions[-1])
    assert scope is not None
    return made, scope


def meaning(made: CallGraph, scope: Scope) -> dict[str, Any]:
    """Callee -> library name, `Scope.name` of an own function, `?name` of a parameter, or None."""
    found = {}
    for call in scope.calls:
        target = made.target(scope, call.callee)
        if isinstance(target, Scope):
            target = f"own {target.name}"
        elif isinstance(target, Parameter):
            target = f"?{target.name}"
        found[call.callee] = target
    return found


def test_names_are_resolved(tmp_path: Path) -> None:
    made, scope = graph(
        tmp_path,
        """
        import time as clock
        from datetime import datetime as d
        from helpers import Store, help_me as helped, store
        import helpers

        client = Store()

        @app.route(route="one")
        def one(req: func.HttpRequest) -> str:
            import requests as r
            session = r.Session()
            mine = Store()
            def nested(): pass
            clock.sleep(1)
            d.now()
            helped()
            helpers.help_me()
            Store()
            client.save()
            store.save()
            mine.save()
            mine.made()
            session.get("x")
            nested()
            req.get_json()
            print(1)
            return "x"
        """,
        helpers="""
        def help_me(): pass

        class Base:
            @classmethod
            def made(cls): return cls()

        class Store(Base):
            def __init__(self): self.x = 1
            def save(self): self.deeper()
            def deeper(self): pass

        store = Store()
        """,
    )
    assert meaning(made, scope) == {
        "r.Session": "requests.Session",
        "Store": "own Store.__init__",
        "clock.sleep": "time.sleep",
        "d.now": "datetime.datetime.now",
        "helped": "own help_me",
        "helpers.help_me": "own help_me",
        "client.save": "own Store.save",
        "store.save": "own Store.save",
        "mine.save": "own Store.save",
        "mine.made": None,
        "session.get": "requests.Session().get",
        "nested": "own nested",
        "req.get_json": "?req.get_json",
        "print": "builtins.print",
    }


def test_what_may_be_something_else_is_not_resolved(tmp_path: Path) -> None:
    made, scope = graph(
        tmp_path,
        """
        import time
        from helpers import traced, either

        @traced
        def decorated(): pass

        @app.route(route="one")
        def one(req: func.HttpRequest) -> str:
            once = time
            once = req
            once.sleep(1)
            for looped in [time]:
                looped.sleep(1)
            with open("x") as opened:
                opened.read()
            a, b = time, time
            a.sleep(1)
            decorated()
            either.sleep(1)
            missing.sleep(1)
            [time][0].sleep(1)
            return "x"
        """,
        helpers="""
        import os, time

        def traced(function):
            def inner(*args):
                return function(*args)
            return inner

        either = time if os.environ.get("A") else os
        """,
    )
    found = meaning(made, scope)
    assert {name: target for name, target in found.items() if name not in ("open", "opened.read")} == dict.fromkeys(
        ["once.sleep", "looped.sleep", "a.sleep", "decorated", "either.sleep", "missing.sleep", "(List)[].sleep"]
    )


def sleeps(scope: Scope, call: Any, target: Any) -> str | None:
    return target if target == "time.sleep" else None


def test_search_shows_the_shortest_way_and_stands_cycles(tmp_path: Path) -> None:
    made, scope = graph(
        tmp_path,
        """
        import time

        def a(): b(); c()
        def b(): a(); b()
        def c(): b(); d()
        def d(): time.sleep(1)
        def quiet(): quiet()

        @app.route(route="one")
        def one(req: func.HttpRequest) -> str:
            quiet()
            a()
            later = lambda: time.sleep(2)
            return "x"
        """,
    )
    search = Search(made, [scope], sleeps, lambda scope, call, target: True)
    trails = search.trails(scope)
    assert [[(step.name, call.callee) for step, call in trail.steps] for trail in trails] == [
        [("one", "a"), ("a", "c"), ("c", "d"), ("d", "time.sleep")]
    ]
    assert [related.message for related in trails[0].related()] == [
        "`a()` calls `c()`",
        "`c()` calls `d()`",
        "`d()` calls `time.sleep()`",
    ]


def test_long_chains_and_large_functions_are_quick(tmp_path: Path) -> None:
    chain = "".join(f"def f{n}(): f{n + 1}()\n" for n in range(3_000)) + "def f3000(): time.sleep(1)\n"
    large = "".join(f"    g({n})\n" for n in range(4_000))
    body = f"import time\ndef g(n): pass\ndef large():\n{large}    time.sleep(1)\n{chain}"
    start = time.perf_counter()
    made, scope = graph(
        tmp_path,
        body
        + "\n@app.route(route='one')\ndef one(req: func.HttpRequest) -> str:\n    f0()\n    large()\n    return ''\n",
    )
    trails = Search(made, [scope], sleeps, lambda scope, call, target: True).trails(scope)
    assert [len(trail.steps) for trail in trails] == [3_002], "what is generated is not looked into"
    assert time.perf_counter() - start < 5


def test_a_function_of_too_many_calls_is_left_out_and_noted(tmp_path: Path) -> None:
    calls = "\n".join(f"    await asyncio.sleep({number})" for number in range(3_001))
    (tmp_path / "function_app.py").write_text(
        "import asyncio\nimport time\n\nimport azure.functions as func\n\napp = func.FunctionApp()\n\n\n"
        f"@app.route()\nasync def big(req: func.HttpRequest) -> str:\n{calls}\n    time.sleep(1)\n    return ''\n",
        encoding="utf-8",
    )
    app = App(str(tmp_path))
    result = check_app(app)
    assert "blocking-call-in-async-function" not in {finding.rule for finding in result.findings}
    assert result.notes == ("`big()` makes 3002 calls: what it calls is not looked into",)
