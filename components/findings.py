"""The list of findings, with what reviewers say of each; what they dismissed is folded away and counted."""

from __future__ import annotations

import streamlit as st

from components import clickable, ledger, markup, state
from components.evidence import severity_html
from components.markup import Html
from components.review import marks_html
from data.ledger.board import CHOICES, Board, wanted
from data.ledger.standing import STATES, Standing
from data.load import Tables
from data.views import words
from data.views.articles import Source, sources
from data.views.findings import Finding, severities
from data.views.scope import Filters

DISMISSED = STATES[2]
_MOST = 12  # letters in a row


def pick_review() -> str:
    """What the reader wants to see by its review."""
    chosen = st.selectbox(
        "Review", CHOICES, key="review_choice", bind="query-params", persist_state="session", label_visibility="collapsed", width=170
    )
    return chosen or CHOICES[0]


def first(listed: list[Finding], board: Board, choice: str) -> str:
    """The token of the finding that is shown where none is chosen: the first that is not folded away."""
    shown, folded = _sorted(listed, board, choice)
    return next((one.token for one in (*shown, *folded, *listed)), "")


@st.fragment(key=ledger.LISTED)
def render_findings(tables: Tables, filters: Filters, listed: list[Finding], choice: str) -> None:
    """The list. It is drawn anew when a review changes, and not when a finding is chosen."""
    drawn = ledger.mark()  # before the ledger is read, so that nothing written meanwhile is missed
    board = ledger.shown(tables, filters)
    known = sources(tables)
    shown, folded = _sorted(listed, board, choice)
    chosen = state.chosen_finding()
    rows = markup.tag(
        "div",
        _rows(shown, board, known) if shown else markup.tag("p", _why_empty(choice, len(folded)), class_="quiet"),
        _fold("dismissed", f"{words.capital(words.number(len(folded)))} dismissed", _rows(folded, board, known), chosen, folded),
        _orphans(board),
        class_="rows",
        data_roving=True,
        data_pane="findings",
    )
    said = markup.tag("p", _summary(listed, board), class_="quiet small")
    clickable.show(markup.tag("div", said, rows, data_marks="findings"), key="findings", to="findings")
    ledger.render_watch(drawn)


def _sorted(listed: list[Finding], board: Board, choice: str) -> tuple[list[Finding], list[Finding]]:
    """The findings that the choice asks for: those to read, and those that are folded away."""
    asked = [one for one in listed if wanted(board.of(one.token), choice, ledger.reviewer())]
    if choice == DISMISSED:
        return asked, []
    gone = {one.token for one in asked if board.of(one.token).state == DISMISSED}
    return [one for one in asked if one.token not in gone], [one for one in asked if one.token in gone]


def _summary(listed: list[Finding], board: Board) -> str:
    apart = sum(not one.severity for one in listed)
    done = sum(board.of(one.token).state != STATES[0] for one in listed)
    said = f"{len(listed) - apart} findings: {severities(listed)}"
    return said + (f"; {apart} more that agree or cannot be compared" if apart else "") + (f". {done} judged" if done else "")


def _why_empty(choice: str, folded: int) -> str:
    if folded:
        return "All that is left here was dismissed."
    return {"with notes": "No finding has notes.", "not yet by me": "You have reviewed them all."}.get(choice, f"No finding: {choice}.")


def _rows(listed: list[Finding], board: Board, known: dict[str, Source]) -> Html:
    return markup.tag("ul", [markup.tag("li", _row(one, board.of(one.token), known)) for one in listed], role="list")


def _fold(name: str, title: str, inside: Html, chosen: str | None, folded: list[Finding]) -> Html | None:
    """Rows that are folded away; open where the link names one of them."""
    if not folded:
        return None
    return markup.tag("details", markup.tag("summary", title), inside, data_fold=name, open=any(one.token == chosen for one in folded))


def _row(one: Finding, standing: Standing, known: dict[str, Source]) -> Html:
    severity = severity_html(one.severity) if one.severity else markup.tag("span", "no finding", class_="sev t-apart")
    facts = markup.tag(
        "span",
        markup.tag("span", one.kind),
        " · ",
        markup.tag("span", words.relation(one.relation), class_=f"verdict t-{words.tone(one.relation)}"),
        _letters([known[article] for article in one.articles]),
        class_="facts",
    )
    title = markup.tag("span", words.lead(one.title), class_="title")
    return markup.button(one.token, severity, title, facts, marks_html(standing), class_="row", data_item=True)


def _letters(told: list[Source]) -> Html:
    """The letters of the sources, said to a screen reader in one go; their names stand beside the list."""
    chips = [markup.tag("span", source.letter, class_=f"chip s{source.colour}") for source in told[:_MOST]]
    named = [source.letter for source in told[:_MOST]]
    more = f"{len(told) - _MOST} more" if len(told) > _MOST else ""
    said = f"Sources {words.listed([*named, more] if more else named)}"
    return markup.tag("span", chips, f"and {more}" if more else None, class_="chips", role="img", aria_label=said)


def _orphans(board: Board) -> Html | None:
    """Reviews that have lost their finding: what was said, of which words. They are never dropped."""
    if not board.orphans:
        return None
    title = f"{words.capital(words.counted(len(board.orphans), 'review'))} orphaned: evidence no longer found"
    return markup.tag("details", markup.tag("summary", title), [_orphan(one) for one in board.orphans], data_fold="orphans")


def _orphan(standing: Standing) -> Html | None:
    anchor = standing.anchor
    if anchor is None:
        return None
    notes = [f"{event.reviewer}: {event.note}" for event in standing.now if event.note]
    return markup.tag(
        "div",
        markup.tag("p", anchor.title, class_="title"),
        [markup.tag("blockquote", f"“{quote.exact}” ({quote.article})") for quote in anchor.quotes[:6]],
        marks_html(standing),
        [markup.tag("p", note, class_="small") for note in notes],
        class_="orphan row",
    )
