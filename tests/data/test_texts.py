"""Articles as they are read: layers, signs in the margin, what lies near."""

from data.views import texts
from data.views.scope import Filters
from tests.told import TEXTS, spot

ALL = Filters(story="ferry")


def test_layers_slice_back_to_their_words(tables):
    found = {(one.layer, TEXTS["a"][one.start : one.end], one.note) for one in texts.layered(tables, "a")}
    assert found == {
        ("number", "At least 12", "killed · at least"),
        ("name", "Ana Lindt", "Ana Lindt"),
        ("status", "has sunk", "carried out"),
    }


def test_signs_stand_at_the_sentence_of_their_evidence_and_follow_the_filters(tables):
    signs = texts.signs(tables, ALL, "a")
    assert {start: [sign.token for sign in held] for start, held in signs.items()} == {
        spot("a", "At least")[0]: ["finding:d1"],
        spot("a", "The ferry has")[0]: ["finding:d2"],
    }
    assert texts.signs(tables, Filters(story="ferry", severities=("critical",)), "a").keys() == {spot("a", "At least")[0]}


def test_a_passage_is_found_from_either_end(tables):
    for article, words, other in (("a", "The ferry has sunk.", "b"), ("b", "The ferry may sink.", "a")):
        sentence = texts.sentence_at(tables, article, spot(article, words)[0] + 3)
        assert [(one.article, one.closeness) for one in texts.near(tables, ALL, article, sentence)] == [(other, 0.81)]
    assert texts.near(tables, Filters(story="ferry", off=("a",)), "b", sentence) == []
