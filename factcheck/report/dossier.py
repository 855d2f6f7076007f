"""The dossier: everything that one report is about, put together by whoever asks for it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from functools import cached_property
from urllib.parse import urldefrag

from factcheck.model import ClaimRecord, DocumentRecord, TimeStatus
from factcheck.recheck import Cadence, Turn, load_cadence, turn_of
from factcheck.review import Scale, Tone, Verdict, is_reviewed, load_scale, scale_names


def _shipped_scales() -> Mapping[str, Scale]:
    return {name: load_scale(name) for name in scale_names()}


@dataclass(frozen=True)
class Dossier:
    """Documents and claims, the day they are judged on, and who publishes the report where.

    ``claims`` hold every claim to report, each pointing at its document by number (0: none). ``generated`` is the
    moment the report was made; None leaves it out, and the report is the same each time. ``url`` is the page on which
    the report will stand, "" where it is not known yet. ``scales`` are by name. ``cadence`` says how often claims
    are gone back to. ``changes`` are, by claim, how often it was changed and when last.
    """

    documents: Sequence[DocumentRecord]
    claims: Sequence[ClaimRecord]
    as_of: date
    generated: datetime | None = None
    title: str = ""
    url: str = ""
    publisher: str = ""
    publisher_url: str = ""
    scales: Mapping[str, Scale] = field(default_factory=_shipped_scales)
    cadence: Cadence = field(default_factory=load_cadence)
    changes: Mapping[int, tuple[int, datetime]] = field(default_factory=dict)

    @cached_property
    def by_document(self) -> Mapping[int, tuple[ClaimRecord, ...]]:
        """Give the claims of each document's number in the order of the text, 0 for claims added by hand."""
        found: dict[int, list[ClaimRecord]] = {}
        for claim in sorted(self.claims, key=lambda c: (c.document, c.gone, c.start, c.end, c.number)):
            found.setdefault(claim.document, []).append(claim)
        return {number: tuple(claims) for number, claims in found.items()}

    @cached_property
    def by_number(self) -> Mapping[int, DocumentRecord]:
        """Give each document under its number."""
        return {document.number: document for document in self.documents}

    @cached_property
    def orphans(self) -> tuple[ClaimRecord, ...]:
        """Give the claims whose document is not part of the dossier, or that have none."""
        return tuple(c for number, claims in self.by_document.items() if number not in self.by_number for c in claims)

    @cached_property
    def reviewed(self) -> tuple[ClaimRecord, ...]:
        """Give the claims that stand on a verdict that a person gave."""
        return tuple(claim for claim in self.claims if is_reviewed(claim))

    @cached_property
    def overtaken(self) -> tuple[ClaimRecord, ...]:
        """Give the claims that are due or outdated."""
        return tuple(c for c in self.claims if c.time_status in (TimeStatus.DUE, TimeStatus.OUTDATED))

    @cached_property
    def agenda(self) -> tuple[tuple[date, ClaimRecord], ...]:
        """Give the claims that have a recheck date, by that date."""
        dated = [(claim.recheck_on, claim) for claim in self.claims if claim.recheck_on is not None]
        return tuple(sorted(dated, key=lambda item: (item[0], item[1].number)))

    def changed_at(self, claim: ClaimRecord) -> datetime:
        """Give when a claim last changed, in UTC: an unchanged claim gives the same moment."""
        known = [claim.created_at, claim.reviewed_at, claim.checked_at, self.changes.get(claim.number, (0, None))[1]]
        found = max((_utc(moment) for moment in known if moment), default=None)
        return found or _utc(self.generated or datetime.combine(self.as_of, datetime.min.time()))

    def turn(self, claim: ClaimRecord) -> Turn | None:
        """Give a claim's next turn by the cadence; None for one that is gone."""
        return turn_of(claim, self.cadence)

    def verdict(self, claim: ClaimRecord) -> Verdict | None:
        """Give the step of the scale that a claim's verdict is; None where there is none or nobody knows it."""
        scale = self.scales.get(claim.scale)
        return scale.get(claim.verdict) if scale else None

    def verdict_label(self, claim: ClaimRecord, language: str) -> str:
        """Give a verdict in words; a label that no scale knows stays as it is."""
        verdict = self.verdict(claim)
        return verdict.label(language) if verdict else claim.verdict

    def tone(self, claim: ClaimRecord) -> Tone:
        """Give the tone of a claim that a person reviewed, NONE for any other."""
        verdict = self.verdict(claim)
        return verdict.tone if verdict and is_reviewed(claim) else Tone.NONE

    def address(self, claim: ClaimRecord) -> str:
        """Give the address of a claim's own place in the report; relative where the page is not known yet."""
        return f"{urldefrag(self.url).url}#{anchor(claim)}"


def _utc(moment: datetime) -> datetime:
    return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


def anchor(claim: ClaimRecord) -> str:
    """Give the name of a claim's place in a report."""
    return f"claim-{claim.number}"


def title_of(document: DocumentRecord) -> str:
    """Give what a document is called in a report: its title, else its file's name without the folders."""
    return document.title or document.name.replace("\\", "/").rpartition("/")[2] or document.url
