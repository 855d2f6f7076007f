"""Sources: material for or against claims; one may hang on several.

In: numbers and records. Out: records, and changes. A source that is given again as it stands is the same source.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from factcheck.model import SavedCopy, SourceKind, SourceRecord, Stance
from factcheck.store.codec import day, iso
from factcheck.store.core import Core
from factcheck.store.errors import NoSuchNumberError, decoding
from factcheck.store.rows import Row

if TYPE_CHECKING:
    import sqlite3

    from factcheck.store.change import Change

FIELDS = ("kind", "title", "url", "publisher", "published", "retrieved", "passage", "note")


# The copies of a source "s", for the columns of a query; ``copies_of`` reads it.
COPIES = "(SELECT json_group_array(json_array(saved_on, url)) FROM source_copy WHERE source_id = s.id) AS copies"


def source_of(row: "sqlite3.Row") -> SourceRecord:
    """Read a row of the sources with its stance and its copies."""
    return SourceRecord(
        kind=SourceKind(row["kind"]),
        title=row["title"],
        url=row["url"],
        publisher=row["publisher"],
        published=day(row["published"]),
        retrieved=day(row["retrieved"]),
        passage=row["passage"],
        stance=Stance(row["stance"]),
        note=row["note"],
        id=row["id"],
        copies=copies_of(row["copies"]),
    )


def copies_of(text: str) -> tuple[SavedCopy, ...]:
    """Read the column that ``COPIES`` gives, the oldest copy first."""
    if text == "[]":  # nearly all of them
        return ()
    return tuple(SavedCopy(url, date.fromisoformat(saved_on)) for saved_on, url in sorted(json.loads(text)))


def columns(source: SourceRecord) -> Row:
    """Give what is stored of a source beside its number."""
    return {
        "kind": source.kind.value,
        "title": source.title,
        "url": source.url,
        "publisher": source.publisher,
        "published": iso(source.published),
        "retrieved": iso(source.retrieved),
        "passage": source.passage,
        "note": source.note,
    }


def every(core: Core) -> tuple[tuple[SourceRecord, tuple[int, ...]], ...]:
    """Give each source with the claims that it hangs on; its stance is that on the first of them."""
    query = (
        f"SELECT s.*, {COPIES}, min(cs.claim_id) AS first, cs.stance, json_group_array(cs.claim_id) AS claims "
        "FROM source s JOIN claim_source cs ON cs.source_id = s.id GROUP BY s.id ORDER BY s.id"
    )
    rows = core.rows(query)
    with decoding(core.path):
        return tuple((source_of(row), _numbers(row["claims"])) for row in rows)


def _numbers(text: str) -> tuple[int, ...]:
    return tuple(sorted(map(int, text.strip("[]").split(","))))


def add(change: "Change", numbers: Sequence[int], source: SourceRecord) -> int:
    """Hang a source on claims; gives its number, the old one where the ledger has it already."""
    row = columns(source)
    same = " AND ".join(f"{name} IS :{name}" for name in FIELDS)
    number = change.core.one(f"SELECT id FROM source WHERE {same} ORDER BY id LIMIT 1", row)
    if number is None:
        number = change.next_id("source")
        change.insert("source", [{"id": number, **row}])
    links = [
        {"claim_id": claim, "source_id": number, "stance": source.stance.value} for claim in dict.fromkeys(numbers)
    ]
    known = {row["claim_id"] for row in change.current("claim_source", [(link["claim_id"], number) for link in links])}
    change.update("claim_source", links)
    change.insert("claim_source", [link for link in links if link["claim_id"] not in known])
    return int(number)


def add_copy(change: "Change", number: int, url: str, saved_on: str) -> bool:
    """Note a copy of a source's page in a web archive; gives whether it is new. Raises NoSuchNumberError."""
    if not change.current("source", [(number,)]):
        raise NoSuchNumberError("source", [number])
    rows = change.core.rows("SELECT number, url FROM source_copy WHERE source_id = ?", [number])
    if url in {row["url"] for row in rows}:
        return False
    last = max((row["number"] for row in rows), default=0)
    change.insert("source_copy", [{"source_id": number, "number": last + 1, "url": url, "saved_on": saved_on}])
    return True


def remove(change: "Change", number: int, claims: Sequence[int]) -> int:
    """Take a source off ``claims``, off all where empty; gives how many. One that hangs on none is removed."""
    rows = change.core.rows("SELECT claim_id FROM claim_source WHERE source_id = ?", [number])
    hanging = [row["claim_id"] for row in rows]
    if not hanging:
        raise NoSuchNumberError("source", [number])
    off = [claim for claim in hanging if claim in claims or not claims]
    change.delete("claim_source", [(claim, number) for claim in off])
    if len(off) == len(hanging):
        copies = change.core.rows("SELECT number FROM source_copy WHERE source_id = ?", [number])
        change.delete("source_copy", [(number, row["number"]) for row in copies])
        change.delete("source", [(number,)])
    return len(off)
