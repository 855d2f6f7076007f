"""Keeping the file sound: a copy of it while it is in use, and a check of everything that can be checked.

In: the open file. Out: a new private file; a list of what is wrong.
"""

from collections.abc import Iterator
from pathlib import Path

from factcheck.store import history
from factcheck.store.core import Core
from factcheck.store.documents import text_hash, unpacked
from factcheck.store.errors import LedgerAccessError, LedgerDamagedError, sqlite_errors
from factcheck.store.open import copy_to
from factcheck.store.records import Verification


def backup(core: Core, target: Path) -> Path:
    """Copy the ledger to ``target``, a new file or a folder; raises LedgerAccessError where it is there already."""
    if target.is_dir():
        target = target / f"{core.path.stem}-{core.now():%Y%m%dT%H%M%S}{core.path.suffix or '.db'}"
    with sqlite_errors(target):
        try:
            copy_to(core.connection, target)
        except FileExistsError:
            raise LedgerAccessError(f"{target} is there already: name a new file for the backup") from None
        except OSError as error:
            raise LedgerAccessError(f"{target} cannot be written: {error.strerror}") from error
    return target


def verify(core: Core) -> Verification:
    """Check pages, indexes, foreign keys, the search index, stored texts and the history's chain."""
    found: list[str] = []
    try:
        with core.reading():
            found.extend(_of_pages(core))
            found.extend(_of_links(core))
            found.extend(_of_texts(core))
            found.extend(_of_snapshots(core))
            found.extend(history.problems(core))
            entries = core.one("SELECT count(*) FROM history")
    except (LedgerDamagedError, MemoryError) as error:  # a damaged length asks for more memory than there is
        return Verification(0, (*found, str(error) or f"{core.path} is damaged: a length in it is beyond all bounds"))
    if not found:
        found.extend(_of_search(core))
    return Verification(entries, tuple(found))


def _of_pages(core: Core) -> Iterator[str]:
    for row in core.rows("PRAGMA integrity_check"):
        if row[0] != "ok":
            yield f"the file is damaged: {row[0]}"


def _of_links(core: Core) -> Iterator[str]:
    for row in core.rows("PRAGMA foreign_key_check"):
        yield f"row {row[1]} of {row[0]} points at a row of {row[2]} that is not there"


def _of_texts(core: Core) -> Iterator[str]:
    query = "SELECT document_id, version FROM document_text ORDER BY 1, 2"
    for number, version in [tuple(row) for row in core.rows(query)]:
        (row,) = core.rows("SELECT * FROM document_text WHERE document_id = ? AND version = ?", [number, version])
        if text_hash(unpacked(row)) != row["hash"]:
            yield f"the text of document {number}, version {version}, is not the one that was read"


def _of_snapshots(core: Core) -> Iterator[str]:
    for (kept,) in [tuple(row) for row in core.rows("SELECT hash FROM snapshot ORDER BY 1")]:
        (row,) = core.rows("SELECT * FROM snapshot WHERE hash = ?", [kept])
        if text_hash(unpacked(row)) != kept:
            yield f"the text kept of a source's page, {kept[:12]}, is not the one that was fetched"


def _of_search(core: Core) -> Iterator[str]:
    if core.read_only:
        return  # SQLite checks the index by a statement that counts as writing
    try:
        with sqlite_errors(core.path):
            core.connection.execute("INSERT INTO claim_words (claim_words, rank) VALUES ('integrity-check', 1)")
    except LedgerDamagedError:
        yield "the search index does not agree with the claims"
