"""Claims of the ledger as rules know them, by their numbers.

In: the open file and numbers. Out: ``LedgerClaim``s with their sources and what was found of those; a fixed number of
queries however many claims.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from factcheck.measure.quoted import quoted_words
from factcheck.model import LedgerClaim, Quantity, SourceRecord, State, Time, Watch, WatchedSource
from factcheck.store import claims, watches
from factcheck.store.codec import day, from_json, moment
from factcheck.store.core import Core, ids
from factcheck.store.errors import decoding

if TYPE_CHECKING:
    import sqlite3

ALIVE = f"c.gone = 0 AND c.state <> '{State.DROPPED.value}'"
"""What holds of a claim ``c`` that rules may see."""


def ledger_claims(core: Core, numbers: Sequence[int]) -> dict[int, LedgerClaim]:
    """Give claims by their numbers; those that are gone or dropped are left out."""
    query = (
        "SELECT c.*, coalesce(nullif(d.title, ''), d.name, '') AS told_in FROM claim c "
        "LEFT JOIN document d ON d.id = c.document_id "
        f"WHERE c.id IN (SELECT value FROM json_each(?)) AND {ALIVE}"
    )
    rows = core.rows(query, [ids(numbers)])
    with decoding(core.path):
        sources = claims.sources_of(core, numbers)
        watched = watches.of_claims(core, numbers)
        return {row["id"]: _claim(row, sources[row["id"]], watched.get(row["id"], ())) for row in rows}


def own_numbers(core: Core, documents: Sequence[int]) -> dict[int, list[int]]:
    """Give the numbers of the claims of documents, in the order of the text."""
    query = (
        "SELECT c.document_id, c.id FROM claim c WHERE c.document_id IN (SELECT value FROM json_each(?)) "
        f"AND {ALIVE} ORDER BY c.document_id, c.start, c.id"
    )
    found: dict[int, list[int]] = {number: [] for number in documents}
    for row in core.rows(query, [ids(documents)]):
        found[row["document_id"]].append(row["id"])
    return found


def _claim(row: "sqlite3.Row", sources: Sequence[SourceRecord], watched: Sequence[tuple[str, Watch]]) -> LedgerClaim:
    reviewed = moment(row["reviewed_at"])
    return LedgerClaim(
        number=row["id"],
        text=row["text"],
        language=row["language"],
        start=row["start"],
        end=row["stop"],
        claimant=row["claimant"],
        state=row["state"],
        verdict=row["verdict"],
        verdict_on=reviewed.date() if reviewed else None,
        recheck_on=day(row["recheck_on"]),
        publishers=tuple(dict.fromkeys(source.publisher for source in sources if source.publisher)),
        sources=len(sources),
        document=row["told_in"],
        quantities=from_json(tuple[Quantity, ...], row["quantities"]),
        times=from_json(tuple[Time, ...], row["times"]),
        material=tuple(sources),
        said_on=day(row["said_on"]),
        shelf_life=from_json(claims.MAYBE_SHELF_LIFE, row["shelf_life"]),
        watched=tuple(_watched(name, watch) for name, watch in watched),
        quoted=quoted_words(row["text"], row["prefix"], row["suffix"]) if row["claimant"] else "",
        scale=row["scale"],
    )


def _watched(name: str, watch: Watch) -> WatchedSource:
    return WatchedSource(watch.source, watch.outcome or "", name, watch.was, watch.now)
