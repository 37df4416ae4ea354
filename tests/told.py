"""A story of three reports for tests of the page: two tolls, a third article full of hostile text, one name in two of them."""

from dataclasses import replace
from datetime import date
from pathlib import Path

from parallax.records import (
    Article,
    Claim,
    Comparison,
    Credit,
    Discrepancy,
    Entity,
    Origin,
    Part,
    Passage,
    Publication,
    Quantity,
    Quote,
    Reading,
    Relation,
    Sentence,
    Side,
    Status,
    Step,
    Value,
)
from parallax.tables import write_tables

A = "Ferry sinks\n\nAt least 12 people died, Mayor Ana Lindt said. The ferry has sunk."
B = "Nine people died off Haven. Ana Lindt was not there.\nThe ferry may sink."
C = "<script>window.pwned=1</script> **bold** $x$ :red[x] [a](javascript:alert(1)) \u202egnihton\u202c e" + "\u0301" * 7 + " died."
TEXTS = {"a": A, "b": B, "c": C}


def spot(article: str, words: str) -> tuple[int, int]:
    """Where the words first stand in the article."""
    start = TEXTS[article].index(words)
    return start, start + len(words)


def sentences(article: str, *words: str) -> tuple[Sentence, ...]:
    """Sentences that begin and end with the words given; the first of article a is its headline."""
    return tuple(Sentence(span=spot(article, said), kind="headline" if said == "Ferry sinks" else "body") for said in words)


def readings() -> tuple[Reading, Reading, Reading]:
    """What was read in each article."""
    first = Reading(
        article=Article(id="a", text=A, outlet="The Herald", url="https://example.org/a"),
        published=Publication(earliest=date(2024, 5, 6)),
        sentences=sentences("a", "Ferry sinks", "At least 12 people died, Mayor Ana Lindt said.", "The ferry has sunk."),
        entities=(Entity(span=spot("a", "Ana Lindt"), label="PERSON", name="Ana Lindt"),),
        quantities=(Quantity(span=spot("a", "At least 12"), low=12, high=None, hedge="at_least", measure="killed", chart=True),),
        statuses=(Status(span=spot("a", "has sunk"), event=None, rung="carried_out", certainty=3.0),),
    )
    second = Reading(
        article=Article(id="b", text=B, url="javascript:alert(1)"),
        sentences=sentences("b", "Nine people died off Haven.", "Ana Lindt was not there.", "The ferry may sink."),
        entities=(
            Entity(span=spot("b", "Haven"), label="GPE", name="Haven"),
            Entity(span=spot("b", "Ana Lindt"), label="PERSON", name="Ana Lindt"),
        ),
        quantities=(Quantity(span=spot("b", "Nine"), low=9, high=9, hedge="exact", measure="killed", chart=True),),
        statuses=(Status(span=spot("b", "may sink"), event=None, rung="considered", certainty=0.5),),
    )
    third = Reading(
        article=Article(id="c", text=C, outlet="<b>Evil</b> *Times*"),
        sentences=(Sentence(span=(0, len(C)), kind="body"),),
        quotes=(Quote(span=spot("c", "died"), kind="direct", speaker_name="<i>nobody</i>"),),
    )
    return first, second, third


TOLL = (
    Side(article="a", value="at least 12", evidence=(spot("a", "At least 12 people died"),)),
    Side(article="b", value="nine", evidence=(spot("b", "Nine people died"),)),
)
SUNK = (
    Side(article="a", value="has sunk", evidence=(spot("a", "has sunk"),)),
    Side(article="b", value="may sink", evidence=(spot("b", "may sink"),)),
    Side(article="c", value="died", evidence=(spot("c", "died"),)),
)
STEPS = (
    Step(gate="measure", outcome="passed", note="killed on both sides"),
    Step(gate="interval", outcome="decided", note="12 or more is not 9"),
    Step(gate="origin", outcome="skipped", note="not needed"),
)
PARTS = (Part(name="impact", points=50, reason="deaths"), Part(name="gap", points=34, reason="3 apart"))


def comparison() -> Comparison:
    """The three as one story: a critical finding of two sides, a medium one of three, one agreement."""
    counted = [(TOLL[0], 12, None, "at_least"), (TOLL[1], 9, 9, "exact")]
    claims = [
        Claim(
            id=f"c{n}",
            kind="count",
            slot="killed · single",
            topic="toll",
            article=side.article,
            source=None,
            grade="contested",
            value=Value(text=side.value, low=low, high=high, hedge=hedge),
            evidence=side.evidence,
            origins=1,
        )
        for n, (side, low, high, hedge) in enumerate(counted)
    ]
    claims += [
        Claim(
            id=f"s{n}",
            kind="status",
            slot="status",
            topic="status",
            article=side.article,
            source="the mayor",
            grade="fair",
            value=Value(text=side.value),
            evidence=side.evidence,
            origins=2,
        )
        for n, side in enumerate(SUNK)
    ]
    claims.append(
        Claim(
            id="p0",
            kind="place",
            slot="place",
            topic="place",
            article="b",
            source=None,
            grade="weak",
            value=Value(text="off Haven"),
            evidence=(spot("b", "off Haven"),),
            origins=1,
        )
    )
    toll = Relation(
        kind="count", relation="CONTRADICTS", gate="interval", why="No number fits both.", steps=STEPS, topic="toll", sides=TOLL
    )
    name = Relation(
        kind="name",
        relation="AGREES",
        gate="sets",
        why="Both name her.",
        topic="name",
        sides=(
            Side(article="a", value="Ana Lindt", evidence=(spot("a", "Ana Lindt"),)),
            Side(article="b", value="Ana Lindt", evidence=(spot("b", "Ana Lindt"),)),
        ),
    )
    return Comparison(
        story="ferry",
        title="Ferry sinks",
        articles=("a", "b", "c"),
        claims=tuple(claims),
        relations=(toll, name),
        discrepancies=(
            Discrepancy(
                id="d1",
                kind="count",
                relation="CONTRADICTS",
                severity="critical",
                score=84,
                title="How many died?",
                why="No number fits both.",
                gate="interval",
                sides=TOLL,
                steps=STEPS,
                topic="toll",
                parts=PARTS,
            ),
            Discrepancy(
                id="d2",
                kind="status",
                relation="DIFFERENT_TIME",
                severity="medium",
                score=44,
                title="Has it sunk?",
                why="They are dated apart.",
                gate="time",
                sides=SUNK,
                topic="status",
            ),
        ),
        origins=(
            Origin(
                name="the mayor", kind="credited", articles=("a", "b"), evidence=(Credit(article="a", span=spot("a", "Mayor Ana Lindt")),)
            ),
        ),
        passages=(
            Passage(
                article="a", span=spot("a", "The ferry has sunk."), other="b", other_span=spot("b", "The ferry may sink."), closeness=0.81
            ),
        ),
    )


def write_story(folder: Path, *stories: str) -> Path:
    """The tables of the story, once for each id given."""
    write_tables(
        [(replace(comparison(), story=story, title=f"Ferry sinks {story}"), readings()) for story in stories or ("ferry",)], folder
    )
    return folder
