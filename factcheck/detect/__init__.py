"""From sentences and marks to claims: what is stated, by whom, is it worth checking, how long does it hold.

What goes in: a document with its marks, the pack of its language and the reader's, the day judged on, the known
facts. What comes out: ``Claim`` values in the order of the text. Detection reads marks and never raw words, knows no
rules, no ledger and no clock.

    statement   a piece of a sentence with the marks in it
    clauses     sentences -> statements: speech, clauses, lengths of time told in passing
    claimants   who says it
    worth       is it worth checking
    shelf_life  how long it holds: chosen among dated, running, states and mere wording
    status      where it stands on a day; needs no article
    reasons, rewrites   what people read
"""

from collections.abc import Sequence
from datetime import date

from factcheck.detect.claimants import claimant
from factcheck.detect.clauses import is_dateline, statements
from factcheck.detect.shelf_life import shelf_life
from factcheck.detect.statement import Reading, Statement, statement
from factcheck.detect.status import reason_on, time_status
from factcheck.detect.worth import worth
from factcheck.languages import Pack
from factcheck.model import Claim, Document, KnownFacts, Marks, Sentence, ShelfLife, Span

__all__ = ["LEAST_WORTH", "claim_at", "detect_claims", "reason_on", "time_status"]

LEAST_WORTH = 0.1  # below it nothing in the sentence can be looked up


def detect_claims(
    document: Document,
    sentences: Sequence[Sentence],
    marks: Marks,
    pack: Pack,
    reader: Pack,
    as_of: date | None,
    facts: KnownFacts,
) -> tuple[Claim, ...]:
    """Give the claims of a document, judged as of a day; None is the day of publication."""
    reading = Reading(document, marks, pack, reader, as_of or document.published, facts)
    return tuple(claim for part in statements(reading, sentences) for claim in _claims(part))


def claim_at(
    span: Span,
    document: Document,
    sentences: Sequence[Sentence],
    marks: Marks,
    pack: Pack,
    reader: Pack,
    as_of: date | None,
    facts: KnownFacts,
) -> Claim:
    """Give the claim that a person sees at ``span``, whatever it is worth."""
    reading = Reading(document, marks, pack, reader, as_of or document.published, facts)
    sentence = next((sentence for sentence in sentences if sentence.overlaps(span)), span)
    around = [at for at, quotation in enumerate(marks.quotations) if quotation.covers(span)]
    inner = min(around, key=lambda at: marks.quotations[at].end - marks.quotations[at].start, default=None)
    stated = statement(reading, sentence, span, inner)
    return _claim(stated, *worth(stated))


def _claims(statement: Statement) -> tuple[Claim, ...]:
    score, reasons = worth(statement)
    if is_dateline(statement) or (score < LEAST_WORTH and not statement.quantities):
        return ()
    return (_claim(statement, score, reasons),)


def _claim(statement: Statement, score: float, reasons: tuple[str, ...]) -> Claim:
    life, reading = shelf_life(statement), statement.reading
    day = life.recheck_on
    times = tuple(time for _, time in statement.times)
    told = reason_on(life, day, reading.as_of, reader=reading.reader, times=times, facts=reading.facts)
    return Claim(
        statement.start,
        statement.end,
        statement.text,
        score,
        reasons,
        claimant(statement),
        tuple(index for index, _ in statement.times),
        tuple(index for index, _ in statement.quantities),
        ShelfLife(life.kind, day, told, life.rewrite, life.refs),
        time_status(life, day, reading.as_of, reading.facts),
        statement.quotation,
    )
