"""One story → the evidence pack: what an editor can send, print, file or open in a spreadsheet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from parallax.report.html import as_html
from parallax.report.json import as_json
from parallax.report.markdown import as_markdown
from parallax.report.pack import Pack, load_pack
from parallax.report.sheet import as_csv

FORMS: dict[str, Callable[[Pack], str]] = {".html": as_html, ".md": as_markdown, ".json": as_json, ".csv": as_csv}


def report(tables: Path, story: str | None, out: Path) -> None:
    """Writes the evidence pack of one story; the ending of ``out`` chooses its form.

    Raises: ValueError for an ending that has no form, tables that are missing, or a story that is not among them.
    """
    form = FORMS.get(out.suffix.lower())
    if form is None:
        raise ValueError(f"{out.name} has no known ending; choose one of {', '.join(FORMS)}")
    text = form(load_pack(tables, story))
    out.parent.mkdir(parents=True, exist_ok=True)
    # A spreadsheet takes a file without this mark for an old code page and spoils every curly quote.
    out.write_text(text, encoding="utf-8-sig" if out.suffix.lower() == ".csv" else "utf-8", newline="")
