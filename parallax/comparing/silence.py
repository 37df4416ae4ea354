"""A body that one article calls silent and another quotes on the record."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account, Days, same_day
from parallax.comparing.bodies import Bodies
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load
from parallax.records import Attribution, Side, Span

_SILENT = frozenset(load("relations")["silent"]["words"])
_SPOKEN = frozenset(load("relations")["spoken"]["words"])
_MOST = 3  # spoken passages per article


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """One passage where a government is silent or speaks."""

    article: str
    country: str
    span: Span
    words: str
    whole: str


def compare_voices(accounts: Sequence[Account], bodies: Bodies) -> list[Finding]:
    """One finding per government that is silent in one article and speaks in another."""
    silent = [voice for account in accounts for voice in _silent(account, bodies)]
    spoken = [voice for account in accounts for voice in _spoken(account, bodies)]
    days = {account.id: account.published for account in accounts}
    found = []
    for country in sorted({voice.country for voice in silent}):
        quiet = [voice for voice in silent if voice.country == country]
        loud = [voice for voice in spoken if voice.country == country]
        if _differ(quiet, loud):
            found.append(_finding(country, quiet, loud, days))
    return found


def _differ(quiet: list[Voice], loud: list[Voice]) -> bool:
    """Some article has the silence alone, another the voice: an article that has both tells of two matters."""
    mute = {voice.article for voice in quiet} - {voice.article for voice in loud}
    return bool(mute and {voice.article for voice in loud} - {voice.article for voice in quiet})


def _finding(country: str, quiet: list[Voice], loud: list[Voice], days: Mapping[str, Days]) -> Finding:
    mute = {voice.article for voice in quiet} - {voice.article for voice in loud}
    quiet = [voice for voice in quiet if voice.article in mute]
    loud = [voice for voice in loud if voice.article not in {row.article for row in quiet}]
    alike = any(same_day(days[one.article], days[other.article]) for one in quiet for other in loud)
    relation = "CONTRADICTS" if alike or any(days[voice.article] == (None, None) for voice in (*quiet, *loud)) else "DIFFERENT_TIME"
    words = phrase(f"stance.silent.{relation}", country=country, a=quoted(quiet[0].words), b=quoted(loud[0].words))
    sides = (*_sides(quiet, "silent"), *_sides(loud, "on the record"))
    return finding(
        "stance",
        relation,
        gate="Voice",
        words=words,
        sides=sides,
        topic=f"stance · {country}",
        gap=0.5,
        steps=decided("Voice", f"one side has {country} silent, the other quotes it"),
    )


def _sides(voices: list[Voice], value: str) -> tuple[Side, ...]:
    held: dict[str, list[Span]] = defaultdict(list)
    for voice in voices:
        held[voice.article].append(voice.span)
    return tuple(Side(article=article, value=value, evidence=tuple(sorted(set(spans))[:_MOST])) for article, spans in sorted(held.items()))


def _silent(account: Account, bodies: Bodies) -> list[Voice]:
    return [
        Voice(article=account.id, country=country, span=stance.span, words=account.words(stance.span), whole=stance.name)
        for stance in account.reading.stances
        if stance.stance in _SILENT and (country := bodies.country(stance.name) or bodies.country(account.words(stance.actor)))
    ]


def _spoken(account: Account, bodies: Bodies) -> list[Voice]:
    """Statements that a government makes under its name: "President Trump confirmed", "spokeswoman Anna Kelly said"."""
    found = []
    last: str | None = None  # the country that spoke before: "White House officials said. ... spokeswoman Anna Kelly said"
    for row in account.reading.attributions:
        if row.source is None or row.cue is None or row.source_kind not in ("official", "person"):
            continue
        words = account.words(row.source)
        country = bodies.country(words) or (last if "spokes" in words.lower() else None)
        last = country or last
        if country and _says(account, row):
            span = (min(row.source[0], row.cue[0]), max(row.source[1], row.cue[1]))
            found.append(Voice(article=account.id, country=country, span=span, words=account.words(span), whole=words))
    return found


def _says(account: Account, row: Attribution) -> bool:
    cue = account.words(row.cue).lower().split() if row.cue else []
    return bool(set(cue) & _SPOKEN) and not {"not", "never", "declined", "refused"} & set(cue)
