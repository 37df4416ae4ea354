"""What a topic asks, as a reader sees it."""

import pytest

from data.views.questions import asked

ASKED = [
    ("status", "Has it happened?"),
    ("status · strikes at sea", "Strikes at sea"),
    ("decision · strikes at sea", "Was it decided, strikes at sea?"),
    ("toll · strikes at sea", "Human toll, strikes at sea"),
    ("strikes · strikes at sea", "How many strikes at sea"),
    ("stance · Chile", "Where Chile stands"),
    ("actor", "Who acts"),
]


@pytest.mark.parametrize(("topic", "shown"), ASKED)
def test_a_topic_reads_as_a_question(topic: str, shown: str) -> None:
    assert asked(topic) == shown


def test_a_topic_without_a_name_of_its_own_takes_that_of_its_slots() -> None:
    assert asked("vessels_destroyed", ["vessels destroyed · cumulative"]) == "Vessels destroyed"
