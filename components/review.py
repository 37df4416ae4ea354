"""What reviewers say of a finding, as HTML. ``form.py`` is the means to say something."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import streamlit as st

from components import ledger, markup
from components.evidence import severity_html
from components.markup import Html
from data.ledger.records import Anchor, Event
from data.ledger.standing import Standing
from data.load import Tables
from data.views import words
from data.views.evidence import Evidence
from data.views.scope import Filters

_ACTS = {
    "confirm": ("✓", "confirmed", "agrees"),
    "dismiss": ("✕", "dismissed", "apart"),
    "edit": ("✎", "corrected", "refines"),
    "comment": ("", "noted", "apart"),
    "undo": ("↶", "took back", "apart"),
}


def render_style() -> None:
    """Puts the rules of reviewing on the page."""
    st.html(_style())


def review_html(standing: Standing, then: Anchor | None, me: str) -> Html:
    """All that stands on a finding and all that no longer does, as the reviewer ``me`` reads it.

    ``then`` is the finding as it was reviewed, where it is another now.
    """
    rows = [_row(event, mine=event.reviewer == me) for event in standing.now]
    return markup.tag(
        "section",
        markup.tag("h2", "Review"),
        _changed(then) if then else None,
        markup.tag("ul", rows, class_="said-of") if rows else markup.tag("p", "Nobody has reviewed this yet.", class_="quiet"),
        _past(standing),
        class_="review",
    )


def take_back(tables: Tables, filters: Filters, chosen: str) -> None:
    """In a callback: where an entry to take back is chosen, takes it back and draws what shows it.

    The entry says of which finding it is: what the browser shows may be another one than the last run drew.
    """
    name, _, event = chosen.partition(":")
    if name != "undo":
        return
    me, standings = ledger.reviewer(), ledger.reviews(tables, filters).standings
    own = (token for token, standing in standings.items() if any((one.id, one.reviewer) == (event, me) for one in standing.said))
    token = next(own, None)
    if token is not None:
        ledger.say(tables, filters, token, "undo", undoes=event)
    ledger.redraw()


def facts(found: Evidence, standing: Standing, me: str) -> dict[str, Any]:
    """What the form has to know of the finding: how we read it, and the correction that the reviewer ``me`` made of it."""
    own = standing.edit(me)
    return {
        "token": found.token,
        "ours": {"severity": found.severity or "none", "relation": words.relation(found.relation)},
        "own": own and {"id": own.id, "title": own.title or "", "severity": own.severity or "", "relation": own.relation or ""},
    }


def corrections_html(standing: Standing) -> Html | None:
    """What reviewers would rather call the finding, to stand beside what we call it."""
    rows = [markup.tag("p", markup.tag("b", event.reviewer), " reads it as", _corrected(event)) for event in standing.edits]
    return markup.tag("div", rows, class_="corrections") if rows else None


def marks_html(standing: Standing) -> Html | None:
    """A review in one line, for the list: who confirmed, who dismissed, who reads it otherwise, how many notes."""
    said = [
        _mark(act, [event.reviewer for event in standing.verdicts if event.act == act])
        for act in ("confirm", "dismiss")
        if any(event.act == act for event in standing.verdicts)
    ]
    said += [markup.tag("span", f"{event.reviewer}: ", _corrected(event), class_="mark") for event in standing.edits]
    notes = len(standing.comments)
    if notes:
        said.append(markup.tag("span", words.counted(notes, "note"), class_="mark"))
    return markup.tag("span", [[" · ", one] if n else one for n, one in enumerate(said)], class_="marks") if said else None


def _mark(act: str, names: list[str]) -> Html:
    sign, said, tone = _ACTS[act]
    return markup.tag("span", markup.tag("b", f"{sign} {said}", class_=f"t-{tone}"), f" by {words.listed(names)}", class_="mark")


def _changed(then: Anchor) -> Html:
    said = f"The finding was another when it was reviewed: “{then.title}”, {words.relation(then.relation)}."
    return markup.tag("p", said, class_="plx-note")


def _row(event: Event, *, mine: bool) -> Html:
    sign, said, tone = _ACTS[event.act]
    back = markup.button(f"undo:{event.id}", "Take back", class_="plain small", label=f"Take back what you {said}") if mine else None
    return markup.tag(
        "li",
        markup.tag("b", event.reviewer),
        " ",
        markup.tag("span", f"{sign} {said}".strip(), class_=f"verdict t-{tone}"),
        _corrected(event) if event.act == "edit" else None,
        markup.tag("span", _moment(event.at), class_="dated"),
        back,
        markup.tag("p", event.note, class_="note") if event.note else None,
    )


def _corrected(event: Event) -> Html:
    """A correction's own words: title, severity, relation as the reviewer reads them. Ours stand beside it, unchanged."""
    said = [
        f"“{event.title}”" if event.title else None,
        severity_html(event.severity) if event.severity else None,
        words.relation(event.relation) if event.relation else None,
    ]
    return markup.tag("span", [[" ", one] for one in said if one], class_="corrected")


def _past(standing: Standing) -> Html | None:
    """What no longer stands, for nothing that was said is lost."""
    if not standing.past:
        return None
    rows = [
        markup.tag("li", f"{event.reviewer} {_ACTS[event.act][1]}", f" “{event.note}”" if event.note else None, f", {_moment(event.at)}")
        for event in standing.past
    ]
    return markup.tag(
        "details",
        markup.tag("summary", f"Earlier: {words.counted(len(rows), 'entry', 'entries')} replaced or taken back"),
        markup.tag("ul", rows, class_="said-of quiet"),
        data_fold="past",
    )


def _moment(at: str) -> str:
    """The moment as a person reads it: "22 Nov 2026, 02:10 UTC"."""
    moment = datetime.fromisoformat(at)
    return f"{moment.day} {moment:%b %Y, %H:%M} UTC"


@cache
def _style() -> Html:
    return markup.style([Path(__file__).with_name("review.css").read_text(encoding="utf-8")])
