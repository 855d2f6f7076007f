"""``Fetcher``: pages over HTTP, one client for a whole run.

In: addresses, and what is known of the page. Out: a ``Page``, or a FetchError that says why there is none. Every hop
goes through the guard, the site's robots.txt and the host's gate. What fails for the moment is asked again after a
wait that holds no slot. The clock, sleeping, chance and the resolver are given.
"""

import asyncio
import random
import time
from collections.abc import AsyncIterator, Mapping
from contextlib import suppress
from dataclasses import replace
from email.utils import parsedate_to_datetime
from types import TracebackType
from typing import Self

import aiohttp
from yarl import URL

from factcheck import __version__
from factcheck.fetch.address import parse
from factcheck.fetch.body import PACKINGS, read_body
from factcheck.fetch.connect import Resolve, connector, system_resolve
from factcheck.fetch.errors import (
    BadAnswerError,
    FetchError,
    PageTooLargeError,
    RedirectError,
    RobotsError,
    UnreachableError,
    UnsafeAddressError,
    shown,
)
from factcheck.fetch.gate import Clock, Gate
from factcheck.fetch.page import Exchange, Limits, Page, Validators
from factcheck.fetch.robots import EVERYTHING, NAME, Robots
from factcheck.fetch.trouble import told

SYSTEM_CLOCK = Clock(time.monotonic, asyncio.sleep)
_NOTHING = Validators()
_LEADS_ON = (301, 302, 303, 307, 308)
_FOR_GOOD = (301, 308)
_FOR_THE_MOMENT = (408, 425, 429, 500, 502, 503, 504)
_SERVER_ERROR = 500
_ACCEPTED = "text/html,application/xhtml+xml,text/plain;q=0.9,application/pdf;q=0.8,*/*;q=0.5"
_LONGEST_HEADER = 16_384


def user_agent(contact: str) -> str:
    """Give the name that servers are told, with how to reach who runs it."""
    told = contact.encode("ascii", "ignore").decode().translate({10: None, 13: None})
    return f"{NAME}/{__version__} (source checks for fact-checking; contact: {told or 'not given'})"


