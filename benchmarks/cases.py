"""What is timed on the page: which app, behind which link, until which element, and what it is held against."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field

from playwright.sync_api import Page

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One thing that is timed. ``most`` is how many times its yardstick it may take; ``far`` the same over a slow link."""

    name: str
    app: str
    against: str = ""
    link: dict[str, str] = field(default_factory=dict)
    first: str = "h1"
    press: Callable[[Page], None] | None = None
    answer: str = ""
    most: float | None = None
    far: float | None = None


def _press(selector: str) -> Callable[[Page], None]:
    return lambda page: page.locator(selector).first.click()


def _choose_third(page: Page) -> None:
    """Chooses the third finding; the title of the proof that is shown is marked before, so that the next one can be told from it."""
    page.locator(".proof h1").evaluate("(it) => { it.dataset.before = 'yes'; }")
    page.locator("button.row >> nth=2").click()


HEADING = "[role=tabpanel] h1"
CHART = ".js-plotly-plot .main-svg .scatterlayer"
TEXTS = ".texts .sentence"
EMPTY_FIRST, EMPTY_CLICK = "empty: first content", "empty: click"
PLAIN_FIRST, PLAIN_CLICK = "plain: first content", "plain: click"
WITHOUT_B = ".stApp:not(:has(.beside .chip[title^='B,']))"
DRAWN = ":not(:has(.js-plotly-plot[aria-busy]))"
UNTOLD_B = ".stApp:not(:has([data-part=sourcing] .chip[title^='B,']))"
NAMELESS_B = ".stApp:not(:has(.heat thead .chip[title^='B,']))"
SAID = "dialog[open] .said"
PROVEN = ".stApp:has(li:nth-child(3) button.row.pick) .proof h1:not([data-before])"

# "empty" is started by the same command as the page; "plain" is the same app under Streamlit without the packages of its
# ``performance`` extra, as ``pip install streamlit`` alone gives it.
CASES = (
    Case(name=EMPTY_FIRST, app="empty"),
    Case(name="Overview: first content", app="page", against=EMPTY_FIRST, link={"view": "Overview"}, first=HEADING, most=1.25),
    Case(name="one chart: first chart", app="chart", first=CHART),
    Case(name="Numbers: first chart", app="page", against="one chart: first chart", link={"view": "Numbers"}, first=CHART, most=1.6),
    Case(name=PLAIN_FIRST, app="plain"),
    Case(name="Overview: first content, beside plain", app="page", against=PLAIN_FIRST, link={"view": "Overview"}, first=HEADING, far=0.65),
    Case(name=PLAIN_CLICK, app="plain", press=_press("button:has-text('Press')"), answer="h3"),
    Case(name="Overview: open a finding", app="page", against=PLAIN_CLICK, link={"view": "Overview"}, first=".three .point",
         press=_press(".three button.point"), answer=SAID, most=0.6, far=0.6),
    Case(name="Numbers: open a figure's sentence", app="page", against=PLAIN_CLICK, link={"view": "Numbers"}, first=CHART,
         press=_press(".beside button"), answer=SAID, most=0.6, far=0.6),
    Case(name="Side by side: choose a sentence", app="page", against=PLAIN_CLICK, link={"view": "Side by side"}, first=TEXTS,
         press=_press(f"{TEXTS} >> nth=1"), answer=".sentence.pick", most=0.6, far=0.6),
    Case(name="Side by side: switch a layer", app="page", against=PLAIN_CLICK, link={"view": "Side by side"}, first=TEXTS,
         press=_press(".st-key-layers button:has-text('Quotes')"), answer="[data-layers~=quote]", most=0.6, far=0.6),
    Case(name="Discrepancies: choose a finding", app="page", against=PLAIN_CLICK, link={"view": "Discrepancies"}, first=".proof h1",
         press=_choose_third, answer=PROVEN, most=0.6, far=0.6),
    *(
        Case(name=f"{view}: switch a source off, every chart drawn", app="page", against=PLAIN_CLICK, link={"view": view}, first=CHART,
             press=_press(".st-key-source_B label"), answer=f"{without}{DRAWN}")
        for view, without in (("Numbers", WITHOUT_B), ("Status", WITHOUT_B), ("Sources", UNTOLD_B))
    ),
    *(
        Case(name=f"{view}: switch a source off", app="page", against=PLAIN_CLICK, link={"view": view}, first=first,
             press=_press(".st-key-source_B label"), answer=without, most=2.0)
        for view, first, without in (("Numbers", CHART, WITHOUT_B), ("Status", CHART, WITHOUT_B), ("Sources", CHART, UNTOLD_B),
                                     ("Entities", ".heat", NAMELESS_B))
    ),
)  # fmt: skip
