"""``factcheck source``: the sources of claims."""

import re
from dataclasses import replace
from typing import Annotated

import typer

from factcheck.cli import common
from factcheck.model import FactcheckError, SourceKind, SourceRecord, Stance
from factcheck.safe import one_line, public_url

app = common.group("Add, list and remove the sources of claims.")

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
    db: common.Database = None,
) -> None:
    """Add a source to one or several claims: a web page, a document, a person."""
    from factcheck.flow import review as work

    numbers, words = _told_apart(given)
    source = replace(
        work.source_of(words, kind=kind),
        publisher=publisher,
        published=common.day(published, option="--published"),
        retrieved=common.day(retrieved, option="--retrieved", default=common.today()),
        passage=quote,
        stance=stance,
        note=note,
    )
    if source.kind is SourceKind.URL and not source.url:
        raise SourceUsageError(f"{words!r} is no web address: it starts with http:// or https://")
    source = replace(source, title=title) if title else source
    with common.open_ledger(db) as ledger:
        number = work.add_source(ledger, numbers, source)
    typer.echo(f"source {number} on claim{'s' * (len(numbers) > 1)} {', '.join(map(str, numbers))}")


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
    if form is common.Data.JSON:
        from factcheck.report.json import source_record

        common.print_json([source_record(source) | {"claims": list(on)} for source, on in rows])
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
    db: common.Database = None,
) -> None:
    """Remove sources from claims; one that is on no claim any more is gone."""
    with common.open_ledger(db) as ledger:
        for number in sources:
            taken = ledger.remove_source(number, claims=tuple(claims or ()))
            typer.echo(f"source {number} removed from {taken} claim{'s' * (taken != 1)}")


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
