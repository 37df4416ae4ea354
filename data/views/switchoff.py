"""What falls when one source, or one origin with all that repeat it, is switched off."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import articles, ranges, scope, words
from data.views.backing import independent
from data.views.questions import asked
from data.views.rows import records
from data.views.scope import Filters

_ORIGIN = "origin"
_NAMED = 12  # reports that one choice names


@dataclass(frozen=True, slots=True, kw_only=True)
class Switch:
    """What can be switched off: ``key`` for the link, ``name`` to choose by, ``short`` within a sentence, the articles that go with it."""

    key: str
    name: str
    short: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Falls:
    """What falls, in a sentence and in three tables.

    ``findings``: rows of ``discrepancies`` that no longer stand. ``claims``: one row per statement that loses an origin, with
    ``claim``, ``asks``, ``text``, ``letters`` (who still says it), ``articles``, ``origins`` (left), ``had`` (origins before), ``state``
    ("nobody else says it", "one origin left", "fewer origins"). ``changed``: one row per measure whose low, best or high changes,
    with ``measure``, ``scope``, ``scene`` and ``before`` and ``after`` in words.
    """

    sentence: str
    findings: pd.DataFrame
    claims: pd.DataFrame
    changed: pd.DataFrame


def switches(tables: Tables, filters: Filters) -> list[Switch]:
    """The sources switched on, then each origin that several of them go back to."""
    known = articles.sources(tables)
    on = {article: source for article, source in known.items() if article not in filters.off}
    found = [
        Switch(key=source.letter, name=f"{source.letter} {source.name}", short=source.letter, articles=(article,))
        for article, source in on.items()
    ]
    shared = tables["origins"][tables["origins"]["kind"].astype(str) != "own"]
    for name, rows in shared.groupby("origin", sort=True):
        held = set(rows["article"].astype(str))
        resting = tuple(article for article in on if article in held)
        if 1 < len(resting) < len(on):
            letters = [on[article].letter for article in resting]
            if len(letters) > _NAMED:
                letters = [*letters[:_NAMED], f"{len(letters) - _NAMED} more"]
            origin = _origin(rows, str(name))
            named = Switch(
                key=f"{_ORIGIN}:{name}",
                name=f"{origin}, with {words.listed(letters)}",
                short=words.listed([origin, *letters]),
                articles=resting,
            )
            found.append(named)
    return found


def falls(tables: Tables, filters: Filters, switch: Switch) -> Falls:
    """What the view as filtered loses without the switch's articles; nothing is compared again."""
    after = replace(filters, off=(*filters.off, *switch.articles))
    findings = _findings(tables, filters, after)
    claims, changed = _claims(tables, filters, after), _changed(tables, filters, after)
    return Falls(sentence=_sentence(tables, filters, switch, findings, claims, changed), findings=findings, claims=claims, changed=changed)


def _findings(tables: Tables, before: Filters, after: Filters) -> pd.DataFrame:
    rows, left = scope.discrepancies(tables, before), set(scope.discrepancies(tables, after)["discrepancy"])
    return rows[~rows["discrepancy"].isin(left)].reset_index(drop=True)


def _claims(tables: Tables, before: Filters, after: Filters) -> pd.DataFrame:
    """The statements that an article switched off makes, those that others make first."""
    rows = scope.claims(tables, before)
    gone = set(after.off) - set(before.off)
    lost = rows["answer"][rows["article"].astype(str).isin(gone)]
    letters = {article: source.letter for article, source in articles.sources(tables).items()}
    found = [_claim(group, gone, letters) for _, group in rows[rows["answer"].isin(set(lost))].groupby("answer", observed=True, sort=False)]
    columns = ["claim", "kind", "asks", "text", "letters", "articles", "origins", "had", "state"]
    listed = pd.DataFrame([row for row in found if row["origins"] < row["had"]], columns=columns)
    order = listed["state"].map({state: number for number, state in enumerate(_STATES)})
    stance = listed["kind"] == "stance"  # as a rule the actor's alone, and there are many
    return listed.assign(order=order, stance=stance).sort_values(["order", "stance"], kind="stable").reset_index(drop=True)[columns]


_STATES = ("one origin left", "fewer origins", "nobody else says it")


def _claim(group: pd.DataFrame, gone: Collection[str], letters: dict[str, str]) -> dict[str, Any]:
    left = group[~group["article"].astype(str).isin(gone)]
    first = (left if len(left) else group).iloc[0]
    had, has = independent(group), independent(left)
    return {
        "claim": first["claim"],
        "kind": str(first["kind"]),
        "asks": asked(str(first["topic"]), [str(first["slot"])]),
        "text": str(first["text"]).replace("_", " "),
        "letters": tuple(sorted({letters[str(article)] for article in left["article"]}, key=lambda letter: (len(letter), letter))),
        "articles": left["article"].nunique(),
        "origins": has,
        "had": had,
        "state": _STATES[2] if not has else _STATES[0] if has == 1 else _STATES[1],
    }


def _changed(tables: Tables, before: Filters, after: Filters) -> pd.DataFrame:
    """The measures whose low, best or high is another without the articles; "no figure" where none is left."""
    was, now = ranges.ranges(tables, before), ranges.ranges(tables, after)
    left = {row["range"]: row for row in records(now)}
    found = []
    for row in records(was):
        other = left.get(row["range"])
        told = (_told(row), "no figure" if other is None else _told(other))
        if told[0] != told[1]:
            found.append({name: row[name] for name in ("measure", "scope", "scene")} | {"before": told[0], "after": told[1]})
    return pd.DataFrame(found, columns=["measure", "scope", "scene", "before", "after"])


def _told(row: dict[str, Any]) -> str:
    """ "13 or more", or "no best of 9 to 14"."""
    if row["best"] == "none":
        return f"no best of {row['low']} to {row['high']}"
    outer = row["low"] if row["low"] == row["high"] else f"{row['low']} to {row['high']}"
    return row["best"] if row["best"] in (outer, f"{row['low']} or more") else f"{row['best']}, of {outer}"


def _origin(rows: pd.DataFrame, name: str) -> str:
    kinds = set(rows["kind"].astype(str))
    return "the text they share" if kinds == {"copied"} else "the versions of one article" if kinds == {"version"} else name


def _sentence(tables: Tables, filters: Filters, switch: Switch, findings: pd.DataFrame, claims: pd.DataFrame, changed: pd.DataFrame) -> str:
    total = len(scope.discrepancies(tables, filters))
    alone = int((claims["state"] == _STATES[0]).sum())
    said = [
        f"{words.number(len(findings))} of {words.counted(total, 'finding')} {'falls' if len(findings) == 1 else 'fall'}",
        f"{words.counted(alone, 'statement')} {'is' if alone == 1 else 'are'} left with one origin",
        f"{words.counted(len(changed), 'range')} {'changes' if len(changed) == 1 else 'change'}",
    ]
    counts = (len(findings), alone, len(changed))
    told = [part for part, count in zip(said, counts, strict=True) if count]
    return f"Without {switch.short}, {words.listed(told)}." if told else f"Without {switch.short}, nothing falls; others say all of it too."
