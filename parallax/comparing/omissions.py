"""Slots that most articles answer and one leaves open, and people whom all but one name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from parallax.comparing.accounts import Account
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, decided, finding, sides_of
from parallax.comparing.scenes import same_event
from parallax.comparing.wording import counted, phrase, quoted, series
from parallax.records import Omission, Passage, Scene, Side, Span

_ENOUGH = 0.5  # of the other articles
_NAMED = 0.8  # of the other articles, for a person's absence to be told
_FEW = 3  # articles, among which a name left out tells nothing
_REACH = 300  # characters, about two sentences
_MENTIONS = 2  # per article that names the person


def find_omissions(accounts: Sequence[Account], facts: Sequence[Fact]) -> list[Omission]:
    """One per article and topic that at least half of the others, and at least two, answer."""
    answered: dict[tuple[str, str], dict[str, str]] = defaultdict(dict)
    for fact in facts:
        if fact.kind != "stance":
            answered[(fact.kind, fact.topic)].setdefault(fact.article, fact.slot)
    found = []
    for (kind, topic), holders in sorted(answered.items()):
        for account in accounts:
            if account.id not in holders and len(holders) >= max(2, _ENOUGH * (len(accounts) - 1)):
                slot = sorted(holders.values())[0]
                found.append(Omission(article=account.id, kind=kind, slot=slot, topic=topic, others=tuple(sorted(holders))))
    return sorted(found, key=lambda row: (row.article, row.kind, row.topic))


def find_uncounted(accounts: Sequence[Account], facts: Sequence[Fact], passages: Sequence[Passage]) -> list[Finding]:
    """Articles that speak of the matter and leave out the toll that most others give; in a story of more than three articles."""
    tolls: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.main and fact.quantity is not None and fact.quantity.chart and (fact.low or 0) > 0 and fact.topic == "toll":
            tolls[fact.article].append(fact)
    if len(accounts) <= _FEW or len(tolls) < max(2, _ENOUGH * len(accounts) - 1):
        return []
    counted_in = {fact.article for fact in facts if fact.topic == "toll" and fact.quantity is not None}
    scenes = list(dict.fromkeys(fact.scene for held in tolls.values() for fact in held))
    beside = _by_article(row for row in passages if row.article not in counted_in and _beside(row, tolls.get(row.other, [])))
    sides = []
    for account in accounts:
        if account.id in counted_in:
            continue
        near, told = beside[account.id], _same_event(account, scenes)
        if told or near:
            best = sorted(near, key=lambda row: (-row.closeness, row.span))
            spans = tuple(dict.fromkeys((*told, *(row.span for row in best))))
            sides.append(Side(article=account.id, value="no figure", evidence=spans[:2]))
    if not sides:
        return []
    given = [fact for held in tolls.values() for fact in held]
    labels = series((quoted(fact.label) for fact in given), most=4)
    silent = counted(len(sides), "article gives", "articles give")
    words = phrase("count.OMISSION", n=silent, article="there" if len(sides) > 1 else "here", labels=labels)
    return [
        finding(
            "count",
            "OMISSION",
            gate="Silence",
            words=words,
            sides=(*sides, *sides_of(given)),
            topic="toll",
            slot="killed",
            steps=decided("Silence", "it speaks of the same matter and gives no figure"),
        )
    ]


def _same_event(account: Account, scenes: Sequence[Scene]) -> list[Span]:
    """Where the article tells of the event that the figures count; else where it only says who acts in such a scene."""
    own = [status for status in account.reading.statuses if status.rung in ("under_way", "carried_out", "confirmed")]
    told = [status.span for status in own if _is_same(status.scene, scenes)]
    actors = (role.span[0] for role in account.reading.roles if role.slot == "actor" and role.certain and _is_same(role.scene, scenes))
    return told or [sentence.span for start in actors if (sentence := account.sentence_at(start)) is not None]


def _is_same(scene: Scene, scenes: Sequence[Scene]) -> bool:
    return any(same_event(scene, other)[0] == "same" for other in scenes)


def _by_article(passages: Iterable[Passage]) -> dict[str, list[Passage]]:
    held: dict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        held[passage.article].append(passage)
    return held


def _beside(passage: Passage, facts: Sequence[Fact]) -> bool:
    """The other sentence stands within a few sentences of a figure."""
    return any(abs(passage.other_span[0] - span[0]) <= _REACH for fact in facts for span in fact.spans)


def find_unnamed(accounts: Sequence[Account], passages: Sequence[Passage]) -> list[Finding]:
    """Persons whom nearly all other articles name more than once and one does not, in a story of more than three articles."""
    if len(accounts) <= _FEW:
        return []
    named: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        for entity in account.reading.entities:
            if entity.label == "PERSON" and account.kind_at(entity.span[0]) == "body":
                named[entity.name][account.id].append(entity.span)
    found = []
    for person, places in sorted(named.items()):
        often = {article: spans for article, spans in places.items() if len(spans) >= _MENTIONS}
        if len(often) < max(_FEW, _NAMED * (len(accounts) - 1)):
            continue
        missing = [account for account in accounts if not _says(account, person)]
        if len(missing) == 1:
            found.append(_finding(person, missing[0], often, passages))
    return found


def _says(account: Account, person: str) -> bool:
    """The surname stands anywhere in the text, also inside another's label ("the X administration")."""
    return person.split()[-1] in account.reading.article.text


def _finding(person: str, account: Account, often: Mapping[str, list[Span]], passages: Sequence[Passage]) -> Finding:
    words = phrase("name.OMISSION", name=person, article=account.name, n=counted(len(often), "other article"))
    near = [
        passage
        for passage in passages
        if passage.article == account.id
        and passage.other in often
        and any(passage.other_span[0] <= span[0] < passage.other_span[1] for span in often[passage.other])
    ]
    near.sort(key=lambda passage: (-passage.closeness, passage.span))
    spans = (*_owned(account), *dict.fromkeys(passage.span for passage in near))
    silent = Side(article=account.id, value="not named", evidence=spans[:2])
    sides = (silent, *(Side(article=article, value=person, evidence=tuple(spans[:3])) for article, spans in sorted(often.items())))
    return finding(
        "name", "OMISSION", gate="Silence", words=words, sides=sides, steps=decided("Silence", "the name stands nowhere in the text")
    )


def _owned(account: Account) -> tuple[Span, ...]:
    """Where the article speaks of a country's own affairs ("Chile's military") without naming who heads it."""
    text = account.reading.article.text
    for entity in account.reading.entities:
        sentence = account.sentence_at(entity.span[0])
        if entity.label == "GPE" and text[entity.span[1] : entity.span[1] + 2] in ("'s", "’s") and sentence and sentence.kind == "body":
            return ((entity.span[0], sentence.span[1]),)
    return ()
