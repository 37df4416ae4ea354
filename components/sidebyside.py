"""Side by side: the articles in columns, layers to switch on, and the passages that speak of the same thing."""

from __future__ import annotations

import streamlit as st

from components import answers, clickable, markup, messages, near, state
from components.markup import Html, Mark
from data.load import Tables
from data.views import evidence as exhibits
from data.views import scope, texts, words
from data.views.articles import Source, sources
from data.views.scope import Filters
from data.views.texts import LAYERS, Layered, Near, Sentence, Sign

MOST = 5  # columns that can be read beside each other
LONGEST = 120_000  # characters of one text; beyond it a browser takes seconds to lay it out
_LAYER = {"Numbers": "number", "Names": "name", "Quotes": "quote", "Status": "status", "Who says it": "source"}


def render_sidebyside(tables: Tables, filters: Filters) -> None:
    """Draws the columns, or says why there are none."""
    known = sources(tables)
    on = [known[str(article)] for article in scope.articles(tables, filters)["article"]]
    if not on:
        messages.render_nothing("Every source is switched off.")
        return
    if len(on) == 1:
        messages.render_one_source(on[0].name)
    columns = _pick_columns(on)
    if not columns:
        messages.render_hint("Choose the sources to read.")
        return
    _render_chosen(tables, filters, known, columns)
    shown = [_column(tables, tables.version, filters, source) for source in columns]
    clickable.show(markup.tag("div", shown, class_=f"texts n{len(columns)}", data_marks="texts"), key="texts", to="texts")


@st.fragment(key=state.NEAR)
def _render_chosen(tables: Tables, filters: Filters, known: dict[str, Source], columns: list[Source]) -> None:
    """Says and marks what is chosen and what lies near it. The texts themselves stay as they are."""
    token = state.chosen_sentence()
    found = near.chosen(tables, filters, token)
    strange = bool(token and not exhibits.span(token, tables))
    _render_choice(known, columns, found[0] if found else None, found[2] if found else [], strange=strange)
    clickable.mark(
        "texts",
        key="texts_marks",
        classes=near.marks(tables, filters, token) or {"near": [], "pick": []},
        on_open=state.choose_sentence,
        at=answers.address("near", tables, filters),
    )


def _pick_columns(on: list[Source]) -> list[Source]:
    with st.container(horizontal=True, key="reading", vertical_alignment="bottom", gap="medium"):
        if len(on) <= state.CHIPS:
            st.html(_letter_colours(on))
        columns = state.pick_columns(on, MOST)
        _pick_layers()
    return columns


@st.fragment
def _pick_layers() -> None:
    """Shows and hides layers of the texts, which are not drawn again."""
    layers = st.pills(
        "Layers",
        LAYERS,
        selection_mode="multi",
        default=["Numbers", "Status"],
        key="layers",
        bind="query-params",
        persist_state="session",
    )
    clickable.layer("texts", _LAYER, layers, key="texts_layers", pills="layers")


def _letter_colours(on: list[Source]) -> Html:
    rules = [f".st-key-columns button:nth-of-type({number}){{--own:var(--source-{source.colour})}}" for number, source in enumerate(on, 1)]
    return markup.style(rules)


def _render_choice(known: dict[str, Source], columns: list[Source], article: str | None, found: list[Near], *, strange: bool) -> None:
    """One line that says what is chosen and what lies near it."""
    shown = {source.article for source in columns}
    said = "Choose a sentence: the passages of the other sources that speak of the same thing are marked."
    if strange:
        said = "The link names a sentence that these articles do not hold."
    if article is not None:
        beside = [f"{known[one.article].letter} ({one.closeness:.2f}{'' if one.article in shown else ', not shown'})" for one in found]
        said = f"Chosen sentence in {known[article].letter}; " + (
            f"nearest passages in {words.listed(beside)}." if beside else "no other source comes near it."
        )
    st.html(markup.tag("p", said, class_="plx-choice", role="status"))


@st.cache_data(show_spinner=False, max_entries=256)
def _column(_tables: Tables, version: str, filters: Filters, source: Source) -> Html:
    """One article as a column. Cached by the tables' version, for escaping a long text costs more than showing it."""
    rows = _tables["articles"]
    text = str(rows["text"][rows["article"] == source.article].iloc[0])
    marks = [_mark(one, filters) for one in texts.layered(_tables, source.article)]
    signs = texts.signs(_tables, filters, source.article)
    dated = " · ".join(part for part in (source.dated, source.author, f"{source.words:,} words") if part)
    head = markup.tag(
        "header",
        markup.chip(source),
        " ",
        markup.tag("b", markup.link(source.url, source.name)),
        " ",
        markup.tag("span", dated, class_="dated"),
    )
    body = markup.tag("div", _body(text, texts.sentences(_tables, source.article), marks, signs, source), class_="body", data_roving=True)
    return markup.tag(
        "article",
        head,
        body,
        class_=f"text s{source.colour}",
        data_pane=source.article,
        aria_label=f"{source.letter}, {source.name}",
        tabindex="-1",
    )


def _mark(one: Layered, filters: Filters) -> Mark:
    """A layer's mark; a name that the reader filters by is marked whatever the layers."""
    asked = one.layer == "name" and one.note in filters.entities
    return Mark(start=one.start, end=one.end, classes=f"{one.layer} asked" if asked else one.layer, title=one.note)


def _body(text: str, held: list[Sentence], marks: list[Mark], signs: dict[int, list[Sign]], source: Source) -> list[Html]:
    pieces: list[Html] = []
    at, end = 0, min(len(text), LONGEST)
    for number, sentence in enumerate(one for one in held if one.end <= end):
        pieces.append(_gap(text[at : sentence.start]))
        pieces += [_gutter(signs[sentence.start])] if sentence.start in signs else []
        inside = [mark for mark in marks if mark.start < sentence.end and mark.end > sentence.start]
        pieces.append(
            markup.tag(
                "span",
                markup.marked(text, sentence.start, sentence.end, inside),
                role="button",
                tabindex="-1" if number else "0",
                data_item=True,
                data_open=markup.span_token(source.article, sentence.start, sentence.end),
                class_=f"sentence {sentence.kind}",
            )
        )
        at = sentence.end
    pieces.append(_gap(text[at:end]))
    if len(text) > end:
        pieces.append(markup.tag("p", f"{len(text) - end:,} more characters are not shown here.", class_="quiet"))
    return pieces


def _gap(between: str) -> Html:
    """What stands between two sentences; a line break opens a paragraph, however many there are."""
    return markup.tag("span", between, class_="break") if "\n" in between and not between.strip() else markup.text(between)


def _gutter(found: list[Sign]) -> Html:
    worst = found[0]
    others = f", and {words.counted(len(found) - 1, 'more finding')} here" if len(found) > 1 else ""
    return markup.button(
        worst.token,
        words.SIGNS.get(worst.severity, "·"),
        class_=f"gut t-{words.severity_tone(worst.severity)}",
        label=f"{worst.severity}: {worst.title}{others}",
        title=f"{worst.severity}: {worst.title}{others}",
        data_to=clickable.DRAWER,
    )
