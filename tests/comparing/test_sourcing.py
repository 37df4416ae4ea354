"""Figures that nobody is said to have counted, and statements that rest on one source."""

from __future__ import annotations

from parallax.comparing.accounts import prepare
from parallax.comparing.claims import find_facts
from parallax.comparing.counts import compare_counts
from parallax.comparing.sourcing import compare_sourcing
from parallax.records import Reading, Scene
from tests.comparing.frames import quantity, reading, said

LEAD = Scene(family="shooting", lead=True)


def figure(article: str, text: str, words: str, number: int, *, source: str | None = None) -> Reading:
    found = quantity(text, words, number, number, "killed", scene=LEAD, attribution=0 if source else None)
    rows = [said(text, source, "said", words, "official")] if source else []
    return reading(article, text, quantities=[found], attributions=rows)


def bare(*rows: Reading, origins: dict[str, int] | None = None) -> list[list[str]]:
    """The articles of each finding on figures without a source."""
    accounts = prepare(rows)
    facts = [fact for account in accounts for fact in find_facts(account)]
    groups = origins or {account.id: number for number, account in enumerate(accounts)}
    found = compare_sourcing(accounts, facts, [], groups, compare_counts(facts, groups))
    return [[side.article for side in row.relation.sides] for row in found if row.relation.relation == "UNATTRIBUTED"]


def test_a_figure_without_a_source_is_told():
    assert bare(figure("a", "Twelve people died in the market.", "Twelve people", 12)) == [["a"]]


def test_one_that_another_sentence_gives_to_a_source_is_not():
    text = "Twelve people died. The mayor said twelve people died."
    headline = quantity(text, "Twelve people", 12, 12, "killed", scene=LEAD)
    body = quantity(text, "twelve people", 12, 12, "killed", scene=LEAD, attribution=0)
    row = reading("a", text, quantities=[headline, body], attributions=[said(text, "The mayor", "said", "twelve people died", "official")])
    assert bare(row) == []
    assert bare(figure("b", "Twelve people died in the market.", "Twelve people", 12), row) == []


def test_a_copy_repeats_nothing():
    rows = [figure(name, "Twelve people died in the market.", "Twelve people", 12) for name in ("a", "b")]
    assert bare(*rows) == [["a", "b"]]
    assert bare(*rows, origins={"a": 0, "b": 0}) == [["a"]]


def test_a_contested_figure_is_told_once():
    rows = [
        figure("a", "Twelve people died in the market.", "Twelve people", 12),
        figure("b", "Thirty people died in the market.", "Thirty people", 30),
    ]
    assert bare(*rows) == []


def single(text: str, source: str, content: str, kind: str) -> list[str]:
    accounts = prepare([reading("a", text, attributions=[said(text, source, "said", content, kind)])])
    found = compare_sourcing(accounts, [], [], {"a": 0}, [])
    return [row.relation.relation for row in found]


def test_an_unnamed_source_with_a_post_is_told_and_an_everyday_one_is_not():
    content = "the shipment had left the harbour before anybody could have stopped it"
    assert single(f"A harbour pilot said {content}.", "A harbour pilot", content, "anonymous") == ["SINGLE_SOURCE"]
    assert single(f"Senior officials said {content}.", "Senior officials", content, "anonymous") == []
    assert single(f"A memo said {content}.", "A memo", content, "document") == ["SINGLE_SOURCE"]
    assert single(f"A police report said {content}.", "A police report", content, "document") == []
