"""One look at the sources of one address: ask for the page, read it no closer than needed, say how each source stands.

What goes in: sources that share an address, a client, the day and the moment. What comes out: what to write of each,
and findings where something is not as before. Whatever goes wrong with a page becomes how its sources stand.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime
from functools import partial
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck.fetch import FetchError, Page, RobotsError, Validators
from factcheck.model import SourceOutcome, Watch
from factcheck.model.frozen import dataclass
from factcheck.read.notice import LONGEST, notice
from factcheck.read.visible import Shown
from factcheck.recheck.passage import Text
from factcheck.recheck.standing import (
    Comparison,
    SourceFinding,
    compare_articles,
    compare_passage,
    is_news,
    missing,
    no_page,
    read,
    stands,
    unchanged,
)
from factcheck.store import Ledger, Looked, ToCheck
from factcheck.store.watches import key_of

if TYPE_CHECKING:
    from factcheck.fetch.client import Fetcher

GONE = (404, 410)
BLOCKED = (401, 402, 403, 407, 451)
_FIRST_ERROR = 400
_NOTHING = Validators()


@dataclass(frozen=True, slots=True)
class Look:
    """What came of one source: what to write, and a finding where it is not as before."""

    looked: Looked
    finding: SourceFinding | None


class Looker:
    """Looks at pages, all as of one day."""

    def __init__(self, ledger: Ledger, fetcher: "Fetcher", day: date, packs: tuple[Path, ...] = ()) -> None:
        self._ledger, self._fetcher, self._day, self._packs = ledger, fetcher, day, packs

    async def look(self, items: Sequence[ToCheck]) -> list[Look]:
        """Look at the one address of several sources, asking for it once."""
        try:
            page = await self._fetcher.get(items[0].url, _known(items), known_at=_known_at(items))
            return await self.read(items, page)
        except FetchError as error:
            outcome = SourceOutcome.BLOCKED if isinstance(error, RobotsError) else SourceOutcome.UNREACHABLE
            return self._without_page(items, outcome, str(error))
        except Exception as error:  # noqa: BLE001 - whatever somebody put on a page, the other sources are looked at
            why = f"the page could not be read ({type(error).__name__})"
            return self._without_page(items, SourceOutcome.UNREACHABLE, why)

    async def read(self, items: Sequence[ToCheck], page: Page) -> list[Look]:
        """Read a page for several sources; it is asked about its site where it may be something else."""
        now, opened = self._ledger.now(), _Opened(page)
        return [self._told(item, *await self._of_page(item, opened, now), now) for item in items]

    def _without_page(self, items: Sequence[ToCheck], outcome: SourceOutcome, why: str) -> list[Look]:
        now = self._ledger.now()
        return [self._told(item, no_page(item.watch, outcome, why), None, now) for item in items]

    def _told(self, item: ToCheck, found: Watch, text: str | None, now: datetime) -> Look:
        watch, changed = stands(item.watch, found, at=now)
        looked = Looked(watch, text, changed)
        if not changed:
            return Look(looked, None)
        claims = tuple(number for number, _ in item.claims)
        news = is_news(item.watch, watch)
        return Look(looked, SourceFinding(item.number, item.url, claims, item.watch.outcome, watch, news))

    async def _of_page(self, item: ToCheck, opened: "_Opened", now: datetime) -> tuple[Watch, str | None]:
        page, watch = opened.page, item.watch
        if page.unchanged or (opened.is_known(watch) and opened.found_at(item.url) == watch.found_at):
            return unchanged(watch, now), None
        if page.status in GONE:
            return missing(watch, f"the server answered {page.status}", self._day), None
        if page.status >= _FIRST_ERROR:
            outcome = SourceOutcome.BLOCKED if page.status in BLOCKED else SourceOutcome.UNREACHABLE
            return no_page(watch, outcome, f"the server answered {page.status}"), None
        compared = self._compared(item, opened)
        if compared.outcome is SourceOutcome.PASSAGE_GONE or (not item.passage and opened.is_short):
            instead = await self._instead(item, opened)
            if instead is not None:
                return instead, None
        return self._read(watch, compared, opened, item.url, now)

    def _read(
        self, watch: Watch, compared: Comparison, opened: "_Opened", url: str, now: datetime
    ) -> tuple[Watch, str | None]:
        found = read(watch, compared, found_at=opened.found_at(url), at=now)
        known = opened.page.validators
        found = replace(found, etag=known.etag, last_modified=known.last_modified, body=opened.hash)
        if watch.snapshot:
            return found, None
        return replace(found, snapshot=key_of(opened.quick.text)), opened.quick.text

    def _compared(self, item: ToCheck, opened: "_Opened") -> Comparison:
        kinds = partial(_kind_of, language=item.language, packs=self._packs)
        wanted = item.watch.was if item.passage else ""
        if item.passage:
            if opened.quick.holds(wanted or item.passage):
                return Comparison(SourceOutcome.SAME, wanted or item.passage, item.watch.prefix, item.watch.suffix)
            return compare_passage(item.watch, item.passage, Text(opened.shown.whole.text), kinds)
        if not item.watch.snapshot:
            return Comparison(SourceOutcome.SAME)
        then = self._ledger.snapshot(item.watch.snapshot)
        return compare_articles(then, opened.shown.whole.text, opened.shown.whole.article, kinds)

    async def _instead(self, item: ToCheck, opened: "_Opened") -> Watch | None:
        """Give how a source stands where something else was served instead of its page; None where it is the page."""
        kind = notice_on(opened.shown, self._packs)
        if opened.led_home(item.url):
            return missing(item.watch, "it leads to the site's home page", self._day)
        if kind in _BLOCKED_BY:
            return no_page(item.watch, SourceOutcome.BLOCKED, _BLOCKED_BY[kind])
        if kind == "gone":
            return missing(item.watch, "the page says that it is not there", self._day)
        if item.passage and opened.is_short and await self._answers_anything(opened):
            return missing(item.watch, "the site answers any address with this page", self._day)
        return None

    async def _answers_anything(self, opened: "_Opened") -> bool:
        """Say whether an address beside the page's own, which nobody can have made, gives the same page."""
        parts = urlsplit(opened.page.url)
        if parts.path in ("", "/"):
            return False
        folder = parts.path.rstrip("/").rpartition("/")[0]
        name = sha256(opened.page.url.encode()).hexdigest()[:16]
        try:
            beside = await self._fetcher.get(f"{parts.scheme}://{parts.netloc}{folder}/{name}")
        except FetchError:
            return False
        return beside.status < _FIRST_ERROR and _Opened(beside).quick.fold == opened.quick.fold


