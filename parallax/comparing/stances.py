"""Where a body stands: at a country's side in one article, against it in another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account
from parallax.comparing.bodies import Bodies
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import named, phrase, quoted
from parallax.lexicon import load
from parallax.reading.gazetteer import country_of
from parallax.records import Side, Span

_FRIENDLY = frozenset(load("relations")["friendly"]["words"])
_HOSTILE = frozenset(load("relations")["hostile"]["words"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Attitude:
    """What one article has a country do towards another."""

    article: str
    body: str
    towards: str
    friendly: bool
    span: Span
    words: str


def compare_stances(accounts: Sequence[Account], bodies: Bodies) -> list[Finding]:
    """CONTRADICTS where one article has a country as the friend, another as the critic of the same third party.

    "China is an ally of Chile" and "China warns Peru" go together; an article that has both says that it is complicated.
    """
    held: dict[tuple[str, str], list[Attitude]] = defaultdict(list)
    for account in accounts:
        for attitude in _attitudes(account, bodies):
            held[(attitude.body, attitude.towards)].append(attitude)
    return [row for key in sorted(held) for row in _compare(key, held[key])]


def _compare(key: tuple[str, str], attitudes: list[Attitude]) -> list[Finding]:
    kind = {True: {row.article for row in attitudes if row.friendly}, False: {row.article for row in attitudes if not row.friendly}}
    friends = [row for row in attitudes if row.friendly and row.article not in kind[False]]
    critics = [row for row in attitudes if not row.friendly and row.article not in kind[True]]
    if not friends or not critics:
        return []
    body, other = key
    words = phrase("stance.CONTRADICTS", body=named(body), other=named(other), a=quoted(friends[0].words), b=quoted(critics[0].words))
    sides = tuple(
        Side(article=row.article, value="friendly" if row.friendly else "critical", evidence=(row.span,)) for row in (*friends, *critics)
    )
    return [
        finding(
            "stance",
            "CONTRADICTS",
            gate="Stance",
            words=words,
            sides=sides,
            topic=f"stance · {body}",
            gap=0.5,
            steps=decided("Stance", f"{named(body)} is both friend and critic of {named(other)}"),
        )
    ]


def _attitudes(account: Account, bodies: Bodies) -> list[Attitude]:
    out = []
    for stance in account.reading.stances:
        body = bodies.country(stance.name) or bodies.country(account.words(stance.actor))
        if body is None or stance.stance not in _FRIENDLY | _HOSTILE:
            continue
        named = {
            country for entity in account.entities_in(stance.span) if (country := country_of(entity.name) or bodies.country(entity.name))
        }
        out += [
            Attitude(
                article=account.id,
                body=body,
                towards=towards,
                friendly=stance.stance in _FRIENDLY,
                span=stance.span,
                words=account.words(stance.span),
            )
            for towards in sorted(named - {body})
        ]
    return out
