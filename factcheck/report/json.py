"""The report as one JSON object, and the JSON records of claims, documents and sources.

Field names are those of the scan record where it has them; states, verdicts and time status are three fields.
"""

from factcheck.model import ClaimRecord, DocumentRecord, SourceRecord
from factcheck.recheck import Cadence, load_cadence, turn_of
from factcheck.report.dossier import Dossier
from factcheck.report.labels import Labels
from factcheck.report.record import (
    Record,
    as_block,
    day,
    flag_record,
    quantity_record,
    shelf_life_record,
    time_record,
)
from factcheck.review import is_reviewed
from factcheck.safe import public_url


def render(dossier: Dossier, labels: Labels) -> str:
    """Give the whole dossier; ``labels`` word the verdicts."""
    return as_block(
        {
            "title": dossier.title,
            "language": labels.language,
            "as_of": day(dossier.as_of),
            "generated": day(dossier.generated),
            "documents": [document_record(document) for document in dossier.documents],
            "claims": [
                claim_record(claim, dossier.cadence) | {"verdict_label": _label(claim, dossier, labels)}
                for claim in dossier.claims
            ],
        }
    )


def claim_record(claim: ClaimRecord, cadence: Cadence | None = None) -> Record:
    """Give a claim with everything that hangs on it.

    ``verdict`` is null unless a person gave it; ``earlier_verdict`` is one that has to be looked at again.
    """
    reviewed = is_reviewed(claim)
    turn = turn_of(claim, load_cadence() if cadence is None else cadence)
    return {
        "number": claim.number,
        "key": claim.key,
        "document": claim.document or None,
        "start": claim.start,
        "end": claim.end,
        "text": claim.text,
        "language": claim.language,
        "claimant": claim.claimant or None,
        "said_on": day(claim.said_on),
        "worth": claim.worth,
        "reasons": list(claim.reasons),
        "state": claim.state.value,
        "verdict": claim.verdict if reviewed else None,
        "earlier_verdict": (claim.verdict or None) if not reviewed else None,
        "scale": claim.scale or None,
        "note": claim.note,
        "reviewer": claim.reviewer or None,
        "reviewed_at": day(claim.reviewed_at),
        "forced_reason": claim.forced_reason or None,
        "time_status": claim.time_status.value,
        "shelf_life": shelf_life_record(claim.shelf_life) if claim.shelf_life else None,
        "recheck_on": day(claim.recheck_on),
        "checked_at": day(claim.checked_at),
        "turn": {"on": day(turn.on), "cadence": turn.pace.name} if turn else None,
        "created_at": day(claim.created_at),
        "gone": claim.gone,
        "times": [time_record(time) for time in claim.times],
        "quantities": [quantity_record(quantity) for quantity in claim.quantities],
        "flags": [flag_record(flag) for flag in claim.flags],
        "sources": [source_record(source) for source in claim.sources],
    }


def document_record(document: DocumentRecord) -> Record:
    """Give a document with its text, which the offsets of its claims point into."""
    return {
        "number": document.number,
        "key": document.key,
        "name": document.name,
        "title": document.title,
        "authors": list(document.authors),
        "url": public_url(document.url) or None,
        "language": document.language,
        "published": day(document.published),
        "published_by": document.published_by or None,
        "version": document.version,
        "read_at": day(document.read_at),
        "text": document.text,
        "meta": dict(document.meta),
    }


def source_record(source: SourceRecord) -> Record:
    """Give a source; credentials in its address are left out."""
    return {
        "id": source.id,
        "kind": source.kind.value,
        "title": source.title,
        "url": public_url(source.url) or None,
        "publisher": source.publisher or None,
        "published": day(source.published),
        "retrieved": day(source.retrieved),
        "passage": source.passage or None,
        "stance": source.stance.value,
        "note": source.note,
        "copies": [{"url": public_url(copy.url), "saved_on": day(copy.saved_on)} for copy in source.copies],
    }


def _label(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> str | None:
    return dossier.verdict_label(claim, labels.language) if is_reviewed(claim) else None
