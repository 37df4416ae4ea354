"""A small story made by hand as the page's tables, for tests of views, figures and the page: no engine, no language model."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.load import Tables
from data.schema import TABLES, check
from data.views.scope import Filters

Row = dict[str, Any]

TEXTS = {
    "a": "Ferry sinks off Haven\nAt least 12 people died when the ferry sank on 6 May 2024, the mayor told the Herald. "
    "More than 30 casualties have been counted since March. A series of searches began. “We are in mourning,” said Mayor Ada Quill.",
    "b": "The ferry sank on Monday. Police said nine people died. Fourteen deaths have been recorded since March. "
    "The search is planned for Friday and was called off. Owner Nordline denied any fault.",
    "c": "Nordlijn, the owner, awaits a decision. A search may begin within days, sources said. The ferry cost about 40 million in 2019. "
    "No one was hurt on the second ferry.",
}
FILTERS = Filters(story="ferry")


def at(article: str, words: str) -> tuple[int, int]:
    """Where the words first stand in the article."""
    start = TEXTS[article].index(words)
    return start, start + len(words)


def found(article: str, words: str, **given: Any) -> Row:
    """A row of something found at these words; ``concept="people"`` and the like are words too."""
    start, end = at(article, words)
    row: Row = {"article": article, "start": start, "end": end}
    for name, value in given.items():
        if name in ("concept", "subject", "speaker", "source"):
            row[f"{name}_start"], row[f"{name}_end"] = at(article, value)
        else:
            row[name] = value
    return row


def quantity(article: str, words: str, low: float | None, high: float | None, **given: Any) -> Row:
    """A row of ``quantities``; charted where it has a measure."""
    return found(
        article, words, low=low, high=high, chart="measure" in given, rule="counted" if "measure" in given else "no_measure"
    ) | found(article, words, **({"hedge": "exact", "scope": "single", "modality": "asserted"} | given))


def status(article: str, words: str, rung: str, certainty: float, **given: Any) -> Row:
    """A row of ``statuses``."""
    return found(
        article, words, rung=rung, certainty=certainty, rule="cue", **({"family": "search", "setting": "sea", "decision": False} | given)
    )


def sentences() -> list[Row]:
    """The sentences of the texts, cut at full stops and line breaks."""
    rows = []
    for article, text in TEXTS.items():
        for number, match in enumerate(re.finditer(r"[^\s.][^.\n]*[.]?”?", text)):
            rows.append(
                {
                    "article": article,
                    "sentence": number,
                    "start": match.start(),
                    "end": match.end(),
                    "kind": "headline" if article == "a" and number == 0 else "body",
                }
            )
    return rows


def ferry() -> dict[str, list[Row]]:
    """The rows of the story, by table."""
    dated = {"a": (date(2024, 5, 6), date(2024, 5, 7)), "b": (date(2024, 5, 8), None), "c": (None, None)}
    return {
        "stories": [{"title": "Ferry sinks", "articles": 3, "words": 90}],
        "articles": [
            {
                "article": article,
                "position": place,
                "letter": "ABC"[place],
                "words": 30,
                "hedges": place,
                "text": text,
                "outlet": "The Haven Post" if article == "a" else None,
                "earliest": dated[article][0],
                "latest": dated[article][1],
            }
            for place, (article, text) in enumerate(TEXTS.items())
        ],
        "proofs": [found("a", "6 May 2024", proof=0, rule="day_named"), found("b", "on Monday", proof=0, rule="weekday")],
        "sentences": sentences(),
        "quantities": [
            quantity("a", "At least 12", 12, None, hedge="at_least", measure="killed", concept="people", setting="sea"),
            quantity("a", "More than 30", 31, None, hedge="more_than", measure="casualties", scope="cumulative", concept="casualties"),
            quantity("a", "A series of", 2, None, hedge="vague", unit="search"),
            quantity("b", "nine", 9, 9, measure="killed", concept="people", setting="sea"),
            quantity("b", "Fourteen", 14, 14, measure="killed", scope="cumulative", concept="deaths"),
            quantity("c", "about 40 million", 38e6, 42e6, hedge="about", unit="EUR"),
            quantity("c", "2019", 2019, 2019, unit="year"),
            quantity("c", "No one", 0, 0, measure="injured", setting="sea"),
        ],
        "statuses": [
            status("a", "the ferry sank", "carried_out", 3.0, family="sinking"),
            status("b", "The ferry sank on Monday", "carried_out", 3.0, family="sinking"),
            status("b", "planned for Friday", "planned", 2.0),
            status("b", "was called off", "called_off", -3.0),
            status("c", "may begin within days", "considered", 1.0),
            status("c", "awaits a decision", "not_decided", 2.0, decision=True),
        ],
        "dates": [
            found("a", "on 6 May 2024", earliest=date(2024, 5, 6), latest=date(2024, 5, 6)),
            found("a", "since March", earliest=date(2024, 3, 1), latest=date(2024, 3, 31)),
            found("b", "on Monday"),
            found("c", "in 2019", earliest=date(2019, 1, 1), latest=date(2019, 12, 31)),
        ],
        "entities": [
            found("a", "Haven", label="GPE", name="Haven"),
            found("a", "Ada Quill", label="PERSON", name="Ada Quill"),
            found("a", "Herald", label="OUTLET", name="Herald"),
            found("a", "6 May 2024", label="DATE", name="6 May 2024"),
            found("b", "Nordline", label="ORG", name="Nordline"),
            found("c", "Nordlijn", label="ORG", name="Nordlijn"),
            *(found(article, "ferry", label="PRODUCT", name="ferry") for article in "abc"),
        ],
        "quotes": [found("a", "We are in mourning,", kind="direct", speaker_name="Ada Quill", named=True, speaker="Ada Quill")],
        "attributions": [
            found("a", "At least 12 people died", source_kind="official", source="the mayor", piece=0),
            found("b", "nine people died", source_kind="official", source="Police", piece=0),
            found("c", "A search may begin", source_kind="anonymous", source="sources", piece=0),
        ],
        "roles": [found("b", "Nordline", slot="actor", value="Nordline", certain=False)],
        "stances": [found("b", "Nordline denied any fault", name="Nordline", stance="denies")],
        "claims": [
            {
                "claim": "k1",
                "answer": "k1",
                "articles": 1,
                "kind": "count",
                "slot": "killed · single",
                "topic": "deaths",
                "text": "at least 12",
                "low": 12.0,
                "hedge": "at_least",
                "article": "a",
                "source": "the mayor",
                "grade": "contested",
                "origins": 1,
            },
            {
                "claim": "k2",
                "answer": "k2",
                "articles": 1,
                "kind": "count",
                "slot": "killed · single",
                "topic": "deaths",
                "text": "nine",
                "low": 9.0,
                "high": 9.0,
                "hedge": "exact",
                "article": "b",
                "grade": "contested",
                "origins": 1,
            },
            {
                "claim": "k3",
                "answer": "k3",
                "articles": 1,
                "kind": "stance",
                "slot": "stance of Nordline",
                "topic": "fault",
                "text": "denies any fault",
                "article": "b",
                "grade": "denied",
                "origins": 1,
            },
        ],
        "ranges": [
            {
                "range": "q0",
                "topic": "deaths",
                "measure": "killed",
                "scope": "single",
                "scene": "at sea",
                "growing": True,
                "low": 9.0,
                "rule": "none",
                "why": "no best: two sources, and no rule decides between them",
                "grade": "contested",
            }
        ],
        "candidates": [
            {"range": "q0", "claim": "k1", "article": "a", "low": 12.0},
            {"range": "q0", "claim": "k2", "article": "b", "low": 9.0, "high": 9.0},
        ],
        "discrepancies": [
            {
                "discrepancy": "d1",
                "position": 0,
                "kind": "count",
                "relation": "CONTRADICTS",
                "severity": "critical",
                "score": 84,
                "title": "How many died?",
                "why": "No number fits both.",
                "gate": "intervals",
                "topic": "deaths",
                "settled": "assumption",
            },
            {
                "discrepancy": "d2",
                "position": 1,
                "kind": "name",
                "relation": "NAME_VARIANT",
                "severity": "low",
                "score": 20,
                "title": "Nordline or Nordlijn?",
                "why": "Two letters apart.",
                "gate": "names",
                "topic": "owner",
            },
        ],
        "assumptions": [
            {
                "assumption": "later b",
                "kind": "later",
                "text": "b is later than the reports it differs from",
                "article": "b",
                "chosen": True,
                "exact": True,
            }
        ],
        "settlements": [{"assumption": "later b", "discrepancy": "d1"}],
        "sides": [
            {"owner": "discrepancy", "owner_id": owner, "side": side, "article": article, "value": value, "camp": value}
            for owner, told in {"d1": (("a", "at least 12"), ("b", "nine")), "d2": (("b", "Nordline"), ("c", "Nordlijn"))}.items()
            for side, (article, value) in enumerate(told)
        ],
        "evidence": [
            found(article, words, owner=owner, owner_id=key, side=side)
            for owner, key, side, article, words in (
                ("claim", "k1", 0, "a", "At least 12 people died"),
                ("claim", "k2", 0, "b", "nine people died"),
                ("claim", "k3", 0, "b", "Nordline denied any fault"),
                ("discrepancy", "d1", 0, "a", "At least 12"),
                ("discrepancy", "d1", 1, "b", "nine people"),
                ("discrepancy", "d2", 0, "b", "Nordline"),
                ("discrepancy", "d2", 1, "c", "Nordlijn"),
            )
        ],
        "origins": [
            found("a", "Herald", origin="Herald", kind="credited"),
            {"origin": "b", "kind": "own", "article": "b"},
            {"origin": "c", "kind": "own", "article": "c"},
        ],
    }


def tables(rows: dict[str, list[Row]] | None = None) -> Tables:
    """The story as the page holds it."""
    return Tables({name: found.to_pandas() for name, found in _arrow(ferry() if rows is None else rows).items()}, "made")


def write(folder: Path, rows: dict[str, list[Row]] | None = None) -> Path:
    """The folder with the story's tables in it."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, table in _arrow(ferry() if rows is None else rows).items():
        pq.write_table(table, folder / f"{name}.parquet")
    return folder


def column(frame: pd.DataFrame, name: str) -> list[Any]:
    """A column as a plain list."""
    return frame[name].tolist()


def _arrow(rows: dict[str, list[Row]]) -> dict[str, pa.Table]:
    built = {}
    for name, table in TABLES.items():
        whole = [_whole(name, number, row) for number, row in enumerate(rows.get(name, []))]
        built[name] = pa.Table.from_pylist(whole, schema=table.arrow)
        check(name, built[name])
    return built


def _whole(name: str, number: int, row: Row) -> Row:
    """The row with every column of its table: what is not given is empty, or the type's nothing where it may not be."""
    nothing: dict[str, Any] = {"text": "", "word": "", "int": 0, "float": 0.0, "bool": False}
    blank: Row = {column.name: None if column.empty else nothing[column.type] for column in TABLES[name].columns}
    index = {"quantities": "quantity", "statuses": "status", "entities": "entity", "attributions": "attribution", "quotes": "quote"}.get(
        name
    )
    return blank | {"story": "ferry"} | ({index: number} if index else {}) | row
