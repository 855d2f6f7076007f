"""Documents with their scans into the ledger: as new ones, or as new versions with claims re-attached.

In: a document, its marks, claims and flags. Out: what became of each claim; one transaction a document. How claims
are found again is ``reattach``'s business, which document it is ``identity``'s.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date

from factcheck.languages.vocabulary import comparing
from factcheck.model import Claim, ClaimRecord, Document, DocumentRecord, Flag, Marks, Quantity, Span, State, Time
from factcheck.model.frozen import dataclass
from factcheck.store import documents, flags, identity
from factcheck.store.change import Change
from factcheck.store.claims import MAYBE_SHELF_LIFE
from factcheck.store.codec import from_json, iso, to_json
from factcheck.store.core import Core
from factcheck.store.difference import Difference, differences
from factcheck.store.edits import free_key, row_of
from factcheck.store.guard import Guards
from factcheck.store.reattach import Attachment, Known, reattach
from factcheck.store.records import ClaimOutcome, Fate, IngestResult, Reading
from factcheck.store.rows import Row

MarksOf = Callable[[Document], Marks]
JUDGED = ("shelf_life", "recheck_on", "time_status", "judged_on")
_ORDER = {Fate.GONE: 1}


@dataclass(frozen=True, slots=True)
class Read:
    """A document with what was found in it, judged as of a day."""

    document: Document
    marks: Marks
    claims: Sequence[Claim]
    flags: Sequence[Flag]
    as_of: date | None


def ingest(core: Core, read: Read, *, marks_of: MarksOf | None, update: int) -> IngestResult:
    """Store what was read. A text and metadata that are those of the newest version add nothing."""
    with core.change("ingest") as change:
        number, known = recognise(core, read.document, update)
        if not number:
            return _new(change, read)
        old = documents.one(core, number)
        if known:
            return IngestResult(number, old.version, Reading.UNCHANGED, ())
        return _version(change, old, replace(read, document=completed(read.document, old)), marks_of)


def recognise(core: Core, document: Document, update: int = 0) -> tuple[int, bool]:
    """Give the number of the document that this is, 0 where it is new; and whether reading it would add nothing."""
    number = update or identity.find(core, document)
    if not number:
        return 0, False
    old = documents.one(core, number)
    new = completed(document, old)
    return number, _as_told(new) == _as_told(old)


def _as_told(document: Document | DocumentRecord) -> tuple[object, ...]:
    return document.text, document.language, document.published, document.published_also


def reread(core: Core, number: int, read: Read) -> IngestResult:
    """Store a new scan of a document's newest text."""
    with core.change("reread") as change:
        old = documents.one(core, number)
        outcomes = _reattached(change, old, read, lambda _: read.marks)
        flags.replace_of_document(change, number, read.flags)
        return IngestResult(number, old.version, Reading.UPDATED, outcomes, change.number)


def completed(document: Document, old: DocumentRecord) -> Document:
    """Give a document with what was known of it before where the new reading says nothing."""
    return replace(
        identity.dated(document, old),
        name=old.name if document.name in identity.NAMELESS else document.name,
        url=document.url or old.url,
        title=document.title or old.title,
        authors=document.authors or old.authors,
    )


def _new(change: Change, read: Read) -> IngestResult:
    number, key = change.next_id("document"), _free_document_key(change, read.document)
    row = {"id": number, "key": key, **documents.columns(read.document), "version": 1, "read_at": change.at}
    change.insert("document", [row])
    _keep_text(change, number, 1, read.document.text)
    numbers = _add_claims(change, read, number, key, read.claims)
    flags.replace_of_document(change, number, read.flags)
    outcomes = tuple(ClaimOutcome(Fate.NEW, at, "", claim.text) for at, claim in zip(numbers, read.claims, strict=True))
    return IngestResult(number, 1, Reading.NEW, outcomes, change.number)


def _free_document_key(change: Change, document: Document) -> str:
    key = identity.key_of(document)
    while change.core.one("SELECT 1 FROM document WHERE key = ?", [key]):  # once that document had this text
        key = identity.key_of(replace(document, text=f"{document.text}\n{key}"))
    return key


