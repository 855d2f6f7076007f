"""``factcheck source``: the sources of claims."""

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import archiving, common, watching
from factcheck.languages import load
from factcheck.model import FactcheckError, SourceKind, SourceRecord, Stance
from factcheck.safe import one_line, printable, public_url

if TYPE_CHECKING:
    from factcheck.flow.capture import Capture
    from factcheck.flow.sources import Manners
    from factcheck.store import LeaningOn, Ledger

app = common.group("Add, list and remove the sources of claims, and go back to them.")

_NUMBER = re.compile(r"#?(\d+),?")


class SourceUsageError(FactcheckError):
    """Claims and source could not be told apart, or one is missing."""

    code = "source-usage"


@app.command()
def add(
    given: Annotated[
        list[str], typer.Argument(metavar="CLAIM… SOURCE", help="Claim numbers, then an address or title.")
    ],
    *,
    url: Annotated[str, typer.Option("--url", metavar="ADDRESS", help="Its address, where it is not named last.")] = "",
    kind: Annotated[SourceKind | None, typer.Option(help="What it is; an address is a url, else a document.")] = None,
    title: Annotated[str, typer.Option(help="Its title.")] = "",
    publisher: Annotated[str, typer.Option(help="Who published it.")] = "",
    published: Annotated[str | None, typer.Option(metavar="DATE", help="When it was published.")] = None,
    retrieved: Annotated[
        str | None, typer.Option(metavar="DATE", help="When it was seen; today where not given.")
    ] = None,
    quote: Annotated[str, typer.Option("--quote", "--passage", help="The passage that matters, word for word.")] = "",
    stance: Annotated[Stance, typer.Option(help="What it does to the claim.")] = Stance.CONTEXT,
    note: Annotated[str, typer.Option("--note", "-n", help="A note on the source.")] = "",
    fetch: Annotated[
        bool, typer.Option("--fetch/--no-fetch", help="Fetch the page once, to keep what it says.")
    ] = True,
    archive: Annotated[bool, typer.Option("--archive", help="Ask a web archive to save the page.")] = False,
    at: archiving.At = archiving.KNOWN,
    warc: archiving.Warc = None,
    allow_private: watching.AllowPrivate = False,
    contact: watching.Contact = "",
    messages: common.Messages = "en",
    db: common.Database = None,
) -> None:
    """Add a source to one or several claims: a web page, a document, a person.

    A web page is fetched once, unless --no-fetch is given or FACTCHECK_OFFLINE is set: its text is kept, the passage is
    looked for, and its title, publisher and day are filled in. A page that cannot be fetched is added all the same, and
    so is one that the archive does not save. The archive's key, where it wants one, is in FACTCHECK_ARCHIVE_KEY.
    Figures and dates that the quoted passage gives otherwise than the claim are told.
    """
    from factcheck.flow import review as work

    numbers, words = _told_apart([*given, url] if url else given)
    source = replace(
        work.source_of(words, kind=kind),
        publisher=publisher,
        published=common.day(published, option="--published"),
        retrieved=common.day(retrieved, option="--retrieved", default=common.today()),
        passage=quote,
        stance=stance,
        note=note,
    )
    if source.url and source.url != words.strip():
        common.complain("the user name and the password in the address were left out")
    if source.kind is SourceKind.URL and not source.url:
        raise SourceUsageError(f"{words!r} is no web address: it starts with http:// or https://")
    source = replace(source, title=title) if title else source
    fetched = fetch and bool(source.url) and not watching.is_offline()
    polite = watching.manners(contact=contact, allow_private=allow_private, keep=bool(warc)) if fetched else None
    _check_copies(source, archive=archive, warc=warc, fetched=fetched)
    to = archiving.archive(at) if archive else None
    with common.open_ledger(db) as ledger:
        captured = _captured(ledger, numbers, source, polite) if polite else None
        number = work.add_source(ledger, numbers, captured.source if captured else source)
        typer.echo(f"source {number} on claim{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}")
        for line in _against_passage(ledger, numbers, number, messages) if quote else ():
            typer.echo(line)
        if captured:
            _keep(ledger, number, captured, warc)
        if to and watching.is_offline():
            common.complain(f"source {number} was not archived: FACTCHECK_OFFLINE is set")
        elif to:
            archiving.save(ledger, (number,), to, watching.manners(contact=contact, allow_private=allow_private))


