"""What one article has denied, and another article tells as a fact."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.nearness import Nearness
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load
from parallax.records import Side, Span

_TABLE = load("relations")
_VERBS = "|".join(map(re.escape, _TABLE["denying"]["words"]))
_TALK = "|".join(map(re.escape, _TABLE["talk"]["words"]))
# "denied rumours of X", "a false report that X", "no evidence of X"; the matter goes on to where its phrase ends.
_DENIAL = re.compile(
    rf"""(?<!not\ )(?<!n't\ )(?<!n’t\ )(?<!cannot\ )(?<!was\ )(?<!were\ )(?<!be\ )(?<!been\ )(?<!is\ )(?<!are\ )
        \b(?: (?:{_VERBS})\s+(?!by\b)(?:as\s+\w+\s+)?
              (?:(?:any|all|the|its|his|her|their|earlier|previous|media|reports?)\s+)*
              (?:(?:{_TALK})\s+(?:on\s+[\w\s]+?\s+)?(?:of|that|about)\s+|that\s+)?
            | (?:false|fake|untrue|baseless|unfounded)\s+(?:{_TALK})\s+(?:of|that|about)\s+
            | no\s+(?:evidence|truth|indication|sign)\s+(?:of|that|to|in)\s+(?:(?:the|any)\s+)?(?:(?:{_TALK})\s+(?:of|that)\s+)? )
        (?P<matter>[^.;,“”"]{{8,160}})""",
    re.I | re.X,
)
_NEGATED = re.compile(rf"\b(?:not|never|no|nor|none|nobody|{_VERBS}|false|untrue|without)\b|n[’']t\b", re.I)
_OPEN = re.compile(r"\b(?:whether|if|could|would|may|might|alleged|allegedly|possible|possibly|suspected|accused)\b|\?", re.I)
_WORD = re.compile(r"[^\W\d_]+")
_ROOT = 5  # letters by which two forms of one word are known
_SHARED = 0.6  # of the matter's roots that a sentence must have to be about it
_FEWEST = 2
_NEAR = 0.45  # closeness of the two sentences
_EMPTY = frozenset(_TABLE["empty"]["words"]) | frozenset(_TABLE["spoken"]["words"]) | frozenset(_TABLE["talk"]["words"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Denial:
    """Words that deny something, and the roots of what is denied."""

    article: str
    span: Span
    sentence: Span
    words: str
    roots: frozenset[str]


def compare_denials(accounts: Sequence[Account], nearness: Nearness) -> list[Finding]:
    """CONTRADICTS for what one article has denied and another states; AGREES where both have it denied."""
    denials = [denial for account in accounts for denial in find_denials(account)]
    if not denials:
        return []
    wanted = frozenset().union(*(denial.roots for denial in denials))
    told = [row for account in accounts for row in _sentences(account, wanted)]
    found: dict[str, tuple[float, Finding]] = {}
    for denial in denials:
        best = max((row for row in told if _answers(denial, row, nearness)), key=lambda row: _weight(denial, row, nearness), default=None)
        if best is not None:
            account, sentence, words, _ = best
            near = nearness.of(denial.article, denial.sentence, account, sentence)
            both = _NEGATED.search(words) or any(_same(denial, other) for other in denials if other.article == account)
            row = _finding(denial, account, sentence, "AGREES" if both else "CONTRADICTS", words)
            key = f"{denial.article}/{account}/{row.relation.relation}"
            if key not in found or found[key][0] < near:
                found[key] = near, row
    return [row for _, (_, row) in sorted(found.items())]


def find_denials(account: Account) -> list[Denial]:
    """What the body has denied, or calls false."""
    text = account.reading.article.text
    found = []
    for match in _DENIAL.finditer(text):
        sentence = account.sentence_at(match.start())
        roots = _roots(match["matter"])
        if sentence is None or sentence.kind != "body" or match.start("matter") >= sentence.span[1] or len(roots) < _FEWEST:
            continue
        span = match.start(), min(match.end(), sentence.span[1])
        found.append(Denial(article=account.id, span=span, sentence=sentence.span, words=account.words(span), roots=roots))
    return found


Row = tuple[str, Span, str, frozenset[str]]  # article, sentence, words, roots


def _sentences(account: Account, wanted: frozenset[str]) -> Iterator[Row]:
    """The body's sentences that have any of the wanted roots."""
    for sentence in account.reading.sentences:
        if sentence.kind == "body":
            words = account.words(sentence.span)
            roots = _roots(words)
            if len(roots & wanted) >= _FEWEST:
                yield account.id, sentence.span, words, roots


def _answers(denial: Denial, row: Row, nearness: Nearness) -> bool:
    article, sentence, words, roots = row
    if article == denial.article or len(denial.roots & roots) < max(_FEWEST, _SHARED * len(denial.roots)) or _OPEN.search(words):
        return False
    return nearness.of(denial.article, denial.sentence, article, sentence) >= _NEAR


def _weight(denial: Denial, row: Row, nearness: Nearness) -> tuple[int, float, str]:
    return len(denial.roots & row[3]), nearness.of(denial.article, denial.sentence, row[0], row[1]), row[2]


def _roots(words: str) -> frozenset[str]:
    kept = {word.casefold() for word in _WORD.findall(words)} - _EMPTY
    return frozenset(word[:_ROOT] for word in kept if len(word) > 3)


def _same(one: Denial, other: Denial) -> bool:
    """Both deny one matter; an article that states it elsewhere reports both sides."""
    return len(one.roots & other.roots) >= _SHARED * min(len(one.roots), len(other.roots))


def _finding(denial: Denial, article: str, sentence: Span, relation: str, words: str) -> Finding:
    told = phrase(f"denial.{relation}", a=quoted(denial.words), b=quoted(words))
    sides = (
        Side(article=denial.article, value="denied", evidence=(denial.span,)),
        Side(article=article, value="denied" if relation == "AGREES" else "stated", evidence=(sentence,)),
    )
    return finding(
        "status",
        relation,
        gate="Denial",
        words=told,
        sides=sides,
        gap=0.5,
        shown=relation == "CONTRADICTS",
        steps=decided("Denial", "the sentences share what the one has denied" if relation == "CONTRADICTS" else "both have it denied"),
    )
