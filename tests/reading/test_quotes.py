"""Quotations: [brackets] mark what is found between the marks, and the kinds and speakers follow in order."""

import json
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.entities import find_entities
from parallax.reading.model import make_docs
from parallax.reading.quotemarks import find_marked
from parallax.reading.quotes import find_quotes
from parallax.reading.sentences import find_sentences
from parallax.records import Quote

pytestmark = pytest.mark.model

MARKS = {
    "curly": ["He said “[we go,]” and went."],
    "straight": ['He said "[we go,]" and went.', 'A 6" gun and a "[long gun]" lay there.'],
    "single, closed by the apostrophe's own sign": [
        "‘[This isn’t about drugs—it’s about power.]’ The cartels’ boats left.",
        "It was called a ‘[provocative escalation]’ that could destabilise the region.",
        "‘[The cartels’ boats left,]’ he said.",
    ],
    "over a line break (000)": ["‘[Venezuela is not Afghanistan.\n\nThe terrain makes it complex.]’\nNext."],
    "over paragraphs, opened in each and closed once": ["“[First.]\n\n“[Second.]” He left.", '"[First.]\n\n"[Second.]" He left.'],
    "nested": ["“[They said ‘[go home]’ to us,]” she said.", "\"[They'll say, '[You're a lawyer.]']\""],
    "a curly pair inside a straight one": ['"[ROE: This is “Shark Tank.” But we go on.]" He left.'],
    "the same pair inside": ["“[I live in what he calls “hell” every day.]” She left."],
    "guillemets": ["Il dit «[on y va]» et part."],
    "two apostrophes (New York Times)": ["He called them ''[sophisticated adversaries.]'' She left."],
    "an unclosed mark costs one quotation": ["He said “we go and never closed it. \n\nThen “[all is well,]” she said."],
    "a curly mark that opens or closes the wrong way round": [
        "“[We want to go,]“ said Jane Doe.",
        "”[It is time to leave,]” said John Roe.",
    ],
    "no marks": ["It’s the cartels’ last stand.", "rock 'n' roll in the '90s", 'tweet-id="12"', ""],
}


@pytest.mark.parametrize("marked", [text for texts in MARKS.values() for text in texts])
def test_marks(marked: str) -> None:
    text, wanted = _unbracket(marked)
    assert [quote.span for quote in find_marked(text)] == wanted


