"""``python -m parallax``: the command line of CONTRACT.

The heavy parts are imported inside the commands, so that ``--help`` answers at once.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Annotated, Any

import typer

from parallax.contract import EXTRA_KEYS, READ_KEYS
from parallax.ingest import Problem, read_inputs
from parallax.progress import progress
from parallax.records import Article

KEYS = READ_KEYS + EXTRA_KEYS

app = typer.Typer(add_completion=False, no_args_is_help=True, pretty_exceptions_enable=False, rich_markup_mode=None,
                  help="Reads articles about one event, compares what each claims, and says where they part and why.")
Files = Annotated[list[Path] | None, typer.Argument(
    help=".jsonl, .csv, .txt, .html, .pdf, .docx, .eml or .zip files, or folders; JSON lines on standard input when none")]
Jobs = Annotated[int, typer.Option(min=1, help="worker processes")]
Stories = Annotated[Path | None, typer.Option(exists=True, file_okay=False, help="folder of .jsonl files, each a story of its own")]


class Intake:
    """Articles as they are read, with each problem told on standard error as it comes."""

    def __init__(self, paths: list[Path] | None) -> None:
        self.paths = paths or []
        self.problems: list[Problem] = []

    def articles(self) -> Iterator[Article]:
        """The articles that could be read, in input order."""
        for item in read_inputs(self.paths):
            if isinstance(item, Problem):
                self.problems.append(item)
                print(f"parallax: {item}", file=sys.stderr)
            else:
                yield item

    def finish(self) -> None:
        """Ends with status 1 when something could not be read."""
        if self.problems:
            noun = "input" if len(self.problems) == 1 else "inputs"
            print(f"parallax: {len(self.problems)} {noun} left out; all others were read", file=sys.stderr)
            raise typer.Exit(1)


@app.command()
def read(files: Files = None, *, jobs: Jobs = 1,
         only: Annotated[str, typer.Option(help=f"comma-separated keys to print: {', '.join(KEYS)}")] = ",".join(READ_KEYS)) -> None:
    """Reads articles and prints one JSON object per article and line."""
    keys = _keys(only)
    from parallax.contract import reading_json
    from parallax.reading.pool import read_many

    intake = Intake(files)
    for reading in progress(read_many(intake.articles(), jobs=jobs, only=keys), "reading"):
        _print(reading_json(reading, keys))
    intake.finish()


@app.command()
def compare(files: Files = None, *, jobs: Jobs = 1, stories: Stories = None,
            out: Annotated[Path | None, typer.Option(help="with --stories: the folder for NAME.json of each")] = None) -> None:
    """Takes the articles as one story and prints what they say together as one JSON object."""
    if (stories is None) != (out is None):
        _stop("--stories and --out go together", "give both, or neither")
    if stories is None or out is None:
        intake = Intake(files)
        _print(_compared(intake, jobs, "story"))
        intake.finish()
        return
    out.mkdir(parents=True, exist_ok=True)
    intakes = []
    for path in progress(sorted(stories.glob("*.jsonl")), "comparing"):
        intake = Intake([path])
        result = _compared(intake, jobs, path.stem)
        (out / f"{path.stem}.json").write_text(json.dumps(result, ensure_ascii=False), encoding="utf-8")
        intakes.append(intake)
    for intake in intakes:
        intake.finish()


@app.command()
def build(source: Annotated[Path, typer.Argument(help="folder, file or .urls list of articles")], *, jobs: Jobs = 1,
          out: Annotated[Path, typer.Option(help="folder for the Parquet tables")],
          story: Annotated[str | None, typer.Option(help="take all articles as one story of this name")] = None) -> None:
    """Reads articles, groups them into stories, compares each, and writes the tables that the dashboard opens."""
    from parallax.build import build as build_tables

    problems = build_tables(source, out, jobs=jobs, story=story)
    if problems:
        raise typer.Exit(1)


@app.command()
def report(story: Annotated[str | None, typer.Argument(help="id of the story; may be left out when there is only one")] = None, *,
           data: Annotated[Path, typer.Option(exists=True, file_okay=False, help="folder of tables that build wrote")],
           out: Annotated[Path, typer.Option(help="file to write: .html, .md, .json or .csv")]) -> None:
    """Writes the evidence pack of one story."""
    from parallax.report import report as write_report

    try:
        write_report(data, story, out)
    except ValueError as error:
        _stop(str(error), "see python -m parallax report --help")


@app.command()
def gold(*, folder: Annotated[Path, typer.Option(help="folder of the gold files")] = Path("tests/gold"),
         seeds: Annotated[Path, typer.Option(help="folder of the seed articles")] = Path("seeds"),
         save: Annotated[Path | None, typer.Option(help="file to keep the finds in")] = None,
         against: Annotated[Path | None, typer.Option(help="finds kept earlier: prints each gained and lost")] = None) -> None:
    """Prints precision, recall and F1 of each extractor and of the discrepancies on the gold, with every miss by name."""
    from parallax.gold import gold as score_gold

    score_gold(folder, seeds, save=save, against=against)


def _compared(intake: Intake, jobs: int, name: str) -> dict[str, Any]:
    from parallax.comparing import compare as compare_readings
    from parallax.comparing.memory import Memory, read_and_encode
    from parallax.contract import comparison_json

    memory = Memory()
    return comparison_json(compare_readings(list(read_and_encode(intake.articles(), memory, jobs=jobs)), story=name, encoder=memory))


def _keys(only: str) -> tuple[str, ...]:
    keys = tuple(key.strip() for key in only.split(",") if key.strip())
    unknown = [key for key in keys if key not in KEYS]
    if unknown:
        _stop(f"--only: there is no key {unknown[0]!r}", f"choose from {', '.join(KEYS)}")
    return keys


def _print(row: dict[str, Any]) -> None:
    sys.stdout.write(json.dumps(row, ensure_ascii=False) + "\n")


def _stop(wrong: str, advice: str) -> None:
    print(f"parallax: {wrong}; {advice}", file=sys.stderr)
    raise typer.Exit(2)


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8", errors="surrogatepass")  # type: ignore[union-attr]
    app()
