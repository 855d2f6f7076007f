"""Articles into the ledger, read again, and claims added and edited by hand.

    recognise  which document of the ledger it is       -> nothing to do, or
    scan       all stages                               -> Scan
    store      the ledger, with the old text's marks    -> IngestResult

What goes in: an open ledger, documents, a judge. What comes out: what became of each claim.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field, replace
from datetime import date
from typing import Any

from factcheck.flow import Judge, Scan, marks_of, scan_document
from factcheck.flow.ahead import scan_ahead
from factcheck.flow.articles import Failure, Given
from factcheck.flow.matching import Match, Matcher
from factcheck.flow.readings import Readings
from factcheck.measure.meaning import Encoder
from factcheck.model import (
    ClaimRecord,
    Document,
    FactcheckError,
    Marks,
    Quantity,
    Span,
    Time,
)
from factcheck.model.frozen import dataclass
from factcheck.read import BadLine, read_documents, read_records
from factcheck.review import check_move
from factcheck.store import Fate, IngestResult, Ledger, LedgerError, Reading
from factcheck.store.identity import dated

OFFERED = 20  # articles of one call for which earlier claims are looked up: nobody reads them for a thousand


@dataclass(frozen=True, slots=True)
class Ingested:
    """A document that was read into the ledger, with what came of it.

    ``earlier``: for claims whose words are new, those of other documents that may say the same.
    """

    document: Document
    result: IngestResult
    earlier: Mapping[int, tuple[Match, ...]] = field(default_factory=dict)


def ingest(
    ledger: Ledger, document: Document, judge: Judge, *, update: int = 0, scan: Scan | None = None
) -> IngestResult:
    """Store one document; ``update`` says of which stored document it is the new version.

    A known document keeps its date of publication where the new reading tells none, or a person gave it. One that is
    in the ledger as it stands is not scanned, nor is one of which ``scan`` is the scan.
    """
    number, known = ledger.recognise(document, update=update)
    if known:
        return IngestResult(number, ledger.document(number).version, Reading.UNCHANGED, ())
    if number:
        document = dated(document, ledger.document(number))
    if scan is None or scan.document != document:
        scan = scan_document(document, judge)
    result = ledger.ingest(
        document,
        scan.marks,
        scan.claims,
        scan.flags,
        as_of=scan.as_of,
        marks_of=lambda old: marks_of(old, judge),
        update=number,
    )
    Readings(ledger, judge).keep(document, (scan.sentences, scan.marks))
    return result


def ingest_places(
    ledger: Ledger,
    places: tuple[str, ...],
    given: Given,
    judge: Judge,
    *,
    stream: bool = False,
    update: int = 0,
    encoder: Encoder | None = None,
) -> Iterator[Ingested | Failure]:
    """Store files, folders and patterns, "-" for standard input, each document in a transaction of its own.

    ``stream``: the files hold one JSON object a line. ``update`` is for one article. What cannot be read is handed on
    as a failure; a ledger that cannot be written raises LedgerError, and what was stored before stays.
    """
    yield from ingest_all(ledger, _read(places, given, judge, stream=stream), judge, update=update, encoder=encoder)


def ingest_all(
    ledger: Ledger,
    found: Iterable[Document | BadLine | FactcheckError],
    judge: Judge,
    *,
    update: int = 0,
    known_only: bool = False,
    encoder: Encoder | None = None,
) -> Iterator[Ingested | Failure]:
    """Store what was read, wherever it came from; ``known_only`` leaves out what is no document of the ledger.

    ``encoder`` has earlier claims ranked by meaning too.
    """
    matcher = Matcher(ledger, judge, encoder=encoder)
    scanned = scan_ahead(found, judge, lambda item: _to_scan(ledger, item, update, known_only=known_only))
    for read, (item, scan) in enumerate(scanned):
        if isinstance(item, BadLine):
            yield Failure(item.id, item.code, item.message)
        elif isinstance(item, FactcheckError):
            yield Failure(None, item.code, str(item))
        elif known_only and not (update or ledger.recognise(item)[0]):
            message = f"{item.url or item.name} is not in the ledger: read it in without --update"
            yield Failure(None, "not-in-ledger", message)
        else:
            yield _ingested(ledger, item, judge, update, matcher if read < OFFERED else None, scan)


def _read(
    places: tuple[str, ...], given: Given, judge: Judge, *, stream: bool
) -> Iterator[Document | BadLine | FactcheckError]:
    if not stream:
        yield from read_documents(
            places, language=given.language, published=given.published, encoding=given.encoding, packs=judge.packs
        )
        return
    for place in places:
        yield from read_records(place, language=given.language, published=given.published, packs=judge.packs)


def _to_scan(
    ledger: Ledger, item: Document | BadLine | FactcheckError, update: int, *, known_only: bool
) -> Document | None:
    """Give the document as it will be scanned; None where it will not be."""
    if not isinstance(item, Document):
        return None
    number, known = ledger.recognise(item, update=update)
    if known or (known_only and not number):
        return None
    return dated(item, ledger.document(number)) if number else item


def _ingested(
    ledger: Ledger, document: Document, judge: Judge, update: int, matcher: Matcher | None, scan: Scan | None
) -> Ingested | Failure:
    try:
        result = ingest(ledger, document, judge, update=update, scan=scan)
    except LedgerError:
        raise
    except FactcheckError as error:
        return Failure(document.id or document.name, error.code, str(error))
    if matcher is None:
        return Ingested(document, result)
    new = [outcome.number for outcome in result.outcomes if outcome.fate in (Fate.NEW, Fate.CHANGED)]
    return Ingested(document, result, matcher.earlier(new, document=result.document))


def reread(ledger: Ledger, number: int, judge: Judge) -> IngestResult:
    """Scan a stored document again, with the stages and facts of today; reviews stay where they are."""
    scan = scan_document(ledger.document_as_read(number), judge, ledger.view(number))
    return ledger.reread(number, scan.marks, scan.claims, scan.flags, as_of=scan.as_of)


def add(ledger: Ledger, document: Document, judge: Judge, *, claimant: str = "", note: str = "") -> int:
    """Add one claim by hand: all of the document's text, which was said on the day of its publication."""
    scan = scan_document(document, judge)
    claim = ClaimRecord(
        number=0,
        key="",
        text=document.text.strip(),
        language=document.language,
        claimant=claimant or _only_claimant(scan),
        said_on=document.published,
        note=note,
        **_found(scan, Span(0, len(document.text))),
    )
    number = ledger.add_claim(claim, judged_on=scan.as_of)
    if claim.text == document.text:
        Readings(ledger, judge).keep(document, (scan.sentences, scan.marks))
    return number


