"""One way in which a statement ages, before the gravest of them is chosen as its shelf life."""

from datetime import date
from enum import IntEnum

from factcheck.detect.reasons import Reason
from factcheck.model import ShelfLifeClass
from factcheck.model.frozen import dataclass


class Tier(IntEnum):
    """How firm the day is: a day that the text or a fact names goes before one from the table of horizons."""

    DATED = 0
    UNDATED = 1
    STATE = 2
    WORDING = 3
    NONE = 4


@dataclass(frozen=True, slots=True)
class Ageing:
    """A class with its day, its reason as long as that day has not come, and the facts that it leans on."""

    tier: Tier
    kind: ShelfLifeClass
    recheck_on: date | None
    reason: Reason
    refs: tuple[str, ...] = ()
    rewrite: str = ""
