"""Discrepancies: the list on the left, on the right the proof of the finding that is chosen."""

from __future__ import annotations

from functools import partial

import streamlit as st

from components import answers, clickable, export, form, ledger, link, messages, proof, review, state
from components.findings import first, pick_review, render_findings
from components.reviewers import render_reviewers
from data.load import Tables
from data.views.findings import ORDERS, Finding, findings
from data.views.scope import Filters

_FIRST = "first_finding"
_LEFT = "left_proof"
_CITING = "citing"
_STRANGE = "The link names a finding that these tables do not hold; the first of the list is shown."
_UNLISTED = "This one does not pass the filters; it is shown because the link names it."


def render_discrepancies(tables: Tables, filters: Filters) -> None:
    """Draws list, proof and review, or says why there is none."""
    review.render_style()
    order, relations, choice = _pick_order(tables, filters)
    listed = findings(tables, filters, order=order, relations=relations)
    token = state.chosen_finding()
    if not listed and not (token and proof.proof(tables, filters, token)):
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
    chosen = proof.proof(tables, filters, token) if token else None
    made = chosen or proof.proof(tables, filters, _first(tables, filters, listed, choice))
    if made is None:
        return
    note = ""
    if token and chosen is None:
        note = _STRANGE
    elif token and token not in {one.token for one in listed}:
        note = _UNLISTED
    above = st.container()
    form.render_form(tables, filters)
    export.render_citation(tables, made.found, key=_CITING)
    with above:  # the last to be drawn: with it, what stands below can be used
        _render_proof(tables, filters, made, note, chosen=chosen is not None)
    if st.session_state.pop(_LEFT, False):
        st.rerun()  # another view or another filter may be asked for, so the whole page is drawn


def _first(tables: Tables, filters: Filters, listed: list[Finding], choice: str) -> str:
    """The finding shown where none is chosen. It stays while the page stands, whatever reviewers do to the list meanwhile."""
    if _FIRST not in st.session_state:
        st.session_state[_FIRST] = first(listed, ledger.shown(tables, filters), choice)
    return str(st.session_state[_FIRST])


def _pick_order(tables: Tables, filters: Filters) -> tuple[str, bool, str]:
    with st.container(horizontal=True, vertical_alignment="center", key="findings_order"):
        link.keep("order", ORDERS[0])
        link.keep("agreeing", False)
        order = st.selectbox(
            "Order", ORDERS, key="order", bind="query-params", persist_state="session", label_visibility="collapsed", width=190
        )
        choice = pick_review()
        relations = st.toggle("Also show what agrees or cannot be compared", key="agreeing", bind="query-params", persist_state="session")
        render_reviewers(tables, filters)
    return order or ORDERS[0], relations, choice


def _render_proof(tables: Tables, filters: Filters, made: proof.Proof, note: str, *, chosen: bool) -> None:
    me = ledger.reviewer()
    clickable.prove(
        form.AREA,
        proof.shown(made, ledger.shown(tables, filters), me, note=note, chosen=chosen),
        key="proof",
        at=None if ledger.apart() else answers.address(answers.PROOF, tables, filters),
        me=me,
        after=_CITING,
        on_choose=_choose,
        on_open=partial(_leave, tables, filters),
    )


def _choose(token: str) -> None:
    """What is chosen in the list; nothing where the reader goes back to it."""
    if token:
        state.choose_finding(token)
    else:
        state.leave_finding()


def _leave(tables: Tables, filters: Filters, chosen: str) -> None:
    """What is chosen in the proof: an entry to take back, or a place to go to."""
    review.take_back(tables, filters, chosen)
    st.session_state[_LEFT] = True
    state.choose_place(chosen)
