"""The filters, and which sentences, articles, claims and findings they let through.

A reader's filters act on every view in one way: they choose **sentences**. A row that stands in a chosen sentence
of a chosen article is shown; a claim or finding is shown where its evidence is.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

import numpy as np
import pandas as pd

from data.load import Tables

# OntoNotes labels of mentions that name nothing: no filter and no tint for "Thursday" or "two"
NAMELESS = ("CARDINAL", "DATE", "MONEY", "ORDINAL", "PERCENT", "QUANTITY", "TIME")
EACH = ("UNATTRIBUTED",)  # told of several articles, and true of each by itself
SEVERITIES = ("critical", "high", "medium", "low", "info")


@dataclass(frozen=True, slots=True, kw_only=True)
class Filters:
    """What the reader chose. An empty tuple means all; ``off`` are the ids of articles switched off."""

    story: str
    off: tuple[str, ...] = ()
    entities: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    relations: tuple[str, ...] = ()
    severities: tuple[str, ...] = ()

    @property
    def judging(self) -> bool:
        """Whether rows are asked for by what the gates said of them."""
        return bool(self.kinds or self.relations or self.severities)


def articles(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The articles switched on, in the story's order. **Shape**: rows of ``articles``."""
    rows = tables["articles"].sort_values("position")
    return rows[~rows["article"].isin(filters.off)].reset_index(drop=True)


def names(tables: Tables) -> list[str]:
    """The names in the story, the most mentioned first."""
    rows = tables["entities"]
    counts = rows["name"][~rows["label"].isin(NAMELESS)].astype(str).value_counts()
    return [str(name) for name in counts.index]


