"""How many articles and origins stand behind a claim, as the drawer says it."""

from dataclasses import replace

from data.views.backing import backing
from data.views.evidence import evidence
from tests.shown import FILTERS, ferry, tables


def shared(**upstream):
    """The tables with one answer in a and b."""
    rows = ferry()
    rows["claims"] = [row | {"answer": "s", "upstream": upstream.get(row["article"], "")} for row in rows["claims"][:2]]
    return tables(rows)


def test_two_articles_of_two_origins_and_of_one():
    assert backing(shared(), FILTERS, "s") == "two articles say so, from two independent origins"
    assert backing(shared(a="outlet x", b="outlet x"), FILTERS, "s") == "two articles say so, from one independent origin"


def test_a_source_switched_off_says_nothing():
    assert backing(shared(), replace(FILTERS, off=("b",)), "s") == "no other article says so"
    assert backing(shared(), replace(FILTERS, off=("a", "b")), "s") == ""


def test_the_drawer_says_it_of_a_claim_alone():
    found = evidence(shared(), FILTERS, "claim:k1")
    assert found is not None
    assert found.backing.startswith("two articles")
    assert evidence(shared(), FILTERS, "finding:d1").backing == ""
