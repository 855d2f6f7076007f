"""Figures that speak of one thing and differ.

What goes in: two statements. What comes out: conflicts between a figure of each. Only a figure that is the sole one of
its measure in its statement is compared, and only where the other statement does not give it too.
"""

from collections.abc import Iterator
from decimal import Decimal

from factcheck.measure.conflicts import Conflict, Reason
from factcheck.measure.spread import meets, spread_of
from factcheck.measure.statement import Statement, overlap
from factcheck.measure.subject import apart
from factcheck.model import Interval, Modality, Modifier, Quantity, Relation, Span, Time, TimeType

_SHARED = 0.4
_SHARED_KEYS = 3
_MOSTLY = 0.5
_FEW = 2
_UNION = 0.3
_BESIDE, _BEHIND = 45, 6  # characters
_HUNDRED = Decimal(100)
_PERCENT = "%"
_DOLLAR = "D"  # the last letter of the codes of all dollars
_LOOSE = frozenset({"currency", "ratio", "points", "temperature"})
_DIGITS, _MANY_DIGITS = 2, 3
_SCALES = frozenset(Decimal(10) ** power for power in (3, 6, 9))
_LENGTHS = frozenset({"time"})
_OPPOSED = {Modifier.MORE_THAN, Modifier.LESS_THAN}


def figure_conflicts(one: Statement, other: Statement) -> Iterator[Conflict]:
    """Give the conflicts between figures of two statements of one thing."""
    if not one.quantities or not other.quantities:
        return
    of_one_thing = same_topic(one, other)
    if not (of_one_thing or one.keys & other.keys) or apart(one, other, openings=False):
        return
    for mine in one.quantities:
        for theirs in other.quantities:
            reason = (
                _reason(mine, theirs, one, other) if of_one_thing or _same_digits(mine, theirs, one, other) else None
            )
            if reason is not None:
                yield Conflict(reason, bare(mine), bare(theirs))


