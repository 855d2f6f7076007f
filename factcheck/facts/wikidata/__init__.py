"""Facts from Wikidata: what its answers say, as facts; nothing is fetched here.

What goes in: the addresses to ask are made here, and the JSON that comes back is read here (the action API's
``wbgetentities``, the query service's SPARQL results). What comes out: people, offices, terms and events with their
dates at the precision stated, beside notes on what was left out. Whatever an answer holds is checked; an answer of
another shape raises ``WikidataError`` with one sentence.
"""

from factcheck.facts.wikidata.asking import API, AT_ONCE, MOST_HOLDERS, QUERIES, Asked, Holders, Service
from factcheck.facts.wikidata.facts import Found, facts_of
from factcheck.facts.wikidata.holdings import Holding, holders_query, holdings_in, holdings_of, query_address
from factcheck.facts.wikidata.items import (
    Item,
    ItemKind,
    WikidataError,
    entities_address,
    item_id,
    kind_of_item,
    read_entities,
)

__all__ = [
    "API",
    "AT_ONCE",
    "MOST_HOLDERS",
    "QUERIES",
    "Asked",
    "Found",
    "Holders",
    "Holding",
    "Item",
    "ItemKind",
    "Service",
    "WikidataError",
    "entities_address",
    "facts_of",
    "holders_query",
    "holdings_in",
    "holdings_of",
    "item_id",
    "kind_of_item",
    "query_address",
    "read_entities",
]
