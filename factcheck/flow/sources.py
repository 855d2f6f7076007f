"""Sources on the web: captured when they are added, gone back to when they are due.

What goes in: an open ledger, which sources, the manners and bounds of fetching. What comes out: a ``Capture``; a
``SourcesDigest``. What is found is written as the run goes on, a hundred sources or two seconds at a time, so that one
that is killed goes on where it was; no address is asked for twice in a run. Scanning imports none of it.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import field, replace
from datetime import date, datetime
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck.fetch import Exchange, FetchError, Limits, Page
from factcheck.flow.looking import Look, Looker
from factcheck.model import FactcheckError, SourceOutcome, SourceRecord, State, Watch
from factcheck.model.frozen import dataclass
from factcheck.read import read_page
from factcheck.read.visible import Shown
from factcheck.recheck.passage import Text, context, diff, find
from factcheck.recheck.standing import SourceFinding, SourcesDigest
from factcheck.recheck.watching import next_look
from factcheck.store import Ledger, Looked, ToCheck

if TYPE_CHECKING:
    from factcheck.fetch.client import Fetcher
    from factcheck.fetch.connect import Resolve
    from factcheck.flow import Judge

BATCH = 100  # results that are written at a time
LONGEST_WAIT = 2.0  # seconds until what was found is written
HOSTS = 128  # that are gone through at a time


@dataclass(frozen=True, slots=True)
class Manners:
    """How the web is asked: within which bounds, under which contact, reaching private networks or not.

    ``keep`` has pages carry what went over the wire. ``resolve`` stands in for the system's names where it is given.
    """

    limits: Limits = field(default_factory=Limits)
    contact: str = ""
    allow_private: bool = False
    robots: bool = True
    keep: bool = False
    resolve: "Resolve | None" = None

    @asynccontextmanager
    async def fetcher(self) -> "AsyncIterator[Fetcher]":
        """Open a client that has these manners."""
        from factcheck.fetch.client import Fetcher
        from factcheck.fetch.connect import system_resolve

        async with Fetcher(
            limits=self.limits,
            contact=self.contact,
            allow_private=self.allow_private,
            robots=self.robots,
            keep=self.keep,
            resolve=self.resolve or system_resolve,
        ) as fetcher:
            yield fetcher


POLITE = Manners()


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which sources to go back to: those named, all, or (neither) those whose day has come."""

    numbers: tuple[int, ...] = ()
    every: bool = False

    def selection(self, as_of: date) -> str:
        """Give the name of such a run on a day, by which one that was cut short is known again."""
        kind = ",".join(map(str, self.numbers)) or ("all" if self.every else "due")
        return f"{as_of.isoformat()} {kind if len(kind) < 80 else sha256(kind.encode()).hexdigest()}"  # noqa: PLR2004


def due(ledger: Ledger, wanted: Wanted, as_of: date) -> tuple[ToCheck, ...]:
    """Give the sources that a run goes back to; raises NoSuchNumberError."""
    found = ledger.sources_to_check(wanted.numbers)
    return found if wanted.numbers else tuple(item for item in found if _is_due(item, as_of, every=wanted.every))


def _is_due(item: ToCheck, as_of: date, *, every: bool) -> bool:
    day = next_look(item.watch, (state for _, state in item.claims), item.recheck_on)
    return day is not None and (every or day <= as_of)


def check_sources(
    ledger: Ledger,
    judge: "Judge",
    wanted: Wanted,
    *,
    manners: Manners = POLITE,
    progress: Callable[[int, int], None] | None = None,
) -> SourcesDigest:
    """Go back to sources, as of the judge's day, and write down how each stands; raises NoSuchNumberError.

    A run of the same kind that was cut short on the same day is gone on with. ``progress`` is told how many of how
    many are done. Claims get flags where a passage that they lean on is not as it was.
    """
    as_of = judge.as_of
    if as_of is None:
        raise ValueError("a recheck is as of a day")
    selection = wanted.selection(as_of)
    since, resumed = ledger.begin_source_run(selection)
    chosen = due(ledger, wanted, as_of)
    hosts = _by_host(item for item in chosen if not (resumed and _is_done(item, since)))
    run = _Run(ledger, sum(map(len, chain.from_iterable(hosts.values()))), progress)
    if resumed:  # what the run that was cut short found has had no flags yet
        run.touched.update(number for item in chosen for number, _ in item.claims)
    del chosen  # each source is let go when it was looked at
    try:
        asyncio.run(run.all(hosts, manners, as_of, judge))
    finally:
        run.write()
    if run.touched:
        raise_flags(ledger, judge, run.touched)
    ledger.end_source_run(selection)
    findings = tuple(sorted(run.findings, key=lambda finding: (not finding.news, finding.number)))
    return SourcesDigest(as_of, run.done, dict(run.counts), findings, resumed=resumed)


