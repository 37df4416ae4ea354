"""Every number of something in an article, tied to what it counts, how far it reaches and who says it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from parallax.reading.amounts import find_amounts
from parallax.reading.charts import chart_rule
from parallax.reading.counts import Count, concept_span, count_of, unit_of
from parallax.reading.fates import Fate
from parallax.reading.measurement import Amount
from parallax.reading.measures import GROUP, measure_of
from parallax.reading.plurals import Plural, find_plurals
from parallax.reading.scenes import find_scene, opening_scene
from parallax.reading.scopes import as_of_span, is_statistic, modality_of, scope_of, since_span
from parallax.reading.stretches import Stretches
from parallax.reading.victims import Victims, find_victims
from parallax.reading.wholetext import text_of
from parallax.reading.zeros import Zero, find_zeros
from parallax.records import Attribution, Entity, Quantity, Scene, Sentence, Span

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_LOCATED = re.compile(r"\b(?:in|inside|outside|at|near|off|around|across|along)\s+(?:the\s+)?(?:\w+\s+)?$", re.IGNORECASE)


def find_quantities(
    doc: Doc, sentences: Sequence[Sentence], entities: Sequence[Entity], attributions: Sequence[Attribution]
) -> list[Quantity]:
    """Quantities in order of appearance: counts, shares, money, zero counts, and victims told without a number.

    Needs: the dependency parse, lemmas and names.
    Misses: a count in one sentence whose noun is in the next; tables.
    Source: lexicon/measures.toml, scopes.toml, hedges.toml, units.toml.
    """
    text = _Text(
        doc=doc, raw=text_of(doc), sentences=sentences, starts=[sentence.span[0] for sentence in sentences],
        places=Stretches((entity.span, entity.span) for entity in entities if entity.label in _PLACES),
        contents=Stretches((piece, n) for n, entry in enumerate(attributions) for piece in entry.content),
        cues=Stretches((entry.cue, n) for n, entry in enumerate(attributions) if entry.cue is not None),
    )  # fmt: skip
    counts = [count for amount in find_amounts(text.raw) if (count := count_of(doc, amount)) is not None]
    hung = {token.i: count for count in counts for token in (count.number, count.anchor)}
    # Where no event is told, a hurt player is no toll.
    victims = (
        find_victims(doc, hung)
        if opening_scene(doc).family is not None
        else []
    )
    summed = {part.amount.core_start for told in victims for part in told.parts}
    found = [_counted(text, count, part=count.amount.core_start in summed) for count in counts]
    found = [quantity for quantity in found if not _idle(quantity, text)]
    found += [_zero(text, zero) for zero in find_zeros(doc)]
    found += [_unnumbered(text, told) for told in victims]
    found += [_bare_plural(text, plural) for plural in find_plurals(doc, hung)]
    return _apart(sorted(found, key=lambda quantity: (quantity.span, quantity.rule)))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """What the single readings share: the text, and in order of their starts the places named and the attributions by number."""

    doc: Doc
    raw: str  # the whole text
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    places: Stretches[Span]
    contents: Stretches[int]
    cues: Stretches[int]

    def sentence(self, at: int) -> Sentence:
        place = bisect_right(self.starts, at) - 1
        inside = place >= 0 and at < self.sentences[place].span[1]
        return self.sentences[place] if inside else Sentence(span=(at, at), kind="boilerplate")

    def attribution(self, at: int, sentence: Span) -> int | None:
        """The attribution with the shortest content around a place, or the one whose cue stands in its sentence."""
        around = [(end - start, n) for (start, end), n in self.contents.spans_touching(at, at + 1)]
        if around:
            return min(around)[1]
        return min((n for cue, n in self.cues.spans_touching(*sentence) if cue[0] >= sentence[0]
                    and self.raw[slice(*cue)].lower().startswith("according")), default=None)  # fmt: skip

    def place(self, span: Span, sentence: Span) -> Span | None:
        """The nearest place in the sentence that the words put something in ("in Tripoli"); "U.S. troops" are nowhere."""
        start, end = sentence
        inside = [place for place in self.places.touching(start, end) if place[0] >= start]
        named = [place for place in inside if _LOCATED.search(self.raw[start : place[0]])]
        return min(named, key=lambda place: abs(place[0] - span[0]), default=None)


def _idle(quantity: Quantity, text: _Text) -> bool:
    """ "one" as a pronoun: "get their hands on one", "one must"; with a fate it counts ("killing one"). In a heading, "many layers"."""
    if quantity.measure is not None:
        return False
    if quantity.hedge == "vague" and quantity.high is None and text.sentence(quantity.span[0]).kind in ("heading", "headline"):
        return True
    return quantity.concept is None and quantity.unit is None and text.raw[slice(*quantity.span)].lower() == "one"


def _counted(text: _Text, count: Count, *, part: bool) -> Quantity:
    amount, doc = count.amount, text.doc
    sentence = text.sentence(amount.core_start)
    fate = None if _one_of(count) else measure_of(doc, text.raw, count)
    scope = "subset" if part and fate is not None else scope_of(text.raw, count, fate.measure if fate else None, sentence.span)
    base = Quantity(
        span=(amount.start, amount.end), low=_floor(text.raw, amount, count), high=amount.high, hedge=amount.hedge,
        unit=unit_of(count), concept=concept_span(doc, count), scope=scope, subject=_subject(doc, count),
    )  # fmt: skip
    quantity = _told(text, base, fate, count.anchor, sentence)
    return replace(quantity, rule="one_of") if _one_of(count) and quantity.rule == "no_measure" else quantity


_VICTIMS = frozenset({"injured", "victim", "wounded"})
_MEN = frozenset({"boy", "child", "girl", "man", "teen", "teenager", "woman"})


def _one_of(count: Count) -> bool:
    """ "one of the architects" picks somebody out and counts nobody; one of the victims, or of the men, is counted."""
    return count.number.lower_ == "one" and count.part and count.amount.hedge == "exact" and not _is_victim(count.head)


def _is_victim(noun: Token | None) -> bool:
    if noun is None or noun.lemma_.lower() not in _VICTIMS | _MEN:
        return False
    # "one of three people shot": the three are counted.
    return noun.lemma_.lower() in _VICTIMS or not any(child.dep_ == "nummod" for child in noun.children)


def _floor(text: str, amount: Amount, count: Count) -> int | float | None:
    """What is counted cannot fall below none: "at most 20 people" are none to 20, "up to 20" at least one."""
    if amount.hedge != "at_most" or amount.low is not None or count.head is None or amount.unit is not None:
        return amount.low
    return (
        0
        if text[amount.start : amount.end]
        .lower()
        .startswith(("at most", "no more", "not more", "fewer", "less", "under", "below", "a maximum"))
        else 1
    )


def _subject(doc: Doc, count: Count) -> Span | None:
    """The words that narrow who is counted, where there are any beyond "people"."""
    concept = concept_span(doc, count)
    if concept is None or count.head is None or count.amount.unit is not None:
        return None
    plain = count.head.lemma_.lower() in ("people", "person", "other", "casualty", "death", "fatality", "victim", "life")
    return None if plain and concept[0] == count.head.idx else concept


def _told(text: _Text, quantity: Quantity, fate: Fate | None, anchor: Token, sentence: Sentence) -> Quantity:
    """The quantity with all that its sentence says of it."""
    doc = text.doc
    measure = fate.measure if fate is not None else None
    word = fate.word if fate is not None else anchor
    modality = quantity.modality if quantity.high == 0 else modality_of(text.raw, word, quantity.scope, sentence.span)
    scene = find_scene(doc, word) if measure is not None else Scene()
    chart, rule = chart_rule(
        kind=sentence.kind, measure=measure, scope=quantity.scope, modality=modality, hedge=quantity.hedge, high=quantity.high,
        statistic=is_statistic(text.raw, quantity.span, sentence.span), elsewhere=_elsewhere(doc, scene, measure),
    )  # fmt: skip
    return replace(
        quantity, measure=measure, modality=modality, event=_event(fate), scene=scene, chart=chart, rule=rule,
        place=text.place(quantity.span, sentence.span) if measure is not None else None,
        since=since_span(text.raw, sentence.span) if quantity.scope == "cumulative" else None,
        as_of=as_of_span(text.raw, sentence.span) if measure is not None else None,
        attribution=text.attribution(quantity.span[0], sentence.span),
    )  # fmt: skip


def _event(fate: Fate | None) -> Span | None:
    return (fate.word.idx, fate.word.idx + len(fate.word.text)) if fate is not None else None


_VIOLENCE = ("clash", "explosion", "kidnapping", "killing", "shooting", "strike", "war")
_REALMS = {"disease": "disease", "earthquake": "nature", "storm": "nature"} | dict.fromkeys(_VIOLENCE, "violence")


def _elsewhere(doc: Doc, scene: Scene, measure: str | None) -> bool:
    """Whether a casualty count hangs on a kind of event that cannot be the article's own: an epidemic beside a strike.

    Fires and crashes go with everything: bombs and storms make them.
    """
    if measure is None or GROUP[measure] != "casualty":
        return False
    own, opening = _REALMS.get(scene.family or ""), _REALMS.get(opening_scene(doc).family or "")
    return own is not None and opening is not None and own != opening


def _zero(text: _Text, zero: Zero) -> Quantity:
    sentence = text.sentence(zero.span[0])
    modality = modality_of(text.raw, zero.word, "single", sentence.span)
    heard = "reported" if modality == "reported" or "report" in text.raw[slice(*sentence.span)].lower() else "asserted"
    base = Quantity(span=zero.span, low=0, high=0, hedge="exact", unit=zero.word.lemma_.lower() if zero.concept else "people",
                    concept=zero.concept, scope="single", modality=heard)  # fmt: skip
    return _told(text, base, Fate(zero.measure, zero.word), zero.word, sentence)


def _bare_plural(text: _Text, plural: Plural) -> Quantity:
    sentence = text.sentence(plural.span[0])
    noun = (plural.noun.idx, plural.noun.idx + len(plural.noun.text))
    base = Quantity(span=plural.span, low=plural.low, high=plural.high, hedge="vague", unit=plural.noun.lemma_.lower(), concept=noun,
                    scope="subset" if plural.whole is not None else "unknown", subject=noun)  # fmt: skip
    return _told(text, base, plural.fate, plural.noun, sentence)


def _unnumbered(text: _Text, told: Victims) -> Quantity:
    sentence = text.sentence(told.span[0])
    exact = told.low == told.high
    base = Quantity(span=told.span, low=told.low, high=told.high, hedge="exact" if exact else "at_least" if told.high is None else "range",
                    unit="people", concept=told.span, scope="single", subject=told.span)  # fmt: skip
    quantity = _told(text, base, told.fate, told.head, sentence)
    if told.parts and quantity.chart:
        return replace(quantity, rule="adds_up")
    return replace(quantity, chart=False, rule="victim_without_number") if quantity.chart or quantity.rule == "no_measure" else quantity


def _apart(found: list[Quantity]) -> list[Quantity]:
    """One quantity per span; of two with one span the earlier rule stands."""
    kept: list[Quantity] = []
    for quantity in found:
        if not kept or kept[-1].span != quantity.span:
            kept.append(quantity)
    return kept
