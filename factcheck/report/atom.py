"""A feed of when claims fall due: Atom (RFC 4287), one entry per claim that has a recheck date, the soonest first.

The identifiers are made of the claims' keys, so that a reader updates its entries instead of doubling them. An entry is
updated when its claim changed, and once more on the day on which it falls due. Claims that were dropped or are gone are
left out.
"""

from datetime import UTC, date, datetime, time
from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree as ET

from factcheck import __version__
from factcheck.model import ClaimRecord, State
from factcheck.report.dossier import Dossier, title_of
from factcheck.report.labels import Labels
from factcheck.safe import href, one_line, printable

NAMESPACE = "http://www.w3.org/2005/Atom"
_TITLE = 120


def render(dossier: Dossier, labels: Labels) -> str:
    """Give the feed."""
    ET.register_namespace("", NAMESPACE)
    feed = ET.Element(_tag("feed"), {"xml:lang": labels.language})
    entries = [(due, claim) for due, claim in dossier.agenda if not claim.gone and claim.state is not State.DROPPED]
    newest = max((_updated(due, claim, dossier) for due, claim in entries), default=_midnight(dossier.as_of))
    _text(feed, "id", _identity("feed", dossier.url or dossier.title))
    _text(feed, "title", one_line(dossier.title or labels("timeline")))
    _text(feed, "updated", _stamp(newest))
    _text(ET.SubElement(feed, _tag("author")), "name", one_line(dossier.publisher) or "factcheck")
    _text(feed, "generator", "factcheck", version=__version__)
    if target := href(dossier.url):
        ET.SubElement(feed, _tag("link"), {"rel": "alternate", "href": target})
    for due, claim in entries:
        _entry(feed, due, claim, dossier, labels)
    ET.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ET.tostring(feed, encoding="unicode") + "\n"


def _entry(feed: ET.Element, due: date, claim: ClaimRecord, dossier: Dossier, labels: Labels) -> None:
    entry = ET.SubElement(feed, _tag("entry"))
    _text(entry, "id", _identity("claim", claim.key or str(claim.number)))
    heading = f"{labels('next_check', day=labels.day(due))} – {labels('claim', number=claim.number)}: {claim.text}"
    _text(entry, "title", one_line(heading, _TITLE))
    _text(entry, "updated", _stamp(_updated(due, claim, dossier)))
    if claim.created_at:
        _text(entry, "published", _stamp(claim.created_at))
    ET.SubElement(entry, _tag("category"), {"term": claim.time_status.value, "label": labels.of(claim.time_status)})
    if dossier.url and (target := href(dossier.address(claim))):
        ET.SubElement(entry, _tag("link"), {"rel": "alternate", "href": target})
    _text(entry, "content", _content(claim, dossier, labels), type="text")


def _content(claim: ClaimRecord, dossier: Dossier, labels: Labels) -> str:
    document = dossier.by_number.get(claim.document)
    checked = claim.checked_at
    parts = [
        claim.text,
        f"{labels('claimant')} {claim.claimant}" if claim.claimant else "",
        claim.shelf_life.reason if claim.shelf_life else "",
        labels("last_checked", day=labels.day(checked.date())) if checked else labels("never_checked"),
        title_of(document) if document else "",
    ]
    return "\n".join(printable(part, lines=True) for part in parts if part)


def _updated(due: date, claim: ClaimRecord, dossier: Dossier) -> datetime:
    """Give when an entry last changed: with its claim, or by falling due."""
    changed = dossier.changed_at(claim)
    return max(changed, _midnight(due)) if due <= dossier.as_of else changed


def _midnight(day: date) -> datetime:
    return datetime.combine(day, time.min, UTC)


def _stamp(moment: datetime) -> str:
    aware = moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)
    return f"{aware:%Y-%m-%dT%H:%M:%SZ}"


def _identity(kind: str, key: str) -> str:
    """Give an identifier that is the same for the same thing for ever."""
    return uuid5(NAMESPACE_URL, printable(f"factcheck:{kind}:{key}")).urn


def _tag(name: str) -> str:
    return f"{{{NAMESPACE}}}{name}"


def _text(parent: ET.Element, name: str, text: str, **attributes: str) -> None:
    ET.SubElement(parent, _tag(name), attributes).text = text
