"""The scorers themselves, on made-up gold: what is found, missed and false, and how two runs are compared."""

import json
from dataclasses import replace
from datetime import date

import pytest

from parallax.gold import FILES
from parallax.gold.findings import score_findings
from parallax.gold.names import score_entities
from parallax.gold.numbers import score_charts, score_numbers
from parallax.gold.quotes import score_quotes
from parallax.gold.scores import Score, changes, misses, plain, table
from parallax.gold.stages import score_published, score_statuses
from parallax.records import Article, Comparison, Discrepancy, Entity, Publication, Quantity, Quote, Reading, Relation, Side, Status
from tests.made import spot

TEXT = "At least 12 people and several dogs died in a B-52 in May. Nearly 70 percent of both halves. “No,” said Mr. Poe of Rome."
SCORES = ("numbers.value", "numbers.value+hedge", "numbers.value+hedge+unit")


def expression(number: str, surface: str, kind: str, low, high, hedge: str = "", unit: str = "") -> dict:
    start, end = spot(TEXT, surface)
    return {"id": number, "file": "000_x.txt", "surface": surface, "kind": kind, "lo": low, "hi": high, "hedge": hedge, "unit": unit,
            "quote": TEXT[start:start + 30], "char_start": start, "surface_start": start, "surface_end": end}


NUMBERS = [expression("N1", "12", "count", 12, None, "at least", "dead people"),
           expression("N2", "several", "vague-count", 3, 9, "vague", "dogs"),
           expression("N3", "52", "designation", None, None), expression("N4", "70 percent", "percent", 65, 70, "nearly", "percent"),
           expression("N5", "both", "quantifier", 2, 2)]


def quantity(words: str, low, high, hedge="exact", unit=None, **more) -> Quantity:
    return Quantity(span=spot(TEXT, words), low=low, high=high, hedge=hedge, unit=unit, **more)


def read(**found) -> dict[str, Reading]:
    return {"000": Reading(article=Article(id="000", text=TEXT), **found)}


def numbers(*found: Quantity) -> dict[str, Score]:
    return {score.name: score for score in score_numbers(NUMBERS, read(quantities=found))}


def named(score: Score) -> tuple[list[str], list[str], list[str]]:
    """The first words of what was found, missed and false."""
    return ([name.split()[0] for name in score.found], [name.split()[0] for name, _ in score.missed or ()],
            [name.split(" “")[-1] if name.startswith("000") else name.split()[0] for name, _ in score.false or ()])


RIGHT = (quantity("At least 12", 12, None, "at_least", "person"), quantity("several", 3, 9, "vague", "dog"),
         quantity("Nearly 70 percent", 65, 69, "nearly", "percent"))


@pytest.mark.parametrize("name", SCORES)
def test_right_numbers_are_found_at_every_level(name):
    assert named(numbers(*RIGHT)[name]) == (["N1", "N2", "N4"], [], [])


def test_a_wrong_hedge_or_unit_costs_only_the_levels_that_ask_for_it():
    hedge, unit = replace(RIGHT[0], hedge="more_than"), replace(RIGHT[1], unit="cat")
    found = numbers(hedge, unit, RIGHT[2])
    assert [named(found[name]) for name in SCORES] == [
        (["N1", "N2", "N4"], [], []), (["N2", "N4"], ["N1"], ["N1"]), (["N4"], ["N1", "N2"], ["N1", "N2"])]


def test_a_wrong_value_is_missed_and_false_and_nothing_read_is_missed_alone():
    assert named(numbers(replace(RIGHT[0], low=13), RIGHT[1])["numbers.value"]) == (["N2"], ["N1", "N4"], ["N1"])


def test_a_designation_is_false_a_quantifier_is_free_and_an_unlisted_number_is_false():
    found = numbers(*RIGHT, quantity("52", 52, 52), quantity("both", 2, 2), quantity("May", 5, 5))["numbers.value"]
    assert named(found) == (["N1", "N2", "N4"], [], ["N3", "May” at 54"])
    assert found.precision == pytest.approx(3 / 5)
    assert found.recall == 1


def test_a_vague_word_that_the_gold_leaves_open_may_be_closed():
    gold = [expression("N1", "several", "vague-count", 3, None, "vague", "dogs")]
    assert named(score_numbers(gold, read(quantities=(RIGHT[1],)))[0]) == (["N1"], [], [])


@pytest.mark.parametrize(("charted", "expected"), [
    ((quantity("At least 12", 12, None, "at_least", measure="killed", chart=True),), (["000"], [], [])),
    ((quantity("At least 12", 12, None, "at_least", measure="injured", chart=True),), ([], ["000"], ["At least 12” at 0"])),
    ((quantity("At least 12", 12, None, "at_least", measure="killed"),), ([], ["000"], [])),
    ((quantity("At least 12", 12, 12, measure="killed", chart=True),), ([], ["000"], ["At least 12” at 0"])),
], ids=["right", "other measure", "not charted", "other value"])
def test_a_charted_figure_needs_its_measure_and_its_value(charted, expected):
    figure = {"article": "000", "measure": "killed", "value": 12, "hedge": "at_least", "span": spot(TEXT, "12"), "quote": "12 people"}
    assert named(score_charts({"figures": [figure]}, read(quantities=charted))) == expected


