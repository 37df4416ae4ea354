"""Frames → Plotly figures. Nothing here imports streamlit, so a figure is tested on its data."""

from __future__ import annotations

from components.figures.canvas import ROW, Figure
from components.figures.graph import build_graph
from components.figures.intervals import build_intervals
from components.figures.ladder import build_ladder, ladder_row
from components.figures.palette import Palette
from components.figures.shares import build_shares
from components.figures.timeline import build_timeline

__all__ = ["ROW", "Figure", "Palette", "build_graph", "build_intervals", "build_ladder", "build_shares", "build_timeline", "ladder_row"]
