"""Lengths of time as texts give them: what "plus de deux ans" says of a begin and a day.

A TIMEX3 duration value and its mod become a ``Stretch``: from how long, up to how long. Both the rules on durations and
the shelf life of running ones ask it whether a wording holds on a day, and from which day on it does not.
"""

import re
from calendar import monthrange
from datetime import date, timedelta
from decimal import ROUND_CEILING, Decimal

from factcheck.model.frozen import dataclass
from factcheck.model.marks import Mod, Time

_VALUE = re.compile(r"P(?P<count>X|\d{1,9}(?:\.\d{1,9})?)(?P<unit>DE|CE|[YMWDQ])")
_YEARS_AND_MONTHS = re.compile(r"P(?P<years>\d{1,4})Y(?P<months>\d{1,2})M")
_MONTHS = {"Y": 12, "Q": 3, "M": 1, "DE": 120, "CE": 1200}
_DAYS = {"W": 7, "D": 1}
_HALF = Decimal("0.5")
_VAGUE = {"D": (2, 14), "W": (2, 9), "M": (2, 12), "Q": (2, 8), "Y": (2, 10), "DE": (2, 10), "CE": (2, 10)}
_ABOVE = (Mod.MORE_THAN, Mod.EQUAL_OR_MORE, Mod.AFTER, Mod.ON_OR_AFTER)
_BELOW = (Mod.LESS_THAN, Mod.EQUAL_OR_LESS, Mod.BEFORE, Mod.ON_OR_BEFORE)


@dataclass(frozen=True, slots=True)
class Stretch:
    """A length of time: at least ``low`` and less than ``high`` of ``unit`` (Y Q M W D DE CE); None: open."""

    unit: str
    low: Decimal | None
    high: Decimal | None

    def reached(self, begin: date) -> date:
        """Give the day from which the wording is right, for what began on ``begin``."""
        return begin if self.low is None else later(begin, self.low, self.unit)

    def passed(self, begin: date) -> date | None:
        """Give the day from which the wording is too small, for what began on ``begin``; None where never."""
        return None if self.high is None else later(begin, self.high, self.unit)

    def holds(self, begin: date, day: date) -> bool:
        """Say whether what began on ``begin`` has lasted so long on ``day``."""
        end = self.passed(begin)
        return self.reached(begin) <= day and (end is None or day < end)


def later(day: date, count: Decimal, unit: str) -> date:
    """Give the day ``count`` of ``unit`` after ``day``, the last day of the calendar at most."""
    if unit in _DAYS:
        return _plus_days(day, int((count * _DAYS[unit]).to_integral_value(ROUND_CEILING)))
    months = count * _MONTHS[unit]
    moved = _plus_months(day, int(months))
    return _plus_days(moved, int((months % 1 * 30).to_integral_value(ROUND_CEILING)))


def _plus_days(day: date, days: int) -> date:
    return day + timedelta(days=days) if days <= (date.max - day).days else date.max


def _plus_months(day: date, months: int) -> date:
    year, month = day.year + (day.month - 1 + months) // 12, (day.month - 1 + months) % 12 + 1
    return date(year, month, min(day.day, monthrange(year, month)[1])) if year <= date.max.year else date.max


def as_said(time: Time) -> Stretch | None:
    """Give the lengths for which the words of a duration can be said without being false; None where unreadable.

    "plus de deux ans" is not false after four years; "deux ans" is from eighteen months up to three years.
    """
    exact = _exact(time)
    if exact is None:
        return _vague(time)
    count, unit = exact
    if time.mod in _ABOVE:
        return Stretch(unit, count, None)
    if time.mod in _BELOW:
        return Stretch(unit, None, count)
    slack = max(_HALF, count / 4) if time.mod is Mod.APPROX else _HALF
    return Stretch(unit, max(count - slack, Decimal(0)), count + max(slack, Decimal(1)))


def as_read(time: Time) -> Stretch | None:
    """Give the lengths that a reader takes the words of a duration to mean; None where unreadable.

    "plus de deux ans" is read as between two and three years: later somebody would have written "plus de trois ans".
    """
    said, exact = as_said(time), _exact(time)
    if said is None or exact is None or said.high is not None:
        return said
    return Stretch(said.unit, said.low, exact[0] + _step(exact[0]))


def _step(count: Decimal) -> Decimal:
    """Give how much more somebody would have to wait to use the next likely figure."""
    return next((Decimal(step) for step in (10, 5) if count >= step and count % step == 0), Decimal(1))


def _exact(time: Time) -> tuple[Decimal, str] | None:
    """Give the count and unit of a duration; years and months together as months; None where it is vague."""
    both = _YEARS_AND_MONTHS.fullmatch(time.value)
    if both:
        return Decimal(int(both["years"]) * 12 + int(both["months"])), "M"
    found = _VALUE.fullmatch(time.value)
    return (Decimal(found["count"]), found["unit"]) if found and found["count"] != "X" else None


def _vague(time: Time) -> Stretch | None:
    found = _VALUE.fullmatch(time.value)
    if found is None or found["count"] != "X":
        return None
    low, high = _VAGUE[found["unit"]]
    return Stretch(found["unit"], Decimal(low), Decimal(high))
