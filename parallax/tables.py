"""Records → Parquet, as data/schema.py says: the same stories give the same bytes.

The schema drives everything: a column is filled from the field of its name, ``NAME_start`` and ``NAME_end`` from the
span ``NAME``, and the scene of a record from its own four columns.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from data.schema import TABLES
from parallax.records import Comparison, Discrepancy, Reading, Relation, Side

Row = dict[str, Any]
Rows = dict[str, list[Row]]
Story = tuple[Comparison, tuple[Reading, ...]]

# Rows are held back until a table has this many, so that a corpus of small stories does not become a row group each;
# a story is never cut in two.
GROUP = 50_000

# Table → field of a Reading, and the column that numbers its rows.
_NUMBERED = {"sentences": "sentence", "entities": "entity", "quantities": "quantity", "tolls": "toll", "quotes": "quote",
             "events": "event", "statuses": "status", "dates": "date", "roles": "role", "stances": "stance_index"}
_SCENE = frozenset({"family", "setting", "places", "lead"})


def write_tables(stories: Iterable[Story], out: Path) -> dict[str, int]:
    """Rows written per table; every table of the contract becomes ``OUT/NAME.parquet``.

    The files take the place of older ones only when all are whole, and nothing else in the folder is touched.
    """
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(dir=out, prefix=".tables-") as scratch:
        counts = _write(stories, Path(scratch))
        for name in TABLES:
            os.replace(Path(scratch) / f"{name}.parquet", out / f"{name}.parquet")
    return counts


def rows(comparison: Comparison, readings: Iterable[Reading]) -> Rows:
    """Every table's rows of one story, in their fixed order."""
    by_id = {reading.article.id: reading for reading in readings}
    ordered = [by_id[article] for article in comparison.articles]
    found: Rows = {name: [] for name in TABLES}
    found["stories"].append(_story_row(comparison, ordered))
    for position, reading in enumerate(ordered):
        found["articles"].append(_article_row(comparison.story, position, reading))
        for name, more in _reading_rows(comparison.story, reading).items():
            found[name] += more
    for name, more in _comparison_rows(comparison).items():
        found[name] += more
    return found


def as_table(name: str, listed: list[Row]) -> pa.Table:
    """The rows as an Arrow table that keeps the contract."""
    schema = TABLES[name].arrow
    columns = [pa.array([_sound(row[field.name]) for row in listed], type=field.type) for field in schema]
    return pa.Table.from_arrays(columns, schema=schema)


def words_in(reading: Reading) -> int:
    """Words of the article's body; of its whole text where no sentence was told apart."""
    text = reading.article.text
    body = [text[slice(*sentence.span)] for sentence in reading.sentences if sentence.kind == "body"]
    return sum(any(c.isalnum() for c in word) for part in body or [text] for word in part.split())


def _write(stories: Iterable[Story], scratch: Path) -> dict[str, int]:
    writers = {name: pq.ParquetWriter(scratch / f"{name}.parquet", table.arrow, compression="zstd") for name, table in TABLES.items()}
    held: Rows = {name: [] for name in TABLES}
    counts = dict.fromkeys(TABLES, 0)
    try:
        for comparison, readings in stories:
            for name, more in rows(comparison, readings).items():
                held[name] += more
                counts[name] += len(more)
                if len(held[name]) >= GROUP:
                    _flush(name, held, writers[name])
        for name in TABLES:
            _flush(name, held, writers[name])
    finally:
        for writer in writers.values():
            writer.close()
    return counts


def _flush(name: str, held: Rows, writer: pq.ParquetWriter) -> None:
    if held[name]:
        writer.write_table(as_table(name, held[name]), row_group_size=len(held[name]))
        held[name] = []


def _sound(value: Any) -> Any:
    """The value; half a surrogate pair, which no file can hold, becomes one question mark, so offsets stand."""
    if isinstance(value, str) and not value.isascii():
        return value.encode("utf-8", "replace").decode("utf-8")
    return value


# ---------------------------------------------------------------- one article


