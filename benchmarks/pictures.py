"""Takes a picture of every view at 1440 and 390 pixels, light and dark: ``python -m benchmarks.pictures [--out DIR] [--view NAME ...]``.

The server is started on a free port, with an empty ledger, and stopped again; the pictures go to ``docs/pictures``. A picture
that the README or the guide shows is named there, and a test holds them to it. Those from 1440 pixels end where a page of
text would; with ``--whole`` they are as long as the view is.
"""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from unittest.mock import patch
from urllib.parse import urlencode

from PIL import Image
from playwright.sync_api import Browser, Page, expect, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.server import FLAGS, chromium, served  # noqa: E402
from components.state import VIEWS  # noqa: E402

WIDTHS = (1440, 390)
COLOURS = 224  # fewer would turn one source into the colour of another
TALLEST = {1440: 1500, 390: 1700}  # pixels: what a reader sees first, and one screen more
LONGEST = 9000  # with --whole; the page scrolls inside the window, so the window is made as tall as the page


def main() -> None:
    """Writes the pictures and prints their names."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, default=ROOT / "docs" / "pictures")
    parser.add_argument("--view", action="append", choices=VIEWS, help="only this view; may be given several times")
    parser.add_argument("--width", action="append", type=int, help="only this width")
    parser.add_argument("--scheme", action="append", choices=("light", "dark"), help="only this scheme")
    parser.add_argument("--whole", action="store_true", help="views from their first line to their last")
    parser.add_argument("--data", type=Path, help="folder of tables; data/tables where it is not named")
    asked = parser.parse_args()
    asked.out.mkdir(parents=True, exist_ok=True)
    with _no_ledger(), served(ROOT / "dashboard.py", data=asked.data) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        for view, width, scheme in product(asked.view or VIEWS, asked.width or WIDTHS, asked.scheme or ("light", "dark")):
            target = asked.out / f"{view.lower().replace(' ', '')}-{width}-{scheme}.png"
            tallest = LONGEST if asked.whole else TALLEST.get(width, LONGEST)
            take(browser, f"{address}/?{urlencode({'view': view})}", target, width=width, scheme=scheme, tallest=tallest)
            print(f"{target}  {target.stat().st_size // 1000} kB")
        browser.close()


def take(browser: Browser, address: str, target: Path, *, width: int, scheme: str, tallest: int = LONGEST) -> None:
    """Returns nothing; ``target`` holds the page down to ``tallest`` pixels."""
    with _page(browser, width, scheme) as page:
        page.goto(address)
        settled(page)
        tall = page.evaluate("document.querySelector('[data-testid=stMain]').scrollHeight")
        page.set_viewport_size({"width": width, "height": min(max(int(tall) + 8, 844), tallest)})
        settled(page)
        page.screenshot(path=str(target), animations="disabled")
    with Image.open(target) as taken:
        taken.convert("RGB").quantize(COLOURS).save(target, optimize=True)


def settled(page: Page) -> None:
    """Returns nothing, once the script has run and every chart that this window shows is drawn."""
    expect(page.locator("[data-testid=stApp][data-test-script-state=notRunning]")).to_be_attached(timeout=30_000)
    expect(page.locator("[data-testid=stSkeleton]")).to_have_count(0, timeout=30_000)
    for chart in page.locator(".chart").all():
        if not chart.evaluate("(it) => it.getClientRects().length"):
            continue  # a phone is not shown the graph of the sources
        expect(chart.locator("svg.main-svg").first).to_be_visible(timeout=30_000)


@contextmanager
def _no_ledger() -> Iterator[None]:
    """For as long as the block runs, nobody has reviewed anything: what somebody noted here is not for a picture."""
    with tempfile.TemporaryDirectory() as folder, patch.dict(os.environ, {"PARALLAX_LEDGER": str(Path(folder) / "ledger.sqlite")}):
        yield


@contextmanager
def _page(browser: Browser, width: int, scheme: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme)  # type: ignore[arg-type]
    try:
        yield context.new_page()
    finally:
        context.close()


if __name__ == "__main__":
    main()
