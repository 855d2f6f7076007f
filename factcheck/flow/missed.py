"""A claim that detection missed: words of a stored document that a person sees a claim in.

What goes in: an open ledger, a document's number, words as somebody typed or copied them. What comes out: the number of
a claim that stands where these words stand, with its marks, claimant and shelf life, as if it had been found.
"""

from bisect import bisect_left
from dataclasses import replace
from itertools import accumulate

from factcheck.detect import claim_at
from factcheck.flow import Judge, read_text
from factcheck.model import ClaimFilter, ClaimRecord, Document, FactcheckError, Span
from factcheck.store import Ledger
from factcheck.store.fold import words as words_of
from factcheck.store.ingest import Read, record_of

_SHOWN = 3  # places that are named where words stand in several


class NotInDocumentError(FactcheckError):
    """Words that the document does not hold."""

    code = "not-in-document"


class AmbiguousWordsError(FactcheckError):
    """Words that stand in more than one place."""

    code = "ambiguous-words"


class KnownClaimError(FactcheckError):
    """Words that are a claim already."""

    code = "known-claim"


def add_missed(ledger: Ledger, number: int, words: str, judge: Judge, *, claimant: str = "", note: str = "") -> int:
    """Add a claim with these words of a document, however they are cased, spaced and quoted; gives its number.

    Raises NoSuchNumberError, NotInDocumentError, AmbiguousWordsError, KnownClaimError.
    """
    document = ledger.document_as_read(number)
    place = _only_place(document.text, words, number)
    for claim in ledger.claims(ClaimFilter(document=number)):
        if (claim.start, claim.end) == (place.start, place.end):
            raise KnownClaimError(f"that is claim {claim.number} already")
    record = _record(document, number, place, judge, claimant, note)
    return ledger.add_claim(record, judged_on=judge.as_of or document.published)


def places(text: str, words: str) -> tuple[Span, ...]:
    """Give where ``words`` stand in a text, read as folded words; in the order of the text."""
    wanted, there = [word.folded for word in words_of(words)], words_of(text)
    if not wanted:
        return ()
    sought, joined = _joined(wanted), _joined([word.folded for word in there])
    begins = list(accumulate((len(word.folded) + 1 for word in there), initial=0))
    found, at = [], joined.find(sought)
    while at >= 0:
        first = bisect_left(begins, at)
        last = first + len(wanted) - 1
        found.append(Span(there[first].start, there[last].end))
        at = joined.find(sought, begins[last + 1])
    return tuple(found)


def _joined(words: list[str]) -> str:
    """Give words between line breaks, which none of them holds, so that only whole words are found."""
    return "".join(f"\n{word}" for word in words) + "\n"


def _only_place(text: str, words: str, number: int) -> Span:
    found = places(text, words)
    if not found:
        raise NotInDocumentError(
            f"document {number} does not say that: copy the words from it, or add the claim without --document"
        )
    if len(found) > 1:
        shown = ", ".join(f"{place.start}:{place.end}" for place in found[:_SHOWN])
        more = ", …" if len(found) > _SHOWN else ""
        raise AmbiguousWordsError(
            f"document {number} says that {len(found)} times ({shown}{more}): take in the words before or after"
        )
    return found[0]


def _record(document: Document, number: int, place: Span, judge: Judge, claimant: str, note: str) -> ClaimRecord:
    sentences, marks = read_text(document, judge)
    pack, as_of = judge.pack(document.language), judge.as_of or document.published
    claim = claim_at(place, document, sentences, marks, pack, judge.reader, as_of, judge.facts)
    record = record_of(Read(document, marks, (claim,), (), as_of), claim, number)
    return replace(record, claimant=claimant or record.claimant, note=note)
