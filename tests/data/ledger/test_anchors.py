"""A review stays with its finding through a rebuild: new numbers, moved spans, another name for the article. What is lost is listed."""

import copy
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.ledger.anchors import anchor_of, attach, candidates
from data.ledger.board import board, veiled
from tests import shown


def rebuilt(change):
    """The story's tables after a change to its rows."""
    rows = copy.deepcopy(shown.ferry())
    change(rows)
    return shown.tables(rows)


def meant(anchor, tables):
    """The token of what the anchor means in the tables."""
    found = attach([anchor], tables)[anchor.key]
    return found and found.token


def renumber(rows):
    """d1 and d2 change places."""
    new = {"d1": "d2", "d2": "d1"}
    for row in rows["discrepancies"]:
        row["discrepancy"] = new[row["discrepancy"]]
    for row in [*rows["sides"], *rows["evidence"]]:
        row["owner_id"] = new.get(row["owner_id"], row["owner_id"])


def number_by_content(rows):
    for row in rows["discrepancies"]:
        row["discrepancy"] = f"x{row['discrepancy']}"
    for row in [*rows["sides"], *rows["evidence"]]:
        row["owner_id"] = f"x{row['owner_id']}"


def put_before(rows):
    """Article a begins with another line, and all that was found in it moves."""
    line = "Updated on Friday at noon\n"
    for table in rows.values():
        for row in table:
            if row.get("article") == "a":
                for name in [name for name in row if name in ("start", "end") or name.endswith(("_start", "_end"))]:
                    row[name] += len(line)
                if "text" in row and "position" in row:
                    row["text"] = line + row["text"]


def widen(rows):
    """The engine marks more words than it did."""
    for row in rows["evidence"]:
        if (row["owner_id"], row["article"]) == ("d1", "a"):
            row["end"] += len(" people died")


def rename(rows):
    """The articles are numbered now, in another order."""
    for table in rows.values():
        for row in table:
            if "article" in row:
                row["article"] = {"a": "c", "b": "a", "c": "b"}[row["article"]]


def drop_a_side(rows):
    """One of the two figures is no longer part of it."""
    rows["evidence"] = [row for row in rows["evidence"] if (row["owner_id"], row["article"]) != ("d1", "b")]


def lose_a_side(rows):
    """One of the two figures is another one: this is another finding."""
    for row in rows["evidence"]:
        if (row["owner_id"], row["article"]) == ("d1", "b"):
            row["start"], row["end"] = 60, 80


def drop(rows):
    for name, key in (("discrepancies", "discrepancy"), ("sides", "owner_id"), ("evidence", "owner_id")):
        rows[name] = [row for row in rows[name] if row[key] != "d1"]


def reword(rows):
    """Both figures are others now; the finding bears the old number."""
    for row in rows["evidence"]:
        if row["owner_id"] == "d1":
            row["start"], row["end"] = (150, 170) if row["article"] == "a" else (60, 80)


def double(rows):
    """A second finding of the same kind on the same words; nothing tells the two apart."""
    number_by_content(rows)
    rows["discrepancies"] += [{**row, "discrepancy": "twin"} for row in rows["discrepancies"] if row["discrepancy"] == "xd1"]
    for name in ("sides", "evidence"):
        rows[name] += [{**row, "owner_id": "twin"} for row in rows[name] if row["owner_id"] == "xd1"]


@pytest.mark.parametrize(
    ("change", "token"),
    [
        (lambda rows: None, "finding:d1"),
        (renumber, "finding:d2"),
        (number_by_content, "finding:xd1"),
        (put_before, "finding:d1"),
        (widen, "finding:d1"),
        (rename, "finding:d1"),
        (drop_a_side, "finding:d1"),
        (lose_a_side, None),
        (drop, None),
        (reword, None),
        (double, None),
    ],
    ids=lambda value: getattr(value, "__name__", str(value)),
)
def test_an_anchor_means_the_finding_with_its_words_and_no_other(deaths, change, token):
    assert meant(deaths, rebuilt(change)) == token


def test_every_finding_and_relation_means_itself(ferry):
    for one in candidates(ferry):
        assert meant(anchor_of(ferry, "ferry", one.token), ferry) == one.token


def test_an_anchor_slices_back_to_the_words(ferry, deaths):
    assert [(quote.article, quote.exact) for quote in deaths.quotes] == [("a", "At least 12"), ("b", "nine people")]
    texts = dict(zip(ferry["articles"]["article"].astype(str), ferry["articles"]["text"], strict=True))
    assert [texts[quote.article][quote.start : quote.start + len(quote.exact)] for quote in deaths.quotes] == ["At least 12", "nine people"]


