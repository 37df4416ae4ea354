"""How long a reader waits for the page, against an empty app and one with a single chart, started the same way in the same run.

``python -m benchmarks.page [--runs 9]`` prints a Markdown table of medians. The apps take turns, so that a machine that
slows down slows both. First content is the first heading of the view (of the empty app: its one line) on the screen of a
browser that holds nothing in its cache; a click is from the press to the changed words on the screen.
"""

from __future__ import annotations

import argparse
import statistics
import sys
import tempfile
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.results import put, section  # noqa: E402
from benchmarks.server import FLAGS, chromium, served  # noqa: E402

EMPTY = """import streamlit as st

st.title("Empty")
if st.button("Press"):
    st.subheader("Pressed")
"""

ONE_CHART = """import plotly.graph_objects as go
import streamlit as st

st.title("One chart")
st.plotly_chart(go.Figure(go.Scatter(x=[1, 2, 3], y=[1, 3, 2])), theme=None)
"""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that is timed: which app, behind which link, until which element, and what it is held against."""

    name: str
    app: str
    against: str
    link: dict[str, str] = field(default_factory=dict)
    first: str = ""
    press: Callable[[Page], None] | None = None
    answer: str = ""


HEADING = "[data-testid=stTabPanel] h1, [role=tabpanel] h1"
CHART = ".stPlotlyChart .main-svg .scatterlayer"
CASES = (
    Case(name="empty: first content", app="empty", against="", first="h1"),
    Case(name="Overview: first content", app="page", against="empty: first content", link={"view": "Overview"}, first=HEADING),
    Case(name="Numbers: first content", app="page", against="empty: first content", link={"view": "Numbers"}, first=HEADING),
    Case(name="one chart: first chart", app="chart", against="", first=CHART),
    Case(name="Numbers: first chart", app="page", against="one chart: first chart", link={"view": "Numbers"}, first=CHART),
    Case(name="empty: click", app="empty", against="", first="h1", answer="h3",
         press=lambda page: page.get_by_role("button", name="Press").click()),
    Case(name="Numbers: open a figure's sentence", app="page", against="empty: click", link={"view": "Numbers"}, first=CHART,
         answer="dialog[open] .said", press=lambda page: page.locator(".beside button").first.click()),
    Case(name="Entities: open a first mention", app="page", against="empty: click", link={"view": "Entities"}, first=HEADING,
         answer="dialog[open] .said", press=lambda page: page.locator(".square").first.click()),
)  # fmt: skip


def main() -> None:
    """Prints the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--runs", type=int, default=9, help="runs of each case; the median is shown")
    runs = parser.parse_args().runs
    with tempfile.TemporaryDirectory() as folder, ExitStack() as running:
        apps = {"page": ROOT / "dashboard.py"}
        for name, source in (("empty", EMPTY), ("chart", ONE_CHART)):
            apps[name] = Path(folder) / f"{name}.py"
            apps[name].write_text(source, encoding="utf-8")
        addresses = {name: running.enter_context(served(app)) for name, app in apps.items()}
        playwright = running.enter_context(sync_playwright())
        taken = measured(playwright.chromium.launch(executable_path=chromium(), args=FLAGS), addresses, runs)
    found = table(taken)
    print(found)
    put("page", section("page", "the dashboard beside an empty Streamlit app", found, "python -m benchmarks.page"))


def measured(browser: Browser, addresses: dict[str, str], runs: int) -> dict[str, list[float]]:
    """Milliseconds of every run by case, after one round that is not counted."""
    taken: dict[str, list[float]] = {case.name: [] for case in CASES}
    for turn in range(runs + 1):
        for case in CASES:
            spent = timed(browser, addresses[case.app], case)
            if turn:
                taken[case.name].append(spent)
    return taken


def timed(browser: Browser, address: str, case: Case) -> float:
    """Milliseconds from the link to the first element, or from the press to the answer, in a fresh browser window."""
    context = browser.new_context(viewport={"width": 1440, "height": 1000})
    try:
        page = context.new_page()
        page.add_init_script(f"({WATCH})({case.first!r})")
        page.goto(f"{address}/?{urlencode(case.link)}", wait_until="commit")
        page.wait_for_function("window.__first !== null", timeout=60_000)
        if case.press is None:
            return float(page.evaluate("window.__first"))
        page.wait_for_selector("[data-testid=stApp][data-test-script-state=notRunning]", state="attached")
        page.evaluate(SINCE, case.answer)
        case.press(page)
        page.wait_for_function("window.__answered !== null", timeout=60_000)
        return float(page.evaluate("window.__answered - window.__pressed"))
    finally:
        context.close()


def table(taken: dict[str, list[float]]) -> str:
    """The medians as Markdown, each as a multiple of its yardstick: the empty app, or the app with one chart."""
    lines = ["| what | median ms | lowest | highest | × its yardstick |", "|---|---:|---:|---:|---:|"]
    for case in CASES:
        spent = taken[case.name]
        median = statistics.median(spent)
        ratio = f"{median / statistics.median(taken[case.against]):.2f}" if case.against else ""
        lines.append(f"| {case.name} | {median:.0f} | {min(spent):.0f} | {max(spent):.0f} | {ratio} |")
    return "\n".join(
        [*lines, "", f"n = {len(next(iter(taken.values())))} each, taking turns, one machine, empty browser cache for every load."]
    )


if __name__ == "__main__":
    main()
