"""Where sources on the web stand: what was found when somebody last went back, and what their pages said.

In: the open file, watches, texts. Out: the same, and which sources are to be gone back to. This is kept without
entries in the history of changes: each outcome that is not the one before has a row of its own. A run through the
sources is noted when it begins and when it is through, so that one that was cut short can be gone on with.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from factcheck.model import Flag, SavedCopy, SourceOutcome, State, Watch
from factcheck.model.frozen import dataclass
from factcheck.safe import public_url
from factcheck.store.codec import day, iso, moment, to_json
from factcheck.store.core import Core, ids
from factcheck.store.documents import packed, text_hash, unpacked
from factcheck.store.errors import NoSuchNumberError
from factcheck.store.flags import claims_of, claims_under, flag_row
from factcheck.store.sources import COPIES, copies_of

if TYPE_CHECKING:
    import sqlite3

COLUMNS = (
    "source_id",
    "outcome",
    "detail",
    "since",
    "checked_at",
    "seen_at",
    "missing_on",
    "was",
    "prefix",
    "suffix",
    "now",
    "found_at",
    "page_outcome",
    "etag",
    "last_modified",
    "body",
    "snapshot",
)


@dataclass(frozen=True, slots=True)
class ToCheck:
    """A source on the web, as a run through them needs it. ``claims`` are numbers with the state of each."""

    number: int
    url: str
    passage: str
    language: str
    claims: tuple[tuple[int, State], ...]
    recheck_on: date | None
    watch: Watch
    copies: tuple[SavedCopy, ...] = ()


@dataclass(frozen=True, slots=True)
class Looked:
    """What a look at a source found: how it stands now, the text to keep of its page, whether that is news."""

    watch: Watch
    text: str | None = None
    changed: bool = False


def to_check(core: Core, numbers: Sequence[int] = ()) -> tuple[ToCheck, ...]:
    """Give the sources that have an address, those named or all; raises NoSuchNumberError."""
    query = (
        f"SELECT s.id, s.url, s.passage, w.*, {COPIES}, min(c.language) AS language, min(c.recheck_on) AS recheck_on, "
        "json_group_array(json_array(c.id, c.state)) AS claims "
        "FROM source s JOIN claim_source cs ON cs.source_id = s.id JOIN claim c ON c.id = cs.claim_id "
        "LEFT JOIN source_watch w ON w.source_id = s.id "
        "WHERE s.url <> '' AND (:every OR s.id IN (SELECT value FROM json_each(:numbers))) GROUP BY s.id ORDER BY s.id"
    )
    rows = core.rows(query, {"every": not numbers, "numbers": ids(numbers)})
    missing = set(numbers) - {row["id"] for row in rows}
    if missing:
        _refuse(core, sorted(missing))
    return tuple(map(_to_check, rows))


def of_selection(core: Core, claims: Sequence[int], document: int) -> tuple[int, ...]:
    """Give the numbers of the sources, with an address, of claims and of a document's claims."""
    rows = core.rows(
        "SELECT DISTINCT s.id FROM source s JOIN claim_source cs ON cs.source_id = s.id "
        "JOIN claim c ON c.id = cs.claim_id WHERE s.url <> '' AND (c.id IN (SELECT value FROM json_each(:claims)) "
        "OR c.document_id = :document) ORDER BY s.id",
        {"claims": ids(claims), "document": document},
    )
    return tuple(row[0] for row in rows)


def _refuse(core: Core, numbers: Sequence[int]) -> None:
    """Raise for numbers that are no source; a source without an address is only left out."""
    known = {
        row[0]
        for row in core.rows("SELECT id FROM source WHERE id IN (SELECT value FROM json_each(?))", [ids(numbers)])
    }
    unknown = [number for number in numbers if number not in known]
    if unknown:
        raise NoSuchNumberError("source", unknown)


