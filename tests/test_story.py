"""The five seeds from text to findings: what an expert's reading asks of the whole path."""

import json
from pathlib import Path

import pytest

from parallax.comparing import compare
from parallax.gold.findings import score_findings
from parallax.ingest import read_inputs
from parallax.reading import read_articles
from parallax.records import Article, Comparison, Reading

pytestmark = pytest.mark.model
GOLD = Path("tests/gold")
# The gold's own charted figures: article, words, measure, low, high, scope.
CHARTED = {
    ("001", "at least 13", "strikes", 13, None, "cumulative"),
    ("001", "over 50", "casualties", 51, None, "cumulative"),
    ("002", "at least 13", "strikes", 13, None, "cumulative"),
    ("002", "57", "killed", 57, 57, "cumulative"),
    ("003", "a series of", "strikes", 2, None, "single"),
    ("003", "no", "casualties", 0, 0, "single"),
    ("003", "did not result in fatalities", "killed", 0, 0, "single"),
    ("003", "eleven", "killed", 11, 11, "single"),
    ("003", "One", "strikes", 1, 1, "single"),
}
# Two figures by article and the words they stand in, and how they stand to each other.
STANDING = [
    (("001", "at least 13 operations"), ("002", "at least 13 strikes"), "AGREES"),
    (("001", "over 50 casualties"), ("002", "57 suspected traffickers"), "DIFFERENT_MEASURE"),
    (("003", "eleven fatalities"), ("002", "57 suspected traffickers"), "DIFFERENT_SCOPE"),
    (("003", "no casualties"), ("002", "57 suspected traffickers"), "NOT_COMPARABLE"),
    (("000", "at least 100,000 U.S. troops"), ("003", "thousands of Marines"), "NOT_COMPARABLE"),
    (("003", "a series of strikes"), ("003", "One Strike"), "INTERNAL"),
]
MUST_BE_FOUND = {"D01", "D02", "D08", "D09", "D10", "D11", "D13", "D20", "D23", "D39"}


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    return list(read_articles(item for item in read_inputs([Path("seeds")]) if isinstance(item, Article)))


@pytest.fixture(scope="module")
def story(readings) -> Comparison:
    return compare(readings)


def test_exactly_the_nine_figures_of_the_gold_are_charted(readings):
    charted = {(reading.article.id, reading.article.text[slice(*q.span)], q.measure, q.low, q.high, q.scope)
               for reading in readings for q in reading.quantities if q.chart}
    assert charted == CHARTED


@pytest.mark.parametrize(("one", "other", "relation"), STANDING, ids=[f"{a[1]} / {b[1]}" for a, b, _ in STANDING])
def test_two_figures_stand_as_the_expert_says(readings, story, one, other, relation):
    texts = {reading.article.id: reading.article.text for reading in readings}

    def on(side, figure):
        article, words = figure
        start = texts[article].index(words)
        return side.article == article and any(a < start + len(words) and start < b for a, b in side.evidence)

    told = [found for found in (*story.relations, *story.discrepancies) if found.kind == "count"
            and any(on(side, one) for side in found.sides) and any(on(side, other) for side in found.sides)]
    kinds = {found.relation for found in told} - {"UNATTRIBUTED"}
    assert relation in kinds
    assert relation == "INTERNAL" or not kinds & {"CONTRADICTS", "INTERNAL"}


def test_what_an_editor_must_see_is_found_and_no_trap_is_called_a_contradiction(story):
    scores = {score.name: score for score in score_findings(json.loads((GOLD / "seeds.key.json").read_text(encoding="utf-8")), story)}
    found = {name.split()[0] for kind in ("findings.critical+high", "findings.medium") for name in scores[kind].found}
    hit = {name.split()[0] for name in scores["findings.hit"].found}
    low = {"D09", "D10", "D11"}  # of low severity: their relations are held by the pairs above
    assert found >= MUST_BE_FOUND - low
    assert hit >= MUST_BE_FOUND
    assert scores["traps"].missed == ()
    assert scores["contradictions"].false == ()
