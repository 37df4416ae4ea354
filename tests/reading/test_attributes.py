"""The kinds of word say what spaCy's attribute ruler says."""

from functools import cache
from typing import cast

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.attrs import DEP, LEMMA, MORPH, POS, TAG
from spacy.lang.en import English
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.vocab import Vocab

from parallax.reading.attributes import KindsOfWord, is_simple
from parallax.reading.model import load_model
from parallax.reading.named import names_in

pytestmark = pytest.mark.model

TEXTS = [
    "The men who were killed had been told that nobody would come, and they didn't.",
    "He ain't gonna go, y'all; let's see. C'mon, I gotta do it. There's a man, and there are two.",
    "Doin' nothin' isn't somethin' ol' folks got; it gets me.\n\n \t Once upon a time, 'em.",
    "Had the army not fired, 13 people might have lived. Who's there? It's me: I.",
    "",
    "\n",
]
_ATTRIBUTES = [TAG, POS, MORPH, LEMMA, DEP]



@cache
def ruler_and_kinds() -> tuple[AttributeRuler, KindsOfWord]:
    ruler = cast(AttributeRuler, load_model().get_pipe("attribute_ruler"))
    return ruler, KindsOfWord(ruler)


def parsed(text: str) -> Doc:
    """The Doc as it comes to the ruler."""
    nlp = load_model()
    doc = nlp.make_doc(text)
    for name in ("tok2vec", "tagger", "parser"):
        doc = nlp.get_pipe(name)(doc)
    return doc


def assert_alike(text: str) -> None:
    ours, theirs = parsed(text), parsed(text)
    ruler, kinds = ruler_and_kinds()
    ruler(theirs)
    kinds(ours)
    assert ours.to_array(_ATTRIBUTES).tolist() == theirs.to_array(_ATTRIBUTES).tolist()


@pytest.mark.parametrize("text", TEXTS)
def test_texts_are_alike(text: str) -> None:
    assert_alike(text)
    assert_alike(text)  # out of what is kept


_WORDS = st.sampled_from(["ain't", "gonna", "let's", "y'all", "he", "had", "Had", "been", "that", "which", "to", "there", "is", "'s", "it",
                          "you", "I", "don't", "c'm", "on", "got", "ta", "\n"])


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, max_size=20).map(" ".join))
def test_any_words_are_alike(text: str) -> None:
    assert_alike(text)


def test_stands_in_the_rulers_place() -> None:
    assert "kinds_of_word" in load_model().pipe_names
    assert "attribute_ruler" not in load_model().pipe_names


@pytest.mark.parametrize("token", [{"LEMMA": "be"}, {"LOWER": {"NOT_IN": ["be"]}}, {"TAG": "NN", "LENGTH": 3}])
def test_leaves_other_patterns_to_spacy(token: dict[str, object]) -> None:
    ruler = AttributeRuler(Vocab())
    ruler.add([[{"TAG": "NN"}], [token]], {"POS": "NOUN"})
    assert not is_simple(ruler)


def test_a_kind_counts_from_the_end_of_a_match() -> None:
    vocab = English().vocab
    ruler = AttributeRuler(vocab)
    ruler.add([[{"LOWER": "so"}, {"LOWER": "far"}]], {"POS": "ADV"}, index=-1)
    doc = KindsOfWord(ruler)(Doc(vocab, words=["so", "far", "so", "good"]))
    assert [token.pos_ for token in doc] == ["", "ADV", "", ""]


def test_names_in_a_sentence_are_spacys() -> None:
    doc = load_model()("Paris and London slept. Nobody in Rome did.\nOn Monday, Anna Smith of the Red Cross left New York.")
    assert len(doc.ents) > 3
    assert [list(names_in(sent)) for sent in doc.sents] == [list(sent.ents) for sent in doc.sents]
