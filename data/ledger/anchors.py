"""A finding → its anchor; and an anchor → the finding that it means in the tables of today.

A rebuild gives new numbers, moves spans, adds sides. What stays is the words: an anchor means the finding of the same kind
whose evidence is the anchor's quotes. Where two findings fit equally well, or none fits, it means none, and is kept as an orphan.
"""

from __future__ import annotations

from collections.abc import Iterable, Set
from dataclasses import dataclass, replace

from data.ledger.quotes import find_quote, take_quote
from data.ledger.records import Anchor, Quote
from data.load import Tables
from data.views import evidence as exhibits
from data.views.rows import records, texts_of
from data.views.scope import Filters

_HALF = 0.5  # of the quotes and the finding's evidence, more than this must lie upon each other
_KINDS = {"finding": ("discrepancies", "discrepancy"), "relation": ("relations", "relation_id")}

Place = tuple[str, int, int]  # article, start, end


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A finding or relation of these tables, as an anchor may mean it."""

    token: str
    owner: str
    kind: str
    topic: str
    relation: str
    title: str
    evidence: tuple[Place, ...]


def anchor_of(tables: Tables, story: str, token: str) -> Anchor | None:
    """The anchor of the finding or relation that a token names in the story's tables."""
    name = token.partition(":")[0]
    found = exhibits.evidence(tables, Filters(story=story), token) if name in _KINDS else None
    if found is None:
        return None
    table, key = _KINDS[name]
    topic = str(tables[table].loc[tables[table][key] == found.id, "topic"].iloc[0])
    texts = texts_of(tables)
    spans = [(side.article, span) for side in found.sides for passage in side.passages for span in passage.spans]
    return Anchor(
        story=story,
        owner=found.owner,
        id=found.id,
        kind=found.kind,
        topic=topic,
        relation=found.relation,
        severity=found.severity,
        title=found.title,
        quotes=tuple(take_quote(texts[article], article, span) for article, span in dict.fromkeys(spans)),
    )


def candidates(tables: Tables) -> tuple[Candidate, ...]:
    """Everything in the story's tables that can be reviewed."""
    rows = tables["evidence"]
    held: dict[tuple[str, str], list[Place]] = {}
    for owner, key, article, start, end in zip(
        rows["owner"].astype(str), rows["owner_id"], rows["article"].astype(str), rows["start"], rows["end"], strict=True
    ):
        held.setdefault((owner, str(key)), []).append((article, int(start), int(end)))
    return tuple(
        Candidate(
            token=f"{name}:{row[key]}",
            owner=owner,
            kind=str(row["kind"]),
            topic=str(row["topic"]),
            relation=str(row["relation"]),
            title=str(row.get("title", "")),
            evidence=tuple(dict.fromkeys(held.get((owner, str(row[key])), ()))),
        )
        for owner, (name, (table, key)) in zip(("discrepancy", "relation"), _KINDS.items(), strict=True)
        for row in records(tables[table])
    )


def belongs(anchor: Anchor, story: str, articles: Set[str]) -> bool:
    """Whether the anchor is of this story: by its name, or by an article of it that it quotes."""
    return anchor.story == story or any(quote.article in articles for quote in anchor.quotes)


def attach(anchors: Iterable[Anchor], tables: Tables) -> dict[str, Candidate | None]:
    """By the key of each anchor the finding that it means in the story's tables, or None: its evidence is no longer found."""
    texts, known = texts_of(tables), candidates(tables)
    return {anchor.key: _meant(anchor, texts, known) for anchor in anchors}


def _meant(anchor: Anchor, texts: dict[str, str], known: tuple[Candidate, ...]) -> Candidate | None:
    """The one candidate that the anchor fits best. Of equals the one that bears its number, then the one that says the same."""
    kindred = [one for one in known if one.kind == anchor.kind]
    spans = [_found(quote, texts) for quote in anchor.quotes]
    if not spans:
        same = [one for one in kindred if (one.token, one.title, one.relation) == (anchor.token, anchor.title, anchor.relation)]
        return same[0] if same else None
    fits = {one.token: _fit(anchor, spans, one) for one in kindred}
    best = max(fits.values(), default=(0.0,))
    fitting = [one for one in kindred if best[0] > _HALF and fits[one.token] == best]
    return fitting[0] if len(fitting) == 1 else None


def _fit(anchor: Anchor, spans: list[Place | None], one: Candidate) -> tuple[float, ...]:
    return (
        _closeness(spans, one.evidence),
        one.token == anchor.token,
        one.relation == anchor.relation,
        one.owner == anchor.owner,
        one.topic == anchor.topic,
        one.title == anchor.title,
    )


def _found(quote: Quote, texts: dict[str, str]) -> Place | None:
    """Where the quote stands: in its article, or in the one other article that has it, for articles may be numbered anew."""
    own = find_quote(texts[quote.article], quote) if quote.article in texts else None
    if own:
        return quote.article, *own
    moved = [(article, *span) for article, text in texts.items() if (span := find_quote(text, replace(quote, article=article)))]
    return moved[0] if len(moved) == 1 else None


def _closeness(spans: list[Place | None], evidence: tuple[Place, ...]) -> float:
    """The share of quotes that lie upon the evidence and of evidence that lies under a quote, 0 to 1."""
    there = sum(any(_touch(span, piece) for piece in evidence) for span in spans if span)
    under = sum(any(_touch(span, piece) for span in spans if span) for piece in evidence)
    return (there + under) / (len(spans) + len(evidence))


def _touch(one: Place, other: Place) -> bool:
    return one[0] == other[0] and one[1] < other[2] and other[1] < one[2]
