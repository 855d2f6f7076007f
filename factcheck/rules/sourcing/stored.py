"""What rules about sources ask of a case, and how their examples write sources."""

from collections.abc import Iterator
from datetime import date

from factcheck.model import Case, LedgerClaim, SourceKind, SourceRecord, Span, Stance
from factcheck.rules.base import Hit, Slot

_JUDGED = ("checked", "published")
FR = "Les alliés ont fourni 40 milliards d'euros."
EN = "The allies provided 40 billion euros."


def sourced(case: Case) -> Iterator[LedgerClaim]:
    """Give the ledger's claims that have sources."""
    return (claim for claim in (case.ledger.claims() if case.ledger else ()) if claim.material)


def reviewed(case: Case) -> Iterator[LedgerClaim]:
    """Give the ledger's claims that have a verdict or are given out as checked."""
    for claim in case.ledger.claims() if case.ledger else ():
        if claim.verdict or claim.state in _JUDGED:
            yield claim


def judging(claim: LedgerClaim) -> tuple[SourceRecord, ...]:
    """Give the sources that speak for or against a claim; all where nobody said what any of them does."""
    return tuple(found for found in claim.material if found.stance is not Stance.CONTEXT) or claim.material


def said(case: Case, claim: LedgerClaim) -> date | None:
    """Give the day on which a claim was said."""
    return claim.said_on or case.anchor


def hit(claim: LedgerClaim, kind: str = "", /, **slots: Slot) -> Hit:
    """Point at all of a claim."""
    return Hit(Span(claim.start, claim.end), kind, slots={"number": claim.number, **slots})


def source(
    publisher: str = "",
    published: str | None = None,
    retrieved: str | None = None,
    *,
    url: str = "",
    title: str = "",
    passage: str = "",
) -> SourceRecord:
    """Write an example's source that supports its claim; days are ISO strings."""
    days = [date.fromisoformat(day) if day else None for day in (published, retrieved)]
    return SourceRecord(
        SourceKind.URL if url else SourceKind.DOCUMENT,
        title=title,
        url=url,
        publisher=publisher,
        published=days[0],
        retrieved=days[1],
        passage=passage,
        stance=Stance.SUPPORTS,
        id=1,
    )
