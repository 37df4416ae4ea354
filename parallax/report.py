"""Tables → the evidence pack of one story, as a file."""

from __future__ import annotations

from pathlib import Path

import pyarrow.parquet as pq

from data.pack import FORMS, NEEDED, Pack, Row, encoded, make_pack


def report(tables: Path, story: str | None, out: Path) -> None:
    """Writes the evidence pack of one story; the ending of ``out`` chooses its form.

    Raises: ValueError for an ending that has no form, tables that are missing, or a story that is not among them.
    """
    ending = out.suffix.lower()
    if ending not in FORMS:
        raise ValueError(f"{out.name} has no known ending; choose one of {', '.join(FORMS)}")
    held = encoded(load_pack(tables, story), ending)
    out.parent.mkdir(parents=True, exist_ok=True)
    out.write_bytes(held)


def load_pack(tables: Path, story: str | None) -> Pack:
    """The pack of the named story; of the only one when none is named.

    Raises: ValueError that says which tables or which story are missing.
    """
    missing = [name for name in NEEDED if not (tables / f"{name}.parquet").is_file()]
    if missing:
        raise ValueError(f"{tables} holds no table {missing[0]!r}; write the tables with: python -m parallax build SOURCE --out {tables}")
    chosen = _choose(tables, story)
    return make_pack({name: _rows(tables, name, chosen) for name in NEEDED})


def _choose(tables: Path, story: str | None) -> str:
    stories = pq.read_table(tables / "stories.parquet", columns=["story"]).column("story").to_pylist()
    found = [name for name in stories if story in (None, name)]
    if len(found) == 1:
        return str(found[0])
    listed = ", ".join(stories[:10]) + (", …" if len(stories) > 10 else "")
    raise ValueError(f"there is no story {story!r}; choose one of: {listed}" if story is not None
                     else f"name one of the {len(stories)} stories: {listed}" if stories else f"{tables} holds no story")


def _rows(tables: Path, name: str, story: str) -> list[Row]:
    listed: list[Row] = pq.read_table(tables / f"{name}.parquet", filters=[("story", "==", story)]).to_pylist()
    return listed
