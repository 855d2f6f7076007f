"""Asking a web archive to save a page: any service with a save address, and where its copy is from the answer.

In: a service, a page's address, a client. Out: a ``SavedCopy``, or a FetchError that says in one sentence why there is
none. A copy is named by Content-Location, a Link to a memento, or an address that the service leads on to; a service
that works in the background (Save Page Now) gives a job, which is asked about until it is done. An address counts as
one of a copy only where it or its page names the page that was to be saved: a login page is none.
"""

import json
import re
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import date, datetime
from email.utils import parsedate_to_datetime
from html import escape
from typing import Any
from urllib.parse import quote, unquote

from yarl import URL

from factcheck.fetch.address import parse
from factcheck.fetch.client import Fetcher, led_to
from factcheck.fetch.errors import BadAddressError, FetchError, StatusError, shown
from factcheck.fetch.page import Limits, Page
from factcheck.model import SavedCopy
from factcheck.model.frozen import dataclass
from factcheck.safe import one_line

# A service fetches the page itself before it answers, and wants to be asked seldom.
SLOWLY = Limits(read=120, total=180, attempts=2, backoff=5, patience=60, per_host=1, spacing=5)
EVERY = 5.0  # seconds between two questions about a job
_FIRST_ERROR = 400
_KEYS_WANTED = (401, 403)
_TOO_MANY = 429
_LONGEST = 200
_PLACE = "{url}"
_STAMP = re.compile(r"/(?P<day>\d{8})\d{6}(?:[a-z]{2}_)?/")
_MEMENTO = re.compile(r"<([^<>]{1,2000})>\s*;(?:[^,<]*;)?\s*rel=\"?[^\",<]*\bmemento\b", re.IGNORECASE)
_JOB = re.compile(r"[\w-]{1,100}")


class ArchiveError(FetchError):
    """A web archive did not save a page, or did not say where."""

    code = "archive"


@dataclass(frozen=True, slots=True)
class Archive:
    """A service that saves pages: ``template`` is its save address with "{url}" in it.

    ``key`` is sent to the service, and to no other site, as its Authorization header; "" for none.
    """

    template: str
    key: str = ""

    def asked(self, address: str) -> URL:
        """Give the address that saves a page; raises BadAddressError."""
        head, found, tail = self.template.partition(_PLACE)
        if not found:
            raise BadAddressError(f"{shown(self.template)} is no archive's save address: it has no {_PLACE} in it")
        # In a query all of an address is one value; in a path services want it as it is.
        return parse(head + (quote(address, safe="") if "?" in head else address) + tail, allow_private=True)

    def check(self) -> None:
        """Raise a BadAddressError where the template is none, or the key no header."""
        self.asked("")
        if not (self.key.isascii() and self.key.isprintable()):
            raise BadAddressError("the archive's key has characters in it that no header can have")

    @property
    def _before(self) -> URL:
        """Give what comes before the page in the save address."""
        return self.asked("").with_query(None)

    def is_asked_at(self, url: URL) -> bool:
        """Say whether an address is one of saving pages: no copy lies there."""
        before = self._before
        if url.host != before.host:
            return False
        return url.path.startswith((before.path, "/http:", "/https:") if before.path != "/" else ("/http:", "/https:"))

    def headers(self, url: URL) -> Mapping[str, str]:
        """Give what the service is told beside the address; the key never leaves its site."""
        own = self.key and url.origin() == self._before.origin()
        return {"Authorization": self.key, "Accept": "application/json, */*;q=0.5"} if own else {}


async def save(fetcher: Fetcher, archive: Archive, address: str, today: date) -> SavedCopy:
    """Have a page saved; ``today`` is the day of a copy that names no other. Raises FetchErrors."""
    page = parse(address)  # what lies in a private network is nothing for an archive
    url = archive.asked(str(page))
    passed: tuple[str, ...] = ()
    while True:
        answer = await fetcher.ask(url, archive.headers(url))
        _refuse(answer)
        for named in _named(answer):
            if _names(named, page) and not archive.is_asked_at(named):
                return SavedCopy(str(named), _day(named, answer, today))
        target = led_to(answer)
        if not target:
            return await _at_the_end(fetcher, archive, page, answer, today)
        passed = (*passed, str(url))
        url = fetcher.follow(url, target, passed)


