"""Words given as someone's own: their kind and their speaker."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from parallax.reading.naming import Names
from parallax.reading.speech import find_speech
from parallax.reading.surroundings import Utterance
from parallax.records import Entity, Quote, Sentence, Span

_SCARE_WORDS = 3
_NAMING = frozenset({"name"})


def find_quotes(doc: Doc, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> list[Quote]:
    """Quotations between marks, in order of appearance, each piece of a broken one on its own.

    Kinds: direct (whole sentences), mixed (a piece of a reported sentence), scare (words kept at a distance, said by nobody
    in particular), headline (a pull sentence that only the headline prints).
    Needs: sentence kinds, entities and the dependency parse.
    Misses: quotations inside quotations are read as part of the outer one.
    """
    speech = find_speech(doc, sentences, entities)
    return [_quote(doc, utterance, sentences, speech.names) for utterance in speech.utterances]


def _quote(doc: Doc, utterance: Utterance, sentences: Sequence[Sentence], names: Names) -> Quote:
    kind = kind_of(doc, utterance, sentences, names)
    if utterance.head is None or kind == "headline":
        return Quote(span=utterance.quote.span, kind=kind)
    speaker = names.whole(utterance.head, utterance.source)
    name, named = names.of(utterance.head, speaker)
    return Quote(span=utterance.quote.span, kind=kind, speaker=speaker, speaker_name=name, named=named, cue=utterance.cue)


def kind_of(doc: Doc, utterance: Utterance, sentences: Sequence[Sentence], names: Names) -> str:
    """The kind of a quotation, by its form and by how it is handed on."""
    if _in_headline(utterance.quote.span, sentences) and (utterance.head is None or _is_pull(names.text, utterance)):
        return "headline"
    if _is_scare(doc, utterance) or _is_name(doc, utterance, names):
        return "scare"
    return "direct" if utterance.starts and utterance.how != "inside" else "mixed"


def _in_headline(span: Span, sentences: Sequence[Sentence]) -> bool:
    place = bisect_right(sentences, span[0], key=lambda sentence: sentence.span[0]) - 1
    return place >= 0 and sentences[place].kind == "headline" and span[0] < sentences[place].span[1]


def _is_pull(text: str, utterance: Utterance) -> bool:
    """Whether a whole sentence stands in the headline as a second one: “..., Report Says — ‘Officials confirmed the plan.’”."""
    words = text[slice(*utterance.quote.span)]
    return utterance.how == "inside" and words[:1].isupper() and words[-1:] in ".!?" and len(words.split()) > 4


def _is_name(doc: Doc, utterance: Utterance, names: Names) -> bool:
    """Whether the marks hold a name and nothing else: what Washington refers to as the “axis of evil”."""
    start, end = utterance.quote.span
    bare = names.text[start:end].rstrip(".,;:")
    return utterance.how in ("alone", "inside") and any(span[1] - span[0] == len(bare) for span in names.spans((start, start + len(bare))))


def _is_scare(doc: Doc, utterance: Utterance) -> bool:
    """A name, a term or a word of judgement between marks that is no piece of a statement."""
    if utterance.how in ("after", "before", "carried"):
        return False
    words = doc.char_span(*utterance.quote.span, alignment_mode="expand")
    if words is None:
        return True
    plain = [token for token in words if not (token.is_punct or token.is_space)]
    clause = any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in plain)
    if utterance.how == "alone":
        return not (clause or utterance.starts)
    content = [token for token in plain if not token.is_stop]
    if content and not clause and not utterance.within and all(token.text[0].isupper() or token.like_num for token in content):
        return True
    following = doc[words.end + 1] if words.end + 1 < len(doc) else None
    modifies = following is not None and following.pos_ in ("NOUN", "PROPN") and not plain[-1].is_punct
    if len(plain) <= _SCARE_WORDS and modifies and not clause and utterance.family is None:
        return True
    return len(plain) == 1 and utterance.family in _NAMING and _agent_after(doc, utterance)


def _agent_after(doc: Doc, utterance: Utterance) -> bool:
    """Whether the one who names comes after the name: "has been labeled ‘bullying’ by European allies"."""
    return utterance.source is not None and utterance.source[0] > utterance.quote.outer[1]
