"""Self-test: how often the reading and the comparing are right, on five articles that an expert has read, with every miss."""

from __future__ import annotations

import re

from components import charts, clickable, markup, messages
from components.markup import Html
from data.load import Tables
from data.selftest import Tested, load_selftest
from data.views import words
from data.views.scope import Filters


def render_selftest(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, the figures, and under each what was missed or wrongly found. It does not depend on the story shown."""
    tested = load_selftest()
    if not tested:
        messages.render_hint("There are no figures: run make tables.")
        return
    charts.render_lead(
        _headline(tested),
        "Five articles on one event were read by an expert, and by Parallax. This is how the two compare, on exactly the reading and "
        "the rules that made the page. What is missed here will be missed elsewhere too, and more of it: these five were known while "
        "the rules were written. Figures on articles that nobody here has read are in the project's benchmarks.",
        key="selftest lead",
    )
    heads = ["looked for", "right, of what was found", "found, of what is there", "found", "missed", "wrong"]
    shown = charts.table(heads, [_row(one) for one in tested], caption="The self-test", classes="stack", headers=True)
    clickable.show(markup.join(shown, [_misses(one) for one in tested]), key="selftest")


def _headline(tested: list[Tested]) -> str:
    flawless = sum(not one.missed and not one.false for one in tested)
    missed = sum(len(one.missed) for one in tested if not one.name.startswith("…"))
    false = sum(len(one.false) for one in tested if not one.name.startswith("…"))
    said = f"{words.counted(flawless, 'test')} of {words.number(len(tested))} without a fault"
    return words.capital(f"{said}; {words.counted(missed, 'miss', 'misses')}, {words.counted(false, 'false find')}")


def _row(one: Tested) -> list[Html | str]:
    return [
        one.name,
        markup.tag("span", _share(one.precision), class_="figure"),
        markup.tag("span", _share(one.recall), class_="figure"),
        markup.tag("span", str(one.found), class_="figure"),
        markup.tag("b" if one.missed else "span", "–" if one.recall is None else str(len(one.missed)), class_="figure"),
        markup.tag("b" if one.false else "span", "–" if one.precision is None else str(len(one.false)), class_="figure"),
    ]


def _share(value: float | None) -> str:
    return "cannot be said" if value is None else f"{value:.0%}"


def _plainly(instead: str) -> str:
    """What stands there instead, with the relations as the other views call them."""
    return re.sub(r"\b[A-Z]+(?:_[A-Z]+)*\b", lambda name: f"“{words.relation(name[0])}”" if name[0] in words.GRAVITY else name[0], instead)


def _misses(one: Tested) -> Html | None:
    if not one.missed and not one.false:
        return None
    told = [("missed", pair) for pair in one.missed] + [("wrong", pair) for pair in one.false]
    lines = [
        markup.tag(
            "li",
            markup.tag("span", f"{kind}: ", class_="quiet"),
            name,
            markup.tag("span", f" ({_plainly(instead)})" if instead else "", class_="quiet"),
        )
        for kind, (name, instead) in told
    ]
    heading = markup.tag("h2", one.name.removeprefix("… ").capitalize() if one.name.startswith("…") else one.name, class_="part")
    return markup.tag("section", heading, markup.tag("ul", lines, class_="misses"), class_="section")
