"""Two versions of a stored document against each other: what changed in its claims.

    scan      both texts, with the stages and facts of today   -> claims and marks
    reattach  the old claims in the new text                   -> the fate of each

What goes in: an open ledger and the numbers of a document and its versions. What comes out: outcomes as reading a new
version gives them; nothing is written.
"""

from dataclasses import replace

from factcheck.flow import Judge, scan_document
from factcheck.languages.vocabulary import comparing
from factcheck.model import ClaimFilter, Document, DocumentRecord, FactcheckError
from factcheck.model.frozen import dataclass
from factcheck.store import ClaimOutcome, Fate, Ledger
from factcheck.store.difference import differences
from factcheck.store.fold import folded
from factcheck.store.guard import Guards
from factcheck.store.reattach import Attachment, Known, reattach


class NoSuchVersionError(FactcheckError):
    """A version that a document has not, or one alone that has nothing to be compared with."""

    code = "no-such-version"


@dataclass(frozen=True, slots=True)
class Versions:
    """Two versions of a document and what became of each claim, in the order of the newer text, the gone ones last.

    An outcome's number is that of the ledger's claim in the same words, 0 where there is none.
    """

    before: DocumentRecord
    after: DocumentRecord
    outcomes: tuple[ClaimOutcome, ...]

    def count(self, fate: Fate) -> int:
        """Say how many claims met ``fate``."""
        return sum(outcome.fate is fate for outcome in self.outcomes)


def compare_versions(ledger: Ledger, number: int, judge: Judge, *, before: int = 0, after: int = 0) -> Versions:
    """Compare two versions of a document: the newest and the one before it where none are named.

    Raises NoSuchNumberError, NoSuchVersionError.
    """
    newest = ledger.document(number).version
    after = after or (newest if before < newest else max(before, 1))
    before = before or after - 1
    _check(number, newest, before, after)
    old, new = (ledger.document(number, version=version) for version in (before, after))
    return Versions(old, new, _outcomes(old, new, _numbers(ledger, number), replace(judge, rules=())))


def _check(number: int, newest: int, before: int, after: int) -> None:
    if newest == 1:
        raise NoSuchVersionError(f"document {number} has one version only: there is nothing to compare it with")
    wrong = [version for version in (after, before) if not 1 <= version <= newest]
    if wrong:
        raise NoSuchVersionError(f"document {number} has no version {wrong[0]}: it has 1 to {newest}")
    if before == after:
        raise NoSuchVersionError(f"version {before} of document {number} is compared with itself: name two versions")


def _numbers(ledger: Ledger, document: int) -> dict[str, int]:
    """Give the numbers of a document's claims by their words."""
    claims = ledger.claims(ClaimFilter(document=document, include_gone=True))
    return {folded(claim.text): claim.number for claim in reversed(claims)}


def _outcomes(
    old: DocumentRecord, new: DocumentRecord, numbers: dict[str, int], judge: Judge
) -> tuple[ClaimOutcome, ...]:
    before, after = (scan_document(_as_read(record), judge) for record in (old, new))
    known = [Known(claim, claim.text) for claim in before.claims]
    was = Guards(before.marks, old.text, comparing(old.language))
    now = Guards(after.marks, new.text, comparing(new.language))
    fates = reattach(old.text, new.text, known, after.claims, was.at, now.at)
    told = [(_place(fate, known), _outcome(fate, known, new.text, numbers, was, now)) for fate in fates]
    return tuple(outcome for _, outcome in sorted(told, key=lambda pair: (pair[1].fate is Fate.GONE, pair[0])))


def _as_read(record: DocumentRecord) -> Document:
    return Document(record.text, record.language, record.published, record.published_by, name=record.name)


def _place(fate: Attachment, known: list[Known]) -> int:
    return fate.span.start if fate.span else known[fate.known or 0].span.start


def _outcome(
    fate: Attachment, known: list[Known], text: str, numbers: dict[str, int], was: Guards, now: Guards
) -> ClaimOutcome:
    old = known[fate.known] if fate.known is not None else None
    before, after = old.exact if old else "", fate.span.words(text) if fate.span else ""
    number = numbers.get(folded(after)) or numbers.get(folded(before), 0)
    changed = fate.fate is Fate.CHANGED and old is not None and fate.span is not None
    found = differences(was.said(old.span), now.said(fate.span)) if changed and old and fate.span else ()
    return ClaimOutcome(fate.fate, number, before, after, fate.reasons, differences=found)
