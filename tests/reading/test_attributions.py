"""Attributions: who says what, by which words, and what kind of party says it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.attributions import find_attributions
from parallax.reading.entities import find_entities
from parallax.reading.model import make_docs
from parallax.reading.quotes import find_quotes
from parallax.reading.sentences import find_sentences
from parallax.records import Attribution

pytestmark = pytest.mark.model

# text: (source, kind, cue, content), in order of the content
GOLD = {
    "verbs": [
        ("Mayor Jane Doe said the bridge was gone.", [("Mayor Jane Doe", "person", "said", "the bridge was gone")]),
        ("The bridge was gone, the ministry said.", [("the ministry", "official", "said", "The bridge was gone")]),
        ("In Ohio, Jane Doe said, the bridge was gone.", [("Jane Doe", "person", "said", "In Ohio ... the bridge was gone")]),
        (
            "The White House has not publicly confirmed the operation.",
            [("The White House", "official", "has not publicly confirmed", "the operation")],
        ),
        (
            "U.S. intelligence agencies believe the government has deepened its ties.",
            [("U.S. intelligence agencies", "official", "believe", "the government has deepened its ties")],
        ),
        ("The senator backed the plan.", [("The senator", "anonymous", "backed", "the plan")]),
        (
            "President Donald Trump won the state, saying that it was his.",
            [("President Donald Trump", "person", "saying", "that it was his")],
        ),
    ],
    "asides": [
        ("As the Miami Herald reported, the port was closed.", [("the Miami Herald", "outlet", "reported", "the port was closed")]),
        ("The vote, as the mayor said on Friday, was a surprise.", [("the mayor", "official", "said", "The vote ... was a surprise")]),
        ("Ten people died, per Reuters.", [("Reuters", "outlet", "per", "Ten people died")]),
        ("It costs ten dollars per person, per day.", []),
        (
            "Politico reported, according to two aides, the talks had failed.",
            [
                ("Politico", "outlet", "reported", "according to two aides, the talks had failed"),
                ("two aides", "anonymous", "according to", "the talks had failed"),
            ],
        ),
    ],
    "extents": [
        (
            "He says the obvious answer was to break up the firms and says he introduced a bill.",
            [("He", "person", "says", "the obvious answer was to break up the firms"), ("He", "person", "says", "he introduced a bill")],
        ),
        (
            "Jane Doe said she was “going to close the mine,” while trying to explain her plan.",
            [("Jane Doe", "person", "said", "she was “going to close the mine,”")],
        ),
        (
            "Jane Doe said that she hoped for a large turnout, which “will help elect John Roe.”",
            [("Jane Doe", "person", "said", "that she hoped for a large turnout, which “will help elect John Roe.”")],
        ),
        ("“Perpetual motion!” Jane Doe said of the talks.", [("Jane Doe", "person", "said", "“Perpetual motion!” ... the talks")]),
    ],
    "a sentence that goes on after its quotation": [
        (
            "He said “budget reforms” and new taxes would help pay for them.",
            [("He", "person", "said", "“budget reforms” and new taxes would help pay for them")],
        ),
        (
            "The police reported “ten incidents” in the city between May and June.",
            [("The police", "official", "reported", "“ten incidents” in the city between May and June")],
        ),
        (
            "Jane Doe said there is a “big difference,” when it comes to pay.",
            [("Jane Doe", "person", "said", "there is a “big difference,” when it comes to pay")],
        ),
        (
            "Jane Doe blasted the mayor as a “disgrace” on Friday.",
            [("Jane Doe", "person", "blasted", "the mayor as a “disgrace”")],
        ),
        ("The crowd was chanting “no contract” after the union failed.", [("The crowd", "other", "was chanting", "“no contract”")]),
    ],
    "what stands between the cue and the clause": [
        ("Jane Doe told them this weekend he would go.", [("Jane Doe", "person", "told", "he would go")]),
        (
            "Jane Doe told one of her neighbors on a regular basis that the war was over.",
            [("Jane Doe", "person", "told", "that the war was over")],
        ),
        (
            "China said it was opposed to the test and warned North Korea to stop.",
            [("China", "official", "said", "it was opposed to the test"), ("China", "official", "warned", "North Korea to stop")],
        ),
    ],
    "wishes and findings": [
        ("The mayor wants to close the mine.", [("The mayor", "official", "wants", "to close the mine")]),
        ("A federal judge found the law unfair.", [("A federal judge", "official", "found", "the law unfair")]),
    ],
    "adjectives hand their subject on": [
        ("Jane Doe was unable to say that it was over.", [("Jane Doe", "person", "to say", "that it was over")]),
    ],
    "phrases": [
        ("As Jane Doe put it on Friday, the town is tired.", [("Jane Doe", "person", "put it", "the town is tired")]),
        ("The court ruled that the law could stay.", [("The court", "official", "ruled", "that the law could stay")]),
        (
            "According to the Miami Herald, officials visited several sites.",
            [("the Miami Herald", "outlet", "According to", "officials visited several sites")],
        ),
        ("Ten people died, according to the ministry.", [("the ministry", "official", "according to", "Ten people died")]),
        ("The court heard his claim that the vote was rigged.", [("his", "person", "claim", "that the vote was rigged")]),
    ],
    "nobody": [
        ("Both groups are accused of using ports.", [(None, None, "are accused", "Both groups ... of using ports")]),
        ("The strikes are said to focus on ports.", [(None, None, "are said", "The strikes ... to focus on ports")]),
        ("The network has reportedly moved north.", [(None, None, "reportedly", "The network has ... moved north")]),
    ],
    "quotations": [
        ("“We go,” Jane Doe said. “They stay.”", [("Jane Doe", "person", "said", "“We go,” ... “They stay.”")]),
        (
            "A senior U.S. official described the flights as “a demonstration.”",
            [("A senior U.S. official", "anonymous", "described", "the flights as “a demonstration.”")],
        ),
    ],
    "chains": [
        (
            "Sources told the outlet that the strikes could begin.",
            [
                ("Sources", "anonymous", "told", "that the strikes could begin"),
                ("the outlet", "outlet", "told", "that the strikes could begin"),
            ],
        ),
        (
            "Documents obtained by Gazeta.ru suggest that the plan is old.",
            [
                ("Documents obtained by Gazeta.ru", "document", "suggest", "that the plan is old"),
                ("Gazeta.ru", "outlet", "suggest", "that the plan is old"),
            ],
        ),
        (
            "The raid was authorized, according to a late-breaking report by the Miami Herald, citing anonymous U.S. officials.",
            [
                ("Miami Herald", "outlet", "according to", "The raid was authorized"),
                ("anonymous U.S. officials", "anonymous", "citing", "The raid was authorized"),
            ],
        ),
        (
            "According to a new report by Politico, Democratic insiders are worried.",
            [("Politico", "outlet", "According to", "Democratic insiders are worried")],
        ),
        ("Gulf News Service reported that the port was closed.", [("Gulf News Service", "outlet", "reported", "that the port was closed")]),
        (
            "The Washington Post, in a report citing U.S. officials, said he asked for aid.",
            [
                ("U.S. officials", "anonymous", "citing", "he asked for aid"),
                ("The Washington Post", "outlet", "said", "he asked for aid"),
            ],
        ),
        (
            "The registration issue was first reported by The Washington Post.",
            [("The Washington Post", "outlet", "was first reported", "The registration issue")],
        ),
    ],
    "fragments stay ambiguous": [
        (
            "According to reports published first by the Miami Herald and Reuters.",
            [("Miami Herald", "outlet", "According to", ""), ("Reuters", "outlet", "According to", "")],
        ),
    ],
    "not attributions": [
        ("The strikes hit two boats and killed four people.", []),
        ("Pressure to address the crisis is growing.", []),
        ("It won 475 pledged delegates in Ohio.", []),
        ("The war was supposed to be over.", []),
        ("They found a way through the law.", []),
        ("Do you support Jane Doe?", []),
        ("The mayor was speaking to students in Ohio.", []),
        ("Vessels suspected of smuggling were hit.", []),
    ],
}


@pytest.mark.parametrize(("text", "wanted"), [case for cases in GOLD.values() for case in cases])
def test_attributions(text: str, wanted: list[tuple[str | None, str | None, str, str]]) -> None:
    assert [_plain(text, found) for found in _attributions(text)] == wanted


KNOWN_MISSES = [
    # the parser makes the clause an aside of the verb
    ("Critics argue it has grown, which critics argue has helped.", [("Critics", "anonymous", "argue", "it has grown")]),
]


@pytest.mark.parametrize(("text", "wanted"), KNOWN_MISSES)
@pytest.mark.xfail(strict=True)
def test_known_misses(text: str, wanted: list[tuple[str | None, str | None, str, str]]) -> None:
    assert [_plain(text, found) for found in _attributions(text)] == wanted


# source's words in a sentence: kind
SOURCES = [
    ("The Pentagon said it flew.", "official"),
    ("Venezuela said it flew.", "official"),
    ("Officials said it flew.", "anonymous"),
    ("A former CIA analyst said it flew.", "anonymous"),
    ("White House officials said it flew.", "official"),
    ("Spokeswoman Anna Kelly said it flew.", "person"),
    ("He said it flew.", "person"),
    ("Reuters said it flew.", "outlet"),
    ("The newspaper said it flew.", "outlet"),
    ("Venezuelan state media said it flew.", "outlet"),
    ("The poll said it flew.", "document"),
    ("Reports suggest it flew.", "anonymous"),
    ("A tweet said it flew.", "social"),
    ("Microsoft said it flew.", "organisation"),
]


@pytest.mark.parametrize(("text", "kind"), SOURCES)
def test_source_kind(text: str, kind: str) -> None:
    assert [found.source_kind for found in _attributions(text)] == [kind]


# a paragraph whose first source may stand behind the sentences in [brackets]
REACHES = [
    "According to the Miami Herald, officials visited several sites. [Both groups use the ports.] [The boats leave at night.]",
    "Officials said the bridge was gone. [Ten people are missing.] But the road is open.",
    "The ministry said ten people died. [The bridge is gone.] Mayor Jane Doe said it was old. The road is closed.",
    "The ministry said ten people died.\n\nThe bridge is gone.",
    "Ten people died, the ministry said. The bridge is gone.",
    "Ten people died. The ministry said the bridge was gone. The road is closed.",
]


@pytest.mark.parametrize("marked", REACHES)
def test_what_opens_a_paragraph_may_reach_on(marked: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    reach = [text[slice(*span)] for found in _attributions(text) for span in found.reach]
    assert reach == [piece.split("]")[0] for piece in marked.split("[")[1:]]


def test_an_outlet_that_asks_reports_nothing() -> None:
    assert [found.source_kind for found in _attributions("Reuters asked the mayor whether the bridge was gone.")] == ["organisation"]


@pytest.mark.parametrize("text", ["In an interview with Reuters, Mayor Jane Doe said the bridge was gone."])
def test_an_interview_goes_through_the_outlet(text: str) -> None:
    [found] = _attributions(text)
    assert text[slice(*found.via or (0, 0))] == "Reuters"


def test_told_to_an_outlet_goes_through_it() -> None:
    text = "Mayor Jane Doe told Reuters that the bridge was gone."
    [found] = _attributions(text)
    assert text[slice(*found.via or (0, 0))] == "Reuters"


@pytest.mark.parametrize(
    ("name", "wanted"),
    [
        ("000", {"Miami Herald", "Gazeta.ru"}),
        ("001", {"Miami Herald", "Reuters", "The Washington Post", "Venezuelan state media"}),
        ("002", {"the Miami Herald", "the outlet", "Trending Politics"}),
        ("003", set()),
        ("004", {"The Wall Street Journal"}),
    ],
)
def test_outlets_of_the_seeds(name: str, wanted: set[str], seeds: dict[str, str]) -> None:
    [text] = [text for file, text in seeds.items() if file.startswith(name)]
    assert {text[slice(*found.source)] for found in _attributions(text) if found.source and found.source_kind == "outlet"} == wanted


@given(
    st.lists(
        st.sampled_from(
            [
                "“",
                "”",
                "said",
                "Smith",
                "he",
                "the raid",
                "according",
                "to",
                ",",
                ".",
                "\n\n",
                ":",
                "who",
                "told",
                "reportedly",
                "by",
                "was",
                "citing",
                "Reuters",
                "In a poll",
            ]
        ),
        max_size=20,
    )
)
@settings(max_examples=60, deadline=None)
def test_any_text_is_survived(words: list[str]) -> None:
    text = " ".join(words)
    for found in _attributions(text):
        assert all(0 <= start < end <= len(text) for start, end in (*found.content, *filter(None, [found.source, found.cue, found.via])))


def _attributions(text: str) -> list[Attribution]:
    [doc] = make_docs([text])
    sentences = find_sentences(doc)
    entities = find_entities(doc, sentences)
    return find_attributions(doc, sentences, entities, find_quotes(doc, sentences, entities))


def _plain(text: str, found: Attribution) -> tuple[str | None, str | None, str, str]:
    source = text[slice(*found.source)] if found.source else None
    return source, found.source_kind, text[slice(*found.cue or (0, 0))], " ... ".join(text[slice(*piece)] for piece in found.content)
