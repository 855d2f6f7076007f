"""Claims read from the ledger, with all that hangs on them.

In: the open file and a filter. Out: records, or the lines of a list; a fixed number of queries however many claims.
"""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from factcheck.model import (
    ClaimFilter,
    ClaimRecord,
    Flag,
    Quantity,
    Severity,
    ShelfLife,
    ShelfLifeClass,
    SourceRecord,
    Span,
    State,
    Time,
    TimeStatus,
)
from factcheck.store.aging import status_on
from factcheck.store.codec import day, from_json, moment
from factcheck.store.core import Core, ids
from factcheck.store.errors import NoSuchNumberError, decoding
from factcheck.store.filters import where
from factcheck.store.records import ClaimLine
from factcheck.store.sources import COPIES, source_of

if TYPE_CHECKING:
    import sqlite3

MAYBE_SHELF_LIFE: Any = ShelfLife | None
CURRENT_FLAGS = (
    "FROM claim_flag cf JOIN flag f ON f.id = cf.flag_id LEFT JOIN document d ON d.id = f.document_id "
    "WHERE (f.document_id IS NULL OR f.version = d.version) AND cf.claim_id IN (SELECT value FROM json_each(?)) "
)


def find(core: Core, wanted: ClaimFilter, as_of: date | None) -> tuple[ClaimRecord, ...]:
    """Give the claims that ``wanted`` lets through, judged for ``as_of``."""
    asked = where(wanted, as_of)
    with core.reading():
        rows = core.rows(f"SELECT claim.* FROM claim WHERE {asked.sql}{asked.order}", asked.values)
        numbers = [row["id"] for row in rows]
        with decoding(core.path):
            sources, flags = sources_of(core, numbers), _flags(core, numbers)
    with decoding(core.path):
        return tuple(_record(row, as_of, tuple(sources[row["id"]]), tuple(flags[row["id"]])) for row in rows)


def one(core: Core, number: int, as_of: date | None) -> ClaimRecord:
    """Give one claim, gone or not; raises NoSuchNumberError."""
    found = find(core, ClaimFilter(numbers=(number,), include_gone=True), as_of)
    if not found:
        raise NoSuchNumberError("claim", [number])
    return found[0]


def lines(core: Core, wanted: ClaimFilter, as_of: date | None) -> tuple[ClaimLine, ...]:
    """Give the same claims as lines of a list."""
    asked = where(wanted, as_of)
    with core.reading():
        rows = core.rows(
            "SELECT id, text, state, verdict, time_status, judged_on, recheck_on, claimant, worth, language, gone, "
            "document_id, json_extract(shelf_life, '$.kind') AS kind, json_extract(shelf_life, '$.reason') AS reason, "
            "reviewed_at, created_at, (SELECT count(*) FROM claim_source WHERE claim_id = claim.id) AS sources, "
            "(SELECT max(max(ifnull(published, :never), ifnull(retrieved, :never))) FROM source s "
            "JOIN claim_source ON s.id = source_id WHERE claim_id = claim.id AND stance = 'refutes') AS refuted_on "
            f"FROM claim WHERE {asked.sql}{asked.order}",
            {**asked.values, "never": date.min.isoformat()},
        )
        codes = _codes(core, [row["id"] for row in rows])
    with decoding(core.path):
        return tuple(_line(row, as_of, tuple(codes[row["id"]])) for row in rows)


def check_numbers(core: Core, numbers: Sequence[int]) -> None:
    """Raise NoSuchNumberError naming every claim that is not there."""
    known = {
        row[0] for row in core.rows("SELECT id FROM claim WHERE id IN (SELECT value FROM json_each(?))", [ids(numbers)])
    }
    missing = [number for number in numbers if number not in known]
    if missing:
        raise NoSuchNumberError("claim", missing)


