"""Copies of sources' pages: in a web archive, which is asked to make them, and in a WARC file of one's own.

What goes in: an open ledger, sources, the archive, the manners of fetching; what went over the wire, and a file. What
comes out: a ``SavedCopy`` that the ledger knows; records in the file.
"""

import asyncio
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from factcheck.fetch import Exchange, FetchError, Limits
from factcheck.fetch.archive import SLOWLY, Archive, save
from factcheck.flow.sources import Manners
from factcheck.model import SavedCopy
from factcheck.store import Ledger


def archive_source(
    ledger: Ledger, number: int, to: Archive, today: date, *, manners: Manners, limits: Limits = SLOWLY
) -> SavedCopy:
    """Have a web archive save a source's page, and note the copy; raises FetchErrors, NoSuchNumberError."""
    (item,) = ledger.sources_to_check((number,)) or (None,)
    if item is None:
        raise FetchError(f"source {number} has no address")
    patient = replace(manners, limits=limits, robots=False)  # a service that is asked to do something is no page

    async def ask() -> SavedCopy:
        async with patient.fetcher() as fetcher:
            return await save(fetcher, to, item.url, today)

    copy = asyncio.run(ask())
    ledger.add_copy(number, copy)
    return copy


def keep_warc(ledger: Ledger, exchanges: Sequence[Exchange], place: Path, number: int) -> Path:
    """Write what went over the wire for a source to a WARC file, or to a new one in a folder; gives the file.

    Raises WarcError.
    """
    from factcheck.fetch.warc import append

    now = ledger.now()
    path = place / f"source-{number}-{now:%Y%m%dT%H%M%SZ}.warc.gz" if place.is_dir() else place
    append(exchanges, path, now)
    return path