def _version(change: Change, old: DocumentRecord, read: Read, marks_of: MarksOf | None) -> IngestResult:
    version = old.version + 1
    row = {"id": old.number, **documents.columns(read.document), "version": version, "read_at": change.at}
    _keep_text(change, old.number, version, read.document.text)
    change.update("document", [row])
    outcomes = _reattached(change, old, read, marks_of)
    flags.replace_of_document(change, old.number, read.flags)
    return IngestResult(old.number, version, Reading.UPDATED, outcomes, change.number)


def _keep_text(change: Change, number: int, version: int, text: str) -> None:
    row = {"document_id": number, "version": version, "hash": documents.text_hash(text), "read_at": change.at}
    change.insert("document_text", [row | documents.packed(text)])


def _add_claims(change: Change, read: Read, document: int, key: str, claims: Sequence[Claim]) -> list[int]:
    first = change.next_id("claim")
    query = "SELECT key FROM claim WHERE document_id = ?"
    taken = {row[0] for row in change.core.rows(query, [document])}
    rows = [_row(change, read, claim, document, free_key(taken, key, claim.text)) for claim in claims]
    numbers = list(range(first, first + len(rows)))
    change.insert("claim", [row | {"id": number} for number, row in zip(numbers, rows, strict=True)])
    return numbers


def _row(change: Change, read: Read, claim: Claim, document: int, key: str) -> Row:
    row = row_of(record_of(read, claim, document), key=key, number=0, created_at=change.at, judged_on=read.as_of)
    return row | documents.selector(read.document.text, claim)


def record_of(read: Read, claim: Claim, document: int) -> ClaimRecord:
    """Give a claim of a document as the ledger holds it; its number and key are given where it is stored."""
    times, quantities = marks_in(read.marks, claim)
    return ClaimRecord(
        number=0,
        key="",
        text=claim.text,
        language=read.document.language,
        document=document,
        start=claim.start,
        end=claim.end,
        claimant=claim.claimant.name if claim.claimant else "",
        worth=claim.worth,
        reasons=claim.reasons,
        times=times,
        quantities=quantities,
        shelf_life=claim.shelf_life,
        time_status=claim.time_status,
        recheck_on=claim.shelf_life.recheck_on,
        said_on=read.document.published,
    )


def marks_in(marks: Marks, claim: Claim) -> tuple[tuple[Time, ...], tuple[Quantity, ...]]:
    """Give a claim's own times and quantities, with the times that quantities are tied to.

    ``scope`` of each quantity then counts among these times, not among the document's.
    """
    figures = [marks.quantities[at] for at in claim.quantities]
    scopes = {figure.scope for figure in figures if figure.scope is not None}
    order = sorted(scopes.union(claim.times))
    place = {at: to for to, at in enumerate(order)}
    times = tuple(marks.times[at] for at in order)
    return times, tuple(replace(f, scope=None if f.scope is None else place[f.scope]) for f in figures)


def _reattached(change: Change, old: DocumentRecord, read: Read, marks_of: MarksOf | None) -> tuple[ClaimOutcome, ...]:
    query = "SELECT * FROM claim WHERE document_id = ? ORDER BY gone, start, stop, id"
    rows = [dict(row) for row in change.core.rows(query, [old.number])]
    known = [Known(Span(row["start"], row["stop"]), row["exact"], bool(row["gone"])) for row in rows]
    before = Guards(marks_of(documents.as_read(old)), old.text, comparing(old.language)) if marks_of else None
    now = Guards(read.marks, read.document.text, comparing(read.document.language))
    fates = reattach(old.text, read.document.text, known, read.claims, before.at if before else None, now.at)
    was, now_on = iso(old.published), iso(read.document.published)
    followed = [_followed(change, read, rows, fate) for fate in fates if fate.known is not None]
    said = {row["id"] for row in rows if row["said_on"] == was}  # on the day of publication, which may be another now
    change.update("claim", [row | ({"said_on": now_on} if row["id"] in said else {}) for row in followed])
    new = [fate for fate in fates if fate.fate is Fate.NEW]
    numbers = _add_claims(change, read, old.number, old.key, [read.claims[fate.found or 0] for fate in new])
    outcomes = [
        _outcome(read, rows, fate, before, now) for fate in fates if fate.known is not None and _is_news(rows, fate)
    ]
    outcomes += [
        (fate.span.start if fate.span else 0, ClaimOutcome(Fate.NEW, at, "", read.claims[fate.found or 0].text))
        for fate, at in zip(new, numbers, strict=True)
    ]
    return tuple(outcome for _, outcome in sorted(outcomes, key=lambda pair: (_last(pair[1]), pair[0])))


