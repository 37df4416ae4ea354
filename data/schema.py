"""The contract between engine and page: every table, column, type, unit and meaning, said once.

A span is two columns ``NAME_start`` and ``NAME_end`` (or ``start`` and ``end``): half-open character offsets into the
article's text. ``owner`` and ``owner_id`` say to which claim, relation or discrepancy a row belongs.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import pyarrow as pa

Type = Literal["text", "word", "int", "float", "bool", "date"]

# A "word" comes from a small set and is stored as a dictionary; a "text" is free.
ARROW: dict[str, pa.DataType] = {
    "text": pa.string(),
    "word": pa.dictionary(pa.int32(), pa.string()),
    "int": pa.int64(),
    "float": pa.float64(),
    "bool": pa.bool_(),
    "date": pa.date32(),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. ``empty`` says whether it may be null, which means "the text does not say"."""

    name: str
    type: Type
    meaning: str
    unit: str = ""
    empty: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Table:
    """One table; ``grain`` is what one row is."""

    name: str
    grain: str
    columns: tuple[Column, ...]

    @property
    def arrow(self) -> pa.Schema:
        """The Arrow schema that a file of this table must have."""
        return pa.schema([pa.field(c.name, ARROW[c.type], nullable=c.empty) for c in self.columns])


class OffContract(ValueError):
    """A table that breaks the contract; the message names the table, the column and what to do."""


def check(name: str, found: pa.Table) -> None:
    """Returns nothing when the table keeps its contract.

    Raises: OffContract for a missing, surplus or mistyped column, or a null where none may be.
    """
    table = TABLES[name]
    advice = "rebuild the tables with: python -m parallax build seeds --out data/tables"
    for column in table.columns:
        if column.name not in found.column_names:
            raise OffContract(f"{name}: column {column.name!r} is missing; {advice}")
        got = found.schema.field(column.name).type
        if got != ARROW[column.type]:
            raise OffContract(f"{name}: column {column.name!r} is {got}, not {ARROW[column.type]}; {advice}")
        if not column.empty and found.column(column.name).null_count:
            raise OffContract(f"{name}: column {column.name!r} has empty cells; {advice}")
    surplus = [n for n in found.column_names if n not in {c.name for c in table.columns}]
    if surplus:
        raise OffContract(f"{name}: column {surplus[0]!r} is not in the contract; {advice}")


def _text(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name=name, type="text", meaning=meaning, empty=empty)


def _word(name: str, meaning: str, *, empty: bool = False) -> Column:
    return Column(name=name, type="word", meaning=meaning, empty=empty)


def _int(name: str, meaning: str, unit: str = "", *, empty: bool = False) -> Column:
    return Column(name=name, type="int", meaning=meaning, unit=unit, empty=empty)


def _float(name: str, meaning: str, unit: str = "", *, empty: bool = False) -> Column:
    return Column(name=name, type="float", meaning=meaning, unit=unit, empty=empty)


def _bool(name: str, meaning: str) -> Column:
    return Column(name=name, type="bool", meaning=meaning)


def _date(name: str, meaning: str) -> Column:
    return Column(name=name, type="date", meaning=meaning, empty=True)


def _span(prefix: str, of: str, *, empty: bool = False) -> tuple[Column, Column]:
    name = f"{prefix}_" if prefix else ""
    return (_int(f"{name}start", f"first character of {of}", "characters", empty=empty),
            _int(f"{name}end", f"end of {of}, excluded", "characters", empty=empty))


_STORY = _word("story", "id of the story")
_ARTICLE = _word("article", "id of the article")
_OWNER = (_STORY, _word("owner", "claim, relation or discrepancy"), _text("owner_id", "id of the owner"))
_BOUNDS = (_float("low", "inclusive lower bound; empty when open", empty=True),
           _float("high", "inclusive upper bound; empty when open", empty=True))
_SCENE = (_word("family", "class of event, from the events lexicon", empty=True),
          _word("setting", "sea, land or air", empty=True),
          _text("places", "canonical place names, joined by ' · '"),
          _bool("lead", "whether the words point back at the event that the article opens with"))


def _of_article(name: str, grain: str, index: str, *columns: Column) -> Table:
    """A table with one row per thing found in one article, numbered in order of appearance."""
    return Table(name=name, grain=grain,
                 columns=(_STORY, _ARTICLE, _int(index, f"number of the {index} in its article, from 0"), *columns))


