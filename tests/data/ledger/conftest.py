"""The small ferry story, and how a test makes an event on one of its findings."""

import pytest

from data.ledger.anchors import anchor_of
from data.ledger.records import Event
from tests import shown


@pytest.fixture(scope="session")
def ferry():
    return shown.tables()


@pytest.fixture(scope="session")
def deaths(ferry):
    """The anchor of "How many died?", which rests on "At least 12" and "nine people"."""
    return anchor_of(ferry, "ferry", "finding:d1")


@pytest.fixture(scope="session")
def owner(ferry):
    """The anchor of "Nordline or Nordlijn?"."""
    return anchor_of(ferry, "ferry", "finding:d2")


@pytest.fixture(scope="session")
def said(deaths):
    """Makes an event: ``said("Ada", "confirm", second=3)``."""

    def make(reviewer="Ada", act="confirm", second=0, anchor=None, **given):
        return Event(reviewer=reviewer, act=act, anchor=anchor or deaths, at=f"2026-01-31T12:00:{second:02d}.000000Z", **given)

    return make
