"""Hundreds of sources: what they say alike shares a row, and what does not fit is left for later."""

from dataclasses import replace

import pandas as pd
import pytest

from data.views import entities, gathered, matrix, numbers, origins, sources, status, switchoff
from tests.many import rows
from tests.shown import FILTERS, column, tables

MANY = 60


@pytest.fixture(scope="module")
def crowd():
    return tables(rows(MANY))


def marks(*said: tuple[str, float]) -> pd.DataFrame:
    """A ladder's marks: one report after the other, each on one rung."""
    listed = [
        {"article": str(n), "letter": f"L{n}", "rung": rung, "certainty": sure, "rung_order": status.RUNGS.index(rung), "row": n}
        for n, (rung, sure) in enumerate(said)
    ]
    return pd.DataFrame(listed)


def test_few_sources_have_a_row_each() -> None:
    given = marks(*[("carried_out", 3.0)] * gathered.MANY)
    found = gathered.marks(given)
    assert column(found, "row") == column(given, "row")
    assert column(found, "label") == column(given, "letter")


def test_one_source_more_and_those_on_the_same_rung_share_a_row() -> None:
    found = gathered.marks(marks(*[("carried_out", 3.0)] * gathered.MANY, ("denied", -3.0)))
    assert column(found, "label") == [str(gathered.MANY), f"L{gathered.MANY}"]
    assert column(found, "rung") == ["carried_out", "denied"]
    assert found["letters"][0] == tuple(f"L{n}" for n in range(gathered.MANY))


def test_the_rungs_that_fewest_stand_on_follow_what_most_say() -> None:
    said = [("carried_out", 3.0)] * 20 + [("planned", 2.0)] * 3 + [("carried_out", 1.0)] * 4 + [("denied", -3.0)]
    assert column(gathered.marks(marks(*said)), "label") == ["20", "L27", "3", "4"]


def test_as_sure_is_as_sure_as_a_reader_sees() -> None:
    found = gathered.marks(marks(*[("carried_out", 3.0)] * 10, *[("carried_out", 2.8)] * 10))
    assert column(found, "label") == ["20"]


def test_no_more_rows_than_the_eye_takes() -> None:
    said = [(rung, float(sure)) for rung in status.RUNGS for sure in range(-3, 4)]
    assert gathered.marks(marks(*said))["row"].nunique() == gathered.ROWS


def test_reports_of_one_day_share_a_row_of_the_timeline(crowd) -> None:
    time = status.timeline(crowd, FILTERS)
    shown = gathered.spans(time.spans)
    assert column(shown, "label") == ["20", "20", "20"]
    days = gathered.days(time.days, shown)
    assert len(days) < len(time.days)
    assert set(days["row"]) <= set(shown["row"])
    assert days[["row", "earliest", "latest"]].duplicated().sum() == 0


def test_the_headline_counts_reports_that_it_cannot_name(crowd) -> None:
    ladders = {ladder.title: ladder for ladder in status.ladders(crowd, FILTERS)}
    search, sinking = ladders["Search at sea: the act"], ladders["Sinking at sea: the act"]
    assert status.headline([search]) == "40 reports stop short of saying that it happened"
    assert status.headline([sinking]) == "40 reports say that it happened, and none stops short of it"
    both = replace(search, marks=pd.concat([search.marks, sinking.marks[:15]]))
    assert status.headline([both]) == "15 reports say that it happened; 33 reports stop short of it"


def test_the_graph_draws_no_more_reports_than_it_has_room_for(crowd) -> None:
    nodes, edges = origins.nodes(crowd, FILTERS), origins.edges(crowd, FILTERS)
    shown, lines = sources.drawn(nodes, edges)
    assert (nodes["column"] == 0).sum() == MANY
    assert (shown["column"] == 0).sum() == sources.DRAWN
    assert set(lines["left"]) | set(lines["right"]) <= set(shown["node"])
    crediting = set(edges["left"][edges["right"].str.startswith("outlet")])
    assert crediting
    assert crediting <= set(shown["node"])


def test_a_graph_with_room_is_drawn_whole() -> None:
    few = tables()
    nodes, edges = origins.nodes(few, FILTERS), origins.edges(few, FILTERS)
    shown, lines = sources.drawn(nodes, edges)
    pd.testing.assert_frame_equal(shown, nodes)
    pd.testing.assert_frame_equal(lines, edges)


def test_the_sourcing_of_those_that_name_fewest_is_drawn(crowd) -> None:
    whole = sources.shares(crowd, FILTERS)
    drawn = sources.least_named(whole)
    assert drawn["article"].nunique() == sources.ROWS
    assert column(drawn[drawn["kind"] == "named"], "row") == list(range(sources.ROWS))
    named = whole[whole["kind"] == "named"].set_index("article")["share"]
    left = named.drop(drawn["article"].unique())
    assert named[drawn["article"].unique()].max() <= left.min()
    few = sources.shares(tables(), FILTERS)
    pd.testing.assert_frame_equal(sources.least_named(few), few)


def test_a_credit_and_a_choice_name_a_dozen_reports_and_count_the_rest(crowd) -> None:
    nodes = origins.nodes(crowd, FILTERS)
    assert nodes[nodes["label"] == "Herald"]["note"].iloc[0].endswith(" and 8 more")
    herald = next(switch for switch in switchoff.switches(crowd, FILTERS) if switch.key == "origin:Herald")
    assert herald.name.endswith(" and 8 more")
    assert len(herald.articles) == 20


def test_a_name_that_all_but_one_report_give_is_left_out_by_that_one() -> None:
    given = rows(MANY)
    given["entities"] = [row for row in given["entities"] if (row["name"], row["article"]) != ("ferry", "007")]
    for row in given["entities"]:
        if row["name"] == "ferry":
            row["label"] = "ORG"
    told = tables(given)
    named = entities.mentions(told, FILTERS)
    found = entities.left_out(named, list(told["articles"]["letter"]))
    assert [(row.letter, row.names) for row in found.itertuples()] == [("H", ["ferry"])]


def test_a_supposition_is_looked_up_once(crowd, monkeypatch: pytest.MonkeyPatch) -> None:
    asked = []
    monkeypatch.setattr(matrix, "supposed", lambda told: asked.append(told) or set())
    assert matrix.matrix(crowd, FILTERS)
    assert len(asked) == 1


def bounds(*most: float) -> pd.DataFrame:
    return pd.DataFrame({"low": most, "high": most})


def test_a_figure_of_another_order_of_magnitude_strays() -> None:
    assert column(numbers.strays(bounds(3, 4, 4, 5, 12, 17, 190_000)).to_frame("stray"), "stray") == [False] * 6 + [True]


@pytest.mark.parametrize(
    "most",
    [(3, 5, 9, 40), (57, 1000), (1, 2, 100), (0, 0, 11), (1, 1, 1, 500, 600), ()],
    ids=["near", "two figures", "three figures", "zeros", "a group of their own", "none"],
)
def test_what_is_near_or_not_alone_stays_on_the_axis(most) -> None:
    assert not numbers.strays(bounds(*most)).any()


def test_a_figure_without_an_upper_end_is_judged_by_its_lower() -> None:
    given = pd.DataFrame({"low": [3.0, 4, 5, 6, 7, 1001], "high": [3.0, None, 5, 6, None, None]})
    assert numbers.strays(given).tolist() == [False] * 5 + [True]