def _refuse(answer: Page) -> None:
    """Raise what an error means."""
    if answer.status < _FIRST_ERROR:
        return
    site = shown(URL(answer.url).origin())
    told = f"{site} answered {answer.status}"
    if answer.status in _KEYS_WANTED:
        told = f"{site} lets only users with a key save pages ({answer.status}): put yours into FACTCHECK_ARCHIVE_KEY"
    elif answer.status == _TOO_MANY:
        told = f"{site} wants to be asked again later ({answer.status})"
    raise StatusError(told, answer.status)


def _named(answer: Page) -> Iterator[URL]:
    """Give the addresses that an answer names as where something is, those that say so most plainly first."""
    memento = _MEMENTO.search(answer.headers.get("link", ""))
    for told in (answer.headers.get("content-location", ""), memento[1] if memento else "", led_to(answer)):
        if told:
            with suppress(ValueError, FetchError):
                yield parse(str(URL(answer.url).join(URL(told.strip()))), allow_private=True)


def _names(named: URL, page: URL) -> bool:
    """Say whether a page's address stands in the path of another, with or without its scheme, quoted or not."""
    path = unquote(named.raw_path).casefold()
    return f"{page.host_port_subcomponent}{page.path}".rstrip("/").casefold() in path


async def _at_the_end(fetcher: Fetcher, archive: Archive, page: URL, answer: Page, today: date) -> SavedCopy:
    """Give the copy that the last answer is or tells of."""
    url = URL(answer.url)
    job = _json(answer).get("job_id")
    if isinstance(job, str) and _JOB.fullmatch(job):
        return await _when_done(fetcher, archive, job, today)
    if "memento-datetime" in answer.headers or (answer.url != str(archive.asked(str(page))) and _shows(answer, page)):
        return SavedCopy(answer.url, _day(url, answer, today))
    raise ArchiveError(f"{shown(url.origin())} did not say where the copy is")


def _shows(answer: Page, page: URL) -> bool:
    """Say whether a page shows the address of the one that was saved; one that only hands it on is no copy."""
    told = str(page)
    handed_on = told in unquote(URL(answer.url).raw_path_qs)
    return not handed_on and any(words.encode() in answer.body for words in (told, escape(told)))


async def _when_done(fetcher: Fetcher, archive: Archive, job: str, today: date) -> SavedCopy:
    """Ask about a job until it is done, as long as one answer may take."""
    url = archive.asked(f"status/{job}")
    for _ in range(max(1, int(fetcher.limits.total / EVERY))):
        answer = await fetcher.ask(url, archive.headers(url))
        _refuse(answer)
        told = _json(answer)
        if told.get("status") == "success":
            return _of_job(told, url, today)
        if told.get("status") != "pending":
            why = one_line(str(told.get("message") or "it does not say why"), _LONGEST)
            raise ArchiveError(f"{shown(url.origin())} could not save the page: {why}")
        await fetcher.pause(EVERY)
    raise ArchiveError(f"{shown(url.origin())} is still at it: look there later")


def _of_job(told: Mapping[str, Any], url: URL, today: date) -> SavedCopy:
    stamp, original = str(told.get("timestamp", "")), str(told.get("original_url", ""))
    if not re.fullmatch(r"\d{14}", stamp) or not original:
        raise ArchiveError(f"{shown(url.origin())} did not say where the copy is")
    copy = parse(f"{url.origin()}/web/{stamp}/{original}", allow_private=True)
    return SavedCopy(str(copy), _stamped(copy) or today)


def _json(answer: Page) -> Mapping[str, Any]:
    if "json" not in answer.content_type:
        return {}
    with suppress(ValueError, RecursionError):
        data = json.loads(answer.body)
        return data if isinstance(data, dict) else {}
    return {}


def _day(copy: URL, answer: Page, today: date) -> date:
    """Give the day of a copy: as its address or its page has it, else today."""
    with suppress(ValueError, TypeError):
        return _stamped(copy) or parsedate_to_datetime(answer.headers.get("memento-datetime", "")).date()
    return today


def _stamped(copy: URL) -> date | None:
    found = _STAMP.search(copy.path)
    with suppress(ValueError):
        return datetime.strptime(found["day"], "%Y%m%d").date() if found else None  # noqa: DTZ007 - a day has no zone
    return None