_BLOCKED_BY = {
    "captcha": "the site asks whether a person is there",
    "paywall": "only subscribers see the whole page",
    "cookies": "the site shows its page only after a consent",
    "script": "the site shows its page only to browsers that run scripts",
}


class _Opened:
    """A page that came, read step by step and each step once."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.hash = sha256(page.body).hexdigest() if page.body else ""
        self.shown = Shown(page.body, url=page.url, content_type=page.content_type)
        self._quick: Text | None = None

    @property
    def quick(self) -> Text:
        """Give the page's words, read quickly."""
        if self._quick is None:
            self._quick = Text(self.shown.quick)
        return self._quick

    @property
    def is_short(self) -> bool:
        return len(self.quick.text) < LONGEST

    def found_at(self, asked: str) -> str:
        """Give the address that the page moved to, "" where it is its own."""
        return self.page.url if self.page.redirects and not same_address(asked, self.page.url) else ""

    def is_known(self, watch: Watch) -> bool:
        """Say whether the page is to the byte the one that came last."""
        return self.page.status < _FIRST_ERROR and self.hash == watch.body and watch.page_outcome is not None

    def led_home(self, asked: str) -> bool:
        """Say whether a page inside the site led on to its front page."""
        home = ("", "/")
        return bool(self.page.redirects) and urlsplit(self.page.url).path in home and urlsplit(asked).path not in home


def notice_on(shown: Shown, packs: tuple[Path, ...] = ()) -> str:
    """Give the kind of notice that is shown instead of an article ("captcha", "paywall", "cookies", "gone"), or ""."""
    whole = shown.whole
    return notice(whole.title, whole.article, packs, closed=whole.closed, wall=whole.wall)


def same_address(one: str, other: str) -> bool:
    """Say whether two addresses differ in nothing but encryption, "www." and a last slash."""
    return _plain(one) == _plain(other)


def _plain(address: str) -> tuple[str, str, str]:
    parts = urlsplit(address)
    host = parts.netloc.rpartition("@")[2].lower().removeprefix("www.").removesuffix(":443").removesuffix(":80")
    return host, parts.path.rstrip("/"), parts.query


def _known(items: Sequence[ToCheck]) -> Validators:
    """Give what to ask with: only where every source has read the page that it is about."""
    pages = {(item.watch.etag, item.watch.last_modified, item.watch.body) for item in items}
    if len(pages) > 1 or any(item.watch.page_outcome is None for item in items):
        return _NOTHING
    return Validators(items[0].watch.etag, items[0].watch.last_modified)


def _known_at(items: Sequence[ToCheck]) -> str:
    return items[0].watch.found_at


def _kind_of(was: str, now: str, *, language: str, packs: tuple[Path, ...]) -> SourceOutcome:
    from factcheck.flow.wording import kind_of

    return kind_of(was, now, language, packs)