def _is_done(item: ToCheck, since: datetime) -> bool:
    """Say whether a run that was cut short has looked at a source."""
    return item.watch.checked_at is not None and item.watch.checked_at >= since


def _by_host(items: Iterable[ToCheck]) -> dict[str, list[tuple[ToCheck, ...]]]:
    """Give the sources host by host, those of one address together."""
    addresses: dict[str, list[ToCheck]] = defaultdict(list)
    for item in items:
        addresses[item.url.partition("#")[0]].append(item)
    hosts: dict[str, list[tuple[ToCheck, ...]]] = defaultdict(list)
    for address, group in addresses.items():
        hosts[_host(address)].append(tuple(group))
    return hosts


def _host(address: str) -> str:
    try:
        return urlsplit(address).hostname or ""
    except ValueError:  # the guard says what is wrong with it
        return ""


class _Run:
    """One run: what was found, written batch by batch."""

    def __init__(self, ledger: Ledger, total: int, progress: Callable[[int, int], None] | None) -> None:
        self._ledger, self._total, self._progress = ledger, total, progress
        self._batch: list[Looked] = []
        self._written = 0.0
        self.done = 0
        self.counts: Counter[SourceOutcome] = Counter()
        self.findings: list[SourceFinding] = []
        self.touched: set[int] = set()

    async def all(
        self, hosts: dict[str, list[tuple[ToCheck, ...]]], manners: Manners, as_of: date, judge: "Judge"
    ) -> None:
        """Go through all hosts, so many at a time."""
        if not hosts:
            return
        room = asyncio.Semaphore(HOSTS)
        self._written = asyncio.get_running_loop().time()
        async with manners.fetcher() as fetcher, asyncio.TaskGroup() as tasks:
            looker = Looker(self._ledger, fetcher, as_of, judge.packs)
            for host in list(hosts):
                await room.acquire()
                task = tasks.create_task(self._host(host, hosts.pop(host), looker, fetcher))
                task.add_done_callback(lambda _: room.release())

    async def _host(self, host: str, groups: list[tuple[ToCheck, ...]], looker: Looker, fetcher: "Fetcher") -> None:
        left = iter(groups)
        await asyncio.gather(*(self._some(left, looker) for _ in range(min(fetcher.limits.per_host, len(groups)))))
        fetcher.forget(host)

    async def _some(self, left: Iterator[tuple[ToCheck, ...]], looker: Looker) -> None:
        for group in left:
            for look in await looker.look(group):
                self._take(look)
            if len(self._batch) >= BATCH or asyncio.get_running_loop().time() - self._written > LONGEST_WAIT:
                self.write()
                self._written = asyncio.get_running_loop().time()

    def _take(self, look: Look) -> None:
        self._batch.append(look.looked)
        self.done += 1
        if look.looked.watch.outcome:
            self.counts[look.looked.watch.outcome] += 1
        if look.finding:
            self.findings.append(look.finding)
            self.touched.update(look.finding.claims)
        if self._progress:
            self._progress(self.done, self._total)

    def write(self) -> None:
        """Write what was found since the last time."""
        batch, self._batch = self._batch, []
        if batch:
            self._ledger.save_watches(batch)


WEB = "__4%"  # the codes of rules that read what was found on the web


