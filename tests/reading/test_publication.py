"""The interval of publication and its proof: (text, earliest, latest, rules)."""

from datetime import date
from pathlib import Path

import pytest

from parallax.reading.anchors import anchors, load_anchors
from parallax.reading.dates import find_dates
from parallax.reading.model import make_docs
from parallax.reading.publication import find_publication
from parallax.reading.sentences import find_sentences
from parallax.records import Article

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[2] / "seeds"

PROVEN = [
    (
        "The Wall Street Journal reported on October 30, 2025, that agencies had pinpointed sites.",
        "2025-10-30",
        None,
        ["cited_report"],
    ),  # 004
    ("It ends here. https://www.wionews.com/videos/military-sites-1761932314256", "2025-10-31", None, ["link_time"]),  # 001
    ("Launched in September 2025, this campaign has led to losses.", "2025-09-01", None, ["past_date"]),  # 003
    ("See https://example.com/2017/01/31/raleigh-shooting/ for more.", "2017-01-31", None, ["link_date"]),
    ("SAN SALVADOR, 12 JAN 90 (AFP) -- Guerrillas attacked on 9 January.", "1990-01-12", "1990-01-12", ["dateline"]),
    ("Truck rams crowd\nPosted: July 15, 2016\nScores were killed, police said.", "2016-07-15", "2016-07-15", ["posted"]),
    ("The court sat in 2014. It will rule on March 3, 2016, lawyers said.", "2014-01-01", "2016-03-03", ["past_date", "date_ahead"]),
]

OPEN = [
    "Explosions shook the city on Thursday night.",
    "The plan could be ready by 2027.",
    "The state would pledge to raise its target in 2030.",
    "Call 1761932314256 now.",
]


def read(text, **given):
    (doc,) = make_docs([text])
    sentences = find_sentences(doc)
    return find_publication(Article(id="x", text=text, **given), doc, sentences, find_dates(doc, sentences))


@pytest.mark.parametrize(("text", "earliest", "latest", "rules"), PROVEN)
def test_proven(text, earliest, latest, rules):
    found = read(text)
    assert (found.earliest and str(found.earliest), found.latest and str(found.latest)) == (earliest, latest)
    assert [proof.rule for proof in found.proof] == rules


@pytest.mark.parametrize("text", OPEN)
def test_unknown_stays_open(text):
    assert (read(text).earliest, read(text).latest, read(text).proof) == (None, None, ())


def test_a_given_date_is_exact():
    found = read("It happened in 2030.", published="2016-07-14T10:00:00Z")
    assert (found.earliest, found.latest, found.proof[0].rule) == (date(2016, 7, 14), date(2016, 7, 14), "given")


def test_an_address_of_the_article_dates_it():
    found = read("It happened.", url="http://wncn.com/2017/01/31/raleigh/")
    assert (found.earliest, found.latest) == (date(2017, 1, 31), date(2017, 1, 31))


SEED_DATES = {
    "000": ("2025-01-01", "None", "anchor"),
    "001": ("2025-10-31", "None", "link_time"),
    "002": ("2025-10-31", "2025-10-31", "anchor"),
    "003": ("2025-09-01", "None", "past_date"),
    "004": ("2025-10-30", "None", "cited_report"),
}


@pytest.mark.parametrize("seed", sorted(SEED_DATES))
def test_the_seeds(seed):
    (path,) = SEEDS.glob(f"{seed}_*.txt")
    found = read(path.read_text(encoding="utf-8"))
    assert (str(found.earliest), str(found.latest), found.proof[0].rule) == SEED_DATES[seed]


def test_anchors_come_from_an_editable_file(tmp_path, monkeypatch):
    path = tmp_path / "anchors.csv"
    path.write_text("event,date,note\nMerkel met|meets Macron,2019-05-15,talks\n", encoding="utf-8")
    monkeypatch.setenv("PARALLAX_ANCHORS", str(path))
    assert [anchor.day for anchor in anchors()] == [date(2019, 5, 15)]
    found = read("The offer comes two days after Angela Merkel met with Emmanuel Macron.")
    assert (found.earliest, found.latest) == (date(2019, 5, 17), date(2019, 5, 17))
    assert read("The offer came two days after Angela Merkel met with Emmanuel Macron.").latest is None
    assert read("The offer comes two days after Angela Merkel met with Theresa May.").earliest is None


def test_a_close_word_about_an_anchor_bounds_both_sides(tmp_path, monkeypatch):
    path = tmp_path / "anchors.csv"
    path.write_text("event,date,note\nMerkel Macron,2019-05-15,talks\n", encoding="utf-8")
    monkeypatch.setenv("PARALLAX_ANCHORS", str(path))
    found = read("Angela Merkel met Emmanuel Macron last week.")
    assert (found.earliest, found.latest) == (date(2019, 5, 20), date(2019, 5, 26))


def test_a_broken_anchor_stops_with_its_line(tmp_path):
    path = tmp_path / "broken.csv"
    path.write_text("event,date,note\nMerkel Macron,15 May,talks\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"line 2: '15 May' is no date"):
        load_anchors(path)


def test_no_file_means_no_anchors(tmp_path):
    assert load_anchors(tmp_path / "none.csv") == ()
