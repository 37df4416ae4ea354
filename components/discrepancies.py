"""Discrepancies: the list on the left, on the right the proof of the finding that is chosen."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import clickable, export, ledger, markup, messages, review, state
from components.evidence import relation_html, sides_html
from components.findings import first, pick_review, render_findings
from components.markup import Html
from components.reviewers import render_reviewers
from data.load import Tables
from data.views import evidence as exhibits
from data.views import words
from data.views.evidence import Evidence
from data.views.findings import ORDERS, Finding, findings
from data.views.scope import Filters

# On a phone the list gives way to the proof of the finding that the link names.
_ONE_AT_A_TIME = markup.style(["@media (max-width:640px){.stColumn:has(.st-key-findings_list),.st-key-findings_order{display:none}}"])
_FIRST = "first_finding"
_LEFT = "left_proof"


def render_discrepancies(tables: Tables, filters: Filters) -> None:
    """Draws list, proof and review, or says why there is none."""
    review.render_style()
    order, relations, choice = _pick_order(tables, filters)
    listed = findings(tables, filters, order=order, relations=relations)
    token = state.chosen_finding()
    shown = exhibits.evidence(tables, filters, token) if token else None
    if not listed and shown is None:
        messages.render_nothing(
            "No finding passes the filters. Sources that are switched off take the findings with them that rest on them."
        )
        return
    st.session_state.pop(_FIRST, None)
    left, right = st.columns([0.37, 0.63], gap="large")
    with left, st.container(key="findings_list"):
        render_findings(tables, filters, listed, choice)
    with right:
        _render_chosen(tables, filters, listed, choice)


@st.fragment(key=state.PROOF)
def _render_chosen(tables: Tables, filters: Filters, listed: list[Finding], choice: str) -> None:
    """The proof of the finding that is chosen with its review, and its mark in the list, which is not drawn again."""
    token = state.chosen_finding()
    shown = exhibits.evidence(tables, filters, token) if token else None
    if shown is None:
        chosen = _first(tables, filters, listed, choice)
    else:
        chosen = str(token)
        st.html(_ONE_AT_A_TIME)
    clickable.mark("findings", key="findings_chosen", classes={"pick": [(chosen, "")]}, on_open=state.choose_finding)
    if token:
        _render_notes(strange=shown is None, listed=token in {one.token for one in listed})
    found = shown or exhibits.evidence(tables, filters, chosen)
    if found is not None:
        _render_proof(tables, filters, found)


def _first(tables: Tables, filters: Filters, listed: list[Finding], choice: str) -> str:
    """The finding shown where none is chosen. It stays while the page stands, whatever reviewers do to the list meanwhile."""
    if _FIRST not in st.session_state:
        st.session_state[_FIRST] = first(listed, ledger.shown(tables, filters), choice)
    return str(st.session_state[_FIRST])


def _pick_order(tables: Tables, filters: Filters) -> tuple[str, bool, str]:
    with st.container(horizontal=True, vertical_alignment="center", key="findings_order"):
        order = st.selectbox(
            "Order", ORDERS, key="order", bind="query-params", persist_state="session", label_visibility="collapsed", width=190
        )
        choice = pick_review()
        relations = st.toggle("Also show what agrees or cannot be compared", key="agreeing", bind="query-params", persist_state="session")
        render_reviewers(tables, filters)
    return order or ORDERS[0], relations, choice


def _render_notes(*, strange: bool, listed: bool) -> None:
    """The way back to the list on a phone, and what the link asks for that the list does not show."""
    said = None
    if strange:
        said = "The link names a finding that these tables do not hold; the first of the list is shown."
    elif not listed:
        said = "This one does not pass the filters; it is shown because the link names it."
    if not strange:
        with st.container(key="findings_back"):
            st.button("All findings", icon=":material/arrow_back:", on_click=state.leave_finding, key="all_findings")
    if said:
        st.html(markup.tag("p", said, class_="plx-note", role="status"))


def _render_proof(tables: Tables, filters: Filters, found: Evidence) -> None:
    board = ledger.shown(tables, filters)
    standing = board.of(found.token)
    shown = markup.join(
        proof_html(tables, found, review.corrections_html(standing)), review.review_html(standing, board.changed.get(found.token))
    )
    clickable.show(shown, key="proof", to=clickable.HERE, on_open=partial(_choose, tables, filters, found.token))
    if st.session_state.pop(_LEFT, False):
        st.rerun()  # another view or another filter may be asked for, so the whole page is drawn
    review.render_form(tables, filters, found, standing)
    export.render_citation(tables, found, key="citing")


def _choose(tables: Tables, filters: Filters, token: str, chosen: str) -> None:
    """What is chosen in the proof: an entry to take back, or a place to go to."""
    review.take_back(tables, filters, token, chosen)
    st.session_state[_LEFT] = True
    state.choose_place(chosen)


def proof_html(tables: Tables, found: Evidence, corrections: Html | None = None) -> Html:
    """Title, what reviewers would rather say, reason, the sides with their sentences, the gates one by one, the severity with its parts."""
    title = markup.join(
        markup.tag("h1", words.lead(found.title)), relation_html(found), corrections, markup.tag("p", found.why, class_="why")
    )
    return markup.tag("article", title, sides_html(tables, found), _gates(tables, found), _severity(tables, found), class_="proof")


def _gates(tables: Tables, found: Evidence) -> Html | None:
    rows = exhibits.steps(tables, found).to_dict("records")
    if not rows:
        return None
    taken = [
        _gate(number, str(row["gate"]), str(row["outcome"]), str(row["note"]))
        for number, row in enumerate(rows, 1)
        if row["outcome"] != "skipped"
    ]
    skipped = [str(row["gate"]) for row in rows if row["outcome"] == "skipped"]
    if skipped:
        verb = "was" if len(skipped) == 1 else "were"
        taken.append(_gate(0, "", "skipped", f"{words.capital(words.listed(skipped))} {verb} not needed"))
    title = "How this was decided" if found.severity or found.relation in ("AGREES", "COMPATIBLE") else "Why this is not a contradiction"
    return markup.join(markup.tag("h2", title), markup.tag("ol", taken, class_="gates"))


def _gate(number: int, gate: str, outcome: str, note: str) -> Html:
    sign = {"passed": "✓", "decided": str(number)}.get(outcome, "")
    said = {"passed": "passed: ", "decided": "decided here: "}.get(outcome, "")
    name = markup.join(markup.tag("b", words.capital(gate)), " ") if gate else None
    return markup.tag(
        "li",
        markup.tag("span", sign, class_="sign", aria_hidden="true"),
        markup.tag("span", said, class_="unseen"),
        markup.tag("span", name, note),
        class_=outcome,
    )


def _severity(tables: Tables, found: Evidence) -> Html | None:
    if not found.severity:
        return None
    rows = [
        markup.tag(
            "tr",
            markup.tag("th", str(row["name"]), scope="row"),
            markup.tag("td", f"{row['points']:g}", class_="figure"),
            markup.tag("td", str(row["reason"])),
        )
        for row in exhibits.parts(tables, found).to_dict("records")
    ]
    return markup.join(
        markup.tag("h2", f"Severity {found.score} of 100, {found.severity}"),
        markup.tag("table", markup.tag("tbody", rows), class_="parts") if rows else None,
    )
