"""Parquet tables → frozen frames that every view reads and none changes."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import MappingProxyType
from typing import Any, TypeVar

import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from data.schema import TABLES, OffContract, check

ADVICE = "build the tables with: python -m parallax build seeds --out data/tables"


Found = TypeVar("Found")


class Tables(Mapping[str, pd.DataFrame]):
    """The tables of the contract by name. ``version`` is the hash of their bytes, so it may serve as a cache key.

    Frames are shared by all readers: take from them, never write to them.
    """

    __slots__ = ("_found", "_frames", "version")

    def __init__(self, frames: Mapping[str, pd.DataFrame], version: str) -> None:
        self._frames = MappingProxyType(dict(frames))
        self.version = version
        self._found: dict[Callable[[Tables], Any], Any] = {}

    def once(self, find: Callable[[Tables], Found]) -> Found:
        """What ``find`` makes of these tables alone, made at the first call and then shared; nobody may change it."""
        if find not in self._found:
            self._found[find] = find(self)
        found: Found = self._found[find]
        return found

    def __getitem__(self, name: str) -> pd.DataFrame:
        return self._frames[name]

    def __iter__(self) -> Iterator[str]:
        return iter(self._frames)

    def __len__(self) -> int:
        return len(self._frames)

    def story(self, story: str) -> Tables:
        """The same tables with the rows of one story alone."""
        frames = {name: frame[frame["story"] == story].reset_index(drop=True) for name, frame in self.items()}
        return Tables(frames, f"{self.version}/{story}")


def load_tables(folder: Path) -> Tables:
    """Every table of the contract, read from ``folder``.

    Raises: OffContract when a table is missing, cannot be read or breaks the contract; the message names the
    table, the column where there is one, and what to do.
    """
    digest = hashlib.blake2b(digest_size=8)
    frames = {}
    for name in TABLES:
        path = folder / f"{name}.parquet"
        if not path.is_file():
            raise OffContract(f"{name}: the file {path} is missing; {ADVICE}")
        content = path.read_bytes()
        digest.update(content)
        frames[name] = _frame(name, content)
    return Tables(frames, digest.hexdigest())


def _frame(name: str, content: bytes) -> pd.DataFrame:
    try:
        found = pq.ParquetFile(pa.BufferReader(content)).read()
    except (pa.ArrowInvalid, OSError) as error:
        raise OffContract(f"{name}: the file is not readable as Parquet ({error}); {ADVICE}") from error
    check(name, found)
    frame: pd.DataFrame = found.to_pandas()
    return frame