class Fetcher:
    """A client for one run; an asynchronous context manager. ``keep`` has pages carry what went over the wire."""

    def __init__(
        self,
        *,
        limits: Limits | None = None,
        allow_private: bool = False,
        contact: str = "",
        robots: bool = True,
        keep: bool = False,
        resolve: Resolve = system_resolve,
        clock: Clock = SYSTEM_CLOCK,
        chance: random.Random | None = None,
    ) -> None:
        self.limits = limits or Limits()
        self._allow_private, self._obeys_robots, self._resolve = allow_private, robots, resolve
        self._keep = keep
        self._clock, self._chance = clock, chance or random.Random()  # noqa: S311 - spreads retries, guards nothing
        self._agent = user_agent(contact)
        self._gates: dict[str, Gate] = {}
        self._robots: dict[str, asyncio.Task[Robots]] = {}
        self._slots = asyncio.Semaphore(self.limits.at_once)

    async def __aenter__(self) -> Self:
        """Open the client."""
        limits = self.limits
        self._session = aiohttp.ClientSession(
            connector=connector(limits, self._resolve, allow_private=self._allow_private),
            cookie_jar=aiohttp.DummyCookieJar(),
            timeout=aiohttp.ClientTimeout(total=limits.total, sock_connect=limits.connect, sock_read=limits.read),
            headers={"User-Agent": self._agent, "Accept": _ACCEPTED, "Accept-Encoding": PACKINGS},
            auto_decompress=False,
            trust_env=False,
            max_line_size=_LONGEST_HEADER,
            max_field_size=_LONGEST_HEADER,
        )
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """Close the connections."""
        for task in self._robots.values():
            task.cancel()
        await self._session.close()

    def forget(self, host: str) -> None:
        """Drop what is kept of a host that a run has done with, unless a redirect is just asking it."""
        gate = self._gates.get(host)
        if gate and gate.is_idle:
            del self._gates[host]
        for origin, task in [(origin, task) for origin, task in self._robots.items() if URL(origin).raw_host == host]:
            if task.done():
                del self._robots[origin]

    async def get(self, address: str, known: Validators = _NOTHING, *, known_at: str = "") -> Page:
        """Fetch a page, following redirects; any status comes back as it is. Raises FetchError children.

        ``known`` is what the server gave before at ``known_at``, where that is not ``address`` itself.
        """
        url, permanent = parse(address, allow_private=self._allow_private), True
        passed: tuple[str, ...] = ()
        kept: tuple[Exchange, ...] = ()
        while True:
            await self._ask_robots(url)
            here = str(url) == known_at if known_at else not passed
            answer = await self._patiently(url, known.headers() if here else {})
            kept += answer.exchanges
            target = led_to(answer)
            if not target:
                return replace(answer, redirects=passed, permanent=bool(passed) and permanent, exchanges=kept)
            passed, permanent = (*passed, str(url)), permanent and answer.status in _FOR_GOOD
            url = self.follow(url, target, passed)

    async def ask(self, url: URL, headers: Mapping[str, str]) -> Page:
        """Ask for one answer and follow nothing; for services, which robots.txt is not about. Raises FetchErrors."""
        return await self._patiently(parse(str(url), allow_private=self._allow_private), headers)

    async def pause(self, seconds: float) -> None:
        """Let time pass."""
        await self._clock.sleep(seconds)

    def follow(self, url: URL, target: str, passed: tuple[str, ...]) -> URL:
        """Give the checked address that ``url``, the last of those ``passed``, leads on to."""
        if len(passed) > self.limits.redirects:
            raise RedirectError(f"{shown(passed[0])} leads on more than {self.limits.redirects} times", tried=passed)
        try:
            joined = str(url.join(URL(target.strip())))
        except ValueError:
            raise RedirectError(f"{shown(url)} leads on to what is no address", tried=passed) from None
        following = parse(joined, allow_private=self._allow_private)
        if str(following) in passed:
            raise RedirectError(f"{shown(passed[0])} leads on in a circle", tried=passed)
        return following

    async def _ask_robots(self, url: URL) -> None:
        if not self._obeys_robots:
            return
        origin = str(url.origin())
        if origin not in self._robots:
            self._robots[origin] = asyncio.ensure_future(self._robots_of(url.origin()))
        rules = await asyncio.shield(self._robots[origin])
        self._gate(url).space(rules.spacing)
        if not rules.allows(str(url)):
            raise RobotsError(f"{shown(url)} is not fetched: the site's robots.txt asks programs not to")

    async def _robots_of(self, origin: URL) -> Robots:
        """Give a site's rules: one that has none, or none that can be read, allows all; no answer lets nothing pass."""
        url = origin.with_path("/robots.txt")
        for _ in range(self.limits.redirects + 1):
            try:
                answer = await self._patiently(url, {})
                target = led_to(answer)
                if not target:
                    return _rules(answer)
                url = self.follow(url, target, (str(url),))
            except (PageTooLargeError, BadAnswerError, RedirectError, UnsafeAddressError):
                return EVERYTHING
        return EVERYTHING

    def _gate(self, url: URL) -> Gate:
        host = url.raw_host or ""
        if host not in self._gates:
            self._gates[host] = Gate(self.limits, self._clock)
        return self._gates[host]

    async def _patiently(self, url: URL, headers: Mapping[str, str]) -> Page:
        """Ask until there is an answer that stands, as often as the limits allow."""
        wait = self.limits.backoff
        for left in reversed(range(self.limits.attempts)):
            asked, failure, answer = 0.0, None, None
            try:
                answer = await self._once(url, headers)
                if answer.status not in _FOR_THE_MOMENT:
                    return answer
                asked = wait_asked(answer.headers)
            except FetchError as error:
                failure = error
            if asked:
                self._gate(url).hold(min(asked, self.limits.patience))
            if not left or asked > self.limits.patience or (failure and not failure.retry):
                break
            if not asked:
                wait = min(self._chance.uniform(self.limits.backoff, wait * 3), self.limits.patience)
                await self._clock.sleep(wait)
        if failure:
            raise failure
        if answer is None:
            raise ValueError("limits.attempts is at least 1")
        return answer

    async def _once(self, url: URL, headers: Mapping[str, str]) -> Page:
        async with self._gate(url).slot(), self._slots:
            with told(url):
                async with asyncio.timeout(self.limits.total):
                    return await self._exchange(url, headers)

    async def _exchange(self, url: URL, asked: Mapping[str, str]) -> Page:
        async with self._session.get(url, headers=asked, allow_redirects=False) as response:
            headers = {name.lower(): value for name, value in response.headers.items()}
            bare = response.status in (304, *_LEADS_ON, *_FOR_THE_MOMENT)  # nobody reads what else these say
            if bare and not self._keep:
                return Page(str(url), response.status, headers)
            wire = bytearray()
            chunks = response.content.iter_chunked(65_536)
            packing = "" if bare else headers.get("content-encoding", "")
            body = await read_body(_kept(chunks, wire) if self._keep else chunks, packing, self.limits)
            kept = (_exchanged(response, bytes(wire)),) if self._keep else ()
            return Page(str(url), response.status, headers, b"" if bare else body, exchanges=kept)


def led_to(answer: Page) -> str:
    """Give where an answer leads on to as the server wrote it, "" where it does not."""
    return answer.headers.get("location", "") if answer.status in _LEADS_ON else ""


async def _kept(chunks: AsyncIterator[bytes], wire: bytearray) -> AsyncIterator[bytes]:
    async for chunk in chunks:
        wire += chunk
        yield chunk


def _exchanged(response: aiohttp.ClientResponse, wire: bytes) -> Exchange:
    version = response.version or aiohttp.HttpVersion11
    return Exchange(
        str(response.url),
        tuple(response.request_info.headers.items()),
        f"{version.major}.{version.minor}",
        response.status,
        response.reason or "",
        response.raw_headers,
        wire,
    )


def _rules(answer: Page) -> Robots:
    """Give a site's rules; a server that fails has not said that it has none (RFC 9309, 2.3.1.4)."""
    if answer.status >= _SERVER_ERROR:
        raise UnreachableError(f"{shown(answer.url)} cannot be had: the server answered {answer.status}")
    return Robots(answer.body) if answer.status == 200 else EVERYTHING  # noqa: PLR2004 - OK


def wait_asked(headers: Mapping[str, str]) -> float:
    """Give the seconds that a Retry-After header asks for, 0 where there is none.

    A moment counts from the server's own Date, so that no clock of ours is needed.
    """
    asked = headers.get("retry-after", "").strip()
    if asked.isascii() and asked.isdigit():
        return float(asked[:9])
    with suppress(ValueError, TypeError):
        until, now = parsedate_to_datetime(asked), parsedate_to_datetime(headers.get("date", ""))
        return max(0.0, (until - now).total_seconds())
    return 0.0
