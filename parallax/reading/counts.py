"""What an amount counts: the noun it hangs on, in the sentence it stands in."""

from __future__ import annotations

from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from parallax.reading.fates import FIRED, NOUNS, PEOPLE, STATES
from parallax.reading.measurement import Amount
from parallax.records import Span


@dataclass(frozen=True, slots=True)
class Count:
    """An amount on its tokens. ``number`` is the number's last token, ``head`` the noun counted (``None`` when the number stands
    alone: "57 were killed"), ``end`` the token after the whole noun phrase; ``part`` says that it is taken out of a larger set
    ("three of the victims")."""

    amount: Amount
    first: Token
    number: Token
    head: Token | None
    end: int
    part: bool = False

    @property
    def anchor(self) -> Token:
        """The token whose place in the parse is the count's own."""
        return self.head if self.head is not None else self.number


def count_of(doc: Doc, amount: Amount) -> Count | None:
    """The amount with the noun it counts; ``None`` where the text has no such tokens.

    Needs: the dependency parse; falls back on the words that follow.
    """
    core = doc.char_span(amount.core_start, max(amount.core_end, amount.core_start + 1), alignment_mode="expand")
    whole = doc.char_span(amount.start, amount.end, alignment_mode="expand")
    if core is None or whole is None:
        return None
    first, number = whole[0], core[-1]
    after = _after_unit(doc, amount, number)
    if amount.unit is None and _is_age(doc, amount, core[0], number):
        return Count(replace(amount, unit="year"), first, number, None, after)
    if amount.unit is None:
        head = _thing(_governing(core, number)) or _thing(_following(doc, after))
        if head is not None:
            return Count(amount, first, number, head, head.i + 1)
    if (whole_noun := _antecedent(doc, number.i + 1)) is not None:
        return Count(amount, first, number, whole_noun, number.i + 3, part=True)
    inner = _of_noun(doc, after if amount.unit else number.i + 1)
    if inner is not None:
        return Count(amount, first, number, inner, inner.i + 1, part=not _measures_out(amount))
    return Count(amount, first, number, None, after)


def concept_span(doc: Doc, count: Count) -> Span | None:
    """The words that say what is counted, from behind the number to the noun: "suspected traffickers"."""
    if count.head is None:
        return None
    start = count.number.i + 1
    if count.head.i < start:
        return count.head.idx, count.head.idx + len(count.head.text)
    if count.amount.unit is not None or (start < count.head.i and doc[start].lower_ == "of"):
        start = min(
            [token.i for token in count.head.lefts if token.dep_ in ("amod", "compound", "nummod") and token.i > count.number.i],
            default=count.head.i,
        )
    while start < count.head.i and (doc[start].is_punct or doc[start].is_space or doc[start].lower_ in ("more", "other", "of", "the")):
        start += 1
    begin = doc[min(start, count.head.i)].idx
    return begin, count.head.idx + len(count.head.text)


def unit_of(count: Count) -> str | None:
    """The unit as printed: the measured unit, or the lemma of the noun counted."""
    if count.amount.unit is not None:
        return count.amount.unit
    if count.head is None:
        return None
    lemma = count.head.lemma_.lower() if count.head.pos_ != "PROPN" else count.head.lower_
    return {"person": "people"}.get(lemma, lemma)


def _measures_out(amount: Amount) -> bool:
    """ "dozens of people" are the people themselves; "three of the victims" are a part of them."""
    return amount.hedge == "vague" or amount.unit is not None or amount.scale > 1


def _after_unit(doc: Doc, amount: Amount, number: Token) -> int:
    at = number.i + 1
    while at < len(doc) and doc[at].idx < amount.unit_end:
        at += 1
    return at


def _thing(head: Token | None) -> Token | None:
    """What is counted, unless the model takes a fate for a noun: "4 Shot at Party"; "fired one shot" counts shots."""
    fated = head is not None and head.lower_ in STATES and head.lemma_.lower() not in NOUNS
    fired = head is not None and head.dep_ == "dobj" and head.head.lemma_.lower() in FIRED
    return None if fated and not fired else head


def _list_start(doc: Doc, first: Token) -> Token:
    """The first number of a list in digits: "ages [22], 26, 29 and 37"."""
    at = first.i
    while at > 1 and doc[at - 1].lower_ in (",", "and") and doc[at - 2].is_digit and first.is_digit and first.i - at < 20:
        at -= 2
    return doc[at]


_AGE_WORDS = frozenset({"age", "aged", "ages"})
_AGED = frozenset({"boy", "child", "girl", "man", "woman"})
_OPEN_AGE = frozenset({",", "(", "—", "–"})


