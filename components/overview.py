"""Overview: the story in a sentence, three columns, and what each source says."""

from __future__ import annotations

import streamlit as st

from components import assumptions, clickable, markup, messages, state
from components.evidence import severity_html
from components.markup import Html
from data.load import Tables
from data.views import overview, points, scope, words
from data.views.articles import Source, sources
from data.views.matrix import Row, matrix
from data.views.points import Point, Saying
from data.views.scope import Filters

SHOWN = 5  # entries of a column before the rest is counted
SAID = 4  # values of one entry before the rest is counted
ROWS = 10  # rows of the matrix before the rest is folded away
COLUMNS = 12  # sources that fit beside each other in the matrix
WHOLE = 70  # characters beyond which a title is a whole sentence, too long to be bold
ALL = "view:Discrepancies"
LONG = 110  # characters of a value before it is cut at a word; the drawer has all of it


def render_overview(tables: Tables, filters: Filters) -> None:
    """Draws the view, or says why there is nothing to draw."""
    known = sources(tables)
    on = [known[str(article)] for article in scope.articles(tables, filters)["article"]]
    if not on:
        messages.render_nothing("Every source is switched off.")
        return
    if len(on) == 1:
        messages.render_one_source(on[0].name)
    headline, facts = _lead(tables, tables.version, filters)
    with st.container(key="lead", gap=None):  # of Streamlit's own parts, which stand before any of ours is fetched; the words are ours too
        st.title(markup.plain_label(headline), anchor=False)
        st.caption(markup.plain_label(facts))
    clickable.show(_body(tables, tables.version, filters), key="overview", on_open=_opened)
    assumptions.render_assumptions(tables, filters)


def _opened(token: str) -> None:
    """What was chosen, where the drawer does not answer it."""
    if token == ALL:
        state.show_view("Discrepancies")
    else:
        state.open_evidence(token)


@st.cache_data(show_spinner=False, max_entries=256)
def _lead(_tables: Tables, version: str, filters: Filters) -> tuple[str, str]:
    """The story in one sentence, and the quiet line below it."""
    return overview.headline(_tables, filters), overview.facts(_tables, filters)


@st.cache_data(show_spinner=False, max_entries=256)
def _body(_tables: Tables, version: str, filters: Filters) -> Html:
    """The columns and the matrix. Cached by the tables' version, so that opening a sentence does not draw them again."""
    known = sources(_tables)
    on = [known[str(article)] for article in scope.articles(_tables, filters)["article"]]
    return markup.join(_columns(_tables, filters, known), _matrix(_tables, filters, on))


def _columns(tables: Tables, filters: Filters, known: dict[str, Source]) -> Html:
    against, agreed = points.contradictions(tables, filters), points.agreements(tables, filters)
    columns = [
        _column("They contradict each other", "no", against, known, "No contradiction was found among these sources."),
        _column(
            "They agree",
            "agrees",
            agreed,
            known,
            "Nothing that two sources state alike was found.",
            below=_apart(points.no_conflicts(tables, filters), known),
        ),
        _column("Only one says", "other", points.alone(tables, filters), known, "Every claim found is made by two sources or more."),
    ]
    return markup.tag("div", columns, class_="three")


def _column(title: str, tone: str, entries: list[Point], known: dict[str, Source], empty: str, below: Html | None = None) -> Html:
    shown = [_point(point, known) for point in entries[:SHOWN]]
    rest = len(entries) - SHOWN
    more = (
        markup.tag(
            "p", markup.button(ALL, f"and {words.number(rest)} more, in Discrepancies", class_="plain small", data_to=clickable.HERE)
        )
        if rest > 0 and tone == "no"
        else None
    )
    more = more or (markup.tag("p", f"and {words.number(rest)} more", class_="quiet small") if rest > 0 else None)
    return markup.tag("section", markup.tag("h2", title), shown or markup.tag("p", empty, class_="quiet"), more, below, class_=f"t-{tone}")


def _apart(entries: list[Point], known: dict[str, Source]) -> Html | None:
    if not entries:
        return None
    return markup.join(markup.tag("h3", "Different, but no conflict"), [_point(point, known) for point in entries[:3]])


def _point(point: Point, known: dict[str, Source]) -> Html:
    note = markup.tag("span", point.note, class_="note") if point.note else None
    return markup.button(point.token, _told(point, known), note, class_="open point")


