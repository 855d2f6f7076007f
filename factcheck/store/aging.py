"""Where a stored claim stands in time on some day, from what was last judged of it."""

from datetime import date, datetime

from factcheck.model import ShelfLifeClass, TimeStatus, reviewed_after

_AWAITING = (ShelfLifeClass.SCHEDULED, ShelfLifeClass.TARGET, ShelfLifeClass.CONDITIONAL)


def status_on(
    as_of: date | None,
    kind: ShelfLifeClass | None,
    recheck_on: date | None,
    judged: TimeStatus,
    judged_on: date | None,
    reviewed_at: datetime | None = None,
) -> TimeStatus:
    """Give the status on ``as_of``; None gives it as last judged.

    What was found outdated stays so from the day it was found. Otherwise the recheck date decides: reached is due,
    until somebody has reviewed the claim on that day or later.
    """
    if as_of is None or kind is ShelfLifeClass.TIMELESS:
        return judged if as_of is None else TimeStatus.TIMELESS
    if judged is TimeStatus.OUTDATED and (judged_on is None or judged_on <= as_of):
        return judged
    if recheck_on is not None and recheck_on <= as_of:
        return TimeStatus.CURRENT if reviewed_after(recheck_on, reviewed_at, as_of) else TimeStatus.DUE
    return TimeStatus.PENDING if kind in _AWAITING else TimeStatus.CURRENT
