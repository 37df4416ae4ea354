"""Colours for light and dark, said once, and the page's style sheet.

Figures take their colours from here (``source_colours``, ``tone_colours``); the style sheet gets them as variables.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import streamlit as st

from components import markup
from components.scripts import PATH

SHEETS = ("theme", "charts", "print")
# name: (light, dark); every ink passes 4.5 to 1 on its ground
INKS = {
    "ground": ("#FBFAF7", "#15181B"),
    "panel": ("#F1EFE9", "#1E2327"),
    "line": ("#DEDAD0", "#343A40"),
    "ink": ("#1E2226", "#E8E6E1"),
    "quiet": ("#5B626A", "#A3AAB1"),
    "accent": ("#0F5E6B", "#5FB7C6"),
}
SOURCES = (
    ("#0B5FA5", "#6FB1EA"),
    ("#A94A1B", "#F09A6B"),
    ("#1E7A4C", "#6CC79A"),
    ("#8A3A8F", "#D392D8"),
    ("#7A6A00", "#D6C24E"),
    ("#A3274F", "#F08BAA"),
    ("#3F5B73", "#A7BDD0"),
    ("#5A4FB0", "#B0A8F5"),
)
# what a relation means to a reader: contradicts; other time, scope or measure; refines; agrees; cannot be compared
TONES = {
    "no": ("#A8261C", "#FF8F80"),
    "other": ("#8A5A00", "#E5B25A"),
    "refines": ("#2F5D8C", "#8DB8E8"),
    "agrees": ("#2E6B3E", "#86CFA0"),
    "apart": ("#5B626A", "#A3AAB1"),
}
# quiet tints behind words: numbers, status, the chosen sentence and what lies near it
TINTS = {
    "number": ("#F6E3B8", "#4A3C14"),
    "status": ("#D9E7F2", "#1E3A52"),
    "name": ("#E6EFDD", "#2C3B22"),
    "quote": ("#EFE3F0", "#3D2A40"),
    "near": ("#E3F0F1", "#16353A"),
}


def dark() -> bool:
    """Whether this reader's page is dark, as far as the browser has told."""
    return st.context.theme.type == "dark"


def colour(name: str) -> str:
    """The ink or tone of that name in this reader's theme, for figures."""
    return (INKS | TONES | TINTS)[name][dark()]


def source_colour(number: int) -> str:
    """The colour of the source with that colour number, in this reader's theme."""
    return SOURCES[number % len(SOURCES)][dark()]


def render_theme(*, linked: bool) -> None:
    """Puts the name on the page, and the style sheet where the page that was sent does not name it."""
    if not linked:
        st.html(f"<style>{style_sheet()}</style>")
    # charts are drawn for the dark, and paper is white
    st.sidebar.html(markup.tag("div", "Parallax", class_="plx-brand plx-dark" if dark() else "plx-brand"))


def held() -> dict[str, bytes]:
    """The style sheet by the path it is fetched from, which changes with what it says."""
    sheet = style_sheet().encode()
    return {f"{PATH}page.{sha256(sheet).hexdigest()[:12]}.css": sheet}


@cache
def style_sheet() -> str:
    """The variables of both themes and the rules of every sheet."""
    named = {
        **INKS,
        **TONES,
        **{f"tint-{name}": pair for name, pair in TINTS.items()},
        **{f"source-{i}": pair for i, pair in enumerate(SOURCES)},
    }
    variables = "".join(f"--{name}:light-dark({light},{dark});" for name, (light, dark) in named.items())
    # the boxes of the sources stand in their order below one label
    box = f".st-key-boxes>:nth-child({len(SOURCES)}n+%d)"
    chips = "".join(f".plx .s{i},{box % (i + 2)}{{--own:var(--source-{i})}}" for i in range(len(SOURCES)))
    tones = "".join(f".plx .t-{tone}{{--tone:var(--{tone})}}" for tone in TONES)
    # One sheet for all views: what is this long and never changes, Streamlit sends once and no more.
    rules = "".join(Path(__file__).with_name(f"{name}.css").read_text(encoding="utf-8") for name in SHEETS)
    return f":root{{{variables}}}{chips}{tones}{rules}"
