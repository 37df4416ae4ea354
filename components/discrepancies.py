"""Discrepancies: the list on the left, on the right the proof of the finding that is chosen."""

from __future__ import annotations

import streamlit as st

from components import clickable, markup, messages, state
from components.evidence import relation_html, severity_html, sides_html
from components.markup import Html
from data.load import Tables
from data.views import evidence as exhibits
from data.views import words
from data.views.articles import Source, sources
from data.views.evidence import Evidence
from data.views.findings import ORDERS, Finding, findings, severities
from data.views.scope import Filters

# On a phone the list gives way to the proof of the finding that the link names.
_ONE_AT_A_TIME = markup.style(["@media (max-width:640px){.stColumn:has(.st-key-findings_list),.st-key-findings_order{display:none}}"])


def render_discrepancies(tables: Tables, filters: Filters) -> None:
    """Draws list and proof, or says why there is none."""
    order, relations = _pick_order()
    listed = findings(tables, filters, order=order, relations=relations)
    token = state.chosen_finding()
    shown = exhibits.evidence(tables, filters, token) if token else None
    if not listed and shown is None:
        messages.render_nothing(
            "No finding passes the filters. Sources that are switched off take the findings with them that rest on them."
        )
        return
    left, right = st.columns([0.37, 0.63], gap="large")
    with left, st.container(key="findings_list"):
        _render_list(tables, listed)
    with right:
        _render_chosen(tables, filters, listed)


@st.fragment(key=state.PROOF)
def _render_chosen(tables: Tables, filters: Filters, listed: list[Finding]) -> None:
    """The proof of the finding that is chosen, and its mark in the list, which is not drawn again."""
    token = state.chosen_finding()
    shown = exhibits.evidence(tables, filters, token) if token else None
    chosen = token if token and shown else listed[0].token if listed else ""
    if token and shown is not None:
        st.html(_ONE_AT_A_TIME)
    clickable.mark("findings", key="findings_chosen", classes={"pick": [(chosen, "")]}, on_open=state.choose_finding)
    _render_proof(tables, filters, listed, token, shown)


def _pick_order() -> tuple[str, bool]:
    with st.container(horizontal=True, vertical_alignment="center", key="findings_order"):
        order = st.selectbox(
            "Order", ORDERS, key="order", bind="query-params", persist_state="session", label_visibility="collapsed", width=190
        )
        relations = st.toggle("Also show what agrees or cannot be compared", key="agreeing", bind="query-params", persist_state="session")
    return order or ORDERS[0], relations


def _render_list(tables: Tables, listed: list[Finding]) -> None:
    known = sources(tables)
    apart = sum(not one.severity for one in listed)
    said = f"{len(listed) - apart} findings: {severities(listed)}" + (f"; {apart} more that agree or cannot be compared" if apart else "")
    rows = markup.tag(
        "ul", [markup.tag("li", _row(one, known)) for one in listed], class_="rows", data_roving=True, data_pane="findings", role="list"
    )
    clickable.show(
        markup.tag("div", markup.tag("p", said, class_="quiet small"), rows, data_marks="findings"),
        key="findings",
        to="findings",
    )


def _row(one: Finding, known: dict[str, Source]) -> Html:
    severity = severity_html(one.severity) if one.severity else markup.tag("span", "no finding", class_="sev t-apart")
    facts = markup.tag(
        "span",
        markup.tag("span", one.kind),
        " · ",
        markup.tag("span", words.relation(one.relation), class_=f"verdict t-{words.tone(one.relation)}"),
        markup.tag("span", [markup.chip(known[article]) for article in one.articles], class_="chips"),
        class_="facts",
    )
    return markup.button(
        one.token, severity, markup.tag("span", words.lead(one.title), class_="title"), facts, class_="row", data_item=True
    )


def _render_proof(tables: Tables, filters: Filters, listed: list[Finding], token: str | None, shown: Evidence | None) -> None:
    if token and shown is None:
        st.html(
            markup.tag(
                "p",
                "The link names a finding that these tables do not hold; the first of the list is shown.",
                class_="plx-note",
                role="status",
            )
        )
    if token and shown is not None:
        with st.container(key="findings_back"):
            st.button("All findings", icon=":material/arrow_back:", on_click=state.leave_finding, key="all_findings")
        if token not in {one.token for one in listed}:
            st.html(
                markup.tag(
                    "p", "This one does not pass the filters; it is shown because the link names it.", class_="plx-note", role="status"
                )
            )
    found = shown or exhibits.evidence(tables, filters, listed[0].token)
    if found is not None and clickable.show(proof_html(tables, found), key="proof", to=clickable.HERE, on_open=state.choose_place):
        st.rerun()  # another view or another filter may be asked for, so the whole page is drawn


def proof_html(tables: Tables, found: Evidence) -> Html:
    """Title, reason, the sides with their sentences, the gates one by one, the severity with its parts."""
    title = markup.join(markup.tag("h1", words.lead(found.title)), relation_html(found), markup.tag("p", found.why, class_="why"))
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
