"""Nothing of the seeds is in the code: with every name changed and every figure shifted, the findings are the same."""

import re
from collections import Counter
from pathlib import Path

import pytest

from parallax.comparing import compare
from parallax.ingest import read_inputs
from parallax.reading import read_articles
from parallax.records import Article, Comparison

pytestmark = pytest.mark.model

# Names of the same kind and much the same shape, so that a reader who knows neither would read both texts alike.
NAMES = {
    "Venezuelans": "Bolivians", "Venezuelan": "Bolivian", "Venezuela": "Bolivia", "Caracas": "La Paz", "Colombian": "Peruvian",
    "Colombia": "Peru", "Nicolás Maduro": "Esteban Quiroga", "Maduro": "Quiroga", "Donald Trump": "Walter Hale", "Trump": "Hale",
    "Marco Rubio": "Peter Lawson", "Rubio": "Lawson", "Anna Kelly": "Laura Simmons", "Pete Hegseth": "Frank Dalton",
    "Richard Grenell": "Thomas Whitman", "Gustavo Petro": "Rafael Mendoza", "Leon Panetta": "George Carver",
    "Rachel VanLandingham": "Susan Hartwell", "Elena Marquez": "Maria Fuentes", "Alain Servaes": "Martin Claes", "Xi Jinping": "Li Weiguo",
    "Cartel de los Soles": "Cartel de los Reyes", "Cartel de los Solos": "Cartel de los Rejes", "Tren de Aragua": "Banda de Oruro",
    "Southern Spear": "Northern Shield", "Miami Herald": "Boston Globe", "Reuters": "Bloomberg",
    "Wall Street Journal": "New York Times",
    "Washington Post": "Los Angeles Times", "Gazeta.ru": "Lenta.ru",
    "Trending Politics": "Capitol Weekly", "Army Recognition": "Naval Observer",
    "Brazil": "Chile", "Iran": "Syria", "Panama": "Nicaragua", "Grenada": "Haiti", "Cuba": "Jamaica",
}
# Order and nesting of the figures are kept: 57 lies above 50, eleven below both.
FIGURES = {"13": "17", "50": "60", "57": "68", "eleven": "fourteen", "70,000": "80,000", "100,000": "120,000", "70 percent": "80 percent"}
_CHANGES = NAMES | FIGURES
_ANY = re.compile("|".join(rf"(?<![\w-]){re.escape(word)}(?!\w)" for word in sorted(_CHANGES, key=len, reverse=True)))


def renamed(text: str) -> str:
    return _ANY.sub(lambda found: _CHANGES[found[0]], text)


def story(change=lambda text: text) -> Comparison:
    articles = [a for a in read_inputs([Path("seeds")]) if isinstance(a, Article)]
    changed = [Article(id=a.id, text=change(a.text), outlet=a.outlet and change(a.outlet), url=a.url) for a in articles]
    return compare(list(read_articles(changed)))


@pytest.fixture(scope="module")
def both() -> tuple[Comparison, Comparison]:
    return story(), story(renamed)


def outline(comparison: Comparison, kinds: set[str]) -> Counter[tuple[str, ...]]:
    return Counter((d.kind, d.relation, d.gate, " ".join(sorted({s.article for s in d.sides})))
                   for d in comparison.discrepancies if d.kind in kinds)


def test_no_name_of_the_seeds_is_left():
    text = renamed(Path("seeds/002_06a31232bc44767b.txt").read_text(encoding="utf-8"))
    assert not re.search("Maduro|Venezuela|Trump(?!et)|Soles|Aragua|Herald", text)
    assert "killing 68 suspected traffickers" in text


@pytest.mark.parametrize("kind", ["count", "status", "decision", "name", "source"])
def test_the_findings_of_a_kind_are_the_same_under_other_names(both, kind):
    assert outline(both[0], {kind})
    assert outline(both[1], {kind}) == outline(both[0], {kind})


def test_counts_are_judged_alike_and_shown_with_the_new_figures(both):
    def judged(comparison):
        return Counter((r.relation, r.gate) for r in comparison.relations if r.kind == "count")

    assert judged(both[1]) == judged(both[0])
    told = [*both[1].relations, *both[1].discrepancies]
    shown = " ".join(side.value for one in told if one.kind == "count" for side in one.sides)
    assert re.search(r"\b68\b", shown)
    assert not re.search(r"\b57\b", shown)


def test_the_titles_carry_the_new_names(both):
    titles = " ".join(d.title for d in both[1].discrepancies)
    assert "Reyes" in titles
    assert "Rejes" in titles
    assert not re.search("Soles|Maduro|Herald", titles)
