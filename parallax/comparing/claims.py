"""Accounts → facts in every slot, and facts → claims."""

from __future__ import annotations

import re
from typing import TypedDict

from parallax.comparing.accounts import Account, Days
from parallax.comparing.excerpts import excerpt
from parallax.comparing.facts import Fact
from parallax.lexicon import load
from parallax.records import Attribution, Quantity, Role, Span, Stance, Status, Value

_TABLE = load("impact")
_NAMES: dict[str, str] = _TABLE["names"]
_TOPICS: dict[str, str] = _TABLE["topics"]
_PLAIN = frozenset(load("relations")["plain"]["words"])
_NOUNS = {name: frozenset(entry.get("nouns", ())) for name, entry in load("measures").items() if isinstance(entry, dict)}
_SINGLE = frozenset(load("numbers")["ones"]) | frozenset(load("numbers")["tens"]) | frozenset(load("relations")["figures"]["words"])
_PRONOUNS = frozenset({"he", "her", "him", "his", "my", "she", "their", "they"})
_TOLL_NOUN = re.compile(r"casualt|fatalit|death|dead|wound|injur|missing", re.I)
_SHOWN = 8  # words of a value
_REACH = 60  # characters between a number and the noun it counts


def find_facts(account: Account) -> list[Fact]:
    """All that the article says in the slots that are compared, in order of slot and appearance."""
    reading = account.reading
    return [
        *(count_fact(account, quantity) for quantity in reading.quantities if _is_figure(account, quantity)),
        *(_status(account, status) for status in reading.statuses),
        *(_role(account, role) for role in reading.roles if _is_read(account, role.span)),
        *(_stance(account, stance) for stance in reading.stances),
    ]


def _is_read(account: Account, span: Span) -> bool:
    return account.kind_at(span[0]) != "boilerplate"


def count_fact(account: Account, quantity: Quantity) -> Fact:
    """A figure as a fact; one that says the same as the article's own toll is of the same scene."""
    own = _own_toll(account, quantity)
    measure = quantity.measure or ""
    name = _NAMES.get(measure, measure.replace("_", " "))
    words = account.words(_with_concept(quantity))
    attribution = _attribution(account, quantity)
    return Fact(
        article=account.id,
        kind="count",
        topic=_TOPICS.get(measure, measure),
        label=_label(account, quantity, words),
        spans=(_with_concept(quantity),),
        slot=name if quantity.scope in ("single", "unknown") else f"{name} · {quantity.scope}",
        value=Value(text=excerpt(words, most=_SHOWN), low=quantity.low, high=quantity.high, hedge=quantity.hedge),
        **_rest_on(account, attribution),
        day=_as_of(account, quantity),
        when=account.days((own or quantity).scene.time),
        scene=own.scene if own else quantity.scene,
        quantity=quantity,
        subject=_subject(account, quantity),
        main=own is not None,
        sure=quantity.modality in ("asserted", "reported"),
    )


def _with_concept(quantity: Quantity) -> Span:
    concept = quantity.concept
    if concept is None or (abs(concept[0] - quantity.span[1]) > _REACH and abs(quantity.span[0] - concept[1]) > _REACH):
        return quantity.span
    return min(quantity.span[0], concept[0]), max(quantity.span[1], concept[1])


def _label(account: Account, quantity: Quantity, words: str) -> str:
    """ "over 50 casualties" as printed; "57 killed" where the noun does not say the measure."""
    measure = quantity.measure or ""
    if measure in _TABLE["tolls"]["words"] and not _TOLL_NOUN.search(words):
        return f"{account.words(quantity.span)} {_NAMES.get(measure, measure)}"
    return words


def _own_toll(account: Account, quantity: Quantity) -> Quantity | None:
    """The quantity that the article gives as its own, where this one says the same.

    A figure of an event told in passing is not the article's own where it also counts for the event it opens with; nor is a person
    with a name ("Anna Petrosyan was hurt") a count.
    """
    if not quantity.chart and quantity.measure not in _TABLE["tolls"]["words"]:
        return None
    said = (quantity.measure, quantity.low, quantity.high)
    for toll in account.reading.tolls:
        if toll.quantity is None or (toll.measure, toll.low, toll.high) != said:
            continue
        own = account.reading.quantities[toll.quantity]
        if (own.scene.lead or not _counts_lead(account)) and not _is_person(account.words(own.span)):
            return own
    return None


