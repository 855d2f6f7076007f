"""What a conflict is: two spans that cannot both be so, and why."""

from enum import StrEnum

from factcheck.model import Span
from factcheck.model.frozen import dataclass


class Reason(StrEnum):
    """Why two statements conflict."""

    VALUE = "value"
    MAGNITUDE = "magnitude"
    CURRENCY = "currency"
    RATE = "rate"
    DIRECTION = "direction"
    DATE = "date"
    POLARITY = "polarity"


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two spans that cannot both be so, one in each statement's text."""

    reason: Reason
    a: Span
    b: Span