def _to_check(row: "sqlite3.Row") -> ToCheck:
    claims = tuple((int(number), State(state)) for number, state in json.loads(row["claims"]))
    watch = watch_of(row) if row["source_id"] is not None else Watch(row["id"])
    return ToCheck(
        row["id"],
        row["url"],
        row["passage"],
        row["language"],
        claims,
        day(row["recheck_on"]),
        watch,
        copies_of(row["copies"]),
    )


def watch_of(row: "sqlite3.Row | Mapping[str, Any]") -> Watch:
    """Read a row of the watches."""
    return Watch(
        source=row["source_id"],
        outcome=_outcome(row["outcome"]),
        detail=row["detail"],
        since=moment(row["since"]),
        checked_at=moment(row["checked_at"]),
        seen_at=moment(row["seen_at"]),
        missing_on=tuple(map(date.fromisoformat, json.loads(row["missing_on"]))),
        was=row["was"],
        prefix=row["prefix"],
        suffix=row["suffix"],
        now=row["now"],
        found_at=row["found_at"],
        page_outcome=_outcome(row["page_outcome"]),
        etag=row["etag"],
        last_modified=row["last_modified"],
        body=row["body"],
        snapshot=row["snapshot"] or "",
    )


def _outcome(text: str | None) -> SourceOutcome | None:
    return SourceOutcome(text) if text else None


def _values(watch: Watch) -> tuple[Any, ...]:
    return (
        watch.source,
        watch.outcome,
        watch.detail,
        iso(watch.since),
        iso(watch.checked_at),
        iso(watch.seen_at),
        to_json(watch.missing_on),
        watch.was,
        watch.prefix,
        watch.suffix,
        watch.now,
        watch.found_at,
        watch.page_outcome,
        watch.etag,
        watch.last_modified,
        watch.body,
        watch.snapshot or None,
    )


def every(core: Core, numbers: Sequence[int] = ()) -> dict[int, Watch]:
    """Give where sources stand, those named or all, by their numbers."""
    query = "SELECT * FROM source_watch WHERE :every OR source_id IN (SELECT value FROM json_each(:numbers))"
    rows = core.rows(query, {"every": not numbers, "numbers": ids(numbers)})
    return {row["source_id"]: watch_of(row) for row in rows}


def of_claims(core: Core, claims: Sequence[int]) -> dict[int, list[tuple[str, Watch]]]:
    """Give for each claim its sources that were gone back to: what each is called, and where it stands."""
    query = (
        "SELECT cs.claim_id, s.title, s.publisher, s.url, w.* FROM claim_source cs "
        "JOIN source s ON s.id = cs.source_id JOIN source_watch w ON w.source_id = s.id "
        "WHERE cs.claim_id IN (SELECT value FROM json_each(?)) AND w.outcome IS NOT NULL ORDER BY cs.claim_id, s.id"
    )
    found: dict[int, list[tuple[str, Watch]]] = {}
    for row in core.rows(query, [ids(claims)]):
        name = row["title"] or row["publisher"] or public_url(row["url"])
        found.setdefault(row["claim_id"], []).append((name, watch_of(row)))
    return found


def save(core: Core, found: Iterable[Looked]) -> None:
    """Write what was found, as one transaction; a text that is kept already is not kept twice."""
    looked = tuple(found)
    texts = {look.watch.snapshot: look.text for look in looked if look.text is not None}
    marks = ", ".join("?" * len(COLUMNS))
    with core.noting() as connection:
        new = [key for key in texts if not core.one("SELECT 1 FROM snapshot WHERE hash = ?", [key])]
        rows = [(key, *packed(texts[key] or "").values()) for key in new]
        connection.executemany("INSERT INTO snapshot (hash, packed, text) VALUES (?, ?, ?)", rows)
        # A source may have been removed while its page was on its way.
        connection.executemany(
            f"INSERT OR REPLACE INTO source_watch ({', '.join(COLUMNS)}) SELECT {marks} "
            "WHERE EXISTS (SELECT 1 FROM source WHERE id = ?)",
            [(*_values(look.watch), look.watch.source) for look in looked],
        )
        connection.executemany(
            "INSERT INTO source_outcome (source_id, at, outcome, detail, passage, found_at) "
            "SELECT ?, ?, ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM source WHERE id = ?)",
            [_entry(core, look.watch) for look in looked if look.changed],
        )


