"""Pairs of answers to one question and how close the project's sentence encoder finds them."""

from __future__ import annotations

import json
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from parallax.comparing.encoder import encode


def pair_scores(gold: Path) -> Iterator[dict[str, Any]]:
    """One row per pair of answers: question, their places, the cosine."""
    with gold.open(encoding="utf-8", newline="\n") as lines:
        for row in map(json.loads, filter(str.strip, lines)):
            vectors = encode([answer["answer"] for answer in row["answers"]])
            near = vectors @ vectors.T
            for i, j in combinations(range(len(vectors)), 2):
                yield {"question": row["id"], "i": i, "j": j, "score": float(near[i, j])}
