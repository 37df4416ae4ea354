"""A file, page, folder or list of links → Articles."""

from parallax.ingest.files import read_inputs, read_pins
from parallax.ingest.problems import Problem

__all__ = ["Problem", "read_inputs", "read_pins"]
