"""What every folder of tests shares: where the seeds and the gold lie."""

from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def seeds() -> dict[str, str]:
    """File name to text of the five seed articles."""
    return {path.name: path.read_bytes().decode("utf-8") for path in sorted((ROOT / "seeds").glob("*.txt"))}


@pytest.fixture(scope="session")
def gold_folder() -> Path:
    return ROOT / "tests" / "gold"
