"""The drawer of the reviewers: the ledger out as a file, another one in, and two reviewers compared."""

from __future__ import annotations

from datetime import UTC, datetime

import streamlit as st

from components import clickable, ledger, markup
from components.markup import Html
from data.ledger.agreement import Agreement, agreement
from data.ledger.board import Board
from data.ledger.book import LedgerProblem
from data.ledger.exchange import BrokenFile, as_csv, as_json, from_json
from data.load import Tables
from data.views import words
from data.views.evidence import evidence
from data.views.scope import Filters

_READ = "review_read"


@st.fragment(key="reviewers")
def render_reviewers(tables: Tables, filters: Filters) -> None:
    """The button that opens the drawer."""
    if st.button("Reviewers", icon=":material/group:", key="reviewers", help="Export, import and compare reviews"):
        st.dialog("Reviewers and their ledger", width="medium", position="right")(_render_drawer)(tables, filters)


def _render_drawer(tables: Tables, filters: Filters) -> None:
    board = ledger.reviews(tables, filters)
    clickable.show(markup.tag("div", _summary(board), class_="reviewers"), key="reviewers_summary", to=clickable.HERE)
    if wrong := ledger.problem():
        st.html(markup.tag("p", wrong, class_="plx-note wrong", role="alert"))
    st.toggle(
        "Hide what others say of a finding until I have judged it",
        key=ledger.APART,
        on_change=ledger.redraw,
        persist_state="session",
        help="Two people who judge apart can be compared: agreement by imitation is none.",
    )
    _render_export()
    _render_import()
    _render_comparison(tables, filters, board)


def _summary(board: Board) -> Html:
    who = words.listed(board.reviewers) if board.reviewers else "nobody"
    others = f" It also holds {words.counted(board.others, 'entry', 'entries')} on other stories." if board.others else ""
    count = words.counted(sum(bool(standing.verdicts) for standing in board.standings.values()), "finding")
    said = f"{words.capital(count)} of this story judged; {who} wrote.{others}"
    lost = len(board.orphans)
    orphaned = f"{words.capital(words.counted(lost, 'review'))} lost {'its' if lost == 1 else 'their'} evidence; see the end of the list."
    return markup.join(
        markup.tag("p", said),
        markup.tag("p", orphaned) if lost else None,
        markup.tag("p", f"Kept in {ledger.path()}", class_="quiet small"),
    )


def _render_export() -> None:
    with st.container(horizontal=True, gap="small"):
        for label, ending, mime in (("Ledger (JSON)", ".json", "application/json"), ("Table (CSV)", ".csv", "text/csv")):
            st.download_button(
                label,
                as_file if ending == ".json" else as_table,
                file_name=f"reviews-{datetime.now(UTC):%Y-%m-%d}{ending}",
                mime=mime,
                key=f"ledger{ending[1:]}",
                on_click="ignore",
                icon=":material/download:",
            )


def as_file() -> bytes:
    """The whole ledger, for another Parallax."""
    return as_json(ledger.book().events()).encode()


def as_table() -> bytes:
    """The whole ledger for a spreadsheet, which knows UTF-8 by its mark."""
    return as_csv(ledger.book().events()).encode("utf-8-sig")


def _render_import() -> None:
    st.file_uploader("Take in another reviewer's ledger (JSON)", type=["json"], key="ledger_file", on_change=_import)
    if told := st.session_state.pop(_READ, None):
        good, what = told
        st.html(markup.tag("p", what, class_="plx-note" if good else "plx-note wrong", role="status" if good else "alert"))


def _import() -> None:
    """Takes the file in, or says what is wrong with it. A file is taken whole or not at all, and nothing held is changed."""
    file = st.session_state["ledger_file"]
    if file is None:
        return
    try:
        events = from_json(file.getvalue(), file.name)
        new = ledger.book().merge(events)
    except (BrokenFile, LedgerProblem) as error:
        st.session_state[_READ] = (False, str(error))
    else:
        held = len(events) - new
        known = f"; {words.counted(held, 'was', 'were')} held already" if held else ""
        st.session_state[_READ] = (True, f"{file.name}: {words.counted(new, 'entry', 'entries')} taken in{known}.")


def _render_comparison(tables: Tables, filters: Filters, board: Board) -> None:
    """Two reviewers chosen, then how their verdicts go together."""
    st.html(markup.tag("div", markup.tag("h3", "Two reviewers compared"), class_="plx section"))
    judged = [name for name in board.reviewers if any(standing.verdict(name) for standing in board.standings.values())]
    if len(judged) < 2:
        why = "Two people must have confirmed or dismissed something; take in the ledger of another reviewer to compare."
        st.html(markup.tag("p", why, class_="plx-note"))
        return
    left, right = st.columns(2)
    first = left.selectbox("First reviewer", judged, key="reviewer_one")
    second = right.selectbox("Second reviewer", [name for name in judged if name != first], key="reviewer_two")
    if first and second:
        st.html(markup.tag("div", _compared(tables, filters, agreement(board.standings, first, second), first, second), class_="plx"))


def _compared(tables: Tables, filters: Filters, found: Agreement, first: str, second: str) -> Html:
    both = len(found.same) + len(found.differ)
    if found.share is None:
        said = "No finding was judged by both."
    elif found.kappa is None:
        said = f"They agree on all {both} that both judged. Cohen's kappa says nothing here: both gave one and the same verdict throughout."
    else:
        said = f"They agree on {len(found.same)} of {both} that both judged: {found.share:.0%}, Cohen's kappa {found.kappa:.2f}."
    groups = (
        ("They differ", found.differ),
        ("They agree", found.same),
        (f"Only {first}", found.only_first),
        (f"Only {second}", found.only_second),
    )
    return markup.join(
        markup.tag("p", said, class_="agreed"), [_group(tables, filters, title, tokens) for title, tokens in groups if tokens]
    )


def _group(tables: Tables, filters: Filters, title: str, tokens: tuple[str, ...]) -> Html:
    titles = [found.title for token in tokens if (found := evidence(tables, filters, token))]
    rows = [markup.tag("tr", markup.tag("td", words.lead(said))) for said in titles]
    return markup.tag("table", markup.tag("caption", f"{title}: {len(titles)}"), markup.tag("tbody", rows), class_="compared")
