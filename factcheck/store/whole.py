"""The whole ledger as rules see it, read once: for checking all of it without a query for each claim.

In: the open file. Out: for a batch of documents, or of claims added by hand, what rules may ask of the ledger. Memory
grows by the keys of each claim; claims themselves are read when a batch needs them, and a bounded number is kept.
"""

from array import array
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from factcheck.languages.vocabulary import comparing
from factcheck.measure.neighbours import Neighbours
from factcheck.measure.statement import keys_of
from factcheck.model import LedgerClaim
from factcheck.store.core import Core
from factcheck.store.known import ALIVE, ledger_claims, own_numbers

KEPT = 120_000  # claims kept between batches: a few kilobytes each, and reading them again costs more than all rules


class Whole:
    """A ledger of which every document is checked, batch after batch."""

    def __init__(self, core: Core) -> None:
        self._core = core
        self._kept: dict[int, LedgerClaim] = {}

    def of_documents(self, documents: Sequence[int]) -> dict[int, "Page"]:
        """Give the views of a batch of documents, by their numbers."""
        own = own_numbers(self._core, documents)
        batch = _Batch(self, [number for numbers in own.values() for number in numbers])
        return {document: Page(batch, tuple(numbers)) for document, numbers in own.items()}

    def of_claims(self, numbers: Sequence[int]) -> dict[int, "Page"]:
        """Give the views of a batch of claims added by hand, by their numbers."""
        batch = _Batch(self, list(numbers))
        return {number: Page(batch, (number,)) for number in numbers}

    def read(self, numbers: Iterable[int]) -> dict[int, LedgerClaim]:
        """Give claims by their numbers, those that are not kept in one go."""
        wanted = set(numbers)
        found = {number: self._kept[number] for number in wanted & self._kept.keys()}
        found |= ledger_claims(self._core, sorted(wanted - found.keys()))
        if len(self._kept) > KEPT:
            self._kept.clear()
        self._kept |= found
        return found

    def like(self, number: int) -> list[int]:
        """Give the numbers of claims elsewhere that share enough words with a claim, the likest first."""
        at = self._index.places.get(number)
        return [] if at is None else [self._index.numbers[other] for other in self._index.neighbours.like(at)]

    @cached_property
    def _index(self) -> "_Index":
        index = _Index()
        query = f"SELECT c.id, c.document_id, c.language, c.text FROM claim c WHERE {ALIVE} ORDER BY c.id"
        for row in self._core.walk(query):
            words = comparing(row["language"])
            if words:
                index.places[row["id"]] = len(index.numbers)
                index.numbers.append(row["id"])
                index.neighbours.add(keys_of(row["text"], words), row["document_id"] or 0)
        return index


@dataclass(slots=True)
class _Index:
    """All claims by their keys; ``numbers`` are those of the ledger, ``places`` the way back."""

    neighbours: Neighbours = field(default_factory=Neighbours)
    numbers: "array[int]" = field(default_factory=lambda: array("Q"))
    places: dict[int, int] = field(default_factory=dict)


@dataclass(eq=False)
class _Batch:
    """Claims whose likes are read together, when the first of them is asked for."""

    whole: Whole
    numbers: list[int]

    @cached_property
    def own(self) -> dict[int, LedgerClaim]:
        """Give the claims of the batch."""
        return self.whole.read(self.numbers)

    @cached_property
    def like(self) -> dict[int, tuple[LedgerClaim, ...]]:
        """Give for each claim of the batch those that are like it."""
        likes = {number: self.whole.like(number) for number in self.numbers}
        known = self.whole.read({other for others in likes.values() for other in others})
        return {number: tuple(known[other] for other in others if other in known) for number, others in likes.items()}


@dataclass(frozen=True, eq=False)
class Page:
    """The ledger as rules see it while one document of a batch is at hand."""

    batch: _Batch
    numbers: tuple[int, ...]

    def claims(self) -> tuple[LedgerClaim, ...]:
        """Give the ledger's claims of the document at hand, dropped ones left out."""
        return tuple(self.batch.own[number] for number in self.numbers if number in self.batch.own)

    def like(self, claim: LedgerClaim) -> tuple[LedgerClaim, ...]:
        """Give claims of other documents that share enough words with ``claim``, the likest first."""
        return self.batch.like.get(claim.number, ())
