"""Articles over the network: pages, lists of addresses, feeds.

In: addresses, the manners of fetching, what the user says about the articles. Out: documents and errors in the order
of the addresses; one that cannot be had never stops the rest. A few pages are asked for at once, so that no more than
a few are held in memory. Reading files imports none of it.
"""

import asyncio
import sys
from collections.abc import Iterable, Iterator
from contextlib import AsyncExitStack, contextmanager
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Self
from urllib.parse import urlsplit

from factcheck.fetch import FetchError, Page, StatusError
from factcheck.fetch.errors import shown
from factcheck.flow.articles import Given
from factcheck.flow.sources import Manners
from factcheck.model import Document, FactcheckError
from factcheck.read import read_page
from factcheck.read.errors import MissingFileError, NoArticleError, NotTextError, ReadError, TooLargeError
from factcheck.read.feed import Entry, read_feed

if TYPE_CHECKING:
    from factcheck.fetch.client import Fetcher

AT_ONCE = 8  # pages that are asked for together
LONGEST_LIST = 5_000_000  # bytes
_FIRST_ERROR = 400
Asked = Entry | FactcheckError


class Pages:
    """A client for one run that gives articles one after the other; see ``opened``."""

    def __init__(self, runner: asyncio.Runner, fetcher: "Fetcher", given: Given, packs: tuple[Path, ...]) -> None:
        self._runner, self._fetcher, self._given, self._packs = runner, fetcher, given, packs

    @classmethod
    @contextmanager
    def opened(cls, manners: Manners, given: Given, packs: tuple[Path, ...] = ()) -> Iterator[Self]:
        """Open a client that has these manners; what is given wins over what pages say about themselves."""
        with asyncio.Runner() as runner:
            stack = AsyncExitStack()
            fetcher = runner.run(stack.enter_async_context(manners.fetcher()))
            try:
                yield cls(runner, fetcher, given, packs)
            finally:
                runner.run(stack.aclose())

    def articles(self, asked: Iterable[Asked]) -> Iterator[Document | FactcheckError]:
        """Fetch and read pages; what was wrong already is handed on in its place."""
        waiting = iter(asked)
        while some := list(islice(waiting, AT_ONCE)):
            pages = self._runner.run(self._together([one.url for one in some if isinstance(one, Entry)]))
            for one in some:
                yield self._article(one, next(pages)) if isinstance(one, Entry) else one

    def feed(self, url: str) -> Iterator[Asked]:
        """Give the articles that a feed names; the feed's own trouble comes as the one error."""
        (page,) = self._runner.run(self._together([url]))
        try:
            yield from read_feed(page.body, page.url) if isinstance(page, Page) else (page,)
        except ReadError as error:
            yield error

    async def _together(self, addresses: list[str]) -> Iterator[Page | FetchError]:
        return iter(await asyncio.gather(*map(self._get, addresses)))

    async def _get(self, url: str) -> Page | FetchError:
        try:
            page = await self._fetcher.get(url)
        except FetchError as error:
            return error if shown(url) in str(error) else FetchError(f"{shown(url)}: {error}")
        if page.status >= _FIRST_ERROR:
            return StatusError(f"{shown(url)} cannot be read: the server answered {page.status}", page.status)
        return page

    def _article(self, entry: Entry, page: Page | FetchError) -> Document | FactcheckError:
        if isinstance(page, FetchError):
            return page
        if _led_home(page):
            told = f"{shown(page.redirects[0])} holds no article: it leads to the site's front page"
            return NoArticleError(told)
        try:
            document = read_page(
                page.body,
                url=page.url,
                content_type=page.content_type,
                language=self._given.language,
                published=self._given.published,
                encoding=self._given.encoding,
                packs=self._packs,
            )
        except FactcheckError as error:
            return error
        return _completed(document, entry)


def _led_home(page: Page) -> bool:
    """Say whether a page inside a site led on to a front page: what many sites do with articles that are gone."""
    home = ("", "/")
    return bool(page.redirects) and urlsplit(page.url).path in home and urlsplit(page.redirects[0]).path not in home


def _completed(document: Document, entry: Entry) -> Document:
    """Give a document with the feed's word where the page says nothing of its title or its day."""
    if entry.published and document.published is None:
        document = replace(document, published=entry.published, published_by="feed")
    return document if document.title else replace(document, title=entry.title)


def named(addresses: Iterable[str]) -> Iterator[Asked]:
    """Give addresses that somebody typed."""
    return map(Entry, addresses)


def listed(place: str) -> Iterator[Asked]:
    """Give the addresses of a list, "-" for standard input: one a line; empty lines and those with "#" are left out."""
    try:
        lines = _text(place).splitlines()
    except ReadError as error:
        yield error
        return
    for line in lines:
        if line.strip() and not line.lstrip().startswith("#"):
            yield Entry(line.strip())


def _text(place: str) -> str:
    try:
        if place == "-":
            data = sys.stdin.buffer.read(LONGEST_LIST + 1)
        else:
            with Path(place).open("rb") as file:
                data = file.read(LONGEST_LIST + 1)
    except FileNotFoundError:
        raise MissingFileError(f"there is no file {place}") from None
    except OSError as error:
        raise ReadError(f"{place} cannot be opened: {error.strerror or error}") from None
    if len(data) > LONGEST_LIST:
        raise TooLargeError(f"{place} is larger than {LONGEST_LIST // 1_000_000} MB, which is no list of addresses")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise NotTextError(f"{place} is no list of addresses: it is not UTF-8 text") from None