# text: kind, speaker's name, named
GOLD = [
    # the cue after, the quotation goes on
    ("“You have a narco-state,” Rubio said last week. “This is an operation.”", [("direct", "Rubio", True), ("direct", "Rubio", True)]),
    ("“It is over,” said one former CIA analyst. “Cartels adapt.”", [("direct", "former CIA analyst", False)] * 2),
    ("“It is over. We leave.” Smith said on Friday.", [("direct", "Smith", True)]),
    # the cue before
    ("As one defense official put it, “This time, there’s no warning shot.”", [("direct", "defense official", False)]),
    ("Mayor Jane Doe told reporters: “The bridge is gone.”", [("direct", "Jane Doe", True)]),
    ("A tweet from a witness captured the chaos that followed: “🚨 BREAKING: mayhem.”", [("direct", "tweet from a witness", False)]),
    # pronouns and roles go back to who they stand for
    ("Anna Kelly was clear. She said, “We stop the drugs.”", [("direct", "Anna Kelly", True)]),
    (
        "A senior bank analyst, speaking on condition of anonymity, warned of losses. “It is a bubble,” the analyst said.",
        [("direct", "senior bank analyst", False)],
    ),
    ("The ministry met on Monday. “We are ready,” it said.", [("direct", "ministry", False)]),
    (
        "Angela Merkel met Barack Obama on Monday. Obama was brief. “It is over,” he said.",
        [("direct", "Barack Obama", True)],
    ),
    ("Jane Doe, who called it a “disgrace,” left.", [("mixed", "Jane Doe", True)]),
    ("Barack Obama left. A bank analyst warned of losses. “It is a bubble,” he said.", [("direct", "bank analyst", False)]),
    ("Officials met in Paris. “We are ready,” they said.", [("direct", "Officials", False)]),
    ("Mr. Obama spoke first. Mrs. Merkel followed. “It is over,” he said.", [("direct", "Obama", True)]),
    ("Angela Merkel spoke on Monday. “Barack Obama is wrong,” she said.", [("direct", "Angela Merkel", True)]),
    # over paragraphs, opened in each and closed once
    ("“We lost,” said Jane Doe. “It was close.\n\n“We will try again.”", [("direct", "Jane Doe", True)] * 3),
    # a name that its title's line break cuts in two (000)
    (
        "‘The ground is another matter,’ said Dr.\n\nElena Marquez, a political scientist. ‘It is complex.’",
        [("direct", "Elena Marquez", True)] * 2,
    ),
    # a quotation under a paragraph's speaker
    ("“We lost,” said Jane Doe.\n\n“We will try again.”", [("direct", "Jane Doe", True)] * 2),
    # pieces of a reported sentence
    ("Officials say they flew near the coast in a “show of force.”", [("mixed", "Officials", False)]),
    ("The U.N. experts warned that strikes “amount to executions.”", [("mixed", "U.N. experts", False)]),
    ("Clinton said she opposes “accounting gimmicks” of any kind.", [("mixed", "Clinton", True)]),
    # beyond an earlier quotation, after an aside, in the perfect, behind a dateline, on the way from another speaker
    ("He called her “tired” and praised the plan: “It will hold.”", [("mixed", None, False), ("direct", None, False)]),
    ("“We go,” said Jane Doe, who said she would not vote. “It is over.”", [("direct", "Jane Doe", True)] * 2),
    ("“We lost,” said Jane Doe. “It is over,” which she regretted.", [("direct", "Jane Doe", True)] * 2),
    ("“We are ready,” Roe said. “We wait.” The state, he said, was not.", [("direct", "Roe", True)] * 2),
    ("He has tried to settle with Roe, at one point calling the mayor a “liar and a thief.”", [("mixed", None, False)]),
    ("WASHINGTON, Aug. 24 (UPI) — A spokesman called the report “outrageous.”", [("mixed", "spokesman", False)]),
    # no cue hands it on, and one party acts
    ("The ad targets a “corrupt system that keeps a rigged economy in place.”", [("mixed", "ad", False)]),
    ("Jane Doe used the question to demand rich voters “pay their fair share.”", [("mixed", "Jane Doe", True)]),
    # a capitalised piece of a reported clause
    ("Aides said the city is now known as “Little Moscow” to them.", [("mixed", "Aides", False)]),
    # words kept at a distance
    ("Its use of tariffs has been labeled ‘bullying’ by global leaders.", [("scare", "global leaders", False)]),
    ("The order enables “kinetic action” under the new rules.", [("scare", None, False)]),
    # the reports that a term comes from stand for their source (003)
    ("Reports of “double tap” strikes have circulated.", [("scare", "Reports", False)]),
    ("Rumors of a “second wave” of dismissals went round.", [("scare", None, False)]),
    # a signature, a transcript's label
    (
        "“How did we get this low?” ― Jacklyn Ashley\n“He can’t.” ― Esther Tapia",
        [("direct", "Jacklyn Ashley", True), ("direct", "Esther Tapia", True)],
    ),
    ("Partial transcript:\n\n“WALLACE: Let’s start with breaking news.”", [("direct", "WALLACE", True)]),
    (
        "“How did we get this low?”― Jacklyn Ashley\n“We won.”― Esther Tapia",
        [("direct", "Jacklyn Ashley", True), ("direct", "Esther Tapia", True)],
    ),
    # marks without a blank, a long apposition, a phrase before the subject, a denial that is no credit
    ("Jane Doe said,“Look, it is over.”", [("direct", "Jane Doe", True)]),
    (
        "“It holds,” Jane Doe, director of the Centre for Tax Policy and a professor at the Maxwell School of Public Affairs of "
        "the University of Ghent, said of the plan.",
        [("direct", "Jane Doe", True)],
    ),
    ("With aides worried about apathy, Mayor Jane Doe is rolling out a message: “It’s about me.”", [("direct", "Jane Doe", True)]),
    ("Jane Doe wrote that he is “full of mud.” Not that anyone is arguing.", [("mixed", "Jane Doe", True)]),
    # the sentence goes on after the quotation
    ("“It is tinkering,” said Jane Doe. “I would not call it reform” for the poor.", [("direct", "Jane Doe", True)] * 2),
    ("As Jane Doe put it in a letter, the station is “a voice of its own.”", [("mixed", "Jane Doe", True)]),
    ("“We go,” Roe said, naming a few questions, including, “Who pays?”", [("direct", "Roe", True)] * 2),
    # a second piece of the sentence, a name and a colon before a pronoun, a deed that the words explain
    (
        "Jane Doe compared him to a coach who is “working the referees” in hopes that “they’ll go easier” on him.",
        [("mixed", "Jane Doe", True)] * 2,
    ),
    ("Sen. Jane Doe scolded him: “It is no miracle,” she said.", [("direct", "Jane Doe", True)]),
    (
        "Jane Doe, the mayor, named the fatigue of young voters as one of her reasons to run. “They are sick and tired of waiting.”",
        [("direct", "Jane Doe", True)],
    ),
    # the council that issues the statement, the author of a speech, the one who goes on from a nested verb
    ("The council issued a statement calling the test “a clear violation” of its rules.", [("mixed", "council", False)]),
    ("The plan would curb “activists,” according to a speech Hillary Clinton delivered in July.", [("mixed", "Hillary Clinton", True)]),
    ("Jane Doe told them that she believes in the plan, saying that “it works” in Ohio.", [("mixed", "Jane Doe", True)]),
    # who rates a claim says so
    ("PolitiFact rated the claim as “false.”", [("mixed", "PolitiFact", True)]),
    # a nickname is no quotation
    ('Robert "Bobby" Doe said the bridge was gone.', []),
    # nobody says it
    ("The build up is a sign that “patience has expired.”", [("mixed", None, False)]),
]


