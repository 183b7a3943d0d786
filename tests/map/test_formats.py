"""The map as Mermaid and as a page: nothing of an app is markup, nothing secret is shown, the bytes are the same."""

from __future__ import annotations

import base64
import hashlib
import re
import shutil
import subprocess
import sys
import time
from html.parser import HTMLParser
from pathlib import Path

import pytest
from command_line import ROOT, run
from map_apps import map_of, write_app

from funclint.map import mermaid, page
from funclint.map.model import AppMap

FOLDER = ROOT / "funclint" / "map"
HOSTILE = r'''
@app.function_name(name="</script><img src=x onerror=alert(1)>")
@app.route(route="a\"'><svg/onload=alert(2)>/{x}")
@app.queue_output(arg_name="q", queue_name="</style><script>alert(3)</script>", connection="AccountKey=KEY")
def one(req: func.HttpRequest, q: func.Out[str]) -> str: return "x"

@app.function_name(name="end")
@app.queue_trigger(arg_name="m", queue_name="x", connection="]]>\"]; click fn_end call; A-->B[\"x")
def two(m: func.QueueMessage) -> None: pass

@app.function_name(name="日本語`x`__init__")
@app.timer_trigger(arg_name="t", schedule="0 */5 * * * *\n%%{init: {}}%%\u202e\x00 #quot; &lt;b&gt;")
def three(t: func.TimerRequest) -> None: pass

@app.generic_trigger(arg_name="t", type="\"onmouseover=\"alert(1)Trigger", password="hunter2-secret", saslKey="%SASL%")
def four(t: str, missing: str) -> None: pass

@app.function_name(name="style: a#b;")
@app.blob_trigger(arg_name="t", path="classDef x: #y;/$$x$$", connection="")
def five(t: func.InputStream) -> None: pass
'''.replace(
    "AccountKey=KEY", "AccountKey=" + base64.b64encode(hashlib.sha512(b"no real key").digest()).decode()
)  # fmt: skip


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> AppMap:
    return map_of(write_app(tmp_path_factory.mktemp("hostile"), HOSTILE))


@pytest.fixture(scope="module")
def hostile_page(hostile: AppMap) -> str:
    return page.render([hostile], "")


TEXT = r'"[^"`\[\]{}<>;]*(?:<br>[^"`\[\]{}<>;]*)?"'
STATEMENT = re.compile(
    rf"""(
    \w+ (\[\[|\[\(|\[/|\[|\(\[|\(|\{{\{{|>) {TEXT} (\]\]|\)\]|/\]|\\\]|\]|\]\)|\)|\}}\}}) (:::\w+)?
    | \w+\ (-->|-\.->) (\|{TEXT}\|)? \ \w+
    | classDef\ \w+\ [^;]+
    )""",
    re.VERBOSE,
)
ENTITY = re.compile(r"#(\d+);")


def test_mermaid_is_only_what_we_write(hostile: AppMap) -> None:
    text = mermaid.render([hostile])
    first, *lines = text.splitlines()
    assert first == "graph LR"
    odd = [line for line in lines if not STATEMENT.fullmatch(ENTITY.sub("", line.strip()))]
    assert odd == []
    assert "%%" not in text
    assert "$$" not in text
    assert len(lines) == len(hostile.nodes) + len(hostile.edges) + len(mermaid.CLASSES) + 1


def test_mermaid_says_what_was_written(hostile: AppMap) -> None:
    told = ENTITY.sub(lambda match: chr(int(match[1])), mermaid.render([hostile]))
    assert '"</script><img src=x onerror=alert(1)>' in told
    assert '["日本語`x`__init__' in told
    assert "/api/a\"'><svg/onload=alert(2)>/{x}<br>HTTP" in told
    assert "the app does not load: parameter-without-binding" in told


def test_mermaid_frames_several_apps(tmp_path: Path, hostile: AppMap) -> None:
    text = mermaid.render([hostile, hostile._replace(root="b", functions=(), nodes=(), edges=(), loads=None)])
    assert text.count("  subgraph ") == 2
    assert text.splitlines().count("  end") == 2
    assert '    a2_note["no function is seen"]\n' in text


