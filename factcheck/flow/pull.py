"""Facts from Wikidata: asked for, read, and laid beside those there are; nothing is stored here.

    items      what was asked for, whole            -> Items
    holdings   a person's posts, an office's holders -> Holdings
    names      of whoever and whatever they name     -> Items
    facts      all of it                             -> FactChanges, one for each fact, with what it would change

What goes in: ids, where to ask, the facts at hand, the day of asking, the manners of fetching. Each step is one
request, or one for every fifty names or five whole items; what is asked of an office's holders is bounded. Whatever
goes wrong raises one sentence, and there is nothing half-pulled. robots.txt is not asked: it is for those who walk
through pages, and these are the addresses that the site made for programs; its pauses (``Retry-After``) are kept.
"""

import asyncio
import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from factcheck.facts.wikidata import (
    AT_ONCE,
    Asked,
    Found,
    Holders,
    Holding,
    Item,
    ItemKind,
    Service,
    WikidataError,
    entities_address,
    facts_of,
    holders_query,
    holdings_in,
    holdings_of,
    kind_of_item,
    query_address,
    read_entities,
)
from factcheck.fetch import Page
from factcheck.flow.facts import FactChange, change_of
from factcheck.flow.sources import Manners
from factcheck.model import KnownFacts
from factcheck.model.frozen import dataclass
from factcheck.safe import one_line

if TYPE_CHECKING:
    from factcheck.fetch.client import Fetcher
    from factcheck.store import Ledger

_WHOLE_AT_ONCE = 5  # a head of state with all statements is a million bytes
_FIRST_ERROR, _FORBIDDEN, _GONE, _TOO_MANY, _SERVERS = 400, 403, (404, 410), 429, 500


@dataclass(frozen=True, slots=True)
class Pulled:
    """What storing would change, fact by fact, and notes on what was left out."""

    changes: tuple[FactChange, ...]
    notes: tuple[str, ...]


def pull(
    asked: Asked, known: KnownFacts, retrieved: date, *, ledger: "Ledger | None", service: Service, manners: Manners
) -> Pulled:
    """Ask Wikidata for items and give what they say as facts; raises FetchError children and WikidataError."""
    found = asyncio.run(_found(asked, known, retrieved, service, replace(manners, robots=False)))
    return Pulled(tuple(change_of(known, fact, ledger) for fact in found.facts), found.notes)


async def _found(asked: Asked, known: KnownFacts, retrieved: date, service: Service, manners: Manners) -> Found:
    async with manners.fetcher() as fetcher:
        run = _Run(fetcher, service, asked)
        items = list((await run.items(asked.ids, whole=True)).values())
        run.notes += [f"{item.asked} is {item.id} now" for item in items if item.asked != item.id]
        wanted = [(item, asked.kind or kind_of_item(item), asked.name) for item in _once(items)]
        holdings = [holding for item, kind, _ in wanted for holding in await run.holdings(item, kind)]
        named = {name: None for one in holdings for name in (one.person, one.office)}
        others = await run.items([name for name in named if name not in {item.id for item in items}], whole=False)
        found = facts_of(known, wanted, holdings, others, service.origins(retrieved))
    return replace(found, notes=(*run.notes, *found.notes))


def _once(items: Sequence[Item]) -> list[Item]:
    """Give each item once: two of the ids asked for may lead on to one."""
    return list({item.id: item for item in items}.values())


class _Run:
    """One pull: its client, where it asks, and what is to be told of it."""

    def __init__(self, fetcher: "Fetcher", service: Service, asked: Asked) -> None:
        self._fetcher, self._service, self._asked = fetcher, service, asked
        self.notes: list[str] = []

    async def items(self, ids: Sequence[str], *, whole: bool) -> dict[str, Item]:
        """Give items under the ids they were asked for by: names fifty to a request, whole ones fewer."""
        found: dict[str, Item] = {}
        size = _WHOLE_AT_ONCE if whole else AT_ONCE
        for at in range(0, len(ids), size):
            part = ids[at : at + size]
            found |= read_entities(await self._json(entities_address(self._service.api, part, whole=whole)), part)
        return found

    async def holdings(self, item: Item, kind: ItemKind) -> tuple[Holding, ...]:
        """Give the posts of a person, or the holders of an office, no more than were asked for."""
        if kind is ItemKind.PERSON:
            found = holdings_of(item, "P39")
        elif kind is ItemKind.OFFICE and self._asked.holders is not Holders.NONE:
            found = await self._holders(item)
        else:
            return ()
        if len(found) > self._asked.most:
            self.notes.append(f"only {self._asked.most} terms of {item.id} are taken; --most takes more")
        return found[: self._asked.most]

    async def _holders(self, office: Item) -> tuple[Holding, ...]:
        """Give who held an office, the latest first where the query service is asked."""
        if self._asked.holders is Holders.ITEM:
            found = holdings_of(office, "P1308")
        else:
            query = holders_query(office.id, self._asked.most + 1)
            found = holdings_in(await self._json(query_address(self._service.queries, query)), office.id)
        if not found:
            self.notes.append(f"nobody is named who held {office.id}")
        return found

    async def _json(self, address: str) -> Any:
        page = await self._fetcher.get(address)
        host = urlsplit(address).hostname or ""
        if page.status >= _FIRST_ERROR:
            raise WikidataError(_refused(page, host))
        try:
            return json.loads(page.body)
        except (ValueError, RecursionError):
            raise WikidataError(f"{host} answered with what is no JSON: {_beginning(page)!r}") from None


def _refused(page: Page, host: str) -> str:
    """Give the sentence for an answer that is an error."""
    wait = page.headers.get("retry-after", "").strip()
    if page.status == _TOO_MANY or (page.status >= _SERVERS and wait):
        return f"{host} asks for a pause ({page.status}): try again {_after(wait)}"
    if page.status == _FORBIDDEN:
        return f"{host} refuses (403): it wants to know who asks; give --contact or set FACTCHECK_CONTACT"
    if page.status in _GONE:
        return f"{host} has nothing at the address that was asked ({page.status}): is the endpoint right?"
    if page.status >= _SERVERS:
        return f"{host} has a fault ({page.status}): try again later"
    return f"{host} refused the request ({page.status}): {_beginning(page)!r}"


def _after(wait: str) -> str:
    return f"in {wait} seconds" if wait.isdecimal() and wait.isascii() else "later"


def _beginning(page: Page) -> str:
    return one_line(page.body[:200].decode("utf-8", "replace"), 60)
