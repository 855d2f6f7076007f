"""Sources on the web, gone back to when they are due.

What goes in: an open ledger, which sources, the manners and bounds of fetching. What comes out: a ``SourcesDigest``.
What is found is written as the run goes on, a hundred sources or two seconds at a time, so that one that is killed goes
on where it was; no address is asked for twice in a run. Scanning imports none of it.
"""

import asyncio
from collections import Counter, defaultdict
from collections.abc import AsyncIterator, Callable, Iterable, Iterator
from contextlib import asynccontextmanager
from dataclasses import field
from datetime import date, datetime, timedelta
from hashlib import sha256
from itertools import chain
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from factcheck.fetch import Limits
from factcheck.flow.looking import Look, Looker
from factcheck.model import SourceOutcome
from factcheck.model.frozen import dataclass
from factcheck.recheck.schedule.runs import only_run
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
    """Which sources to go back to: those named, also by their claims or document; all; or those whose day has come."""

    numbers: tuple[int, ...] = ()
    every: bool = False
    claims: tuple[int, ...] = ()
    document: int = 0

    @property
    def is_named(self) -> bool:
        """Say whether sources are gone back to because somebody named them, due or not."""
        return bool(self.numbers or self.claims or self.document)

    def selection(self, as_of: date) -> str:
        """Give the name of such a run on a day, by which one that was cut short is known again."""
        named = [*map(str, self.numbers), *(f"c{number}" for number in self.claims)]
        named += [f"d{self.document}"] if self.document else []
        kind = ",".join(named) or ("all" if self.every else "due")
        return f"{as_of.isoformat()} {kind if len(kind) < 80 else sha256(kind.encode()).hexdigest()}"  # noqa: PLR2004


def due(ledger: Ledger, wanted: Wanted, as_of: date) -> tuple[ToCheck, ...]:
    """Give the sources that a run goes back to; raises NoSuchNumberError."""
    if wanted.is_named:
        of_claims = ledger.sources_of(wanted.claims, document=wanted.document)
        numbers = tuple(dict.fromkeys((*wanted.numbers, *of_claims)))
        return ledger.sources_to_check(numbers) if numbers else ()
    now = ledger.now()
    return tuple(item for item in ledger.sources_to_check() if _is_due(item, as_of, now, every=wanted.every))


def _is_due(item: ToCheck, as_of: date, now: datetime, *, every: bool) -> bool:
    day = next_look(item.watch, (state for _, state in item.claims), item.recheck_on)
    checked = item.watch.checked_at
    # A look that has not been yet was noted by a clock that was wrong, and says nothing of when the next one is due.
    was_set_back = checked is not None and checked > now + timedelta(days=1)
    return day is not None and (every or was_set_back or day <= as_of)


def check_sources(
    ledger: Ledger,
    judge: "Judge",
    wanted: Wanted,
    *,
    manners: Manners = POLITE,
    progress: Callable[[int, int], None] | None = None,
) -> SourcesDigest:
    """Go back to sources, as of the judge's day, and write down how each stands; raises NoSuchNumberError.

    A run of the same kind that was cut short on the same day is gone on with; two at a time are refused with a
    ScheduleError. ``progress`` is told how many of how
    many are done. Claims get flags where a passage that they lean on is not as it was.
    """
    as_of = judge.as_of
    if as_of is None:
        raise ValueError("a recheck is as of a day")
    with only_run(ledger.path, "sources", "another run through the sources"):
        return _checked(ledger, judge, wanted, as_of, manners, progress)


def _checked(
    ledger: Ledger,
    judge: "Judge",
    wanted: Wanted,
    as_of: date,
    manners: Manners,
    progress: Callable[[int, int], None] | None,
) -> SourcesDigest:
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
