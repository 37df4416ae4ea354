"""Where the story's event stands, and whether it was decided: never by majority."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from itertools import combinations
from typing import Literal

from parallax.comparing.accounts import same_day
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, decided, finding, sides_of, standing_of
from parallax.comparing.scenes import same_event
from parallax.comparing.wording import phrase, quoted, series
from parallax.records import Step

Stage = Literal["ahead", "done", "off"]

# "ordered" says nothing of whether it happened; "denied" denies the act, "not_decided" the decision.
STAGES: dict[str, Stage] = {
    "considered": "ahead",
    "planned": "ahead",
    "authorized": "ahead",
    "ordered": "ahead",
    "not_decided": "ahead",
    "under_way": "done",
    "carried_out": "done",
    "confirmed": "done",
    "denied": "off",
    "called_off": "off",
}
_KIN = dict.fromkeys(("strike", "explosion", "shooting", "killing", "clash", "war"), "attack")
DECIDED = frozenset({"authorized", "ordered"})
UNDECIDED = frozenset({"not_decided", "considered", "planned"})


def compare_statuses(facts: Iterable[Fact]) -> list[Finding]:
    """What the articles' own events have come to, and the decision behind them."""
    held: dict[str, dict[str, list[Fact]]] = {"status": defaultdict(list), "decision": defaultdict(list)}
    harmed: set[str] = set()  # articles with a toll of their own event, which so has happened, whatever was "thwarted" beside it
    for fact in facts:
        if fact.quantity is not None and fact.main and fact.scene.lead and fact.topic == "toll" and (fact.low or 0) > 0:
            harmed.add(fact.article)
        if fact.rung:
            held[fact.kind][fact.article].append(fact)
    acts = {article: _own(sorted(listed, key=lambda fact: fact.spans)) for article, listed in sorted(held["status"].items())}
    acts = {article: own for article, own in acts.items() if article not in harmed or any(STAGES.get(fact.rung) != "off" for fact in own)}
    found = _across("status", {article: _led(own) for article, own in acts.items()})
    found += _across("decision", {article: _answers(listed) for article, listed in sorted(held["decision"].items())})
    return found + [finding for article in sorted(held["decision"]) for finding in _within(held["decision"][article])]


def _own(facts: list[Fact]) -> list[Fact]:
    """The facts on the event that the article opens with: those that point back at it, where any do."""
    lead = [fact for fact in facts if fact.scene.lead]
    if lead:
        return lead
    return [fact for fact in facts if same_event(facts[0].scene, fact.scene, days=(facts[0].when, fact.when))[0] != "different"]


def _led(own: list[Fact]) -> list[Fact]:
    """The facts at the stage on which the article opens.

    What it tells later of another stage is mostly background: "have carried out at least 13 strikes" in a story about planned ones.
    """
    stage = STAGES.get(own[0].rung)
    told = {STAGES.get(fact.rung) for fact in own if fact.sure}
    if stage != "done" and "done" in told:
        return own  # it tells both ways, and so is at odds with no other article
    return [fact for fact in own if STAGES.get(fact.rung) == stage and fact.sure == own[0].sure] or own[:1]


def _answers(facts: list[Fact]) -> list[Fact]:
    kept = [fact for fact in sorted(facts, key=lambda fact: fact.spans) if fact.rung in DECIDED | UNDECIDED | {"called_off"}]
    return [fact for fact in kept if fact.scene.lead] or kept


def _across(kind: str, held: dict[str, list[Fact]]) -> list[Finding]:
    held = {article: facts for article, facts in held.items() if facts}
    if len(held) < 2:
        return []
    clashes = [(one, other) for one, other in combinations(held, 2) if _clash(kind, held[one], held[other])]
    facts = [fact for listed in held.values() for fact in listed]
    if not clashes:
        return [_agreeing(kind, facts)]
    alike = [pair for pair in clashes if same_day(held[pair[0]][0].day, held[pair[1]][0].day)]
    relation = "CONTRADICTS" if alike else "DIFFERENT_TIME"
    one, other = _sharpest((alike or clashes), held, kind)
    named = {article for pair in clashes for article in pair}
    shown = [fact for fact in facts if fact.article in named]
    return [_differing(kind, relation, shown, one, other)]


