"""What a report is about, taken from the ledger: the claims asked for and the documents that they stand in.

What goes in: an open ledger, a filter, a day. What comes out: records for ``factcheck.report``, which this module
does not know.
"""

from dataclasses import dataclass, replace
from datetime import date

from factcheck.model import ClaimFilter, ClaimRecord, DocumentRecord, State
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
