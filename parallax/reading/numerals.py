"""Text → the numbers written in it, in digits or in words. Knows nothing of hedges, units or grammar."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parallax.reading.cardinals import Cardinals, Part
from parallax.reading.numbertokens import MAGNITUDES, ONES, PARTS, SIGNS, TENS, Token, Tokens, tokenise
from parallax.records import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral:
    """One number as written. ``scale`` is the last word that multiplied it (1 when none did), ``spelled`` true for words."""

    start: int
    end: int
    value: Number
    scale: Number = 1
    spelled: bool = False


def find_numerals(text: str) -> list[Numeral]:
    """Every number of the text, in order of appearance: "1,674.5 million", "a hundred and three", "two-thirds", "½".

    Misses: "twenty and three" (an old form that would join "between twenty and three").
    Source: lexicon/numbers.toml.
    """
    tokens = tokenise(text)
    parser = _Parser(tokens, Cardinals(tokens))
    found: list[Numeral] = []
    end = 0
    for at, token in enumerate(parser.tokens.all):
        if at < end or (token.kind == "word" and token.text not in _STARTS) or token.kind == "mark":
            continue
        part = parser.numeral(at)
        if part is not None:
            found.append(part[0])
            end = part[1]
    return found


# Words that a number can start with.
_STARTS = frozenset({"a", "an", "half", "quarter", *ONES, *TENS, *MAGNITUDES})


@dataclass(frozen=True, slots=True)
class _Parser:
    """A descent over the tokens; each method says what starts at a token and where the next one is, or ``None``."""

    tokens: Tokens
    whole: Cardinals

    def numeral(self, at: int) -> tuple[Numeral, int] | None:
        part = self._share(at) or self._amount(at) or self._ratio_sign(at)
        if part is None:
            return None
        value, after, scale = part
        if self.tokens.ordinal(after):
            return None
        first, last = self.tokens.all[at], self.tokens.all[after - 1]
        sign = self._minus(at)
        if sign is not None:
            first, value = sign, -value
        found = Numeral(start=first.start, end=last.end, value=_tidy(value), scale=scale, spelled=self.tokens.all[at].kind == "word")
        return found, after

    def _minus(self, at: int) -> Token | None:
        """The sign before a number: "minus 5", " -1.3%"; a hyphen after a word or number is none."""
        if self.tokens.word(at - 1) == "minus":
            return self.tokens.all[at - 1]
        if self.tokens.mark(at - 1, "-") and self.tokens.word(at - 2) == "minus":
            return self.tokens.all[at - 2]
        signed = at > 0 and self.tokens.all[at - 1].text in ("-", "−") and self.tokens.digits(at)
        if not signed:
            return None
        sign = self.tokens.all[at - 1]
        before = self.tokens.text[max(0, sign.start - 80) : sign.start]
        tight = sign.end == self.tokens.all[at].start and (before == "" or before[-1] in " \n(")
        return sign if (tight and not re.search(r"\d\s*$", before[-4:])) or not before.strip() else None

    # ---- shares of one: "two-thirds", "a quarter of", "half the", "half a million"

    def _share(self, at: int) -> Part | None:
        word = self.tokens.word(at)
        if word in ("half", "quarter"):
            return self._half(at, 1 / PARTS[word])
        if word in ("a", "an"):
            part = self.whole.denominator(at + 1)
            if part is None or self.tokens.word(part[1] - 1).endswith("s"):
                return None
            value, after = 1 / part[0], part[1]
            scaled = self._scaled(value, after)
            ends = after == len(self.tokens.all) or self.tokens.all[after].text in (".", ",", ";", ")")
            return scaled or ((value, after, 1) if ends or self.tokens.word(after) == "of" else None)
        return None

    def _half(self, at: int, value: float) -> Part | None:
        """ "half a dozen", "half million", "half of them", "half the condos"; a "half-hour" or "second half" is no number."""
        scaled = self._scaled(value, at + 1)
        if scaled:
            return scaled
        after = self.tokens.word(at + 1)
        whole = after in ("of", "the", "their", "his", "its", "our", "all")
        return (value, at + 1, 1) if whole and self.tokens.word(at) == "half" and not self.tokens.joined(at + 1) else None

    def _scaled(self, value: float, at: int) -> Part | None:
        """The share times the magnitude that follows: (of) (a) million."""
        if self.tokens.word(at) == "of" and self.tokens.word(at + 1) == "a" and self.tokens.magnitude(at + 2):
            at += 2
        elif self.tokens.word(at) == "a":
            at += 1
        scale = self.tokens.magnitude(at)
        return (value * scale, at + 1, scale) if scale else None

    def _ratio_sign(self, at: int) -> Part | None:
        return (SIGNS[self.tokens.all[at].text], at + 1, 1) if self.tokens.all[at].kind == "sign" else None

    # ---- whole amounts

    def _amount(self, at: int) -> Part | None:
        whole = self.whole.cardinal(at)
        if whole is None:
            return None
        value, after, scale = whole
        mixed = (self._fraction_sign(value, after, at) or self._over(value, after) or self._power(value, after)
                 or self._parts_of(value, after) or self._and_part(value, after, scale))  # fmt: skip
        return mixed or whole

    def _fraction_sign(self, value: Number, after: int, at: int) -> Part | None:
        """ "4/5", "2 1/4", "2½"."""
        if after < len(self.tokens.all) and self.tokens.all[after].kind == "sign":
            return value + SIGNS[self.tokens.all[after].text], after + 1, 1
        if self.tokens.slash(after) and self.tokens.digits(at) and self.tokens.digits(after + 1):
            low = self.tokens.digit_value(after + 1)
            return (
                (value / low, after + 2, 1)
                if 1 < low <= 100 and value < low and after == at + 1 and not self.tokens.slash(after + 2)
                else None
            )
        if (
            after == at + 1
            and self.tokens.digits(after)
            and self.tokens.slash(after + 1)
            and (rest := self._fraction_sign(self.tokens.digit_value(after), after + 1, after))
        ):
            return value + rest[0], rest[1], 1
        return None

    def _power(self, value: Number, after: int) -> Part | None:
        """ "2.998×10−8", "3 x 10^5": the power of ten behind the number."""
        times = self.tokens.mark(after, "×") or self.tokens.word(after) == "x"
        if not times or not self.tokens.digits(after + 1) or self.tokens.digit_value(after + 1) != 10:
            return None
        at = after + 3 if self.tokens.mark(after + 2, "^") else after + 2
        minus = self.tokens.mark(at, "-") or self.tokens.mark(at, "−")
        at += minus
        if not self.tokens.digits(at) or (at == after + 2 and not minus) or self.tokens.digit_value(at) > 300:
            return None
        return value * 10.0 ** (-self.tokens.digit_value(at) if minus else self.tokens.digit_value(at)), at + 1, 1

    def _over(self, value: Number, after: int) -> Part | None:
        """ "one over twenty", "one out of three" at the end of what is said; before a noun both numbers count ("one over 50 died")."""
        out_of = (self.tokens.word(after), self.tokens.word(after + 1)) == ("out", "of")
        link = 1 if self.tokens.word(after) == "over" else 2 * out_of
        low = self.whole.cardinal(after + link) if link else None
        if low is None or not 0 < value < low[0] or not self.tokens.ends(low[1]):
            return None
        return value / low[0], low[1], 1

    def _parts_of(self, value: Number, after: int) -> Part | None:
        """ "two thirds", "one-fourth": the plural where there are several."""
        at = after + 1 if self.tokens.mark(after, "-") else after
        part = self.whole.denominator(at)
        if part is None or self.tokens.joined(part[1]):
            return None
        plural = self.tokens.word(part[1] - 1).endswith("s")
        return (value / part[0], part[1], 1) if plural == (value > 1) else None

    def _and_part(self, value: Number, after: int, scale: Number) -> Part | None:
        """ "five and a half million", "three million and two thirds", "a hundred and three quarters"."""
        if self.tokens.word(after) != "and":
            return None
        share = self._and_share(after + 1)
        if share is None:
            return None
        part, at = share
        following = self.tokens.magnitude(at) or 0
        if scale == 1 and following:
            return (value + part) * following, at + 1, following
        if 0 < following < scale:
            return value + part * following, at + 1, scale
        return value + part * (scale if scale >= 1000 else 1), at, scale

    def _and_share(self, at: int) -> tuple[float, int] | None:
        if self.tokens.word(at) in ("a", "an"):
            part = self.whole.denominator(at + 1)
            return (1 / part[0], part[1]) if part else None
        small = ONES.get(self.tokens.word(at))
        part = self.whole.denominator(at + 2 if self.tokens.mark(at + 1, "-") else at + 1) if small else None
        return (small / part[0], part[1]) if small and part else None


def _tidy(value: Number) -> Number:
    """Whole numbers as int, others without the dust of arithmetic."""
    rounded = round(value, 12) if abs(value) > 1e-6 else value
    return int(rounded) if rounded == int(rounded) else rounded
