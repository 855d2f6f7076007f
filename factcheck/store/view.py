"""What rules may ask of the ledger: the claims of the document at hand, and claims elsewhere that are like one.

In: the open file, and which document or claim is at hand. Out: claims as rules know them. For one document at a time;
``whole`` gives the same where all of them are looked at.
"""

from dataclasses import dataclass
from functools import cache, cached_property

from factcheck.languages import available, load
from factcheck.languages.vocabulary import comparing, vocabulary
from factcheck.measure.likeness import Likeness
from factcheck.measure.neighbours import close
from factcheck.measure.statement import keys_of
from factcheck.model import LedgerClaim
from factcheck.store.core import Core
from factcheck.store.known import ledger_claims, own_numbers
from factcheck.store.like import sharing

LOOKED_AT = 24  # claims elsewhere that share words, best first
COMMON = 600  # claims that hold a word from which it is passed over where rarer ones find enough


@dataclass(frozen=True, eq=False)
class View:
    """The ledger as rules see it while one document, or one claim added by hand, is at hand."""

    core: Core
    document: int = 0
    claim: int = 0

    def claims(self) -> tuple[LedgerClaim, ...]:
        """Give the ledger's claims of the document at hand, dropped ones left out; several rules ask for them."""
        return self._claims

    @cached_property
    def _claims(self) -> tuple[LedgerClaim, ...]:
        numbers = [self.claim] if self.claim else own_numbers(self.core, [self.document])[self.document]
        found = ledger_claims(self.core, numbers)
        return tuple(found[number] for number in numbers if number in found)

    def like(self, claim: LedgerClaim) -> tuple[LedgerClaim, ...]:
        """Give claims of other documents that share enough words with ``claim``, the likest first."""
        words = comparing(claim.language)
        if words is None:
            return ()
        lookups = _likeness().lookups(claim.text, claim.language)
        found = sharing(self.core, lookups, document=self.document, but=claim.number, limit=LOOKED_AT, common=COMMON)
        mine = frozenset(keys_of(claim.text, words))
        numbers = [one.number for one in found if close(mine, _keys(one.text, one.language))]
        known = ledger_claims(self.core, numbers)
        return tuple(known[number] for number in numbers if number in known)


@cache
def _likeness() -> Likeness:
    packs = [load(code) for code in available()]
    return Likeness(vocabulary(pack) for pack in packs if pack.has("compare"))


def _keys(text: str, language: str) -> frozenset[str]:
    words = comparing(language)
    return frozenset(keys_of(text, words)) if words else frozenset()
