"""The form in which a reviewer says something of the finding that is open: name, note, verdict, correction.

It is one component, and a press sends all of it in one message, with the finding it is about. So nothing that was typed waits
for another message to be taken in, and a word can never be kept for a finding other than the one on the screen.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

import streamlit as st

from components import ledger, markup, scripts, state, store
from components.markup import Html
from data.ledger.records import LONGEST, clean_name
from data.load import Tables
from data.views import words
from data.views.scope import SEVERITIES, Filters

AREA = "findings"  # the area whose chosen element the form speaks of
_KEY = "review_form"
_AS_IT_IS = "as it is"
_HEARD, _KEPT = "review_heard", "review_kept"  # the number of the last word that was heard, and those of the words that were kept
_MOST = 20  # words that one message may bring
_OWN = "Articles that you added are open in your tab only; what you say of them is not kept. Build tables of them to review them."
_VERDICTS = (("Confirm", "confirm"), ("Dismiss", "dismiss"), ("Note only", "comment"))


def render_form(tables: Tables, filters: Filters) -> None:
    """Name, note, verdict and correction. Inside the fragment that shows the proof; the proof tells the form which finding it is."""
    if store.own():
        st.html(markup.tag("p", _OWN, class_="plx-note"))
        return
    said, wrong = ledger.told()
    if not said:
        said = ledger.problem()
        wrong = bool(said)
    _component(
        data={
            "target": AREA,
            "name": ledger.reviewer(),
            "said": said,
            "wrong": wrong,
            "heard": st.session_state.get(_HEARD, 0),
            "kept": st.session_state.get(_KEPT, []),
        },
        key=_KEY,
        on_said_change=partial(_heard, tables, filters),
    )


def _heard(tables: Tables, filters: Filters) -> None:
    """Keeps what was said and not heard yet, in order, then draws what shows it.

    A message brings all words that the page has no answer to, so that none is lost where one message overtakes another.
    """
    match st.session_state[_KEY].said:
        case {"name": str(name), "words": list(given)}:
            st.session_state[ledger.NAME] = clean_name(name)
            for one in given[-_MOST:]:
                _say(tables, filters, one)
            ledger.redraw()


def _say(tables: Tables, filters: Filters, given: object) -> None:
    """Keeps one word. What could not be kept stays in its field."""
    match given:
        case {"number": int(number), "token": str(token), "act": str(act)} if number > st.session_state.get(_HEARD, 0):
            st.session_state[_HEARD] = number
            kept = len(token) <= state.LONGEST and _judged(tables, filters, token, act, given)
            if kept:
                st.session_state[_KEPT] = [*st.session_state.get(_KEPT, []), number][-_MOST:]


def _judged(tables: Tables, filters: Filters, token: str, act: str, given: Mapping[str, object]) -> bool:
    if act == "edit":
        return _corrected(tables, filters, token, given)
    note = str(given.get("note") or "").strip()[: LONGEST["note"]]
    if act == "comment" and not note:
        ledger.tell("Write the note first.")
        return False
    return act in dict(_VERDICTS).values() and ledger.say(tables, filters, token, act, note=note)


def _corrected(tables: Tables, filters: Filters, token: str, given: Mapping[str, object]) -> bool:
    title, severity, relation = (str(given.get(name) or "") for name in ("title", "severity", "relation"))
    said = {
        "title": " ".join(title.split())[: LONGEST["title"]] or None,
        "severity": severity if severity in SEVERITIES else None,
        "relation": relation if relation in words.GRAVITY else None,
    }
    if any(said.values()):
        return ledger.say(tables, filters, token, "edit", **said)
    ledger.tell("Nothing is corrected yet: write a title, or choose a severity or relation.")
    return False


def _form_html() -> Html:
    """The form, the same for every finding. A text that Python made is never put into it."""
    note = markup.tag("textarea", name_="note", rows=3, maxlength=LONGEST["note"])
    acts = [markup.tag("button", label, type="button", data_act=act) for label, act in _VERDICTS]
    return markup.tag(
        "form",
        _field("Your name", markup.tag("input", name_="name", maxlength=LONGEST["reviewer"], autocomplete="name"), "who"),
        _field("Note, or the reason for your verdict", note),
        markup.tag("div", acts, class_="acts"),
        markup.tag("p", class_="told", role="status"),
        _correction_html(),
        class_="plx review-form",
        autocomplete="off",
        aria_label="Your review of this finding",
    )


def _correction_html() -> Html:
    severities = [(name, name) for name in SEVERITIES]
    relations = [(name, words.relation(name)) for name in words.GRAVITY]
    title = markup.tag("input", name_="title", maxlength=LONGEST["title"], placeholder=_AS_IT_IS)
    return markup.tag(
        "details",
        markup.tag("summary", "Correct title, severity or relation"),
        _field("Title", title),
        _field("Severity", _choice("severity", severities)),
        _field("Relation", _choice("relation", relations)),
        markup.tag("div", markup.tag("button", "Keep correction", type="button", data_act="edit"), class_="acts"),
    )


def _field(label: str, widget: Html, class_: str = "") -> Html:
    return markup.tag("label", markup.tag("span", label), widget, class_=class_ or None)


def _choice(name: str, offered: list[tuple[str, str]]) -> Html:
    return markup.tag("select", [markup.tag("option", said, value=value) for value, said in [("", _AS_IT_IS), *offered]], name_=name)


_component = st.components.v2.component("parallax_form", html=str(_form_html()), js=scripts.script("form"), isolate_styles=False)
