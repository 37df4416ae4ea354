"""Export: the evidence pack of the view that is open, its charts as pictures, its finding as a citation.

Nothing is made before it is asked for: the drawer's body runs when the drawer opens, a file is put together when its
button is pressed, and charts become pictures in the browser, which has drawn them already.
"""

from __future__ import annotations

import re
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode, urlsplit, urlunsplit

import streamlit as st

from components import markup, state, tab, theme
from components.markup import Html
from data.load import Tables
from data.views import evidence as exhibits
from data.views.articles import sources
from data.views.evidence import Evidence
from data.views.scope import Filters

# ending: (what the button says, MIME type, what the file is good for)
FILES = {
    ".html": ("Page (HTML)", "text/html", "to read, send or print: one file that opens in any browser and loads nothing"),
    ".md": ("Text (Markdown)", "text/markdown", "for a wiki, a ticket or a document"),
    ".csv": ("Table (CSV)", "text/csv", "for a spreadsheet: one row for each piece of evidence"),
    ".json": ("Data (JSON)", "application/json", "for a program: every field, with offsets into the articles"),
}
OWN = "Made from articles that were open in one reader's tab only; for others the link opens the page without them."
_JS, _CSS = (Path(__file__).with_name(f"leaving.{kind}").read_text(encoding="utf-8") for kind in ("js", "css"))

_component = st.components.v2.component("parallax_leaving", html='<div class="plx leaving"></div>', js=_JS, css=_CSS, isolate_styles=False)


@st.fragment(key="export")
def render_export(tables: Tables, filters: Filters) -> None:
    """The button that opens the drawer."""
    if st.button("Export", icon=":material/download:", key="export", help="The evidence pack, charts and citation of this view"):
        st.dialog("Export this view", width="medium", position="right")(_render_drawer)(tables, filters)


def render_citation(tables: Tables, found: Evidence, *, key: str) -> None:
    """A button that copies the finding as a citation."""
    _component(data={"html": str(markup.tag("p", _copy_html(tables, found)))}, key=key)


def _render_drawer(tables: Tables, filters: Filters) -> None:
    from components import ledger
    from data.views.pack import chosen

    found, standings = _open_finding(tables, filters), ledger.reviews(tables, filters).standings
    made = {"opened": found.token if found else None, "link": here(), "note": OWN if tab.shown() else "", "standings": standings}
    left_out = chosen(tables, filters) or "The whole story; no filter is set."
    st.html(markup.tag("div", _heading("Evidence pack", left_out), class_="plx leaving"))
    for ending, (label, mime, use) in FILES.items():
        with st.container(key=f"pack{ending[1:]}", horizontal=True, vertical_alignment="center", gap="small"):
            st.download_button(
                label,
                partial(packed, tables, filters, ending, **made),
                file_name=f"{file_name(tables)}{ending}",
                mime=mime,
                key=f"save{ending[1:]}",
                on_click="ignore",
                icon=":material/download:",
                width=190,
            )
            st.html(markup.tag("div", markup.tag("p", use, class_="quiet small"), class_="plx leaving"), width=330)
    _component(data={"html": str(markup.join(_cited(tables, found), _charts_html())), "look": _look(tables)}, key="leaving")


def packed(tables: Tables, filters: Filters, ending: str, **made: Any) -> bytes:
    """The evidence pack of the view as a file of this ending; ``made`` goes to ``data.views.pack``."""
    from data.pack import encoded
    from data.views.pack import pack

    return encoded(pack(tables, filters, **made), ending)


def file_name(tables: Tables) -> str:
    """A name for files about this story, without an ending: plain letters, figures and hyphens."""
    titles = tables["stories"]["title"]
    plain = re.sub(r"[^a-z0-9]+", "-", str(titles.iloc[0]).lower()).strip("-")[:60] if len(titles) else ""
    return f"parallax-{plain or 'story'}"


def here() -> str:
    """The link that opens this view with its filters and its finding."""
    parts = urlsplit(st.context.url or "")
    query = [(key, value) for key in st.query_params for value in st.query_params.get_all(key)]
    return urlunsplit((parts.scheme, parts.netloc, parts.path, urlencode(query), "")) if parts.scheme in ("http", "https") else ""


def _open_finding(tables: Tables, filters: Filters) -> Evidence | None:
    """What Discrepancies shows the proof of: the finding that was chosen, or the first of the list."""
    if st.query_params.get("view") != "Discrepancies":
        return None
    tokens = (state.chosen_finding(), st.session_state.get("first_finding"))
    found = (exhibits.evidence(tables, filters, str(token)) for token in tokens if token)
    return next((one for one in found if one is not None), None)


def _look(tables: Tables) -> dict[str, str]:
    """What a picture is drawn with beside the chart itself: colours, the story, and whom the letters stand for."""
    key = " · ".join(f"{source.letter} {source.name}" for source in sources(tables).values())
    titles = tables["stories"]["title"]
    return {
        "ground": theme.colour("ground"),
        "ink": theme.colour("ink"),
        "quiet": theme.colour("quiet"),
        "serif": '"Source Serif", "Source Serif Pro", Georgia, serif',
        "sans": '"Source Sans", "Source Sans Pro", Arial, sans-serif',
        "story": str(titles.iloc[0]) if len(titles) else "",
        "key": key,
        "file": file_name(tables),
    }


def _cited(tables: Tables, found: Evidence | None) -> Html:
    """The open finding as a citation, to read and to copy; how to come by one where none is open."""
    if found is None:
        return _heading("Citation of a finding", "Open a finding under Discrepancies; it can then be copied here as a citation.")
    from data.views.citation import citation

    shown = markup.tag("pre", citation(tables, found), class_="citation", tabindex="0")
    return markup.join(_heading("Citation of the open finding"), shown, markup.tag("p", _copy_html(tables, found)))


def _copy_html(tables: Tables, found: Evidence) -> Html:
    from data.views.citation import citation

    text = citation(tables, found) + (f"\n{OWN}" if tab.shown() else "")
    query = urlencode({"view": "Discrepancies", "finding": found.token})
    copy = markup.tag("button", "Copy as a citation", type="button", class_="pill", data_copy=text, data_link=query)
    link = markup.tag("button", "Copy the link", type="button", class_="pill", data_copy="", data_link=query)
    return markup.join(copy, " ", link, " ", markup.tag("span", class_="quiet small", role="status"))


def _charts_html() -> Html:
    none = markup.tag("p", "This view draws no chart.", class_="quiet", data_none=True)
    charts = markup.tag("ul", class_="charts", data_charts=True)
    return markup.join(_heading("Charts as pictures", "SVG to enlarge or edit, PNG to paste. The theme is the one you see."), charts, none)


def _heading(title: str, note: str = "") -> Html:
    return markup.join(markup.tag("h2", title), markup.tag("p", note, class_="quiet") if note else None)
