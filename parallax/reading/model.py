"""The language model, and articles turned into Docs."""

from __future__ import annotations

import gc
import os
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, cast

import spacy
from spacy.attrs import SENT_START
from spacy.language import Language
from spacy.tokens import Doc

from parallax.reading.attributes import replace_ruler
from parallax.reading.portions import portions, together
from parallax.reading.tokenising import STOPS, cut_runs, is_forced_start, part_marks
from parallax.reading.weights import MODEL, check_weights

# A line that ends in a title goes on in the next: "said Dr." / "Jane Porter".
_ABBREVIATED = ("dr", "mr", "mrs", "ms", "prof", "gen", "col", "capt", "lt", "sgt", "sen", "rep", "gov", "rev", "st")
TITLES = frozenset(word + dot for word in _ABBREVIATED for dot in ("", "."))

_NEW_WORDS = 30_000  # some 10 MB; about as many stand in 2,000 articles


def load_model(name: str | None = None) -> Language:
    """The pinned English pipeline, kept; ``PARALLAX_MODEL`` names another installed spaCy model.

    A line break ends a sentence, so a small component marks sentence starts before the parser runs.
    Raises: WrongWeights when the pinned pipeline is not the one that the project was measured with.
    """
    return _load(name or os.environ.get("PARALLAX_MODEL", MODEL))[0]


def renewed_model() -> Language:
    """The same, loaded anew where the texts read have left many new words in it: spaCy keeps every word it ever met."""
    chosen = os.environ.get("PARALLAX_MODEL", MODEL)
    nlp, words = _load(chosen)
    if len(nlp.vocab.strings) <= words + _NEW_WORDS:
        return nlp
    _load.cache_clear()
    del nlp  # before the next is there
    gc.collect()
    return _load(chosen)[0]


@cache
def _load(chosen: str) -> tuple[Language, int]:
    """The pipeline, and how many words it knows before it has read anything."""
    if chosen == MODEL:
        check_weights()
    nlp = spacy.load(chosen)
    nlp.max_length = 10**9
    part_marks(nlp.tokenizer)
    nlp.tokenizer = cut_runs(nlp.tokenizer)
    nlp.add_pipe("line_breaks", before="parser")
    replace_ruler(nlp)
    return nlp, len(nlp.vocab.strings)


@Language.component("line_breaks")
def mark_line_breaks(doc: Doc) -> Doc:
    """The Doc with a sentence start after each line break, unless a title was cut in two, and within what goes on too long."""
    stopped = started = 0  # the last full stop or start, and the last start
    starts = doc.to_array([SENT_START]).astype("int64")  # set in one go: spaCy looks through the whole Doc each time that one is set
    for token in doc[1:]:
        broken = doc[token.i - 1]
        if broken.is_space and "\n" in broken.text and not token.is_space:
            before = doc[broken.i - 1].lower_ if broken.i else ""
            full = (doc[broken.i - 2].lower_ if broken.i > 1 else "") + before
            starts[token.i] = -1 if before in TITLES or full in TITLES else 1
        elif is_forced_start(token, broken, token.i - stopped, token.i - started):
            starts[token.i] = 1
        if starts[token.i] == 1:
            stopped = started = token.i
        elif broken.text in STOPS:
            stopped = token.i
    return doc.from_array([SENT_START], cast(Any, starts.astype("uint64").reshape(-1, 1))) if len(doc) else doc


def make_docs(texts: Iterable[str], *, batch: int = 8) -> Iterator[Doc]:
    """One Doc per text, in order, as a stream.

    Small batches: the model's layers over many texts at once outgrow the processor's cache.
    """
    for some in together(texts, count=batch):
        yield from renewed_model().pipe(some, batch_size=batch) if len(some) > 1 else (_make_doc(some[0]),)


def _make_doc(text: str) -> Doc:
    nlp = renewed_model()
    pieces = [nlp(piece) for piece in portions(text)]
    return pieces[0] if len(pieces) == 1 else Doc.from_docs(pieces, ensure_whitespace=False)
