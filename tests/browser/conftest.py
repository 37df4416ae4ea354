"""The page as a reader has it: a server on a free port, and the system's Chromium."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from urllib.parse import urlencode, urlsplit

import pytest
from playwright.sync_api import Browser, Page, Playwright, WebSocketRoute, expect, sync_playwright

from benchmarks.pictures import settled
from benchmarks.server import FLAGS, chromium, served
from tests.shown import write

ROOT = Path(__file__).resolve().parents[2]
# Whether every part of the page shows what the script made; two of them only mark what a third shows.
DRAWN = """() => [...document.querySelectorAll('[data-testid=stBidiComponentRegular] div.plx')]
  .every((it) => it.childElementCount || it.closest('.st-key-texts_layers, .st-key-texts_marks'))"""
expect.set_options(timeout=15_000)  # a busy machine of two cores is slow, not wrong


class Reader:
    """A browser window on one server, which notes what no journey may cause."""

    def __init__(self, page: Page, address: str) -> None:
        self.page = page
        self.address = address
        self.strange: list[str] = []  # requests that leave the server
        self.errors: list[str] = []  # errors in the page's own script
        page.on("request", lambda request: self._note(request.url))
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("console", lambda told: self.errors.append(told.text) if "Content Security Policy" in told.text else None)

    def open(self, **link: str) -> Page:
        """The page behind a link with these parameters, once it stands still."""
        self.page.goto(f"{self.address}/?{urlencode(link)}")
        return self.settled()

    def settled(self) -> Page:
        """The page, once what was just done has been answered."""
        settled(self.page)
        self.page.wait_for_function(DRAWN)
        return self.page

    def _note(self, url: str) -> None:
        parts = urlsplit(url)
        if parts.scheme in ("http", "https", "ws", "wss") and parts.netloc != urlsplit(self.address).netloc:
            self.strange.append(url)


class Held:
    """What goes between a window and the server's script, which can be held up and let go; made before the page is opened.

    The page's plain questions go through meanwhile, as they do when the script is busy.
    """

    def __init__(self, page: Page, *, back: bool = False) -> None:
        """``back`` holds up what the server says; otherwise it is what the page says."""
        self.up = False
        self.page = page
        self.back = back
        self.waiting: list[Callable[[], None]] = []
        page.route_web_socket(re.compile("/_stcore/stream"), self._join)

    def let_go(self) -> None:
        """Sends what was held up, in its order, and holds nothing more."""
        self.up = False
        for send in self.waiting:
            send()
        self.waiting.clear()

    def trickle(self, apart: int = 60) -> None:
        """Sends what was held up as a slow machine hears it: one message after another, so many milliseconds apart."""
        while self.waiting:
            self.waiting.pop(0)()
            self.page.wait_for_timeout(apart)
        self.up = False

    def _join(self, page: WebSocketRoute) -> None:
        server = page.connect_to_server()
        page.on_message(lambda said: self._pass(partial(server.send, said), held=not self.back))
        server.on_message(lambda said: self._pass(partial(page.send, said), held=self.back))

    def _pass(self, send: Callable[[], None], *, held: bool) -> None:
        if self.up and held:
            self.waiting.append(send)
        else:
            send()


@pytest.fixture(scope="session")
def driver() -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def chrome(driver: Playwright) -> Iterator[Browser]:
    launched = driver.chromium.launch(executable_path=chromium(), args=FLAGS)
    yield launched
    launched.close()


@pytest.fixture(scope="session")
def ferry_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the small story made by hand."""
    with served(ROOT / "dashboard.py", data=write(tmp_path_factory.mktemp("ferry"))) as address:
        yield address


@pytest.fixture(scope="session")
def seeds_address() -> Iterator[str]:
    """A server on the committed tables."""
    with served(ROOT / "dashboard.py") as address:
        yield address


def window(chrome: Browser, address: str, *, width: int = 1440, height: int = 1000, scheme: str = "light") -> Iterator[Reader]:
    """A reader with a window of this size; what they did may have caused neither an error nor a request to elsewhere."""
    context = chrome.new_context(viewport={"width": width, "height": height}, color_scheme=scheme)  # type: ignore[arg-type]
    context.set_default_timeout(20_000)
    reader = Reader(context.new_page(), address)
    yield reader
    context.close()
    assert reader.errors == []
    assert reader.strange == []


@pytest.fixture
def reader(chrome: Browser, ferry_address: str) -> Iterator[Reader]:
    """A reader of the small story."""
    yield from window(chrome, ferry_address)


@pytest.fixture
def editor(chrome: Browser, seeds_address: str) -> Iterator[Reader]:
    """A reader of the committed tables."""
    yield from window(chrome, seeds_address)


@pytest.fixture
def phone(chrome: Browser, seeds_address: str) -> Iterator[Reader]:
    """A reader of the committed tables with a phone."""
    yield from window(chrome, seeds_address, width=390, height=844)
