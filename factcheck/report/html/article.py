"""The article's text with its claims marked: spans may overlap, so the text is cut wherever one starts or ends."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import TypeVar

from factcheck.model import ClaimRecord, DocumentRecord, Flag, Severity, Span
from factcheck.model.frozen import dataclass
from factcheck.report.dossier import Dossier, anchor
from factcheck.report.html.elements import Html, joined, tag

_GLUE = Html("&#8288;")  # a word joiner: no line breaks between a claim's number and its first word
_WORST_FIRST = tuple(Severity)
_Placed = TypeVar("_Placed", ClaimRecord, Flag)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of text under the same claims and flags all along."""

    span: Span
    claims: tuple[ClaimRecord, ...]
    flags: tuple[Flag, ...]


def annotated(document: DocumentRecord, claims: Sequence[ClaimRecord], dossier: Dossier) -> Html:
    """Give the article, a paragraph for each of its lines; claims that are gone are not in it."""
    placed = [claim for claim in claims if not claim.gone and 0 <= claim.start < claim.end <= len(document.text)]
    paragraphs: list[list[Html]] = [[]]
    for piece in pieces(document.text, placed):
        if document.text[piece.span.start] == "\n":
            paragraphs.append([])
        else:
            paragraphs[-1].append(_piece(piece, document.text, dossier))
    return tag("div", *(tag("p", *parts) for parts in paragraphs if parts), lang=document.language, class_="article")


def pieces(text: str, claims: Sequence[ClaimRecord]) -> Iterator[Piece]:
    """Cut ``text`` at every bound of a claim, of a claim's flag, and around line ends; the pieces are the text."""
    flags = [flag for claim in claims for flag in claim.flags if 0 <= flag.start < flag.end <= len(text)]
    claim_at, flag_at = _by_start(claims), _by_start(flags)
    under: list[ClaimRecord] = []
    flagged: list[Flag] = []
    cuts = sorted(set(_cuts(text, [*claims, *flags])))
    for start, end in pairwise(cuts):
        under = [claim for claim in under if claim.end > start] + claim_at.get(start, [])
        flagged = [flag for flag in flagged if flag.end > start] + flag_at.get(start, [])
        yield Piece(Span(start, end), tuple(under), tuple(flagged))


def _cuts(text: str, spans: Iterable[ClaimRecord | Flag]) -> Iterator[int]:
    yield from (0, len(text))
    for span in spans:
        yield from (span.start, span.end)
    for at, char in enumerate(text):
        if char == "\n":
            yield from (at, at + 1)


def _by_start(spans: Iterable[_Placed]) -> dict[int, list[_Placed]]:
    found: dict[int, list[_Placed]] = {}
    for span in spans:
        found.setdefault(span.start, []).append(span)
    return found


def _piece(piece: Piece, text: str, dossier: Dossier) -> Html:
    words: str = piece.span.words(text)
    if piece.flags:
        worst = min((flag.severity for flag in piece.flags), key=_WORST_FIRST.index)
        codes = " ".join(dict.fromkeys(flag.code for flag in piece.flags))
        words = tag("span", words, class_=f"flagged flagged-{worst.value}", title=codes)
    if not piece.claims:
        return words if isinstance(words, Html) else tag("span", words)
    starting = [claim for claim in piece.claims if claim.start == piece.span.start]
    innermost = min(piece.claims, key=lambda claim: (claim.end - claim.start, claim.number))
    depth = min(len(piece.claims), 3)
    kind = f"{dossier.tone(innermost).value} {innermost.time_status.value} deep-{depth}"
    badges = [joined([_badge(claim, dossier), _GLUE]) for claim in starting]
    return tag("mark", *badges, words, class_=kind)


def _badge(claim: ClaimRecord, dossier: Dossier) -> Html:
    return tag(
        "a",
        str(claim.number),
        id=f"at-{claim.number}",
        href=f"#{anchor(claim)}",
        class_=f"badge {dossier.tone(claim).value}",
        title=claim.text,
    )