def raise_flags(ledger: Ledger, judge: "Judge", claims: Iterable[int]) -> None:
    """Put what the rules say of what was found at the sources of claims in place of what they said before."""
    from factcheck.flow.check import as_document
    from factcheck.model import Case, Marks
    from factcheck.rules import code_of, run_rules

    rules = [rule for rule in judge.rules if code_of(rule)[2] == "4"]
    documents: set[int] = set()
    for number in sorted(claims):
        claim = ledger.claim(number)
        if claim.document in documents:
            continue
        documents.add(claim.document or -number)
        document = ledger.document_as_read(claim.document) if claim.document else as_document(claim)
        view = ledger.view(claim.document) if claim.document else ledger.view_of_claim(number)
        case = Case(document, (), Marks(), (), judge.as_of, judge.facts, view)
        flags = run_rules(case, rules, judge.reader)
        ledger.replace_source_flags(WEB, flags, document=claim.document, claim=number)


@dataclass(frozen=True, slots=True)
class Capture:
    """What came of fetching a source's page: the source with what the page says of itself, and how it stands.

    ``problem`` is one sentence where the page did not come or does not hold the passage; the source is kept all the
    same. ``looked`` is None where there was no page. ``exchanges`` are what went over the wire, where it was kept.
    """

    source: SourceRecord
    problem: str = ""
    looked: Looked | None = None
    exchanges: tuple[Exchange, ...] = ()


def capture(ledger: Ledger, source: SourceRecord, as_of: date, *, manners: Manners = POLITE) -> Capture:
    """Fetch a source's page once, look for the passage, read who published it and when. Nothing is written."""
    item = ToCheck(0, source.url, source.passage, "", ((0, State.NEW),), None, Watch(0))

    async def look() -> tuple[Page, Watch, str | None]:
        async with manners.fetcher() as fetcher:
            page = await fetcher.get(source.url)
            (found,) = await Looker(ledger, fetcher, as_of).read((item,), page)
            return page, found.looked.watch, found.looked.text

    try:
        page, watch, text = asyncio.run(look())
    except FetchError as error:
        return Capture(source, f"the page was not captured: {error}")
    except Exception as error:  # noqa: BLE001 - whatever is on the page, the source is not lost
        return Capture(source, f"the page was not captured: it could not be read ({type(error).__name__})")
    watch = _with_context(watch, page)
    as_quoted = watch.outcome in (SourceOutcome.SAME, SourceOutcome.MOVED)
    looked = Looked(watch, text, changed=not as_quoted)
    return Capture(_described(source, page), "" if as_quoted else _problem(watch), looked, page.exchanges)


def _with_context(watch: Watch, page: Page) -> Watch:
    """Give the watch with the passage as the page has it, and what stands around it."""
    text = Text(Shown(page.body, url=page.url, content_type=page.content_type).quick)
    place = find(watch.was, text)
    if place is None or not place.exact:
        return watch
    prefix, suffix = context(text.text, place.span)
    return replace(watch, was=place.span.words(text.text), prefix=prefix, suffix=suffix)


def _problem(watch: Watch) -> str:
    if watch.outcome is SourceOutcome.PASSAGE_GONE:
        return "the passage is not on the page"
    if watch.now:
        return f"the passage is not on the page word for word: {diff(watch.was, watch.now)}"
    return f"the page was not captured: {watch.detail}"


def _described(source: SourceRecord, page: Page) -> SourceRecord:
    """Fill in what nobody said of a source from what its page says of itself."""
    shown = Shown(page.body, url=page.url, content_type=page.content_type)
    try:
        read = read_page(page.body, url=page.url, content_type=page.content_type)
    except FactcheckError:
        return replace(source, title=source.title or shown.whole.title, publisher=source.publisher or shown.whole.site)
    return replace(
        source,
        title=source.title or read.title or shown.whole.title,
        publisher=source.publisher or shown.whole.site,
        published=source.published or read.published,
    )


def keep_capture(ledger: Ledger, number: int, captured: Capture) -> None:
    """Write what a capture found of a source that was stored under ``number``."""
    if captured.looked:
        watch = replace(captured.looked.watch, source=number)
        ledger.save_watches((replace(captured.looked, watch=watch),))
