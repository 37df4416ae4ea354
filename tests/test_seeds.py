"""The seeds stand in the project as they were printed, and what is said about them is what they say."""

import csv
import json
from hashlib import sha256
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
NOT_STATED = "not stated"
PRINTED = {
    "000_8067b9834d222f03.txt": "e50ec18debb07a2cc98ce8f76771b621e39eb56cbe0ec84b85d444149119953a",
    "001_0d770cb0d7945df0.txt": "6888614a53928457c4af55e8c12b58215c9c0d5a18aa4869ad3aab3b9633e3e8",
    "002_06a31232bc44767b.txt": "a02618586549f13682704b203d4408b5fc732cb9fa65e91450ab081479432157",
    "003_08a0b37f2961e001.txt": "88ac842ad9df96d68c202acc1112d2e9d1f8843eb36bb7ed506320f307fbcf64",
    "004_439ed6e7905ca5e3.txt": "a80d98efd257cbc343bb9eee6e5a866f28745d3e3b46f35a325f98d0be0dad04",
}


def rows() -> list[dict[str, str]]:
    with (ROOT / "seeds" / "sources.csv").open(encoding="utf-8", newline="") as handle:
        return list(csv.DictReader(handle))


def test_the_five_texts_are_there_to_the_byte():
    assert {path.name: sha256(path.read_bytes()).hexdigest() for path in (ROOT / "seeds").glob("*.txt")} == PRINTED


def test_the_gold_was_read_from_these_very_texts(seeds, gold_folder):
    lines = (gold_folder / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    assert {row["id"]: row["text"] for row in map(json.loads, lines)} == {name[:3]: text for name, text in seeds.items()}


def test_every_text_has_a_row_among_the_sources():
    assert [row["file"] for row in rows()] == sorted(PRINTED)
    assert [row["id"] for row in rows()] == [name[:3] for name in sorted(PRINTED)]


@pytest.mark.parametrize("field", ["outlet", "author", "url", "published"])
def test_nothing_is_said_of_a_source_that_its_text_does_not_say(seeds, field):
    for row in rows():
        assert row[field] == NOT_STATED or row[field] in seeds[row["file"]], (row["file"], row[field])
