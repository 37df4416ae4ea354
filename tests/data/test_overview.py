"""The story in a sentence, the three columns, the matrix."""

import pytest

from data.views import overview, points
from data.views.matrix import matrix
from data.views.points import Saying
from data.views.scope import Filters

ALL = Filters(story="ferry")


HEADLINES = [
    ({}, "Three reports, at most two origins, and no agreement on the figures"),
    ({"kinds": ("status",)}, "Three reports, at most two origins, and no agreement on whether it has happened"),
    ({"relations": ("AGREES",)}, "Three reports, at most two origins, and no contradiction found"),
    ({"off": ("a",)}, "Two reports, each with an origin of its own, and no agreement on whether it has happened"),
    ({"off": ("a", "b")}, "One report, and nothing to compare it with"),
]


@pytest.mark.parametrize(("chosen", "sentence"), HEADLINES)
def test_headline(tables, chosen, sentence):
    assert overview.headline(tables, Filters(story="ferry", **chosen)) == sentence


def test_facts_say_dates_and_findings(tables):
    assert overview.facts(tables, ALL).endswith("one dated in part, two undated · 2 findings, 1 critical")


def test_contradictions_hold_the_sides_with_their_articles(tables):
    first, *rest = points.contradictions(tables, ALL)
    assert first.token == "finding:d1"
    assert first.sayings == (Saying(value="at least 12", articles=("a",)), Saying(value="nine", articles=("b",)))
    assert rest == []  # a medium finding about time is no contradiction


def test_agreement_counts_origins_not_articles(tables):
    (one,) = points.agreements(tables, ALL)
    assert one.sayings == (Saying(value="Ana Lindt", articles=("a", "b")),)
    assert one.note == "Two articles, one origin"


def test_alone_is_what_no_other_article_answers(tables):
    assert [point.token for point in points.alone(tables, ALL)] == ["claim:p0"]
    assert "claim:c1" in [point.token for point in points.alone(tables, Filters(story="ferry", off=("a",)))]


def test_matrix_has_a_row_per_shared_question_the_most_contested_first(tables):
    rows = matrix(tables, ALL)
    assert [(row.label, row.relation, row.token) for row in rows] == [
        ("Human toll", "CONTRADICTS", "finding:d1"),
        ("Has it happened?", "DIFFERENT_TIME", "finding:d2"),
    ]
    assert {article: [cell.value for cell in cells] for article, cells in rows[0].cells.items()} == {"a": ["at least 12"], "b": ["nine"]}
    assert [cell.value for cell in rows[1].cells["a"]] == ["carried out"]  # the rung, where the claim's words stand on one