def _same_digits(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> bool:
    """Say whether two figures have the same digits, so many that they are the same figure in fewer words, too."""
    if len(_digits(mine)) < _MANY_DIGITS or _digits(mine) != _digits(theirs):
        return False
    return len(one.keys & other.keys) >= _FEW or bool(counted(mine, one) & counted(theirs, other))


def same_topic(one: Statement, other: Statement) -> bool:
    """Say whether two statements share enough words to be of one thing."""
    least, _ = overlap(one, other)
    shared = len(one.keys & other.keys)
    return (least >= _SHARED and shared >= _SHARED_KEYS) or (least >= _MOSTLY and shared >= _FEW)


def bare(mark: Span) -> Span:
    """Give the place of a mark, without what the mark says."""
    return Span(mark.start, mark.end)


def _reason(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> Reason | None:
    if mine.dimension != theirs.dimension or not (claimed(mine) and claimed(theirs)) or not same_time(one, other):
        return None
    if mine.unit != theirs.unit:
        return _slip_of_currency(mine, theirs, one, other)
    if not _same_thing(mine, theirs, one, other):
        return None
    if mine.rate != theirs.rate:
        return Reason.RATE if mine.rate and theirs.rate and _telling(mine) and mine.value == theirs.value else None
    if mine.change * theirs.change < 0:
        return Reason.DIRECTION if sole(mine, one) and sole(theirs, other) else None
    return None if meets(spread_of(mine), spread_of(theirs)) else _difference(mine, theirs, one, other)


def _difference(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> Reason | None:
    """Say how two values differ that cannot be one, None where the statements may both be so."""
    if complements(mine, theirs) or one.limited != other.limited or _over(mine, one) != _over(theirs, other):
        return None
    if _said_too(mine, other) or _said_too(theirs, one) or not (sole(mine, one) and sole(theirs, other)):
        return None
    if scaled(mine, theirs):
        return Reason.MAGNITUDE
    return None if apart(one, other) else Reason.VALUE


def claimed(quantity: Quantity) -> bool:
    """Say whether the text stands by a figure."""
    return quantity.modality is not Modality.DENIED


def _telling(quantity: Quantity) -> bool:
    """Say whether a figure has digits enough to be the same figure in another text."""
    return len(_digits(quantity)) >= _DIGITS


def _digits(quantity: Quantity) -> str:
    """Give the digits of a figure without the zeros around them."""
    return "".join(map(str, quantity.value.as_tuple().digits)).strip("0") if quantity.value is not None else ""


def _slip_of_currency(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> Reason | None:
    """See "61 milliards de dollars" against "61 billion euros": the same amount in another currency."""
    if mine.dimension != "currency" or mine.value is None or mine.value != theirs.value or mine.value < _FEW:
        return None
    if mine.unit[-1:] == theirs.unit[-1:] == _DOLLAR:
        return None  # of Australia or of Canada: "$" alone does not say
    both = {figure.unit for figure in one.quantities} & {figure.unit for figure in other.quantities}
    return None if both & {mine.unit, theirs.unit} else Reason.CURRENCY


def _same_thing(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> bool:
    """Say whether two figures of one unit measure the same: what they count, else the words around them."""
    if mine.dimension in _LENGTHS:
        return mine.value == theirs.value and {mine.modifier, theirs.modifier} == _OPPOSED
    left, right = counted(mine, one), counted(theirs, other)
    if mine.unit == "1":
        return bool(left & right) or _each_beside(mine, theirs, one, other)
    if left and right and mine.unit != _PERCENT:
        return bool(left & right)
    if left & right or (left and left <= other.keys) or (right and right <= one.keys):
        return True
    around = one.near(bare(mine)) & other.near(bare(theirs))
    alike = mine.dimension in _LOOSE or (_telling(mine) and mine.value == theirs.value)
    turned = mine.change * theirs.change < 0  # the words that turn one of them round cannot be in common
    return len(around) >= _FEW - turned and (alike or overlap(one, other)[1] >= _UNION)


def _each_beside(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> bool:
    """See "14 blessés parmi les pompiers" and "neuf pompiers ont été blessés": each names what the other counts."""
    left, right = counted(mine, one), counted(theirs, other)
    if not (left or right) or Modifier.VAGUE in (mine.modifier, theirs.modifier):
        return False
    return left <= other.near(bare(theirs), _BESIDE) and right <= one.near(bare(mine), _BESIDE)


def counted(quantity: Quantity, where: Statement) -> frozenset[str]:
    """Give the keys of what is counted; where a count's was not read, of the word right behind it."""
    if quantity.of_span or quantity.unit != "1":
        return where.near(quantity.of_span, 0) if quantity.of_span else frozenset()
    return frozenset([key for at, key in where.places if 0 <= at - quantity.end <= _BEHIND][:1])


def counts_alike(mine: Quantity, theirs: Quantity, one: Statement, other: Statement) -> bool:
    """Say whether two figures are one: same unit, of the same thing where both say of what, and values that meet."""
    if mine.unit != theirs.unit or mine.dimension != theirs.dimension or mine.rate != theirs.rate:
        return False
    left, right = counted(mine, one), counted(theirs, other)
    if mine.unit == "1" and left and right and not left & right:
        return False
    return mine.change * theirs.change >= 0 and meets(spread_of(mine), spread_of(theirs))


def _over(quantity: Quantity, where: Statement) -> str:
    """Give the time over which an amount is spread: "5 milliards sur cinq ans"; "" where none is told."""
    for time in where.times:
        if time.type is TimeType.DURATION and 0 <= time.start - quantity.end <= _BESIDE and not time.relative:
            return time.value
    return ""


def complements(mine: Quantity, theirs: Quantity) -> bool:
    """See "97 % agree" against "3 % do not": two shares of one whole."""
    if mine.unit != _PERCENT or mine.value is None or theirs.value is None:
        return False
    return abs(mine.value + theirs.value - _HUNDRED) < max(mine.step, theirs.step)


def _said_too(quantity: Quantity, where: Statement) -> bool:
    """Say whether the other statement gives this figure as well."""
    spread = spread_of(quantity)
    return any(figure.unit in (quantity.unit, "1") and meets(spread, spread_of(figure)) for figure in where.quantities)


def sole(quantity: Quantity, where: Statement) -> bool:
    """Say whether no other figure of the statement measures the same."""
    twins = [figure for figure in where.quantities if figure.unit == quantity.unit and figure is not quantity]
    mine = counted(quantity, where)
    if not mine:
        return not twins
    return not any(counted(figure, where) & mine for figure in twins)


def scaled(mine: Quantity, theirs: Quantity) -> bool:
    """Say whether one figure is the other a thousand, a million or a thousand million times over."""
    values = sorted(abs(figure.value) for figure in (mine, theirs) if figure.value)
    return len(values) == len((mine, theirs)) and values[1] / values[0] in _SCALES


def same_time(one: Statement, other: Statement) -> bool:
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
