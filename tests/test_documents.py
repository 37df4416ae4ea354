"""What the documents point at is there, and the guide knows every view."""

import re
from pathlib import Path

import pytest

from components.state import VIEWS
from data.views.words import GRAVITY, SIGNS, relation

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / name for name in ("README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "benchmarks/README.md", "docs/GUIDE.md")]
MOST = 4_000_000  # bytes of all pictures together


@pytest.mark.parametrize("document", DOCUMENTS, ids=lambda path: path.name)
def test_every_link_leads_to_a_file(document):
    links = re.findall(r"\]\((?!https?:)([^)#]+)", document.read_text(encoding="utf-8"))
    assert [link for link in links if not (document.parent / link).exists()] == []


def test_the_guide_shows_every_view():
    guide = (ROOT / "docs" / "GUIDE.md").read_text(encoding="utf-8")
    pictured = re.findall(r"^### (.+)\n!\[\1\]\(pictures/[\w-]+\.png\)$", guide, re.MULTILINE)
    assert pictured == list(VIEWS)


def test_the_guide_explains_every_word_and_sign():
    guide = (ROOT / "docs" / "GUIDE.md").read_text(encoding="utf-8")
    left_out = {"one source alone", "no source given", "left out"}  # they say what they mean
    assert [word for word in map(relation, GRAVITY) if word not in guide and word not in left_out] == []
    assert [sign for sign, mark in SIGNS.items() if f"{mark} {sign}" not in guide] == []


def test_the_pictures_stay_small():
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert pictures
    assert sum(path.stat().st_size for path in pictures) < MOST
