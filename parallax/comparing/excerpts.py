"""An article's own words, short enough for a title: whole phrases, never half of one."""

from __future__ import annotations

import re

from parallax.lexicon import load

_LINKS = frozenset(load("excerpts")["links"]["words"])
_DANGLING = frozenset(load("excerpts")["dangling"]["words"])
_EDGE = " .,;:–—-…"
_MARKS = str.maketrans({"“": "‘", "”": "’", '"': ""})
_ABBREVIATION = re.compile(r"(?:\b[A-Za-z]\.){2,}$|\b(?:Dr|Gen|Gov|Jr|Lt|Mr|Mrs|Ms|Sen|Sgt|Sr|St)\.$")
_PAUSE = re.compile(r"[,;:)–—]$")
_LEAST, _PAST = 3, 4  # words that a cut leaves at least; words beyond the limit within which a boundary is still taken


def tidy(words: str) -> str:
    """The words on one line: outer marks, signs and a stray half of a pair of quotation marks left out, inner marks single."""
    line = " ".join(words.split())
    line = re.sub(r"^[“‘\"]?[^\w‘“(\[$€£#@]+", "", line).translate(_MARKS)
    if line.startswith("‘") and line.endswith("’") and line.count("‘") == 1:
        line = line[1:-1]
    if "‘" in line and "’" not in line.split("‘", 1)[1]:
        line = line.replace("‘", "")
    elif "‘" not in line:
        line = re.sub(r"(?<=[\w.,!?])’(?=\s|$)(?<!s’)", "", line)  # "no decision has been made’ on strikes"
    return line if _ABBREVIATION.search(line) else line.strip(_EDGE)


def excerpt(words: str, *, most: int = 10) -> str:
    """At most about ``most`` words, cut where a phrase ends, with … where anything is left out."""
    tokens = tidy(words).split()
    if len(tokens) <= most:
        return " ".join(_whole(tokens))
    places = [place for place in range(_LEAST, min(most + _PAST, len(tokens))) if _ends(tokens, place)]
    near = [place for place in places if place <= most]
    place = near[-1] if near else places[0] if places else most
    return f"{' '.join(_whole(tokens[:place])).rstrip(_EDGE) if not _abbreviated(tokens[place - 1]) else ' '.join(tokens[:place])} …"


def clause(text: str, start: int, end: int, *, before: int = 5) -> str:
    """The phrase from ``start`` to ``end`` with what belongs to it: back to where its phrase begins, on to where it ends."""
    head = re.split(r"[,;:–—“”]\s*|(?<=[a-z])[.!?]\s+", text[:start])[-1].split()
    if len(head) > before:
        begins = [place for place in range(len(head) - before, len(head)) if _bare(head[place]) in _LINKS]
        head = head[begins[0] + 1 :] if begins else head[-1:] if _bare(head[-1]) not in _DANGLING else []
    tail = re.split(r"[,;:–—”]|(?<=[a-z])[.!?](?:\s|$)", text[end:])[0]
    return " ".join(f"{' '.join(head)} {text[start:end]}{tail}".split())


def _ends(tokens: list[str], place: int) -> bool:
    last = tokens[place - 1]
    if _bare(last) in _DANGLING:
        return False
    return bool(_PAUSE.search(last)) or _bare(tokens[place]) in _LINKS


def _whole(tokens: list[str]) -> list[str]:
    """Without the words at the end that wait for a next one."""
    kept = list(tokens)
    while len(kept) > 1 and _bare(kept[-1]) in _DANGLING - {"no", "all", "over", "about", "more"}:
        kept.pop()
    return kept


def _abbreviated(word: str) -> bool:
    return bool(_ABBREVIATION.search(word))


def _bare(word: str) -> str:
    return word.strip("“”‘’\"'()[].,;:!?").casefold()
