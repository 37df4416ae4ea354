"""Who is named by whom: mentions, spellings, roles, stances, and the names that one source leaves out."""

from __future__ import annotations

import textwrap
from collections import Counter
from collections.abc import Collection
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import articles, scope, words
from data.views.rows import placed, records
from data.views.scope import Filters

# OntoNotes labels that name somebody or something, in the words that a reader chooses among.
LABELS = {
    "PERSON": "people",
    "ORG": "organisations",
    "GPE": "countries and cities",
    "LOC": "regions",
    "FAC": "buildings",
    "NORP": "peoples and parties",
    "OUTLET": "outlets",
    "PRODUCT": "things",
    "EVENT": "events",
    "LAW": "laws",
    "WORK_OF_ART": "works",
}
LONGEST = 80  # characters of the article's own words in one role
ACTORS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC"})  # whose absence tells a reader something; a demonym's does not
SLOTS = ("actor", "target", "means", "place", "timing", "motive", "condition", "victims")


def mentions(tables: Tables, filters: Filters, labels: Collection[str] = ()) -> pd.DataFrame:
    """Only ``labels``, if any are given. Shape: one row per mention, with ``kind`` (of name), ``form`` (as printed), ``letter``."""
    rows = placed(tables, filters, "entities", unjudged=True)
    rows = rows[rows["label"].astype(str).isin(labels or LABELS)].copy()
    rows["name"], rows["label"] = rows["name"].astype(str), rows["label"].astype(str)
    rows["kind"] = [LABELS.get(label, label) for label in rows["label"]]
    return rows.rename(columns={"words": "form"}).reset_index(drop=True)


def heat(named: pd.DataFrame) -> pd.DataFrame:
    """Shape: one row per name, those with most sources and mentions first: ``name``, ``kind``, ``sources``, ``mentions``,
    ``counts`` (letter → times), ``forms`` (spelling → letters) where there is more than one."""
    by_name: dict[str, list[dict[str, Any]]] = {}
    for row in records(named[["name", "kind", "letter", "form"]]):
        by_name.setdefault(row["name"], []).append(row)
    listed = [_named(name, rows) for name, rows in sorted(by_name.items())]
    frame = pd.DataFrame(listed, columns=["name", "kind", "sources", "mentions", "counts", "forms"])
    return frame.sort_values(["sources", "mentions", "name"], ascending=[False, False, True], kind="stable").reset_index(drop=True)


def _named(name: str, rows: list[dict[str, Any]]) -> dict[str, Any]:
    counts, kinds = Counter(row["letter"] for row in rows), Counter(row["kind"] for row in rows)
    forms: dict[str, set[str]] = {}
    for row in rows:
        forms.setdefault(row["form"], set()).add(row["letter"])
    spelled = {form: tuple(sorted(letters, key=lambda letter: (len(letter), letter))) for form, letters in sorted(forms.items())}
    return {"name": name, "kind": kinds.most_common(1)[0][0], "sources": len(counts), "mentions": len(rows), "counts": dict(counts),
            "forms": spelled if len(spelled) > 1 else {}}  # fmt: skip


def variants(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per pair of names that may be one: ``owner_id``, ``title``, ``why`` and ``sides`` (what each letter writes)."""
    letters = {article: source.letter for article, source in articles.sources(tables).items() if article not in filters.off}
    found = scope.discrepancies(tables, filters)
    found = found[found["relation"].astype(str) == "NAME_VARIANT"]
    sides = tables["sides"][tables["sides"]["owner"].astype(str) == "discrepancy"]
    listed = []
    for finding in records(found):
        mine = sides[(sides["owner_id"] == finding["discrepancy"]) & sides["article"].astype(str).isin(letters)].sort_values("side")
        written = [(letters[str(article)], str(value)) for article, value in zip(mine["article"], mine["value"], strict=True)]
        listed.append(
            {
                "owner_id": str(finding["discrepancy"]),
                "title": str(finding["title"]),
                "why": str(finding["why"]),
                "sides": list(dict.fromkeys(written)),
            }
        )
    return pd.DataFrame(listed, columns=["owner_id", "title", "why", "sides"])


def left_out(named: pd.DataFrame, letters: Collection[str]) -> pd.DataFrame:
    """Names that every other source gives and one does not.

    Shape: one row per source that leaves a name out: ``letter``, ``names``. Fewer than three sources have no majority, so no rows.
    """
    named = named[named["label"].isin(ACTORS)]
    given = set(named["letter"])
    speaking = [letter for letter in letters if letter in given]
    if len(speaking) < 3:
        return pd.DataFrame(columns=["letter", "names"])
    named_by = {name: set(rows["letter"]) for name, rows in named.groupby("name", sort=True)}
    lacking = {name: set(speaking) - by for name, by in named_by.items() if len(by) == len(speaking) - 1}
    listed = [{"letter": letter, "names": [name for name, without in lacking.items() if without == {letter}]} for letter in speaking]
    return pd.DataFrame([row for row in listed if row["names"]], columns=["letter", "names"])


def roles(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per slot, value and article, in the order of the slots: ``slot``, ``value``, ``said``, ``certain``, span."""
    rows = placed(tables, filters, "roles")
    rows["slot"] = rows["slot"].astype(str)
    rows["slot_order"] = [SLOTS.index(slot) if slot in SLOTS else len(SLOTS) for slot in rows["slot"]]
    rows = rows.sort_values(["slot_order", "slot", "position", "start"], kind="stable")
    rows["said"] = [textwrap.shorten(said, LONGEST, placeholder=" …") for said in rows["words"]]
    return rows.drop_duplicates(["slot", "article", "value"]).reset_index(drop=True)


def stances(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per actor, stance and article: ``name``, ``stance``, ``letter``, ``position``, span of the clause; by name."""
    rows = placed(tables, filters, "stances")
    rows["name"], rows["stance"] = rows["name"].astype(str), rows["stance"].astype(str)
    return (
        rows.sort_values(["name", "position", "start"], kind="stable").drop_duplicates(["name", "stance", "article"]).reset_index(drop=True)
    )


def headline(named: pd.DataFrame, reports: int) -> str:
    """The view in a sentence: how many names all reports share, and how many one report alone gives."""
    shared, alone = int((named["sources"] == reports).sum()), int((named["sources"] == 1).sum())
    only = words.number(alone) if alone else "none"
    if reports < 2:
        return words.capital(f"{words.counted(len(named), 'name')} in one report")
    if not shared:
        return words.capital(
            f"No name stands in all {words.number(reports)} reports; {only} of {words.number(len(named))} in one alone"
        )
    stand = "stands" if shared == 1 else "stand"
    everywhere = f"{words.counted(shared, 'name')} {stand} in all {words.number(reports)} reports"
    return words.capital(f"{everywhere}; {only} of {words.number(len(named))} in one alone")
