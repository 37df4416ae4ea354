"""How long a reader waits for the page, against an empty app and one with a single chart, started the same way in the same run.

``python -m benchmarks.page [--runs 9]`` prints a Markdown table of medians. The apps take turns, so that a machine that
slows down slows both. First content is the first heading of the view (of the empty app: its one line) on the screen of a
browser that holds nothing in its cache; a click is from the press to the changed words on the screen.
"""

from __future__ import annotations

import argparse
import re
import statistics
import sys
import tempfile
import zlib
from base64 import b64decode
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.cases import CASES, EMPTY, ONE_CHART, Case  # noqa: E402
from benchmarks.link import Ends, hindered, link  # noqa: E402
from benchmarks.results import put, section  # noqa: E402
from benchmarks.server import FLAGS, chromium, served  # noqa: E402

# Notes the moment at which an element first stands in the page, without asking again and again.
WATCH = """(selector) => {
  window.__first = null;
  const look = () => {
    const found = document.querySelector(selector);
    if (window.__first === null && found && found.getClientRects().length) window.__first = performance.now();
  };
  const go = () => { new MutationObserver(look).observe(document, { subtree: true, childList: true, attributes: true }); look(); };
  document.documentElement ? go() : document.addEventListener('readystatechange', go, { once: true });
}"""
SINCE = """(selector) => {
  window.__pressed = null;
  window.__answered = null;
  document.addEventListener('pointerdown', () => { window.__pressed ??= performance.now(); }, { capture: true, once: true });
  new MutationObserver(() => {
    if (window.__pressed !== null && window.__answered === null && document.querySelector(selector))
      requestAnimationFrame(() => { window.__answered ??= performance.now(); });
  }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true });
}"""


RTT, RATE = 80, 10  # of the slow link: ms there and back, Mbit/s
SETTLING = 400  # ms in which what was started by a click or a load comes to an end


@dataclass(frozen=True, slots=True, kw_only=True)
class Timed:
    """A case with the milliseconds and the bytes of each run."""

    case: Case
    spent: list[float] = field(default_factory=list)
    sizes: list[int] = field(default_factory=list)


