"""ClaimReview markup (schema.org JSON-LD): one object per claim that a person reviewed, and none for any other.

Each object stands for itself, because a page should carry the reviews of that page alone. Required properties
(``claimReviewed``, ``reviewRating`` with ``alternateName``, ``url``) are always there; recommended ones where they are
known. ``url`` is relative to the page that carries the markup until the dossier says where it will stand.
"""

from datetime import date

from factcheck.model import ClaimRecord, DocumentRecord, SourceKind, SourceRecord, reviewed_after
from factcheck.report.dossier import Dossier, title_of
from factcheck.report.labels import Labels
from factcheck.report.record import Record, as_block, day
from factcheck.review import is_reviewed
from factcheck.safe import href


def render(dossier: Dossier, labels: Labels) -> str:
    """Give one JSON array."""
    return as_block([review_object(claim, dossier, labels) for claim in dossier.reviewed])


def review_object(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Record:
    """Give the ClaimReview of one claim; raises ValueError for one that no person reviewed."""
    if not is_reviewed(claim) or claim.reviewed_at is None:
        raise ValueError(f"claim {claim.number} was not reviewed")
    return _known(
        {
            "@context": "https://schema.org",
            "@type": "ClaimReview",
            "@id": dossier.address(claim),
            "url": dossier.address(claim),
            "claimReviewed": claim.text,
            "reviewRating": _rating(claim, dossier, labels.language),
            "author": _author(claim, dossier),
            "itemReviewed": _claim(claim, dossier, labels),
            "datePublished": day(claim.reviewed_at.date()),
            "dateModified": day(claim.reviewed_at.date()),
            "expires": day(_expires(claim, dossier)),
            "inLanguage": labels.language,
            "reviewBody": claim.note,
            "citation": [_citation(source) for source in claim.sources],
            "sdPublisher": _publisher(dossier),
        }
    )


def _expires(claim: ClaimRecord, dossier: Dossier) -> date | None:
    """Give until when the review can be relied on: the claim's day, or the next turn where it was reviewed after it."""
    if not reviewed_after(claim.recheck_on, claim.reviewed_at, dossier.as_of):
        return claim.recheck_on
    turn = dossier.turn(claim)
    return turn.on if turn else None


def _rating(claim: ClaimRecord, dossier: Dossier, language: str) -> Record:
    verdict = dossier.verdict(claim)
    rating: Record = {"@type": "Rating", "alternateName": dossier.verdict_label(claim, language)}
    if verdict and verdict.value is not None:
        scale = dossier.scales[claim.scale]
        rating |= {"ratingValue": verdict.value, "bestRating": scale.best, "worstRating": scale.worst}
    return _known(rating | {"ratingExplanation": claim.note})


def _author(claim: ClaimRecord, dossier: Dossier) -> Record:
    return _publisher(dossier) or {"@type": "Person", "name": claim.reviewer}


def _publisher(dossier: Dossier) -> Record:
    if not dossier.publisher:
        return {}
    return _known({"@type": "Organization", "name": dossier.publisher, "url": href(dossier.publisher_url)})


def _claim(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> Record:
    document = dossier.by_number.get(claim.document)
    said = claim.said_on or (document.published if document else None)
    return _known(
        {
            "@type": "Claim",
            "text": claim.text,
            "author": _claimant(claim.claimant, labels),
            "datePublished": day(said),
            "appearance": [_appearance(document)] if document else [],
        }
    )


def _claimant(name: str, labels: Labels) -> Record:
    if not name:
        return {}
    return {"@type": "Organization" if labels.is_organisation(name) else "Person", "name": name}


def _appearance(document: DocumentRecord) -> Record:
    return _known(
        {
            "@type": "CreativeWork",
            "url": href(document.url),
            "headline": title_of(document),
            "datePublished": day(document.published),
            "author": [{"@type": "Person", "name": name} for name in document.authors],
            "inLanguage": document.language,
        }
    )


def _citation(source: SourceRecord) -> Record:
    publisher = {"@type": "Organization", "name": source.publisher} if source.publisher else {}
    return _known(
        {
            "@type": "Person" if source.kind is SourceKind.PERSON else "CreativeWork",
            "name": source.title,
            "url": href(source.url),
            "archivedAt": [href(copy.url) for copy in source.copies],
        }
        | ({} if source.kind is SourceKind.PERSON else {"publisher": publisher, "datePublished": day(source.published)})
    )


def _known(fields: Record) -> Record:
    """Leave out what is not known: an empty property says something false."""
    return {name: value for name, value in fields.items() if value not in ("", None, [], {})}
