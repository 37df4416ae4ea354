"""Compressed files from memory: what is sent to whom, and what is left to Streamlit."""

import brotli
import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from serving.bundles import Bundles, compress

SCRIPT = "export const words = 'side by side';\n" * 100
SHEET = ".own { color: #000; }\n" * 100


@pytest.fixture
def server(tmp_path):
    """A server on one compressed script, one script of our own, a page and a file that nobody compressed."""
    (tmp_path / "static" / "js").mkdir(parents=True)
    (tmp_path / "static" / "js" / "app.1.js").write_text(SCRIPT)
    (tmp_path / "static" / "js" / "tiny.1.js").write_text("1")
    compress(tmp_path, tmp_path / "kept")
    routes = [
        Route("/", lambda request: HTMLResponse("<p>page</p>")),
        Route("/{rest:path}", lambda request: PlainTextResponse("streamlit's own")),
    ]
    layer = Middleware(Bundles, kept=tmp_path / "kept", own={"/parts/own.js": b"export default 1", "/parts/own.css": SHEET.encode()})
    return TestClient(Starlette(routes=routes, middleware=[layer]))


def test_a_script_comes_compressed_and_says_the_same(server):
    with server.stream("GET", "/static/js/app.1.js", headers={"accept-encoding": "gzip, br"}) as answer:
        sent = b"".join(answer.iter_raw())
    assert answer.headers["content-encoding"] == "br"
    assert "immutable" in answer.headers["cache-control"]
    assert len(sent) < len(SCRIPT) / 10
    assert brotli.decompress(sent).decode() == SCRIPT


@pytest.mark.parametrize(
    ("path", "accepted"),
    [
        ("/static/js/app.1.js", "identity"),  # a browser that takes neither
        ("/static/js/tiny.1.js", "br"),  # too short to be compressed
        ("/static/js/../../kept/app.1.js", "br"),  # nothing but the names held is answered
        ("/static/js/none.js", "br"),
    ],
)
def test_everything_else_is_left_to_streamlit(server, path, accepted):
    assert server.get(path, headers={"accept-encoding": accepted}).text == "streamlit's own"


def test_a_browser_far_away_that_takes_no_brotli_is_sent_gzip(server):
    answer = server.get("/static/js/app.1.js", headers={"accept-encoding": "gzip, deflate"})
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.text == SCRIPT


def test_a_head_has_no_body(server):
    answer = server.head("/static/js/app.1.js", headers={"accept-encoding": "br"})
    assert int(answer.headers["content-length"]) > 0
    assert answer.content == b""


def test_our_own_files_are_compressed_where_that_saves_something(server):
    assert "content-encoding" not in server.get("/parts/own.js", headers={"accept-encoding": "br"}).headers
    assert server.get("/parts/own.js", headers={"accept-encoding": "br"}).text == "export default 1"
    answer = server.get("/parts/own.css", headers={"accept-encoding": "br"})
    assert (answer.headers["content-encoding"], answer.text) == ("br", SHEET)
    assert server.get("/parts/own.css", headers={"accept-encoding": "identity"}).text == SHEET


def test_what_is_compressed_once_is_not_compressed_again(tmp_path):
    (tmp_path / "static").mkdir()
    (tmp_path / "static" / "a.js").write_text(SCRIPT)
    assert compress(tmp_path, tmp_path / "kept") == 2
    assert compress(tmp_path, tmp_path / "kept") == 0


def test_what_is_long_and_our_own_is_compressed_once_for_all_starts(tmp_path):
    own = {"/parts/long.js": (SCRIPT * 40).encode(), "/parts/short.css": SHEET.encode()}
    first = Bundles(Starlette(), kept=tmp_path / "kept", own=own).held
    assert brotli.decompress(first["br", "/parts/long.js"]) == own["/parts/long.js"]
    (kept,) = (tmp_path / "packed").glob("*.br")
    kept.write_bytes(b"from the folder")
    again = Bundles(Starlette(), kept=tmp_path / "kept", own=own).held
    assert again["br", "/parts/long.js"] == b"from the folder"
    assert again["br", "/parts/short.css"] == first["br", "/parts/short.css"]


def test_nothing_half_done_is_left_behind(tmp_path):
    (tmp_path / "static").mkdir()
    for name in "abcdefgh":
        (tmp_path / "static" / f"{name}.js").write_text(SCRIPT)
    compress(tmp_path, tmp_path / "kept")
    assert sorted({path.suffix for path in (tmp_path / "kept").iterdir()}) == [".br", ".gz"]