def _told(point: Point, known: dict[str, Source]) -> Html:
    """Severity, title and what the sides say; where the title says it, only whose sides they are."""
    if not point.title:
        return _sayings(point.sayings, known)
    severity = markup.join(severity_html(point.severity), " ") if point.severity in ("critical", "high") else None
    title = markup.tag("b", point.title, class_=None if len(point.title) <= WHOLE else "whole")
    if all(saying.value[:40] in point.title for saying in point.sayings):
        articles = tuple(dict.fromkeys(article for saying in point.sayings for article in saying.articles))
        return markup.join(severity, _chips(articles, known), " ", title)
    return markup.join(severity, title, markup.tag("span", _sayings(point.sayings, known), class_="sayings"))


def _sayings(sayings: tuple[Saying, ...], known: dict[str, Source]) -> Html:
    shown = [_saying(saying, known) for saying in sayings[:SAID]]
    rest = [f"; {words.number(len(sayings) - SAID)} more"] if len(sayings) > SAID else []
    return markup.join([["; " if i else None, part] for i, part in enumerate(shown)], rest)


def _saying(saying: Saying, known: dict[str, Source]) -> Html:
    """The letters and the value; the first word stays with the letters."""
    first, _, rest = _cut(saying.value).partition(" ")
    return markup.join(markup.tag("span", _chips(saying.articles, known), " ", first, class_="together"), f" {rest}" if rest else None)


def _chips(articles: tuple[str, ...], known: dict[str, Source]) -> Html:
    return markup.tag("span", [markup.chip(known[article]) for article in articles], class_="chips")


def _matrix(tables: Tables, filters: Filters, on: list[Source]) -> Html | None:
    rows = matrix(tables, filters)
    if not rows:
        return markup.tag("p", "No question is answered by two of these sources.", class_="quiet") if len(on) > 1 else None
    first, rest = rows[:ROWS], rows[ROWS:]
    shown = on[:COLUMNS]
    folded = (
        markup.tag("details", markup.tag("summary", f"{words.capital(words.counted(len(rest), 'further question'))}"), _table(rest, shown))
        if rest
        else None
    )
    note = f" The first {COLUMNS} sources are shown; switch others off to see the rest." if len(on) > COLUMNS else ""
    return markup.tag(
        "section",
        markup.tag("h2", "What each source says"),
        markup.tag("p", f"A cell opens its sentence; the verdict opens the proof.{note}", class_="quiet small"),
        _table(first, shown),
        folded,
        class_="says",
    )


def _table(rows: list[Row], on: list[Source]) -> Html:
    heads = [markup.tag("th", markup.chip(source), markup.tag("span", source.name, class_="outlet"), scope="col") for source in on]
    head = markup.tag(
        "thead",
        markup.tag(
            "tr",
            markup.tag("th", markup.tag("span", "Question", class_="unseen"), scope="col"),
            heads,
            markup.tag("th", markup.tag("span", "Verdict", class_="unseen"), scope="col"),
        ),
    )
    return markup.tag(
        "div", markup.tag("table", head, markup.tag("tbody", [_row(row, on) for row in rows]), class_="matrix"), class_="wide"
    )


def _row(row: Row, on: list[Source]) -> Html:
    tone = words.tone(row.relation) if row.relation else "apart"
    return markup.tag("tr", markup.tag("th", row.label, scope="row"), [_cell(row, source, tone) for source in on], _verdict(row, tone))


def _cell(row: Row, source: Source, tone: str) -> Html:
    held = row.cells.get(source.article, ())
    if not held:
        return markup.tag("td", markup.tag("span", markup.chip(source), class_="phone"), "silent", class_="silent")
    said = [
        markup.button(
            cell.token,
            markup.tag("span", f"{cell.slot}: ", class_="quiet") if cell.slot and len(held) > 1 else None,
            _cut(cell.value),
            class_="open said",
        )
        for cell in held[:2]
    ]
    more = markup.tag("span", f"and {len(held) - 2} more", class_="quiet small") if len(held) > 2 else None
    return markup.tag("td", markup.tag("span", markup.chip(source), class_="phone"), markup.tag("div", said, more), class_=f"t-{tone} told")


def _verdict(row: Row, tone: str) -> Html:
    if row.relation is None or row.token is None:
        return markup.tag("td", markup.tag("span", "not compared", class_="quiet small"), class_="judged")
    word = markup.tag("span", words.relation(row.relation), class_=f"verdict t-{tone}")
    note = markup.tag("span", f" {row.note}", class_="quiet small") if row.note else None
    return markup.tag("td", markup.button(row.token, word, note), class_="judged")


def _cut(value: str) -> str:
    """The value, cut at a word where it is long."""
    return value if len(value) <= LONG else f"{value[:LONG].rsplit(' ', 1)[0]} …"
