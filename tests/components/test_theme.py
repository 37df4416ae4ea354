"""Colours are said once, pass on their grounds, and the server's theme repeats them."""

import tomllib
from pathlib import Path

import pytest

from components import theme

ROOT = Path(__file__).parents[2]


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


INKS = [
    ("ink", theme.INKS["ink"]),
    ("quiet", theme.INKS["quiet"]),
    ("accent", theme.INKS["accent"]),
    *theme.TONES.items(),
    *((f"source {number}", pair) for number, pair in enumerate(theme.SOURCES)),
]


@pytest.mark.parametrize("dark", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize(("name", "pair"), INKS, ids=[name for name, _ in INKS])
def test_every_ink_passes_on_its_ground(name, pair, dark):
    assert contrast(pair[dark], theme.INKS["ground"][dark]) >= 4.5


@pytest.mark.parametrize("dark", [0, 1], ids=["light", "dark"])
@pytest.mark.parametrize("tint", theme.TINTS)
def test_ink_passes_on_every_tint(tint, dark):
    assert contrast(theme.INKS["ink"][dark], theme.TINTS[tint][dark]) >= 4.5


@pytest.mark.parametrize(("scheme", "dark"), [("light", 0), ("dark", 1)])
def test_the_servers_theme_repeats_the_colours(scheme, dark):
    config = tomllib.loads((ROOT / ".streamlit" / "config.toml").read_text())["theme"][scheme]
    said = [config[key] for key in ("backgroundColor", "secondaryBackgroundColor", "textColor", "primaryColor", "borderColor")]
    assert said == [theme.INKS[name][dark] for name in ("ground", "panel", "ink", "accent", "line")]


def test_every_variable_of_the_style_sheet_is_defined():
    import re

    sheet = theme.style_sheet()
    defined = set(re.findall(r"(--[a-z0-9-]+)\s*:", sheet))
    assert set(re.findall(r"var\((--[a-z0-9-]+)\)", sheet)) <= defined
