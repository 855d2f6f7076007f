"""``ingest``: articles into the ledger, from files and over the network."""

from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from itertools import chain, groupby
from typing import TYPE_CHECKING, Annotated, Any

import typer

from factcheck.cli import common, watching
from factcheck.cli.ranking import Rank
from factcheck.model import FactcheckError
from factcheck.read import is_address

if TYPE_CHECKING:
    from factcheck.flow import Judge
    from factcheck.flow.articles import Failure, Given
    from factcheck.flow.ledger import Ingested
    from factcheck.flow.pages import Pages
    from factcheck.flow.sources import Manners
    from factcheck.measure.meaning import Encoder
    from factcheck.store import Ledger


class IngestUsageError(FactcheckError):
    """Nothing to read, or an update that does not say of what."""

    code = "ingest-usage"


def ingest(
    articles: Annotated[
        list[str] | None,
        typer.Argument(metavar="ARTICLE…", help="Files, folders, patterns, web addresses; - for standard input."),
    ] = None,
    *,
    lists: Annotated[
        list[str] | None,
        typer.Option("--list", metavar="FILE", help="Also the web addresses in this file, one a line."),
    ] = None,
    feeds: Annotated[
        list[str] | None,
        typer.Option("--feed", metavar="URL", help="Also the articles that this RSS or Atom feed names."),
    ] = None,
    published: common.Published = None,
    language: common.Language = None,
    as_of: common.AsOf = None,
    update: Annotated[
        str,
        typer.Option(
            metavar="DOCUMENT|URL",
            help="The article is the new version of this document; without one its page is fetched again.",
        ),
    ] = "",
    stream: Annotated[bool, typer.Option("--jsonl", help="The files hold one JSON object a line.")] = False,
    rank: Rank = None,
    form: common.DataFormat = common.Data.TEXT,
    messages: common.Messages = "en",
    allow_private: watching.AllowPrivate = False,
    contact: watching.Contact = "",
    facts: common.Facts = None,
    packs: common.Packs = None,
    encoding: common.Encoding = None,
    db: common.Database = None,
) -> None:
    """Read articles and store their claims in the ledger.

    An article that is there already adds nothing; an edited one is told claim by claim: what is new, changed, gone.
    Reviews stay with sentences that say the same. Earlier claims of other documents that may say the same are told,
    for the first 20 articles of a call.
    The network is used for web addresses only. Exit status 2 where an article could not be read; the others are.
    """
    from factcheck.cli.ranking import encoder
    from factcheck.flow.articles import Given

    judge = common.judge(as_of=as_of, select=None, ignore=None, messages=messages, facts=facts, packs=packs)
    given = Given(language, common.day(published, option="--published"), encoding)
    with common.open_ledger(db, create=not update) as ledger:
        number, places = _updated(ledger, update, list(articles or ()), several=bool(lists or feeds))
        if not (places or lists or feeds):
            raise IngestUsageError("say what to read: files, web addresses, --list FILE or --feed URL")
        judge, by = common.knowing(judge, ledger), encoder(rank)
        reading = Reading(ledger, judge, given, number, known_only=bool(update), encoder=by)
        online = bool(lists or feeds) or any(map(is_address, places))
        polite = watching.manners(contact=contact, allow_private=allow_private) if online else None
        failed = _tell(reading.all(places, lists or [], feeds or [], polite, stream=stream), form)
    raise typer.Exit(2 if failed else 0)


def _updated(ledger: "Ledger", update: str, places: list[str], *, several: bool) -> tuple[int, list[str]]:
    """Give the number of the document that is read again, 0 where its address says which, and what to read."""
    if not update:
        return 0, places
    if several or len(places) > 1:
        raise IngestUsageError("--update is for one article: name one, or none to fetch the document's page again")
    if is_address(update):
        if places:
            raise IngestUsageError(
                "--update URL fetches that page again: name no other article, or the document's number"
            )
        return 0, [update]
    if not update.isdecimal():
        raise IngestUsageError(f"{update!r} is neither the number of a document nor a web address")
    document = ledger.document(int(update))
    if not places and not document.url:
        raise IngestUsageError(f"document {update} came from no web page: name the file with its new version")
    return document.number, places or [document.url]


class Reading:
    """One run of reading into a ledger."""

    def __init__(
        self,
        ledger: "Ledger",
        judge: "Judge",
        given: "Given",
        update: int,
        *,
        known_only: bool,
        encoder: "Encoder | None",
    ) -> None:
        self.ledger, self.judge, self.given, self.update, self.known_only = ledger, judge, given, update, known_only
        self.encoder = encoder

    def all(
        self, places: list[str], lists: list[str], feeds: list[str], polite: "Manners | None", *, stream: bool
    ) -> "Iterator[Ingested | Failure]":
        """Read files and pages in the order in which they were named, then lists, then feeds."""
        from factcheck.flow.pages import listed, named

        with ExitStack() as stack:
            web = self._web(stack, polite) if polite else None
            for online, some in groupby(places, is_address):
                if online and web:
                    yield from self._pages(web, named(some))
                else:
                    yield from self._files(tuple(some), stream=stream)
            if web:
                yield from self._pages(web, chain.from_iterable(map(listed, lists)))
                yield from self._pages(web, chain.from_iterable(map(web.feed, feeds)))

    def _files(self, places: tuple[str, ...], *, stream: bool) -> "Iterator[Ingested | Failure]":
        from factcheck.flow.ledger import ingest_places

        ledger, given, judge, update = self.ledger, self.given, self.judge, self.update
        return ingest_places(ledger, places, given, judge, stream=stream, update=update, encoder=self.encoder)

    def _web(self, stack: ExitStack, polite: "Manners") -> "Pages":
        from factcheck.flow.pages import Pages

        return stack.enter_context(Pages.opened(polite, self.given, self.judge.packs))

    def _pages(self, web: "Pages", asked: "Iterable[Any]") -> "Iterator[Ingested | Failure]":
        from factcheck.flow.ledger import ingest_all

        found = web.articles(asked)
        ledger, judge, update, known_only = self.ledger, self.judge, self.update, self.known_only
        return ingest_all(ledger, found, judge, update=update, known_only=known_only, encoder=self.encoder)


def _tell(found: "Iterable[Ingested | Failure]", form: common.Data) -> bool:
    """Print what came of each article as it comes; gives whether any could not be read."""
    from factcheck.cli.told import ingested, ingested_record, write
    from factcheck.flow.articles import Failure

    failed = False
    records: list[dict[str, Any]] = []
    for item in found:
        if isinstance(item, Failure):
            failed = bool(common.complain(f"{item.id}: {item.message}" if item.id else item.message))
        elif form is common.Data.JSON:
            records.append(ingested_record(item))
        else:
            write(ingested(item))
    if form is common.Data.JSON:
        common.print_json(records)
    return failed
