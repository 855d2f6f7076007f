"""Dates of one event that differ.

What goes in: two statements. What comes out: a conflict where both tell nearly the same with one date each, and the
dates have no day in common.
"""

from collections.abc import Iterator

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.figures import intervals_meet
from factcheck.measure.statement import Statement
from factcheck.model import Relation, Span, Time, TimeType

_SHARED = 0.5
_SHARED_KEYS = 4
_UNION = 0.25
_SAME, _FEW = 0.6, 2
_PLACING = frozenset({Relation.AT, Relation.AGO, Relation.AHEAD})


def time_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflict of two dates of one event."""
    mine, theirs = _placed(one), _placed(other)
    if len(mine) != 1 or len(theirs) != 1 or not _one_event(one, other):
        return
    a, b = mine[0].interval, theirs[0].interval
    if mine[0].value == theirs[0].value or mine[0].text == theirs[0].text or _guessed(mine[0], theirs[0]):
        return
    if a is not None and b is not None and not intervals_meet(a, b):
        yield Conflict(Reason.DATE, Span(mine[0].start, mine[0].end), Span(theirs[0].start, theirs[0].end))


def _guessed(one: Time, other: Time) -> bool:
    """Say whether both lean on a day of their own ("dimanche", "Sunday"): they may well be one."""
    return one.relative and other.relative and one.anchor != other.anchor


def dates_alike(one: Time, other: Time) -> bool:
    """Say whether two times are one: the same interval, or the same value where they have none."""
    if one.interval is None or other.interval is None:
        return bool(one.value) and one.value == other.value and one.type is other.type
    return one.interval == other.interval


def _placed(where: Statement) -> list[Time]:
    """Give the times that place something on the calendar; none where one is a limit ("jusqu'à décembre 2020")."""
    found = [time for time in where.times if time.interval is not None and time.type is not TimeType.SET]
    return found if all(time.relation in _PLACING for time in found) else []


def _one_event(one: Statement, other: Statement) -> bool:
    mine, theirs = (frozenset(key for key in side.keys if not key.startswith("@")) for side in (one, other))
    if not mine or not theirs:
        return False
    shared = len(mine & theirs)
    least, union = shared / min(len(mine), len(theirs)), shared / len(mine | theirs)
    enough = (least >= _SHARED and union >= _UNION and shared >= _SHARED_KEYS) or (union >= _SAME and shared >= _FEW)
    return enough and one.negated == other.negated and not (one.denied or other.denied)