def _against_passage(ledger: "Ledger", numbers: tuple[int, ...], source: int, messages: str) -> Iterator[str]:
    """Say what the claims give otherwise than the passage that was just quoted."""
    from factcheck.flow.check import against_passage

    judge = common.judge(as_of=None, select=None, ignore=None, messages=messages, facts=None, packs=None)
    for number in numbers:
        for flag in against_passage(ledger, judge, number, source):
            yield one_line(f"      claim {number}: {flag.code} {flag.message}")


def _check_copies(source: SourceRecord, *, archive: bool, warc: Path | None, fetched: bool) -> None:
    """Raise a FactcheckError where copies are asked for that cannot be made."""
    if archive and not source.url:
        raise SourceUsageError("--archive saves a web page: the source has no address")
    if warc and not fetched:
        raise SourceUsageError("--warc keeps what is fetched, and nothing is fetched: leave one of the two out")
    archiving.check_warc(warc)


def _captured(ledger: "Ledger", numbers: tuple[int, ...], source: SourceRecord, polite: "Manners") -> "Capture":
    """Fetch a source's page, once it is known that the claims are there."""
    from factcheck.flow.capture import capture

    for number in numbers:
        ledger.claim(number)
    return capture(ledger, source, common.today(), manners=polite)


def _keep(ledger: "Ledger", number: int, captured: "Capture", warc: Path | None) -> None:
    """Keep what a source's page says; says so where the page or the passage could not be had."""
    from factcheck.flow.capture import keep_capture

    keep_capture(ledger, number, captured)
    if captured.problem:
        common.complain(one_line(captured.problem))
    if warc:
        archiving.keep(ledger, captured.exchanges, warc, number)


@app.command("archive")
def archive_sources(
    sources: Annotated[list[int], typer.Argument(metavar="SOURCE…", help="Source numbers.")],
    *,
    at: archiving.At = archiving.KNOWN,
    allow_private: watching.AllowPrivate = False,
    contact: watching.Contact = "",
    db: common.Database = None,
) -> None:
    """Ask a web archive to save the pages of sources, one after the other.

    Exit status: 0 all were saved, 2 some were not. A service that wants a key gets the one in FACTCHECK_ARCHIVE_KEY.
    """
    to, polite = archiving.archive(at), watching.manners(contact=contact, allow_private=allow_private)
    with common.open_ledger(db) as ledger:
        saved = archiving.save(ledger, sources, to, polite)
    raise typer.Exit(0 if saved else 2)


@app.command()
def check(
    sources: Annotated[
        list[int] | None, typer.Argument(metavar="[SOURCE…]", help="Only these; else those whose day has come.")
    ] = None,
    *,
    everything: Annotated[bool, typer.Option("--all", help="All sources that have an address.")] = False,
    claims: Annotated[list[int] | None, typer.Option("--claim", metavar="CLAIM", help="Those of this claim.")] = None,
    document: Annotated[int, typer.Option("--document", metavar="NUMBER", help="Those of this document's claims.")] = 0,
    as_of: common.AsOf = None,
    form: common.DataFormat = common.Data.TEXT,
    messages: common.Messages = "en",
    allow_private: watching.AllowPrivate = False,
    contact: watching.Contact = "",
    db: common.Database = None,
) -> None:
    """Go back to sources on the web and see whether they still say what was quoted.

    Those that are named, also by their claims or their document, are gone back to whether they are due or not. Exit
    status: 0 nothing to look at, 1 a passage changed or is gone.
    """
    from factcheck.flow.sources import Wanted, check_sources

    polite = watching.manners(contact=contact, allow_private=allow_private)
    judge = common.judge(
        as_of=as_of or common.today().isoformat(), select=None, ignore=None, messages=messages, facts=None, packs=None
    )
    with common.open_ledger(db) as ledger:
        named = tuple(dict.fromkeys(sources or ()))
        wanted = Wanted(named, everything, tuple(dict.fromkeys(claims or ())), document)
        digest = check_sources(ledger, common.knowing(judge, ledger), wanted, manners=polite)
    if form is common.Data.JSON:
        common.print_json(watching.digest_record(digest))
    else:
        watching.write(watching.digest_lines(digest, watching.Words(judge.reader)))
    raise typer.Exit(1 if digest.news else 0)


