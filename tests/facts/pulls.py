"""Pulling from a Wikibase of the test's own: somebody with posts, and what comes of asking for them."""

from datetime import date
from typing import Any

from factcheck.facts.wikidata import Asked, Service
from factcheck.flow.pull import Pulled, pull
from factcheck.flow.sources import Manners
from factcheck.model import Fact, KnownFacts
from tests.facts.wikibase import HUMAN, POSITION, Wikibase, entity, item, said
from tests.web import QUICK

DAY = date(2026, 11, 28)
NOTHING = KnownFacts()
MAYOR = entity("Q100", {"fr": "maire de Brest", "en": "Mayor of Brest"}, P31=[said(item(POSITION))])


def pulled(wikibase: Wikibase, *ids: str, known: KnownFacts = NOTHING, **asked: Any) -> Pulled:
    """Pull items."""
    manners = Manners(limits=QUICK, allow_private=True, contact="desk@example.org", resolve=wikibase.resolve)
    service = Service(wikibase.api, wikibase.queries)
    return pull(Asked(ids, **asked), known, DAY, ledger=None, service=service, manners=manners)


def facts(found: Pulled) -> dict[str, Fact]:
    """Give the facts by their ids."""
    return {change.id: change.now for change in found.changes if change.now}


def person(
    *posts: dict[str, Any], name: str = "Q1", label: str = "Eva Berg", lastrevid: int = 0, **claims: Any
) -> dict[str, Any]:
    """Give somebody with posts."""
    made = entity(name, label, P31=[said(item(HUMAN))], P39=list(posts), **claims)
    return made | ({"lastrevid": lastrevid} if lastrevid else {})
