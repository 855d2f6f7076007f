"""Flags: what the rules said last. They have no history: they can be worked out again from what is kept.

In: a document's number, or a claim's, and flags. Out: the flags in place of those that were there, tied to the claims
that they lie on.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from factcheck.model import Flag
from factcheck.store.claims import flag_of
from factcheck.store.codec import iso, to_json
from factcheck.store.core import Core, ids
from factcheck.store.rows import Row

if TYPE_CHECKING:
    import sqlite3

    from factcheck.store.change import Change

Place = tuple[int, int, int]  # start, end, number of a claim
_OLD_OF_DOCUMENTS = (
    "DELETE FROM flag WHERE document_id IN (SELECT value FROM json_each(?)) "
    "AND version = (SELECT d.version FROM document d WHERE d.id = flag.document_id)"
)
_OLD_OF_CLAIMS = (
    "DELETE FROM flag WHERE document_id IS NULL "
    "AND id IN (SELECT flag_id FROM claim_flag WHERE claim_id IN (SELECT value FROM json_each(?)))"
)

_OLD_ON_CLAIMS = (
    "DELETE FROM flag WHERE code LIKE ? "
    "AND id IN (SELECT flag_id FROM claim_flag WHERE claim_id IN (SELECT value FROM json_each(?)))"
)


def of_document(core: Core, number: int) -> tuple[Flag, ...]:
    """Give the flags of a document's newest text."""
    query = (
        "SELECT f.* FROM flag f JOIN document d ON d.id = f.document_id AND d.version = f.version "
        "WHERE d.id = ? ORDER BY f.start, f.code, f.id"
    )
    return tuple(flag_of(row) for row in core.rows(query, [number]))


def replace_of_document(change: "Change", number: int, flags: Sequence[Flag]) -> None:
    """Put ``flags`` in place of those of a document's newest text."""
    version = change.core.one("SELECT version FROM document WHERE id = ?", [number])
    change.remove_silently("flag", {"document_id": number, "version": version})
    _insert(change, flags, claims_of(change.core, number), number, version)


def replace_of_claim(change: "Change", number: int, flags: Sequence[Flag]) -> None:
    """Put ``flags`` in place of those of a claim added by hand."""
    old = change.core.rows(
        "SELECT f.id FROM flag f JOIN claim_flag cf ON cf.flag_id = f.id "
        "WHERE cf.claim_id = ? AND f.document_id IS NULL",
        [number],
    )
    for row in old:
        change.remove_silently("flag", {"id": row["id"]})
    start, end = 0, 1 + max((flag.end for flag in flags), default=0)
    _insert(change, flags, [(start, end, number)], None, None)


def replace_many(core: Core, documents: Mapping[int, Sequence[Flag]], claims: Mapping[int, Sequence[Flag]]) -> None:
    """Put flags in place of those of documents' newest texts and of claims added by hand, as one transaction.

    It goes by the connection itself: tens of thousands are written where a whole ledger is checked.
    """
    versions = _versions(core, list(documents))
    places = _places_of(core, list(documents))
    first = 1 + (core.one("SELECT seq FROM sqlite_sequence WHERE name = 'flag'") or 0)
    rows: list[Row] = []
    links: list[tuple[int, int]] = []
    for number, flags in documents.items():
        reach = max((end - start for start, end, _ in places[number]), default=0)
        for at, flag in enumerate(flags, first + len(rows)):
            links += [(claim, at) for claim in claims_under(flag, places[number], reach)]
        rows += [flag_row(at, flag, number, versions[number]) for at, flag in enumerate(flags, first + len(rows))]
    for number, flags in claims.items():
        links += [(number, at) for at, _ in enumerate(flags, first + len(rows))]
        rows += [flag_row(at, flag, None, None) for at, flag in enumerate(flags, first + len(rows))]
    with core.noting() as connection:
        connection.execute(_OLD_OF_DOCUMENTS, [ids(list(documents))])
        connection.execute(_OLD_OF_CLAIMS, [ids(list(claims))])
        _write(connection, rows, links)


