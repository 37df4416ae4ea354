"""A zip archive → a folder of its files, with everything refused that an honest archive of articles does not need."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Collection, Iterator
from pathlib import Path, PurePosixPath

from parallax.ingest.limits import HIGHEST_RATIO, LARGEST_ARCHIVE, LARGEST_FILE, MOST_FILES, SMALL, megabytes
from parallax.ingest.problems import Problem, Unreadable

_LOCKED = 0x1  # the flag bit of an encrypted member
_BROKEN = (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, ValueError)


def unpack(path: Path, folder: Path, *, suffixes: Collection[str]) -> Iterator[Problem]:
    """What could not be unpacked; every file with one of the suffixes lies in ``folder`` afterwards, under its bare name.

    Raises: Unreadable when the archive is broken or too large.
    """
    try:
        with zipfile.ZipFile(path) as archive:
            members = [info for info in archive.infolist() if not _aside(info)]
            refuse_bomb(members)
            for info in sorted(members, key=lambda info: info.filename):
                try:
                    _unpack_one(archive, info, folder, suffixes)
                except Unreadable as error:
                    yield Problem(file=info.filename, line=None, wrong=error.wrong, advice=error.advice)
    except _BROKEN as error:
        raise Unreadable(f"this archive is broken ({error})", "pack the files again, or give them one by one") from None


def refuse_bomb(members: list[zipfile.ZipInfo]) -> None:
    """Returns nothing where the archive is of a size that articles have.

    Raises: Unreadable for too many files, too much unpacked, or a file that unpacks to far more than it is.
    """
    if len(members) > MOST_FILES:
        raise Unreadable(f"this archive holds {len(members)} files", f"pack at most {MOST_FILES}")
    whole = sum(info.file_size for info in members)
    if whole > LARGEST_ARCHIVE:
        raise Unreadable(f"this archive unpacks to {megabytes(whole)}", f"pack at most {megabytes(LARGEST_ARCHIVE)}")
    for info in members:
        if info.file_size > SMALL and info.file_size > HIGHEST_RATIO * max(info.compress_size, 1):
            raise Unreadable(f"{info.filename!r} unpacks to {info.file_size // max(info.compress_size, 1)} times its size",
                             "leave it out; no article does that")


def _aside(info: zipfile.ZipInfo) -> bool:
    """Folders, hidden files and what a Mac puts beside the files."""
    parts = PurePosixPath(info.filename).parts
    return info.is_dir() or not parts or parts[0] == "__MACOSX" or any(part.startswith(".") and part not in (".", "..") for part in parts)


def _unpack_one(archive: zipfile.ZipFile, info: zipfile.ZipInfo, folder: Path, suffixes: Collection[str]) -> None:
    suffix = PurePosixPath(info.filename).suffix.lower()
    if suffix == ".zip":
        raise Unreadable("archives inside an archive are not opened", "unpack it first")
    if suffix not in suffixes:
        raise Unreadable(f"files that end in {suffix or 'nothing'!r} are not read", f"give {', '.join(suffixes)}")
    if info.flag_bits & _LOCKED:
        raise Unreadable("this file is locked with a password", "pack it without one")
    # The size in the archive's list is only a promise, so no more than that is read.
    with archive.open(info) as member:
        content = member.read(LARGEST_FILE + 1)
    if len(content) > LARGEST_FILE:
        raise Unreadable(f"this file is larger than {megabytes(LARGEST_FILE)}", "split it, or leave it out")
    _free(folder, PurePosixPath(info.filename)).write_bytes(content)


def _free(folder: Path, name: PurePosixPath) -> Path:
    """A place in the folder: the bare name, never a path out of it, with a number where two files share it."""
    bare = folder / name.name
    count = 2
    while bare.exists():
        bare = folder / f"{name.stem} ({count}){name.suffix}"
        count += 1
    return bare
