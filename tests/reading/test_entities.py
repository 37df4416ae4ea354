"""Entities: one label and one name each. GOLD: [brackets] mark a mention, with its label and name."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.entities import find_entities
from parallax.reading.model import make_docs
from parallax.reading.sentences import find_sentences

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[2] / "seeds"
NUMBERS = {"CARDINAL", "DATE", "TIME", "ORDINAL", "QUANTITY", "PERCENT", "MONEY"}

GOLD = [
    # names joined
    ("[Nicolás Maduro] spoke. Later [Maduro]’s regime answered.", [("PERSON", "Nicolás Maduro")] * 2),
    ("The agency met at noon. ‘It is hard,’ said Dr.\n\n[Elena Marquez], a political scientist.", [("PERSON", "Elena Marquez")]),
    ("The [Central Intelligence Agency] ([CIA]) acted alone.", [("ORG", "CIA")] * 2),
    ("[U.S.] and [US] officials met in the [United States].", [("GPE", "United States")] * 3),
    ("The [Trump] administration waits.", [("PERSON", "Trump")]),
    # a person by what they lead or hold
    ("The cartels work under [Esteban Quiroga]’s socialist regime. [Quiroga] denies it.", [("PERSON", "Esteban Quiroga")] * 2),
    ("Officials spoke of the “[Cartel de los Reyes],” a powerful drug network.", [("ORG", "Cartel de los Reyes")]),
    # a demonym is no country
    ("[Venezuelan] troops left [Venezuela].", [("NORP", "Venezuelan"), ("GPE", "Venezuela")]),
    # a capital that acts is its government; the city is not
    ("[Moscow] is preparing contingency plans.", [("GPE", "Russia")]),
    ("Explosions shook [Caracas] at night.", [("GPE", "Caracas")]),
    # outlets
    ("The [Washington Post] told of a plan that [Washington] denied.", [("OUTLET", "Washington Post"), ("GPE", "United States")]),
    ("An analyst told [Gazeta.ru] that it was over.", [("OUTLET", "Gazeta.ru")]),
    ("[LIMA], 25 JAN 89 ([AFP]) -- Police reported a blast.", [("GPE", "Lima"), ("OUTLET", "Agence France-Presse")]),
    ("He had bought the gun on [Armslist.com] in May.", [("ORG", "Armslist.com")]),
    ("A nurse told the [Lagos Gazette] that it was over. The [Gazette] agreed.", [("OUTLET", "Lagos Gazette")] * 2),
    # designations
    ("Two [B-1Bs] and the [S-125 Pechora] were seen.", [("PRODUCT", "B-1B"), ("PRODUCT", "S-125 Pechora")]),
    # pseudo-cues
    ("People had a good time at the fair, and a nice day.", []),
]

# canonical name → (label, its forms) per seed; section 7 of the expert's reading
MERGES = {
    "000": {
        ("ORG", "Cartel de los Solos"): {"Cartel de los Solos"},
        ("PERSON", "Donald Trump"): {"Donald Trump", "Trump"},
        ("PERSON", "Elena Marquez"): {"Elena Marquez"},
        ("GPE", "United States"): {"U.S."},
        ("GPE", "Russia"): {"Russia", "Moscow"},
        ("GPE", "Caracas"): {"Caracas"},
        ("OUTLET", "Miami Herald"): {"Miami Herald"},
        ("OUTLET", "Gazeta.ru"): {"Gazeta.ru"},
        ("ORG", "White House"): {"White House"},
        ("NORP", "Colombian"): {"Colombian"},
    },
    "001": {
        ("ORG", "Cartel de los Soles"): {"Cartel de los Soles"},
        ("PERSON", "Nicolás Maduro"): {"Nicolás Maduro", "Maduro"},
        ("PERSON", "Trump"): {"Trump"},
        ("ORG", "United Nations"): {"U.N."},
        ("LAW", "United Nations Charter"): {"U.N. Charter"},
        ("PRODUCT", "B-1 Lancer"): {"B-1 Lancer"},
        ("OUTLET", "Reuters"): {"Reuters"},
        ("OUTLET", "Washington Post"): {"Washington Post"},
        ("ORG", "Pentagon"): {"Pentagon"},
        ("GPE", "Colombia"): {"Colombia"},
    },
    "002": {
        ("ORG", "Tren de Aragua"): {"Tren de Aragua"},
        ("ORG", "Cartel de los Soles"): {"Cartel de los Soles"},
        ("PERSON", "Marco Rubio"): {"Marco Rubio", "Rubio"},
        ("PERSON", "Anna Kelly"): {"Anna Kelly"},
        ("PERSON", "Xi Jinping"): {"Xi Jinping"},
        ("GPE", "United States"): {"U.S.", "America"},
        ("OUTLET", "Trending Politics"): {"Trending Politics"},
    },
    "003": {
        ("ORG", "Tren de Aragua"): {"Tren de Aragua"},
        ("PERSON", "Nicolás Maduro"): {"Nicolás Maduro", "Maduro"},
        ("EVENT", "Operation Southern Spear"): {"Operation Southern Spear"},
        ("PERSON", "Pete Hegseth"): {"Pete Hegseth"},
        ("PERSON", "Gustavo Petro"): {"Gustavo Petro"},
        ("PERSON", "Rachel VanLandingham"): {"Rachel VanLandingham"},
        ("PERSON", "Leon Panetta"): {"Leon Panetta"},
        ("PERSON", "Richard Grenell"): {"Richard Grenell"},
        ("ORG", "CIA"): {"CIA"},
        ("ORG", "Marines"): {"Marines"},
        ("GPE", "Caracas"): {"Caracas"},
    },
    "004": {
        ("PERSON", "Donald Trump"): {"Donald Trump", "Trump"},
        ("PERSON", "Nicolás Maduro"): {"Nicolás Maduro", "Maduro"},
        ("ORG", "CIA"): {"CIA", "Central Intelligence Agency"},
        ("LAW", "United Nations Charter"): {"United Nations Charter"},
        ("PRODUCT", "B-1B"): {"B-1B", "B-1Bs"},
        ("PRODUCT", "B-52"): {"B-52"},
        ("PRODUCT", "AGM-158 Joint Air-to-Surface Standoff Missile"): {"AGM-158 Joint Air-to-Surface Standoff Missile"},
        ("PRODUCT", "S-125 Pechora"): {"S-125 Pechora"},
        ("PRODUCT", "Buk"): {"Buk"},
        ("ORG", "U.S. Southern Command"): {"U.S. Southern Command"},
        ("ORG", "U.S. Air Force"): {"U.S. Air Force"},
        ("OUTLET", "Wall Street Journal"): {"Wall Street Journal"},
        ("OUTLET", "Army Recognition"): {"Army Recognition"},
        ("GPE", "United States"): {"U.S.", "United States"},
    },
}

ABSENT = {
    "000": {"Maduro", "Nicolás Maduro", "Anonymous U.S.", "Congressional", "Cartels"},
    "001": {"civiclens.in", "wionews.com", "Background", "Maduro Seeks Allies"},
    "003": {"Trump Affirms", "Caracas Boils", "Precision Strikes", "U.S.-Venezuela"},
    "004": {"Alain Servaes", "NATO", "Intelligence Findings", "Army Recognition Group"},
}


def read(text):
    (doc,) = make_docs([text])
    return find_entities(doc, find_sentences(doc))


@pytest.fixture(scope="module")
def seeds():
    texts = {path.name[:3]: path.read_text(encoding="utf-8") for path in sorted(SEEDS.glob("00*.txt"))}
    return {name: (text, read(text)) for name, text in texts.items()}


@pytest.mark.parametrize(("marked", "expected"), GOLD)
def test_gold(marked, expected):
    text = marked.replace("[", "").replace("]", "")
    found = [entity for entity in read(text) if entity.label not in NUMBERS]
    assert [(entity.label, entity.name) for entity in found] == expected
    assert [text[slice(*entity.span)] for entity in found] == [part.split("]")[0] for part in marked.split("[")[1:]]


@pytest.mark.parametrize(("seed", "key"), [(seed, key) for seed, merges in MERGES.items() for key in merges])
def test_the_forms_of_one_name_are_joined(seeds, seed, key):
    text, entities = seeds[seed]
    forms = {" ".join(text[slice(*entity.span)].split()) for entity in entities if (entity.label, entity.name) == key}
    assert MERGES[seed][key] <= forms


@pytest.mark.parametrize(("seed", "name"), [(seed, name) for seed, names in ABSENT.items() for name in sorted(names)])
def test_noise_and_boilerplate_are_left_out(seeds, seed, name):
    assert name not in {entity.name for entity in seeds[seed][1]}


@pytest.mark.parametrize("seed", ["000", "001", "002", "003", "004"])
def test_one_label_per_name_and_no_overlap(seeds, seed):
    _, entities = seeds[seed]
    labels = {}
    for entity in entities:
        labels.setdefault(entity.name, set()).add(entity.label)
    assert {name: found for name, found in labels.items() if len(found) > 1} == {}
    assert all(left.span[1] <= right.span[0] for left, right in pairwise(entities))


@given(st.text(alphabet="The U.S.Gazetaruinhldo’s ()-—\n.,[]B-1", max_size=120))
@settings(max_examples=50, deadline=None)
def test_any_text_is_survived(text):
    assert all(text[slice(*entity.span)].strip() and entity.name for entity in read(text))