def _last(outcome: ClaimOutcome) -> int:
    return _ORDER.get(outcome.fate, 0)


def _is_news(rows: Sequence[Row], fate: Attachment) -> bool:
    """Say whether a fate is worth telling: a claim that was gone and still is, is not."""
    return not (fate.fate is Fate.GONE and rows[fate.known or 0]["gone"])


def _outcome(
    read: Read, rows: Sequence[Row], fate: Attachment, before: Guards | None, now: Guards
) -> tuple[int, ClaimOutcome]:
    row = rows[fate.known or 0]
    after = fate.span.words(read.document.text) if fate.span else ""
    place = fate.span.start if fate.span else row["start"]
    found: tuple[Difference, ...] = ()
    if fate.fate is Fate.CHANGED and before and fate.span and not row["gone"]:
        found = differences(before.said(Span(row["start"], row["stop"])), now.said(fate.span))
    reviewed = bool(row["verdict"])
    return place, ClaimOutcome(fate.fate, row["id"], row["exact"], after, fate.reasons, reviewed, found)


def _followed(change: Change, read: Read, rows: Sequence[Row], fate: Attachment) -> Row:
    """Give what is to be set of a claim that was known."""
    row = rows[fate.known or 0]
    if fate.span is None:
        return {"id": row["id"], "gone": 1}
    text = fate.span.words(read.document.text)
    columns: Row = {"id": row["id"], "gone": 0, **documents.selector(read.document.text, fate.span)}
    if row["text"] == row["exact"] or fate.fate is Fate.CHANGED:
        columns["text"] = text  # words of the user's own stay until the document says something else
    if fate.found is not None:
        columns |= _marks(change, read, read.claims[fate.found], fate)
        columns = {name: value for name, value in columns.items() if not (name in JUDGED and _keeps(row, fate))}
        columns["claimant"] = _claimant(row, read.claims[fate.found], fate)
    if fate.fate is Fate.CHANGED:
        columns |= _reopened(row)
    return columns


def _keeps(row: Row, fate: Attachment) -> bool:
    """Say whether what a recheck found, or the day that a person set, stands: the claim says what it said."""
    life = from_json(MAYBE_SHELF_LIFE, row["shelf_life"])
    told = iso(life.recheck_on) if life else None
    return fate.fate is not Fate.CHANGED and (row["checked_at"] is not None or row["recheck_on"] != told)


def _claimant(row: Row, claim: Claim, fate: Attachment) -> str:
    """Give the claimant: the one there is, who may be the user's own word, unless the claim says something else."""
    found = claim.claimant.name if claim.claimant else ""
    return found or row["claimant"] if fate.fate is Fate.CHANGED else row["claimant"] or found


def _marks(change: Change, read: Read, claim: Claim, fate: Attachment) -> Row:
    """Give the columns that follow from a new scan."""
    row = _row(change, read, claim, 0, "")
    span = fate.span or claim
    if (span.start, span.end) != (claim.start, claim.end):
        times, quantities = marks_in(read.marks, claim)
        row["times"] = to_json(tuple(time for time in times if span.covers(time)))
        row["quantities"] = to_json(tuple(replace(q, scope=None) for q in quantities if span.covers(q)))
    return {name: row[name] for name in (*JUDGED, "worth", "reasons", "times", "quantities")}


def _reopened(row: Row) -> Row:
    """Take the verdict off and put the claim back into the queue; the history keeps what it was."""
    worked_on = row["state"] not in (State.NEW.value, State.DROPPED.value)
    state = State.IN_REVIEW.value if worked_on or row["verdict"] else row["state"]
    return {
        "state": state,
        "verdict": "",
        "scale": "",
        "reviewer": "",
        "reviewed_at": None,
        "forced_reason": "",
    }
