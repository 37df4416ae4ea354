"""How much is read of one input: past these sizes a file is refused, and the reader is told why."""

from __future__ import annotations

MEGABYTE = 1_000_000
MOST_FILES = 300  # in one archive
LARGEST_FILE = 5 * MEGABYTE  # of an archive's files, a document's inside, a page behind a link
LARGEST_ARCHIVE = 60 * MEGABYTE  # of an archive, unpacked
MOST_PAGES = 200  # of one PDF
# Text shrinks to a tenth, rarely to a fiftieth. What shrinks more than this was made to fill a disk.
HIGHEST_RATIO = 200
SMALL = MEGABYTE // 4  # too little to do harm, however well it shrinks


def megabytes(size: int) -> str:
    """A size as a reader says it: "5 MB"."""
    return f"{size / MEGABYTE:.0f} MB"
