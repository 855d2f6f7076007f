"""What rules may ask of the ledger: the claims of the document at hand, and claims elsewhere that are like one.

In: the open file, and which document or claim is at hand. Out: claims as rules know them.
"""

from dataclasses import dataclass
from datetime import date

from factcheck.model import ClaimFilter, ClaimRecord, LedgerClaim, State, Watch, WatchedSource
from factcheck.store import claims, watches
from factcheck.store.align import spoken
from factcheck.store.core import Core

LONG_WORD = 4  # letters from which a word says what a claim is about
WORDS = 24  # of a claim that are looked for elsewhere
LOOKED_AT = 50  # claims elsewhere that share words, best first


@dataclass(frozen=True)
class View:
    """The ledger as rules see it while one document, or one claim added by hand, is at hand."""

    core: Core
    document: int = 0
    claim: int = 0

    def claims(self) -> tuple[LedgerClaim, ...]:
        """Give the ledger's claims of the document at hand, dropped ones left out."""
        numbers = (self.claim,) if self.claim else ()
        found = claims.find(self.core, ClaimFilter(numbers=numbers, document=self.document), None)
        return self._known(tuple(claim for claim in found if claim.state is not State.DROPPED))

    def like(self, claim: LedgerClaim) -> tuple[LedgerClaim, ...]:
        """Give other claims of the ledger that share words or figures with ``claim``, the likest first."""
        asked = {word.folded for word in spoken(claim.text) if _tells(word.folded)}
        if not asked:
            return ()
        query = (
            "SELECT w.rowid FROM claim_words w JOIN claim c ON c.id = w.rowid WHERE claim_words MATCH ? "
            "AND c.id <> ? AND c.gone = 0 AND c.state <> 'dropped' ORDER BY bm25(claim_words), w.rowid LIMIT ?"
        )
        words = " OR ".join(f'"{word}"' for word in sorted(asked, key=lambda word: (-len(word), word))[:WORDS])
        numbers = [int(row[0]) for row in self.core.rows(query, [words, claim.number, LOOKED_AT])]
        if not numbers:
            return ()
        found = {record.number: record for record in claims.find(self.core, ClaimFilter(numbers=tuple(numbers)), None)}
        return self._known(tuple(found[number] for number in numbers))

    def _known(self, records: tuple[ClaimRecord, ...]) -> tuple[LedgerClaim, ...]:
        names = {
            row["id"]: row["title"] or row["name"] for row in self.core.rows("SELECT id, title, name FROM document")
        }
        watched = watches.of_claims(self.core, [record.number for record in records])
        return tuple(
            _ledger_claim(record, names.get(record.document, ""), tuple(map(_watched, watched.get(record.number, ()))))
            for record in records
        )


def _watched(pair: tuple[str, Watch]) -> WatchedSource:
    name, watch = pair
    return WatchedSource(watch.source, watch.outcome or "", name, watch.was, watch.now)


def _tells(word: str) -> bool:
    return len(word) >= LONG_WORD or word[0].isdigit()


def _ledger_claim(record: ClaimRecord, document: str, watched: tuple[WatchedSource, ...]) -> LedgerClaim:
    publishers = tuple(dict.fromkeys(source.publisher for source in record.sources if source.publisher))
    return LedgerClaim(
        number=record.number,
        text=record.text,
        language=record.language,
        start=record.start,
        end=record.end,
        claimant=record.claimant,
        state=record.state.value,
        verdict=record.verdict,
        verdict_on=_day(record),
        recheck_on=record.recheck_on,
        publishers=publishers,
        sources=len(record.sources),
        document=document,
        quantities=record.quantities,
        times=record.times,
        watched=watched,
        material=record.sources,
        said_on=record.said_on,
        shelf_life=record.shelf_life,
    )


def _day(record: ClaimRecord) -> date | None:
    return record.reviewed_at.date() if record.reviewed_at else None
