"""Fetching: the one door to the network, guarded, polite, bounded.

In: an address. Out: a ``Page``, or a FetchError that says in one sentence why there is none. Every address, also each
that a redirect leads to, is checked: http and https only, nothing in this machine or a private network, no passwords;
the address that was checked is the one that is connected to. Knows nothing of claims, sources and the ledger.
aiohttp is imported only where something is fetched.
"""

from typing import TYPE_CHECKING

from factcheck.fetch.errors import (
    BadAddressError,
    BadAnswerError,
    FetchError,
    PageTooLargeError,
    RedirectError,
    RobotsError,
    SlowError,
    StatusError,
    UnreachableError,
    UnsafeAddressError,
    shown,
)
from factcheck.fetch.page import Exchange, Limits, Page, Validators

if TYPE_CHECKING:
    from factcheck.fetch.connect import Resolve

__all__ = [
    "BadAddressError",
    "BadAnswerError",
    "Exchange",
    "FetchError",
    "Limits",
    "Page",
    "PageTooLargeError",
    "RedirectError",
    "RobotsError",
    "SlowError",
    "StatusError",
    "UnreachableError",
    "UnsafeAddressError",
    "Validators",
    "fetch_page",
]

_FIRST_ERROR = 400


def fetch_page(
    url: str,
    *,
    allow_private: bool = False,
    limits: Limits | None = None,
    contact: str = "",
    robots: bool = True,
    resolve: "Resolve | None" = None,
) -> Page:
    """Fetch one page, following redirects; raises FetchError children, StatusError for an answer without the page.

    ``allow_private`` lets it reach this machine and private networks. ``contact`` is told to the server: an address
    of who runs this. ``robots`` False fetches what the site asks programs not to.
    """
    import asyncio

    from factcheck.fetch.client import Fetcher
    from factcheck.fetch.connect import system_resolve

    async def fetch() -> Page:
        resolver = resolve or system_resolve
        async with Fetcher(
            limits=limits, allow_private=allow_private, contact=contact, robots=robots, resolve=resolver
        ) as fetcher:
            return await fetcher.get(url)

    page = asyncio.run(fetch())
    if page.status >= _FIRST_ERROR:
        raise StatusError(f"{shown(url)} cannot be read: the server answered {page.status}", page.status)
    return page
