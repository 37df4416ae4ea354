"""Whole numbers in digits or words: "four thousand three hundred", "two hundred and five", "three lakh crore", "57"."""

from __future__ import annotations

from dataclasses import dataclass

from parallax.reading.numbertokens import MAGNITUDES, ONES, PARTS, PLURAL_MAGNITUDES, TENS, Tokens
from parallax.records import Number

Part = tuple[Number, int, Number]  # value, next token, scale


@dataclass(frozen=True, slots=True)
class Cardinals:
    """A descent over the tokens; each method says what starts at a token and where the next one is, or ``None``."""

    tokens: Tokens

    def cardinal(self, at: int) -> Part | None:
        """Terms of falling size: "four thousand | three hundred", "one hundred and three"."""
        term = self._term(at)
        if term is None:
            return None
        total, after, scale = term
        smallest = scale
        while smallest >= 1000 and (rest := self._next_term(after, smallest)):
            total, after, smallest = total + rest[0], rest[1], rest[2]
        return total, after, scale

    def _next_term(self, after: int, scale: Number) -> Part | None:
        """The term that goes on from a larger one. Digits do so only with a magnitude: "2 million 40 boats" are two numbers."""
        joined = self.tokens.word(after) == "and"
        at = after + 1 if joined else after
        term = self._term(at)
        if (
            term is None
            or not 0 < term[0] < scale
            or self.tokens.word(at) in ("a", "an")
            or (joined and self._share_follows(term[0], term[1]))
        ):
            return None
        return term if term[2] > 1 or not self.tokens.digits(at) else None

    def _term(self, at: int) -> Part | None:
        """A group below a thousand times the magnitudes behind it: "two hundred and two | thousand", "three | lakh crore"."""
        group = self._group(at)
        if group is None:
            return None
        value, after, scale = group
        while (size := self.tokens.magnitude(after)) and size != 100:
            value, after, scale = value * size, after + 1, size
        return value, after, scale

    def _group(self, at: int) -> Part | None:
        """ "two hundred and five", "322 hundred", "a hundred", "57"."""
        small = self._small(at)
        if small is None:
            return None
        value, after = small
        if self.tokens.magnitude(after) != 100:
            return (value, after, 1) if self.tokens.word(at) not in ("a", "an") or self.tokens.magnitude(after) else None
        value, after = value * 100, after + 1
        rest = self._small(after + 1 if self.tokens.word(after) == "and" else after, bare=False)
        joined = self.tokens.word(after) == "and"
        if (
            rest is None
            or not 0 < rest[0] < 100
            or self.tokens.magnitude(rest[1]) in (12, 100)
            or (self.tokens.digits(rest[1] - 1) and not joined)
        ):
            return value, after, 100
        return (value, after, 100) if joined and self._share_follows(*rest) else (value + rest[0], rest[1], 100)

    def _share_follows(self, value: Number, after: int) -> bool:
        """Whether "and three" goes on as "and three quarters", a part of one and not a part of the count."""
        return value < 10 and self.denominator(after + 1 if self.tokens.mark(after, "-") else after) is not None

    def _small(self, at: int, *, bare: bool = True) -> tuple[Number, int] | None:
        """Digits, "twenty-one", "seven"; with ``bare`` also the one that "a hundred" and "hundred" leave unsaid."""
        word = self.tokens.word(at)
        if self.tokens.digits(at):
            return self.tokens.digits_scaled(at)
        if word in TENS:
            next_word = at + 2 if self.tokens.mark(at + 1, "-") else at + 1
            low = ONES.get(self.tokens.word(next_word), 10)
            return (TENS[word] + low, next_word + 1) if 0 < low < 10 else (TENS[word], at + 1)
        if word in ONES:
            return ONES[word], at + 1
        if bare and word in ("a", "an") and self.tokens.magnitude(at + 1):
            return 1, at + 1
        alone = bare and word in MAGNITUDES and word not in PLURAL_MAGNITUDES
        return (1, at) if alone and self.tokens.word(at - 1) not in ("per", "several", "few") else None

    def denominator(self, at: int) -> tuple[int, int] | None:
        """The part named at a token: third, fifths, twenty-fifths."""
        word = self.tokens.word(at)
        if word in TENS and self.tokens.mark(at + 1, "-") and (low := self.denominator(at + 2)) and low[0] < 10:
            return TENS[word] + low[0], low[1]
        if word == "halves":
            return 2, at + 1
        part = PARTS.get(word) or (PARTS.get(word[:-1]) if word.endswith("s") else None)
        return (part, at + 1) if part else None
