"""A link is fetched from public machines only, within a size and a time, and every redirect passes the same checks."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer

import pytest

from parallax.ingest import fetch as fetching
from parallax.ingest.fetch import fetch
from parallax.ingest.links import read_fetched
from parallax.ingest.problems import Unreadable

PUBLIC = "93.184.216.34"
TEXT = "".join(f"<p>Part {n} says that at least {n} people were killed in the storm on the coast.</p>" for n in range(2, 9))
PAGE = f"<html><head><title>Storm kills many</title></head><body><article><h1>Storm kills many</h1>{TEXT}</article></body></html>".encode()
ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "/page": (200, {"Content-Type": "text/html; charset=utf-8"}, PAGE),
    "/text": (200, {"Content-Type": "text/plain"}, b"At least 12 people died."),
    "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
    "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, b"\x1f\x8b"),
    "/large": (200, {"Content-Type": "text/html"}, b"x" * 6_000_000),
    "/moved": (301, {"Location": "/page"}, b""),
    "/inward": (302, {"Location": "http://intranet.example/page"}, b""),
    "/metadata": (302, {"Location": "http://169.254.169.254/latest"}, b""),
    "/file": (302, {"Location": "file:///etc/passwd"}, b""),
    "/round": (302, {"Location": "/round"}, b""),
    "/gone": (404, {}, b""),
}


class Site(BaseHTTPRequestHandler):
    def do_GET(self) -> None:
        status, headers, body = ANSWERS.get(self.path, (404, {}, b""))
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *given: object) -> None:
        """Nothing is printed."""


@pytest.fixture(scope="module")
def site() -> Iterator[tuple[str, int]]:
    with HTTPServer(("127.0.0.1", 0), Site) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield "127.0.0.1", server.server_port
        server.shutdown()


@pytest.fixture
def get(site):
    """Fetches a path; names resolve as the test says, and every public address leads to the site."""
    called: list[tuple[str, int]] = []

    def connect(address, timeout):
        called.append(address)
        return socket.create_connection(site, timeout)

    def resolve(host, port):
        return {"press.example": [PUBLIC], "intranet.example": ["10.0.0.7"]}.get(host) or [host]

    def go(url):
        return fetch(f"http://press.example{url}" if url.startswith("/") else url, resolve=resolve, connect=connect)

    go.called = called
    return go


def test_a_page_is_fetched_and_read(get):
    found = get("/page")
    assert (found.type, found.url) == ("text/html", "http://press.example/page")
    article = read_fetched(found, id="a")
    assert "at least 5 people were killed" in article.text
    assert article.url == "http://press.example/page"


def test_a_plain_text_is_read_as_it_is(get):
    assert read_fetched(get("/text"), id="a").text == "At least 12 people died."


def test_a_redirect_to_a_public_page_is_followed(get):
    assert get("/moved").url == "http://press.example/page"
    assert get.called == [(PUBLIC, 80)] * 2


REFUSED = [
    ("/inward", "'intranet.example' is not a public address"),
    ("/metadata", "'169.254.169.254' is not a public address"),
    ("/file", "'file:///etc/passwd' is not a web link"),
    ("/round", "http://press.example/round leads on and on"),
    ("/gone", "http://press.example/gone answers with 404"),
    ("/large", "http://press.example/large is larger than 5 MB"),
    ("/packed", "http://press.example/packed comes packed"),
    ("http://intranet.example/", "'intranet.example' is not a public address"),
    ("ftp://press.example/a", "'ftp://press.example/a' is not a web link"),
    ("javascript:alert(1)", "'javascript:alert(1)' is not a web link"),
    ("http://", "'http://' is not a web link"),
    ("http://press.example:22/", "'http://press.example:22/' carries"),
    ("http://root:secret@press.example/", "'http://root:secret@press.example/' carries"),
    ("http://[::1", "'http://[::1' is not a web link"),
]


@pytest.mark.parametrize(("url", "wrong"), REFUSED, ids=[url for url, _ in REFUSED])
def test_what_may_not_or_cannot_be_fetched_is_refused_with_its_reason(get, url, wrong):
    with pytest.raises(Unreadable) as told:
        get(url)
    assert told.value.wrong.startswith(wrong)
    assert told.value.advice


@pytest.mark.parametrize("address", ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1", "0.0.0.0",
                                     "224.0.0.1", "::1", "fe80::1%eth0", "fc00::1", "::ffff:127.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1"])
def test_no_line_is_opened_to_an_address_that_is_not_public(address):
    def connect(place, timeout):
        raise AssertionError(place)

    for found in ([address], [PUBLIC, address]):
        with pytest.raises(Unreadable, match="is not a public address"):
            fetch("http://press.example/", resolve=lambda host, port, found=found: found, connect=connect)


def test_the_line_goes_to_the_address_that_was_checked(site):
    """The name is resolved once; a second answer would be another machine."""
    answers, called = iter([[PUBLIC], ["127.0.0.1"]]), []

    def connect(place, timeout):
        called.append(place)
        return socket.create_connection(site, timeout)

    assert fetch("http://press.example/page", resolve=lambda host, port: next(answers), connect=connect).content == PAGE
    assert called == [(PUBLIC, 80)]


def test_where_there_is_no_network_the_reader_is_told_so():
    def resolve(host, port):
        raise socket.gaierror(-3, "Temporary failure in name resolution")

    with pytest.raises(Unreadable, match="there may be no way to the network") as told:
        fetch("https://press.example/", resolve=resolve)
    assert "save the page" in told.value.advice


def test_a_page_that_takes_too_long_is_given_up(get, monkeypatch):
    monkeypatch.setattr(fetching, "PATIENCE", -1.0)
    with pytest.raises(Unreadable, match="could not be reached"):
        get("/page")


def test_a_picture_is_no_article(get):
    with pytest.raises(Unreadable, match="gives image/png, which is no article"):
        read_fetched(get("/picture"), id="a")
