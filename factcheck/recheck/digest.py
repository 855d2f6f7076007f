"""The digest of a recheck: each claim whose day has come, what it was and what it is now."""

from datetime import date
from enum import StrEnum

from factcheck.model import ClaimRecord, TimeStatus
from factcheck.model.frozen import dataclass


class Outcome(StrEnum):
    """What a recheck does with a claim.

    REOPENED: it was checked and time has overtaken that; it goes back into the queue. OVERTAKEN: its day has come since
    the last recheck. WAITING: it was told before and nobody has looked yet. SETTLED: somebody looked after its day, and
    there is nothing to come. RENEWED: somebody looked after its day, and it will have another one. TURN: its day has
    not come, but the cadence has it looked at again.
    """

    REOPENED = "reopened"
    OVERTAKEN = "overtaken"
    WAITING = "waiting"
    SETTLED = "settled"
    RENEWED = "renewed"
    TURN = "turn"


TO_LOOK_AT = (Outcome.REOPENED, Outcome.OVERTAKEN, Outcome.WAITING, Outcome.TURN)


@dataclass(frozen=True, slots=True)
class Finding:
    """One claim of a recheck: as the ledger held it, what became of it, how it stands now, why, and its next day.

    ``pace`` is what the cadence calls the pace by which it is a claim's turn, "" where it is not.
    """

    claim: ClaimRecord
    outcome: Outcome
    status: TimeStatus
    reason: str
    recheck_on: date | None
    pace: str = ""

    @property
    def before(self) -> TimeStatus:
        """Give how it stood when it was last judged."""
        return self.claim.time_status

    @property
    def to_look_at(self) -> bool:
        """Say whether somebody has to look at it."""
        return self.outcome in TO_LOOK_AT


@dataclass(frozen=True, slots=True)
class Digest:
    """All findings of one recheck, those to look at first, the longest overdue before the others.

    ``changed`` is how many claims are not as they were in the ledger.
    """

    as_of: date
    findings: tuple[Finding, ...]
    changed: int = 0

    def of(self, *outcomes: Outcome) -> tuple[Finding, ...]:
        """Give the findings with one of these outcomes."""
        return tuple(finding for finding in self.findings if finding.outcome in outcomes)

    @property
    def to_look_at(self) -> tuple[Finding, ...]:
        """Give the findings that somebody has to look at."""
        return self.of(*TO_LOOK_AT)
