"""Where the event stands by each article, when each can have been published, and the days they name."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import articles, held, scope, words
from data.views.articles import interval
from data.views.rows import SETTINGS, placed, records, silent, texts_of
from data.views.scope import Filters

RUNGS = ("considered", "planned", "authorized", "ordered", "under_way", "carried_out", "confirmed", "not_decided", "denied", "called_off")
ASIDE = 7  # from here on the words stand beside the ladder, not on it
HAPPENED = frozenset({"under_way", "carried_out", "confirmed"})
_NAMED = 12  # reports that a sentence can name; more are counted
_BEFORE, _AFTER = timedelta(days=75), timedelta(days=45)  # how far from the reports a named day may lie and still share their axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Ladder:
    """One scene, and either the act or the decision: where each article puts it, and the letters of those who say nothing."""

    key: str
    title: str
    decision: bool
    marks: pd.DataFrame
    silent: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """The axis, the articles' intervals, the days near them, and what has no place on the axis."""

    first: date | None
    last: date | None
    spans: pd.DataFrame
    days: pd.DataFrame
    far: pd.DataFrame
    undated: pd.DataFrame


def ladders(tables: Tables, filters: Filters) -> list[Ladder]:
    """One ladder per scene and per act or decision, the one that most articles stand on first."""
    rows = placed(tables, filters, "statuses")
    if rows.empty:
        return []
    rows["scene"] = [_scene(row) for row in records(rows)]
    rows["decision"] = rows["decision"].astype(bool)
    found = [
        _ladder(tables, filters, str(scene), bool(decision), group)
        for (scene, decision), group in rows.groupby(["scene", "decision"], sort=True)
    ]
    return sorted(found, key=lambda ladder: (-ladder.marks["article"].nunique(), -len(ladder.marks), ladder.title))


