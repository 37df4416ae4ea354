"""The figures of the project hold for one model: another one's weights are noticed."""

import pytest

from parallax.reading.model import TITLES
from parallax.reading.weights import MODEL, SHA256, WrongWeights, check_weights, weights_hash


def test_the_installed_model_has_the_recorded_weights():
    check_weights()
    assert weights_hash(MODEL) == SHA256


def test_other_weights_are_refused_with_what_to_do():
    with pytest.raises(WrongWeights, match=r"not those that Parallax was measured with .* pip install --force-reinstall"):
        check_weights(expected="0" * 64)


def test_a_missing_model_is_told_with_what_to_do():
    with pytest.raises(WrongWeights, match=r"no_such_model is not installed. Run: pip install -r requirements.txt"):
        check_weights("no_such_model")


def test_a_changed_byte_changes_the_hash(tmp_path, monkeypatch):
    home = tmp_path / "made_up_model"
    home.mkdir()
    (home / "__init__.py").write_text("")
    (home / "model").write_bytes(b"one")
    monkeypatch.syspath_prepend(tmp_path)
    before = weights_hash("made_up_model")
    (home / "__init__.py").write_text("# code is not weights")
    assert weights_hash("made_up_model") == before
    (home / "model").write_bytes(b"two")
    assert weights_hash("made_up_model") != before


def test_titles_stand_with_and_without_their_dot():
    assert {"dr", "dr.", "st", "st."} <= TITLES
    assert len(TITLES) == 30
