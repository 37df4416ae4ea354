"""Sentences and their kinds: bars mark where one ends, the letter says its kind."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.lines import find_lines, is_boilerplate
from parallax.reading.model import make_docs
from parallax.reading.sentences import find_sentences

pytestmark = pytest.mark.model

BODY = "Police said on Tuesday that the search had ended without result."

# text (seed it comes from, where it does): kinds in order
KINDS = [
    # 000: headline and pull sentence on one line
    ("U.S. Covert Operation Targets Infrastructure, Report Says — ‘Officials confirmed the strikes.’\n\n" + BODY, ["headline", "body"]),
    # 001: no headline
    (
        "\nThe US is apparently preparing possible airstrikes.\nBackground: Trump’s Counter-Narcotics Turn\n" + BODY,
        ["body", "heading", "body"],
    ),
    # 001: links
    (
        BODY + " " + BODY + " https://example.com/a-1761932314256\nFOR MORE : https://example.in/news/",
        ["body", "body", "boilerplate", "boilerplate"],
    ),
    # 003
    (BODY + "\nTarget: Tren de Aragua\n" + BODY + '\n"*" indicates required fields\n', ["body", "heading", "body", "boilerplate"]),
    # 004
    (
        BODY + "\n" + BODY + "\nAuthor Bio\nAlain Servaes is the Chief Editor of Army Recognition Group. He writes.",
        ["body", "body", "boilerplate", "boilerplate", "boilerplate"],
    ),
    # a bio without its heading
    (f"{BODY}\n{BODY}\nMary Pickels is a staff writer for Trib Total Media.", ["body", "body", "boilerplate"]),
    # no bio: the sentence stands in the story
    (f"Jo Cox is a reporter for the Herald.\n{BODY}\n{BODY}\n{BODY}\n{BODY}", ["body"] * 5),
    ("3 injured in Raleigh shooting, police say\n\nRALEIGH, N.C. (WNCN) – Three people were injured.", ["headline", "body"]),
    (f"{BODY}\n\nCopyright 2015 KLTV. All rights reserved.", ["body", "boilerplate", "boilerplate"]),
    (f"{BODY}\nAdvertisement\n{BODY}\n___\n(Photo: KHOU 11 News)", ["body", "boilerplate", "body", "boilerplate", "boilerplate"]),
    ("", []),
    (" \n\n ", []),
]

SPLITS = [
    "Officials agree.| U.S. officials have confirmed the existence of military installations.",
    "‘The U.S. can strike,’ said Dr.\n\nElena Marquez, a political scientist.|\n\nThe terrain is hard.",
    "Defense analysts suggest that the White House is considering a phased approach.",
    "It was called off.| President Nicolás Maduro has responded by accusing Washington.",
]


def read(text):
    (doc,) = make_docs([text])
    return find_sentences(doc)


@pytest.mark.parametrize(("text", "kinds"), KINDS)
def test_kinds(text, kinds):
    assert [sentence.kind for sentence in read(text)] == kinds


@pytest.mark.parametrize("marked", SPLITS)
def test_splits(marked):
    text = marked.replace("|", "")
    assert [text[slice(*sentence.span)] for sentence in read(text)] == [part.strip() for part in marked.split("|")]


def test_a_given_title_is_the_headline():
    text = f"The Latest: Trump urges supporters to monitor polling places.\n{BODY}"
    (doc,) = make_docs([text])
    assert [s.kind for s in find_sentences(doc, "The Latest: Trump urges supporters to monitor polling places")] == ["headline", "body"]


def test_links_inside_a_sentence_leave_it_in_the_story():
    assert not is_boilerplate("The full report (https://example.org/report.pdf) blames the driver, the ministry said on Friday.")
    assert is_boilerplate("Read more: https://example.org/report.pdf")


@given(st.text(max_size=200))
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived_and_covered(text):
    spans = [sentence.span for sentence in read(text)]
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)
    assert all(left[1] <= right[0] for left, right in pairwise(spans))
    covered = {at for start, end in spans for at in range(start, end)}
    assert all(at in covered for at, character in enumerate(text) if character.isalnum())


@given(st.text(alphabet="aA .\n\r\t'\"—©", max_size=80))
@settings(max_examples=100, deadline=None)
def test_lines_slice_back(text):
    assert all(text[slice(*line.span)].strip() for line in find_lines(text))
