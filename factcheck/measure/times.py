"""Dates of one event that differ.

What goes in: two statements. What comes out: a conflict where both tell nearly the same with one date each, and the
dates have no day in common.
"""

from collections.abc import Iterator

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.figures import intervals_meet
from factcheck.measure.statement import Statement
from factcheck.measure.subject import act_of, alone, apart
from factcheck.model import Relation, Span, Time, TimeType

_SHARED = 0.5
_SHARED_KEYS, _WITH_ACT = 4, 3
_UNION = 0.25
_SAME, _FEW = 0.6, 2
_PLACING = frozenset({Relation.AT, Relation.AGO, Relation.AHEAD})


def time_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflict of two dates of one event."""
    pair = _of_one_act(one, other)
    if pair is None or not _one_event(one, other, pair) or apart(one, other) or _of_other_figures(one, other):
        return
    mine, theirs = pair
    if mine.value == theirs.value or mine.text == theirs.text or _guessed(mine, theirs):
        return
    if _leans_on_another(mine, one) or _leans_on_another(theirs, other):
        return
    if mine.interval is not None and theirs.interval is not None and not intervals_meet(mine.interval, theirs.interval):
        yield Conflict(Reason.DATE, Span(mine.start, mine.end), Span(theirs.start, theirs.end))


def _of_one_act(one: Statement, other: Statement) -> tuple[Time, Time] | None:
    """Give the two dates that date one act: the only ones there are, else the only ones of an act that both tell."""
    mine, theirs = _placed(one), _placed(other)
    if not mine or not theirs:
        return None
    acts = [[(act_of(time, where), time) for time in found] for where, found in ((one, mine), (other, theirs))]
    if len(mine) == len(theirs) == 1:
        told = {act for found in acts for act, _ in found}
        return (mine[0], theirs[0]) if len(told) == 1 or "" in told else None
    by_act = [{act: time for act, time in found if act and sum(a == act for a, _ in found) == 1} for found in acts]
    shared = sorted(by_act[0].keys() & by_act[1].keys())
    return (by_act[0][shared[0]], by_act[1][shared[0]]) if len(shared) == 1 else None


def _of_other_figures(one: Statement, other: Statement) -> bool:
    """See "8,9 millions de visiteurs en 2023" and "7,7 millions en 2022": two figures of two times."""
    mine, theirs = ({(figure.unit, figure.value) for figure in where.quantities} for where in (one, other))
    return bool(mine and theirs) and not mine & theirs


def _leans_on_another(time: Time, where: Statement) -> bool:
    """See "il y a deux ans, rappelait-il le 2 mars 2022": counted from a day that the sentence names."""
    return time.relative and any(other is not time and not other.relative and other.interval for other in where.times)


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


def _one_event(one: Statement, other: Statement, dates: tuple[Time, Time]) -> bool:
    mine, theirs = (frozenset(key for key in side.keys if not key.startswith("@")) for side in (one, other))
    if not mine or not theirs:
        return False
    shared = len(mine & theirs)
    least, union = shared / min(len(mine), len(theirs)), shared / len(mine | theirs)
    sure = act_of(dates[0], one) and act_of(dates[1], other) and not (alone(one, other) or alone(other, one))
    needed = _WITH_ACT if sure else _SHARED_KEYS
    enough = (least >= _SHARED and union >= _UNION and shared >= needed) or (union >= _SAME and shared >= _FEW)
    turned = {(concept, -side) for concept, side, _ in one.sides} & {side[:2] for side in other.sides}
    return enough and not turned and one.negated == other.negated and not (one.denied or other.denied)
