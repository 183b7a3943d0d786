"""Apps that are small to write and were, or could be, endless to read: name → files."""

from __future__ import annotations

import json

HEAD = "import os\nimport azure.functions as func\n\napp = func.FunctionApp()\n"
HTTP = "\n@app.route('x')\ndef f(req: func.HttpRequest) -> str:\n    return ''\n"
HOST = '{"version": "2.0"}'

Files = dict[str, "str | bytes"]


def module(code: str) -> Files:
    """An app whose module runs some code while it is imported."""
    return {"function_app.py": HEAD + code + HTTP}


def decorated(*decorators: str, parameters: str = "req") -> Files:
    """An app with one function."""
    return {"function_app.py": HEAD + "".join(f"@{one}\n" for one in decorators) + f"def f({parameters}):\n    pass\n"}


def settings(text: str) -> Files:
    """An app with a host.json and a local.settings.json that have this text."""
    return {**module(""), "host.json": text, "local.settings.json": text}


def also(**files: str | bytes) -> Files:
    """An app with more files; `_` in a name is a dot."""
    return {**module(""), **{name.replace("_", "."): text for name, text in files.items()}}


def nested(opening: str, inner: str, count: int) -> str:
    """Blocks inside each other."""
    return "".join(" " * i + opening.format(i) + "\n" for i in range(count)) + " " * count + inner


DOUBLING = {
    "lists": "x = [0]\n" + "x = x + x\n" * 60,
    "lists in place": "x = [0]\n" + "x += x\nx.extend(x)\n" * 30,
    "spread lists": "x = [0]\n" + "x = [*x, *x]\n" * 60,
    "tuples": "x = (0,)\n" + "x = x * 900\n" * 5,
    "texts": "x = 'ab'\n" + "x = f'{x}{x}'\n" * 60,
    "replaced texts": "x = 'a' * 999\n" + "x = x.replace('a', 'a' * 999)\n" * 5,
    "joined texts": "x = 'a' * 999\n" + "x = x.join(['a'] * 999)\n" * 5,
    "numbers": "x = 999\n" + "x = x * x\n" * 60 + "y = f'{x}{0x" + "f" * 5000 + "}'\n",
    "numbers in a loop": "x = 999\nfor a in range(300):\n    for b in range(300):\n        x = x * 999\ny = str(x)\n",
    "widths": "a = '%0999999999d' % 1\nb = '%*d' % (999999999, 1)\nc = '{:>999999999}'.format(1)\n"
    "d = '{:{}}'.format(1, 999999999)\n",
    "lists of lists": "x = y = []\n"
    + "x = [x, x]\n" * 60
    + "y = [y, y]\n" * 60
    + "z = x == y\nw = x in [y]\nv = x < y\n"
    "print(f'{x}', '%s' % (x,), '{}'.format(x))\nif os.environ.get('A'):\n    z = x\nelse:\n    z = y\n",
    "dicts of dicts": "x = y = {}\n" + "x = {'a': x, 'b': x}\n" * 60 + "y = {'a': y, 'b': y}\n" * 60 + "z = x == y\n",
    "a list in itself": "x = []\nx.append(x)\ny = []\ny.append(y)\nz = x == y\nw = {'a': 1}\nw['b'] = w\n",
    "types": "X = str\n" + "X = X | X\n" * 60 + "Y = int\n" + "Y = list[Y, Y]\n" * 60 + "def g(a: X) -> Y: pass\n",
    "products": "r = range(999)\nx = [0 for a in r for b in r for c in r for d in r]\n",
    "loops": nested("for v{} in range(999):", "pass", 15) + "\n",
    "calls": "def g0():\n    return app\n"
    + "".join(f"def g{i}():\n" + f"    g{i - 1}()\n" * 30 + "    return app\n" for i in range(1, 31))
    + "g30()\n",
    "calls of itself": "def g(a):\n    return g([a, a]) or g((a, a))\ng(app)\nh = lambda a: h(a) or h([a])\nh(app)\n",
    "functions in functions": nested("def f{}():", "return app", 80) + "\nf0()\n",
    "generators in functions": nested("def f{}():", "yield app", 80) + "\n",
    "bases": "class A0: pass\nclass B0: pass\n"
    + "".join(f"class A{i}(A{i - 1}, B{i - 1}): pass\nclass B{i}(A{i - 1}, B{i - 1}): pass\n" for i in range(1, 60))
    + "A59.x\nA59().x\ndef g(a: A59) -> B59: pass\n",
    "keys": "x = {}\nx[[1]] = 2\ny = {k: 1 for k in [[1], {}]}\nz = {[1]: 2}\n",
}
"""Code that runs while importing, a few lines each."""

