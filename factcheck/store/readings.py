"""What was found in texts, kept so that they need not be read again.

In: the hash of a text with all that its reading leans on, and what found it. Out: sentences and marks. Everything here
can be worked out again: it has no history, is not exported, and a ledger that cannot be written goes without.
"""

import json
import zlib
from collections.abc import Iterable, Sequence
from typing import Any

from factcheck.model import Marks, Sentence
from factcheck.store.codec import canonical
from factcheck.store.compact import reader, squeezed
from factcheck.store.core import Core, ids
from factcheck.store.errors import LedgerBusyError, LedgerDamagedError

Found = tuple[tuple[Sentence, ...], Marks]
"""The sentences of a text, and its marks."""
_QUICK = 1  # zlib's level: a seventh of the size in a tenth of the time that reading takes


def known(core: Core, made_by: str, hashes: Sequence[str]) -> dict[str, Found]:
    """Give the readings of those texts that ``made_by`` has read; raises LedgerDamagedError."""
    query = "SELECT hash, data FROM reading WHERE hash IN (SELECT value FROM json_each(?)) AND made_by = ?"
    try:
        return {row["hash"]: _read(row["data"]) for row in core.rows(query, [ids(hashes), made_by])}
    except (zlib.error, ValueError, TypeError, KeyError, IndexError) as error:
        raise LedgerDamagedError(f"a stored reading in {core.path} is damaged: restore a backup") from error


def keep(core: Core, made_by: str, read: Iterable[tuple[str, Found]]) -> bool:
    """Keep readings, in place of older ones of the same texts; gives whether there was a way to."""
    if core.read_only:
        return False
    rows = [(key, made_by, _written(found)) for key, found in read]
    try:
        with core.noting() as connection:
            connection.executemany("INSERT OR REPLACE INTO reading VALUES (?, ?, ?)", rows)
    except LedgerBusyError:
        return False  # somebody else writes, and nothing that was asked for depends on it
    return True


def forget_others(core: Core, hashes: Iterable[str]) -> None:
    """Drop the readings of all texts but those of ``hashes``."""
    if core.read_only:
        return
    with core.noting() as connection:
        connection.execute("DELETE FROM reading WHERE hash NOT IN (SELECT value FROM json_each(?))", [ids([*hashes])])


def _written(found: Found) -> bytes:
    return zlib.compress(canonical(squeezed(found)).encode(), _QUICK)


def _read(data: bytes) -> Found:
    read: Any = reader(Found)
    sentences, marks = read(json.loads(zlib.decompress(data)))
    return sentences, marks