def quote_scores(*found: Quote) -> list[tuple[int, int, int]]:
    row = {"file": "000_x.txt", "quote": "No,", "char_start": TEXT.index("No,"), "kind": "full", "speaker": "Mr. Poe (of Rome)"}
    return [(len(s.found), len(s.missed or ()), len(s.false or ())) for s in score_quotes([row], read(quotes=found))]


def test_quotes_are_scored_for_place_then_kind_then_speaker():
    no, poe, rome = spot(TEXT, "No,"), spot(TEXT, "Mr. Poe"), spot(TEXT, "Rome")
    assert quote_scores(Quote(span=no, kind="direct", speaker=poe)) == [(1, 0, 0)] * 3
    assert quote_scores(Quote(span=no, kind="scare", speaker=rome)) == [(1, 0, 0), (0, 1, 1), (0, 1, 1)]
    assert quote_scores() == [(0, 1, 0)] * 3
    assert quote_scores(Quote(span=poe, kind="direct")) == [(0, 1, 1), (0, 1, 0), (0, 1, 0)]
    assert quote_scores(Quote(span=poe, kind="indirect")) == [(0, 1, 0)] * 3


def entity_rows() -> list[dict]:
    return [{"name": "Poe", "label": "PERSON", "forms": [{"article": "000", "words": w, "start": s, "end": e}
                                                          for w in ("Mr. Poe", "Poe") for s, e in [spot(TEXT, w)]]},
            {"name": "Rome Today", "label": "OUTLET", "forms": [{"article": "000", "words": "Rome", "start": spot(TEXT, "Rome")[0],
                                                                  "end": spot(TEXT, "Rome")[1]}]}]


def test_forms_are_joined_by_name_and_two_names_must_not_be_one():
    poe, rome = spot(TEXT, "Mr. Poe"), spot(TEXT, "Rome")
    joins, outlets = score_entities(entity_rows(), read(entities=(Entity(span=poe, label="PERSON", name="Edgar Poe"),
                                                                  Entity(span=rome, label="OUTLET", name="Rome Today"))))
    assert (len(joins.found), joins.missed, joins.false) == (1, (), ())
    assert (len(outlets.found), outlets.missed, outlets.false) == (1, (), ())
    joins, outlets = score_entities(entity_rows(), read(entities=(Entity(span=poe, label="OUTLET", name="Poe"),
                                                                  Entity(span=rome, label="GPE", name="Poe"))))
    assert joins.false == (("Poe = Rome Today", "Poe"),)
    assert ([d for _, d in outlets.missed or ()], [d for _, d in outlets.false or ()]) == (["GPE"], ["OUTLET", "OUTLET"])


def test_a_status_is_judged_only_on_the_sentences_of_the_gold():
    start, end = spot(TEXT, "At least 12 people")
    rows = [{"article": "000", "quote": "At least 12 people", "start": start, "end": end, "rungs": ["carried_out"]}]
    on = Status(span=(0, 5), event=None, rung="carried_out", certainty=3)
    off = Status(span=(90, 95), event=None, rung="denied", certainty=-3)
    found = score_statuses(rows, read(statuses=(on, off, replace(on, rung="planned"))))
    assert (len(found.found), len(found.missed or ()), [d for _, d in found.false or ()]) == (1, 0, ["planned, rule "])
    assert len(score_statuses(rows, read(statuses=(off,))).missed or ()) == 1


def test_an_interval_that_says_too_much_is_false_and_one_that_says_nothing_is_only_missed():
    rows = [{"article": "000", "earliest": ["2025-10-30"], "latest": [None]}]
    for published, expected in ((Publication(earliest=date(2025, 10, 30)), (1, 0, 0)), (Publication(), (0, 1, 0)),
                                (Publication(earliest=date(2025, 10, 30), latest=date(2025, 11, 1)), (0, 1, 1))):
        found = score_published(rows, read(published=published))
        assert (len(found.found), len(found.missed or ()), len(found.false or ())) == expected


def side(article: str, start: int) -> dict:
    return {"article": article, "spans": [[start, start + 10]]}


KEY = {"findings": [{"id": "D1", "kind": "count", "kinds": ["count"], "relations": ["CONTRADICTS"], "severity": "high", "title": "toll",
                     "sides": [side("a", 0), side("b", 0)]},
                    {"id": "D2", "kind": "count", "kinds": ["count"], "relations": ["INTERNAL"], "severity": "medium",
                     "title": "one or two", "sides": [side("a", 20), side("a", 40)]}],
       "traps": [{"id": "x1", "title": "part and whole", "sides": [side("a", 60), side("b", 60)]}]}


def printed(relation: str, *spots: tuple[str, int], kind: str = "count") -> Discrepancy:
    return Discrepancy(id="d", kind=kind, relation=relation, severity="high", score=60, title="t", why="w", gate="g",
                       sides=tuple(Side(article=article, value="", evidence=((at, at + 5),)) for article, at in spots))


