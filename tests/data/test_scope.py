"""Each filter alone: what stays and what goes."""

import pytest

from data.views import scope
from data.views.scope import Filters

ALL = Filters(story="ferry")


def ids(tables, filters):
    return {
        "findings": list(scope.discrepancies(tables, filters)["discrepancy"]),
        "relations": list(scope.relations(tables, filters)["relation"]),
        "claims": list(scope.claims(tables, filters)["claim"]),
    }


FILTERS = [
    (
        "nothing chosen",
        {},
        {"findings": ["d1", "d2"], "relations": ["CONTRADICTS", "AGREES"], "claims": ["c0", "c1", "s0", "s1", "s2", "p0"]},
    ),
    ("a source off takes what rests on it", {"off": ("a",)}, {"findings": ["d2"], "relations": [], "claims": ["c1", "s1", "s2", "p0"]}),
    ("one source left", {"off": ("a", "b")}, {"findings": [], "relations": [], "claims": ["s2"]}),
    ("a name", {"entities": ("Haven",)}, {"findings": ["d1"], "relations": ["CONTRADICTS"], "claims": ["c1", "p0"]}),
    ("a name in a source that is off", {"entities": ("Haven",), "off": ("b",)}, {"findings": [], "relations": [], "claims": []}),
    ("a kind", {"kinds": ("status",)}, {"findings": ["d2"], "relations": [], "claims": ["s0", "s1", "s2"]}),
    ("a relation", {"relations": ("AGREES",)}, {"findings": [], "relations": ["AGREES"], "claims": []}),
    ("a severity", {"severities": ("critical",)}, {"findings": ["d1"], "relations": [], "claims": ["c0", "c1"]}),
]


@pytest.mark.parametrize(("chosen", "left"), [row[1:] for row in FILTERS], ids=[row[0] for row in FILTERS])
def test_filters(tables, chosen, left):
    assert ids(tables, Filters(story="ferry", **chosen)) == left


def test_a_finding_of_three_sides_outlives_one_of_them_but_not_two(tables):
    assert "d2" in ids(tables, Filters(story="ferry", off=("c",)))["findings"]
    assert "d2" not in ids(tables, Filters(story="ferry", off=("b", "c")))["findings"]


def test_rows_are_kept_by_the_sentence_they_stand_in(tables):
    def words(**chosen):
        rows = scope.kept(tables, Filters(story="ferry", **chosen), tables["quantities"])
        return list(rows["hedge"])

    assert words() == ["at_least", "exact"]
    assert words(off=("a",)) == ["exact"]
    assert words(entities=("Haven",)) == ["exact"]
    assert words(entities=("Ana Lindt",)) == ["at_least"]  # B names her in another sentence than its figure
    assert words(severities=("medium",)) == []
    assert words(severities=("critical",)) == ["at_least", "exact"]
    assert words(kinds=("status",)) == []


def test_a_row_before_the_first_sentence_or_without_a_place_has_none(tables):
    quotes = tables["quotes"].assign(speaker_start=[float("nan")])
    assert list(scope.sentence_numbers(tables, quotes, start="speaker_start")) == [-1]


def test_relations_that_a_finding_tells_are_not_told_twice(tables):
    assert list(scope.plain_relations(tables, ALL)["relation"]) == ["AGREES"]