@app.command()
def show(
    sources: Annotated[list[int], typer.Argument(metavar="SOURCE…", help="Source numbers.")],
    *,
    text: Annotated[bool, typer.Option("--text", help="Print the text kept of the page too.")] = False,
    form: common.DataFormat = common.Data.TEXT,
    messages: common.Messages = "en",
    db: common.Database = None,
) -> None:
    """Show where sources on the web stand: the passage then and now, and when it was last seen."""
    from factcheck.recheck.watching import next_look

    with common.open_ledger(db) as ledger:
        items = ledger.sources_to_check(tuple(sources))
        kept = {item.number: ledger.snapshot(item.watch.snapshot) for item in items}
        past = {item.number: ledger.source_outcomes(item.number) for item in items}
    if form is common.Data.JSON:
        common.print_json(
            [
                {"source": item.number, "url": public_url(item.url)}
                | watching.watch_record(item.watch)
                | {"copies": [{"url": public_url(c.url), "saved_on": c.saved_on.isoformat()} for c in item.copies]}
                | {"outcomes": [watching.past_record(outcome) for outcome in past[item.number]]}
                | ({"text": kept[item.number]} if text else {})
                for item in items
            ]
        )
        return
    words = watching.Words(load(messages))
    for item in items:
        day = next_look(item.watch, (state for _, state in item.claims), item.recheck_on)
        watching.write(watching.source_lines(item, len(kept[item.number]), day, words))
        if text:
            typer.echo(printable(kept[item.number], lines=True))


@app.command("list")
def list_sources(
    claims: Annotated[list[int] | None, typer.Argument(metavar="[CLAIM…]", help="Only theirs.")] = None,
    *,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """List the sources of claims, or of the whole ledger."""
    with common.open_ledger(db) as ledger:
        for number in claims or ():
            ledger.claim(number)
        wanted = set(claims or ())
        rows = [(source, on) for source, on in ledger.sources() if not wanted or wanted & set(on)]
        watches = ledger.watches() if form is common.Data.JSON else {}
    if form is common.Data.JSON:
        from factcheck.report.json import source_record

        common.print_json(
            [
                source_record(source) | {"claims": list(on)} | {"watch": watching.watch_record(watches.get(source.id))}
                for source, on in rows
            ]
        )
        return
    for source, on in rows:
        typer.echo(_line(source, on))


@app.command()
def remove(
    sources: Annotated[
        list[int], typer.Argument(metavar="SOURCE…", help="Source numbers, as 'source list' shows them.")
    ],
    *,
    claims: Annotated[list[int] | None, typer.Option("--from", metavar="CLAIM", help="Only off these claims.")] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be changed.")] = False,
    form: common.DataFormat = common.Data.TEXT,
    db: common.Database = None,
) -> None:
    """Remove sources from claims; one that is on no claim any more is gone.

    Every claim and article that leaned on them is listed, with its verdict and whether that is left without a source.
    """
    numbers, only = tuple(dict.fromkeys(sources)), tuple(claims or ())
    with common.open_ledger(db) as ledger:
        leaning = ledger.leaning_on_sources(numbers, claims=only)
        for number in numbers if not dry_run else ():
            ledger.remove_source(number, claims=only)
    _print_removed(numbers, leaning, form, done=not dry_run)


def _print_removed(numbers: tuple[int, ...], leaning: "LeaningOn", form: common.Data, *, done: bool) -> None:
    from factcheck.cli.leaning import leaning_lines, leaning_record

    taken = {number: [c.line.number for c in leaning.claims if number in c.sources] for number in numbers}
    if form is common.Data.JSON:
        sources = [{"source": number, "claims": claims} for number, claims in taken.items()]
        common.print_json({"sources": sources, "removed": done, **leaning_record(leaning)})
        return
    for number, claims in taken.items():
        removed = "removed" if done else "would be removed"
        typer.echo(f"source {number} {removed} from {len(claims)} claim{'s' * (len(claims) != 1)}")
    for line in leaning_lines(leaning, done=done):
        typer.echo(line)


def _told_apart(given: list[str]) -> tuple[tuple[int, ...], str]:
    """Part the leading claim numbers from the words of the source."""
    count = next((at for at, word in enumerate(given) if not _NUMBER.fullmatch(word)), len(given))
    words = " ".join(given[count:]).strip()
    if not count:
        raise SourceUsageError("name the claims before the source: 'factcheck source add 3 5 https://…'")
    if not words:
        raise SourceUsageError("name the source after the claims: an address, or the title of a document")
    return tuple(int(word.strip("#,")) for word in given[:count]), words


def _line(source: SourceRecord, claims: tuple[int, ...]) -> str:
    about = (source.title, source.publisher, str(source.published or ""), public_url(source.url))
    told = " – ".join(part for part in about if part)
    passage = f" “{source.passage}”" if source.passage else ""
    on = ", ".join(map(str, claims))
    return one_line(f"{source.id:>4}  {source.stance.value:<8} {source.kind.value:<8} claims {on}: {told}{passage}")
