"""Figures that speak of one thing and differ.

What goes in: two statements. What comes out: conflicts between a figure of each. Only a figure that is the sole one of
its measure in its statement is compared, and only where the other statement does not give it too.
"""

from collections.abc import Iterator
from decimal import Decimal

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.spread import meets, spread_of
from factcheck.measure.statement import Statement, overlap
from factcheck.model import Interval, Modality, Modifier, Quantity, Relation, Span, Time, TimeType

_SHARED = 0.4
_SHARED_KEYS = 3
_MOSTLY = 0.5
_FEW = 2
_UNION = 0.3
_HUNDRED = Decimal(100)
_PERCENT = "%"
_LOOSE = frozenset({"currency", "ratio", "points", "temperature"})
_DIGITS = 3
_SCALES = frozenset(Decimal(10) ** power for power in (3, 6, 9))
_LENGTHS = frozenset({"time"})
_OPPOSED = {Modifier.MORE_THAN, Modifier.LESS_THAN}


def figure_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflicts between figures of two statements of one thing."""
    if not one.quantities or not other.quantities or not same_topic(one, other):
        return
    for mine in one.quantities:
        for theirs in other.quantities:
            reason = _reason(mine, theirs, one, other)
            if reason is not None:
                yield Conflict(reason, _bare(mine), _bare(theirs))


def same_topic(one: Statement, other: Statement) -> bool:
    """Say whether two statements share enough words to be of one thing."""
    least, _ = overlap(one, other)
    shared = len(one.keys & other.keys)
    return (least >= _SHARED and shared >= _SHARED_KEYS) or (least >= _MOSTLY and shared >= _FEW)


def _bare(mark: Span) -> Span:
    return Span(mark.start, mark.end)


def _reason(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> Reason | None:
    if mine.dimension != theirs.dimension or not (_claimed(mine) and _claimed(theirs)) or not _same_time(one, other):
        return None
    if mine.unit != theirs.unit:
        return _slip_of_currency(mine, theirs, one, other)
    if not _same_thing(mine, theirs, one, other):
        return None
    if mine.rate != theirs.rate:
        return Reason.RATE if mine.rate and theirs.rate and _telling(mine) and mine.value == theirs.value else None
    if meets(spread_of(mine), spread_of(theirs)):
        return Reason.DIRECTION if mine.change * theirs.change < 0 and mine.value == theirs.value else None
    return _difference(mine, theirs, one, other)


def _difference(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> Reason | None:
    """Say how two values differ that cannot be one, None where the statements may both be so."""
    if _complements(mine, theirs) or one.limited != other.limited:
        return None
    if _said_too(mine, other) or _said_too(theirs, one) or not (_sole(mine, one) and _sole(theirs, other)):
        return None
    return Reason.MAGNITUDE if _scaled(mine, theirs) else Reason.VALUE


def _claimed(quantity: Quantity) -> bool:
    return quantity.modality is not Modality.DENIED


def _telling(quantity: Quantity) -> bool:
    """Say whether a figure has digits enough to be the same figure in another text."""
    if quantity.value is None:
        return False
    digits = "".join(map(str, quantity.value.as_tuple().digits)).strip("0")
    return len(digits) >= _DIGITS


def _slip_of_currency(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> Reason | None:
    """See "61 milliards de dollars" against "61 billion euros": the same amount in another currency."""
    if mine.dimension != "currency" or mine.value is None or mine.value != theirs.value or mine.value < _FEW:
        return None
    both = {figure.unit for figure in one.quantities} & {figure.unit for figure in other.quantities}
    return None if both & {mine.unit, theirs.unit} else Reason.CURRENCY


def _same_thing(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> bool:
    """Say whether two figures of one unit measure the same: what they count, else the words around them."""
    if mine.dimension in _LENGTHS:
        return mine.value == theirs.value and {mine.modifier, theirs.modifier} == _OPPOSED
    left, right = _counted(mine, one), _counted(theirs, other)
    if mine.unit == "1" or (left and right and mine.unit != _PERCENT):
        return bool(left & right)
    if left & right or (left and left <= other.keys) or (right and right <= one.keys):
        return True
    around = one.near(_bare(mine)) & other.near(_bare(theirs))
    return len(around) >= _FEW and (mine.dimension in _LOOSE or overlap(one, other)[1] >= _UNION)


def _counted(quantity: Quantity, where: Statement) -> frozenset[str]:
    return where.near(quantity.of_span, 0) if quantity.of_span else frozenset()


def counts_alike(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> bool:
    """Say whether two figures are one: same unit, of the same thing where both say of what, and values that meet."""
    if mine.unit != theirs.unit or mine.dimension != theirs.dimension or mine.rate != theirs.rate:
        return False
    left, right = _counted(mine, one), _counted(theirs, other)
    if mine.unit == "1" and left and right and not left & right:
        return False
    return mine.change * theirs.change >= 0 and meets(spread_of(mine), spread_of(theirs))


def _complements(mine: Quantity, theirs: Quantity) -> bool:
    """See "97 % agree" against "3 % do not": two shares of one whole."""
    if mine.unit != _PERCENT or mine.value is None or theirs.value is None:
        return False
    return abs(mine.value + theirs.value - _HUNDRED) < max(mine.step, theirs.step)


def _said_too(quantity: Quantity, where: Statement) -> bool:
    """Say whether the other statement gives this figure as well."""
    spread = spread_of(quantity)
    return any(
        figure.dimension == quantity.dimension and figure.unit == quantity.unit and meets(spread, spread_of(figure))
        for figure in where.quantities
    )


def _sole(quantity: Quantity, where: Statement) -> bool:
    """Say whether no other figure of the statement measures the same."""
    twins = [figure for figure in where.quantities if figure.unit == quantity.unit and figure is not quantity]
    if quantity.unit != "1":
        return not twins
    mine = _counted(quantity, where)
    return not any(_counted(figure, where) & mine for figure in twins)


def _scaled(mine: Quantity, theirs: Quantity) -> bool:
    values = sorted(abs(figure.value) for figure in (mine, theirs) if figure.value)
    return len(values) == len((mine, theirs)) and values[1] / values[0] in _SCALES


def _same_time(one: Statement, other: Statement) -> bool:
    """Say whether the times of two statements can be one: they meet, or one is not given."""
    left, right = _dates(one), _dates(other)
    if not left or not right:
        return True
    return any(_meet(a, b) for a in left for b in right)


def _dates(where: Statement) -> list[Time]:
    return [time for time in where.times if time.interval is not None and time.type in (TimeType.DATE, TimeType.TIME)]


def _meet(one: Time, other: Time) -> bool:
    if Relation.SINCE in (one.relation, other.relation):
        return one.relation is other.relation and one.value == other.value
    a, b = one.interval, other.interval
    return a is not None and b is not None and intervals_meet(a, b)


def intervals_meet(one: Interval, other: Interval) -> bool:
    """Say whether two intervals have a day in common."""
    ends = ((one.first_day, other.last_day), (other.first_day, one.last_day))
    return all(begin is None or end is None or begin <= end for begin, end in ends)