@pytest.mark.parametrize(("text", "wanted"), GOLD)
def test_kind_and_speaker(text: str, wanted: list[tuple[str, str | None, bool]]) -> None:
    assert [(quote.kind, quote.speaker_name, quote.named) for quote in _quotes(text)] == wanted


KINDS = {"full": "direct", "fragment": "mixed", "scare": "scare", "headline": "headline"}
ALL = json.loads((Path(__file__).parents[1] / "gold" / "quotes.json").read_text(encoding="utf-8"))


@pytest.mark.parametrize(
    "row",
    ALL,
    ids=lambda row: f"{row['file'][:3]}-{row['char_start']}",
)
def test_seeds(row: dict[str, object], quotes_of_seeds: dict[str, dict[int, Quote]]) -> None:
    quote = quotes_of_seeds[str(row["file"])][int(str(row["char_start"]))]
    assert quote.span[1] - quote.span[0] == len(str(row["quote"]))
    assert quote.kind == KINDS[str(row["kind"])]
    assert _is_speaker(quote, str(row["speaker"]))


def test_seeds_have_no_other_quotations(quotes_of_seeds: dict[str, dict[int, Quote]]) -> None:
    printed = {(name, start) for name, quotes in quotes_of_seeds.items() for start in quotes}
    assert printed == {(row["file"], row["char_start"]) for row in ALL}


@pytest.fixture(scope="module")
def quotes_of_seeds(seeds: dict[str, str]) -> dict[str, dict[int, Quote]]:
    return {name: {quote.span[0]: quote for quote in _quotes(text)} for name, text in seeds.items()}


@given(st.text(alphabet=st.sampled_from(list("ab. ,\n\"'“”‘’«»„`")), max_size=60))
@settings(max_examples=300, deadline=None)
def test_marks_survive_any_text(text: str) -> None:
    for quote in find_marked(text):
        assert quote.outer[0] <= quote.span[0] <= quote.span[1] <= quote.outer[1] <= len(text)


@given(
    st.lists(
        st.sampled_from(["“", "”", '"', "‘", "’", "said", "Smith", "he", "the raid", ",", ".", "\n\n", ":", "who", "told", "—"]),
        max_size=20,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived(words: list[str]) -> None:
    text = " ".join(words)
    for quote in _quotes(text):
        assert text[slice(*quote.span)].strip() == text[slice(*quote.span)]
        assert quote.speaker is None or quote.speaker[0] < quote.speaker[1] <= len(text)


def _quotes(text: str) -> list[Quote]:
    [doc] = make_docs([text])
    sentences = find_sentences(doc)
    return find_quotes(doc, sentences, find_entities(doc, sentences))


def _is_speaker(quote: Quote, gold: str) -> bool:
    """Whether the name's words stand in the gold's, or both have nobody; a country may stand for its capital."""
    if gold.startswith("(nobody"):
        return quote.speaker is None
    words = set(re.findall(r"\w+", gold.lower()))
    named = set(re.findall(r"\w+", (quote.speaker_name or "").lower()))
    return bool(named & words) or (quote.speaker_name == "United States" and "washington" in words)


def _unbracket(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The text without brackets, and the spans that they marked, by their starts."""
    text, spans, opened = "", [], []
    for char in marked:
        if char == "[":
            opened.append(len(text))
        elif char == "]":
            spans.append((opened.pop(), len(text)))
        else:
            text += char
    return text, sorted(spans)
