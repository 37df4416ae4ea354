"""Article → Reading: one pass over the Doc, each extractor after what it builds on."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator
from itertools import tee
from typing import Any

from spacy.tokens import Doc

from parallax.reading.attributions import find_attributions
from parallax.reading.dates import find_dates
from parallax.reading.entities import find_entities
from parallax.reading.events import find_events
from parallax.reading.hedging import find_hedges
from parallax.reading.masthead import complete
from parallax.reading.model import make_docs
from parallax.reading.publication import find_publication
from parallax.reading.quantities import find_quantities
from parallax.reading.quotes import find_quotes
from parallax.reading.roles import find_roles
from parallax.reading.sentences import find_sentences
from parallax.reading.stances import find_stances
from parallax.reading.statuses import find_statuses
from parallax.reading.tolls import find_tolls
from parallax.records import Article, Reading

# What each extractor needs from those before it; ``read --only`` runs these and no others.
NEEDS: dict[str, tuple[str, ...]] = {
    "sentences": (),
    "published": ("sentences",),
    "dates": ("sentences", "published"),
    "entities": ("sentences",),
    "quotes": ("sentences", "entities"),
    "attributions": ("sentences", "entities", "quotes"),
    "events": ("sentences",),
    "quantities": ("sentences", "entities", "attributions"),
    "tolls": ("sentences", "quantities"),
    "statuses": ("sentences", "entities", "events"),
    "roles": ("sentences", "entities", "events", "statuses"),
    "stances": ("sentences", "entities"),
    "hedges": ("sentences",),
}


def read_articles(articles: Iterable[Article], *, only: Collection[str] = tuple(NEEDS), batch: int = 8) -> Iterator[Reading]:
    """One Reading per article, in order, as a stream: no more than a few articles are held."""
    wanted = needed(only)
    given, read = tee(articles)
    for article, doc in zip(given, make_docs((article.text for article in read), batch=batch), strict=True):
        yield read_doc(article, doc, wanted=wanted)


def needed(only: Iterable[str]) -> frozenset[str]:
    """The extractors that must run to give the keys asked for."""
    wanted: set[str] = set()
    todo = [key for key in only if key in NEEDS]
    while todo:
        key = todo.pop()
        if key not in wanted:
            wanted.add(key)
            todo.extend(NEEDS[key])
    return frozenset(wanted)


def read_doc(article: Article, doc: Doc, *, wanted: frozenset[str] = frozenset(NEEDS)) -> Reading:
    """All that is found in one article, given its Doc."""
    found: dict[str, Any] = dict.fromkeys(NEEDS, ())

    def run(key: str, extract: Callable[..., Any], *given: Any) -> None:
        if key in wanted:
            found[key] = extract(*given)

    run("sentences", find_sentences, doc, article.title)
    sentences = found["sentences"]
    if "published" in wanted:  # the dates bound the publication, and the publication anchors the relative dates
        found["published"] = find_publication(article, doc, sentences, find_dates(doc, sentences))
    run("dates", find_dates, doc, sentences, found["published"] or None)
    run("entities", find_entities, doc, sentences)
    run("quotes", find_quotes, doc, sentences, found["entities"])
    run("attributions", find_attributions, doc, sentences, found["entities"], found["quotes"])
    run("events", find_events, doc, sentences)
    run("quantities", find_quantities, doc, sentences, found["entities"], found["attributions"])
    run("tolls", find_tolls, article.text, sentences, found["quantities"])
    run("statuses", find_statuses, doc, sentences, found["entities"], found["events"])
    run("roles", find_roles, doc, sentences, found["entities"], found["events"], found["statuses"])
    run("stances", find_stances, doc, sentences, found["entities"])
    run("hedges", find_hedges, doc, sentences)
    published = found.pop("published")
    lists: dict[str, Any] = {key: tuple(value) for key, value in found.items()}
    return Reading(article=complete(article, sentences), **lists, **({"published": published} if published else {}))