def _is_age(doc: Doc, amount: Amount, first: Token, number: Token) -> bool:
    """ "Jeffery Webb, 47, died", "a man (24)", "aged 18 to 34", "age 6": years, and no count of anybody."""
    if amount.hedge not in ("exact", "range") or first.i == 0 or not isinstance(amount.low, int) or not 0 < amount.low < 115:
        return False
    first = _list_start(doc, first)
    if first.i == 0:
        return False
    before = doc[first.i - 1]
    if before.lower_ in ("both", "all") and first.i > 1 and doc[first.i - 2].text == ",":
        return True
    if before.lower_ in ("one", "other") and first.is_digit and first.i > 1 and doc[first.i - 2].lower_ in (",", "and", "the"):
        return True  # "two teenagers, one 16 and the other 17"
    if before.lower_ == "of" and first.i > 1 and doc[first.i - 2].lower_ in _AGED:
        return True  # "a boy of 7"
    if before.lower_ in _AGE_WORDS or (first.i > 1 and before.lower_ in ("of", "and") and doc[first.i - 2].lower_ in _AGE_WORDS | {"age"}):
        return True
    if before.text not in _OPEN_AGE or first.i < 2 or doc[first.i - 2].pos_ not in ("PROPN", "NOUN"):
        return False
    after = doc[number.i + 1] if number.i + 1 < len(doc) else None
    named = doc[first.i - 2].pos_ == "PROPN" or doc[first.i - 2].lemma_.lower() in PEOPLE
    closed = (
        after is None
        or after.text in (",", ".", ")", ";")
        or after.is_space
        or (after.lower_ in ("and", "of", "from", "was", "were", "is") and named)
    )
    return closed and named and not amount.spelled


def _governing(core: object, number: Token) -> Token | None:
    """The noun that the parse hangs the number on, when it follows and no clause lies between."""
    token = number
    for _ in range(4):
        if token.dep_ not in ("nummod", "quantmod", "compound", "amod", "advmod", "det", "npadvmod", "appos", "nmod"):
            return None
        token = token.head
        if token.i > number.i:
            break
    near = 0 < token.i - number.i <= 6 and token.sent.start == number.sent.start
    return token if near and token.pos_ in ("NOUN", "PROPN") and _clear(number, token) else None


def _clear(number: Token, head: Token) -> bool:
    between = number.doc[number.i + 1 : head.i]
    if any(token.pos_ in ("VERB", "AUX", "SCONJ", "PRON", "ADP") and token.tag_ not in ("VBN", "VBG") for token in between):
        return False
    # "Five dead, dozens injured": a comma behind a fate ends what is counted; "two young, armed men" goes on.
    commas = [token for token in between if token.text == ","]
    return not any(token.text in ";:()[]—–" for token in between) and not any(
        token.i == number.i + 1 or token.nbor(-1).lower_ in STATES for token in commas
    )


def _following(doc: Doc, at: int) -> Token | None:
    """The last noun of the run that starts behind the number: "13 suspected drug traffickers"."""
    head: Token | None = None
    for token in doc[at : at + 6]:
        if token.pos_ in ("NOUN", "PROPN") and token.ent_type_ not in ("DATE", "TIME"):
            head = token
        elif (
            head is not None
            or (token.pos_ not in ("ADJ", "NUM") and token.tag_ not in ("VBN", "VBG", "HYPH"))
            or (token.tag_ == "VBN" and not _attributive(token))
        ):
            break
    return head


def _attributive(token: Token) -> bool:
    """Whether a participle stands before its noun ("suspected traffickers") and is no predicate ("57 killed")."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return after is not None and after.pos_ in ("NOUN", "ADJ") and token.dep_ == "amod"


def _antecedent(doc: Doc, at: int) -> Token | None:
    """The noun that "many of which" and "three of whom" are taken from."""
    if at + 1 >= len(doc) or doc[at].lower_ != "of" or doc[at + 1].lower_ not in ("which", "whom"):
        return None
    verb = next((step for step in doc[at].ancestors if step.dep_ == "relcl"), None)
    noun = verb.head if verb is not None else None
    return noun if noun is not None and noun.pos_ in ("NOUN", "PROPN") and noun.i < at else None


def _of_noun(doc: Doc, at: int) -> Token | None:
    """The noun behind "of": "dozens of people", "60 per cent of its revenue"; not the pronoun of "two of them"."""
    if at >= len(doc) or doc[at].lower_ != "of":
        return None
    inner = next((child for child in doc[at].children if child.dep_ == "pobj" and child.i > at), None)
    inner = inner or _following(doc, at + 2 if at + 1 < len(doc) and doc[at + 1].pos_ in ("DET", "PRON") else at + 1)
    return inner if inner is not None and inner.pos_ in ("NOUN", "PROPN") and inner.i - at <= 8 else None
