"""The ledger: documents, claims, sources, facts and their history in one SQLite file.

In: scanned documents, reviews, sources, judgements, each as records of ``factcheck.model``. Out: the same records,
and what became of each claim when its document was read again. Knows neither the clock (it is given), nor the
stages, nor the terminal. Whether a verdict may be given, what is due and what outdated are decided elsewhere.

``Ledger`` is the way in::

    with Ledger.open(path, create=True, now=clock, who="Ada") as ledger:
        result = ledger.ingest(document, marks, claims, flags, as_of=day, marks_of=marks_of)
        for claim in ledger.claims(ClaimFilter(states=(State.NEW,), order="worst", limit=1), as_of=day):
            source = ledger.add_source([claim.number], SourceRecord(kind=SourceKind.URL, url="…"))
            ledger.set_review([claim.number], "true", scale="default", note="seen in the minutes")

Reading:   claims(filter, as_of=), lines(filter, as_of=), claim(number, as_of=), document(number, version=),
           documents(), document_as_read(number), document_flags(number), sources(), facts(),
           leaning_on_facts(ids), leaning_on_sources(numbers, claims=): what a change of them reaches,
           history(claim=, document=, limit=), view(document) for rules, sharing(lookups) for finding like claims.
Changing:  ingest, reread, add_claim(record), edit_claim(number, **fields), split_claim(number, parts),
           set_review(numbers, verdict, scale=, …), clear_review(numbers), set_state(numbers, state),
           record_recheck(judgements, as_of=), replace_flags(document, flags), replace_claim_flags(claim, flags),
           add_source(numbers, source), remove_source(number, claims=), add_facts(facts), remove_fact(id), undo().
Looking:   sources_to_check(numbers), watches(numbers), save_watches(found), snapshot(hash), source_outcomes(number),
           begin_source_run(selection), end_source_run(selection): where sources on the web stand, without history.
By batch:  checking(): documents, claims by hand, what was found in texts, views for rules, flags.
The file:  export(out), import_(lines, name=), backup(path), verify(); ``where.locate`` says which file it is.

Reading goes through SQLite itself and changing through SQLModel, which is imported at the first change: listing
claims does not wait for it.
"""

from factcheck.store.errors import LedgerError
from factcheck.store.ledger import Ledger
from factcheck.store.records import (
    Alike,
    ClaimLine,
    ClaimOutcome,
    Fate,
    Imported,
    IngestResult,
    Judgement,
    LeaningClaim,
    LeaningDocument,
    LeaningOn,
    Reading,
    Undone,
    Verification,
)
from factcheck.store.watches import Looked, ToCheck

__all__ = [
    "Alike",
    "ClaimLine",
    "ClaimOutcome",
    "Fate",
    "Imported",
    "IngestResult",
    "Judgement",
    "LeaningClaim",
    "LeaningDocument",
    "LeaningOn",
    "Ledger",
    "LedgerError",
    "Looked",
    "Reading",
    "ToCheck",
    "Undone",
    "Verification",
]
