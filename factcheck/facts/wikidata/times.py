"""Wikidata's times: a moment with precision and calendar, read as the day, month, year or decade that it states."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date

from factcheck.model import Within
from factcheck.model.within import earliest, latest

When = date | Within | None
"""A day, what is known of one, or nothing stated."""

DAY, MONTH, YEAR, DECADE = 11, 10, 9, 8
_TIME = re.compile(r"([+-]?)(\d{1,16})-(\d\d)-(\d\d)T", re.ASCII)
_MONTHS, _YEARS = 12, 9999
_JULIAN_DAY_ZERO = 1_721_425  # the Julian day before the first of January of the year 1


class TimeError(ValueError):
    """A time that is none."""


def read_time(time: object, precision: object, *, julian: bool = False) -> When:
    """Read a time; what lies outside of our calendar, or is known to the century at best, is a day nobody knows.

    Raises TimeError.
    """
    found = _TIME.match(time) if isinstance(time, str) else None
    if found is None or type(precision) is not int:
        raise TimeError(time)
    year, month, day = int(found[2]), int(found[3]), int(found[4])
    if found[1] == "-" or not 1 <= year <= _YEARS or precision < DECADE:
        return Within()
    return _dated(year, month if precision >= MONTH else 0, day if precision >= DAY else 0, precision, julian=julian)


def _dated(year: int, month: int, day: int, precision: int, *, julian: bool) -> When:
    """Give the day, or the first and the last day that the parts allow; a part that is 0 is not known."""
    if precision == DECADE:
        decade = year - year % 10
        return Within(_day(max(decade, 1), 1, 1, julian=julian), _day(decade + 9, _MONTHS, 31, julian=julian))
    first = _day(year, month or 1, day or 1, julian=julian)
    if month and day:
        return first
    end = month or _MONTHS
    return Within(first, _day(year, end, monthrange(year, end)[1] if end <= _MONTHS else 0, julian=julian))


def _day(year: int, month: int, day: int, *, julian: bool) -> date:
    try:
        return _from_julian(year, month, day) if julian else date(year, month, day)
    except (ValueError, OverflowError):
        raise TimeError(f"{year:04}-{month:02}-{day:02}") from None


def _from_julian(year: int, month: int, day: int) -> date:
    """Give the Gregorian day of a day of the Julian calendar."""
    if not (1 <= month <= _MONTHS and day >= 1):
        raise ValueError
    before_march = (14 - month) // 12
    years, months = year + 4800 - before_march, month + 12 * before_march - 3
    number = day + (153 * months + 2) // 5 + 365 * years + years // 4 - 32083
    return date.fromordinal(number - _JULIAN_DAY_ZERO)


def first_of(when: When) -> date | None:
    """Give the first day that it can be."""
    return when.first if isinstance(when, Within) else when


def last_of(when: When) -> date | None:
    """Give the last day that it can be."""
    return when.last if isinstance(when, Within) else when


def agreed(times: Iterable[When]) -> When:
    """Give what several statements of one date say together: the most exact that fits all, else their whole range."""
    stated = [time for time in times if time is not None]
    exact = sorted({time for time in stated if isinstance(time, date)})
    if not stated:
        return None
    low = [first_of(time) for time in stated]
    high = [last_of(time) for time in stated]
    if len(exact) == 1 and all(_covers(time, exact[0]) for time in stated):
        return exact[0]
    first = None if None in low else min(day for day in low if day)
    last = None if None in high else max(day for day in high if day)
    return Within(first, last) if first != last or first is None else first


def _covers(time: When, day: date) -> bool:
    first, last = earliest(None, _range(time)), latest(None, _range(time))
    return (first is None or first <= day) and (last is None or day <= last)


def _range(time: When) -> Within:
    return time if isinstance(time, Within) else Within(time, time)


def narrowed(when: Within, first: date | None, last: date | None) -> Within:
    """Give a range with bounds that are known besides, where it has none of its own that is narrower."""
    low = max((day for day in (when.first, first) if day), default=None)
    high = min((day for day in (when.last, last) if day), default=None)
    return when if low and high and high < low else Within(low, high)
