"""The story made by hand, told by as many reports as are wanted: each repeats one of the three."""

from __future__ import annotations

from tests.shown import Row, ferry


def letter(number: int) -> str:
    """A, B … Z, AA, AB …"""
    first, last = divmod(number, 26)
    return (letter(first - 1) if first else "") + chr(ord("A") + last)


def rows(count: int) -> dict[str, list[Row]]:
    """The rows of the story, by table: those of a report stand once for each report that repeats it."""
    told = {name: [row for row in listed if "article" not in row] for name, listed in ferry().items()}
    for number in range(count):
        for name, listed in ferry().items():
            told[name] += [_of(number, name, row) for row in listed if row.get("article") == "abc"[number % 3]]
    told["sides"], told["evidence"] = _first(told["sides"], count), _first(told["evidence"], count)
    return told


def _first(listed: list[Row], count: int) -> list[Row]:
    """The rows without those of claims and findings that only the first three reports hold."""
    return [row for row in listed if row["article"] in {_id(number) for number in range(min(count, 3))}]


def _id(number: int) -> str:
    return f"{number:03d}"


def _of(number: int, table: str, row: Row) -> Row:
    own: Row = row | {"article": _id(number)}
    if table == "articles":
        own |= {"position": number, "letter": letter(number), "outlet": f"Paper {number}"}
    if table == "claims" and number > 2:
        own |= {"claim": f"{row['claim']}-{number}", "answer": f"{row['answer']}-{number}"}
    if table == "entities" and row["label"] == "PERSON":
        own |= {"name": f"{row['name']} {number}"}
    if table == "origins" and "origin" in row and row["kind"] == "own":
        own |= {"origin": _id(number)}
    return own
