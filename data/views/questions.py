"""What a topic asks, in a reader's words: the rows of the matrix and the heads of what the sources agree in."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from data.views import words

ELSEWHERE = "other events"  # figures that the story does not turn on
_ASKED = {
    "actor": "Who acts",
    "condition": "On what condition",
    "decision": "Was it decided?",
    "means": "By what means",
    "motive": "What for",
    "place": "Where",
    "status": "Has it happened?",
    "target": "What is the target",
    "timing": "When",
    "toll": "Human toll",
    "victims": "Who the victims were",
}


def asked(topic: str, slots: Iterable[str] = ()) -> str:
    """ "Has it happened?", "Strikes at sea", "Human toll, strikes at sea": the topic as a question or its head."""
    base, _, scene = topic.partition(" · ")
    if base == "stance":
        return f"Where {scene} stands"
    if base == "status" and scene:
        return words.capital(scene)
    head = _ASKED.get(base) or words.capital(_name(Counter(slots)) or base.replace("_", " "))
    if not scene:
        return head
    return f"How many {scene}" if scene.startswith(base) else f"{head.rstrip('?')}, {scene}{'?' if head.endswith('?') else ''}"


def _name(slots: Counter[str]) -> str:
    """The commonest slot without what tells its kinds apart ("strikes · cumulative")."""
    return slots.most_common(1)[0][0].split(" · ")[0] if slots else ""