def letter(position: int) -> str:
    """A, B, … Z, AA, AB, … for the articles of a story, from 0."""
    return (letter(position // 26 - 1) if position >= 26 else "") + chr(ord("A") + position % 26)


def _story_row(comparison: Comparison, readings: list[Reading]) -> Row:
    """A side of the story's interval is open when that of one of its articles is."""
    earliest = [reading.published.earliest for reading in readings]
    latest = [reading.published.latest for reading in readings]
    return {"story": comparison.story, "title": comparison.title, "articles": len(readings),
            "words": sum(words_in(reading) for reading in readings),
            "earliest": min((day for day in earliest if day), default=None) if all(earliest) else None,
            "latest": max((day for day in latest if day), default=None) if all(latest) else None}


def _article_row(story: str, position: int, reading: Reading) -> Row:
    article = reading.article
    given = {"story": story, "article": article.id, "position": position, "letter": letter(position),
             "title": article.title or _headline(reading), "earliest": reading.published.earliest,
             "latest": reading.published.latest, "words": words_in(reading), "hedges": len(reading.hedges)}
    return _row("articles", given, article)


def _headline(reading: Reading) -> str | None:
    found = (reading.article.text[slice(*s.span)].strip() for s in reading.sentences if s.kind == "headline")
    return next(found, None)


def _reading_rows(story: str, reading: Reading) -> Rows:
    where = {"story": story, "article": reading.article.id}
    listed: dict[str, tuple[Any, ...]] = {name: getattr(reading, name) for name in _NUMBERED} | {"proofs": reading.published.proof}
    found = {name: [_row(name, where | {index: n}, record) for n, record in enumerate(listed[name])]
             for name, index in (_NUMBERED | {"proofs": "proof"}).items()}
    found["attributions"] = [
        _row("attributions", where | {"attribution": n, "piece": p, "start": piece[0], "end": piece[1]}, attribution)
        for n, attribution in enumerate(reading.attributions) for p, piece in enumerate(attribution.content)]
    return found


def _row(table: str, given: Row, record: Any) -> Row:
    """What is given, and every other column of the table from the record's fields."""
    return given | {c.name: _cell(record, c.name) for c in TABLES[table].columns if c.name not in given}


def _cell(record: Any, name: str) -> Any:
    if name in _SCENE and hasattr(record, "scene"):
        value = getattr(record.scene, name)
        return " · ".join(value) if name == "places" else value
    if name == "upstream":
        return " · ".join(record.upstream)
    if name in ("start", "end"):
        return record.span[name == "end"]
    field, _, side = name.rpartition("_")
    if side not in ("start", "end"):
        return getattr(record, name)
    span = getattr(record, field)
    return None if span is None else span[side == "end"]


# ------------------------------------------------------------- several articles


def _comparison_rows(comparison: Comparison) -> Rows:
    story = {"story": comparison.story}
    found: Rows = {"evidence": [], "sides": [], "steps": [], "parts": [], "ranges": [], "candidates": [], "assumptions": [],
                   "settlements": []}
    found["claims"] = [_row("claims", story | {"claim": c.id, "text": c.value.text, "low": c.value.low, "high": c.value.high,
                                               "hedge": c.value.hedge}, c) for c in comparison.claims]
    for claim in comparison.claims:
        owner = story | {"owner": "claim", "owner_id": claim.id}
        found["evidence"] += _evidence(owner, 0, Side(article=claim.article, value="", evidence=claim.evidence))
    found["relations"] = [_row("relations", story | {"relation_id": f"r{n}"}, r) for n, r in enumerate(comparison.relations)]
    for n, relation in enumerate(comparison.relations):
        _add_owned(found, story | {"owner": "relation", "owner_id": f"r{n}"}, relation)
    settled = _settled(comparison)
    found["discrepancies"] = [_row("discrepancies", story | {"discrepancy": d.id, "position": n, "settled": settled.get(d.id)}, d)
                              for n, d in enumerate(comparison.discrepancies)]
    for discrepancy in comparison.discrepancies:
        _add_owned(found, story | {"owner": "discrepancy", "owner_id": discrepancy.id}, discrepancy)
        found["parts"] += [_row("parts", story | {"discrepancy": discrepancy.id, "position": n}, part)
                           for n, part in enumerate(discrepancy.parts)]
    for asked in comparison.ranges:
        found["ranges"].append(_row("ranges", story | {"range": asked.id}, asked))
        found["candidates"] += [_row("candidates", story | {"range": asked.id}, candidate) for candidate in asked.candidates]
    for n, assumption in enumerate(comparison.reconciliation.assumptions):
        given = story | {"assumption": assumption.id, "position": n, "exact": comparison.reconciliation.exact}
        found["assumptions"].append(_row("assumptions", given, assumption))
        found["settlements"] += [story | {"assumption": assumption.id, "discrepancy": finding} for finding in assumption.settles]
    return found | {"origins": list(_origins(comparison)), "omissions": list(_omissions(comparison)),
                    "passages": list(_passages(comparison))}


def _settled(comparison: Comparison) -> dict[str, str]:
    """Finding to what becomes of it under the assumptions."""
    found = {finding: "assumption" for assumption in comparison.reconciliation.assumptions for finding in assumption.settles}
    return found | dict.fromkeys(comparison.reconciliation.core, "core")


def _add_owned(found: Rows, owner: Row, judged: Relation | Discrepancy) -> None:
    for n, side in enumerate(judged.sides):
        found["sides"].append(_row("sides", owner | {"side": n, "camp": side.camp or side.value}, side))
        found["evidence"] += _evidence(owner, n, side)
    found["steps"] += [_row("steps", owner | {"position": n}, step) for n, step in enumerate(judged.steps)]


def _evidence(owner: Row, number: int, side: Side) -> list[Row]:
    return [owner | {"side": number, "article": side.article, "start": start, "end": end} for start, end in side.evidence]


def _origins(comparison: Comparison) -> Iterator[Row]:
    """One row per credit; an article that credits nobody has a row without a span."""
    for origin in comparison.origins:
        row: Row = {"story": comparison.story, "origin": origin.name, "kind": origin.kind}
        for credit in origin.evidence:
            yield row | {"article": credit.article, "start": credit.span[0], "end": credit.span[1]}
        credited = {credit.article for credit in origin.evidence}
        yield from (row | {"article": article, "start": None, "end": None} for article in origin.articles if article not in credited)


def _omissions(comparison: Comparison) -> Iterator[Row]:
    for omission in comparison.omissions:
        for other in omission.others:
            yield _row("omissions", {"story": comparison.story, "other": other}, omission)


def _passages(comparison: Comparison) -> Iterator[Row]:
    for passage in comparison.passages:
        start, end = passage.other_span
        yield _row("passages", {"story": comparison.story, "other_start": start, "other_end": end}, passage)
