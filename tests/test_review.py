"""Reviewing on the page as a script: every act is written, shown, taken back; nothing else is lost where it cannot be."""

import json
from pathlib import Path

import pytest
from streamlit.components.v2.bidi_component.main import _make_trigger_id
from streamlit.proto.WidgetStates_pb2 import WidgetState
from streamlit.testing.v1 import AppTest

from data.ledger.anchors import anchor_of
from data.ledger.book import Ledger
from data.ledger.records import Event
from data.load import load_tables
from tests import shown

ROOT = Path(__file__).parent.parent
DEATHS, OWNER = "finding:d1", "finding:d2"


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """The ferry's tables in a folder of their own; the ledger lies beside them."""
    monkeypatch.setenv("PARALLAX_DATA", str(shown.write(tmp_path / "tables")))
    monkeypatch.delenv("PARALLAX_LEDGER", raising=False)
    return tmp_path / "tables"


@pytest.fixture
def opened(folder):
    def go(finding=DEATHS, reviewer="Ada", **link):
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        for key, value in {"view": "Discrepancies", "finding": finding, **link}.items():
            at.query_params[key] = value
        at.run()
        assert not at.exception, at.exception
        return tell(at, "review_form", "said", {"name": reviewer, "words": []}) if reviewer else at

    return go


def held(folder):
    return [(event.reviewer, event.act, event.note) for event in Ledger(folder / "ledger.sqlite").events()]


def write(folder, *events, token=DEATHS, reviewer="Ben"):
    """Events of another reviewer, written by another process."""
    anchor = anchor_of(load_tables(folder).story("ferry"), "ferry", token)
    return [Ledger(folder / "ledger.sqlite").write(Event(reviewer=reviewer, anchor=anchor, **event)) for event in events]


def part(at, key):
    """The HTML of the clickable part with this key."""
    found = [json.loads(one.proto.json) for one in at.get("bidi_component") if one.proto.id.split("-")[-1] == key]
    return found[-1].get("html", "") if found else ""


def said(at):
    plain = [element.proto.body for element in at.get("html")]
    return "\n".join([*plain, *(json.loads(one.proto.json).get("html", "") for one in at.get("bidi_component"))])


def data(at, key):
    """What the script gave the component with this key."""
    return [json.loads(one.proto.json) for one in at.get("bidi_component") if one.proto.id.split("-")[-1] == key][-1]


def tell(at, key, event, value):
    """The page after the component with this key has told Python of an event, as the browser does."""
    told = next(one.proto.id for one in at.get("bidi_component") if one.proto.id.split("-")[-1] == key)
    states = at._tree.get_widget_states()
    said = json.dumps([{"event": event, "value": value}])
    states.widgets.append(WidgetState(id=_make_trigger_id(told, "events"), json_trigger_value=said))
    at._run(states)
    assert not at.exception, at.exception
    return at


def press(at, act, token=DEATHS, reviewer=None, number=None, **given):
    """The page after a press in the form, under the next number."""
    form = data(at, "review_form")
    word = {"number": number or form["heard"] + 1, "token": token, "act": act, **given}
    return tell(at, "review_form", "said", {"name": form["name"] if reviewer is None else reviewer, "words": [word]})


@pytest.mark.parametrize(
    ("act", "note", "words"),
    [("confirm", "", "✓ confirmed"), ("dismiss", "Two different days.", "✕ dismissed"), ("comment", "See B.", "noted")],
)
def test_an_act_is_written_and_shown_with_its_name(opened, folder, act, note, words):
    at = press(opened(), act, note=note)
    assert held(folder) == [("Ada", act, note)]
    assert "<b>Ada</b>" in said(at)
    assert words in said(at)
    assert note in said(at)


def test_without_a_name_nothing_is_written_and_the_reason_is_said(opened, folder):
    at = press(opened(reviewer=""), "confirm", note="A long thought.")
    assert "Write your name first" in data(at, "review_form")["said"]
    assert held(folder) == []
    assert (data(at, "review_form")["heard"], data(at, "review_form")["kept"]) == (1, [])  # so the note stays in its field
    press(at, "confirm", reviewer=" Ada ", note="A long thought.")
    assert held(folder) == [("Ada", "confirm", "A long thought.")]
    assert (data(at, "review_form")["heard"], data(at, "review_form")["kept"]) == (2, [2])


def test_a_word_is_kept_once_however_often_it_is_sent(opened, folder):
    at = press(opened(), "comment", note="One.")
    words = [
        {"number": number, "token": DEATHS, "act": "comment", "note": note} for number, note in ((1, "One."), (2, "Two."), (3, "Three."))
    ]
    tell(at, "review_form", "said", {"name": "Ada", "words": words})
    assert held(folder) == [("Ada", "comment", "One."), ("Ada", "comment", "Two."), ("Ada", "comment", "Three.")]
    assert data(at, "review_form")["kept"] == [1, 2, 3]


