"""The review of the finding that is open: what reviewers say of it, and the means to say something."""

from __future__ import annotations

from datetime import datetime
from functools import cache, partial
from pathlib import Path

import streamlit as st

from components import ledger, markup, store
from components.evidence import severity_html
from components.markup import Html
from data.ledger.records import LONGEST, Anchor, Event
from data.ledger.standing import Standing
from data.load import Tables
from data.views import words
from data.views.evidence import Evidence
from data.views.scope import SEVERITIES, Filters

_ACTS = {
    "confirm": ("✓", "confirmed", "agrees"),
    "dismiss": ("✕", "dismissed", "apart"),
    "edit": ("✎", "corrected", "refines"),
    "comment": ("", "noted", "apart"),
    "undo": ("↶", "took back", "apart"),
}
_AS_IT_IS = "as it is"
_KEPT = "notes_kept"


def render_style() -> None:
    """Puts the rules of reviewing on the page."""
    st.html(_style())


def render_form(tables: Tables, filters: Filters, found: Evidence, standing: Standing) -> None:
    """Name, note, verdict and correction. Inside the fragment that shows the proof."""
    said, wrong = ledger.told()
    if not said:
        said = ledger.problem()
        wrong = bool(said)
    if said:
        st.html(markup.tag("p", said, class_="plx-note wrong" if wrong else "plx-note", role="alert" if wrong else "status"))
    if store.own():
        why = "Articles that you added are open in your tab only; what you say of them is not kept. Build tables of them to review them."
        st.html(markup.tag("p", why, class_="plx-note"))
        return
    with st.container(key="review_form", gap="small"):
        st.text_input("Your name", key=ledger.NAME, max_chars=LONGEST["reviewer"], persist_state="session", width=260, autocomplete="name")
        _render_verdict(tables, filters, found.token)
        _render_correction(tables, filters, found, standing)


def review_html(standing: Standing, then: Anchor | None) -> Html:
    """All that stands on a finding and all that no longer does; ``then`` is the finding as it was reviewed, where it is another now."""
    me = ledger.reviewer()
    rows = [_row(event, mine=event.reviewer == me) for event in standing.now]
    return markup.tag(
        "section",
        markup.tag("h2", "Review"),
        _changed(then) if then else None,
        markup.tag("ul", rows, class_="said-of") if rows else markup.tag("p", "Nobody has reviewed this yet.", class_="quiet"),
        _past(standing),
        class_="review",
    )


def take_back(tables: Tables, filters: Filters, token: str, chosen: str) -> None:
    """In a callback: where an entry to take back is chosen, takes it back and draws what shows it."""
    name, _, event = chosen.partition(":")
    if name == "undo":
        ledger.say(tables, filters, token, "undo", undoes=event)
        ledger.redraw()


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


def _render_verdict(tables: Tables, filters: Filters, token: str) -> None:
    with st.form(f"verdict {token}", border=False, enter_to_submit=False):
        st.text_area("Note, or the reason for your verdict", key=_note_key(token), max_chars=LONGEST["note"], height=80)
        with st.container(horizontal=True, gap="small"):
            for label, act in (("Confirm", "confirm"), ("Dismiss", "dismiss"), ("Note only", "comment")):
                st.form_submit_button(label, key=f"{act} {token}", on_click=partial(_judge, tables, filters, token, act))


def _judge(tables: Tables, filters: Filters, token: str, act: str) -> None:
    """Keeps a verdict with its note. What could not be kept stays in its field."""
    note = str(st.session_state.get(_note_key(token)) or "").strip()
    if act == "comment" and not note:
        ledger.tell("Write the note first.")
    elif ledger.say(tables, filters, token, act, note=note):
        st.session_state[_KEPT] = st.session_state.get(_KEPT, 0) + 1
    ledger.redraw()


def _note_key(token: str) -> str:
    """The field of the note: a new and empty one after each note that was kept."""
    return f"note {token} {st.session_state.get(_KEPT, 0)}"


def _render_correction(tables: Tables, filters: Filters, found: Evidence, standing: Standing) -> None:
    """The form of a correction, filled with the reviewer's own last one; it is made when it is opened."""
    own = standing.edit(ledger.reviewer())
    key = f"{found.token} {own.id if own else ''}"
    fold = st.expander("Correct title, severity or relation", key=f"correct {found.token}", on_change="rerun")
    if not fold.open:
        return
    with fold, st.form(f"edit {key}", border=False):
        st.text_input("Title", (own.title if own else "") or "", key=f"title {key}", max_chars=LONGEST["title"], placeholder=_AS_IT_IS)
        relations = tuple(map(words.relation, words.GRAVITY))
        relation = words.relation(own.relation) if own and own.relation else None
        _choice(f"Severity (ours: {found.severity or 'none'})", SEVERITIES, own.severity if own else None, f"severity {key}")
        _choice(f"Relation (ours: {words.relation(found.relation)})", relations, relation, f"relation {key}")
        st.form_submit_button("Keep correction", key=f"keep {key}", on_click=partial(_correct, tables, filters, found.token, key))


def _choice(label: str, options: tuple[str, ...], own: str | None, key: str) -> None:
    offered = (_AS_IT_IS, *options)
    st.selectbox(label, offered, index=offered.index(own) if own else 0, key=key)


def _correct(tables: Tables, filters: Filters, token: str, key: str) -> None:
    title, severity, relation = (str(st.session_state.get(f"{name} {key}") or "") for name in ("title", "severity", "relation"))
    given = {
        "title": " ".join(title.split()) or None,
        "severity": severity if severity in SEVERITIES else None,
        "relation": words.relation_named(relation),
    }
    if any(given.values()):
        ledger.say(tables, filters, token, "edit", **given)
    else:
        ledger.tell("Nothing is corrected yet: write a title, or choose a severity or relation.")
    ledger.redraw()


@cache
def _style() -> Html:
    return markup.style([Path(__file__).with_name("review.css").read_text(encoding="utf-8")])
