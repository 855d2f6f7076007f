"""What checking many documents needs of the ledger: everything by the batch.

In: the open file and numbers. Out: documents as read, claims added by hand, what was found in texts before, what rules
may ask of the ledger; and flags put in place of those from before.
"""

from collections.abc import Iterable, Mapping, Sequence

from factcheck.model import ClaimFilter, ClaimRecord, Document, Flag, LedgerView
from factcheck.store import claims, documents, flags, readings
from factcheck.store.core import Core
from factcheck.store.readings import Found
from factcheck.store.view import View
from factcheck.store.whole import Whole

__all__ = ["Checking", "Found", "Whole"]


class Checking:
    """A ledger that is being checked."""

    def __init__(self, core: Core) -> None:
        self._core = core

    def documents(self) -> tuple[int, ...]:
        """Give the numbers of all documents."""
        return tuple(row[0] for row in self._core.rows("SELECT id FROM document ORDER BY id"))

    def documents_as_read(self, numbers: Sequence[int]) -> dict[int, Document]:
        """Give those of several documents that there are, as the stages take them."""
        found = documents.several(self._core, numbers)
        return {number: documents.as_read(record) for number, record in found.items()}

    def claims_by_hand(self) -> tuple[int, ...]:
        """Give the numbers of the claims that are of no document."""
        query = "SELECT id FROM claim WHERE document_id IS NULL AND gone = 0 ORDER BY id"
        return tuple(row[0] for row in self._core.rows(query))

    def claims(self, numbers: Sequence[int]) -> tuple[ClaimRecord, ...]:
        """Give several claims."""
        return claims.find(self._core, ClaimFilter(numbers=tuple(numbers)), None)

    def readings(self, made_by: str, hashes: Sequence[str]) -> dict[str, Found]:
        """Give what ``made_by`` has found in texts before, by their hashes; others are left out."""
        return readings.known(self._core, made_by, hashes)

    def keep_readings(self, made_by: str, found: Iterable[tuple[str, Found]]) -> bool:
        """Keep what was found in texts, where the ledger can be written now; gives whether it could."""
        return readings.keep(self._core, made_by, found)

    def forget_other_readings(self, hashes: Iterable[str]) -> None:
        """Drop what was found in all texts but those with these hashes."""
        readings.forget_others(self._core, hashes)

    def whole(self) -> Whole:
        """Give what rules may ask of the ledger where all of it is checked."""
        return Whole(self._core)

    def save_flags(self, of_documents: Mapping[int, Sequence[Flag]], of_claims: Mapping[int, Sequence[Flag]]) -> None:
        """Put flags in place of those of several documents and claims added by hand, as one transaction."""
        flags.replace_many(self._core, of_documents, of_claims)

    def view_of_claim(self, claim: ClaimRecord) -> LedgerView:
        """Give what rules may ask of the ledger while one claim, of a document or not, is at hand."""
        return View(self._core, document=claim.document, claim=claim.number)

    def save_flags_on_claims(self, codes: str, found: Mapping[int, Sequence[Flag]]) -> None:
        """Put flags in place of those with codes like ``codes`` ("IC3__") on claims, as one transaction."""
        flags.replace_on_claims(self._core, codes, found)
