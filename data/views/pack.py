"""The evidence pack of the view that a reader has open: its story, its filters, its open finding."""

from __future__ import annotations

from collections.abc import Mapping

import pandas as pd

from data.ledger.records import Event
from data.ledger.standing import Standing
from data.load import Tables
from data.pack import NEEDED, Choice, Pack, Review, Row, make_pack
from data.views import scope, words
from data.views.articles import sources
from data.views.rows import records
from data.views.scope import Filters

Standings = Mapping[str, Standing]
_ACTS = {"confirm": "confirmed", "dismiss": "dismissed", "edit": "reads it as", "comment": "noted"}


def pack(
    tables: Tables, filters: Filters, *, opened: str | None = None, note: str = "", link: str = "", standings: Standings | None = None
) -> Pack:
    """The pack of what the filters let through. ``opened`` is the token of the finding or relation that stands first.

    ``standings`` is what reviewers say, by token.
    """
    owner, _, found = (opened or "").partition(":")
    choice = Choice(
        off=frozenset(filters.off),
        findings=frozenset(scope.discrepancies(tables, filters)["discrepancy"].astype(str)),
        relations=frozenset(scope.relations(tables, filters)["relation_id"].astype(str)),
        opened=found if owner in ("finding", "relation") else "",
        note=" ".join(part for part in (note, chosen(tables, filters)) if part),
        link=link,
        reviews={_owned(token): tuple(map(_review, standing.now)) for token, standing in (standings or {}).items()},
    )
    return make_pack({name: _rows(tables[name]) for name in NEEDED}, choice)


def chosen(tables: Tables, filters: Filters) -> str:
    """What the filters leave out, in a sentence; empty where everything is shown."""
    known = sources(tables)
    off = [f"{known[article].letter} {known[article].name}" for article in filters.off if article in known]
    asked = {
        "names": filters.entities,
        "kinds": filters.kinds,
        "relations": tuple(words.relation(name) for name in filters.relations),
        "severity": filters.severities,
    }
    said = [f"switched off: {words.listed(off)}"] if off else []
    said += [f"only {name}: {words.listed(some)}" for name, some in asked.items() if some]
    return f"Made from a view with filters; {'; '.join(said)}." if said else ""


def _owned(token: str) -> tuple[str, str]:
    """The owner and id that a token names."""
    owner, _, found = token.partition(":")
    return ("discrepancy" if owner == "finding" else owner), found


def _review(event: Event) -> Review:
    wished = (event.title and f"“{event.title}”", event.severity, event.relation and words.relation(event.relation))
    rather = ", ".join(str(part) for part in wished if part)
    return Review(reviewer=event.reviewer, said=_ACTS[event.act], note=". ".join(part for part in (rather, event.note) if part))


def _rows(frame: pd.DataFrame) -> list[Row]:
    """The rows as plain values, with None where a cell is empty."""
    return [dict(row) for row in records(frame.astype(object).where(frame.notna(), None))]