@pytest.mark.parametrize("token", ["finding:gone", "relation:gone", "claim:k1", "span:a:0:5", "", "d1"])
def test_what_is_no_finding_has_no_anchor(ferry, token):
    assert anchor_of(ferry, "ferry", token) is None


def test_a_finding_without_evidence_is_known_by_its_number_and_its_words(ferry, deaths):
    bare = replace(deaths, quotes=())
    assert meant(bare, ferry) == "finding:d1"
    assert meant(replace(bare, title="What did it cost?"), ferry) is None
    assert meant(replace(bare, id="d2"), ferry) is None


def test_a_rebuild_keeps_the_notes_and_says_that_the_finding_has_changed(said):
    def change(rows):
        number_by_content(rows)
        rows["discrepancies"][0] |= {"title": "How many are dead?", "relation": "REFINES"}

    events = [said("Ada", "confirm", 1), said("Ben", "comment", 2, note="See the mayor's own words.")]
    stands = board(events, rebuilt(change), "ferry")
    assert stands.of("finding:xd1").state == "confirmed"
    assert [event.note for event in stands.of("finding:xd1").comments] == ["See the mayor's own words."]
    assert stands.changed["finding:xd1"].title == "How many died?"
    assert stands.reviewers == ("Ada", "Ben")


def test_another_relation_alone_is_a_change(said):
    def change(rows):
        rows["discrepancies"][0]["relation"] = "REFINES"

    stands = board([said("Ada", "confirm", 1)], rebuilt(change), "ferry")
    assert stands.changed["finding:d1"].relation == "CONTRADICTS"
    assert board([said("Ada", "confirm", 1)], shown.tables(), "ferry").changed == {}


def test_what_lost_its_evidence_is_kept_as_an_orphan_and_comes_back(said, ferry):
    events = [said("Ada", "confirm", 1), said("Ben", "dismiss", 2)]
    lost = board(events, rebuilt(drop), "ferry")
    assert [orphan.state for orphan in lost.orphans] == ["reviewers differ"]
    assert dict(lost.standings) == {}
    assert board(events, ferry, "ferry").of("finding:d1").state == "reviewers differ"


def test_who_judges_apart_sees_others_only_after_judging(said, owner, ferry):
    events = [said("Ben", "dismiss", 1), said("Ada", "comment", 2, note="n"), said("Ben", "confirm", 3, anchor=owner)]
    apart = veiled(board(events, ferry, "ferry"), "Ada")
    assert [event.reviewer for event in apart.of("finding:d1").said] == ["Ada"]
    assert apart.of("finding:d2").said == ()
    judged = veiled(board([*events, said("Ada", "confirm", 4)], ferry, "ferry"), "Ada")
    assert judged.of("finding:d1").state == "reviewers differ"
    assert judged.of("finding:d2").said == ()


def test_the_ledger_of_another_story_is_counted_and_not_shown(said, deaths):
    elsewhere = replace(deaths, story="quake", quotes=tuple(replace(quote, article="q1") for quote in deaths.quotes))
    stands = board([said("Ada", "confirm", 1, anchor=elsewhere)], shown.tables(), "ferry")
    assert (dict(stands.standings), stands.orphans, stands.others) == ({}, (), 1)


@settings(max_examples=20, deadline=None)  # each example builds the tables
@given(keep=st.sets(st.sampled_from(["d1", "d2"])), line=st.text(alphabet="xyz \n", max_size=50))
def test_no_event_is_ever_lost(ferry, keep, line):
    """Whatever a rebuild leaves and moves, each event is on its finding or among the orphans."""
    anchors = {token: anchor_of(ferry, "ferry", f"finding:{token}") for token in ("d1", "d2")}

    def change(rows):
        for name, key in (("discrepancies", "discrepancy"), ("sides", "owner_id"), ("evidence", "owner_id")):
            rows[name] = [row for row in rows[name] if row[key] in keep or not str(row[key]).startswith("d")]
        for row in rows["articles"]:
            row["text"] = row["text"] + line

    found = attach(anchors.values(), rebuilt(change))
    assert {token: found[anchor.key] and found[anchor.key].token for token, anchor in anchors.items()} == {
        token: f"finding:{token}" if token in keep else None for token in anchors
    }