def replace_on_claims(core: Core, codes: str, found: Mapping[int, Sequence[Flag]]) -> None:
    """Put flags in place of those with codes like ``codes`` ("IC3__") that lie on claims, of documents or by hand."""
    query = (
        "SELECT c.id, c.document_id, d.version FROM claim c LEFT JOIN document d ON d.id = c.document_id "
        "WHERE c.id IN (SELECT value FROM json_each(?))"
    )
    places = {row[0]: (row[1], row[2]) for row in core.rows(query, [ids(list(found))])}
    first = 1 + (core.one("SELECT seq FROM sqlite_sequence WHERE name = 'flag'") or 0)
    told = [(claim, flag) for claim, flags in found.items() for flag in flags]
    rows = [flag_row(at, flag, *places[claim]) for at, (claim, flag) in enumerate(told, first)]
    with core.noting() as connection:
        connection.execute(_OLD_ON_CLAIMS, [codes, ids(list(found))])
        _write(connection, rows, [(claim, at) for at, (claim, _) in enumerate(told, first)])


def _write(connection: "sqlite3.Connection", rows: Sequence[Row], links: Sequence[tuple[int, int]]) -> None:
    if rows:
        named = ", ".join(f":{name}" for name in rows[0])
        connection.executemany(f"INSERT INTO flag ({', '.join(rows[0])}) VALUES ({named})", rows)
    connection.executemany("INSERT INTO claim_flag (claim_id, flag_id) VALUES (?, ?)", links)


def _versions(core: Core, documents: Sequence[int]) -> dict[int, int]:
    query = "SELECT id, version FROM document WHERE id IN (SELECT value FROM json_each(?))"
    return {row[0]: row[1] for row in core.rows(query, [ids(documents)])}


def _places_of(core: Core, documents: Sequence[int]) -> dict[int, list[Place]]:
    query = (
        "SELECT document_id, start, stop, id FROM claim WHERE document_id IN (SELECT value FROM json_each(?)) "
        "AND gone = 0 ORDER BY document_id, start, stop"
    )
    found: dict[int, list[Place]] = {number: [] for number in documents}
    for row in core.rows(query, [ids(documents)]):
        found[row[0]].append((row[1], row[2], row[3]))
    return found


def claims_of(core: Core, document: int) -> list[Place]:
    """Give the places of a document's claims, in order."""
    query = "SELECT start, stop, id FROM claim WHERE document_id = ? AND gone = 0 ORDER BY start, stop"
    return [(row[0], row[1], row[2]) for row in core.rows(query, [document])]


def _insert(
    change: "Change", flags: Sequence[Flag], claims: list[Place], document: int | None, version: int | None
) -> None:
    first = change.next_id("flag")
    rows = [flag_row(at, flag, document, version) for at, flag in enumerate(flags, first)]
    change.insert_silently("flag", rows)
    reach = max((end - start for start, end, _ in claims), default=0)
    links = [
        {"claim_id": claim, "flag_id": at}
        for at, flag in enumerate(flags, first)
        for claim in claims_under(flag, claims, reach)
    ]
    change.insert_silently("claim_flag", links)


def claims_under(flag: Flag, claims: list[Place], reach: int) -> list[int]:
    """Give the claims that share text with a flag, one alone where it is all that the flag points at.

    ``reach`` is the length of the longest claim.
    """
    found = []
    at = bisect_left(claims, (flag.start - reach, 0, 0))
    while at < len(claims) and claims[at][0] < max(flag.end, flag.start + 1):
        if claims[at][:2] == (flag.start, flag.end):
            return [claims[at][2]]
        if claims[at][1] > flag.start:
            found.append(claims[at][2])
        at += 1
    return found


def flag_row(number: int, flag: Flag, document: int | None, version: int | None) -> Row:
    """Give the columns of a flag."""
    return {
        "id": number,
        "document_id": document,
        "version": version,
        "start": flag.start,
        "stop": flag.end,
        "code": flag.code,
        "name": flag.name,
        "severity": flag.severity.value,
        "message": flag.message,
        "hint": flag.hint,
        "recheck_on": iso(flag.recheck_on),
        "related": to_json(flag.related),
        "refs": to_json(flag.refs),
    }