def main() -> int:
    """Prints the table; over the slow link where ``--far`` asks for it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="runs of each case; the median is shown")
    parser.add_argument("--far", action="store_true", help=f"over a link of {RTT} ms and {RATE} Mbit/s (root; Debian's iproute2)")
    asked = parser.parse_args()
    if not asked.far:
        report("page", "the dashboard beside an empty Streamlit app", times(CASES, asked.runs), far=False)
        return 0
    if reason := hindered():
        print(f"Left out: {reason}", file=sys.stderr)
        return 0
    with link(RTT, RATE) as ends:
        cases = [case for case in CASES if case.far or case.name in {other.against for other in CASES if other.far}]
        report("far", f"the same over a link of {RTT} ms and {RATE} Mbit/s", times(cases, asked.runs, ends), far=True)
    return 0


def times(cases: Sequence[Case], runs: int, ends: Ends | None = None) -> list[Timed]:
    """Every case with its runs; the servers at one end of the link and the browser at the other."""
    away = {"host": ends.host, "prefix": ends.server} if ends else {}
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        apps = {"page": ROOT / "dashboard.py"} | {name: Path(folder) / f"{name}.py" for name in ("empty", "plain", "chart")}
        for name, source in (("empty", EMPTY), ("plain", EMPTY), ("chart", ONE_CHART)):
            apps[name].write_text(source, encoding="utf-8")
        used = {case.app for case in cases}
        addresses = {
            name: running.enter_context(served(app, plain=name == "plain", **away)) for name, app in apps.items() if name in used
        }
        playwright = running.enter_context(sync_playwright())
        browser = playwright.chromium.launch(executable_path=str(ends.within(chromium()) if ends else chromium()), args=FLAGS)
        return measured(browser, addresses, cases, runs)


def measured(browser: Browser, addresses: dict[str, str], cases: Sequence[Case], runs: int) -> list[Timed]:
    """Every run of each case, taking turns, after one round that is not counted."""
    taken = [Timed(case=case) for case in cases]
    for turn in range(runs + 1):
        for one in taken:
            spent, size = timed(browser, addresses[one.case.app], one.case)
            if turn:
                one.spent.append(spent)
                one.sizes.append(size)
    return taken


def timed(browser: Browser, address: str, case: Case) -> tuple[float, int]:
    """Milliseconds from the link to the first element, or from the press to the answer, in a fresh browser window; bytes received."""
    # the page's own policy forbids what Playwright waits with
    context = browser.new_context(viewport={"width": 1440, "height": 1000}, bypass_csp=True)
    try:
        page = context.new_page()
        page.add_init_script(f"({WATCH})({case.first!r})")
        wire = Wire(page)
        page.goto(f"{address}/?{urlencode(case.link)}", wait_until="commit")
        page.wait_for_function("window.__first !== null", timeout=60_000)
        if case.press is None:
            return float(page.evaluate("window.__first")), wire.size
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", state="attached")
        page.evaluate("document.fonts.ready.then(() => null)")  # what was asked for before the press does not count
        page.wait_for_timeout(SETTLING)
        page.evaluate(SINCE, case.answer)
        wire.size = 0
        case.press(page)
        page.wait_for_function("window.__answered !== null", timeout=60_000)
        spent = float(page.evaluate("window.__answered - window.__pressed"))
        page.wait_for_timeout(SETTLING)
        return spent, wire.size
    finally:
        context.close()


class Wire:
    """Counts what a page receives, by its socket and otherwise.

    The browser tells of frames as they are read; where the socket is compressed, they are compressed again to know what travelled.
    """

    def __init__(self, page: Page) -> None:
        self.size = 0
        self._deflate: dict[str, Any] = {}  # by socket
        listening = page.context.new_cdp_session(page)
        listening.send("Network.enable")
        listening.on("Network.webSocketHandshakeResponseReceived", self._agreed)
        listening.on("Network.webSocketFrameReceived", self._frame)
        listening.on("Network.loadingFinished", self._load)

    def _agreed(self, event: dict[str, Any]) -> None:
        heads = {name.lower(): value for name, value in event["response"]["headers"].items()}
        agreed = heads.get("sec-websocket-extensions", "")
        if "permessage-deflate" in agreed:
            window = re.search(r"server_max_window_bits=(\d+)", agreed)
            self._deflate[event["requestId"]] = zlib.compressobj(wbits=-int(window[1]) if window else -15)

    def _frame(self, event: dict[str, Any]) -> None:
        payload = b64decode(event["response"]["payloadData"])  # Streamlit's frames are binary, which the browser tells so
        deflate = self._deflate.get(event["requestId"])
        # RFC 7692: flushed after each message, less the four bytes that a flush always ends in
        self.size += len(deflate.compress(payload) + deflate.flush(zlib.Z_SYNC_FLUSH)) - 4 if deflate else len(payload)

    def _load(self, event: dict[str, Any]) -> None:
        self.size += int(event["encodedDataLength"])


def report(name: str, about: str, taken: list[Timed], *, far: bool) -> None:
    """Prints the table and keeps it among the results."""
    found = table(taken, far=far)
    print(found)
    put(name, section(name, about, found, f"python -m benchmarks.page{' --far' if far else ''} --runs {len(taken[0].spent)}"))


def table(taken: list[Timed], *, far: bool = False) -> str:
    """The medians as Markdown, each as a multiple of its yardstick, with the bound that it is held to."""
    medians = {one.case.name: statistics.median(one.spent) for one in taken}
    lines = ["| what | median ms | lowest | highest | × its yardstick | bound | kB received |", "|---|---:|---:|---:|---:|---:|---:|"]
    for one in taken:
        bound = one.case.far if far else one.case.most
        ratio = f"{medians[one.case.name] / medians[one.case.against]:.2f}" if one.case.against else ""
        lines.append(
            f"| {one.case.name} | {medians[one.case.name]:.0f} | {min(one.spent):.0f} | {max(one.spent):.0f} | {ratio} "
            f"| {bound or ''} | {statistics.median(one.sizes) / 1000:.1f} |"
        )
    return "\n".join([*lines, "", f"n = {len(taken[0].spent)} each, taking turns, one machine, empty browser cache for every load."])


if __name__ == "__main__":
    sys.exit(main())
