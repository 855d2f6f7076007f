"""What becomes of one claim whose day has come: pure, for the claim as stored and how it stands now."""

from datetime import date, datetime
from typing import Protocol

from factcheck.model import ClaimRecord, ShelfLifeClass, State, TimeStatus, reviewed_after
from factcheck.model.frozen import dataclass
from factcheck.recheck.digest import Finding, Outcome

REVIEWED = (State.CHECKED, State.PUBLISHED)
OVERTAKEN = (TimeStatus.DUE, TimeStatus.OUTDATED)
# What these tell of is over once somebody has looked after its day: nothing more is to come.
_ONCE = (ShelfLifeClass.SCHEDULED, ShelfLifeClass.TARGET, ShelfLifeClass.CONDITIONAL)


@dataclass(frozen=True, slots=True)
class Standing:
    """How a claim stands on the day judged: its status and why."""

    status: TimeStatus
    reason: str


def is_due(claim: ClaimRecord, as_of: date) -> bool:
    """Say whether a claim's day has come and the work on it was not given up."""
    return claim.state is not State.DROPPED and claim.recheck_on is not None and claim.recheck_on <= as_of


class Reviewed(Protocol):
    """What has to be known of a claim to say whether somebody looked: a record or a line of a list."""

    @property
    def state(self) -> State:
        """Where the work on it stands."""

    @property
    def time_status(self) -> TimeStatus:
        """How it stood when it was last judged."""

    @property
    def recheck_on(self) -> date | None:
        """Its own day."""

    @property
    def reviewed_at(self) -> datetime | None:
        """When it got its verdict."""


def looked_after(claim: Reviewed, as_of: date) -> bool:
    """Say whether by ``as_of`` somebody has checked a claim since its day, or since it was found overtaken.

    A recheck that finds it so puts it back into the queue; when it is checked again, that was done knowing it. The
    claim's status is the one last judged.
    """
    if claim.state not in REVIEWED:
        return False
    return claim.time_status in OVERTAKEN or reviewed_after(claim.recheck_on, claim.reviewed_at, as_of)


def weigh(
    claim: ClaimRecord, now: Standing, *, as_of: date, next_look: Standing, settled: Standing, next_day: date
) -> Finding | None:
    """Give what becomes of a claim whose day has come; None where somebody looked and nothing more is to come.

    ``now`` is how it stands on ``as_of``. Where somebody looked after its day, ``settled`` is how it stands if nothing
    more is to come, ``next_look`` how it stands until ``next_day`` if it tells of a present that may change again.
    """
    kind = claim.shelf_life.kind if claim.shelf_life else None
    if not looked_after(claim, as_of):
        return Finding(claim, _still_open(claim, now), now.status, now.reason, claim.recheck_on)
    if kind in _ONCE:
        return Finding(claim, Outcome.SETTLED, settled.status, settled.reason, None)
    if kind is ShelfLifeClass.STATE and now.status is TimeStatus.DUE:
        return Finding(claim, Outcome.RENEWED, next_look.status, next_look.reason, next_day)
    return None


def _still_open(claim: ClaimRecord, now: Standing) -> Outcome:
    if claim.state in REVIEWED:
        return Outcome.REOPENED
    return Outcome.WAITING if claim.time_status is now.status else Outcome.OVERTAKEN