def _is_figure(account: Account, quantity: Quantity) -> bool:
    """A number with a known measure, outside boilerplate; "the man" and "she" are counted for a toll and are no figures themselves."""
    if quantity.measure is None or not _is_read(account, quantity.span):
        return False
    return not _is_person(account.words(quantity.span)) and quantity.rule != "victim_without_number"


def _is_person(words: str) -> bool:
    first = words.split()[0] if words else ""
    return (
        not any(letter.isdigit() for letter in words)
        and first.casefold().split("-")[0] not in _SINGLE
        and ((first[:1].isupper() and " " in words) or first.casefold() in _PRONOUNS)
    )


def _counts_lead(account: Account) -> bool:
    """Some toll or count of strikes belongs to the opening event; sites that were found there ("several installations") are no toll."""
    return any(quantity.chart and quantity.scene.lead for quantity in account.reading.quantities)


def _subject(account: Account, quantity: Quantity) -> str:
    """The words that narrow who or what is counted: "suspected traffickers", but not "people", nor "operations" among strikes."""
    if quantity.subject is None:
        return ""
    words = account.words(quantity.subject).casefold()
    plain = _PLAIN | _NOUNS.get(quantity.measure or "", frozenset())
    return "" if all(word in plain or word.rstrip("s") in plain for word in words.split()) else words


def _as_of(account: Account, quantity: Quantity) -> Days:
    days = account.days(quantity.as_of)
    return days if days != (None, None) else account.published


def _attribution(account: Account, quantity: Quantity) -> Attribution | None:
    attributions = account.reading.attributions
    place = quantity.attribution
    return attributions[place] if place is not None and 0 <= place < len(attributions) else None


class _Resting(TypedDict):
    party: str | None
    party_kind: str | None


def _rest_on(account: Account, attribution: Attribution | None) -> _Resting:
    party = account.words(attribution.source) if attribution and attribution.source else None
    return {"party": party, "party_kind": attribution.source_kind if attribution else None}


def attribution_of(account: Account, span: Span) -> Attribution | None:
    """The narrowest attribution whose content holds the span."""
    holding = [
        (piece[1] - piece[0], number)
        for number, row in enumerate(account.reading.attributions)
        for piece in row.content
        if piece[0] <= span[0] and span[1] <= piece[1]
    ]
    return account.reading.attributions[min(holding)[1]] if holding else None


def _status(account: Account, status: Status) -> Fact:
    kind = "decision" if status.decision else "status"
    words = account.words(status.span)
    return Fact(
        article=account.id,
        kind=kind,
        slot=kind,
        topic=kind,
        value=Value(text=status.rung.replace("_", " ")),
        label=words,
        spans=(status.span,),
        **_rest_on(account, attribution_of(account, status.span)),
        day=account.published,
        when=account.days(status.scene.time),
        scene=status.scene,
        rung=status.rung,
        sure=abs(status.certainty) >= 2,
    )


def _role(account: Account, role: Role) -> Fact:
    return Fact(
        article=account.id,
        kind=role.slot,
        slot=role.slot,
        topic=role.slot,
        value=Value(text=excerpt(account.words(role.span), most=_SHOWN)),
        key=role.value,
        label=account.words(role.span),
        spans=(role.span,),
        **_rest_on(account, attribution_of(account, role.span)),
        day=account.published,
        when=account.days(role.scene.time),
        scene=role.scene,
        sure=role.certain,
    )


def _stance(account: Account, stance: Stance) -> Fact:
    slot = f"stance · {stance.name}"
    return Fact(
        article=account.id,
        kind="stance",
        slot=slot,
        topic=slot,
        value=Value(text=stance.stance),
        label=account.words(stance.span),
        spans=(stance.span,),
        party=stance.name,
        day=account.published,
    )