def test_a_word_is_kept_of_the_finding_that_it_names(opened, folder):
    at = press(opened(finding=DEATHS), "comment", token=OWNER, note="The paper's own spelling.")
    assert [event.anchor.token for event in Ledger(folder / "ledger.sqlite").events()] == [OWNER]
    assert at.query_params["finding"] in (OWNER, [OWNER])
    assert data(at, "proof")["facts"]["token"] == OWNER


@pytest.mark.parametrize(
    "word",
    [
        {"number": 1, "token": "finding:gone", "act": "confirm"},
        {"number": 1, "token": "span:a:0:3", "act": "confirm"},
        {"number": 1, "token": "finding:" + "d" * 500, "act": "confirm"},
        {"number": 1, "token": DEATHS, "act": "praise"},
        {"number": 1, "token": DEATHS, "act": "undo", "note": "x"},
        {"number": 1, "token": DEATHS, "act": "edit", "relation": "LOVES", "severity": "huge"},
        {"number": "1", "token": DEATHS, "act": "confirm"},
        {"number": 1, "token": ["x"], "act": "confirm"},
        {"act": "confirm"},
        "confirm",
        None,
    ],
    ids=str,
)
def test_a_strange_word_is_not_kept(opened, folder, word):
    tell(opened(), "review_form", "said", {"name": "Ada", "words": [word]})
    assert held(folder) == []


@pytest.mark.parametrize("value", [None, "said", {"name": 3, "words": []}, {"name": "Eve", "words": "all"}, {"name": "Eve"}])
def test_a_strange_message_changes_nothing(opened, folder, value):
    at = tell(opened(), "review_form", "said", value)
    assert data(at, "review_form")["name"] == "Ada"


def test_an_empty_note_is_not_kept(opened, folder):
    at = press(opened(), "comment")
    assert "Write the note first" in data(at, "review_form")["said"]
    assert held(folder) == []


def test_what_is_written_is_text(opened, folder):
    hostile = "<img src=x onerror=alert(1)> **bold** $x$ [a](javascript:alert(1)) \u202egnihton"
    at = press(opened(reviewer="<b>Eve</b>"), "comment", note=hostile)
    assert "<img" not in said(at)
    assert "<b><b>Eve" not in said(at)
    assert "&lt;b&gt;Eve&lt;/b&gt;" in said(at)
    assert "**bold** $x$ [a](javascript:alert(1))" in said(at)
    assert held(folder) == [("<b>Eve</b>", "comment", hostile)]


def test_a_correction_stands_beside_ours(opened, folder):
    at = press(opened(), "edit", title=" How many were  found dead?", severity="low", relation="UPDATE")
    shown_now = said(at)
    assert "Ada</b> reads it as “How many were found dead?”" in shown_now.replace('<span class="corrected">', "").replace("  ", " ")
    assert "<h1>How many died?</h1>" in shown_now
    assert "◆ critical" in shown_now
    event = Ledger(folder / "ledger.sqlite").events()[0]
    assert (event.title, event.severity, event.relation) == ("How many were found dead?", "low", "UPDATE")
    facts = data(at, "proof")["facts"]
    assert facts["ours"] == {"severity": "critical", "relation": "contradict"}
    assert facts["own"] == {"id": event.id, "title": "How many were found dead?", "severity": "low", "relation": "UPDATE"}


def test_a_correction_that_corrects_nothing_is_not_kept(opened, folder):
    at = press(opened(), "edit", title=" ", severity="")
    assert "Nothing is corrected yet" in data(at, "review_form")["said"]
    assert held(folder) == []


def test_what_is_dismissed_folds_away_and_is_counted(opened, folder):
    write(folder, {"act": "dismiss"})
    listed = said(opened(finding=OWNER))
    assert "One dismissed" in listed
    assert listed.index("Nordline or Nordlijn?") < listed.index("One dismissed") < listed.index("How many died?")
    assert '<details data-fold="dismissed"><summary>' in listed  # folded, since another finding is open
    assert '<details data-fold="dismissed" open>' in said(opened(finding=DEATHS))


def test_where_reviewers_differ_nothing_folds_away(opened, folder):
    write(folder, {"act": "dismiss"})
    at = press(opened(), "confirm")
    assert "One dismissed" not in said(at)
    assert "dismissed</b> by Ben" in said(at)
    assert "confirmed</b> by Ada" in said(at)


@pytest.mark.parametrize(
    ("choice", "there", "gone"),
    [
        ("any review", ["How many died?", "Nordline or"], []),
        ("not reviewed", ["Nordline or"], ["How many died?"]),
        ("confirmed", ["How many died?"], ["Nordline or"]),
        ("dismissed", [], ["How many died?", "Nordline or"]),
        ("not yet by me", ["How many died?", "Nordline or"], []),
        ("with notes", ["How many died?"], ["Nordline or"]),
    ],
)
def test_the_list_shows_what_is_asked_for_by_its_review(opened, folder, choice, there, gone):
    write(folder, {"act": "confirm", "note": "Both are on record."})
    listed = part(opened(finding="finding:gone", review_choice=choice), "findings")
    assert listed
    assert [title for title in there if title not in listed] == []
    assert [title for title in gone if title in listed] == []


