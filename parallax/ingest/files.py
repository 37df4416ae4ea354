"""Files, folders and standard input → Articles, with every problem kept."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path

from parallax.ingest.archives import unpack
from parallax.ingest.documents import read_document, read_mail
from parallax.ingest.feeds import read_feed
from parallax.ingest.lines import read_lines
from parallax.ingest.links import read_links
from parallax.ingest.pages import read_page
from parallax.ingest.papers import read_paper
from parallax.ingest.problems import Problem, Unreadable
from parallax.ingest.sheets import read_sheet
from parallax.ingest.sources import NAME, Sources, read_sources
from parallax.ingest.texts import decode
from parallax.records import Article


def _text(raw: bytes, *, id: str) -> Article:
    return Article(id=id, text=decode(raw))


def _page(raw: bytes, *, id: str) -> Article:
    return read_page(decode(raw), id=id)


# Files that are one article each; the others hold several.
ONE: dict[str, Callable[..., Article]] = {".txt": _text, ".html": _page, ".htm": _page, ".pdf": read_paper, ".docx": read_document,
                                          ".eml": read_mail}
FEEDS = (".rss", ".atom", ".xml")
SUFFIXES = (*ONE, ".jsonl", ".csv", *FEEDS, ".urls", ".zip")
# What lies in a folder of articles without being one.
COMPANIONS = frozenset({NAME, "anchors.csv", "readme.md"})


def read_inputs(paths: Iterable[Path]) -> Iterator[Article | Problem]:
    """Articles and problems in input order; standard input is read as JSON lines when no path is given.

    The second article with an id is a problem: two texts under one id could not be told apart on screen.
    """
    seen: dict[str, str] = {}
    listed = list(paths)
    streams = (_read_path(path) for path in listed) if listed else iter([read_lines(sys.stdin.buffer, "standard input")])
    for stream in streams:
        for item in stream:
            if isinstance(item, Article) and item.id in seen:
                yield Problem(file=item.id, line=None, wrong="this id was given twice; the second article was left out",
                              advice="give every article an id of its own")
                continue
            if isinstance(item, Article):
                seen[item.id] = item.id
            yield item


def read_pins(path: Path) -> dict[str, str]:
    """Article id to the story that ``sources.csv`` pins it to."""
    return read_sources(path if path.is_dir() else path.parent)[0].pins


def _read_path(path: Path) -> Iterator[Article | Problem]:
    if path.is_dir():
        yield from _read_folder(path)
    elif not path.exists():
        yield Problem(file=str(path), line=None, wrong="there is no such file", advice="check the name")
    else:
        yield from _read_file(path, read_sources(path.parent)[0])


def _read_folder(folder: Path) -> Iterator[Article | Problem]:
    sources, problems = read_sources(folder)
    yield from problems
    files = sorted(path for path in folder.iterdir() if path.is_file() and not path.name.startswith("."))
    articles = [path for path in files if path.name.lower() not in COMPANIONS]
    if not articles:
        yield Problem(file=str(folder), line=None, wrong="there are no articles in this folder",
                      advice=f"put files there that end in {', '.join(SUFFIXES)}")
    for path in articles:
        yield from _read_file(path, sources)


def _read_file(path: Path, sources: Sources) -> Iterator[Article | Problem]:
    suffix = path.suffix.lower()
    try:
        if suffix in ONE:
            yield sources.complete(ONE[suffix](path.read_bytes(), id=path.stem), path.name)
        elif suffix == ".jsonl":
            with path.open("rb") as handle:
                yield from read_lines(handle, str(path))
        elif suffix == ".csv":
            yield from read_sheet(path.read_bytes(), str(path))
        elif suffix in FEEDS:
            yield from read_feed(path.read_bytes(), str(path))
        elif suffix == ".urls":
            yield from read_links(path)
        elif suffix == ".zip":
            yield from _read_archive(path)
        else:
            raise Unreadable(f"files that end in {suffix or 'nothing'!r} are not read", f"give {', '.join(SUFFIXES)}")
    except Unreadable as error:
        yield Problem(file=str(path), line=None, wrong=error.wrong, advice=error.advice)
    except OSError as error:
        yield Problem(file=str(path), line=None, wrong=f"it could not be opened ({error.strerror})", advice="check its permissions")


def _read_archive(path: Path) -> Iterator[Article | Problem]:
    """The archive's files, read as a folder is; a problem names the archive and the file in it."""
    with tempfile.TemporaryDirectory(prefix="parallax-") as place:
        folder = Path(place)
        for problem in unpack(path, folder, suffixes=[suffix for suffix in SUFFIXES if suffix not in (".urls", ".zip")]):
            yield replace(problem, file=f"{path}/{problem.file}")
        if not any(folder.iterdir()):
            raise Unreadable("there are no articles in this archive", f"pack files that end in {', '.join(SUFFIXES)}")
        yield from (_homed(item, folder, path) for item in _read_folder(folder))


def _homed(item: Article | Problem, folder: Path, archive: Path) -> Article | Problem:
    """The item with the archive in the place of a folder that is gone: where a problem lies, and an id made from it."""
    if isinstance(item, Problem):
        return replace(item, file=item.file.replace(str(folder), str(archive), 1))
    return replace(item, id=item.id.replace(str(folder), str(archive), 1))