def discrepancies(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The findings that the filters let through, worst first. **Shape**: rows of ``discrepancies``."""
    rows = tables["discrepancies"].sort_values("position")
    rows = rows[
        _chosen(rows["kind"], filters.kinds) & _chosen(rows["relation"], filters.relations) & _chosen(rows["severity"], filters.severities)
    ]
    return _with_evidence(tables, filters, rows, "discrepancy", "discrepancy")


def relations(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The relations that the filters let through. A filter on severity leaves none, for a relation has no severity.

    **Shape**: rows of ``relations``.
    """
    rows = tables["relations"]
    rows = rows[_chosen(rows["kind"], filters.kinds) & _chosen(rows["relation"], filters.relations)]
    return _with_evidence(tables, filters, rows.iloc[:0] if filters.severities else rows, "relation", "relation_id")


def plain_relations(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The relations that no finding tells already: what agrees, fits or cannot be compared. **Shape**: rows of ``relations``."""
    rows = relations(tables, filters)
    told = set(_tellings(tables["discrepancies"]))
    return rows[np.array([telling not in told for telling in _tellings(rows)], dtype=bool)].reset_index(drop=True)


def claims(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The claims that the filters let through. **Shape**: rows of ``claims``.

    Where relations or severities are asked for, a claim stays if a finding or relation on its topic does.
    """
    rows = tables["claims"]
    rows = rows[~rows["article"].isin(filters.off) & _chosen(rows["kind"], filters.kinds)]
    if filters.relations or filters.severities:
        judged = pd.concat([discrepancies(tables, filters)["topic"].astype(str), relations(tables, filters)["topic"].astype(str)])
        rows = rows[rows["topic"].astype(str).isin(set(judged))]
    if filters.entities:
        evidence = tables["evidence"]
        own = evidence[evidence["owner"] == "claim"]
        rows = rows[rows["claim"].isin(set(own["owner_id"][_named(tables, filters, own)]))]
    return rows.reset_index(drop=True)


def kept(tables: Tables, filters: Filters, rows: pd.DataFrame, *, start: str = "start") -> pd.DataFrame:
    """The rows with an ``article`` and a ``start`` whose sentence the filters let through.

    Serves every table of things found in one article: quantities, quotes, entities, statuses, roles, stances.
    """
    rows = rows[~rows["article"].isin(filters.off)]
    if filters.entities:
        rows = rows[_named(tables, filters, rows, start=start)]
    if filters.judging:
        rows = rows[_judged(tables, filters, rows, start=start)]
    return rows.reset_index(drop=True)


def sentence_numbers(tables: Tables, rows: pd.DataFrame, *, start: str = "start") -> pd.Series:
    """The number of the sentence in which each row starts; -1 before the first or where the row has no place."""
    numbers = pd.Series(-1, index=rows.index, dtype="int64")
    sentences = tables["sentences"]
    for article, part in rows.groupby("article", observed=True):
        own = sentences[sentences["article"] == article].sort_values("start")
        if len(own):
            numbers[part.index] = _numbers(own, part[start])
    return numbers


def _numbers(own: pd.DataFrame, starts: pd.Series) -> np.ndarray:
    place = starts.fillna(-1).to_numpy(dtype="float64")
    at = np.searchsorted(own["start"].to_numpy(), place, side="right") - 1
    return np.where(at < 0, -1, own["sentence"].to_numpy()[np.maximum(at, 0)])


def _keys(tables: Tables, rows: pd.DataFrame, *, start: str = "start") -> pd.Series:
    """One text per row that names its sentence."""
    return rows["article"].astype(str) + ":" + sentence_numbers(tables, rows, start=start).astype(str)


def _named(tables: Tables, filters: Filters, rows: pd.DataFrame, *, start: str = "start") -> pd.Series:
    """Whether each row stands in a sentence that names one of the chosen entities."""
    mentions = tables["entities"]
    named = set(_keys(tables, mentions[mentions["name"].isin(filters.entities)]))
    return _keys(tables, rows, start=start).isin(named)


def _judged(tables: Tables, filters: Filters, rows: pd.DataFrame, *, start: str = "start") -> pd.Series:
    """Whether each row stands in a sentence that is evidence of a claim, relation or finding the reader asked for."""
    evidence = tables["evidence"]
    owners = {"discrepancy": set(discrepancies(tables, filters)["discrepancy"]), "relation": set(relations(tables, filters)["relation_id"])}
    if not (filters.relations or filters.severities):
        owners["claim"] = set(claims(tables, filters)["claim"])
    asked = pd.Series(False, index=evidence.index)
    for owner, ids in owners.items():
        asked |= (evidence["owner"] == owner) & evidence["owner_id"].isin(ids)
    return _keys(tables, rows, start=start).isin(set(_keys(tables, evidence[asked])))


def _with_evidence(tables: Tables, filters: Filters, rows: pd.DataFrame, owner: str, key: str) -> pd.DataFrame:
    """The findings or relations that still stand on the sources switched on, and that speak of the entities chosen."""
    if filters.off:
        rows = rows[rows[key].isin(standing(tables, filters.off, owner))]
    if filters.entities:
        evidence = tables["evidence"]
        own = evidence[(evidence["owner"] == owner) & ~evidence["article"].isin(filters.off)]
        rows = rows[rows[key].isin(set(own["owner_id"][_named(tables, filters, own)]))]
    return rows.reset_index(drop=True)


def standing(tables: Tables, off: Collection[str], owner: str) -> set[str]:
    """Ids of the findings or relations that stand without some articles.

    Two camps must be left where there were two, and two articles, unless it is told of one article at a time.
    """
    sides = tables["sides"]
    own = sides[sides["owner"] == owner]
    before = own.groupby("owner_id")[["article", "camp"]].nunique().clip(upper=2)
    after = own[~own["article"].isin(off)].groupby("owner_id")[["article", "camp"]].nunique().clip(upper=2)
    after = after.reindex(before.index, fill_value=0)
    rows = tables["discrepancies" if owner == "discrepancy" else "relations"]
    relation = dict(zip(rows["discrepancy" if owner == "discrepancy" else "relation_id"], rows["relation"].astype(str), strict=True))
    singly = np.array([relation.get(str(owner_id)) in EACH for owner_id in before.index], dtype=bool)
    enough = (after >= before).all(axis=1) | (singly & (after["article"] > 0))
    return set(before.index[enough])


def _tellings(rows: pd.DataFrame) -> list[tuple[str, str, str]]:
    """Relation, gate and reason of each row: a finding repeats those of the relation it tells."""
    return list(zip(rows["relation"].astype(str), rows["gate"].astype(str), rows["why"].astype(str), strict=True))


def _chosen(values: pd.Series, wanted: tuple[str, ...]) -> pd.Series:
    return values.isin(wanted) if wanted else pd.Series(True, index=values.index)
