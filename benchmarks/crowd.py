"""As many articles on one event as are wanted, made from articles on many events.

No set has hundreds of texts about one thing, so articles of the casualty set, each written by another newsroom about another shooting,
are moved to one town, one day and one cast of people, and given the toll of that event as it stood when they appear: it rises over three
days, and one figure in sixteen is wrong. One article in eight is another's text run again with the next toll, as wires are; one in
nineteen is of the earthquake or of the truck attack and stays as it is, as a wrong pin leaves it. The first fifty are the
same whatever is asked for. Without the set the seeds are retold: each time other paragraphs are kept, in the same order, under
other figures.
"""

from __future__ import annotations

import json
import random
import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import date, timedelta
from itertools import cycle, islice
from pathlib import Path

from benchmarks.sets import BENCH
from parallax.ingest import Problem, read_inputs
from parallax.records import Article

TOWN, DAY = "Millbrook", date(2016, 5, 14)
CAST = ("Hartnell", "Brannigan", "Okafor", "Lindqvist", "Pasternak", "Delacroix", "Whitcombe", "Sorrentino", "Castellan", "Marchetti")
# Killed and injured by the day after the event.
TOLL = ((3, 11), (4, 12), (5, 12), (5, 13))
COPIED, STRAY, WRONG, MISSPELT = 8, 19, 16, 25  # one in so many

_WORDS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
          "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty")
_FATE = r"killed|dead|died|injured|wounded|hurt|shot|hospitalized|strikes|operations"
_FIGURE = re.compile(rf"""\b(?P<n>\d{{1,2}}|{"|".join(_WORDS[2:])})\s+
                          (?P<who>(?:[a-z]+\s+){{0,3}}?)          # "young men were"
                          (?P<fate>{_FATE})\b""", re.X | re.I)
_PERSON = re.compile(r"""\b[A-Z][a-z]{2,}\ (?:[A-Z]\.\ )?                # "Jane Q."
                         (?P<last>[A-Z][a-z]{3,})(?<!Road)(?<!Street)(?<!Avenue)(?<!Drive)(?<!County)(?<!Police)(?<!day)
                         (?=,\ \d|\ said|\ told|\ was|['’]s)""", re.X)
_NAME = r"(?:(?:Las|Los|San|Santa|New|Fort|Baton|Little|North|South|East|West|Grand|Palm)\ )?[A-Z][a-z]{3,}(?<!County)(?<!Police)(?<!day)"
_PLACE = re.compile(rf"""\b(?P<place>{_NAME})(?=\ (?:[Pp]olice|County|officers|Fire|man|woman|shooting)\b)
                         | \bin\ (?P<within>{_NAME})\b
                         | ^(?P<line>[A-Z]{{4,}}(?:\ [A-Z]{{4,}})?)(?=[,\ ])  # "PORTSMOUTH, Va."
                      """, re.X | re.M)
_WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_MONTHS = "|".join(("Jan(?:uary|\\.)", "Feb(?:ruary|\\.)", "March", "April", "May", "June", "July", "Aug(?:ust|\\.)", "Sept(?:ember|\\.)",
                    "Oct(?:ober|\\.)", "Nov(?:ember|\\.)", "Dec(?:ember|\\.)"))
_DATE = re.compile(rf"\b(?:{_MONTHS}) \d{{1,2}}(?:, \d{{4}})?")


def crowd(count: int, *, seed: int = 1) -> list[Article]:
    """That many articles on one event, from as many outlets."""
    return list(islice(_made(random.Random(seed)), count))


def source() -> str:
    """What the articles are made from here, in words."""
    return "601 reports of other shootings" if _shootings().exists() else "the seeds"


