"""What leans on facts and sources: known by the ids that flags and shelf lives keep, and by the links of sources.

In: ids of facts and the words that name them, or numbers of sources. Out: the claims and documents, each with what ties
it; a claim that only names a fact is one of which a rule may have found that it agrees. A fixed number of queries,
however many lean.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from factcheck.model import ClaimFilter
from factcheck.store.claims import MAYBE_SHELF_LIFE, flag_of, lines
from factcheck.store.codec import from_json
from factcheck.store.core import Core, ids
from factcheck.store.errors import NoSuchNumberError, decoding
from factcheck.store.records import ClaimLine, LeaningClaim, LeaningDocument, LeaningOn

if TYPE_CHECKING:
    import sqlite3

    from factcheck.model import Flag

_NAMES = "EXISTS (SELECT 1 FROM json_each({}) AS ref WHERE ref.value IN (SELECT value FROM json_each(:ids)))"
_FLAGS = (
    "SELECT f.* FROM flag f LEFT JOIN document d ON d.id = f.document_id "
    "WHERE f.refs <> '[]' AND (f.document_id IS NULL OR f.version = d.version) "
    f"AND {_NAMES.format('f.refs')} ORDER BY f.document_id, f.start, f.code, f.id"
)
_REFS = "shelf_life, '$.refs'"
_LIVES = f"SELECT id, shelf_life FROM claim WHERE {_NAMES.format(_REFS)} ORDER BY id"
_FLAGGED = "SELECT claim_id, flag_id FROM claim_flag WHERE flag_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
_LINKS = (
    "SELECT claim_id, source_id FROM claim_source WHERE source_id IN (SELECT value FROM json_each(?)) ORDER BY 1, 2"
)
_NAMING = "SELECT id FROM claim WHERE gone = 0 AND id IN (SELECT rowid FROM claim_words WHERE claim_words MATCH ?)"
_DOCUMENTS = "SELECT id, name, title, url FROM document WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id"


def on_facts(core: Core, names: Sequence[str], words: Sequence[Sequence[str]] = ()) -> LeaningOn:
    """Give what a flag or a shelf life ties to facts, by their ids, and claims that only name them.

    A claim names them where it has of each list of ``words`` at least one, all of its words in a row.
    """
    with core.reading():
        flags = core.rows(_FLAGS, {"ids": ids(names)})
        lives = core.rows(_LIVES, {"ids": ids(names)})
        tied = core.rows(_FLAGGED, [ids([row["id"] for row in flags])])
        by_claim = _flags_of_claims(flags, tied)
        numbers = sorted({row["id"] for row in lives} | by_claim.keys() | set(_naming(core, words)))
        with decoding(core.path):
            refs = {row["id"]: from_json(MAYBE_SHELF_LIFE, row["shelf_life"]).refs for row in lives}
            found = [
                LeaningClaim(line, flags=tuple(by_claim.get(line.number, ())), refs=refs.get(line.number, ()))
                for line in _lines(core, numbers)
            ]
            return LeaningOn(tuple(found), _documents(core, found, flags))


def on_sources(core: Core, numbers: Sequence[int], claims: Sequence[int] = ()) -> LeaningOn:
    """Give what sources hang on, only of ``claims`` where some are named; raises NoSuchNumberError."""
    with core.reading():
        links = core.rows(_LINKS, [ids(numbers)])
        missing = [number for number in numbers if number not in {row["source_id"] for row in links}]
        if missing:
            raise NoSuchNumberError("source", missing)
        by_claim: dict[int, list[int]] = defaultdict(list)
        for row in links:
            if not claims or row["claim_id"] in claims:
                by_claim[row["claim_id"]].append(row["source_id"])
        found = [LeaningClaim(line, sources=tuple(by_claim[line.number])) for line in _lines(core, list(by_claim))]
        return LeaningOn(tuple(found), _documents(core, found, ()))


def _naming(core: Core, words: Sequence[Sequence[str]]) -> list[int]:
    """Give the claims that hold one phrase of each list."""
    groups = [[re.sub(r'["\x00]', " ", phrase) for phrase in group if re.search(r"\w", phrase)] for group in words]
    if not groups or not all(groups):
        return []
    asked = " AND ".join("(" + " OR ".join(f'"{phrase}"' for phrase in group) + ")" for group in groups)
    return [row[0] for row in core.rows(_NAMING, [f"text : ({asked})"])]


def _lines(core: Core, numbers: Sequence[int]) -> Iterable[ClaimLine]:
    return lines(core, ClaimFilter(numbers=tuple(numbers), include_gone=True), None) if numbers else ()


def _flags_of_claims(flags: Sequence["sqlite3.Row"], tied: Sequence["sqlite3.Row"]) -> dict[int, list["Flag"]]:
    by_number = {row["id"]: flag_of(row) for row in flags}
    found: dict[int, list[Flag]] = defaultdict(list)
    for claim, flag in tied:
        found[claim].append(by_number[flag])
    return found


def _documents(
    core: Core, claims: Sequence[LeaningClaim], flags: Sequence["sqlite3.Row"]
) -> tuple[LeaningDocument, ...]:
    of_claims: dict[int, list[int]] = defaultdict(list)
    for claim in claims:
        of_claims[claim.line.document].append(claim.line.number)
    of_flags: dict[int, list[Flag]] = defaultdict(list)
    for row in flags:
        of_flags[row["document_id"] or 0].append(flag_of(row))
    rows = core.rows(_DOCUMENTS, [ids(sorted(of_claims.keys() | of_flags.keys()))])
    return tuple(
        LeaningDocument(
            row["id"], row["name"], row["title"], row["url"],
            tuple(of_flags[row["id"]]), tuple(of_claims[row["id"]]),
        )
        for row in rows
    )  # fmt: skip
