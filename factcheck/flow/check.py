"""The rules over the ledger: every document read again from what is stored, claims added by hand each on its own.

What goes in: an open ledger, a judge whose day is the day judged on, and which documents. What comes out: scans, one at
a time, with the flags of 3xx rules too, since the ledger is at hand.
"""

from collections.abc import Iterator

from factcheck.flow import Judge, Scan, scan_document
from factcheck.model import ClaimFilter, ClaimRecord, Document
from factcheck.store import Ledger


def check(ledger: Ledger, judge: Judge, documents: tuple[int, ...] = (), *, save: bool = False) -> Iterator[Scan]:
    """Check the documents that are named, or everything; ``save`` keeps the flags in place of those from before."""
    for number in documents or tuple(record.number for record in ledger.documents()):
        scan = scan_document(ledger.document_as_read(number), judge, ledger.view(number))
        if save:
            ledger.replace_flags(number, scan.flags)
        yield scan
    if not documents:
        yield from _claims_by_hand(ledger, judge, save=save)


def _claims_by_hand(ledger: Ledger, judge: Judge, *, save: bool) -> Iterator[Scan]:
    for claim in ledger.claims(ClaimFilter()):
        if claim.document:
            continue
        scan = scan_document(as_document(claim), judge, ledger.view_of_claim(claim.number))
        if save:
            ledger.replace_claim_flags(claim.number, scan.flags)
        yield scan


def as_document(claim: ClaimRecord) -> Document:
    """Give a claim that stands alone as the stages take it; its anchor is the day on which it was said."""
    return Document(claim.text, claim.language, claim.said_on, "claim", name=f"claim {claim.number}")
