"""Many sources in few rows: those that say the same share one. Up to MANY sources stand apart, as they are."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.views.rows import records

MANY = 16  # sources that have a row each; beyond them those that say the same share one
ROWS = 30  # rows that are left of very many
DAYS = 60  # days named that are drawn on one axis


def marks(given: pd.DataFrame) -> pd.DataFrame:
    """A ladder's marks; of many sources, those on the same rungs as surely share a row, and at most ROWS rows are left.

    What most say comes first, then the rungs that fewest stand on.
    Shape: the marks of the first source of each row, with ``row``, ``letters`` (of all the row's sources) and ``label`` (left of it).
    """
    if given["article"].nunique() <= MANY:
        return each(given)
    sure = given["certainty"].round()
    alike: dict[tuple[Any, ...], list[str]] = {}
    for article, rows in given.groupby("article", sort=False, observed=True):
        alike.setdefault(tuple(zip(rows["rung"], sure[rows.index], strict=True)), []).append(str(article))
    common = max(alike, key=lambda said: len(alike[said]))
    standing = given.groupby("rung")["article"].nunique()
    rarest = sorted(alike, key=lambda said: (said != common, min(standing[rung] for rung, _ in said), -len(alike[said])))
    shared = {alike[said][0]: alike[said] for said in rarest[:ROWS]}
    place = {article: row for row, article in enumerate(shared)}
    found = given[given["article"].isin(list(place))]
    found = found.assign(row=[place[article] for article in found["article"]]).sort_values(["row", "rung_order"], kind="stable")
    return _labelled(found, given, shared).reset_index(drop=True)


def spans(given: pd.DataFrame) -> pd.DataFrame:
    """The intervals of publication; of many sources, those of one interval share a row, and the ROWS commonest are left.

    Shape: the rows of the first source of each, with ``row``, ``letters`` and ``label``.
    """
    if len(given) <= MANY:
        return each(given)
    alike = [rows["article"].tolist() for _, rows in given.groupby(["earliest", "latest"], sort=True, dropna=False)]
    commonest = sorted(alike, key=lambda articles: -len(articles))[:ROWS]
    shared = {articles[0]: articles for articles in alike if articles in commonest}
    place = {article: row for row, article in enumerate(shared)}
    found = given[given["article"].isin(list(place))]
    found = found.assign(row=[place[article] for article in found["article"]]).sort_values("row", kind="stable")
    return _labelled(found, given, shared).reset_index(drop=True)


def days(given: pd.DataFrame, shown: pd.DataFrame) -> pd.DataFrame:
    """The days named, in the rows of the intervals that are shown; in a row of many sources each day once, at most DAYS of them."""
    row_of = {letter: row["row"] for row in records(shown) for letter in row["letters"]}
    placed = given[given["letter"].isin(list(row_of))]
    placed = placed.assign(row=[row_of[letter] for letter in placed["letter"]])
    if max(map(len, shown["letters"]), default=1) == 1:
        return placed
    return alike(placed, ["row", "earliest", "latest"]).head(DAYS)


def alike(given: pd.DataFrame, by: list[str]) -> pd.DataFrame:
    """The first of the rows that are equal in these columns, with the ``letters`` of all, those of most sources first."""
    listed = [
        (len(letters), rows.index[0], letters)
        for _, rows in given.groupby(by, sort=False, dropna=False, observed=True)
        for letters in [tuple(dict.fromkeys(rows["letter"].astype(str)))]
    ]
    listed.sort(key=lambda one: -one[0])
    first = given.loc[[index for _, index, _ in listed]]
    return first.assign(letters=_column([letters for _, _, letters in listed], first)).reset_index(drop=True)


def each(given: pd.DataFrame) -> pd.DataFrame:
    """The rows as they are, each of one source: ``letters`` and ``label`` are its own."""
    return given.assign(letters=_column([(str(letter),) for letter in given["letter"]], given), label=given["letter"])


def _column(letters: list[tuple[str, ...]], rows: pd.DataFrame) -> pd.Series:
    return pd.Series(letters, index=rows.index, dtype=object)


def _labelled(found: pd.DataFrame, given: pd.DataFrame, shared: dict[str, list[str]]) -> pd.DataFrame:
    """With the letters of each row's sources, and what stands left of it: a letter, or how many they are."""
    letter = dict(zip(given["article"], given["letter"], strict=True))
    letters = [tuple(str(letter[one]) for one in shared[article]) for article in found["article"]]
    labels = [told[0] if len(told) == 1 else str(len(told)) for told in letters]
    return found.assign(letters=_column(letters, found), label=labels)
