"""Copies of sources' pages: in a web archive, which is asked to make them, and in a WARC file of one's own.

What goes in: an open ledger, sources, the archive, the manners of fetching; what went over the wire, and a file. What
comes out: a ``SavedCopy`` that the ledger knows; records in the file.
"""

import asyncio
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from factcheck.fetch import Exchange, FetchError, Limits
from factcheck.fetch.archive import SLOWLY, Archive, save
from factcheck.flow.sources import Manners
from factcheck.model import SavedCopy
from factcheck.store import Ledger

if TYPE_CHECKING:
    from factcheck.fetch.client import Fetcher


def archive_sources(
    ledger: Ledger, numbers: Iterable[int], to: Archive, today: date, *, manners: Manners, limits: Limits = SLOWLY
) -> Iterator[tuple[int, SavedCopy | FetchError]]:
    """Have a web archive save sources' pages one after the other, and note each copy as it comes.

    One that is not saved stops no other. Raises NoSuchNumberError before anything is asked.
    """
    wanted = tuple(dict.fromkeys(numbers))
    addresses = {item.number: item.url for item in ledger.sources_to_check(wanted)}
    patient = replace(manners, limits=limits, robots=False)  # a service that is asked to do something is no page
    with asyncio.Runner() as runner:
        stack = AsyncExitStack()
        fetcher = runner.run(stack.enter_async_context(patient.fetcher()))
        try:
            for number in wanted:
                copy = runner.run(_saved(fetcher, to, addresses.get(number, ""), today))
                if isinstance(copy, SavedCopy):
                    ledger.add_copy(number, copy)
                yield number, copy
        finally:
            runner.run(stack.aclose())


async def _saved(fetcher: "Fetcher", to: Archive, address: str, today: date) -> SavedCopy | FetchError:
    if not address:
        return FetchError("it has no address")
    try:
        return await save(fetcher, to, address, today)
    except FetchError as error:
        return error


def keep_warc(ledger: Ledger, exchanges: Sequence[Exchange], place: Path, number: int) -> Path:
    """Write what went over the wire for a source to a WARC file, or to a new one in a folder; gives the file.

    Raises WarcError.
    """
    from factcheck.fetch.warc import append

    now = ledger.now()
    path = place / f"source-{number}-{now:%Y%m%dT%H%M%SZ}.warc.gz" if place.is_dir() else place
    append(exchanges, path, now)
    return path