def _clash(kind: str, one: list[Fact], other: list[Fact]) -> bool:
    """Two articles stand on rungs that exclude each other, and neither gives the other's rung as well."""
    here, there = _marks(kind, one), _marks(kind, other)
    if kind == "status" and not all(any(fact.scene.lead for fact in facts) for facts in (one, other)):
        return False  # an event that no words tie to the story's own says nothing of where that stands
    if kind == "status" and not _families(one) & _families(other):
        return False  # a hearing that is planned does not undo the shooting
    return bool(here and there and not here & there)


def _families(facts: list[Fact]) -> set[str]:
    """Families of the facts' events, two that may name one event under one name."""
    return {kin_of(fact.scene.family or "") for fact in facts}


def kin_of(family: str) -> str:
    """The family under the name it shares with those that may denote the same event."""
    return _KIN.get(family, family)


def _marks(kind: str, facts: list[Fact]) -> set[str]:
    if kind == "status":
        return {STAGES[fact.rung] for fact in facts if fact.rung in STAGES}
    return {"decided" if fact.rung in DECIDED else "open" for fact in facts}


def _sharpest(pairs: list[tuple[str, str]], held: dict[str, list[Fact]], kind: str) -> tuple[Fact, Fact]:
    """The pair whose rungs lie farthest apart, for the title."""
    order = list(STAGES)
    one, other = max(pairs, key=lambda pair: abs(order.index(held[pair[0]][0].rung) - order.index(held[pair[1]][0].rung)))
    first, second = held[one][0], held[other][0]
    return (first, second) if order.index(first.rung) <= order.index(second.rung) else (second, first)


def _differing(kind: str, relation: str, facts: list[Fact], one: Fact, other: Fact) -> Finding:
    words = phrase(f"{kind}.{relation}", a=quoted(one.label), b=quoted(other.label), rungs=series(_rungs(facts), most=8))
    note = "both hold for the same day" if relation == "CONTRADICTS" else "the articles are not known to be of the same day"
    steps = (
        Step(gate="Event", outcome="passed", note="each article's own event"),
        Step(gate="Rungs", outcome="passed", note="the rungs exclude each other; they are not put to a vote"),
        *decided("Time", note),
    )
    return finding(kind, relation, gate="Time", words=words, sides=sides_of(facts), steps=steps, gap=1.0, standing=standing_of(facts))


def _agreeing(kind: str, facts: list[Fact], *, topic: str = "") -> Finding:
    words = phrase(f"{kind}.AGREES", rungs=series(_rungs(facts), most=8))
    return finding(
        kind,
        "AGREES",
        gate="Rungs",
        words=words,
        sides=sides_of(facts),
        topic=topic or kind,
        shown=False,
        steps=decided("Rungs", "the rungs do not exclude each other"),
    )


def agree_beside(placed: Iterable[Fact], *, judged: Collection[str]) -> list[Finding]:
    """AGREES for each scene beside the main one of which two articles or more say that it has come to the same."""
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in placed:
        if fact.kind == "status" and fact.rung in STAGES and fact.topic not in judged:
            held[fact.topic].append(fact)
    return [
        _agreeing("status", facts, topic=topic)
        for topic, facts in sorted(held.items())
        if len({fact.article for fact in facts}) > 1 and len(_marks("status", facts)) == 1
    ]


def _within(facts: list[Fact]) -> list[Finding]:
    """One article that takes the decision as made and as open."""
    answers = [fact for fact in _answers(facts) if fact.scene.lead]
    made = [fact for fact in answers if fact.rung in DECIDED]
    left = [fact for fact in answers if fact.rung in UNDECIDED]
    if not made or not left:
        return []
    words = phrase("decision.INTERNAL", a=quoted(made[0].label), b=quoted(left[0].label))
    return [
        finding(
            "decision",
            "INTERNAL",
            gate="Rungs",
            words=words,
            sides=sides_of(made + left),
            gap=0.3,
            steps=decided("Rungs", "one article says both"),
            standing=standing_of(answers),
        )
    ]


def _rungs(facts: list[Fact]) -> list[str]:
    order = list(STAGES)
    return [rung.replace("_", " ") for rung in sorted({fact.rung for fact in facts}, key=order.index)]
