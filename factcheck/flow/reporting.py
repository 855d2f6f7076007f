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
from factcheck.flow.check import as_document
from factcheck.model import Claim, ClaimFilter, ClaimRecord, DocumentRecord, Flag, Span, State, TimeStatus
from factcheck.model.frozen import dataclass
from factcheck.store import Ledger


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
    """Tell reasons and flags anew, in the judge's language and as of its day; verdicts and dates stay as stored."""
    read = {
        document.number: _Read(
            scan_document(ledger.document_as_read(document.number), judge, ledger.view(document.number))
        )
        for document in chosen.documents
    }
    return replace(chosen, claims=tuple(_told_anew(claim, read, judge) for claim in chosen.claims))


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


def _told_anew(claim: ClaimRecord, read: dict[int, _Read], judge: Judge) -> ClaimRecord:
    document = read.get(claim.document) or _Read(scan_document(as_document(claim), judge))
    place = Span(claim.start, claim.end) if claim.document else Span(0, len(claim.text))
    found, stored = document.claim(place), claim.shelf_life
    if claim.gone or stored is None or found is None or found.shelf_life.kind is not stored.kind:
        return claim  # its own words or its own date were given by hand, or its text is no longer there
    overtaken = claim.time_status is TimeStatus.DUE and found.time_status is TimeStatus.OUTDATED
    return replace(
        claim,
        shelf_life=replace(stored, reason=found.shelf_life.reason, rewrite=found.shelf_life.rewrite),
        time_status=found.time_status if overtaken else claim.time_status,
        flags=tuple(document.flags(place)),
    )
