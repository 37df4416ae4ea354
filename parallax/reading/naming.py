"""Whom a speaker's words name: the canonical name, the resolved pronoun, or the words of the role."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading.antecedents import last_role, misfits
from parallax.reading.speakers import root_of, source_span
from parallax.reading.stretches import Stretches
from parallax.reading.wholetext import text_of
from parallax.records import Entity, Span

_PERSONAL = frozenset({"he", "she", "they", "it", "who", "his", "her", "their", "him", "them"})
_HE_OR_SHE = frozenset({"he", "she", "his", "her", "him", "who"})
_FORMS = {"he": frozenset({"he", "his", "him"}), "she": frozenset({"she", "her"})}
_ACTORS = frozenset({"PERSON", "ORG", "GPE", "NORP", "OUTLET"})
_DETERMINERS = frozenset({"a", "an", "the", "one", "this", "that", "these", "those"})
_REACH = 700  # characters between a pronoun and the name it goes back to
_FULLER = frozenset({"compound", "amod", "appos", "nummod", "prep"})
_UNNAMED = words("sourcekinds")["unnamed"]


class Names:
    """The actors of one article, looked up by the head word of a speaker."""

    def __init__(self, doc: Doc, entities: Sequence[Entity], spoken: Sequence[Span] = ()) -> None:
        self._doc = doc
        self._starts = [token.idx for token in doc]
        self.text = text_of(doc)
        self._actors = Stretches((entity.span, entity) for entity in entities if entity.label in _ACTORS)
        self._spoken = Stretches((span, None) for span in spoken)
        self._misfits = misfits(self.text, [entity for entity in entities if entity.label == "PERSON"])
        self._labels = {entity.name: entity.label for entity in reversed(entities) if entity.label in _ACTORS}

    def of(self, head: int, source: Span | None) -> tuple[str | None, bool]:
        """The name to show for a speaker, and whether it is a name at all rather than a role."""
        token = self._doc[head]
        span = source or source_span(token)
        if token.lower_ in _PERSONAL:
            return self._antecedent(token)
        entity = self._entity(token, span)
        if entity is not None:
            return entity.name, True
        if (earlier := self._same_role(token, span)) is not None:
            return self.of(earlier.i, source_span(earlier))
        return self._role(span), False

    def entity(self, head: int) -> Entity | None:
        """The actor whose mention holds the head word."""
        return next(iter(self._actors.at(self._doc[head].idx)), None)

    def token_at(self, place: int) -> Token:
        """The token that holds a character."""
        starts = self._starts
        return self._doc[max(0, bisect_right(starts, place) - 1)]

    def tokens_from(self, place: int) -> Iterator[Token]:
        """The tokens that begin at a character or after it."""
        return iter(self._doc[bisect_left(self._starts, place) :])

    def whole(self, head: int | None, source: Span | None) -> Span | None:
        """A source's words, widened to the whole name at their head: the parser takes "Trending" for a verb."""
        entity = self.entity(head) if head is not None else None
        if entity is None or source is None:
            return source
        return min(source[0], entity.span[0]), max(source[1], entity.span[1])

    def inside(self, span: Span) -> list[Entity]:
        """The actors that a source's words mention."""
        return [actor for actor in self._actors.touching(*span) if span[0] <= actor.span[0] and actor.span[1] <= span[1]]

    def spans(self, span: Span) -> list[Span]:
        """The stretches of a span that name something."""
        return [actor.span for actor in self.inside(span)]

    def label(self, head: int) -> str | None:
        """The label of the actor that a pronoun goes back to."""
        name, _ = self._antecedent(self._doc[head])
        return self._labels.get(name or "")

    def _entity(self, token: Token, span: Span) -> Entity | None:
        """The mention at the head, or the person whose role the head gives: "spokeswoman Anna Kelly"."""
        if (own := self.entity(token.i)) is not None:
            return own
        people = [actor for actor in self.inside(span) if actor.label == "PERSON"]
        beside = [child.idx for child in token.children if child.dep_ == "appos"]
        apposed = [actor for actor in people if any(actor.span[0] <= start < actor.span[1] for start in beside)]
        if apposed or token.pos_ != "PROPN":
            return apposed[0] if apposed else None
        return people[-1] if people and people[-1].span[1] == span[1] else None

    def _role(self, span: Span) -> str:
        words = self.text[slice(*span)].split()
        while len(words) > 1 and words[0].lower() in _DETERMINERS:
            words = words[1:]
        return " ".join(words)

    def _same_role(self, token: Token, span: Span) -> Token | None:
        """The fuller mention that "the analyst" goes back to, within the paragraph and the one before it."""
        words = self.text[slice(*span)].lower().split()
        if token.pos_ != "NOUN" or len(words) != 2 or words[0] not in ("the", "this", "that"):
            return None
        for earlier in reversed(self._doc[max(0, token.i - 250) : token.i]):
            if earlier.lower_ == token.lower_ and earlier.pos_ == "NOUN" and self._is_fuller(earlier):
                return earlier
        if token.lower_ in ("source", "sources"):
            return self._last_official(token)
        return None

    def _last_official(self, token: Token) -> Token | None:
        """The unnamed official that "the source" goes back to, one or two sentences earlier."""
        for earlier in reversed(self._doc[max(0, token.i - 80) : token.i]):
            if earlier.dep_ == "nsubj" and earlier.lemma_ in _UNNAMED and self.entity(earlier.i) is None:
                return earlier
        return None

    def _is_fuller(self, token: Token) -> bool:
        return any(child.dep_ in _FULLER or child.lower_ in ("a", "an", "one") for child in token.children)

    def _antecedent(self, token: Token) -> tuple[str | None, bool]:
        """The last person or body before a pronoun that fits it, subjects first; a name within a quotation is only spoken of."""
        if token.lower_ == "who" and token.i and (noun := self._who(token)) is not None:
            return self.of(noun.i, source_span(noun))
        near = [actor for actor in self._actors.touching(token.idx - _REACH, token.idx) if self._fits(actor, token)]
        subjects = [actor for actor in near if self._is_subject(actor)]
        best = (subjects or near)[-1] if near else None
        role = last_role(self._doc, token, self._spoken)
        if role is not None and (not subjects or role.idx > subjects[-1].span[1]):
            return self.of(role.i, source_span(role))
        return (best.name, True) if best is not None else (None, False)

    def _fits(self, actor: Entity, token: Token) -> bool:
        wanted = {"PERSON"} if token.lower_ in _HE_OR_SHE else {"ORG", "GPE", "NORP", "OUTLET"}
        if actor.label not in wanted or actor.span[1] > token.idx or self.text.count("\n", actor.span[1], token.idx) > 3:
            return False
        if self._spoken.at(actor.span[0]) and not self._spoken.at(token.idx):
            return False
        unfit = self._misfits.get(actor.name)
        return unfit is None or token.lower_ not in _FORMS[unfit]

    def _who(self, token: Token) -> Token | None:
        verb = token.head
        return verb.head if verb.dep_ == "relcl" and verb.head.i < token.i else None

    def _is_subject(self, actor: Entity) -> bool:
        first, last = self.token_at(actor.span[0]).i, self.token_at(actor.span[1] - 1).i
        return root_of(self._doc[first : last + 1]).dep_ in ("nsubj", "nsubjpass")
