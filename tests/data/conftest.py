"""The told story as tables."""

import pytest

from data.load import load_tables
from tests.told import write_story


@pytest.fixture(scope="session")
def tables(tmp_path_factory):
    return load_tables(write_story(tmp_path_factory.mktemp("told"))).story("ferry")
