"""The drawer: the sentences behind whatever was clicked, in their articles, highlighted, with the rule."""

from __future__ import annotations

import streamlit as st

from components import answers, drawer, markup, state
from components.markup import Html, Mark
from data.load import Tables
from data.views import evidence as exhibits
from data.views import words
from data.views.articles import Source, sources
from data.views.evidence import Evidence, Passage, Side
from data.views.scope import Filters

_MOST = 16  # sources that are read at once
_NOWHERE = {
    "title": "Not in these tables",
    "html": str(
        markup.tag(
            "p",
            "The link names evidence that these tables do not hold. They may have been built anew, or the link was made for other data.",
            class_="plx-note",
        )
    ),
}


@st.fragment(key=state.DRAWER)
def render_evidence(tables: Tables, filters: Filters) -> None:
    """Opens the drawer when the link names evidence; says so when it names none that exists."""
    token = state.opened()
    shown = (drawn(tables, filters, token) or _NOWHERE) if token else {"title": "", "html": ""}
    if drawer.show(token, **shown, at=answers.address("evidence", tables, filters), on_leave=state.choose_place):
        st.rerun()  # another view or another filter may be asked for, so the whole page is drawn


def drawn(tables: Tables, filters: Filters, token: str) -> dict[str, str] | None:
    """Title and HTML of what a token names; None when the tables do not hold it. Nobody may change it."""
    return _drawn(tables, tables.version, filters.off, token)


@st.cache_resource(show_spinner=False, max_entries=2000)
def _drawn(_tables: Tables, version: str, off: tuple[str, ...], token: str) -> dict[str, str] | None:
    """Kept, for it is asked for twice: by the browser, and by the run of the script that follows."""
    found = exhibits.evidence(_tables, Filters(story="", off=off), token)
    return None if found is None else {"title": _heading(found), "html": str(_held(_tables, found))}


def sides_html(tables: Tables, found: Evidence, *, context: bool = False) -> Html:
    """Every side under its source: what it says, then the sentences with the evidence marked; where many say it, the rest is folded."""
    known = sources(tables)
    texts = dict(zip(tables["articles"]["article"].astype(str), tables["articles"]["text"], strict=True))
    grouped: dict[str, list[Side]] = {}
    for side in found.sides:
        grouped.setdefault(side.article, []).append(side)
    told = [_source(tables, sides, known[article], texts[article], context=context) for article, sides in grouped.items()]
    if len(told) <= _MOST:
        return markup.join(told)
    rest = markup.tag("details", markup.tag("summary", f"{len(told) - _MOST} more sources"), told[_MOST:])
    return markup.join(told[:_MOST], rest)


def relation_html(found: Evidence) -> Html:
    """Severity, kind, relation and deciding rule in one line."""
    severity = severity_html(found.severity) if found.severity else None
    said = [
        found.kind,
        markup.tag("span", words.relation(found.relation), class_=f"verdict t-{words.tone(found.relation)}"),
        f"decided by: {found.gate}",
    ]
    return markup.tag("p", severity, [[" · ", part] if i or severity else part for i, part in enumerate(said)], class_="facts")


def severity_html(severity: str) -> Html:
    """A severity as sign and word in its tone."""
    return markup.tag("span", f"{words.SIGNS.get(severity, '·')} {severity}", class_=f"sev t-{words.severity_tone(severity)}")


def _heading(found: Evidence) -> str:
    return {"discrepancy": "Finding", "relation": "How they compare", "claim": "What it says", "span": "In the article"}[found.owner]


def _held(tables: Tables, found: Evidence) -> Html:
    context = found.owner in ("claim", "span")
    return markup.join(_lead(found), sides_html(tables, found, context=context), _proof_action(found))


def _lead(found: Evidence) -> Html | None:
    if found.owner == "span":
        return None
    if found.owner == "claim":
        rests = f"rests on {found.source}" if found.source else "no source given"
        facts = " · ".join(part for part in (found.kind, found.grade, rests, found.backing) if part)
        return markup.join(markup.tag("h2", found.title), markup.tag("p", facts, class_="facts"))
    return markup.join(markup.tag("h2", words.lead(found.title)), relation_html(found), markup.tag("p", found.why, class_="why"))


def _proof_action(found: Evidence) -> Html | None:
    if found.owner not in ("discrepancy", "relation"):
        return None
    return markup.tag("p", markup.button(found.token, "See how this was decided, gate by gate", class_="plain"))


def _source(tables: Tables, sides: list[Side], source: Source, text: str, *, context: bool) -> Html:
    off = sides[0].off
    head = markup.tag(
        "header",
        markup.chip(source),
        " ",
        markup.tag("b", source.name),
        " ",
        markup.tag("span", source.dated, class_="dated"),
        markup.tag("span", " · switched off", class_="dated") if off else None,
    )
    said = [_said(tables, side, text, context=context) for side in sides]
    return markup.tag("section", head, said, class_=f"side s{source.colour}{' off' if off else ''}")


def _said(tables: Tables, side: Side, text: str, *, context: bool) -> Html:
    shown = any(side.value in text[passage.start : passage.end] for passage in side.passages)
    value = markup.tag("p", side.value, class_="value") if side.value and not shown else None
    quotes = [_passage(tables, side.article, passage, text, context=context) for passage in side.passages]
    return markup.join(value, quotes or markup.tag("p", "No sentence is recorded.", class_="quiet"))


def _passage(tables: Tables, article: str, passage: Passage, text: str, *, context: bool) -> Html:
    marks = [Mark(start=start, end=end, classes="evidence") for start, end in passage.spans]
    core = markup.marked(text, passage.start, passage.end, marks)
    if context:
        wide = exhibits.around(tables, article, passage)
        core = markup.join(
            markup.tag("span", text[wide.start : passage.start], class_="quiet"),
            core,
            markup.tag("span", text[passage.end : wide.end], class_="quiet"),
        )
    read = markup.button(markup.span_token(article, passage.spans[0][0], passage.spans[0][1]), "Read in the article", class_="plain small")
    return markup.tag("blockquote", markup.tag("div", core, class_="said"), read)
