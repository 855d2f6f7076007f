"""Two statements of one thing that cannot both be so.

What goes in: two statements. What comes out: conflicts, each with both spans and a reason. A figure conflicts only with
one of the same measure, of the same thing, for times that meet, claimed by both; a date only with the date of the same
event; a direction only at the same figure.
"""

from factcheck.measure.conflicts import Conflict
from factcheck.measure.figures import figure_conflicts
from factcheck.measure.polarity import polarity_conflicts
from factcheck.measure.statement import Statement
from factcheck.measure.times import time_conflicts


def find_conflicts(one: Statement, other: Statement) -> tuple[Conflict, ...]:
    """Give the conflicts of two statements; none where they are not of one thing."""
    told = (*figure_conflicts(one, other), *time_conflicts(one, other))
    return told or tuple(polarity_conflicts(one, other))
