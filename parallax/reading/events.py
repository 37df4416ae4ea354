"""Event predicates with certainty, time and modality."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parallax.reading.certainty import judge
from parallax.reading.embedding import class_of
from parallax.reading.families import is_event_noun
from parallax.records import Event, Sentence


def find_events(doc: Doc, sentences: list[Sentence]) -> list[Event]:
    """Every verb and event noun with how sure, when and in what modality it is, in order of appearance.

    Needs: sentences, the dependency parse, tags and lemmas.
    Unit: certainty from -3 (certainly not) to 3 (certainly), by the words of the text.
    Source: lexicon/modality.toml, lexicon/scope.toml, lexicon/events.toml.
    """
    return [_event(token) for token in doc if _denotes_event(token)]


def _event(token: Token) -> Event:
    judged = judge(token)
    return Event(
        span=(token.idx, token.idx + len(token)),
        lemma=token.lemma_.lower(),
        certainty=round(max(-3.0, min(3.0, judged.certainty)), 2),
        time=judged.time,
        modality=judged.modality,
        cue=None if judged.cue is None else (judged.cue.idx, judged.cue.idx + len(judged.cue)),
        rule=judged.rule,
    )


def _denotes_event(token: Token) -> bool:
    if token.pos_ in ("AUX", "VERB"):
        return token.dep_ not in ("aux", "auxpass")
    if token.pos_ == "ADJ":
        return token.dep_ == "acomp"
    return token.pos_ in ("NOUN", "PROPN") and (is_event_noun(token) or class_of(token) is not None)
