"""The article's own figure: the whole article is the test."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.model import load_model
from parallax.reading.quantities import find_quantities
from parallax.reading.sentences import find_sentences
from parallax.reading.tolls import find_tolls
from parallax.records import Toll

pytestmark = pytest.mark.model


def read(text: str) -> list[Toll]:
    doc = load_model()(text)
    sentences = find_sentences(doc)
    return find_tolls(text, sentences, find_quantities(doc, sentences, [], []))


def toll(text: str, measure: str, scope: str = "single") -> tuple[object, object] | None:
    found = [(entry.low, entry.high) for entry in read(text) if entry.measure == measure and entry.scope == scope]
    assert len(found) < 2
    return found[0] if found else None


TOLLS = [
    # numbers
    ("One dead, three injured in Houston shooting\n\nOne person is dead and three are injured after a shooting on Sunday.", (1, 1), (3, 3)),
    ("At least 12 people died and 30 were wounded when a bomb exploded.", (12, None), (30, 30)),
    # victims without a number
    ("A man was shot dead outside a club on Sunday, police said.", (1, 1), None),
    ("A woman and her two sons were killed in a shooting on Friday.", (3, 3), None),
    # the dead among those shot
    ("Four people were shot, one fatally, at a party in the city on Friday night.", (1, 1), (3, 3)),
    ("Five people were shot at a club on Sunday.\n\nTwo are in critical condition, three were treated.", None, (5, 5)),
    # "Two of the victims" are all of the dead
    ("Seven people were shot in a park.\n\nTwo of the victims were killed.", (2, 2), (5, 5)),
    # background stays out
    ("A bomb killed 12 people on Sunday.\n\nLast year, an attack killed 130 people in Paris.", (12, 12), None),
    ("A bomb killed 12 people on Sunday.\n\nIn 2004 a tsunami killed 170,000 people there.", (12, 12), None),
    ("Drugs killed 70,000 Americans in 2023.", None, None),
    ("A gunman wounded a policeman on Sunday. The attack came hours before three officers were shot dead in another city.", None, (1, 1)),
    ("Five men were wounded in a shooting. Early reports said one person had died, but that proved to be incorrect.", None, (5, 5)),
    ("A shooting injured four people. Three died in separate shootings across the city over the weekend.", None, (4, 4)),
    # who dies of the wounds is among the dead alone
    ("A man was shot in the street. He was taken to a hospital, where he died.", (1, 1), None),
    ("The teenager was taken to hospital in critical condition after the shooting. He was pronounced dead later.", (1, 1), None),
    # a headline's list
    ("Father, 2 children dead in murder-suicide\n\nPolice found the three after the shooting.", (3, 3), None),
    ("3 adults, 1 child found shot to death inside a hotel room", (4, 4), None),
    # who kills himself after his victim is among the dead
    ("The shooting began at home. A man killed his son and then himself, the sheriff said.", (2, 2), None),
    ("A boy was killed in a murder-suicide on Sunday night, authorities said.", (2, 2), None),
    ("NYPD: Man shot his family, killing 3, then killed himself\n\nThe shooting left a girl wounded.", (4, 4), (1, 1)),
    ("A gunman killed five people in a shooting at a mall on Friday. The gunman was shot dead by police.", (6, 6), None),
    ("A gunman killed five people, including himself, in a shooting at a mall on Friday.", (5, 5), None),
    ("Suspect in triple murder appears in court after shooting\n\nOfficers found the bodies of two children in the house.", (3, 3), None),
    ("The shooting was on Monday. A man and a woman, along with their four children, were killed.", (6, 6), None),
    # victims told one by one are told apart
    ("A gunman shot his wife. The woman was taken to a hospital. Their 5-year-old son was wounded.", None, (2, 2)),
    ("A man was killed in a shooting and a second man was wounded.", (1, 1), (1, 1)),
    ("A student was shot outside a restaurant. Ruben Lee, 17, was taken to a hospital but died from his injuries.", (1, 1), None),
    ("Three men were shot outside a bar on Sunday. A fourth victim was grazed by a bullet.", None, (4, 4)),
    ("After the shooting police found a man and his daughter with gunshot wounds.\n\nThe girl died later.", (1, 1), (1, 1)),
    ("The woman and her child were shot and taken to a hospital, where they died.", (2, 2), None),
    ("His grandfather heard the shooting and rushed the wounded boy to a hospital.", None, (1, 1)),
    # who is hit on the body is shot, who is expected to live or comes with wounds is hurt
    ("A man was killed in the shooting. A second victim was hit in the leg.", (1, 1), (1, 1)),
    ("A shooting left a man dead. A woman walked into a hospital with a gunshot wound.", (1, 1), (1, 1)),
    ("A shooting left three people dead. Maria Romero was also shot, but survived.", (3, 3), (1, 1)),
    ("A woman is expected to recover after the shooting.", None, (1, 1)),
    ("Police were expected to recover a gun after the shooting.", None, None),
    ("A shooting left a man dead. A woman went to a clinic for treatment of a gunshot wound.", (1, 1), (1, 1)),
    ("A girl was wounded in the shooting. The boy was taken to a county medical center, where he died.", (1, 1), (1, 1)),
    ("The shooting was on Sunday. “He was hurting deep inside,” his mother said.", None, None),
    ("None of the students were seriously hurt in the shooting.", None, None),
    ("None of the students were hurt in the shooting.", None, (0, 0)),
    # "the boy" who died is the one who is known to be dead
    ("The shooting killed a 6-year-old boy and wounded his 11-year-old brother. The younger sibling died at the scene.", (1, 1), (1, 1)),
    # all those shot take in the dead
    ("Four people were shot, one fatally. All four victims were taken to a hospital.", (1, 1), (3, 3)),
    # who stabs somebody is not stabbed
    ("A 30-year-old man stabbed and ran over his wife, killing her, then fled from the shooting, police said.", (1, 1), None),
    # an age in the place of a noun
    ("A 14-year-old was killed in the shooting. The 17-year-old was taken to the hospital.", (1, 1), (1, 1)),
    ("The shooter was 17 years old. The tavern is 90 years old.", None, None),
    # both are two, less the one who dies there
    ("Both men inside the car were killed in the shooting.", (2, 2), None),
    ("After the shooting medics rushed both male victims to the hospital, where one of them died.", (1, 1), (1, 1)),
    ("After the shooting both sides fired again.", None, None),
    # a part of the wounded that died is told with them or later
    ("The shooting killed four. Three other people were injured, including a sailor who died on Saturday.", (4, 4), (2, 2)),
    ("Four killed, one wounded in shooting\n\nThey found two dead and three wounded. Two of the wounded have died.", (4, 4), (1, 1)),
    # one of six: the six are counted
    ("Her son was just one of six who were gunned down at the party.", None, (6, 6)),
    ("A shooting hurt a father of six.", None, (1, 1)),
    # a count with an article or an owner is of people told before, and no figure of its own
    ("The shooting lasted an hour. The two officers were taken to the hospital with injuries.", None, None),
    ("The shooting lasted an hour. Two officers were taken to the hospital with injuries.", None, (2, 2)),
    # two people who are told apart, and not beside each other, may be of two events
    ("A girl was wounded in a shooting.\n\nPolice found a man with a gunshot wound.", None, None),
    ("A girl was wounded in a shooting.\n\nPolice found another man with a gunshot wound.", None, (2, 2)),
    # words that tell no size stay words
    ("Several people were injured in a shooting at a party. A woman was taken to a hospital.", None, None),
    # what somebody is accused of has befallen the victims
    ("A man is accused of killing three people in a shooting and wounding a child.", (3, 3), (1, 1)),
    # an event of another month or year, or of a whole weekend
    ("A quake hit on Tuesday and killed a child.\n\nRoads broke. In April last year a quake struck. Five people died.", (1, 1), None),
    ("A boy was wounded in a shooting. He is in hospital.\n\nIn December, a driver injured 36 and killed one.", None, (1, 1)),
    ("Two men were shot dead last month in a Lone Tree car park, police said.", (2, 2), None),
    ("11 shot, 3 dead in less than 30 hours\n\nTwo men were injured in a shooting on Friday night.", None, (2, 2)),
    # two sums that exclude each other are none; four beside three is none where one of the four has died
    ("3 people hospitalized after shooting\n\nShots rang out at a party and four people were injured, police said.", None, None),
    ("1 killed, 3 injured in shooting\n\nOne man died and three were wounded. Officers found four wounded men.", (1, 1), (3, 3)),
    ("A blast injured more than 200 people. Officials said later that 210 people were injured.", None, (201, None)),
    # casualties may all be dead, ages and tires are no wounded, and one of four is not the four
    ("The guerrillas attacked a post on Sunday, inflicting five casualties.", None, None),
    ("Two teenagers, one 16 and the other 17, were injured in a shooting on Monday.", None, (2, 2)),
    ("Four men were wounded in a shooting. The victims — ages 22, 26, 29 and 37 — were taken to hospitals.", None, (4, 4)),
    ("A bomb exploded on Sunday. A bus and several tires were burned in the attack.", None, None),
    ("Clark was one of four injured in the shooting.", None, (4, 4)),
    ("A bomb exploded in the city. Ten other people [not further identified] were injured.", None, (10, 10)),
    # what adds up stands; a shot is nobody; "total" stands between people and their fate
    ("Six people were shot in two villages. Four men were killed and two were wounded.", (4, 4), (2, 2)),
    ("Seven people total were shot in a shootout on Saturday night.", None, (7, 7)),
    ("She fired one shot in the shooting. Nobody was hurt.", None, (0, 0)),
    ("The three were found dead after a shooting.\n\nAll three had suffered gunshot wounds.", (3, 3), None),
    # two fates joined by a comma; some who are among the dead
    ("Five dead, dozens injured in quake\n\nA quake hit the province on Tuesday.", (5, 5), (24, 99)),
    ("At least three women and three men were among the 84 people killed in the attack on Friday.", (84, 84), None),
    # others stand beside the dead; some of the wounded may be the dead
    ("A man died in the shooting. Four others were shot, police said.", (1, 1), (4, 4)),
    ("Ten people were wounded in a shooting. One of the victims was killed.", (1, 1), (9, 9)),
    ("John Duhart died of his wounds on Sunday. Five people, including Duhart, were injured in the shooting.", (1, 1), (4, 4)),
    # the one who did it and was wounded as well is among the injured; who died is not
    ("A shooting left three dead and a child injured. The suspect was taken to a hospital with a gunshot wound.", (3, 3), (2, 2)),
    ("An 18-year-old man was wounded in the shooting. The 18-year-old was shot, while the 15-year-old also shot himself.", None, (2, 2)),
    ("A man shot four people near a store on Friday. Officers shot the suspect, who is recovering from wounds.", None, (5, 5)),
    ("A man shot four people near a store on Friday. Three guards shot the lock.", None, (4, 4)),
    ("Four people were shot near a store on Friday. Police said the suspect was recovering from wounds.", None, (4, 4)),
    ("Ray Denton is accused of killing three people and injuring a child in a shooting. Denton was shot by his uncle.", (3, 3), (2, 2)),
    # others are beside the wounded told right before, not beside the dead, and not those they are a part of
    ("Gunfire broke out at a party.\n\nMedics rushed a woman to the hospital. Five other victims came with gunshot wounds.", None, (6, 6)),
    ("A woman was killed in the shooting. Five other victims came with gunshot wounds.", (1, 1), (5, 5)),
    ("A man died in a shooting that injured eight other people. A girl was among eight other people wounded.", (1, 1), (8, 8)),
    ("The shooting injured five people. Medics rushed a woman to the hospital. Five other people were injured.", None, (5, 5)),
    ("After the shooting both boys remain hospitalized. The two young girls were also wounded.", None, (4, 4)),
    # a group less those of it who died, with the wounded who are none of it
    ("The shooting was on Sunday. The younger child and the man were taken to a hospital. The younger child died. The man died, too.",
     (1, 1), None),
    ("The shooting was on Sunday. Both boys, including Ramirez, were rushed to a hospital in critical condition. "
     "Ramirez died as a result of his injuries.", (1, 1), (1, 1)),
    ("Another man in his late 50s was wounded in the shooting. Both boys were rushed to a hospital.", None, (3, 3)),
    ("The three victims: Taylor Zimmers, David Jackson and Ray Franklin have all been released from the hospital after the shooting. "
     "Olivia Batson, 17, suffered a graze wound.", None, (4, 4)),
    ("The shooting was on Sunday. A man and a woman were taken to a hospital. The woman is recovering.", None, (2, 2)),
    # who is hurt in flight is counted by no ordinal; a third female victim stands beside two
    ("Four teenagers were injured in a shooting. A fifth victim was injured while she ran away.", None, (4, 4)),
    ("At least 3 injured in a shooting\n\nPolice found one male and two female victims with gunshot wounds. "
     "A third female victim was grazed.", None, (4, None)),
    # the officer is not the female victim, the father not the boy, a mother not her daughter of 12
    ("The shooting was on Sunday. The man shot his own mother. The female victim was taken to a hospital. The officer was grazed.",
     None, (2, 2)),
    ("A boy of 7 was injured in a shooting. One shot struck the father in the arm and struck the little boy in the hand.", None, (2, 2)),
    # gunfire that strikes people, a graze, a victim who has died since
    ("The shooting was on Sunday. Gunfire struck a man and three others.", None, (4, 4)),
    ("The shooting was on Sunday. Bullets struck two cars.", None, None),
    ("An officer suffered a graze to the nose in the shooting.", None, (1, 1)),
    ("Three people were hospitalized after a shooting.\n\nUPDATE: 1 shooting victim has died.", (1, 1), (2, 2)),
    # one of the wounded of a massacre is not the count of them
    ("A truck attack killed 85 people on Sunday. The daughter of a victim was still hospitalized.", (85, 85), None),
    # an exact number before a vague one, some before none
    ("Several people were injured in a blast.\n\nDoctors said 14 people were injured.", None, (14, 14)),
    ("No one was hurt at first, but two people died in the fire later.", (2, 2), (0, 0)),
]


@pytest.mark.parametrize(("text", "killed", "injured"), TOLLS, ids=[row[0][:60] for row in TOLLS])
def test_killed_and_injured(text: str, killed: object, injured: object) -> None:
    assert (toll(text, "killed"), toll(text, "injured")) == (killed, injured)


def test_a_toll_names_its_quantity_unless_it_was_worked_out() -> None:
    text = "Four people were shot, one fatally, at a party in the city on Friday night."
    tolls = {entry.measure: entry for entry in read(text)}
    assert tolls["killed"].quantity is not None
    assert tolls["injured"].quantity is None


def test_cumulative_tolls_stand_apart() -> None:
    text = "U.S. forces have carried out at least 13 strikes since early September, killing 57 people."
    assert toll(text, "killed", "cumulative") == (57, 57)
    assert toll(text, "strikes", "cumulative") == (13, None)
    assert toll(text, "killed") is None


KNOWN_MISSES = [
    # the sum over sentences
    ("Ana Ruiz died at the scene of the shooting.\n\nHer brother Luis died in hospital.", (2, 2)),
]


@pytest.mark.xfail
@pytest.mark.parametrize(("text", "killed"), KNOWN_MISSES)
def test_known_misses(text: str, killed: object) -> None:
    assert toll(text, "killed") == killed


_PIECES = "three one men was were shot killed dead and , . no of the victims injured at least He Ana Ruiz"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(_PIECES.split()), max_size=14))
def test_any_order_of_words_is_survived(words: list[str]) -> None:
    for entry in read(" ".join(words)):
        assert entry.low is None or entry.high is None or entry.low <= entry.high
