"""The package as another program imports it."""

import subprocess
import sys

import pytest

import parallax
from parallax.records import Article


@pytest.mark.model
def test_articles_are_read_and_compared_in_two_calls():
    texts = ("The earthquake killed 12 people.", "The earthquake killed 30 people.")
    readings = list(parallax.read(Article(id=str(n), text=text) for n, text in enumerate(texts)))
    assert [reading.tolls[0].low for reading in readings] == [12, 30]
    assert parallax.compare(readings).articles == ("0", "1")


def test_the_verbs_are_functions_and_the_import_is_light():
    code = "import sys, parallax; print([callable(getattr(parallax, n)) for n in parallax.__all__], 'spacy' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True)
    assert done.stdout.strip() == "[True, True, True, True] False"