def finding_scores(*discrepancies: Discrepancy, relations: tuple[Relation, ...] = ()) -> dict[str, tuple[int, int | None, int | None]]:
    told = Comparison(story="s", title="t", articles=("a", "b"), discrepancies=discrepancies, relations=relations)
    return {s.name: (len(s.found), None if s.missed is None else len(s.missed), None if s.false is None else len(s.false))
            for s in score_findings(KEY, told)}


def test_a_finding_is_hit_on_two_articles_or_on_two_quotes_of_its_one_article():
    found = finding_scores(printed("CONTRADICTS", ("a", 3), ("b", 5)), printed("INTERNAL", ("a", 22), ("a", 42)))
    assert found == {"findings.hit": (2, 0, None), "findings.critical+high": (1, 0, None), "findings.medium": (1, 0, None),
                     "contradictions": (2, None, 0), "traps": (1, 0, None)}


@pytest.mark.parametrize("wrong", [
    printed("CONTRADICTS", ("a", 3), ("a", 5)), printed("CONTRADICTS", ("a", 3), ("b", 80)),
    printed("CONTRADICTS", ("a", 3), ("b", 5), kind="status"),
], ids=["one article", "elsewhere", "other kind"])
def test_a_contradiction_that_hits_nothing_is_false(wrong):
    found = finding_scores(wrong)
    assert found["findings.hit"] == (0, 2, None)
    assert found["contradictions"] == (0, None, 1)


def test_another_relation_is_a_hit_but_not_an_accepted_one():
    found = finding_scores(printed("REFINES", ("a", 3), ("b", 5)))
    assert (found["findings.hit"], found["findings.critical+high"], found["contradictions"]) == ((1, 1, None), (0, 1, None), (0, None, 0))


def test_a_judged_relation_counts_as_told_and_a_trap_called_a_contradiction_is_caught():
    judged = Relation(kind="count", relation="CONTRADICTS", gate="g", why="w", sides=printed("", ("a", 3), ("b", 5)).sides)
    assert finding_scores(relations=(judged,))["findings.hit"] == (1, 1, None)
    assert finding_scores(printed("CONTRADICTS", ("a", 61), ("b", 62)))["traps"] == (0, 1, None)
    assert finding_scores(printed("DIFFERENT_SCOPE", ("a", 61), ("b", 62)))["traps"] == (1, 0, None)


OLD = [Score(name="quotes", found=("a", "b"), missed=(("c", ""),), false=(("x", ""),))]
NEW = [Score(name="quotes", found=("a", "c"), missed=(("b", "gone"),), false=(("y", "why"),))]


def test_two_runs_are_compared_find_by_find():
    assert [line.split() for line in changes(NEW, plain(OLD))][1:] == [
        ["gained", "quotes:", "c"], ["lost", "quotes:", "b"], ["new", "false", "quotes:", "y"], ["false", "no", "more", "quotes:", "x"]]
    assert list(changes(OLD, plain(OLD)))[1:] == ["  nothing gained, nothing lost"]
    assert json.loads(json.dumps(plain(OLD)))["quotes"]["f1"] == pytest.approx(2 / 3)


def test_the_table_shows_the_figures_and_a_dash_where_there_is_none():
    lines = list(table([*NEW, Score(name="traps", found=("x",), missed=(), false=None)], plain(OLD)))
    assert lines[1].split() == ["quotes", "0.667", "0.667", "0.667", "2", "1", "1", "0.667"]
    assert lines[2].split() == ["traps", "–", "1.000", "–", "1", "0", "–"]


def test_every_miss_is_named_once_in_its_family():
    stricter = replace(NEW[0], name="quotes.kind", missed=(("b", "gone"), ("a", "scare")))
    assert [line.strip() for line in misses([*NEW, stricter])] == [
        "quotes", "missed  b: gone", "false   y: why", "quotes.kind", "missed  a: scare"]


def test_the_gold_lies_in_the_project_and_points_into_the_seeds(seeds, gold_folder):
    texts = {name[:3]: text for name, text in seeds.items()}
    held = {name: json.loads((gold_folder / f"{name}.json").read_text(encoding="utf-8")) for name in FILES}
    assert {row["article"] for row in held["statuses"]} == {row["article"] for row in held["published"]} == set(texts)
    for row in held["statuses"]:
        assert texts[row["article"]][row["start"]:row["end"]] == row["quote"]
    for row in held["entities"]:
        for form in row["forms"]:
            assert texts[form["article"]][form["start"]:form["end"]] == form["words"]
    for row in held["numbers"]:
        assert texts[row["file"][:3]][row["surface_start"]:row["surface_end"]] == row["surface"].partition(" ... ")[0]
    for row in held["quotes"]:
        assert texts[row["file"][:3]][row["char_start"]:].startswith(row["quote"])
    for figure in held["seeds.key"]["figures"]:
        assert texts[figure["article"]][slice(*figure["quote_span"])] == figure["quote"]