def _made(rng: random.Random) -> Iterator[Article]:
    originals, retell, strays = _originals(rng)
    told: list[Article] = []
    for number, row in enumerate(cycle(originals)):
        day = DAY + timedelta(days=min(len(TOLL) - 1, int(rng.expovariate(0.8))))
        made = replace(retell(row, day, rng), published=day.isoformat())
        if told and number % COPIED == 3:
            made = _copy(rng.choice(told), rng)
        elif strays and number % STRAY == 7:
            made = strays[number // STRAY % len(strays)]
        told.append(replace(made, id=f"a{number:04d}", outlet=f"outlet{number}.example", url=None))
        yield told[-1]


def _originals(rng: random.Random) -> tuple[list[Article], Callable[[Article, date, random.Random], Article], list[Article]]:
    """The articles to retell, in a fixed order, how they are retold, and those that stray in."""
    if not _shootings().exists():
        seeds = [item for item in read_inputs([Path(__file__).parent.parent / "seeds"]) if not isinstance(item, Problem)]
        return seeds, _vary, []
    rows = _articles(_shootings())
    rng.shuffle(rows)
    return rows, _move, [row for path in sorted((BENCH / "bundles").glob("*.jsonl")) for row in _articles(path)]


def _shootings() -> Path:
    return BENCH / "casualties" / "dev.jsonl"


def _articles(path: Path) -> list[Article]:
    with path.open(encoding="utf-8", newline="\n") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    return [Article(id=row["id"], text=row["text"], title=row.get("title"), published=row.get("published")) for row in rows]


def _move(article: Article, day: date, rng: random.Random) -> Article:
    """The article with the event's town, day, people and toll in the places of its own."""
    text = article.text
    named = Counter((found["place"] or found["within"] or found["line"]).title() for found in _PLACE.finditer(text))
    for name, _ in named.most_common(1):
        text = re.sub(rf"\b{re.escape(name)}\b", TOWN, text, flags=re.I)
    text = _WEEKDAY.sub(f"{DAY:%A}", _DATE.sub(f"{DAY:%B} {DAY.day}, {DAY.year}", text))
    people = dict.fromkeys(found["last"] for found in _PERSON.finditer(text))
    for name, cast in zip(people, CAST, strict=False):
        spelt = cast[:3] + cast[4:] if rng.randrange(MISSPELT) == 0 else cast
        text = re.sub(rf"\b{name}\b", spelt, text)
    text = _told(text, TOLL[(day - DAY).days], rng)
    return replace(article, text=text, title=text.split("\n", 1)[0])


def _vary(article: Article, day: date, rng: random.Random) -> Article:
    """The article's headline, seven in ten of its paragraphs in their order, and figures of that day."""
    head, *rest = article.text.split("\n")
    text = "\n".join([head, *(line for line in rest if not line.strip() or rng.random() < 0.7)])
    return replace(article, text=_told(text, TOLL[(day - DAY).days], rng), title=None)


def _copy(article: Article, rng: random.Random) -> Article:
    """The same text with its last third cut, a day later."""
    lines = article.text.split("\n")
    day = min(DAY + timedelta(days=len(TOLL) - 1), date.fromisoformat(article.published or DAY.isoformat()) + timedelta(days=1))
    after = max(0, (day - DAY).days)
    text = _told("\n".join(lines[: max(3, 2 * len(lines) // 3)]), TOLL[after], rng)
    return replace(article, text=text, title=text.split("\n", 1)[0], published=day.isoformat())


def _told(text: str, toll: tuple[int, int], rng: random.Random) -> str:
    """The text with every figure of two or more made the toll's; now and then it is a wrong one, throughout the article."""
    off = rng.choice((-2, 2, 4)) if rng.randrange(WRONG) == 0 else 0

    def said(found: re.Match[str]) -> str:
        fate = found["fate"].lower()
        number = off + (toll[0] if fate in ("killed", "dead", "died") else sum(toll) if fate == "shot" else toll[1])
        word = str(number) if found["n"].isdigit() else _WORDS[number]
        return f"{word.capitalize() if found['n'][0].isupper() else word} {found['who']}{found['fate']}"

    return _FIGURE.sub(said, text)
