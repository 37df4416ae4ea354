"""Dates: [brackets] mark the words; then the interval seen from an anchor."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallax.reading.calendar import WEEKDAYS, weekday
from parallax.reading.dates import read_dates

FRIDAY = date(2025, 10, 31)

ABSOLUTE = [
    ("The paper reported on [October 30, 2025], that it was over.", "2025-10-30", "2025-10-30"),  # 004
    ("It happened on [30 October 2025].", "2025-10-30", "2025-10-30"),
    ("It happened on [Thursday, Oct. 30, 2025].", "2025-10-30", "2025-10-30"),
    ("SAN SALVADOR, [12 JAN 90] (AFP) -- Guerrillas", "1990-01-12", "1990-01-12"),
    ("Updated: [2016-07-15] 13:14", "2016-07-15", "2016-07-15"),
    ("(China Daily USA [07/15/2016] page1)", "2016-07-15", "2016-07-15"),
    ("It was [03/04/2016] then.", "2016-03-04", "2016-04-03"),
    ("Launched in [September 2025], this campaign", "2025-09-01", "2025-09-30"),  # 003
    ("It grew in [late September 2025].", "2025-09-21", "2025-09-30"),
    ("classified memos from [2024], outline", "2024-01-01", "2024-12-31"),  # 000
    ("From Panama in [1989] to the end", "1989-01-01", "1989-12-31"),  # 001
    ("the fashions of [the 1960s] returned", "1960-01-01", "1969-12-31"),
]

RELATIVE = [
    ("which could begin as soon as [this week], are said", "2025-10-27", "2025-11-02"),  # 000
    ("reelected in a historic upset [last November], faces", "2024-11-01", "2024-11-30"),  # 000
    ("maritime strikes in the Caribbean, since [September].", "2025-09-01", "2025-09-30"),  # 001
    ("Rubio said [last week].", "2025-10-20", "2025-10-26"),  # 002
    ("since [early September], killing", "2025-09-01", "2025-09-10"),  # 002
    ("strikes could begin [within days] as", "2025-10-31", "2025-11-09"),  # 002
    ("shook Caracas on [Thursday night], marking", "2025-10-30", "2025-10-30"),  # 003
    ("terrorist organization [earlier this year], which", "2025-01-01", "2025-10-31"),  # 003
    ("Over [the last two weeks], bombers", "2025-10-17", "2025-10-31"),  # 004
    ("died [yesterday].", "2025-10-30", "2025-10-30"),
    ("died [Friday].", "2025-10-31", "2025-10-31"),
    ("died [last Friday].", "2025-10-24", "2025-10-24"),
    ("will vote on [Tuesday].", "2025-11-04", "2025-11-04"),
    ("died on [Dec. 30] at home.", "2024-12-30", "2024-12-30"),
    ("died on [12 January].", "2025-01-12", "2025-01-12"),
    ("the vote on [Nov. 4] will decide", "2025-11-04", "2025-11-04"),
    ("arrived [three days ago].", "2025-10-28", "2025-10-28"),
    ("held [overnight].", "2025-10-31", "2025-10-31"),
]

NONE = [
    "may 5 people come",
    "March said he would march on.",
    "over 20 years of experience",
    "The AGM-158 and the B-52 flew 2000 miles.",
    "https://example.com/2017/01/31/story-1761932314256",
    "It remained 1-2 at the end.",
    "Feb 31 was never 31 February 2025x",
]


def unmarked(marked):
    return marked.replace("[", "").replace("]", ""), marked[marked.index("[") + 1 : marked.index("]")]


@pytest.mark.parametrize(("marked", "first", "last"), ABSOLUTE)
def test_absolute(marked, first, last):
    text, words = unmarked(marked)
    assert [(text[slice(*span)], str(low), str(high)) for span, (low, high) in read_dates(text)] == [(words, first, last)]


@pytest.mark.parametrize(("marked", "first", "last"), RELATIVE)
def test_relative(marked, first, last):
    text, words = unmarked(marked)
    assert [(text[slice(*span)], str(low), str(high)) for span, (low, high) in read_dates(text, FRIDAY, FRIDAY)] == [(words, first, last)]


@pytest.mark.parametrize(("marked", "first", "last"), RELATIVE)
def test_relative_without_an_anchor_is_open(marked, first, last):
    text, words = unmarked(marked)
    assert [(text[slice(*span)], low, high) for span, (low, high) in read_dates(text)] == [(words, None, None)]


@pytest.mark.parametrize("text", NONE)
def test_no_date(text):
    assert [text[slice(*span)] for span, interval in read_dates(text, FRIDAY, FRIDAY) if interval != (None, None)] == []


def test_last_month_by_name():
    """ "Last November" said in December may mean either year's; in January it is clear."""
    seen = {
        today: next(read_dates("It fell last November.", today, today))[1][0]
        for today in (date(2025, 12, 5), date(2026, 1, 5), date(2025, 11, 5))
    }
    assert list(seen.values()) == [None, date(2025, 11, 1), date(2024, 11, 1)]


def test_an_anchor_open_on_one_side_leaves_that_side_open():
    ((_, interval),) = read_dates("It began last week.", FRIDAY, None)
    assert interval == (date(2025, 10, 20), None)


@given(st.dates(date(1900, 1, 1), date(2100, 1, 1)), st.sampled_from(sorted(WEEKDAYS)))
def test_a_weekday_is_within_the_week_before(anchor, name):
    first, last = weekday(anchor, WEEKDAYS[name])
    assert first == last
    assert first.weekday() == WEEKDAYS[name]
    assert timedelta(0) <= anchor - first < timedelta(7)


@given(st.text(alphabet="0123456789 JanuryMachtwoksdeig.,/-’", max_size=60), st.dates(), st.dates())
def test_any_text_and_any_anchor_are_survived(text, one, other):
    for span, (low, high) in read_dates(text, min(one, other), max(one, other)):
        assert text[slice(*span)].strip()
        assert low is None or high is None or low <= high
