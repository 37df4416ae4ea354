"""A headline surer than its body, and a headline's quotation that nobody speaks."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parallax.comparing.accounts import Account, overlap
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load
from parallax.records import Sentence, Side, Span

_DOUBT = re.compile(r"\b(" + "|".join(re.escape(words) for words in load("relations")["doubt"]["words"]) + r")\b", re.I)
_HEDGE = re.compile(r"\b(" + "|".join(load("relations")["hedged"]["words"]) + r")\b|\?", re.I)
_REFUSED = re.compile(r"\b(confirmed|verified|unconfirmed)\b", re.I)  # "unclear" mostly doubts a detail: why, who, how many
_OPENING = 0.25
_EFFECT = re.compile(r"\b(effect|effectiveness|impact|outcome|success)\b", re.I)
_PENDING = frozenset({"planned", "not_decided"})
_DONE = frozenset({"under_way", "carried_out", "confirmed"})
_WORD = re.compile(r"\w+")
_MOST = 3
_SHARED = 2  # words of the headline that a doubt takes up; one is enough where it doubts the effect


def audit_headlines(accounts: Sequence[Account]) -> list[Finding]:
    """At most one HEADLINE_BODY per article."""
    return [row for account in accounts for row in _audit(account)]


def _audit(account: Account) -> list[Finding]:
    headline = next((sentence for sentence in account.reading.sentences if sentence.kind == "headline"), None)
    if headline is None:
        return []
    doubts = _doubts(account, headline)
    pseudo = [
        quote.span
        for quote in account.reading.quotes
        if quote.kind == "headline" and quote.speaker is None and not _spoken(account, quote.span)
    ]
    if pseudo and doubts:
        return [_finding(account, pseudo[:1], doubts, "headline.quote")]
    if _asserts(account, headline) and doubts:
        return [_finding(account, [headline.span], doubts, "headline.sure")]
    return []


def _finding(account: Account, head: list[Span], doubts: list[Span], key: str) -> Finding:
    words = phrase(key, a=quoted(account.words(head[0])), b=quoted(account.words(doubts[0])))
    sides = (
        Side(article=account.id, value="headline", evidence=tuple(head)),
        Side(article=account.id, value="body", evidence=tuple(doubts)),
    )
    return finding(
        "framing",
        "HEADLINE_BODY",
        gate="Headline",
        words=words,
        sides=sides,
        gap=0.5,
        topic="framing",
        steps=decided("Headline", "the headline carries no hedge, the body does"),
    )


def _asserts(account: Account, headline: Sentence) -> bool:
    """The headline carries no hedge of its own."""
    return not _HEDGE.search(account.words(headline.span))


def _doubts(account: Account, headline: Sentence) -> list[Span]:
    """Body sentences that doubt what shares words with the headline, and rungs that say it has not happened; first come first."""
    topic = _content(account.words(headline.span))
    found: list[Span] = []
    for sentence in account.reading.sentences:
        words = account.words(sentence.span)
        if sentence.kind == "body" and _DOUBT.search(words):
            shared = len(_content(words) & topic)
            effect = bool(_EFFECT.search(words))
            if (effect and shared) or (_REFUSED.search(words) and shared >= _SHARED):
                found.append(sentence.span)
    return sorted(found[:_MOST] + (_pending(account) if _says_done(account, headline) else []))


def _pending(account: Account) -> list[Span]:
    """The opening's own rung, where the body opens with what is still to come and never tells of it as done."""
    lead = [status for status in account.reading.statuses if status.scene.lead and account.kind_at(status.span[0]) == "body"]
    if not lead or any(status.rung in _DONE for status in lead) or lead[0].rung not in _PENDING:
        return []
    return [lead[0].span] if lead[0].span[0] < _OPENING * len(account.reading.article.text) else []


def _says_done(account: Account, headline: Sentence) -> bool:
    """The headline's own events are told as happening, not as planned or asked."""
    own = [event for event in account.reading.events if overlap(event.span, headline.span)]
    return any(event.modality == "asserted" and event.time in ("past", "present") for event in own) and not any(
        status.rung in _PENDING and overlap(status.span, headline.span) for status in account.reading.statuses
    )


def _spoken(account: Account, span: Span) -> bool:
    """Whether the body has the quoted words again."""
    words = account.words(span).strip("“”‘’\"'. ").casefold()
    body = " ".join(account.words(sentence.span) for sentence in account.reading.sentences if sentence.kind == "body").casefold()
    return words in body


def _content(words: str) -> set[str]:
    return {_stem(word) for word in _WORD.findall(words.casefold()) if len(word) > 3}


def _stem(word: str) -> str:
    return word[:-1] if word.endswith("s") and len(word) > 4 else word
