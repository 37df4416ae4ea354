"""A small story made by hand, for tests that need records and no language model."""

from dataclasses import replace
from datetime import date

from parallax.records import (
    Article,
    Assumption,
    Attribution,
    Candidate,
    Claim,
    Comparison,
    Credit,
    DateMention,
    Discrepancy,
    Entity,
    Event,
    Omission,
    Origin,
    Part,
    Passage,
    Proof,
    Publication,
    Quantity,
    Quote,
    Range,
    Reading,
    Reconciliation,
    Relation,
    Role,
    Scene,
    Sentence,
    Side,
    Stance,
    Status,
    Step,
    Toll,
    Value,
)

FIRST = "Ferry sinks\nAt least 12 people died, the mayor said on Monday. “We are in mourning,” she added."
SECOND = "The ferry sank on Monday.\nPolice said nine people died."


def spot(text: str, words: str) -> tuple[int, int]:
    """Where the words first stand."""
    start = text.index(words)
    return start, start + len(words)


def first_reading() -> Reading:
    """An article with at least one record of every kind."""
    at = {words: spot(FIRST, words) for words in (
        "Ferry sinks", "At least 12", "people", "died", "the mayor", "said", "on Monday", "We are in mourning,", "she", "added")}
    body = spot(FIRST, "At least 12 people died, the mayor said on Monday.")
    scene = Scene(family="sinking", setting="sea", places=("Haven", "North Sea"), lead=True)
    return Reading(
        article=Article(id="a", text=FIRST, outlet="The Herald", url="https://example.org/a"),
        published=Publication(earliest=date(2024, 5, 6), proof=(Proof(span=at["on Monday"], rule="weekday"),)),
        sentences=(Sentence(span=at["Ferry sinks"], kind="headline"), Sentence(span=body, kind="body"),
                   Sentence(span=(body[1] + 1, len(FIRST)), kind="body")),
        entities=(Entity(span=at["on Monday"], label="DATE", name="Monday"),),
        quantities=(Quantity(span=at["At least 12"], low=12, high=None, hedge="at_least", unit="people", concept=at["people"],
                             measure="killed", scope="single", event=at["died"], as_of=at["on Monday"], attribution=0, chart=True,
                             rule="counted deaths", scene=scene),),
        tolls=(Toll(measure="killed", low=12, high=None, scope="single", quantity=0),),
        quotes=(Quote(span=at["We are in mourning,"], kind="direct", speaker=at["she"], speaker_name="the mayor", cue=at["added"]),),
        attributions=(Attribution(content=((12, 24), (25, 35)), source=at["the mayor"], source_kind="official", cue=at["said"]),),
        events=(Event(span=at["died"], lemma="die"),),
        statuses=(Status(span=at["died"], event=0, rung="carried_out", certainty=3.0, rule="past", scene=scene),),
        dates=(DateMention(span=at["on Monday"], earliest=date(2024, 5, 6), latest=date(2024, 5, 6)),),
        roles=(Role(slot="timing", span=at["on Monday"], value="Monday", scene=scene),),
        stances=(Stance(span=body, actor=at["the mayor"], name="the mayor", stance="confirms", cue=at["said"]),))


def second_reading() -> Reading:
    """A short article that gives another toll."""
    return Reading(article=Article(id="b", text=SECOND, title="Ferry", url="javascript:alert(1)"),
                   sentences=(Sentence(span=(0, 25), kind="body"), Sentence(span=(26, len(SECOND)), kind="body")),
                   quantities=(Quantity(span=spot(SECOND, "nine"), low=9, high=9, hedge="exact", measure="killed"),))


def sides() -> tuple[Side, Side]:
    """Twelve or more against nine."""
    return (Side(article="a", value="at least 12", evidence=(spot(FIRST, "At least 12 people died"),)),
            Side(article="b", value="9", evidence=(spot(SECOND, "nine people"), spot(SECOND, "The ferry"))))


def claims() -> tuple[Claim, ...]:
    """One count per article."""
    bounds = ((12, None, "at_least"), (9, 9, "exact"))
    return tuple(Claim(id=f"c{n}", kind="count", slot="killed · single", topic="killed", article=side.article, source=None, grade="weak",
                       value=Value(text=side.value, low=low, high=high, hedge=hedge), evidence=side.evidence, origins=1)
                 for n, (side, (low, high, hedge)) in enumerate(zip(sides(), bounds, strict=True)))


def comparison() -> Comparison:
    """The two articles as one story, with a row for every table."""
    steps = (Step(gate="measure", outcome="passed", note="killed on both sides"), Step(gate="intervals", outcome="decided", note="12 > 9"))
    parts = (Part(name="impact", points=50, reason="deaths"), Part(name="gap", points=34, reason="3 apart"))
    agrees = Relation(kind="timing", relation="AGREES", gate="sets", why="Both say Monday.", steps=steps, topic="timing", sides=sides())
    differs = Relation(kind="count", relation="CONTRADICTS", gate="intervals", why="No number fits both.", steps=steps, sides=sides())
    apart = Relation(kind="count", relation="DIFFERENT_SCOPE", gate="scope", why="A part and its whole.", sides=sides())
    finding = Discrepancy(id="d1", kind="count", relation="CONTRADICTS", severity="critical", score=84, title="How many died?",
                          why="No number fits both.", gate="intervals", sides=sides(), steps=steps, topic="killed", parts=parts)
    police = Credit(article="b", span=spot(SECOND, "Police"))
    return Comparison(
        story="ferry", title="Ferry sinks", articles=("a", "b"), claims=claims(), relations=(agrees, differs, apart),
        discrepancies=(finding,), origins=(Origin(name="police", kind="credited", articles=("b", "a"), evidence=(police,)),),
        omissions=(Omission(article="b", kind="quote", slot="the mayor's words", topic="quote", others=("a",)),),
        passages=(Passage(article="a", span=(12, 36), other="b", other_span=(26, 55), closeness=0.75),), ranges=(deaths(),),
        reconciliation=Reconciliation(assumptions=(Assumption(id="later b", kind="later", text="b is later", article="b", settles=("d1",),
                                                              chosen=True),)))


def deaths() -> Range:
    """Low and high of the two counts, of which none is best."""
    return Range(id="q0", topic="killed", measure="killed", scope="single", scene="", growing=True, low=9, high=None, best_low=None,
                 best_high=None, rule="none", why="no best: two sources, and no rule decides between them", grade="weak",
                 candidates=(Candidate(claim="c0", article="a", low=12, high=None), Candidate(claim="c1", article="b", low=9, high=9)))


def story() -> tuple[Comparison, tuple[Reading, ...]]:
    """What ``build`` hands to the tables."""
    return comparison(), (first_reading(), second_reading())


def renamed(name: str) -> tuple[Comparison, tuple[Reading, ...]]:
    """The same story under another id."""
    told, readings = story()
    return replace(told, story=name), readings
