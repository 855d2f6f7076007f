"""Dates of one event that differ.

What goes in: two statements. What comes out: a conflict where both tell nearly the same with one date each, and the dates
have no day in common.
"""

from collections.abc import Iterator

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.figures import intervals_meet
from factcheck.measure.statement import Statement, overlap
from factcheck.model import Relation, Span, Time, TimeType

_SHARED = 0.55
_SHARED_KEYS = 4
_UNION = 0.3
_PLACING = frozenset({Relation.AT, Relation.AGO, Relation.AHEAD})


def time_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflict of two dates of one event."""
    mine, theirs = _placed(one), _placed(other)
    if len(mine) != 1 or len(theirs) != 1 or not _one_event(one, other):
        return
    a, b = mine[0].interval, theirs[0].interval
    if a is not None and b is not None and not intervals_meet(a, b):
        yield Conflict(Reason.DATE, Span(mine[0].start, mine[0].end), Span(theirs[0].start, theirs[0].end))


def _placed(where: Statement) -> list[Time]:
    """Give the times that place something on the calendar."""
    return [time for time in where.times if time.interval is not None and time.type is not TimeType.SET]


def _one_event(one: Statement, other: Statement) -> bool:
    least, union = overlap(one, other)
    enough = least >= _SHARED and union >= _UNION and len(one.keys & other.keys) >= _SHARED_KEYS
    return enough and one.negated == other.negated and not (one.denied or other.denied)
