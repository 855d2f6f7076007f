"""Claims: statements that can be checked, and how long they hold."""

from datetime import date
from enum import StrEnum

from factcheck.model.frozen import dataclass
from factcheck.model.text import Span


class ShelfLifeClass(StrEnum):
    """How a statement ages; the contract's ``shelf_life.class``."""

    TIMELESS = "timeless"
    DEICTIC = "deictic"
    SCHEDULED = "scheduled"
    RUNNING = "running"
    STATE = "state"
    TARGET = "target"
    CONDITIONAL = "conditional"


class TimeStatus(StrEnum):
    """Where a claim stands in time, as of the day judged: computed, never typed."""

    TIMELESS = "timeless"
    CURRENT = "current"
    PENDING = "pending"
    DUE = "due"
    OUTDATED = "outdated"


@dataclass(frozen=True, slots=True)
class ShelfLife:
    """How long a claim holds.

    ``recheck_on`` is None only for TIMELESS and DEICTIC. ``reason`` is one sentence in the reader's language.
    ``rewrite`` is a wording of the aging words that does not age, "" where there is none. ``refs`` are the ids of the
    facts that the date leans on.
    """

    kind: ShelfLifeClass
    recheck_on: date | None
    reason: str
    rewrite: str = ""
    refs: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Claimant:
    """Who says the claim: the words that name them, if any, and the name they stand for."""

    name: str
    span: Span | None = None


@dataclass(frozen=True, slots=True)
class Claim(Span):
    """A statement that can be checked: a sentence or a clause, with all that hangs on it.

    ``times``, ``quantities`` and ``quotation`` are indices into the document's ``Marks``.
    ``worth`` is 0 to 1; ``reasons`` name what made it so.
    """

    text: str
    worth: float
    reasons: tuple[str, ...]
    claimant: Claimant | None
    times: tuple[int, ...]
    quantities: tuple[int, ...]
    shelf_life: ShelfLife
    time_status: TimeStatus
    quotation: int | None = None
