"""The proof of a finding as HTML: what it says, its sides, the gates one by one, its severity, and what reviewers say of it.

It is made twice for one choice: as the server's answer to the browser, and by the run of the script that follows. The two are
the same to the byte, so that nothing is drawn twice. What the tables say is kept; what the ledger says is read each time.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import streamlit as st

from components import ledger, markup, review
from components.evidence import relation_html, sides_html
from components.markup import Html
from data.ledger.board import Board
from data.load import Tables
from data.views import evidence as exhibits
from data.views import words
from data.views.evidence import Evidence
from data.views.scope import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """What the tables say of a finding: its title line and all that comes after the reviewers' corrections of it."""

    found: Evidence
    head: Html
    body: Html


def proof(tables: Tables, filters: Filters, token: str) -> Proof | None:
    """The proof of what a token names; None when the tables do not hold it. Nobody may change it."""
    return _proof(tables, tables.version, filters.off, token)


def answered(tables: Tables, filters: Filters, token: str, me: str) -> dict[str, Any] | None:
    """What the browser shows of a finding that the reviewer ``me`` has chosen; None when the tables do not hold it."""
    found = proof(tables, filters, token)
    return None if found is None else shown(found, ledger.reviews(tables, filters), me)


def shown(made: Proof, board: Board, me: str, *, note: str = "", chosen: bool = True) -> dict[str, Any]:
    """The proof with what the board says of it, the row to mark, and what the form of a review has to know of the finding.

    ``chosen`` is whether the reader chose it, and not the page.
    """
    token = made.found.token
    standing = board.of(token)
    html = markup.join(
        markup.button("", "← All findings", class_="plain back", data_to="findings"),
        markup.tag("p", note, class_="plx-note", role="status") if note else None,
        markup.tag("article", made.head, review.corrections_html(standing), made.body, class_="proof"),
        review.review_html(standing, board.changed.get(token), me),
    )
    return {"html": str(html), "marks": {"pick": [(token, "")]}, "facts": review.facts(made.found, standing, me), "chosen": chosen}


@st.cache_resource(show_spinner=False, max_entries=2000)
def _proof(_tables: Tables, version: str, off: tuple[str, ...], token: str) -> Proof | None:
    """Kept, for it is asked for twice: by the browser, and by the run of the script that follows."""
    found = exhibits.evidence(_tables, Filters(story="", off=off), token)
    if found is None:
        return None
    head = markup.join(markup.tag("h1", words.lead(found.title)), relation_html(found))
    why = markup.tag("p", found.why, class_="why")
    return Proof(
        found=found, head=head, body=markup.join(why, sides_html(_tables, found), _gates(_tables, found), _severity(_tables, found))
    )


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
