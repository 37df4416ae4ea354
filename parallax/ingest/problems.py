"""What is wrong with an input, where, and what to do about it."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """One file or line that is no article. ``line`` is 1-based; ``None`` when the whole file is meant."""

    file: str
    line: int | None
    wrong: str
    advice: str

    def __str__(self) -> str:
        where = self.file if self.line is None else f"{self.file}, line {self.line}"
        return f"{where}: {self.wrong}; {self.advice}"


class Unreadable(ValueError):
    """Raised inside ingest for a file or line that is no article; the reader turns it into a Problem."""

    def __init__(self, wrong: str, advice: str) -> None:
        super().__init__(wrong)
        self.wrong = wrong
        self.advice = advice