def edit(
    ledger: Ledger, number: int, judge: Judge, *, text: str | None = None, span: Span | None = None, **fields: Any
) -> bool:
    """Change a claim, as one change; gives whether anything is not as it was. Review, sources and history stay.

    ``span`` lets it stand for other words of its document, whose marks are read again. ``text`` is a wording of the
    user's own: a claim added by hand is read again, one of a document keeps the marks of the words that stand there.
    Other ``fields`` are those of ``Ledger.edit_claim``. Raises BadSpanError, WrongMoveError.
    """
    claim = ledger.claim(number)
    if "state" in fields:
        check_move(claim, fields["state"])
    if span is not None:
        fields |= _at_span(ledger, claim, span, judge)
    elif text is not None and not claim.document:
        scan = scan_document(Document(text, claim.language, claim.said_on, "claim"), judge)
        fields |= _found(scan, Span(0, len(text))) | {"judged_on": scan.as_of}
    if text is not None:
        fields["text"] = text
    return ledger.edit_claim(number, **fields)


def _at_span(ledger: Ledger, claim: ClaimRecord, span: Span, judge: Judge) -> dict[str, Any]:
    if not claim.document:
        raise BadSpanError(f"claim {claim.number} was added by hand and has no span: change its words with --text")
    document = ledger.document_as_read(claim.document)
    if not 0 <= span.start < span.end <= len(document.text):
        raise BadSpanError(
            f"{span.start} to {span.end} is no span of document {claim.document}: it has 0 to {len(document.text)}"
        )
    scan = scan_document(document, judge)
    place = {"text": span.words(document.text), "start": span.start, "end": span.end}
    return _found(scan, span) | place | {"judged_on": scan.as_of}


class BadSpanError(FactcheckError):
    """A span that a claim cannot have."""

    code = "bad-span"


def _found(scan: Scan, span: Span) -> dict[str, Any]:
    """Give what a scan says of the words at ``span``: its marks, and the shelf life that ends first."""
    inside = [claim for claim in scan.claims if claim.overlaps(span)]
    times, quantities = _marks(scan.marks, span)
    found: dict[str, Any] = {"times": times, "quantities": quantities}
    if not inside:
        return found
    first = min(inside, key=lambda claim: (claim.shelf_life.recheck_on or date.max, claim.start))
    return found | {
        "worth": max(claim.worth for claim in inside),
        "reasons": tuple(dict.fromkeys(reason for claim in inside for reason in claim.reasons)),
        "shelf_life": first.shelf_life,
        "time_status": first.time_status,
        "recheck_on": first.shelf_life.recheck_on,
    }


def _marks(marks: Marks, span: Span) -> tuple[tuple[Time, ...], tuple[Quantity, ...]]:
    """Give the times and quantities inside ``span``; ``scope`` then counts among these times."""
    places = {at: to for to, at in enumerate(i for i, time in enumerate(marks.times) if span.covers(time))}
    quantities = (quantity for quantity in marks.quantities if span.covers(quantity))
    return (
        tuple(marks.times[at] for at in places),
        tuple(replace(q, scope=None if q.scope is None else places.get(q.scope)) for q in quantities),
    )


def _only_claimant(scan: Scan) -> str:
    names = {claim.claimant.name for claim in scan.claims if claim.claimant}
    return names.pop() if len(names) == 1 else ""
