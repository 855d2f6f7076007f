"""What a report is about, taken from the ledger: the claims asked for and the documents that they stand in.

What goes in: an open ledger, a filter, a day. What comes out: records for ``factcheck.report``, which this module
does not know. For people, reasons and flags are told anew: in the report's language and as of its day.
"""

from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from operator import attrgetter

from factcheck.flow import Judge, Scan, scan_document
from factcheck.flow.check import across, as_document, is_across
from factcheck.model import Claim, ClaimFilter, ClaimRecord, Document, DocumentRecord, Flag, Span, State, TimeStatus
from factcheck.model.frozen import dataclass
from factcheck.store import Ledger

LOOKED_AT = 60_000  # characters of a document that is read again where somebody waits to look at a claim of it


@dataclass(frozen=True, slots=True)
class Selection:
    """Documents and claims to report on, both by their numbers."""

    documents: tuple[DocumentRecord, ...]
    claims: tuple[ClaimRecord, ...]


def select(ledger: Ledger, wanted: ClaimFilter, *, as_of: date, everything: bool = False) -> Selection:
    """Give what ``wanted`` names, judged as of a day.

    Claims that were dropped or are gone are left out unless they are named, their state is, or ``everything`` is
    wanted. A document that is named is there even where it has no claims; raises NoSuchNumberError.
    """
    named = bool(wanted.numbers)
    claims = ledger.claims(replace(wanted, include_gone=wanted.include_gone or named or everything), as_of=as_of)
    if not (everything or named or wanted.states):
        claims = tuple(claim for claim in claims if claim.state is not State.DROPPED)
    numbers = {claim.document for claim in claims} | {wanted.document}
    documents = tuple(ledger.document(number) for number in sorted(numbers - {0}))
    found = {claim.number for claim in claims}
    for number in wanted.numbers:
        if number not in found:
            ledger.claim(number)  # says so where there is none of that number
    return Selection(documents, claims)


def retold(ledger: Ledger, chosen: Selection, judge: Judge) -> Selection:
    """Tell reasons and flags of all claims anew."""
    teller = Teller(ledger, judge)
    return replace(chosen, claims=tuple(map(teller.told, chosen.claims)))


class Teller:
    """Tells reasons and flags anew, in the judge's language and as of its day; verdicts and dates stay as stored."""

    def __init__(self, ledger: Ledger, judge: Judge, *, waited_for: bool = False) -> None:
        """Begin with nothing read; each document is read once.

        ``waited_for``: somebody looks at a few claims. Then only these are held against the ledger, not all of their
        documents, and claims of documents with more than ``LOOKED_AT`` characters stay as they are stored.
        """
        self._ledger, self.judge, self._waited_for = ledger, judge, waited_for
        self._reader = replace(judge, rules=[r for r in judge.rules if not is_across(r)]) if waited_for else judge
        self._documents: dict[int, _Read | None] = {}

    def told(self, claim: ClaimRecord) -> ClaimRecord:
        """Tell one claim anew; what somebody set, or a claim whose text is gone, stays as it is."""
        read = None if claim.gone else self._read(claim)
        if read is None:
            return claim
        place, stored = Span(claim.start, claim.end) if claim.document else Span(0, len(claim.text)), claim.shelf_life
        held = across(self._ledger, self.judge, claim.number) if self._waited_for else ()
        found, claim = read.claim(place), replace(claim, flags=(*read.flags(place), *held))
        if stored is None or found is None or found.shelf_life.kind is not stored.kind:
            return claim  # a place or a date that was given by hand
        overtaken = claim.time_status is TimeStatus.DUE and found.time_status is TimeStatus.OUTDATED
        return replace(
            claim,
            shelf_life=replace(stored, reason=found.shelf_life.reason, rewrite=found.shelf_life.rewrite),
            time_status=found.time_status if overtaken else claim.time_status,
        )

    def _read(self, claim: ClaimRecord) -> "_Read | None":
        number = claim.document
        if not number:
            return _Read(scan_document(as_document(claim), self._reader, self._ledger.checking().view_of_claim(claim)))
        if number not in self._documents:
            document = self._ledger.document_as_read(number)
            too_long = self._waited_for and len(document.text) > LOOKED_AT
            self._documents[number] = None if too_long else self._scanned(document, number)
        return self._documents[number]

    def _scanned(self, document: Document, number: int) -> "_Read":
        return _Read(scan_document(document, self._reader, self._ledger.view(number)))


class _Read:
    """A document read again, to look claims up in by their places."""

    def __init__(self, scan: Scan) -> None:
        self._flags = scan.flags
        self._claims = {(claim.start, claim.end): claim for claim in scan.claims}
        self._reach = max((flag.end - flag.start for flag in scan.flags), default=0)

    def claim(self, place: Span) -> Claim | None:
        """Give the claim that stands at exactly ``place``."""
        return self._claims.get((place.start, place.end))

    def flags(self, place: Span) -> Iterator[Flag]:
        """Give the flags that share text with a claim; one that points at exactly another claim is about that one."""
        for flag in self._flags[bisect_left(self._flags, place.start - self._reach, key=attrgetter("start")) :]:
            if flag.start >= place.end:
                return
            about_another = (flag.start, flag.end) in self._claims and (flag.start, flag.end) != (
                place.start,
                place.end,
            )
            if max(flag.end, flag.start + 1) > place.start and not about_another:
                yield flag
