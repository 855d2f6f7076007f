"""What the commands that keep copies of pages share: options, the archive they stand for, and how copies are told."""

import os
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from factcheck.cli import common
from factcheck.model import FactcheckError
from factcheck.safe import one_line, printable, public_url

if TYPE_CHECKING:
    from factcheck.fetch import Exchange
    from factcheck.fetch.archive import Archive
    from factcheck.flow.sources import Manners
    from factcheck.store import Ledger

At = Annotated[
    str,
    typer.Option(
        "--archive-at",
        metavar="TEMPLATE",
        envvar="FACTCHECK_ARCHIVE",
        help="The archive's save address, with {url} in it.",
    ),
]
Warc = Annotated[
    Path | None,
    typer.Option(
        "--warc",
        metavar="FILE",
        help="Keep what went over the wire in this WARC file, or in a new one in a folder.",
    ),
]
KNOWN = "https://web.archive.org/save/{url}"
KEY = "FACTCHECK_ARCHIVE_KEY"


def archive(at: str) -> "Archive":
    """Give the archive that the options stand for; raises BadAddressError."""
    from factcheck.fetch.archive import Archive

    found = Archive(at, os.environ.get(KEY, ""))
    found.check()
    return found


def save(ledger: "Ledger", numbers: "Sequence[int]", to: "Archive", polite: "Manners") -> bool:
    """Have sources' pages saved and say of each where, or why not; gives whether all were."""
    from factcheck.flow.archiving import archive_sources

    missing = 0
    for number, copy in archive_sources(ledger, numbers, to, common.today(), manners=polite):
        if isinstance(copy, FactcheckError):
            missing += 1
            common.complain(f"source {number} was not archived: {one_line(str(copy))}")
        else:
            typer.echo(f"source {number} archived on {copy.saved_on}: {one_line(public_url(copy.url))}")
    return not missing


def check_warc(place: Path | None) -> None:
    """Raise a WarcError where nothing can be written to what ``--warc`` names."""
    if place:
        from factcheck.fetch.warc import check_place

        check_place(place)


def keep(ledger: "Ledger", exchanges: "Sequence[Exchange]", place: Path, number: int) -> None:
    """Write a WARC file and say where, or why not."""
    from factcheck.flow.archiving import keep_warc

    if not exchanges:
        common.complain(f"nothing was written to {place}: no page came")
        return
    try:
        path = keep_warc(ledger, exchanges, place, number)
    except FactcheckError as error:
        common.complain(str(error))
        return
    typer.echo(f"wrote {printable(str(path))}")
