"""Which source a statement rests on."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from parallax.reading.contents import spans_of
from parallax.reading.credits import outlet_credits, outlet_deeds
from parallax.reading.extents import extent_of, run_on
from parallax.reading.naming import Names
from parallax.reading.reaches import with_reach
from parallax.reading.reports import Report
from parallax.reading.sourcekinds import source_kind
from parallax.reading.speech import find_speech
from parallax.reading.stretches import Stretches
from parallax.reading.surroundings import Utterance
from parallax.records import Attribution, Entity, Quote, Sentence, Span


def find_attributions(doc: Doc, sentences: Sequence[Sentence], entities: Sequence[Entity], quotes: Sequence[Quote]) -> list[Attribution]:
    """Source, cue and content of every reported statement, in order of appearance of the content or source.

    A broken quotation is one attribution of several pieces. ``source`` is ``None`` where nobody is named as saying it.
    Needs: sentence kinds, entities, quotes and the dependency parse.
    """
    speech = find_speech(doc, sentences, entities)
    names, reports, utterances = speech.names, speech.statements, speech.utterances
    quoted = Stretches((utterance.quote.outer, utterance) for utterance in utterances)
    spoken = _spoken(doc, utterances, quoted, names)
    taken = {utterance.cue for utterance in utterances if utterance.how in ("after", "before")}
    free = [report for report in reports if report.cue not in taken and not _quoted(report, quoted)]
    free += [deed for deed in outlet_deeds(doc, names, reports) if not _quoted(deed, quoted)]
    free += _cut_short(names, utterances, free, quotes)
    inside = _inside(utterances, quotes)
    told = [
        attribution
        for report in free
        for attribution in _told(doc, report, extent_of(report, quoted, inside.get(report.cue, ()), names), names)
    ]
    found = sorted(spoken + told, key=lambda attribution: (attribution.content or ((attribution.source or (0, 0)),))[0])
    return with_reach(names.text, sentences, found)


def _kind(doc: Doc, head: int | None, source: Span | None, names: Names, cue: Token) -> str | None:
    if head is None or source is None:
        return None
    kind = source_kind(doc, head, source, names)
    # An outlet that asks a question reports nothing by it.
    return "organisation" if kind == "outlet" and cue.lemma_ == "ask" else kind


def _spoken(doc: Doc, utterances: Sequence[Utterance], quoted: Stretches[Utterance], names: Names) -> list[Attribution]:
    """One attribution per cue that hands on whole quotations, with all their pieces."""
    groups: dict[Span, list[Utterance]] = {}
    for utterance in utterances:
        if utterance.how in ("after", "before", "carried") and utterance.cue is not None:
            groups.setdefault(utterance.cue, []).append(utterance)
    return [_said(doc, cue, group, quoted, names) for cue, group in groups.items()]


def _said(doc: Doc, cue: Span, group: Sequence[Utterance], quoted: Stretches[Utterance], names: Names) -> Attribution:
    head, source = group[0].head, names.whole(group[0].head, group[0].source)
    outlets = outlet_credits(names.token_at(cue[0]), head, group[0].source, names)
    content = (*(_piece(doc, item, quoted, names) for item in group), *_said_of(names.token_at(cue[0])))
    kind = _kind(doc, head, source, names, names.token_at(cue[0]))
    return Attribution(content=content, source=source, cue=cue, source_kind=kind, via=outlets[0] if outlets else None)


def _said_of(verb: Token) -> Iterator[Span]:
    """What the words are about: “It is over,” he said of the talks."""
    phrase = next((child for child in verb.children if child.lower_ == "of" and child.i > verb.i), None)
    objects = [child for child in phrase.children if child.dep_ == "pobj"] if phrase is not None else []
    ends = ((word, next((token.i for token in word.subtree if token.i > word.i and token.text == ","), None)) for word in objects)
    return spans_of(verb.doc, [(word.left_edge.i, comma or word.right_edge.i + 1) for word, comma in ends])


def _piece(doc: Doc, utterance: Utterance, quoted: Stretches[Utterance], names: Names) -> Span:
    start, end = utterance.quote.outer
    if utterance.how != "after":
        end = run_on(names, quoted, utterance)
    if utterance.how == "before" and utterance.cue is not None and _tells_more(doc, utterance.cue[1], start):
        return _word_start(names.text, utterance.cue[1]), end
    if utterance.how != "after" or utterance.starts:
        return start, end
    sent = doc.char_span(start, end, alignment_mode="expand")
    if sent is None:
        return start, end
    # "... prompted some anger (“I want it back,” wrote Jane Doe)": what stands in brackets is all that she wrote.
    bracket = next((token for token in reversed(sent.sent[: sent.start - sent.sent.start]) if token.text in "()"), None)
    first = bracket.nbor().idx if bracket is not None and bracket.text == "(" else sent.sent.start_char
    return min(first, start), end


def _tells_more(doc: Doc, cue_end: int, start: int) -> bool:
    """Whether a clause of its own leads to the quotation: sources have said he said “no more”."""
    between = doc.char_span(cue_end, start, alignment_mode="contract")
    clauses = (token for token in between or () if token.dep_ == "ccomp")
    return any(child.dep_ == "nsubj" for clause in clauses for child in clause.children)


def _quoted(report: Report, quoted: Stretches[Utterance]) -> bool:
    """Whether the cue or the source stands inside a quotation, so that the speaker, not the article, reports."""
    starts = [report.cue[0], *([report.source[0]] if report.source else [])]
    around = [utterance for start in starts for utterance in quoted.at(start)]
    return any(utterance.how != "alone" or utterance.starts or around.count(utterance) == 2 for utterance in around)


def _cut_short(names: Names, utterances: Sequence[Utterance], reports: Sequence[Report], quotes: Sequence[Quote]) -> list[Report]:
    """Statements that only their quotation shows: the parser found the cue, and not that the quotation hangs on it."""
    known = {report.cue for report in reports}
    said = {quote.span for quote in quotes if quote.kind in ("mixed", "direct")}
    held = Stretches((piece, report) for report in reports for piece in report.content)
    found = []
    for utterance in utterances:
        if utterance.how != "inside" or utterance.cue is None or utterance.quote.span not in said:
            continue
        if utterance.cue not in known and utterance.cue[1] < utterance.quote.outer[0] and not held.at(utterance.cue[0]):
            found.append(_after_cue(names, utterance, utterance.cue))
            known.add(utterance.cue)
    return found


def _after_cue(names: Names, utterance: Utterance, cue: Span) -> Report:
    """The statement from the word after the cue to the end of the quotation."""
    content = ((_word_start(names.text, cue[1]), utterance.quote.outer[1]),)
    return Report(
        verb=names.token_at(cue[0]).i,
        cue=cue,
        head=utterance.head,
        source=utterance.source,
        content=content,
        family=utterance.family or "say",
    )


def _word_start(text: str, position: int) -> int:
    while position < len(text) and text[position] in " ,:;\u00a0":
        position += 1
    return position


def _told(doc: Doc, report: Report, content: tuple[Span, ...], names: Names) -> list[Attribution]:
    """A reported clause and the outlets it is owed to.

    An outlet that printed the report is the source itself; one that an unnamed source or a paper reached the article
    through is credited beside it.
    """
    source = names.whole(report.head, report.source)
    kind = _kind(doc, report.head, source, names, doc[report.verb])
    outlets = outlet_credits(doc[report.verb], report.head, report.source, names)
    if kind == "outlet" and outlets:
        return [Attribution(content=content, source=outlet, source_kind="outlet", cue=report.cue) for outlet in outlets]
    own = Attribution(content=content, source=source, source_kind=kind, cue=report.cue, via=outlets[0] if outlets else None)
    behind = outlets if kind in ("anonymous", "document") else []
    return [own, *(Attribution(content=content, source=outlet, source_kind="outlet", cue=report.cue) for outlet in behind)]


def _inside(utterances: Sequence[Utterance], quotes: Sequence[Quote]) -> dict[Span, list[Utterance]]:
    """The quotations that each cue hands on within its clause, those of a word kept at a distance left out."""
    said = {quote.span for quote in quotes if quote.kind in ("mixed", "direct")}
    found: dict[Span, list[Utterance]] = {}
    for utterance in utterances:
        if utterance.how == "inside" and utterance.cue is not None and utterance.quote.span in said:
            found.setdefault(utterance.cue, []).append(utterance)
    return found
