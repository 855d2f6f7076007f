"""How it is told what leans on a fact or a source: each claim with its sentence, document and verdict, each article."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from factcheck.report.record import flag_record
from factcheck.safe import one_line, public_url

if TYPE_CHECKING:
    from factcheck.model import Flag
    from factcheck.store import LeaningClaim, LeaningDocument, LeaningOn

_INDENT = " " * 7


def leaning_lines(leaning: "LeaningOn", *, done: bool) -> Iterator[str]:
    """Give what leans, as lines; ``done``: the change has been made."""
    claims, documents = len(leaning.claims), len(leaning.documents)
    if not claims and not documents:
        yield "nothing in the ledger leans on it"
        return
    counted = f"{claims} claim{'s' * (claims != 1)} and {documents} article{'s' * (documents != 1)}"
    yield f"{counted} {'leaned' if done else 'lean'} on it:"
    for claim in leaning.claims:
        yield from _claim(claim)
    told = {flag for claim in leaning.claims for flag in claim.flags}
    for document in leaning.documents:
        yield from _document(document, told)


def _claim(claim: "LeaningClaim") -> Iterator[str]:
    line = claim.line
    who = f"{line.claimant}: " if line.claimant else ""
    where = f"document {line.document}" if line.document else "by hand"
    head = f"{line.number:>5}  {line.state.value:<9}  {one_line(line.verdict) or '-':<15}  {where}  "
    yield head + one_line(f"{'(gone) ' if line.gone else ''}{who}{line.text}")
    if claim.refs:
        yield _INDENT + one_line(f"shelf life: {line.reason}")
    for flag in claim.flags:
        yield _INDENT + _flag(flag)
    if not (claim.refs or claim.flags or claim.sources):
        yield f"{_INDENT}names it; no flag and no recheck date leans on it"
    if claim.sources and line.verdict and not claim.left:
        yield f"{_INDENT}its verdict is left without a source"


def _document(document: "LeaningDocument", told: set["Flag"]) -> Iterator[str]:
    """Give a document with its claims and the codes of its flags, those in full that no claim has told."""
    named = document.title or public_url(document.name) or public_url(document.url)
    claims = [f"claim{'s' * (len(document.claims) > 1)} {', '.join(map(str, document.claims))}"]
    codes = sorted({flag.code for flag in document.flags})
    about = "; ".join([*(claims if document.claims else []), *([", ".join(codes)] if codes else [])])
    yield f"  document {document.number} ({one_line(named)}): {about}"
    for flag in document.flags:
        if flag not in told:
            yield _INDENT + _flag(flag)


def _flag(flag: "Flag") -> str:
    return one_line(f"{flag.code} {flag.message}")


def leaning_record(leaning: "LeaningOn") -> dict[str, Any]:
    """Give what leans as data."""
    return {
        "claims": [_claim_record(claim) for claim in leaning.claims],
        "documents": [_document_record(document) for document in leaning.documents],
    }


def _claim_record(claim: "LeaningClaim") -> dict[str, Any]:
    line = claim.line
    return {
        "number": line.number,
        "document": line.document or None,
        "text": line.text,
        "claimant": line.claimant or None,
        "state": line.state.value,
        "verdict": line.verdict or None,
        "gone": line.gone,
        "recheck_on": line.recheck_on.isoformat() if line.recheck_on else None,
        "shelf_life": line.reason if claim.refs else None,
        "facts": sorted({*claim.refs, *(ref for flag in claim.flags for ref in flag.refs)}),
        "flags": [flag_record(flag) for flag in claim.flags],
        "sources": list(claim.sources),
        "sources_left": claim.left,
    }


def _document_record(document: "LeaningDocument") -> dict[str, Any]:
    return {
        "number": document.number,
        "name": document.name,
        "title": document.title,
        "url": public_url(document.url) or None,
        "claims": list(document.claims),
        "flags": [flag_record(flag) for flag in document.flags],
    }
