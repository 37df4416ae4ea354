"""A body that one article calls silent and another quotes on the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account, Days, earlier
from parallax.comparing.bodies import Bodies
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import named, phrase, quoted
from parallax.lexicon import load
from parallax.records import Attribution, Side, Span

_SILENT = frozenset(load("relations")["silent"]["words"])
_OUTSIDE = frozenset(load("relations")["outside"]["words"])
_SPOKEN = frozenset(load("relations")["spoken"]["words"])
_MOST = 2  # spoken passages per article


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One passage where a government is silent or speaks."""

    article: str
    body: str
    span: Span
    words: str


def compare_voices(accounts: Sequence[Account], bodies: Bodies) -> list[Finding]:
    """One finding per government that is silent in one article and speaks in another."""
    silent = [voice for account in accounts for voice in _silent(account, bodies)]
    spoken = [voice for account in accounts for voice in _spoken(account, bodies)]
    days = {account.id: account.published for account in accounts}
    found = []
    for body in sorted({voice.body for voice in silent}):
        loud = [voice for voice in spoken if voice.body == body]
        mute = {voice.article for voice in silent if voice.body == body} - {voice.article for voice in loud}
        quiet = [voice for voice in silent if voice.body == body and voice.article in mute]
        if quiet and loud:
            found.append(_finding(body, quiet, loud, days))
    return found


def _finding(body: str, quiet: list[Voice], loud: list[Voice], days: Mapping[str, Days]) -> Finding:
    order = [earlier(days[one.article], days[other.article]) for one in quiet for other in loud]
    relation = "DIFFERENT_TIME" if order and all(before is not None for before in order) else "CONTRADICTS"
    words = phrase(f"stance.silent.{relation}", body=named(body), a=quoted(quiet[0].words), b=quoted(loud[0].words))
    sides = (*_sides(quiet, "silent"), *_sides(loud, "on the record"))
    steps = decided("Voice", f"one side has {body} silent, the other quotes it")
    return finding("stance", relation, gate="Voice", words=words, sides=sides, topic=f"stance · {body}", gap=0.5, steps=steps)


def _sides(voices: list[Voice], value: str) -> tuple[Side, ...]:
    held: dict[str, list[Span]] = defaultdict(list)
    for voice in voices:
        held[voice.article].append(voice.span)
    return tuple(Side(article=article, value=value, evidence=tuple(sorted(set(spans))[:_MOST])) for article, spans in sorted(held.items()))


def _silent(account: Account, bodies: Bodies) -> list[Voice]:
    return [
        Voice(article=account.id, body=_body(stance.name, bodies), span=stance.span, words=account.words(stance.span))
        for stance in account.reading.stances
        if stance.stance in _SILENT
    ]


def _body(name: str, bodies: Bodies) -> str:
    """The country that the name speaks for, else its last proper word: "Rossi government" and "Anna Rossi" are one voice."""
    country = bodies.country(name)
    proper = [word for word in name.split() if word[:1].isupper()]
    return country or (proper[-1] if proper else name)


def _spoken(account: Account, bodies: Bodies) -> list[Voice]:
    """Statements that a government makes under its name: "the president confirmed", "a spokeswoman said"."""
    found = []
    last: str | None = None  # who spoke before: "White House officials said. ... a spokeswoman said"
    for row in account.reading.attributions:
        if row.source is None or row.cue is None or row.source_kind not in ("official", "person"):
            continue
        if account.kind_at(row.source[0]) != "body":
            continue
        words = account.words(row.source)
        if _OUTSIDE & set(words.casefold().replace("-", " ").split()):
            continue
        country = bodies.country(words) or (last if "spokes" in words.lower() else None)
        last = country or last
        if _says(account, row):
            span = (min(row.source[0], row.cue[0]), max(row.source[1], row.cue[1]))
            found.append(Voice(article=account.id, body=country or _body(words, bodies), span=span, words=account.words(span)))
    return found


def _says(account: Account, row: Attribution) -> bool:
    cue = account.words(row.cue).lower().split() if row.cue else []
    return bool(set(cue) & _SPOKEN) and not {"not", "never", "declined", "refused"} & set(cue)
