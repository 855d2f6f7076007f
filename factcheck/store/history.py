"""The history: what was done, to what, by whom; taking back the last change; the chain of hashes.

In: the open file. Out: entries, or what was taken back. Each entry carries the hash of the one before, so that an
entry that was changed, removed or put in shows.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from factcheck.model import HistoryEntry
from factcheck.store.codec import loader
from factcheck.store.core import Core
from factcheck.store.errors import NothingToUndoError, decoding
from factcheck.store.records import Undone
from factcheck.store.rows import GENESIS, KEYS, Key, chained

if TYPE_CHECKING:
    import sqlite3

    from factcheck.store.change import Change

_UNDONE = "SELECT undoes FROM history WHERE undoes > 0"
_WITH_TEXT = ("id", "")  # keys that are text: a fact's id


def entries(core: Core, *, claim: int = 0, document: int = 0, limit: int | None = None) -> tuple[HistoryEntry, ...]:
    """Give the entries of a claim or a document, of all where neither is named; the newest ``limit``, oldest first."""
    query = (
        "SELECT * FROM history WHERE (:claim = 0 OR claim_id = :claim) AND (:document = 0 OR document_id = :document) "
        "ORDER BY id DESC LIMIT :limit"
    )
    rows = core.rows(query, {"claim": claim, "document": document, "limit": -1 if limit is None else limit})
    with decoding(core.path):
        return tuple(_entry(row) for row in reversed(rows))


def _entry(row: "sqlite3.Row") -> HistoryEntry:
    return HistoryEntry(
        id=row["id"],
        change=row["change"],
        at=loader(datetime)(row["at"]),
        by=row["who"],
        action=row["action"],
        subject=row["subject"],
        claim=row["claim_id"],
        before=json.loads(row["before"]),
        after=json.loads(row["after"]),
        previous_hash=row["previous_hash"],
        hash=row["hash"],
    )


def changes_of_claims(core: Core) -> dict[int, tuple[int, datetime]]:
    """Give, by claim, how many changes touched it and when the last one did."""
    query = "SELECT claim_id, count(DISTINCT change), max(at) FROM history WHERE claim_id > 0 GROUP BY claim_id"
    return {row[0]: (row[1], datetime.fromisoformat(row[2])) for row in core.rows(query)}


def last_change(core: Core) -> int:
    """Give the number of the last change that stands; raises NothingToUndoError."""
    found = core.one(f"SELECT max(change) FROM history WHERE undoes = 0 AND change NOT IN ({_UNDONE})")
    if found is None:
        raise NothingToUndoError("there is nothing to take back: the ledger has no change that stands")
    return int(found)


def undo(core: Core) -> Undone:
    """Take back the last change that stands, whole; the taking back is a change of its own."""
    number = last_change(core)
    with core.change("undo", undoes=number) as change:
        if last_change(core) != number:
            raise NothingToUndoError("another process changed the ledger just now: look at it, then undo again")
        rows = core.rows("SELECT * FROM history WHERE change = ? ORDER BY id DESC", [number])
        for row in rows:
            _take_back(change, row["subject"], json.loads(row["before"]), json.loads(row["after"]))
        return Undone(number, rows[0]["action"], tuple(row["subject"] for row in reversed(rows)))


def _take_back(change: "Change", subject: str, before: dict[str, object], after: dict[str, object]) -> None:
    table, key = _subject(subject)
    if not before:
        change.delete(table, [key], brief=True)
    elif not after:
        change.insert(table, [before])
    else:
        change.update(table, [before | dict(zip(KEYS[table], key, strict=True))])


def _subject(subject: str) -> tuple[str, Key]:
    table, _, rest = subject.partition(" ")
    return table, (rest,) if table == "fact" else tuple(int(part) for part in rest.split(" "))


def problems(core: Core) -> Iterator[str]:
    """Give what is wrong with the chain: the first entry that does not fit, and entries missing at the end."""
    previous, last = GENESIS, 0
    for row in core.rows("SELECT * FROM history ORDER BY id"):
        entry = dict(row)
        if entry["previous_hash"] != previous or chained(entry) != entry["hash"] or entry["id"] != last + 1:
            yield (
                f"history entry {entry['id']} of {entry['at']} ({entry['action']} {entry['subject']}) does not fit "
                "the one before: the history was changed from outside"
            )
            return
        previous, last = entry["hash"], entry["id"]
    given = core.one("SELECT seq FROM sqlite_sequence WHERE name = 'history'") or 0
    if given != last:
        yield f"the history ends at entry {last}, but {given} were written: the last ones were removed from outside"