MANY = {
    "decorators": module("def d(f): return f\n" + "@d\n" * 50_000 + "def g(): pass\n"),
    "outputs": decorated("app.route('x')", *["app.blob_output(arg_name='a', path='x', connection='C')"] * 2_000),
    "parameters": decorated("app.route('x')", parameters=", ".join(f"p{i}" for i in range(10_000))),
    "one name": {"function_app.py": HEAD + "@app.route('x')\ndef f(req): pass\n" * 4_000},
    "comments": module("x = 1 # funclint: ignore[duplicate-route] so\n" * 5_000),
    "comments of pylint": {
        "function_app.py": HEAD + "@app.route('x')\ndef f(x): pass # pylint: disable=duplicate-route\n" * 2_000
    },
    "comments on one line": module("# funclint: " * 100_000 + "# pylint: " * 100_000),
    "imports": module("".join(f"import p{i}\n" for i in range(10_000))),
    "names and conditions": module(
        "".join(f"x{i} = {i}\n" for i in range(20_000)) + "if os.x:\n    y = 1\nelse:\n    y = 2\n" * 2_000
    ),
    "places on one line": module("'é'\n" + "os.a('x'); " * 20_000 + "\n'é'; " + "os.a('x'); " * 20_000),
    "expressions in a path": decorated("app.blob_trigger(arg_name='b', path='" + "{a}" * 20_000 + "', connection='C')"),
    "azure on one line": {"function_app.py": "from azure import " * 100_000},
    "settings": settings('{"version": "2.0", ' + ", ".join(f'"k{i}": 1' for i in range(15_000)) + "}"),
    "wrong levels": settings(
        json.dumps({"version": "2.0", "logging": {"logLevel": {f"k{i}": "Loud" for i in range(20_000)}}})
    ),
    "unknown rules": also(pyproject_toml="[tool.funclint]\nignore = [" + "'x', " * 10_000 + "]\n"),
    "includes": {
        **module(""),
        "requirements.txt": "-r r0.txt\n-r r0.txt\n",
        **{f"r{i}.txt": f"-r r{i + 1}.txt\n-r r{i + 1}.txt\n" for i in range(40)},
    },
    "heredocs": also(Dockerfile="RUN <<A\n" * 50_000),
    "variables": also(Dockerfile="FROM " + "${a:-" * 50_000 + "}" * 50_000),
    "wildcards": also(
        _funcignore="*a" * 20_000 + "\n" + "*a" * 15 + "b\n", _gitignore="**/" * 20_000 + "\n\\/\n" + "*" * 24 + "/\n"
    ),
    "modules that import each other": {
        "function_app.py": HEAD + "from m0 import *\n" + HTTP,
        **{f"m{i}.py": f"import function_app, m{(i + 7) % 300}\nfrom m{(i + 1) % 300} import *\n" for i in range(300)},
    },
}
"""Whole apps with much of one thing."""

DEPTHS = (250, 330, 5_000, 100_000)
DEEP = {
    "parentheses": lambda n: module(f"x = {'(' * n}1{')' * n}\n"),
    "sums": lambda n: module(f"x = {'os.a + ' * n}1\n"),
    "calls": lambda n: module(f"x = os{'.a()' * n}\n"),
    "negations": lambda n: module(f"x = {'not ' * n}1\n"),
    "sums in a body": lambda n: decorated(
        f"app.route('x')\ndef g(req):\n    return {'req.a + ' * n}1\n@app.route('y')"
    ),
    "an annotation": lambda n: decorated("app.route('x')", parameters=f"req: {'func.HttpRequest | ' * n}None"),
    "an annotation as text": lambda n: decorated("app.route('x')", parameters=f"req: '{'(' * n}int{')' * n}'"),
    "a type as text": lambda n: decorated("app.route('x')", parameters=f"req: '{'int | ' * n}int'"),
    "branches": lambda n: module("if os.a: pass\n" + "elif os.b: x = 1\n" * n),
    "arrays": lambda n: settings("[" * n + "]" * n),
    "objects that never end": lambda n: settings('{"a": ' * n),
    "strings that never end": lambda n: settings("{" + '\\"' * n + "[" * 65),
    "toml": lambda n: also(pyproject_toml=f"a = {'[' * n}{']' * n}\n"),
    "markers": lambda n: also(requirements_txt=f"a; {'(' * n}python_version == '3.12'{')' * n}\n"),
    "a baseline": lambda n: also(pyproject_toml="[tool.funclint]\nbaseline = 'b.json'\n", b_json="[" * n),
}
"""What is nested to a depth."""

LONG = {
    "a line of a module": module("x = '" + "é" * 900_000 + "'\n"),
    "a comment": module("# " + "a" * 1_800_000 + "\n"),
    "a module": {"function_app.py": "x = 1\n" * 2_000_000},
    "white space": {"function_app.py": "from x import y" + " \t" * 900_000},
    "a requirement": also(requirements_txt="a" * 10_000_000),
    "a requirement of blanks": also(requirements_txt="a" + " " * 10_000_000 + "b"),
    "a word of host.json": settings("{" + "a" * 10_000_000),
    "a string of host.json": settings('{"version": "' + "2" * 10_000_000),
    "a string of pyproject.toml": also(pyproject_toml="a = '" + "x" * 10_000_000),
    "an instruction": also(Dockerfile="RUN " + "a" * 10_000_000),
    "a pattern": also(_funcignore="a" * 10_000_000, _gitignore="[" * 1_000_000),
    "a version of Python": {**also(runtime_txt="9" * 10_000_000), ".python-version": "3." * 5_000_000},
    "a route": decorated("app.route('" + "a/{b}" * 50_000 + "')"),
    "a schedule": decorated(f"app.timer_trigger(arg_name='req', schedule='{'1,' * 200_000}')"),
    "a time": settings(json.dumps({"version": "2.0", "functionTimeout": "1:" * 200_000})),
    "a version range": settings(json.dumps({"version": "2.0", "extensionBundle": {"version": "1." * 200_000}})),
    "connection strings": module("x = '" + "DefaultEndpointsProtocol=https;AccountKey=" * 20_000 + "'\n"),
}
"""Ten megabytes without a line end, or what a module may have."""

BYTES = {
    "null bytes": b"\0" * 1_000,
    "a null byte": (HEAD + "x\0\n" + HTTP).encode(),
    "UTF-16": (HEAD + HTTP).encode("utf-16"),
    "UTF-32": (HEAD + HTTP).encode("utf-32"),
    "no UTF-8": b"# \xff\n" + HEAD.encode(),
    "an encoding that is none": b"# coding: rot13\n" + HEAD.encode(),
    "an encoding of domains": b"# coding: idna\nx = '\xff.'\n",
    "a strange encoding": b"# coding: utf-7\n" + HEAD.encode() + b"+ABC\n",
}
"""What a module, and every other file, may consist of."""