def test_mermaid_without_an_app() -> None:
    assert '  none["no function app"]\n' in mermaid.render([])


def test_a_flowchart_that_is_not_drawn_is_told_of(hostile: AppMap) -> None:
    assert mermaid.too_large([hostile], "x") is None
    assert "501 arrows" in (mermaid.too_large([hostile._replace(edges=hostile.edges[:1] * 501)], "x") or "")
    assert "50001 characters" in (mermaid.too_large([hostile], "x" * 50_001) or "")


class Elements(HTMLParser):
    """The tags and attributes of a page, and the text outside of its style and script."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.open: list[str] = []
        self.attributes: list[tuple[str, str, str]] = []
        self.shown = ""
        self.feed(text)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        if tag not in ("meta", "link", "input"):
            self.open.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if not {"style", "script"} & set(self.open):
            self.shown += data


def test_names_are_no_markup_on_the_page(hostile_page: str) -> None:
    elements = Elements(hostile_page)
    assert elements.open == []
    assert elements.tags.count("script") == elements.tags.count("style") == 1
    assert not {"img", "iframe", "object", "embed", "base"} & set(elements.tags)
    for tag, name, value in elements.attributes:
        assert not name.startswith("on"), (tag, name)
        assert name not in ("style", "srcdoc", "action"), (tag, name)
        if name in ("href", "src"):
            assert value.startswith("#") or value == "data:,", (tag, name, value)
    assert "</script><img src=x onerror=alert(1)>" in elements.shown
    assert "日本語`x`__init__" in elements.shown


def test_the_policy_lets_in_nothing_but_the_pages_own_script_and_style(hostile_page: str) -> None:
    policy = re.search(r'Content-Security-Policy" content="([^"]*)"', hostile_page)
    assert policy
    assert "default-src 'none'" in policy[1]
    assert "unsafe" not in policy[1]
    for tag in ("style", "script"):
        (inner,) = re.findall(rf"<{tag}>(.*?)</{tag}>", hostile_page, re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(inner.encode()).digest()).decode()
        assert f"{tag}-src 'sha256-{digest}'" in policy[1]
    assert hostile_page.index("Content-Security-Policy") < hostile_page.index("<style>")


def test_references_lead_somewhere_and_ids_are_unique(hostile_page: str) -> None:
    attributes = Elements(hostile_page).attributes
    ids = [value for _, name, value in attributes if name == "id"]
    assert len(ids) == len(set(ids))
    links = {value[1:] for _, name, value in attributes if name == "href" and value.startswith("#")}
    assert links - set(ids) == set()
    assert {value for _, name, value in attributes if name == "data-owner"} <= set(ids)


def test_secrets_are_not_shown(hostile: AppMap, hostile_page: str) -> None:
    for text in (hostile_page, mermaid.render([hostile])):
        assert "AccountKey" not in text
        assert "hunter2" not in text
    assert "%SASL%" in hostile_page


def test_long_names_are_no_secrets(tmp_path: Path) -> None:
    name = "Process2OrdersOfCustomersWithInvoicesAndTheirReturnsHandler"
    text = f"""
