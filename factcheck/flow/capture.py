"""A source's page, captured when the source is added: what it says of itself, and where the passage stands.

What goes in: an open ledger, a source, the day, the manners of fetching. What comes out: a ``Capture``.
"""

import asyncio
from dataclasses import replace
from datetime import date

from factcheck.fetch import Exchange, FetchError, Page
from factcheck.flow.looking import Looker
from factcheck.flow.sources import POLITE, Manners
from factcheck.model import FactcheckError, SourceOutcome, SourceRecord, State, Watch
from factcheck.model.frozen import dataclass
from factcheck.read import read_page
from factcheck.read.visible import Shown
from factcheck.recheck.passage import Text, context, diff, find
from factcheck.store import Ledger, Looked, ToCheck


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