def _entry(core: Core, watch: Watch) -> tuple[Any, ...]:
    passage = watch.now or watch.was
    told = (watch.source, iso(_after_the_last(core, watch)), watch.outcome, watch.detail, passage, watch.found_at)
    return (*told, watch.source)


def _after_the_last(core: Core, watch: Watch) -> datetime | None:
    """Give when a source was looked at, after what was found before: two looks share a second, clocks are set back."""
    last = moment(core.one("SELECT max(at) FROM source_outcome WHERE source_id = ?", [watch.source]))
    at = watch.checked_at
    return last + timedelta(microseconds=1) if at and last and last >= at else at


def snapshot(core: Core, key: str) -> str:
    """Give the text kept under a hash, "" where there is none."""
    rows = core.rows("SELECT packed, text FROM snapshot WHERE hash = ?", [key])
    return unpacked(rows[0]) if rows else ""


def key_of(text: str) -> str:
    """Give the hash that a text is kept under."""
    return text_hash(text)


def replace_flags(core: Core, codes: str, document: int, claim: int, flagged: Sequence[Flag]) -> None:
    """Put flags in place of those with codes like ``codes`` of a document, or of a claim added by hand.

    They go by the connection itself, as all that a look at sources finds.
    """
    version = core.one("SELECT version FROM document WHERE id = ?", [document])
    places = claims_of(core, document) if document else [(0, 1 + max((f.end for f in flagged), default=0), claim)]
    with core.noting() as connection:
        connection.execute(
            "DELETE FROM flag WHERE code LIKE :codes AND CASE WHEN :document THEN document_id = :document "
            "ELSE document_id IS NULL AND id IN (SELECT flag_id FROM claim_flag WHERE claim_id = :claim) END",
            {"codes": codes, "document": document, "claim": claim},
        )
        for number, flag in enumerate(
            flagged, 1 + (core.one("SELECT seq FROM sqlite_sequence WHERE name = 'flag'") or 0)
        ):
            row = flag_row(number, flag, document or None, version)
            named = ", ".join(f":{name}" for name in row)
            connection.execute(f"INSERT INTO flag ({', '.join(row)}) VALUES ({named})", row)
            on = claims_under(flag, places, max((end - start for start, end, _ in places), default=0))
            connection.executemany("INSERT INTO claim_flag VALUES (?, ?)", [(one, number) for one in on])


@dataclass(frozen=True, slots=True)
class Outcome:
    """One outcome of a source's past: when it was first found, the passage as it stood, the page's address."""

    at: datetime
    outcome: SourceOutcome
    detail: str
    passage: str
    found_at: str


def outcomes(core: Core, number: int) -> tuple[Outcome, ...]:
    """Give what was found of a source over time, the oldest first."""
    rows = core.rows("SELECT * FROM source_outcome WHERE source_id = ? ORDER BY at", [number])
    return tuple(
        Outcome(
            datetime.fromisoformat(row["at"]),
            SourceOutcome(row["outcome"]),
            row["detail"],
            row["passage"],
            row["found_at"],
        )
        for row in rows
    )


def begin_run(core: Core, selection: str, at: datetime) -> tuple[datetime, bool]:
    """Note that a run begins; gives since when, and whether that is an earlier one that was cut short."""
    with core.noting() as connection:
        open_since = core.one(
            "SELECT started_at FROM source_run WHERE selection = ? AND finished_at IS NULL", [selection]
        )
        if open_since is None:
            values = (selection, iso(at))
            connection.execute("INSERT OR REPLACE INTO source_run (selection, started_at) VALUES (?, ?)", values)
    return (datetime.fromisoformat(open_since), True) if open_since else (at, False)


def end_run(core: Core, selection: str, at: datetime) -> None:
    """Note that a run is through."""
    with core.noting() as connection:
        connection.execute("UPDATE source_run SET finished_at = ? WHERE selection = ?", (iso(at), selection))