@app.route(route="api/v2/customers/Orders/DetailsOfInvoicesAndMuchMore")
@app.queue_output(arg_name="q", queue_name="q", connection="Zk3vQ9xWb7LmN2pRt6YsAd1FgHj4KcVe8UoIq5Xz")
def {name}(req: func.HttpRequest, q: func.Out[str]) -> str: return "x"
"""
    made = map_of(write_app(tmp_path, text))
    both = page.render([made], str(tmp_path)) + mermaid.render([made])
    assert f"<span>{name}</span>" in both
    assert "/api/api/v2/customers/Orders/DetailsOfInvoicesAndMuchMore<br>" in both
    assert "Zk3vQ9" not in both


def test_findings_stand_at_their_functions(tmp_path: Path) -> None:
    made = map_of(
        write_app(
            tmp_path,
            """
            @app.route(route="a")
            def first(req: func.HttpRequest, missing: str) -> str: return "x"

            @app.timer_trigger(arg_name="t", schedule="nonsense")
            def second(t: func.TimerRequest) -> None: pass
            """,
        )
    )
    assert made.loads is False
    assert made.reasons == ("parameter-without-binding",)
    assert [{finding.rule for finding in entry.findings} for entry in made.functions] == [
        {"parameter-without-binding"},
        {"invalid-schedule"},
    ]
    text = page.render([made], str(tmp_path))
    assert "The app does not load: parameter-without-binding." in text
    card = text[text.index('<article class="card" id="fn_first"') :].partition("</article>")[0]
    assert '<code class="rule">parameter-without-binding</code>' in card
    assert "<code>missing</code>" in card
    assert "function_app.py:8" in card


def test_findings_about_no_function_stand_with_the_app(tmp_path: Path) -> None:
    write_app(tmp_path, "")
    (tmp_path / "host.json").write_text('{"version": "1.0"}')
    made = map_of(tmp_path)
    assert "host-json-version" in {finding.rule for finding in made.findings}
    text = page.render([made], str(tmp_path))
    assert "about the app</h3>" in text
    assert "No function is seen in this app." in text


def test_the_list_names_what_is_connected(tmp_path: Path) -> None:
    made = map_of(
        write_app(
            tmp_path,
            """
            @app.route(route="a", methods=["GET"])
            @app.queue_output(arg_name="q", queue_name="orders", connection="STORE")
            def first(req: func.HttpRequest, q: func.Out[str]) -> str:
                q.set("x")
                return "x"

            @app.queue_trigger(arg_name="m", queue_name="orders", connection="STORE")
            async def second(m: func.QueueMessage) -> None: pass
            """,
        )
    )
    text = page.render([made], str(tmp_path))
    shown = {
        article[0]: re.sub(r"\s+", " ", Elements(article[1]).shown)
        for article in re.findall(r'<article class="card[^"]*" id="(\w+)"[^>]*>(.*?)</article>', text, re.DOTALL)
    }
    assert "Triggered by/api/a HTTP · GETWritesorders queue · STORE" in shown["fn_first"]
    assert "queue · async · function_app.py:" in shown["fn_second"]
    assert "TriggerssecondWritten byfirst" in shown["queue_orders"]
    assert "trigger httpTrigger as req route: a methods: [&quot;GET&quot;]" not in shown["fn_first"]
    assert 'methods: ["GET"]' in shown["fn_first"]


BIG = """
@app.function_name(name="f{n}")
@app.queue_trigger(arg_name="m", queue_name="q{n}", connection="STORE")
@app.queue_output(arg_name="o", queue_name="q{m}", connection="STORE")
@app.cosmos_db_output(arg_name="d", database_name="shop", container_name="all", connection="COSMOS")
def f{n}(m: func.QueueMessage, o: func.Out[str], d: func.Out[func.Document]) -> None:
    o.set("x")
    d.set(m)
