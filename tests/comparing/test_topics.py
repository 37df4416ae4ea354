"""Scenes of one story: what has come of the strikes on land is no answer to what has come of the strikes at sea."""

from parallax.comparing.accounts import prepare
from parallax.comparing.facts import Fact
from parallax.comparing.statuses import agree_beside
from parallax.comparing.topics import ELSEWHERE, by_scene
from parallax.records import Article, Quantity, Reading, Scene, Value

LAND = Scene(family="strike", setting="land", lead=True)
SEA = Scene(family="strike", setting="sea")
UNPLACED = Scene(family="strike")
TEXTS = {"a": "Strikes on the coast are planned. Strikes at sea went on.", "b": "The strikes are planned. Strikes sank two boats."}
ACCOUNTS = prepare(Reading(article=Article(id=name, text=text)) for name, text in TEXTS.items())


def status(article: str, rung: str, scene: Scene, start: int) -> Fact:
    return Fact(article=article, kind="status", slot="status", topic="status", value=Value(text=rung), label=rung,
                spans=((start, start + 5),), rung=rung, scene=scene)  # fmt: skip


def test_two_scenes_are_two_questions_named_in_the_articles_own_word():
    facts = [status(name, rung, scene, start) for name in TEXTS for rung, scene, start in (("planned", LAND, 0), ("carried_out", SEA, 20))]
    placed = by_scene(facts, ACCOUNTS)
    assert [fact.topic for fact in placed] == ["status · strikes on land", "status · strikes at sea"] * 2
    (agreed,) = agree_beside(placed, judged={"status · strikes on land"})
    assert (agreed.relation.relation, agreed.relation.topic) == ("AGREES", "status · strikes at sea")


def test_one_scene_needs_no_name_and_takes_in_what_is_left_unplaced():
    facts = [status(name, "planned", scene, start) for name in TEXTS for scene, start in ((LAND, 0), (UNPLACED, 20))]
    assert {fact.topic for fact in by_scene(facts, ACCOUNTS)} == {"status"}


def test_a_figure_of_another_event_stands_apart():
    quantity = Quantity(span=(0, 5), low=70000, high=70000, hedge="about", measure="killed", rule="yearly_statistic")
    figure = Fact(article="a", kind="count", slot="killed", topic="toll", value=Value(text="70,000"), label="70,000", spans=((0, 5),),
                  quantity=quantity, scene=Scene(family="disease"))  # fmt: skip
    assert [fact.topic for fact in by_scene([status("a", "planned", LAND, 0), figure], ACCOUNTS)] == ["status", ELSEWHERE]
