"""What one article says in one slot, with all that the gates ask about."""

from __future__ import annotations

from dataclasses import dataclass, field

from parallax.comparing.accounts import Days
from parallax.comparing.intervals import Bounds
from parallax.records import Number, Quantity, Scene, Span, Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """A claim before it has an id and a grade.

    ``label`` are the words for titles ("over 50 casualties"); ``party`` is the source the statement rests on, with
    ``party_kind`` as in an attribution; ``origin`` is the outlet credited; ``day`` is the day for which it holds.
    """

    article: str
    kind: str
    slot: str
    topic: str
    value: Value
    label: str
    spans: tuple[Span, ...]
    party: str | None = None
    party_kind: str | None = None
    day: Days = (None, None)
    when: Days = (None, None)  # of the event itself, where a date is tied to it
    scene: Scene = field(default_factory=Scene)
    quantity: Quantity | None = None
    subject: str = ""  # lower-case words that narrow who or what is counted
    rung: str = ""
    key: str = ""  # the normal form that compares, where ``value`` holds the article's words
    main: bool = False  # the article's own figure for its event
    sure: bool = True

    @property
    def bounds(self) -> Bounds:
        return self.value.low, self.value.high

    @property
    def low(self) -> Number | None:
        return self.value.low

    @property
    def hedge(self) -> str:
        return self.value.hedge or ""