def _record(
    row: "sqlite3.Row", as_of: date | None, sources: tuple[SourceRecord, ...], flags: tuple[Flag, ...]
) -> ClaimRecord:
    life = from_json(MAYBE_SHELF_LIFE, row["shelf_life"])
    return ClaimRecord(
        number=row["id"],
        key=row["key"],
        text=row["text"],
        language=row["language"],
        document=row["document_id"] or 0,
        start=row["start"],
        end=row["stop"],
        claimant=row["claimant"],
        worth=row["worth"],
        reasons=from_json(tuple[str, ...], row["reasons"]),
        times=from_json(tuple[Time, ...], row["times"]),
        quantities=from_json(tuple[Quantity, ...], row["quantities"]),
        shelf_life=life,
        time_status=_status(row, life.kind if life else None, as_of),
        recheck_on=day(row["recheck_on"]),
        state=State(row["state"]),
        verdict=row["verdict"],
        scale=row["scale"],
        note=row["note"],
        said_on=day(row["said_on"]),
        reviewed_at=moment(row["reviewed_at"]),
        reviewer=row["reviewer"],
        forced_reason=row["forced_reason"],
        checked_at=moment(row["checked_at"]),
        created_at=moment(row["created_at"]),
        judged_on=day(row["judged_on"]),
        gone=bool(row["gone"]),
        sources=sources,
        flags=flags,
    )


def _line(row: "sqlite3.Row", as_of: date | None, flags: tuple[str, ...]) -> ClaimLine:
    kind = ShelfLifeClass(row["kind"]) if row["kind"] else None
    return ClaimLine(
        number=row["id"],
        text=row["text"],
        state=State(row["state"]),
        verdict=row["verdict"],
        time_status=_status(row, kind, as_of),
        recheck_on=day(row["recheck_on"]),
        claimant=row["claimant"],
        worth=row["worth"],
        language=row["language"],
        document=row["document_id"] or 0,
        sources=row["sources"],
        flags=flags,
        gone=bool(row["gone"]),
        reason=row["reason"] or "",
        judged_on=day(row["judged_on"]) or day(row["created_at"][: len("2024-11-05")]),
        reviewed_at=moment(row["reviewed_at"]),
        refuted_on=day(row["refuted_on"]),
    )


def _status(row: "sqlite3.Row", kind: ShelfLifeClass | None, as_of: date | None) -> TimeStatus:
    judged, reviewed_at = TimeStatus(row["time_status"]), moment(row["reviewed_at"])
    return status_on(as_of, kind, day(row["recheck_on"]), judged, day(row["judged_on"]), reviewed_at)


def sources_of(core: Core, numbers: Sequence[int]) -> dict[int, list[SourceRecord]]:
    """Give the sources of claims by the claims' numbers."""
    found: dict[int, list[SourceRecord]] = defaultdict(list)
    query = (
        f"SELECT cs.claim_id, cs.stance, s.*, {COPIES} FROM claim_source cs JOIN source s ON s.id = cs.source_id "
        "WHERE cs.claim_id IN (SELECT value FROM json_each(?)) ORDER BY cs.claim_id, s.id"
    )
    for row in core.rows(query, [ids(numbers)]):
        found[row["claim_id"]].append(source_of(row))
    return found


def _flags(core: Core, numbers: Sequence[int]) -> dict[int, list[Flag]]:
    found: dict[int, list[Flag]] = defaultdict(list)
    query = f"SELECT cf.claim_id, f.* {CURRENT_FLAGS} ORDER BY cf.claim_id, f.start, f.code, f.id"
    for row in core.rows(query, [ids(numbers)]):
        found[row["claim_id"]].append(flag_of(row))
    return found


def _codes(core: Core, numbers: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for row in core.rows(f"SELECT DISTINCT cf.claim_id, f.code {CURRENT_FLAGS} ORDER BY 1, 2", [ids(numbers)]):
        found[row["claim_id"]].append(row["code"])
    return found


def flag_of(row: "sqlite3.Row") -> Flag:
    """Read a row of the flags."""
    return Flag(
        start=row["start"],
        end=row["stop"],
        code=row["code"],
        name=row["name"],
        severity=Severity(row["severity"]),
        message=row["message"],
        hint=row["hint"],
        recheck_on=day(row["recheck_on"]),
        related=from_json(tuple[Span, ...], row["related"]),
        refs=from_json(tuple[str, ...], row["refs"]),
    )