_ALL = (
    Table(name="stories", grain="one story", columns=(
        _STORY, _text("title", "what the story is about, from its articles' own words"),
        _int("articles", "how many articles it has"), _int("words", "words of all its articles", "words"),
        _date("earliest", "earliest day on which an article can have been published"),
        _date("latest", "latest such day"))),
    Table(name="articles", grain="one article", columns=(
        _STORY, _ARTICLE, _int("position", "order in the story, from 0"), _word("letter", "A, B, C …, stable"),
        _text("title", "headline, given or found", empty=True), _word("outlet", "who published", empty=True),
        _text("author", "who wrote", empty=True), _text("url", "where it was published", empty=True),
        _date("earliest", "earliest day of publication"), _date("latest", "latest day of publication"),
        _int("words", "length", "words"), _int("hedges", "hedge cues in its body"),
        _text("text", "the whole text, as printed"))),
    _of_article("proofs", "one piece of proof of a publication date", "proof",
                *_span("", "the words"), _word("rule", "the rule that read them")),
    _of_article("sentences", "one sentence", "sentence", *_span("", "the sentence"),
                _word("kind", "headline, heading, body, boilerplate")),
    _of_article("entities", "one mention", "entity", *_span("", "the mention"),
                _word("label", "OntoNotes label or OUTLET"), _word("name", "canonical name")),
    _of_article("quantities", "one quantity", "quantity", *_span("", "the number with its hedge"), *_BOUNDS,
                _word("hedge", "exact, at_least, more_than, at_most, about, nearly, range, vague"),
                _word("unit", "head noun or unit", empty=True), *_span("concept", "what is counted", empty=True),
                _word("measure", "measure of the lexicon", empty=True),
                _word("scope", "single, cumulative, subset, rate, requirement, unknown"),
                _word("modality", "asserted, reported, possible, conditional, hypothetical, denied"),
                *_span("event", "the event it is tied to", empty=True), *_span("place", "its place", empty=True),
                *_span("since", "its start", empty=True), *_span("as_of", "its as-of time", empty=True),
                *_span("subject", "the words that narrow who is counted", empty=True),
                _int("attribution", "number of the attribution it stands in", empty=True),
                _bool("chart", "whether it may enter a casualty or strike chart"),
                _word("rule", "the rule that decided that"), *_SCENE),
    _of_article("tolls", "one of the article's own figures for its main event", "toll",
                _word("measure", "measure"), *_BOUNDS, _word("scope", "single or cumulative"),
                _int("quantity", "number of the quantity it comes from", empty=True)),
    _of_article("quotes", "one quote", "quote", *_span("", "the quoted words, without marks"),
                _word("kind", "direct, mixed, indirect, scare, headline"),
                *_span("speaker", "the speaker's mention", empty=True),
                _text("speaker_name", "the speaker's canonical name or role", empty=True),
                _bool("named", "whether the speaker has a name"), *_span("cue", "the speech cue", empty=True)),
    _of_article("attributions", "one piece of an attributed content", "attribution",
                _int("piece", "number of the piece"), *_span("", "the piece"), *_span("source", "the source", empty=True),
                _word("source_kind", "outlet, official, anonymous, person, organisation, document, social, other", empty=True),
                *_span("cue", "the cue", empty=True)),
    _of_article("events", "one event-denoting predicate", "event", *_span("", "the predicate"), _text("lemma", "its lemma"),
                _float("certainty", "-3 certainly not, 0 unknown, 3 certainly"), _word("time", "past, present, future"),
                _word("modality", "asserted, possible, planned, conditional, denied"),
                *_span("cue", "the word that decided", empty=True), _word("rule", "the rule that decided")),
    _of_article("statuses", "one rung that an event of the story stands on", "status", *_span("", "the evidence"),
                _int("event", "number of the event", empty=True), _word("rung", "rung of the ladder"),
                _float("certainty", "-3 to 3"), _bool("decision", "whether it speaks of the decision, not of the act"),
                _word("rule", "the rule that decided"), *_SCENE),
    _of_article("dates", "one date or period in words", "date", *_span("", "the words"),
                _date("earliest", "first day"), _date("latest", "last day")),
    _of_article("roles", "one slot of the story's event filled", "role", *_span("", "the words"),
                _word("slot", "actor, target, means, place, timing, motive, condition, victims"),
                _text("value", "head or name that compares"), _bool("certain", "whether it is stated without a hedge"), *_SCENE),
    _of_article("stances", "one stance of a named actor", "stance_index", *_span("", "the clause"),
                *_span("actor", "the actor's mention"), _word("name", "the actor's canonical name"),
                _word("stance", "condemns, warns, supports, denies, confirms, silent, …"), *_span("cue", "the cue", empty=True)),
    Table(name="claims", grain="one claim: what one article says in one slot", columns=(
        _STORY, _text("claim", "id"), _word("kind", "kind of slot"), _word("slot", "the slot, in words"),
        _word("topic", "joins the claims that answer one question"), _text("text", "the value, in words"), *_BOUNDS,
        _word("hedge", "hedge of a count", empty=True), _ARTICLE, _text("source", "the party it rests on", empty=True),
        _word("grade", "confirmed, fair, weak, contested, unattributed, denied"), _int("origins", "independent origins"),
        _int("articles", "articles that say the same"), _word("answer", "joins the claims that say the same"),
        _text("upstream", "what it goes back to beside its article, joined by ' · '"),
        _bool("on_record", "whether a responsible body or office holder is its source"))),
    Table(name="ranges", grain="one measure of one event in one scope", columns=(
        _STORY, _text("range", "id"), _word("topic", "topic of its claims"), _word("measure", "measure of the lexicon"),
        _word("scope", "single, cumulative, subset, rate, requirement, unknown"), _text("scene", "where, in words; empty where unsaid"),
        _bool("growing", "whether a later count can only be higher"), *_BOUNDS,
        _float("best_low", "lower bound of the best figure; empty when open or none is best", empty=True),
        _float("best_high", "upper bound of it; empty when open or none is best", empty=True),
        _word("rule", "only, same, on_record, origins, latest, exact, shared; none where no rule decides"),
        _text("why", "the rule in words"), _word("grade", "commonest grade of the claims that give the best figure"))),
    Table(name="candidates", grain="one figure among those of a range", columns=(
        _STORY, _text("range", "id of the range"), _text("claim", "id of the claim"), _ARTICLE, *_BOUNDS,
        _date("earliest", "earliest day for which it holds"), _date("latest", "latest such day"),
        _bool("on_record", "whether a responsible body or office holder is its source"),
        _text("upstream", "what it goes back to beside its article, joined by ' · '"))),
    Table(name="relations", grain="one relation that a gate decided", columns=(
        _STORY, _text("relation_id", "id"), _word("kind", "kind of slot"), _word("relation", "relation"),
        _word("gate", "the gate that decided"), _text("why", "the reason in a sentence"), _word("topic", "topic of its claims"))),
    Table(name="discrepancies", grain="one finding, worst first", columns=(
        _STORY, _text("discrepancy", "id"), _int("position", "rank, from 0"), _word("kind", "kind of slot"),
        _word("relation", "relation"), _word("severity", "critical, high, medium, low, info"), _int("score", "0 to 100"),
        _text("title", "what a reader should take away"), _text("why", "the reason in a sentence"),
        _word("gate", "the gate that decided"), _word("topic", "topic of its claims"),
        _word("settled", "assumption where one would settle it, core where none does, empty where nothing clashes", empty=True))),
    Table(name="assumptions", grain="one assumption that would settle contradictions", columns=(
        _STORY, _text("assumption", "id"), _int("position", "rank, from 0: those chosen first"),
        _word("kind", "later, earlier, headline, revised, zones, part, events, round, apart, several, both"),
        _text("text", "the assumption in a sentence"), _word("article", "the article that it speaks of", empty=True),
        _bool("chosen", "whether it is of the fewest that settle all that can be settled"),
        _bool("exact", "whether all smaller sets were tried"))),
    Table(name="settlements", grain="one finding that an assumption settles", columns=(
        _STORY, _text("assumption", "id of the assumption"), _text("discrepancy", "id of the finding"))),
    Table(name="sides", grain="one side of a relation or discrepancy", columns=(
        *_OWNER, _int("side", "number of the side, from 0"), _ARTICLE, _text("value", "what it says, in words"),
        _text("camp", "sides of one camp do not differ from each other"))),
    Table(name="evidence", grain="one span of evidence", columns=(
        *_OWNER, _int("side", "number of the side, from 0; 0 for a claim"), _ARTICLE, *_span("", "the evidence"))),
    Table(name="steps", grain="one gate on the way to a relation", columns=(
        *_OWNER, _int("position", "order, from 0"), _word("gate", "name of the gate"),
        _word("outcome", "passed, decided or skipped"), _text("note", "what the gate saw"))),
    Table(name="parts", grain="one addend of a severity score", columns=(
        _STORY, _text("discrepancy", "id"), _int("position", "order, from 0"), _word("name", "impact, relation, evidence or gap"),
        _float("points", "points added"), _text("reason", "why"))),
    Table(name="origins", grain="one credit (or one article that credits nobody) of an origin", columns=(
        _STORY, _text("origin", "name of the origin"), _word("kind", "credited, own, copied, publisher or version"), _ARTICLE,
        *_span("", "the words that credit it", empty=True))),
    Table(name="omissions", grain="one article that answers a slot which the article leaves open", columns=(
        _STORY, _ARTICLE, _word("kind", "kind of slot"), _word("slot", "the slot, in words"), _word("topic", "topic"),
        _word("other", "id of an article that answers it"))),
    Table(name="passages", grain="two sentences of two articles that speak of the same thing", columns=(
        _STORY, _ARTICLE, *_span("", "the sentence"), _word("other", "id of the other article"),
        *_span("other", "its sentence"), _float("closeness", "cosine of the sentence vectors, 0 to 1"))),
)

TABLES: dict[str, Table] = {table.name: table for table in _ALL}
