"""Tables in, frames out: the contract kept, or refused with the column named."""

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from data.load import load_tables
from data.schema import TABLES, OffContract
from tests.told import write_story


@pytest.fixture
def folder(tmp_path):
    return write_story(tmp_path, "ferry", "again")


def test_every_table_of_the_contract_is_loaded_and_words_are_categories(folder):
    tables = load_tables(folder)
    assert set(tables) == set(TABLES)
    assert tables["articles"]["article"].dtype == "category"
    assert len(tables["stories"]) == 2


def test_a_story_has_its_own_rows_alone(folder):
    tables = load_tables(folder)
    own = tables.story("again")
    assert {story for frame in own.values() for story in frame["story"]} == {"again"}
    assert len(own["articles"]) == 3
    assert own.version != tables.story("ferry").version


def test_the_version_changes_with_the_bytes(folder, tmp_path):
    assert load_tables(folder).version == load_tables(folder).version
    assert load_tables(write_story(tmp_path / "other")).version != load_tables(folder).version


@pytest.mark.parametrize(
    ("name", "change", "says"),
    [
        ("claims", lambda table: table.drop_columns(["grade"]), "claims: column 'grade' is missing"),
        ("sides", lambda table: table.append_column("extra", pa.array([1] * len(table))), "sides: column 'extra' is not in the contract"),
        ("parts", lambda table: table.set_column(3, "name", pa.array([1] * len(table))), "parts: column 'name' is int64"),
    ],
)
def test_a_table_off_contract_is_refused_with_its_column_named(folder, name, change, says):
    path = folder / f"{name}.parquet"
    pq.write_table(change(pq.ParquetFile(path).read()), path)
    with pytest.raises(OffContract, match=says):
        load_tables(folder)


def test_a_missing_table_and_a_file_that_is_no_parquet_are_refused_by_name(folder):
    (folder / "quotes.parquet").write_bytes(b"no parquet at all")
    with pytest.raises(OffContract, match="quotes: the file is not readable"):
        load_tables(folder)
    (folder / "quotes.parquet").unlink()
    with pytest.raises(OffContract, match=r"quotes: the file .* is missing"):
        load_tables(folder)
