"""The tokens that numbers are written in, and what can be asked of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import NamedTuple

from parallax import lexicon
from parallax.records import Number

_TABLE = lexicon.load("numbers")
ONES: dict[str, int] = _TABLE["ones"]
TENS: dict[str, int] = _TABLE["tens"]
MAGNITUDES: dict[str, int] = _TABLE["magnitudes"]
SUFFIXES: dict[str, int] = _TABLE["suffixes"]
MONEY_SUFFIXES: dict[str, int] = _TABLE["money_suffixes"]
PARTS: dict[str, int] = _TABLE["parts"]
SIGNS: dict[str, float] = _TABLE["signs"]
ORDINALS = frozenset({"first", "second", *PARTS}) - {"half", "quarter"}
PLURAL_MAGNITUDES = frozenset(word for word in MAGNITUDES if word.endswith("s"))
_CURRENCY_SIGNS = "$€£¥₹₪"
_CURRENCY_CODES = ("RM", "PS", "USD", "EUR", "GBP", "AUD", "CAD", "NZD", "INR", "$A", "$US")
# Words that may follow metres, but not millions.
_METRE_WORDS = frozenset(
    {
        "above",
        "and",
        "apart",
        "at",
        "away",
        "below",
        "by",
        "deep",
        "diameter",
        "from",
        "high",
        "in",
        "into",
        "long",
        "off",
        "on",
        "or",
        "per",
        "radius",
        "square",
        "tall",
        "thick",
        "to",
        "under",
        "wide",
        "with",
    }
)

_LONGEST = 30  # characters of a number in digits
_TOKEN = re.compile(
    r"""
    (?P<digits>
        \d{1,3}(?:,\d{3})+(?:\.\d+)?(?!\d)                          # 1,674,200.5
      | \d{1,2}(?:,\d{2})+,\d{3}(?:\.\d+)?(?!\d)                    # 12,34,567.89
      | (?<![\d.,])\d{1,3}(?:[ \u202f\u00a0]\d{3})+(?:\.\d+)?(?!\d)  # 40 000
      | \d+\.\d+ | (?<!\w)\.\d+ | \d+
    )
  | (?P<sign>[¼-¾⅐-⅞])
  | (?P<word>[^\W\d_]+)
  | (?P<mark>\S)
    """,
    re.VERBOSE,
)


class Token(NamedTuple):
    kind: str
    text: str
    start: int
    end: int


def tokenise(text: str) -> Tokens:
    """The digits, words and marks of the text, in order."""
    found = [Token(_kind(match), match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    return Tokens(text, found)


def _kind(match: re.Match[str]) -> str:
    """The kind of a token; a run of digits that no count can have ("99999...", a key, a broken page) is a mere mark."""
    return "mark" if match.end() - match.start() > _LONGEST and match.lastgroup == "digits" else match.lastgroup or ""


@dataclass(frozen=True, slots=True)
class Tokens:
    """A text's tokens; a place outside them holds nothing."""

    text: str
    all: list[Token]

    def word(self, at: int) -> str:
        token = self.all[at] if 0 <= at < len(self.all) else None
        return token.text if token and token.kind == "word" else ""

    def digits(self, at: int) -> bool:
        return 0 <= at < len(self.all) and self.all[at].kind == "digits"

    def mark(self, at: int, mark: str) -> bool:
        return 0 <= at < len(self.all) and self.all[at].text == mark

    def slash(self, at: int) -> bool:
        return self.mark(at, "/") or self.mark(at, "⁄")

    def joined(self, at: int) -> bool:
        """Whether a hyphen ties the token to the word before: the "half-" of "half-hour"."""
        return self.mark(at, "-") and self.all[at].start == self.all[at - 1].end

    def ordinal(self, at: int) -> bool:
        """Whether the number runs on into an ordinal: "twenty-first"."""
        return self.joined(at) and self.word(at + 1) in ORDINALS

    def ends(self, at: int) -> bool:
        """Whether the text or the sentence ends before the token."""
        return at >= len(self.all) or (self.all[at].text in (".", ";", ")", "?", "!") and at + 1 >= len(self.all))

    def magnitude(self, at: int) -> int | None:
        return MAGNITUDES.get(self.word(at)) if self.word(at - 1) not in PLURAL_MAGNITUDES else None

    def digit_value(self, at: int) -> Number:
        plain = re.sub(r"[,\s]", "", self.all[at].text)
        return float(plain) if "." in plain else int(plain)

    def digits_scaled(self, at: int) -> tuple[Number, int]:
        """Digits with the letters that multiply them: "10k", "$4.3M"; "6m" without a currency is six metres."""
        value, suffix = self.digit_value(at), self.word(at + 1)
        size = SUFFIXES.get(suffix) or (MONEY_SUFFIXES.get(suffix) if self.money(at) or self.millions(at) else None)
        near = size and self.all[at + 1].start - self.all[at].end <= 2
        return (value * size, at + 2) if size and near else (value, at + 1)

    def millions(self, at: int) -> bool:
        """ "12.3m tonnes", "35m of its devices", "4.3M sales" are millions; "47m deep" and "37m" are metres."""
        if self.word(at + 1) != "m" or self.all[at + 1].start != self.all[at].end:
            return False
        return self.text[self.all[at].end] == "M" or (self.word(at + 2) not in _METRE_WORDS and self.word(at + 2) != "")

    def money(self, at: int) -> bool:
        before = self.text[max(0, self.all[at].start - 8) : self.all[at].start].rstrip()
        return before[-1:] in _CURRENCY_SIGNS or before.endswith(_CURRENCY_CODES)
