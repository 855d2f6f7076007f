"""The report as one HTML page that needs nothing else: no script, no font, no image, no request.

The annotated article, a card per claim, and a timeline of when claims fall due. The page forbids itself everything
but its own style sheet, which its content security policy names by its hash.
"""

from base64 import b64encode
from hashlib import sha256
from importlib.resources import files

from factcheck import __version__
from factcheck.model import ClaimRecord, DocumentRecord
from factcheck.report.dossier import Dossier, title_of
from factcheck.report.html.article import annotated
from factcheck.report.html.cards import card
from factcheck.report.html.elements import Html, joined, link, tag
from factcheck.report.html.timeline import timeline
from factcheck.report.labels import Labels
from factcheck.safe import public_url


def render(dossier: Dossier, labels: Labels) -> str:
    """Give the whole page."""
    page = tag("html", _head(dossier, labels), _body(dossier, labels), lang=labels.language)
    return f"<!doctype html>\n{page}\n"


def _head(dossier: Dossier, labels: Labels) -> Html:
    style = files(__package__).joinpath("style.css").read_text(encoding="utf-8")
    digest = b64encode(sha256(style.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    return tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="referrer", content="no-referrer"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("title", _title(dossier, labels)),
        tag("style", Html(style)),
    )


def _body(dossier: Dossier, labels: Labels) -> Html:
    sections = [_document(document, dossier, labels) for document in dossier.documents]
    if dossier.orphans:
        cards = _cards(dossier.orphans, dossier, labels)
        sections.append(tag("section", tag("h2", labels("by_hand")), cards, class_="by-hand"))
    if not dossier.claims:
        sections.append(tag("p", labels("no_claims"), class_="empty"))
    main = tag("main", timeline(dossier, labels), *sections)
    return tag("body", _masthead(dossier, labels), main, _footer(dossier, labels))


def _title(dossier: Dossier, labels: Labels) -> str:
    if dossier.title:
        return dossier.title
    return title_of(dossier.documents[0]) if len(dossier.documents) == 1 else labels("title")


def _masthead(dossier: Dossier, labels: Labels) -> Html:
    counts = (
        (len(dossier.claims), "claim_count", ""),
        (len(dossier.reviewed), "reviewed_count", "good" if dossier.reviewed else ""),
        (len(dossier.overtaken), "due_count", "poor" if dossier.overtaken else ""),
        (sum(len(claim.flags) for claim in dossier.claims), "flag_count", ""),
    )
    tiles = [_tile(count, labels(key), tone) for count, key, tone in counts]
    return tag(
        "header",
        tag("p", labels("title"), class_="kicker"),
        tag("h1", _title(dossier, labels)),
        tag("p", labels("as_of", day=labels.day(dossier.as_of)), class_="as-of"),
        tag("dl", *tiles, class_="tiles"),
        _verdicts(dossier, labels),
    )


def _tile(count: int, name: str, tone: str) -> Html:
    return tag("div", tag("dt", name), tag("dd", str(count)), class_=f"tile {tone}".strip())


def _verdicts(dossier: Dossier, labels: Labels) -> Html | None:
    """Count the verdicts, best first by the order of their scale."""
    counts: dict[tuple[str, str], int] = {}
    for claim in sorted(dossier.reviewed, key=lambda c: _rank(c, dossier)):
        step = (dossier.verdict_label(claim, labels.language), dossier.tone(claim).value)
        counts[step] = counts.get(step, 0) + 1
    chips = [tag("li", name, " ", tag("b", str(n)), class_=f"chip {tone}") for (name, tone), n in counts.items()]
    return tag("ul", *chips, class_="chips") if chips else None


def _rank(claim: ClaimRecord, dossier: Dossier) -> tuple[str, int]:
    scale, verdict = dossier.scales.get(claim.scale), dossier.verdict(claim)
    return claim.scale, scale.verdicts.index(verdict) if scale and verdict else -1


def _document(document: DocumentRecord, dossier: Dossier, labels: Labels) -> Html:
    claims = dossier.by_document.get(document.number, ())
    single = len(dossier.documents) == 1 and not dossier.title
    heading = tag("h2", labels("article") if single else title_of(document))
    text = tag("div", heading, _byline(document, labels), annotated(document, claims, dossier), class_="text")
    notes = tag(
        "div", tag("h3", labels("claims"), class_="cards-heading"), _cards(claims, dossier, labels), class_="notes"
    )
    return tag("section", text, notes if claims else None, class_="document")


def _byline(document: DocumentRecord, labels: Labels) -> Html:
    day = document.published
    parts = [
        labels("by", names=", ".join(document.authors)) if document.authors else None,
        labels("published", day=labels.day(day)) if day else labels("unpublished"),
        link(document.url, public_url(document.url)) if document.url else None,
    ]
    return tag("p", joined(parts, " · "), class_="byline")


def _cards(claims: tuple[ClaimRecord, ...], dossier: Dossier, labels: Labels) -> Html:
    return tag("ol", *(tag("li", card(claim, dossier, labels)) for claim in claims), class_="cards")


def _footer(dossier: Dossier, labels: Labels) -> Html:
    made = dossier.generated
    stamp = (
        labels("generated", day=labels.day(made.date()), version=__version__) if made else f"factcheck {__version__}"
    )
    return tag("footer", tag("p", labels("footer")), tag("p", stamp))
