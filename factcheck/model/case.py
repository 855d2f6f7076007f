"""The Case: everything a rule may look at, and nothing else."""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import field
from datetime import date
from operator import attrgetter
from typing import Protocol

from factcheck.model.claims import Claim, ShelfLife
from factcheck.model.facts import KnownFacts
from factcheck.model.frozen import dataclass
from factcheck.model.ledger import SourceRecord
from factcheck.model.marks import Entity, Marks, Quantity, Quotation, Time
from factcheck.model.text import Document, Sentence, Span


@dataclass(frozen=True, slots=True)
class WatchedSource:
    """A claim's source that somebody has gone back to: what was found, the passage as it was and as it is."""

    number: int
    outcome: str
    name: str = ""
    was: str = ""
    now: str = ""


@dataclass(frozen=True, slots=True)
class LedgerClaim:
    """A claim as the ledger holds it, as far as rules may know.

    ``material`` are its sources. ``said_on`` is the day on which it was said where that is not the day on which the
    document was published. ``quoted`` are the words of the text that the claimant is quoted with, "" where none are.
    """

    number: int
    text: str
    language: str
    start: int
    end: int
    claimant: str
    state: str
    verdict: str
    verdict_on: date | None
    recheck_on: date | None
    publishers: tuple[str, ...] = ()
    sources: int = 0
    document: str = ""
    quantities: tuple[Quantity, ...] = ()
    times: tuple[Time, ...] = ()
    material: tuple[SourceRecord, ...] = ()
    said_on: date | None = None
    shelf_life: ShelfLife | None = None
    watched: tuple[WatchedSource, ...] = ()
    quoted: str = ""
    scale: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A text beside the document's own, with its sentences and marks: its title, a passage of a source.

    ``source`` is the number of the source, ``name`` what it goes by.
    """

    text: str
    language: str
    sentences: tuple[Sentence, ...]
    marks: Marks
    source: int = 0
    name: str = ""


class LedgerView(Protocol):
    """What 3xx rules may ask of the ledger."""

    def claims(self) -> tuple[LedgerClaim, ...]:
        """Give the ledger's claims of the document at hand."""

    def like(self, claim: LedgerClaim) -> tuple[LedgerClaim, ...]:
        """Give other claims of the ledger that may speak of the same thing."""


@dataclass(frozen=True, slots=True)
class Case:
    """One document with its marks and claims, the day it is judged on, and what is known.

    ``anchor`` is the publication date; None where nobody said. ``ledger`` is None in a scan.
    ``headline`` is the title where it is no part of the text, ``passages`` what sources of the ledger's claims say, by
    the number of the claim.
    """

    document: Document
    sentences: tuple[Sentence, ...]
    marks: Marks
    claims: tuple[Claim, ...]
    as_of: date | None = None
    facts: KnownFacts = field(default_factory=KnownFacts)
    ledger: LedgerView | None = None
    headline: Part | None = None
    passages: Mapping[int, tuple[Part, ...]] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """Give the document's text."""
        return self.document.text

    @property
    def anchor(self) -> date | None:
        """Give the publication date."""
        return self.document.published

    @property
    def times(self) -> tuple[Time, ...]:
        """Give the times."""
        return self.marks.times

    @property
    def quantities(self) -> tuple[Quantity, ...]:
        """Give the quantities."""
        return self.marks.quantities

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """Give the quotations."""
        return self.marks.quotations

    @property
    def entities(self) -> tuple[Entity, ...]:
        """Give the names, roles and known facts."""
        return self.marks.entities

    def sentence_at(self, span: Span) -> Sentence | None:
        """Give the sentence in which ``span`` starts."""
        at = bisect_right(self.sentences, span.start, key=attrgetter("start")) - 1
        return self.sentences[at] if at >= 0 and span.start < self.sentences[at].end else None
