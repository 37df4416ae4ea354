"""Readings → Comparison: what several articles say together."""

from __future__ import annotations

from parallax.comparing.comparison import compare

__all__ = ["compare"]