def disputed(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The evidence of every finding that one article contradicts itself on status or decision.

    Shape: one row per span: ``discrepancy``, ``kind``, ``title``, ``article``, ``start``, ``end``.
    """
    found = scope.discrepancies(tables, filters)
    found = found[(found["relation"].astype(str) == "INTERNAL") & found["kind"].astype(str).isin(("status", "decision"))]
    spans = tables["evidence"]
    spans = spans[spans["owner"].astype(str) == "discrepancy"]
    columns = ["discrepancy", "kind", "title", "article", "start", "end"]
    return spans.merge(found[["discrepancy", "kind", "title"]], left_on="owner_id", right_on="discrepancy")[columns]


def contradictions(found: pd.DataFrame, ladder: Ladder) -> pd.DataFrame:
    """Those of the disputed findings, on the act or the decision as the ladder is, whose evidence is among its marks' sentences.

    Shape: one row per finding and article: ``discrepancy``, ``title``, ``letter``.
    """
    marks = records(ladder.marks)
    pairs = {
        (str(span["discrepancy"]), str(span["title"]), str(mark["letter"])): None
        for span in records(found)
        for mark in marks
        if (str(span["kind"]) == "decision") is ladder.decision and held.touches(mark, span)
    }
    return pd.DataFrame(list(pairs), columns=["discrepancy", "title", "letter"])


def timeline(tables: Tables, filters: Filters) -> Timeline:
    """The dated and the undated: nothing is placed on a day that the text does not give."""
    spans, days = _spans(tables, filters), _days(tables, filters)
    bounds = [_date(day) for column in ("earliest", "latest") for day in spans[column] if not pd.isna(day)]
    known = days[days["earliest"].notna() | days["latest"].notna()]
    undated = days[days["earliest"].isna() & days["latest"].isna()]
    if not bounds:
        bounds = [_date(day) for column in ("earliest", "latest") for day in known[column] if not pd.isna(day)]
    if not bounds:
        return Timeline(first=None, last=None, spans=spans, days=known, far=known, undated=undated)
    # The latest report anchors the axis: one that can be dated only to its year must not press the others together.
    begun = [_date(day) for day in spans["earliest"] if not pd.isna(day)]
    anchor = max(begun or bounds)
    first, last = anchor - _BEFORE, anchor + _AFTER
    # with its index and type, for an empty list would choose no columns
    near = pd.Series([_overlaps(row, first, last) for row in records(known)], index=known.index, dtype="bool")
    inside = known[near]
    shown = [_date(day) for frame in (spans, inside) for column in ("earliest", "latest") for day in frame[column] if not pd.isna(day)]
    return Timeline(
        first=max(first, min(shown)),
        last=min(last, max(shown)),
        spans=spans,
        days=inside,
        far=known[~near],
        undated=undated,
    )


def _ladder(tables: Tables, filters: Filters, scene: str, decision: bool, rows: pd.DataFrame) -> Ladder:
    """One mark per article and rung: the surest of its sentences there."""
    rows = rows[rows["rung"].astype(str).isin(RUNGS)].assign(sure=rows["certainty"].abs())
    rows["times"] = rows.groupby(["article", "rung"], observed=True)["start"].transform("size")
    marks = rows.sort_values(["position", "sure", "start"], ascending=[True, False, True], kind="stable").drop_duplicates(
        ["article", "rung"]
    )
    marks["rung"] = marks["rung"].astype(str)
    marks["rung_order"] = [RUNGS.index(rung) for rung in marks["rung"]]
    marks = marks.sort_values(["position", "rung_order"], kind="stable")
    marks["row"] = pd.factorize(marks["article"].astype(str))[0]
    what = "the decision" if decision else "the act"
    return Ladder(
        key=f"{scene}-{what}",
        title=f"{scene.capitalize()}: {what}",
        decision=decision,
        marks=marks.drop(columns=["sure"]).reset_index(drop=True),
        silent=silent(tables, filters, marks["article"]),
    )


def _scene(row: Mapping[str, Any]) -> str:
    """The class of event and where it took place: "strike, at sea"."""
    family = "the event" if pd.isna(row["family"]) else str(row["family"]).replace("_", " ")
    return f"{family}, place not said" if pd.isna(row["setting"]) else f"{family} {SETTINGS.get(str(row['setting']), row['setting'])}"


def _spans(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per article, in order: ``row``, ``earliest``, ``latest``, ``interval``, ``proof`` (words and span), ``rule``."""
    proofs = {str(proof["article"]): proof for proof in reversed(records(tables["proofs"]))}  # the first of each article
    dates = {str(article["article"]): article for article in records(tables["articles"])}
    texts = texts_of(tables)
    listed = []
    on = [(article, source) for article, source in articles.sources(tables).items() if article not in filters.off]
    for row, (article, source) in enumerate(on):
        proof = proofs.get(article, {"start": 0, "end": 0, "rule": ""})
        start, end = int(proof["start"]), int(proof["end"])
        listed.append(
            {"row": row, "article": article, "letter": source.letter, "colour": source.colour, "interval": source.dated}
            | {name: dates[article][name] for name in ("earliest", "latest")}
            | {"start": start, "end": end, "proof": " ".join(texts[article][start:end].split())}
            | {"rule": str(proof["rule"]).replace("_", " ")}
        )
    columns = ["row", "article", "letter", "colour", "interval", "earliest", "latest", "start", "end", "proof", "rule"]
    return pd.DataFrame(listed, columns=columns)


def _days(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per date named in an article, with its words, its interval in words, and the article's row."""
    rows = placed(tables, filters, "dates", unjudged=True)
    on = [article for article in articles.sources(tables) if article not in filters.off]
    rows["row"] = [on.index(article) for article in rows["article"]]
    rows["interval"] = [interval(_known(row["earliest"]), _known(row["latest"])) for row in records(rows)]
    return rows


def _overlaps(row: Mapping[str, Any], first: date, last: date) -> bool:
    start = _date(row["latest"] if pd.isna(row["earliest"]) else row["earliest"])
    end = _date(row["earliest"] if pd.isna(row["latest"]) else row["latest"])
    return start <= last and end >= first


def _date(value: Any) -> date:
    return pd.Timestamp(value).date()


def _known(value: Any) -> date | None:
    return None if pd.isna(value) else _date(value)


def headline(found: list[Ladder]) -> str:
    """The view in a sentence: how far the reports say that the act most of them speak of has come."""
    acts = [ladder for ladder in found if not ladder.decision] or found
    if not acts:
        return "No report says where the event stands"
    rungs = {str(letter): set(rows["rung"].astype(str)) for letter, rows in acts[0].marks.groupby("letter", sort=True)}
    done = [letter for letter, held in rungs.items() if held & HAPPENED]
    short = [letter for letter in rungs if letter not in done]
    if not done:
        return words.capital(f"{words.counted(len(short), 'report')} {_verb(short, 'stop')} short of saying that it happened")
    if not short:
        return words.capital(f"{words.counted(len(done), 'report')} {_verb(done, 'say')} that it happened, and none stops short of it")
    if len(rungs) > _NAMED:
        told = [words.counted(len(letters), "report") for letters in (done, short)]
        return words.capital(f"{told[0]} {_verb(done, 'say')} that it happened; {told[1]} {_verb(short, 'stop')} short of it")
    return f"{words.listed(done)} {_verb(done, 'say')} that it happened; {words.listed(short)} {_verb(short, 'stop')} short of it"


def _verb(letters: list[str], verb: str) -> str:
    return f"{verb}s" if len(letters) == 1 else verb
