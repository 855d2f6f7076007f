"""Two statements of one thing that cannot both be so.

What goes in: two statements. What comes out: conflicts, each with both spans and a reason. A figure conflicts only with
one of the same measure, of the same thing, for times that meet, claimed by both; a date only with the date of the same
event; a direction only at the same figure.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from factcheck.measure.statement import Statement, overlap
from factcheck.model import Span


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


def find_conflicts(one: Statement, other: Statement) -> tuple[Conflict, ...]:
    """Give the conflicts of two statements; none where they are not of one thing."""
    from factcheck.measure.figures import figure_conflicts
    from factcheck.measure.polarity import polarity_conflicts
    from factcheck.measure.times import time_conflicts

    return (*figure_conflicts(one, other), *time_conflicts(one, other), *polarity_conflicts(one, other))