"""


def test_three_hundred_functions(tmp_path: Path) -> None:
    start = time.process_time()
    made = map_of(write_app(tmp_path, "".join(BIG.format(n=n, m=n // 3) for n in range(300))))
    text = page.render([made], str(tmp_path))
    assert time.process_time() - start < 15
    assert text.count('<article class="card"') == 300
    assert len(text) < 2_000_000
    assert text.count('<details class="group"') > 0
    assert Elements(text).open == []


def test_the_same_bytes_whatever_the_order_of_hashing(tmp_path: Path) -> None:
    found = set()
    for seed in ("1", "2"):
        for name in ("mermaid", "html"):
            code = (
                "import sys; from funclint.cli import main;"
                f" main(['index', '--format', '{name}', 'examples/order_flow', 'examples/clean'])"
            )
            done = subprocess.run(
                [sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True,
                env={"PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT), "PATH": ""},
            )  # fmt: skip
            found.add((name, done.stdout))
    assert len(found) == 2


def test_command_line(tmp_path: Path) -> None:
    write_app(tmp_path, '@app.route(route="a")\ndef a(req: func.HttpRequest) -> str: return "x"\n')
    done = run("index", "--format", "mermaid", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (0, "")
    assert "http_api_a --> fn_a" in done.stdout
    done = run("index", "--format", "html", "--output-file", "map.html", cwd=tmp_path)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert (tmp_path / "map.html").read_text(encoding="utf-8").startswith("<!doctype html>\n")
    done = run("index", "--format", "json", "--output-file", "index.json", cwd=tmp_path)
    assert (done.returncode, done.stdout) == (0, "")
    assert '"name": "a"' in (tmp_path / "index.json").read_text(encoding="utf-8")
    (tmp_path / "empty").mkdir()
    done = run("index", "--format", "html", "empty", cwd=tmp_path)
    assert done.returncode == 3
    assert "No function app was found." in done.stdout
    assert run("index", "--output-file", "no/such/folder/x", cwd=tmp_path).returncode == 2


def test_an_index_that_crashes_is_told_and_exits_with_2(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from funclint.cli import main
    from funclint.index import build

    def crash(*_: object) -> None:
        raise RecursionError

    write_app(tmp_path, '@app.route(route="a")\ndef a(req: func.HttpRequest) -> str: return "x"\n')
    monkeypatch.setattr(build, "build_index", crash)
    monkeypatch.chdir(tmp_path)
    assert main(["index", "--format", "html", "--output-file", "map.html"]) == 2
    text = (tmp_path / "map.html").read_text(encoding="utf-8")
    assert "internal-error" in text
    assert "The app may load" in text


def test_text_and_json_import_nothing_of_the_map(tmp_path: Path) -> None:
    write_app(tmp_path, "")
    code = (
        "import sys\nfrom funclint.cli import main\nmain(['index'])\n"
        "sys.exit(any(name.startswith('funclint.map') or name in ('html', 'hashlib') for name in sys.modules))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, check=False, capture_output=True, env={"PYTHONPATH": str(ROOT)}
    )
    assert done.returncode == 0, done.stderr


def colours(css: str) -> list[dict[str, str]]:
    """The custom colours of each `:root` block: light, dark, print."""
    return [
        dict(re.findall(r"--([\w-]+): (#\w{6})", block)) for block in re.findall(r":root \{(.*?)\}", css, re.DOTALL)
    ]


def luminance(colour: str) -> float:
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    """The ratio of WCAG 2."""
    dark, light = sorted((luminance(first), luminance(second)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1, 2], ids=["light", "dark", "print"])
def test_colours_have_enough_contrast(theme: int) -> None:
    found = colours((FOLDER / "page.css").read_text(encoding="utf-8"))
    assert len(found) == 3
    theme_colours = found[theme]
    texts = ("text", "muted", "accent", "error", "warning", "info")
    pairs = [(text, ground, 4.5) for text in texts for ground in ("page", "surface", "raised")]
    pairs += [(text, "accent-soft", 4.5) for text in ("text", "muted")]
    pairs += [("on-accent", "accent", 4.5)]
    pairs += [("on-severity", severity, 4.5) for severity in ("error", "warning", "info")]
    pairs += [(line, "surface", 3.0) for line in ("function", "orchestrator", "activity", "entity", "border", "edge")]
    low = [
        (first, second, round(contrast(theme_colours[first], theme_colours[second]), 2))
        for first, second, least in pairs
        if contrast(theme_colours[first], theme_colours[second]) < least
    ]
    assert low == []


def test_the_script_is_javascript_and_makes_no_markup() -> None:
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    assert not re.search(
        r"innerHTML|outerHTML|insertAdjacentHTML|document\.write|eval\(|https?:|fetch\(|import\(", script
    )
    assert "</" not in script
    node = shutil.which("node")
    if node is None:
        pytest.skip("node is not here to read it")
    done = subprocess.run([node, "--check", str(FOLDER / "page.js")], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr


def test_what_the_script_looks_for_is_on_the_page(hostile_page: str) -> None:
    script = (FOLDER / "page.js").read_text(encoding="utf-8")
    ids = {value for _, name, value in Elements(hostile_page).attributes if name == "id"}
    named = set(re.findall(r'\bone\("(\w+)"\)', script))
    assert named
    assert named <= ids


def test_the_guide_shows_what_the_command_says() -> None:
    guide = (ROOT / "docs" / "map.md").read_text(encoding="utf-8")
    (block,) = re.findall(r"^```mermaid\n(.*?)^```$", guide, re.DOTALL | re.MULTILINE)
    assert block == run("index", "--format", "mermaid", "examples/order_flow").stdout