def test_only_ones_own_word_can_be_taken_back(opened, folder):
    write(folder, {"act": "confirm"})
    at = opened()
    assert "Take back" not in said(at)
    at = press(at, "comment", note="Mine.")
    assert "Take back" in said(at)
    before = held(folder)
    mine, others = ([event.id for event in Ledger(folder / "ledger.sqlite").events() if event.reviewer == name] for name in ("Ada", "Ben"))
    tell(at, "proof", "open", f"undo:{others[0]}")
    tell(at, "proof", "open", "undo:" + "0" * 32)
    assert held(folder) == before
    assert "Mine." in said(at)
    assert 'Ben</b> <span class="verdict t-agrees">✓ confirmed' in said(at)
    assert "Take back" not in said(tell(at, "proof", "open", f"undo:{mine[0]}"))
    assert held(folder) == [*before, ("Ada", "undo", "")]  # nothing that was said is lost


def test_what_is_taken_back_is_taken_from_its_own_finding(opened, folder):
    at = press(opened(finding=OWNER), "confirm", token=OWNER)
    event = Ledger(folder / "ledger.sqlite").events()[0]
    tell(at, "proof", "choose", {"token": DEATHS, "turn": 1})  # the browser shows one finding, the last run drew another
    assert data(at, "proof")["facts"]["token"] == DEATHS
    tell(at, "proof", "open", f"undo:{event.id}")
    assert [one.anchor.token for one in Ledger(folder / "ledger.sqlite").events()] == [OWNER, OWNER]
    assert data(at, "proof")["facts"]["token"] == OWNER


def test_a_rebuild_keeps_the_reviews_and_lists_what_lost_its_evidence(opened, folder):
    write(folder, {"act": "confirm", "note": "On record."})
    write(folder, {"act": "dismiss"}, token=OWNER)
    rows = shown.ferry()
    rows["discrepancies"] = [{**row, "discrepancy": "new", "title": "How many are dead?"} for row in rows["discrepancies"][:1]]
    for name in ("sides", "evidence"):
        rows[name] = [
            {**row, "owner_id": {"d1": "new"}.get(row["owner_id"], row["owner_id"])} for row in rows[name] if row["owner_id"] != "d2"
        ]
    shown.write(folder, rows)
    shown_now = said(opened(finding="finding:new"))
    assert "On record." in shown_now
    assert "The finding was another when it was reviewed: “How many died?”" in shown_now
    assert "One review orphaned: evidence no longer found" in shown_now
    assert "“Nordlijn” (c)" in shown_now


def test_a_ledger_that_cannot_be_read_is_said_and_the_page_works_on(opened, folder):
    (folder / "ledger.sqlite").write_text("no database " * 400)
    at = opened()
    assert "move the file away" in data(at, "review_form")["said"]
    assert "How many died?" in said(at)
    assert "This was not kept" in data(press(at, "confirm"), "review_form")["said"]


def test_a_folder_that_cannot_be_written_is_said_and_the_page_works_on(opened, monkeypatch):
    monkeypatch.setenv("PARALLAX_LEDGER", "/proc/no_such_folder/ledger.sqlite")
    at = press(opened(), "confirm")
    told = data(at, "review_form")["said"]
    assert "This was not kept. /proc/no_such_folder/ledger.sqlite" in told
    assert "name a place that can with PARALLAX_LEDGER" in told
    assert "How many died?" in said(at)


def test_a_ledger_named_elsewhere_is_used(opened, folder, monkeypatch, tmp_path):
    monkeypatch.setenv("PARALLAX_LEDGER", str(tmp_path / "apart" / "reviews.sqlite"))
    press(opened(), "confirm")
    assert len(Ledger(tmp_path / "apart" / "reviews.sqlite").events()) == 1
    assert not (folder / "ledger.sqlite").exists()


def test_reading_alone_leaves_the_folder_as_it_is(opened, folder):
    opened()
    assert [path.name for path in folder.iterdir() if path.suffix != ".parquet"] == []


def test_who_judges_apart_sees_others_only_after_judging(opened, folder):
    write(folder, {"act": "confirm", "note": "Clear to me."})
    at = opened()
    assert "Clear to me." in said(at)
    at.session_state["apart"] = True
    at.run()
    assert "Clear to me." not in said(at)
    assert "by Ben" not in said(at)
    assert "Clear to me." in said(press(at, "dismiss"))


def test_two_reviewers_are_compared_in_the_drawer(opened, folder):
    write(folder, {"act": "confirm"})
    write(folder, {"act": "dismiss"}, token=OWNER)
    write(folder, {"act": "confirm"}, reviewer="Cleo")
    write(folder, {"act": "confirm"}, token=OWNER, reviewer="Cleo")
    at = opened().run()
    at.button(key="reviewers").click().run()
    assert not at.exception, at.exception
    assert "They agree on 1 of 2 that both judged: 50%, Cohen&#x27;s kappa 0.00." in said(at)
    assert "They differ: 1" in said(at)


def test_the_mark_is_another_one_when_somebody_has_written(folder):
    from components import ledger

    before = ledger.mark()
    write(folder, {"act": "confirm"})
    assert ledger.mark() != before
