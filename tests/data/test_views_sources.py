"""Whom the reports credit, on whose word they speak, and what rests on one of them."""

from dataclasses import replace

import pytest

from data.views import origins, sources
from tests.shown import FILTERS, column, ferry, found, tables


def test_the_graph_runs_from_reports_through_credits_to_voices() -> None:
    nodes, edges = origins.nodes(tables(), FILTERS), origins.edges(tables(), FILTERS)
    assert column(nodes, "column") == sorted(nodes["column"])
    assert set(nodes["label"]) >= {"The Haven Post", "Herald", "Mayor", "Police", "Sources"}
    pairs = set(zip(edges["left"], edges["right"], strict=True))
    # The mayor speaks in the sentence that credits the Herald, so the way to him leads through it.
    assert pairs == {
        ("article a", "outlet Herald"),
        ("outlet Herald", "voice mayor"),
        ("article b", "voice Police"),
        ("article c", "voice sources"),
    }


def test_every_edge_joins_nodes_that_are_drawn() -> None:
    for off in ((), ("a",), ("a", "b", "c")):
        filters = replace(FILTERS, off=off)
        nodes, edges = origins.nodes(tables(), filters), origins.edges(tables(), filters)
        assert {*edges["left"], *edges["right"]} <= set(nodes["node"])


@pytest.mark.parametrize(
    ("words", "kind", "name", "voice"),
    [
        ("the mayor", "official", "", "mayor"),
        ("Trump spokeswoman Anna Kelly", "person", "Anna Kelly", "Anna Kelly"),
        ("one official", "anonymous", "", "official"),
        ("several U.S. officials", "anonymous", "U.S.", "U.S. officials"),
        ("he", "person", "", ""),
        ("of which", "anonymous", "", ""),
        ("", "official", "", ""),
    ],
)
def test_a_voice_is_its_name_or_the_articles_own_words(words: str, kind: str, name: str, voice: str) -> None:
    assert origins._voice(words, kind, name) == voice


def test_the_shares_of_a_report_add_up_and_hidden_sources_are_told_from_named_ones() -> None:
    shares = sources.shares(tables(), FILTERS)
    assert shares.groupby("letter")["share"].sum().round(9).tolist() == [1.0, 1.0, 1.0]
    counts = {(row["letter"], row["kind"]): row["sentences"] for row in shares.to_dict("records")}
    assert counts[("C", "anonymous")] == 1
    assert counts[("C", "named")] == 0
    assert counts[("A", "named")] == 1


def test_hedges_are_counted_in_a_thousand_words() -> None:
    assert column(sources.hedging(tables(), FILTERS).round(1), "rate") == [0.0, 33.3, 66.7]


def test_the_ledger_names_the_speaker_or_says_that_there_is_none() -> None:
    rows = ferry()
    rows["quotes"] += [found("b", "nine people", kind="scare", named=False)]
    ledger = sources.quotes(tables(rows), FILTERS)
    assert column(ledger, "speaker") == ["Ada Quill", "speaker not stated"]
    assert column(ledger, "words") == ["We are in mourning,", "nine people"]


def test_nothing_is_called_copied_that_is_only_credited() -> None:
    assert sources.copied(tables(), FILTERS).empty
    rows = ferry()
    rows["origins"] += [found("b", "nine people died", origin="c", kind="copied")]
    assert column(sources.copied(tables(rows), FILTERS), "words") == ["nine people died"]


def test_claims_on_one_report_are_those_whose_question_no_other_answers() -> None:
    assert column(sources.alone(tables(), FILTERS), "claim") == ["k3"]
    # Switching a source off does not make the other's claim a lone one: the switched-off report still answers.
    assert column(sources.alone(tables(), replace(FILTERS, off=("a",))), "claim") == ["k3"]


def test_the_headline_names_the_credit_that_reports_share() -> None:
    assert origins.headline(tables(), FILTERS) == "One of three reports credits Herald"
    rows = ferry()
    rows["origins"] += [found("b", "Police", origin="Herald", kind="credited")]
    assert origins.headline(tables(rows), FILTERS) == "Three reports, but two of them go back to Herald"
    assert origins.headline(tables(ferry() | {"origins": []}), FILTERS) == "Three reports; none credits another outlet"
