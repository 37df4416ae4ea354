"""Article → Reading: one pass over the Doc, each extractor after what it builds on."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Doc

from parallax.reading.attributions import find_attributions
from parallax.reading.dates import find_dates
from parallax.reading.entities import find_entities
from parallax.reading.events import find_events
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


def read_articles(articles: Iterable[Article]) -> Iterator[Reading]:
    """One Reading per article, in order."""
    kept = list(articles)
    for article, doc in zip(kept, make_docs(article.text for article in kept), strict=True):
        yield read_doc(article, doc)


def read_doc(article: Article, doc: Doc) -> Reading:
    """All that is found in one article, given its Doc."""
    sentences = find_sentences(doc)
    dates = find_dates(doc, sentences)
    published = find_publication(article, doc, sentences, dates)
    dates = find_dates(doc, sentences, published)
    entities = find_entities(doc, sentences)
    quotes = find_quotes(doc, sentences, entities)
    attributions = find_attributions(doc, sentences, entities, quotes)
    events = find_events(doc, sentences)
    quantities = find_quantities(doc, sentences, entities, attributions)
    statuses = find_statuses(doc, sentences, entities, events)
    return Reading(
        article=article,
        published=published,
        sentences=tuple(sentences),
        entities=tuple(entities),
        quantities=tuple(quantities),
        tolls=tuple(find_tolls(article.text, sentences, quantities)),
        quotes=tuple(quotes),
        attributions=tuple(attributions),
        events=tuple(events),
        statuses=tuple(statuses),
        dates=tuple(dates),
        roles=tuple(find_roles(doc, sentences, entities, events, statuses)),
        stances=tuple(find_stances(doc, sentences, entities)),
    )
