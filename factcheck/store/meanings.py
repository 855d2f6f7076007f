"""Vectors of claims' words, kept so that an encoder is asked once for each.

In: claims with their words, and the encoder's name. Out: the vectors that are kept of just these words. Everything here
can be worked out again: it has no history, is not exported, and a ledger that cannot be written goes without.
"""

from collections.abc import Iterable, Sequence
from hashlib import sha256

from factcheck.store.core import Core, ids
from factcheck.store.errors import LedgerBusyError
from factcheck.store.records import Alike

_INSERT = """INSERT OR REPLACE INTO meaning (claim_id, words, made_by, vector)
SELECT ?, ?, ?, ? WHERE EXISTS (SELECT 1 FROM claim WHERE id = ?)"""  # another process may have taken the claim back


def known(core: Core, made_by: str, claims: Sequence[Alike]) -> dict[int, bytes]:
    """Give the vectors that ``made_by`` has made of the words of these claims; others are left out."""
    query = """SELECT claim_id, words, vector FROM meaning
        WHERE claim_id IN (SELECT value FROM json_each(?)) AND made_by = ?"""
    words = {claim.number: _hash(claim.text) for claim in claims}
    rows = core.rows(query, [ids([*words]), made_by])
    return {row["claim_id"]: row["vector"] for row in rows if row["words"] == words[row["claim_id"]]}


def keep(core: Core, made_by: str, made: Iterable[tuple[Alike, bytes]]) -> bool:
    """Keep vectors, in place of those of other words; gives whether there was a way to."""
    if core.read_only:
        return False
    rows = [(claim.number, _hash(claim.text), made_by, vector, claim.number) for claim, vector in made]
    try:
        with core.noting() as connection:
            connection.executemany(_INSERT, rows)
    except LedgerBusyError:
        return False  # somebody else writes, and nothing that was asked for depends on it
    return True


def _hash(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]
